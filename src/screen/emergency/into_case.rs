//! What a sheet means for the case that is chosen, also after it kept itself in the inbox.

use super::sheet::{Place, Sheet};
use crate::casefile::Moment;
use crate::workspace::desk::NoteId;
use crate::workspace::note::{EmergencyStamps, Note};

impl Sheet {
    /// Whether the emergency lies in the inbox, and its case was chosen since.
    pub fn moves_into_case(&self) -> bool {
        let lies_in_inbox = matches!(self.kept, Some((_, Place::Inbox)));
        self.case.is_some() && self.begun_at.is_some() && lies_in_inbox
    }

    /// Whether it opens a case that ended again: danger does, a false alarm and what goes on after it do not.
    pub fn raises_danger(&self) -> bool {
        let has_begun = self.begun_at.is_some() && self.kept.is_none();
        (has_begun || self.moves_into_case()) && self.false_alarm.trim().is_empty()
    }

    /// The note that this page left of it last: whoever reads the inbox takes it into the case.
    pub const fn left(&self) -> Option<&(NoteId, Note)> {
        self.left.as_ref()
    }

    /// That note is not there any more, or cannot be gone on with.
    pub fn let_left_go(&mut self) {
        self.left = None;
    }

    /// What goes into the chosen case besides, as a note; `None` when everything is there. The case learns of the
    /// danger also where what was kept before stays in the inbox.
    pub fn note_for_case(&self, now: Moment) -> Option<Note> {
        if !self.moves_into_case() {
            return self.note(now);
        }
        let stamps = EmergencyStamps {
            begun_at: self.begun_at,
            ..self.stamps(now)
        };
        Some(self.note_of(now, stamps))
    }
}
