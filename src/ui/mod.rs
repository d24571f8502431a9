//! Drawing and listening.

pub mod components;

pub mod routes;

pub mod context;
pub mod cover;

pub mod doors;
pub mod file_pick;
pub mod idle;
#[cfg(feature = "vault-file")]
mod in_file;
pub mod inside;
mod into_case;
mod keeping;
pub mod leaving;
pub mod legacy;
mod looking_over;
pub mod outlet;
pub mod pages;
pub mod paper;
pub mod place;
pub mod presenting;
pub mod record_form;
pub mod root;
pub mod shell;
mod stored;
pub mod telling;
pub mod trouble_notice;
mod typing;
pub mod unread_draft;
mod vault_file;
pub mod words;

pub use context::App;
pub use root::start;
