//! The vault: who opens what, what a damaged store still says, and what no store may do.

mod cases;
mod members;
mod stores;
mod world;
