//! Drawing and listening.

pub mod components;

pub mod routes;

pub mod context;

mod doors;
mod file_pick;
mod idle;
mod leaving;
mod legacy;
mod outlet;
pub mod pages;
mod place;
pub mod record_form;
mod root;
mod shell;
mod trouble_notice;
mod words;

pub use context::App;
pub use root::start;
