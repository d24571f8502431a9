//! The core in the protocol's words: fast, native, no browser.

mod exchange;
mod plans;
mod screens;
mod transfer;
mod transfer_properties;
mod words;
