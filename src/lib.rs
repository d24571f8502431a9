//! Meldcode: a school's step plans for worries about a child's safety at home, run entirely in the browser.
//!
//! # Where to start
//!
//! Read in this order, each room standing only on the ones before it:
//!
//! 1. [`protocol`]: what a step plan demands. The plans themselves are data files beside it.
//! 2. [`casefile`]: what has happened in one case: an append-only journal and the fold over it.
//! 3. [`vault`]: secrets at rest; it does not know what it protects.
//! 4. [`exchange`]: what leaves the device.
//! 5. [`workspace`]: the application without a screen.
//! 6. [`text`]: every word a person reads outside the plan files.
//! 7. [`screen`]: what each screen shows, as plain comparable data.
//! 8. `platform` and `ui`: the browser, and drawing in it (feature `web`).
//!
//! [`order`] and [`direction`] lie below them all and can be read when they are met.

pub mod direction;
pub mod order;

pub mod protocol;

pub mod casefile;
pub mod vault;

pub mod exchange;

pub mod workspace;

pub mod text;

pub mod screen;

#[cfg(feature = "web")]
pub mod platform;
#[cfg(feature = "web")]
pub mod ui;
