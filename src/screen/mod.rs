//! What each screen shows, as plain comparable data.

pub mod backup;
pub mod carry;
pub mod case;
pub mod cases;
pub mod door;
pub mod form;
mod form_context;
pub mod import_preview;
mod names;
pub mod people;
pub mod phase_change;
mod reading;
mod records;
pub mod timeline;
pub mod today;
pub mod urgency;

pub use door::Door;
pub use form_context::form_context;
pub use urgency::Urgency;
