//! **Lockstep**: identical robots in identical mazes, commanded by teams of people, under schemes
//! of coordination from none to Raft.
//!
//! The idea of the house: *a run is a text, everything else is derived from it.* A [`setup::Setup`]
//! and the timed [`setup::Act`]s of people decide every event of a run, on every machine.
//!
//! This library is the core. It knows no browser, no clock, no thread and no entropy; the app in
//! `src/main.rs` is a separate binary, so that the core cannot name it.

// Mistakes planted for the mutation check are for its tests alone.
#[cfg(all(feature = "planted-bugs", any(feature = "web", feature = "headless", target_arch = "wasm32")))]
compile_error!("`planted-bugs` puts mistakes into the schemes: not for a program that anybody uses");

// In reading order, which is also the order of the layers: each imports only from those before it.
pub mod ids;
pub mod time;
pub mod rng;
pub mod pose;
pub mod series;
pub mod phrase;

pub mod command;
pub mod maze;
pub mod camera;

pub mod network;

pub mod protocol;

pub mod setup;
pub mod record;
pub mod agenda;
pub mod body;
pub mod team;

pub mod world;

pub mod standing;
pub mod laws;
pub mod consistency;
pub mod tally;
pub mod moment;
pub mod adversary;
pub mod script;
pub mod link;
pub mod expect;
pub mod words;
pub mod story;
pub mod run;
pub mod summary;
pub mod scene;
pub mod history;
pub mod lesson;
pub mod diagram;
pub mod why;
pub mod compare;
pub mod export;
