//! What a member must be told once: new keys made for them, work that is missing here, damage.

use crate::order;
use crate::text::{Message, Problem, Tidings as Words};
use crate::workspace::Desk;
use crate::workspace::desk::Tiding;

/// One thing to be told.
#[derive(Clone, Debug, PartialEq)]
pub struct TidingLine {
    /// What happened.
    pub what: Message,
    /// What to do now.
    pub now: Message,
    /// Whether it is about what is stored here: then it leads to *Redden wat er is*.
    pub is_loss: bool,
}

/// Everything to be told, what is stored here first.
pub fn tidings(desk: &Desk) -> Vec<TidingLine> {
    let mut lines: Vec<TidingLine> = desk.tidings.iter().map(line).collect();
    order::sort_by_key(&mut lines, |line| !line.is_loss);
    lines
}

fn line(tiding: &Tiding) -> TidingLine {
    let (what, now, is_loss) = match tiding {
        Tiding::Rekeyed { by: Some(by), at } => {
            let by = by.clone();
            (Words::RekeyedBy { by, at: *at }, Words::RekeyedNow, false)
        }
        Tiding::Rekeyed { by: None, at } => {
            (Words::RekeyedByCode { at: *at }, Words::RekeyedNow, false)
        }
        Tiding::Lost {
            cases,
            last_written_on: Some(on),
        } => {
            let (cases, on) = (*cases, *on);
            (Words::Lost { cases, on }, Words::LostNow, true)
        }
        Tiding::Lost {
            cases,
            last_written_on: None,
        } => (Words::LostUndated { cases: *cases }, Words::LostNow, true),
        Tiding::OpenedToRead { records } => {
            let records = *records;
            (
                Words::OpenedToRead { records },
                Words::OpenedToReadNow,
                true,
            )
        }
        Tiding::LaterVersion => {
            return TidingLine {
                what: Problem::StorageNewer.into(),
                now: Message::remedy(Problem::StorageNewer),
                is_loss: false,
            };
        }
        Tiding::DraftsUnread { count } => {
            let count = *count;
            (Words::DraftsUnread { count }, Words::DraftsUnreadNow, true)
        }
        Tiding::Damaged { pieces } => (Words::Damaged { pieces: *pieces }, Words::DamagedNow, true),
    };
    TidingLine {
        what: what.into(),
        now: now.into(),
        is_loss,
    }
}
