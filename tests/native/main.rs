//! The core in the protocol's words: fast, native, no browser.

mod contrast;
mod exchange;
mod lists;
mod office;
mod plans;
mod protocol;
mod screens;
mod style;
mod transfer;
mod transfer_properties;
mod vault;
mod words;
