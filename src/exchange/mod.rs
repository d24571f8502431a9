//! What leaves the device: transfer file, import plan, documents as typed parts.
#![warn(missing_docs)]

pub mod calendar;
pub mod contact;

pub mod documents;

pub mod envelope;

pub mod import;

pub mod manifest;

pub mod receipt;
pub mod statistics;

pub mod transfer;

pub mod work_protocol;

pub mod work;

pub mod hex;
