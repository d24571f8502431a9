//! From the bytes of a file of the protocol to what it says, or to everything that is wrong with it.

use serde::de::DeserializeOwned;

use super::check::{Fault, check, judged_before};
use super::plan::Plan;
use super::plan_file::PlanFile;
use crate::order;

/// A file larger than this is not read. The largest we ship is a twentieth of it.
pub const FILE_BYTES_MAX: usize = 1 << 20;

/// Why a plan, an indicator list or a contact list was refused.
#[derive(Debug, thiserror::Error)]
pub enum PlanError {
    /// It is too large.
    #[error("the file has {found} bytes; at most {max} are read")]
    TooLarge {
        /// Its size in bytes.
        found: usize,
        /// The largest size that is read.
        max: usize,
    },
    /// It is not JSON, or not of the right shape.
    #[error("the file cannot be read at line {line}, column {column}")]
    Unreadable {
        /// The line, counted from 1.
        line: usize,
        /// The column, counted from 1.
        column: usize,
        /// What the reader said.
        #[source]
        cause: serde_json::Error,
    },
    /// It has the right shape, but no case could be run by it.
    #[error("the file has {} faults", faults.len())]
    Malformed {
        /// Every fault.
        faults: Vec<Fault>,
    },
}

/// Reads a plan file, ours or one a school made itself.
///
/// # Errors
/// See [`PlanError`]; a malformed plan is refused with every fault it has.
pub fn load(json: &str) -> Result<Plan, PlanError> {
    let file: PlanFile = read(json)?;
    check(&file).map_err(|faults| PlanError::Malformed { faults })
}

/// Reads a plan file that we ship. The tests refuse to build one with a fault, so no device judges it again.
pub(super) fn load_shipped(json: &str) -> Result<Plan, PlanError> {
    let file: PlanFile = read(json)?;
    Ok(judged_before(&file))
}

/// Reads a file of bounded size; the reader bounds its nesting.
pub(super) fn read<T: DeserializeOwned>(json: &str) -> Result<T, PlanError> {
    if json.len() > FILE_BYTES_MAX {
        return Err(PlanError::TooLarge {
            found: json.len(),
            max: FILE_BYTES_MAX,
        });
    }
    serde_json::from_slice(json.as_bytes()).map_err(|cause| PlanError::Unreadable {
        line: cause.line(),
        column: cause.column(),
        cause,
    })
}

/// What was read, unless something is wrong with it.
pub(super) fn faultless<T>(read: T, mut faults: Vec<Fault>) -> Result<T, PlanError> {
    order::sort_by(&mut faults, Ord::cmp);
    faults.dedup();
    if faults.is_empty() {
        Ok(read)
    } else {
        Err(PlanError::Malformed { faults })
    }
}
