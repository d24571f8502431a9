//! The core in the protocol's words: fast, native, no browser.

mod documents;
mod exchange;
mod plans;
mod transfer;
mod transfer_properties;
