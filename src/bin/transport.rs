//! Starts the worker module: age and Argon2id.

fn main() {}
