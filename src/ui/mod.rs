//! Drawing and listening.
