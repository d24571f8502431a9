//! The vault: who opens what, what a damaged store still says, and what no store may do.

mod backups;
mod cases;
mod damage;
mod members;
mod stores;
mod world;
