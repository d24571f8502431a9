//! The vault: who opens what, what a damaged store still says, and what no store may do.

mod backups;
mod beside;
mod bringing_back;
mod cases;
mod damage;
mod file_store;
mod forgery;
mod golden;
mod members;
mod passphrases;
mod school_file;
mod seats;
mod standings;
mod stores;
mod told;
mod world;
