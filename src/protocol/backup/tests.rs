//! Several robots at once, driven by hand and at random.

mod pump;
mod steady;
