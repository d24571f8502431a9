//! The Dutch of the forms.

mod answers;
mod hints;
mod labels;
mod titles;
