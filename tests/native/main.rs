//! The core in the protocol's words: fast, native, no browser.

mod exchange;
mod lists;
mod office;
mod plans;
mod protocol;
mod transfer;
mod transfer_properties;
