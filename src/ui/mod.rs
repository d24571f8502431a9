//! Drawing and listening.

pub mod components;

pub mod routes;

pub mod context;

mod doors;
pub mod pages;
pub mod record_form;
mod words;

pub use context::App;
