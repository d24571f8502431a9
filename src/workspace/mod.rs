//! The application without a screen: session, library, recorder, members, settings.

pub mod ports;

pub mod school;

pub mod note;

pub mod draft;

pub mod summary;

pub mod handover;

pub mod health;

pub mod backup_folder;

pub mod first_use;

pub mod idle;

pub mod plans;

pub mod profile;

pub mod desk;

pub mod team;

mod sealed_record;

mod packed;

mod dossier;

pub mod destruction;

mod recorder;

pub mod action;

pub mod error;

pub mod file_history;

pub mod file_kind;

pub mod loose_files;

pub mod office;

pub use action::{Action, Done};
pub use desk::Desk;
pub use error::Error;
pub use file_kind::FileKind;
pub use office::{Office, Stage};

/// The rules for passphrases, for the screens that ask one.
pub use crate::vault::passphrase;
