//! The two step plans, told as given / when / then over the journal.

pub(crate) mod school;

mod afterwards;
mod beside;
mod conflicts;
pub(crate) mod danger_told;
mod in_time;
mod keeping;
mod left_undone;
mod need_to_know;
mod on_the_day;
mod readings;
mod refusals;
mod reopened;
mod rows;
mod told_back;
