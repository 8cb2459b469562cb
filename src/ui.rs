//! The app. One stateful component, [`app::App`]; everything else is drawn from its props and reports
//! upward by callbacks only.

pub mod app;
pub mod bar;
pub mod beads;
pub mod bot;
pub mod browser;
pub mod building;
pub mod clock;
pub mod clock_bar;
pub mod console;
pub mod icon;
pub mod layout;
pub mod links;
pub mod messages;
pub mod msg;
pub mod photo;
pub mod plate;
pub mod portrait;
pub mod robot;
pub mod sheets;
pub mod stage;
pub mod story_panel;
pub mod svg;
pub mod way;
