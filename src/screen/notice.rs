//! Ik heb iets gezien: one observation, two questions, and what comes next. Works locked and unlocked.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::emergency::CaseChoice;
use crate::casefile::event::{Answer, Observation, Source};
use crate::casefile::{CaseId, Moment};
use crate::exchange::documents::{begins, without_role};
use crate::screen::form::offset_at;
use crate::text::QuickObservation as Words;
use crate::workspace::Stage;
pub use crate::workspace::note::Witness;
use crate::workspace::note::{Content, Danger, Note, NotedObservation, VERSION};

/// Where one is in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    /// Writing.
    #[default]
    Writing,
    /// The two questions.
    Questions,
    /// It is about a member of staff: this plan does not apply (domain 1.6 no. 33).
    Stopped,
    /// Kept; what comes next.
    Next,
}

/// What is being written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Where one is.
    pub step: Step,
    /// The child, as typed.
    pub pupil: String,
    /// The case, when one was chosen.
    pub case: Option<CaseIdText>,
    /// Who writes, as typed: only while locked.
    pub author: String,
    /// The day, when it is not today.
    pub on: Option<NaiveDate>,
    /// The time, when it is not now.
    pub at: Option<NaiveTime>,
    /// Where.
    pub place: String,
    /// What was seen or heard. The only required text.
    pub seen: String,
    /// Words said, literally.
    pub literal_words: String,
    /// Who told it.
    pub witness: Witness,
    /// The name of somebody else who told it.
    pub told_by: String,
    /// Interpretation, apart and optional.
    pub interpretation: String,
    /// "Is er nú gevaar?"
    pub danger: Option<Danger>,
    /// "Gaat het om een medewerker?"
    pub is_colleague: Option<bool>,
    /// Whether it is on disk.
    pub is_kept: bool,
}

/// A case's id, as a draft keeps it.
pub type CaseIdText = uuid::Uuid;

/// Where it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    /// Nowhere: there is no vault yet.
    Screen,
    /// Into the sealed inbox.
    Inbox,
    /// Into this case.
    Case(CaseId),
}

/// What the page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Where one is.
    pub step: Step,
    /// The cases to choose from; `None` while locked.
    pub cases: Option<Vec<CaseChoice>>,
    /// Whether the writer's name must be typed.
    pub asks_author: bool,
    /// Where it goes.
    pub destination: Destination,
    /// What is said once it is kept.
    pub kept: Words,
    /// The last day that can be chosen.
    pub today: NaiveDate,
    /// By when to talk it over.
    pub discuss: Words,
    /// Whether the questions are answered well enough to go on.
    pub can_go_on: bool,
}

impl Draft {
    /// Whether anything was written that is not on disk.
    pub fn has_unkept(&self) -> bool {
        !self.is_kept
            && [
                &self.seen,
                &self.literal_words,
                &self.interpretation,
                &self.place,
            ]
            .iter()
            .any(|text| !text.trim().is_empty())
    }

    /// Whether nothing stands in it, whoever writes: then there is no text to keep.
    pub fn is_blank(&self) -> bool {
        *self
            == Self {
                step: self.step,
                author: self.author.clone(),
                is_kept: self.is_kept,
                ..Self::default()
            }
    }

    /// Whether it is not on disk and somebody wrote it under another name than this person's, or the first of it.
    pub fn is_of_another(&self, me: &str) -> bool {
        let author = without_role(&self.author);
        let are_named = !author.is_empty() && !me.trim().is_empty();
        are_named && self.has_unkept() && !begins(&author, me)
    }

    /// Whether a lock may put it in the sealed inbox unasked. Words about a member of staff go nowhere by
    /// themselves: whoever reads the inbox may be the one they are about (domain 1.6 no. 33).
    pub fn may_be_kept_unasked(&self) -> bool {
        self.is_colleague != Some(true)
    }

    /// When it happened: as chosen, else now.
    pub fn happened_at(&self, now: Moment) -> Moment {
        if self.on.is_none() && self.at.is_none() {
            return now;
        }
        let on = self.on.unwrap_or_else(|| now.date_naive());
        let at = self.at.unwrap_or_else(|| now.time());
        let local = on.and_time(at);
        let there = local.and_local_timezone(offset_at(local, now));
        there.single().unwrap_or(now)
    }

    /// What is wrong with the day and the time that were chosen.
    pub fn fault(&self, now: Moment) -> Option<Words> {
        let is_earlier = self.on.is_some_and(|on| on != now.date_naive());
        if is_earlier && self.at.is_none() {
            return Some(Words::TimeMissing);
        }
        (self.happened_at(now) > now).then_some(Words::NotYet)
    }

    /// As a note for the sealed inbox: of whoever unlocked, else of the name that was typed.
    pub fn note(&self, now: Moment, me: Option<&str>) -> Note {
        let text = |text: &String| text.trim().to_owned();
        Note {
            v: VERSION,
            written_at: now,
            author: me.map_or_else(|| text(&self.author), str::to_owned),
            pupil: text(&self.pupil),
            content: Content::Observation(NotedObservation {
                happened_at: Some(self.happened_at(now)),
                place: text(&self.place),
                seen: text(&self.seen),
                literal_words: text(&self.literal_words),
                source: match self.witness {
                    Witness::Myself | Witness::Child => String::new(),
                    Witness::SomebodyElse => text(&self.told_by),
                },
                interpretation: text(&self.interpretation),
                danger: self.danger,
                witness: (self.witness != Witness::Myself).then_some(self.witness),
            }),
        }
    }

    /// As an observation in a case.
    pub fn observation(&self) -> Observation {
        let text = |text: &String| text.trim().to_owned();
        Observation {
            place: text(&self.place),
            present: String::new(),
            seen: text(&self.seen),
            literal_words: text(&self.literal_words),
            source: match self.witness {
                Witness::Myself => Source::Myself,
                Witness::Child => Source::Child,
                Witness::SomebodyElse => Source::Third(text(&self.told_by)),
            },
            unknown: String::new(),
            interpretation: text(&self.interpretation),
            other_explanation: String::new(),
            did: String::new(),
            indicators: std::collections::BTreeSet::new(),
            danger: self.danger.map(|danger| match danger {
                Danger::Yes => Answer::Yes,
                Danger::Doubt => Answer::Doubt,
                Danger::No => Answer::No,
            }),
            unverified_author: None,
        }
    }

    /// Whether yes or doubt: both lead to Spoed (domain 6(a)).
    pub fn is_danger(&self) -> bool {
        matches!(self.danger, Some(Danger::Yes | Danger::Doubt))
    }

    /// It is on disk: the text goes, where one is and where it went stays.
    pub fn mark_kept(&mut self) {
        *self = Self {
            step: Step::Next,
            case: self.case,
            danger: self.danger,
            author: std::mem::take(&mut self.author),
            is_kept: true,
            ..Self::default()
        };
    }
}

impl Notice {
    /// The same where the vault is a file: what is left on its locked screen is in no file until somebody unlocks.
    #[must_use]
    pub fn in_file(mut self) -> Self {
        if self.asks_author && self.destination == Destination::Inbox {
            self.kept = Words::SavedInBrowser;
        }
        self
    }
}

/// Computes the page. `cases` is [`None`] while nobody has unlocked.
pub fn notice(
    draft: &Draft,
    (stage, cases): (&Stage, Option<Vec<CaseChoice>>),
    now: Moment,
) -> Notice {
    let destination = match (stage, draft.case) {
        (Stage::Unlocked, Some(case)) => Destination::Case(CaseId(case)),
        (Stage::Unlocked | Stage::Locked { .. }, _) => Destination::Inbox,
        (Stage::Opening | Stage::FirstUse | Stage::Vanished(_), _) => Destination::Screen,
    };
    Notice {
        step: draft.step,
        asks_author: *stage != Stage::Unlocked,
        cases,
        destination,
        kept: match destination {
            Destination::Screen => Words::KeptOnScreen,
            Destination::Inbox => Words::SavedInInbox,
            Destination::Case(_) => Words::SavedInCase,
        },
        today: now.date_naive(),
        discuss: Words::DiscussSoon,
        can_go_on: draft.danger.is_some() && draft.is_colleague == Some(false),
    }
}
