//! The Dutch: reading level B1, *je*, sentence case, no final stop on labels and buttons, no blame.

mod access_paper;
mod agenda;
mod backup;
mod carry;
mod case;
mod casework;
mod dates;
mod destruction;
mod emergency;
mod form;
mod handover;
mod indicators;
mod kinds;
mod lock;
mod noticing;
mod paper;
mod parnassys;
mod problem;
mod proof;
mod refused;
mod safe_home_paper;
mod school_summary;
mod settings;
mod shell;
mod today;
