//! What the chores and the browser tests have in common: a small file server for a built app, and the
//! copy that the browser keeps of it.

pub mod offline;
pub mod server;
