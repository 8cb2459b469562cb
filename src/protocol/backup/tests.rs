//! Several robots at once, driven by hand and at random.

mod chaos;
mod checks;
mod pump;
mod split;
mod steady;
mod takeover;
