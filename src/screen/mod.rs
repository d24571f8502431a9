//! What each screen shows, as plain comparable data.

mod after_save;
pub mod agenda;
pub mod backup;
pub mod carry;
pub mod case;
pub mod cases;
pub mod destruction;
pub mod documents;
pub mod door;
pub mod emergency;
pub mod employee_stop;
pub mod form;
mod form_context;
pub mod gate;
pub mod import_preview;
pub mod inbox;
pub mod indicators;
mod names;
pub mod notice;
pub mod paper;
pub mod parnassys;
pub mod people;
pub mod phase_change;
mod reading;
mod records;
pub mod rescue;
pub mod set_up;
pub mod settings;
pub mod tidings;
pub mod timeline;
pub mod today;
pub mod urgency;

pub use after_save::{AfterSave, after_save};
pub use door::Door;
pub use form_context::form_context;
pub use urgency::Urgency;
