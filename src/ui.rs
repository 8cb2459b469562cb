//! The app. One stateful component, [`app::App`]; everything else is drawn from its props and reports
//! upward by callbacks only.

pub(crate) mod address;
pub(crate) mod app;
pub(crate) mod bar;
pub(crate) mod beads;
pub(crate) mod bot;
pub(crate) mod browser;
pub(crate) mod building;
pub(crate) mod clock;
pub(crate) mod clock_bar;
pub(crate) mod compare;
pub(crate) mod console;
pub(crate) mod diagram;
pub(crate) mod diagram_ink;
pub(crate) mod icon;
pub(crate) mod layout;
pub(crate) mod lines;
pub(crate) mod lesson;
pub(crate) mod lessons_list;
pub(crate) mod links;
pub(crate) mod message_menu;
pub(crate) mod messages;
pub(crate) mod msg;
pub(crate) mod panic_page;
pub(crate) mod photo;
pub(crate) mod plate;
pub(crate) mod portrait;
pub(crate) mod robot;
pub(crate) mod share;
pub(crate) mod sheets;
pub(crate) mod stage;
pub(crate) mod store;
pub(crate) mod story_panel;
pub(crate) mod svg;
pub(crate) mod way;
pub(crate) mod why;
