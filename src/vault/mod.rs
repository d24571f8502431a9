//! Secrets at rest: key slots, sealing, container layout and the storage port. It does not know what it protects.
#![warn(missing_docs)]
