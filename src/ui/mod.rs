//! Drawing and listening.

pub mod components;
