//! What screens show and what their forms make, as plain data.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "samples are built by hand; a broken one fails its test"
)]

mod access;
mod access_danger;
mod access_names;
mod access_secret;
mod access_words;
mod account;
mod account_elsewhere;
mod agenda;
mod carry;
mod case;
mod case_print;
mod case_truth;
mod cases;
mod context_for_forms;
mod danger_told;
pub(crate) mod desk;
mod destruction;
mod emergency;
mod employee_stop;
mod filled;
mod first_use;
mod forms;
mod handed_to_colleague;
mod handed_to_school;
mod hostile_names;
mod in_file;
mod indicators;
mod notice;
mod one_answer;
mod parnassys;
mod parnassys_later;
mod people;
mod phase_change;
mod presenting;
mod reasons;
mod rescue;
mod safe_home;
mod safe_home_police;
pub(crate) mod sample;
mod school_summary;
mod settings;
mod timeline;
mod today;
mod year;
