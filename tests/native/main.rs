//! The core in the protocol's words: fast, native, no browser.

mod arbitrary;
mod contrast;
mod documents;
mod exchange;
mod lists;
mod office;
mod plans;
mod properties;
mod protocol;
mod samples;
mod scenarios;
mod screens;
mod style;
mod transfer;
mod transfer_properties;
mod vault;
mod vectors;
mod wire;
mod words;
