//! From the bytes of a plan file to a plan that may run a case.

use super::check::{Fault, check};
use super::plan::Plan;
use super::plan_file::PlanFile;

/// A plan file larger than this is not read. The largest we ship is a tenth of it.
pub const PLAN_BYTES_MAX: usize = 1 << 20;

/// Why a plan file was refused.
#[derive(Debug, thiserror::Error)]
pub enum PlanError {
    /// It is too large to be a plan.
    #[error("the plan file has {found} bytes; at most {max} are read")]
    TooLarge {
        /// Its size in bytes.
        found: usize,
        /// The largest size that is read.
        max: usize,
    },
    /// It is not JSON, or not of the shape of a plan file.
    #[error("the plan file cannot be read at line {line}, column {column}")]
    Unreadable {
        /// The line, counted from 1.
        line: usize,
        /// The column, counted from 1.
        column: usize,
        /// What the reader said.
        #[source]
        cause: serde_json::Error,
    },
    /// It has the shape of a plan, but no case could be run by it.
    #[error("the plan file has {} faults", faults.len())]
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
    if json.len() > PLAN_BYTES_MAX {
        return Err(PlanError::TooLarge {
            found: json.len(),
            max: PLAN_BYTES_MAX,
        });
    }
    let file: PlanFile = serde_json::from_str(json).map_err(|cause| PlanError::Unreadable {
        line: cause.line(),
        column: cause.column(),
        cause,
    })?;
    check(&file).map_err(|faults| PlanError::Malformed { faults })
}
