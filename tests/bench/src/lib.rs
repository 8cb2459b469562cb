//! What is measured, the same natively and in a browser: the runs, and how figures are taken.
//!
//! Wall clocks are handed in from outside, so this part knows none.

pub mod heap;
pub mod runs;
pub mod sample;
