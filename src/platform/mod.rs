//! The browser: storage, clock, entropy, files, workers.
