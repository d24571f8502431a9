//! What leaves the device: transfer file, import plan, documents as typed parts.
#![warn(missing_docs)]
