//! The two step plans, told as given / when / then over the journal.

pub mod school;

mod conflicts;
mod keeping;
mod readings;
mod rows;
