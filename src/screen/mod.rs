//! What each screen shows, as plain comparable data.

pub mod form;
