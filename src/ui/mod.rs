//! Drawing and listening.

pub mod components;

pub mod routes;

pub mod context;

pub use context::App;
