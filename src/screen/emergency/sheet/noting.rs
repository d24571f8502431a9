//! What is to be kept of a sheet, as a note.

use super::{Duty, Sheet};
use crate::casefile::Moment;
use crate::text::Emergency as Words;
use crate::workspace::desk::NoteId;
use crate::workspace::note::{Added, Content, EmergencyStamps, Note, Stamp, VERSION};

impl Sheet {
    /// What is to be kept, as a note; `None` when everything is. A note that follows another has no beginning of its own.
    pub fn note(&self, now: Moment) -> Option<Note> {
        self.has_added()
            .then(|| self.note_of(now, self.stamps(now)))
    }

    /// What is to be kept, also together with the note that this page left of it; `None` when everything is.
    pub fn added(&self, now: Moment) -> Option<Added> {
        Some(Added {
            note: self.note(now)?,
            whole: self.whole(now),
        })
    }

    pub(super) fn note_of(&self, now: Moment, stamps: EmergencyStamps) -> Note {
        Note {
            v: VERSION,
            written_at: now,
            author: self.author.trim().to_owned(),
            pupil: self.pupil.trim().to_owned(),
            content: Content::Emergency(stamps),
        }
    }

    /// The note that this page left of it, gone on with.
    pub(super) fn whole(&self, now: Moment) -> Option<(NoteId, Note)> {
        let (id, left) = self.left.as_ref()?;
        let Content::Emergency(before) = &left.content else {
            return None;
        };
        let added = self.stamps(now);
        let stamp = |duty, before: &Option<Stamp>, added: Option<Stamp>| {
            let stands = |_: &&Stamp| self.stamped(duty).is_some();
            added.or_else(|| before.as_ref().filter(stands).cloned())
        };
        let remarks = [before.remark.clone(), added.remark];
        let told: Vec<String> = remarks
            .into_iter()
            .filter(|told| !told.is_empty())
            .collect();
        let stamps = EmergencyStamps {
            begun_at: before.begun_at,
            talk: stamp(Duty::Talk, &before.talk, added.talk),
            safe_home: stamp(Duty::SafeHome, &before.safe_home, added.safe_home),
            case_manager: stamp(Duty::CaseManager, &before.case_manager, added.case_manager),
            remark: told.join("\n"),
            cancelled: added.cancelled.or_else(|| before.cancelled.clone()),
        };
        Some((*id, self.note_of(now, stamps)))
    }

    /// The stamps that are to be kept.
    pub fn stamps(&self, now: Moment) -> EmergencyStamps {
        let fresh = |duty| {
            let stamped = self.stamped(duty).filter(|stamped| !stamped.is_kept())?;
            Some(Stamp {
                at: stamped.at,
                words: stamped.words.trim().to_owned(),
            })
        };
        let false_alarm = self.false_alarm.trim();
        EmergencyStamps {
            begun_at: match self.kept {
                Some(_) => None,
                None => self.begun_at.or(Some(now)),
            },
            talk: fresh(Duty::Talk),
            safe_home: fresh(Duty::SafeHome),
            case_manager: fresh(Duty::CaseManager),
            remark: self.told(),
            cancelled: (!false_alarm.is_empty()).then(|| false_alarm.to_owned()),
        }
    }

    /// Everything told in words, and every stamp that was taken back.
    fn told(&self) -> String {
        let parents = self.parents.trim();
        let parents = (!parents.is_empty()).then(|| Words::ParentsLine {
            words: parents.to_owned(),
        });
        let remark = self.remark.trim();
        let back = self.taken_back.iter().map(|back| Words::TakenBackLine {
            what: back.duty.name().nl().into_owned(),
            at: back.at,
            back_at: back.back_at,
        });
        let added = self.stamped.iter().filter_map(|(duty, stamped)| {
            Some(Words::AddedLine {
                what: duty.name().nl().into_owned(),
                at: stamped.at,
                words: stamped.added()?.to_owned(),
            })
        });
        let mut lines = vec![remark.to_owned()];
        lines.extend(
            parents
                .into_iter()
                .chain(added)
                .chain(back)
                .map(|line| line.nl().into_owned()),
        );
        lines.retain(|line| !line.is_empty());
        lines.join("\n")
    }
}
