//! What the chores and the browser tests have in common: a small file server for a built app.

pub mod server;
