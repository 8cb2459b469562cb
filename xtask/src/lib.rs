//! What the chores and the browser tests have in common: a small file server for a built app, the copy
//! that the browser keeps of it, and its other shapes.

pub mod folder;
pub mod short;
pub mod offline;
pub mod scorm;
pub mod server;
