//! The Dutch: reading level B1, *je*, sentence case, no final stop on labels and buttons, no blame.

mod form;
mod parnassys;
