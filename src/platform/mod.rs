//! The browser: storage, clock, entropy, files, workers. The only room that sees it, with `ui`.
//!
//! What the browser throws becomes a [`failure::Failure`] in the function that received it; no value of
//! JavaScript travels further inward.

pub mod abilities;
pub mod clipboard;
pub mod clock;
pub mod entropy;
pub mod failure;
pub mod files;
pub mod folder;
pub mod fragment;
pub mod indexed_db;
pub mod keyboard;
mod listener;
pub mod loader;
mod page;
pub mod panic;
pub mod ports;
pub mod preferences;
pub mod presence;
pub mod printing;
pub mod rewriting;
pub mod tabs;
pub mod timer;
pub mod vault_file;
pub mod worker;

pub use listener::Listener;
