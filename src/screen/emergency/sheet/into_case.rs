//! How a sheet keeps itself, and what it means for the case that is chosen, also after it lies in the inbox.

use super::super::CaseChoice;
use super::{Place, Sheet};
use crate::casefile::{CaseId, Moment};
use crate::workspace::Desk;
use crate::workspace::desk::{InboxNote, NoteId};
use crate::workspace::note::{Content, EmergencyStamps, Note};

impl Sheet {
    /// Somebody comes from a case: it is chosen where nothing stands here yet, and where all of it is in another case
    /// this is another emergency. What somebody else stamped, or what is half written, goes into no case by itself.
    pub fn come_from(&mut self, case: CaseId) {
        let is_done_elsewhere = self.kept_in.is_some_and(|kept| kept != case) && !self.has_unkept();
        if is_done_elsewhere {
            *self = Self::default();
        }
        if self.begun_at.is_none() && !self.shows_words() {
            self.case = Some(case);
        }
    }

    /// The child of the chosen case, for a note that is left of it: so that whoever reads it knows whom it is about.
    pub fn child(&self, cases: &[CaseChoice]) -> Option<String> {
        let chosen = cases.iter().find(|choice| Some(choice.case) == self.case)?;
        Some(chosen.child.clone())
    }

    /// Whether the emergency lies in the inbox, and its case was chosen since.
    pub fn moves_into_case(&self) -> bool {
        let lies_in_inbox = matches!(self.kept, Some((_, Place::Inbox)));
        self.case.is_some() && self.begun_at.is_some() && lies_in_inbox
    }

    /// Whether it opens a case that ended again: danger does, a false alarm and what goes on after it do not.
    pub fn raises_danger(&self) -> bool {
        let has_begun = self.kept.is_none() && (self.begun_at.is_some() || self.has_added());
        (has_begun || self.moves_into_case()) && self.false_alarm.trim().is_empty()
    }

    /// As it is kept while somebody is at it: why it was no emergency empties the sheet, so that whoever writes that
    /// finishes it first. No case learns of danger while somebody writes that there was none.
    #[must_use]
    pub fn meanwhile(&self) -> Self {
        let mut meanwhile = self.clone();
        if !meanwhile.false_alarm.trim().is_empty() {
            meanwhile.false_alarm.clear();
            meanwhile.case = None;
        }
        meanwhile
    }

    /// Whether it keeps itself.
    pub fn keeps_itself(&self) -> bool {
        let is_certain = self.case.is_none() || self.false_alarm.trim().is_empty();
        is_certain && self.meanwhile().has_unkept()
    }

    /// Whether this page left a note of it that it goes on with.
    pub const fn has_left(&self) -> bool {
        self.left.is_some()
    }

    /// The notes of this emergency that go into the case with it, for whoever reads the inbox: the one of its beginning,
    /// also when somebody else left it before, and the one that this page left last.
    pub fn lying(&self, desk: &Desk) -> Vec<(NoteId, Note)> {
        let left = self.left.as_ref();
        let found = desk.notes.iter().filter_map(|lying| {
            let is_other = left.is_none_or(|(id, _)| *id != lying.id);
            let note = lying
                .note
                .as_ref()
                .filter(|note| is_other && self.begins(note))?;
            Some((lying.id, note.clone()))
        });
        found.chain(left.cloned()).collect()
    }

    fn begins(&self, note: &Note) -> bool {
        let begun_at = match &note.content {
            Content::Emergency(stamps) => stamps.begun_at,
            Content::Observation(_) => None,
        };
        begun_at.is_some() && begun_at == self.begun_at
    }

    /// One of those notes is in the case now.
    pub fn mark_taken_along(&mut self, note: &Note, now: Moment) {
        self.left = None;
        if self.begins(note) {
            self.kept = Some((now, Place::Case));
            self.kept_in = self.case;
        }
        let was_false_alarm =
            matches!(&note.content, Content::Emergency(stamps) if stamps.cancelled.is_some());
        self.end_after_false_alarm(was_false_alarm);
    }

    /// Where all of it is, once what is to be kept stands in the case: what was kept before stays in the inbox when
    /// whoever unlocked does not read that, and what somebody else added there does, because nothing says that it is of
    /// this emergency.
    pub fn place_in_case(&self, desk: &Desk) -> Place {
        let lay_in_both = matches!(self.kept, Some((_, Place::CaseAndInbox)));
        let goes_on = |lying: &InboxNote| {
            let note = lying.note.as_ref();
            note.is_some_and(|note| {
                let follows = matches!(&note.content, Content::Emergency(stamps) if stamps.begun_at.is_none());
                follows && self.begun_at.is_some_and(|begun| note.written_at >= begun)
            })
        };
        let lies_there = if desk.reads_inbox {
            desk.notes.iter().any(goes_on)
        } else {
            lay_in_both || self.moves_into_case()
        };
        if lies_there {
            Place::CaseAndInbox
        } else {
            Place::Case
        }
    }

    /// That note is not there any more, or cannot be gone on with.
    pub fn let_left_go(&mut self) {
        self.left = None;
    }

    /// Whether the chosen case has it. Another one is no longer a choice: what stands in a case is corrected there.
    pub fn is_settled(&self) -> bool {
        self.kept_in.is_some() && self.kept_in == self.case
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
