//! How a sheet keeps itself, and what it means for the case that is chosen, also after it lies in the inbox.

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

    /// As it is kept while somebody is at it: why it was no emergency empties the sheet, so that whoever writes that
    /// finishes it first.
    #[must_use]
    pub fn meanwhile(&self) -> Self {
        let mut meanwhile = self.clone();
        meanwhile.false_alarm.clear();
        meanwhile
    }

    /// Whether it keeps itself. No case learns of danger while somebody writes that there was none.
    pub fn keeps_itself(&self) -> bool {
        let is_certain = self.case.is_none() || self.false_alarm.trim().is_empty();
        is_certain && self.meanwhile().has_unkept()
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
