//! What each screen shows, as plain comparable data.

pub mod emergency;
pub mod form;
pub mod gate;
pub mod inbox;
pub mod notice;
pub mod set_up;
