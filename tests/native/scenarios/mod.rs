//! The two step plans, told as given / when / then over the journal.

pub mod school;

mod conflicts;
mod keeping;
mod need_to_know;
mod readings;
mod rows;
