//! Het werk aan dossiers.

mod act;
mod carried;
mod duties;
mod finder;
mod ledger;
mod lines;
mod moves;
mod page;
mod rest;
mod worklist;
