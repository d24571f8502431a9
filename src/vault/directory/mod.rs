//! The directory: who the members are, as a chain of entries each signed by someone who may.

mod entry;
mod fold;

pub(super) use entry::{Body, Entry};
pub use entry::{PROFILE_BYTES_MAX, Powers, Profile};
pub(super) use fold::Directory;
pub use fold::{Member, Notice, NoticeKind};
