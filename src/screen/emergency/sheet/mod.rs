//! What somebody tapped and typed on the emergency screen: kept in memory, then sealed as a note or recorded in a case.

mod into_case;
mod noting;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::casefile::{CaseId, Moment};
use crate::order::{self, Gather as _};
use crate::text::Emergency as Words;
use crate::workspace::desk::NoteId;
use crate::workspace::note::Note;

/// The three things of the same day (Seed L92-99).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Duty {
    /// Leerkracht, IB-er and directie talk.
    Talk,
    /// Contact with Veilig Thuis.
    SafeHome,
    /// The directeur is case manager.
    CaseManager,
}

impl Duty {
    /// All three, in the order of the seed.
    pub const ALL: [Self; 3] = [Self::Talk, Self::SafeHome, Self::CaseManager];

    /// What it is called.
    pub const fn name(self) -> Words {
        match self {
            Self::Talk => Words::TalkOfThree,
            Self::SafeHome => Words::ContactSafeHome,
            Self::CaseManager => Words::PrincipalIsManager,
        }
    }

    /// What to write down about it.
    pub const fn question(self) -> Words {
        match self {
            Self::Talk => Words::TalkOfThreeWho,
            Self::SafeHome => Words::ContactSafeHomeWhat,
            Self::CaseManager => Words::PrincipalIsManagerWho,
        }
    }
}

/// One duty that was tapped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamped {
    /// When.
    pub at: Moment,
    /// A few words; may be empty.
    pub words: String,
    /// The words it was kept with, once it is sealed or recorded: then it is not taken back here.
    kept_with: Option<String>,
}

impl Stamped {
    /// Whether it is sealed or recorded.
    pub const fn is_kept(&self) -> bool {
        self.kept_with.is_some()
    }

    /// Words that were added after it was kept.
    fn added(&self) -> Option<&str> {
        let kept = self.kept_with.as_deref()?;
        let words = self.words.trim();
        (!words.is_empty() && words != kept.trim()).then_some(words)
    }
}

/// A stamp that was taken back before it was kept: still told.
#[derive(Clone, Debug, PartialEq, Eq)]
struct TakenBack {
    duty: Duty,
    at: Moment,
    back_at: Moment,
}

/// Where the sheet was kept last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the sealed inbox.
    Inbox,
    /// In a case.
    Case,
    /// In a case; what was kept before lies in the sealed inbox.
    CaseAndInbox,
}

/// The sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// When it was first touched.
    pub begun_at: Option<Moment>,
    /// Who fills it in.
    pub author: String,
    /// The child.
    pub pupil: String,
    /// Which parents know, and if not, why not.
    pub parents: String,
    /// What else should be known.
    pub remark: String,
    /// Why it was no emergency after all.
    pub false_alarm: String,
    /// The case it belongs to, when that was chosen.
    pub case: Option<CaseId>,
    /// The case that has it.
    pub(super) kept_in: Option<CaseId>,
    /// When it was kept last, and where.
    pub kept: Option<(Moment, Place)>,
    /// The note that this page left of it last, and what stands in it: one emergency is one note.
    left: Option<(NoteId, Note)>,
    /// The child and the writer, as they were kept.
    names_kept: [String; 2],
    stamped: BTreeMap<Duty, Stamped>,
    taken_back: Vec<TakenBack>,
}

impl Sheet {
    /// The sheet as it stood before a lock: its times, and whether a case has them. The words are sealed.
    pub fn resumed(begun_at: Option<Moment>, is_in_case: bool, stamped: &[(Duty, Moment)]) -> Self {
        let place = if is_in_case {
            Place::Case
        } else {
            Place::Inbox
        };
        let stamped = stamped.iter().map(|(duty, at)| {
            let stamped = Stamped {
                at: *at,
                words: String::new(),
                kept_with: Some(String::new()),
            };
            (*duty, stamped)
        });
        Self {
            begun_at,
            kept: begun_at.map(|at| (at, place)),
            stamped: stamped.gather(),
            ..Self::default()
        }
    }

    /// A duty that was tapped.
    pub fn stamped(&self, duty: Duty) -> Option<&Stamped> {
        self.stamped.get(&duty)
    }

    /// The times of everything tapped.
    pub fn times(&self) -> Vec<(Duty, Moment)> {
        let times = self
            .stamped
            .iter()
            .map(|(duty, stamped)| (*duty, stamped.at));
        times.collect()
    }

    /// Somebody tapped a duty. The second tap changes nothing.
    pub fn stamp(&mut self, duty: Duty, now: Moment) {
        self.begin(now);
        self.stamped.entry(duty).or_insert(Stamped {
            at: now,
            words: String::new(),
            kept_with: None,
        });
    }

    /// It was begun.
    pub fn begin(&mut self, now: Moment) {
        if self.begun_at.is_none() {
            // What was kept before was another emergency, or none.
            self.kept = None;
            self.begun_at = Some(now);
        }
    }

    /// Somebody else goes on with it: what the one before typed of themselves and of a child is not theirs.
    pub fn hand_on(&mut self) {
        if !self.has_unkept() {
            self.author.clear();
            self.pupil.clear();
            self.left = None;
            for stamped in self.stamped.values_mut() {
                stamped.words.clear();
                stamped.kept_with = Some(String::new());
            }
        }
    }

    /// Whether words stand on it, kept or not, that are not for whoever comes by.
    pub fn shows_words(&self) -> bool {
        let lines = [&self.author, &self.pupil];
        lines.iter().any(|line| !line.trim().is_empty()) || self.has_words()
    }

    fn has_words(&self) -> bool {
        let typed = [&self.parents, &self.remark, &self.false_alarm];
        let beside = self.stamped.values().map(|stamped| &stamped.words);
        let mut words = typed.into_iter().chain(beside);
        words.any(|words| !words.trim().is_empty())
    }

    /// For how many seconds nobody touches it before it keeps itself. A case takes no half sentence from somebody who
    /// looks for the next word.
    pub fn rests_for(&self) -> i32 {
        if self.case.is_some() && self.has_words() {
            45
        } else {
            6
        }
    }

    /// Whoever unlocked fills it in, where nobody said who does.
    pub fn sign(&mut self, me: &str) {
        if self.author.trim().is_empty() && self.has_unkept() {
            me.clone_into(&mut self.author);
        }
    }

    /// Words beside a duty. After it was kept they go along as something that was told later.
    pub fn describe(&mut self, duty: Duty, words: String) {
        if let Some(stamped) = self.stamped.get_mut(&duty) {
            stamped.words = words;
        }
    }

    /// Whether a tap can be taken back here. What stands in a case is corrected there.
    pub fn can_be_taken_back(&self, duty: Duty) -> bool {
        self.stamped(duty)
            .is_some_and(|stamped| !stamped.is_kept() || !self.is_in_case())
    }

    /// Whether a case has what was kept last.
    pub const fn is_in_case(&self) -> bool {
        matches!(self.kept, Some((_, Place::Case | Place::CaseAndInbox)))
    }

    /// The tap was a mistake. What is sealed already stays, and the next note tells that it was taken back.
    pub fn take_back(&mut self, duty: Duty, now: Moment) {
        if !self.can_be_taken_back(duty) {
            return;
        }
        if let Some(stamped) = order::take_out(&mut self.stamped, &duty) {
            self.taken_back.push(TakenBack {
                duty,
                at: stamped.at,
                back_at: now,
            });
        }
    }

    /// Whether something on it is in memory only, or belongs in the case that was chosen.
    pub fn has_unkept(&self) -> bool {
        self.has_added() || self.moves_into_case()
    }

    fn has_added(&self) -> bool {
        let is_written = [&self.parents, &self.remark, &self.false_alarm]
            .iter()
            .any(|text| !text.trim().is_empty());
        let [pupil, author] = &self.names_kept;
        let is_named = match self.kept {
            // Its own case knows the child.
            _ if self.case.is_some() => false,
            None => is_new(&self.pupil, ""),
            Some(_) if self.begun_at.is_some() => {
                is_new(&self.pupil, pupil) || is_new(&self.author, author)
            }
            Some(_) => false,
        };
        is_written
            || is_named
            || !self.taken_back.is_empty()
            || self
                .stamped
                .values()
                .any(|stamped| !stamped.is_kept() || stamped.added().is_some())
    }

    /// What was added then lies in the inbox under this id, alone or with all that was kept before.
    pub fn mark_left(&mut self, then: &Self, now: Moment, (id, is_whole): (NoteId, bool)) {
        let whole = then.whole(now).filter(|_| is_whole);
        let left = whole.map(|(_, note)| note).or_else(|| then.note(now));
        self.mark_kept(then, now, Place::Inbox);
        if self.begun_at.is_some() {
            self.left = left.map(|note| (id, note));
        }
    }

    /// It is on disk as it stood then: the sheet goes on from here, with what was tapped and typed since. After a false
    /// alarm it is empty: what comes next is another emergency.
    pub fn mark_kept(&mut self, then: &Self, now: Moment, place: Place) {
        for (duty, stamped) in &mut self.stamped {
            if let Some(kept) = then.stamped(*duty) {
                stamped.kept_with = Some(kept.words.clone());
            }
        }
        self.taken_back
            .retain(|back| !then.taken_back.contains(back));
        let was_false_alarm = !then.false_alarm.trim().is_empty();
        for (text, kept) in [
            (&mut self.parents, &then.parents),
            (&mut self.remark, &then.remark),
            (&mut self.false_alarm, &then.false_alarm),
        ] {
            if text == kept {
                text.clear();
            }
        }
        self.begin(now);
        self.kept = Some((now, place));
        if self.is_in_case() {
            self.kept_in = then.case;
        }
        self.names_kept = [&then.pupil, &then.author].map(|name| name.trim().to_owned());
        self.left = None;
        self.end_after_false_alarm(was_false_alarm);
    }

    fn end_after_false_alarm(&mut self, was_false_alarm: bool) {
        if was_false_alarm && !self.has_unkept() {
            *self = Self {
                kept: self.kept,
                ..Self::default()
            };
        }
    }
}

/// Whether something was typed that does not stand there.
fn is_new(typed: &str, there: &str) -> bool {
    !typed.trim().is_empty() && typed.trim() != there
}
