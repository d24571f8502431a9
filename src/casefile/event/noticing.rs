//! What was seen and how it was laid side by side: observations, consultations, indicator lists.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::Answer;
use crate::casefile::people::PersonRef;
use crate::casefile::record::RecordHash;
use crate::protocol::IndicatorId;

/// Where an observation comes from (domain 3.4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Seen or heard by the writer.
    Myself,
    /// Told by the child.
    Child,
    /// Told by a parent; the name.
    Parent(String),
    /// Told by a colleague; the name.
    Colleague(String),
    /// Told by somebody else; the name.
    Third(String),
}

/// See [`Event::ObservationRecorded`](super::Event::ObservationRecorded). Facts, literal words, source and interpretation are kept apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    /// Where it was.
    pub place: String,
    /// Who was there.
    pub present: String,
    /// What the source saw or heard. The only required text.
    pub seen: String,
    /// Words said, literally.
    pub literal_words: String,
    /// Where it comes from.
    pub source: Source,
    /// What is not known.
    pub unknown: String,
    /// The writer's own interpretation, apart and optional.
    pub interpretation: String,
    /// Another explanation that may be possible.
    pub other_explanation: String,
    /// What the writer did.
    pub did: String,
    /// Indicators it illustrates.
    pub indicators: BTreeSet<IndicatorId>,
    /// "Is er nú gevaar?"
    pub danger: Option<Answer>,
    /// For a note from the sealed inbox: the name typed in, not verified.
    pub unverified_author: Option<String>,
}

/// See [`Event::HypothesisSettled`](super::Event::HypothesisSettled).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HypothesisSettled {
    /// The observation whose interpretation this is about.
    pub observation: RecordHash,
    /// Confirmed, or refuted. A refuted suspicion is said expressly (domain 1.6 no. 28).
    pub confirmed: bool,
    /// On what ground.
    pub explanation: String,
}

/// See [`Event::ConsultationHeld`](super::Event::ConsultationHeld).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consultation {
    /// Colleagues who took part, besides the author.
    pub with: Vec<PersonRef>,
    /// What was said.
    pub summary: String,
    /// Whether all indicators were laid side by side (Seed L118).
    pub indicators_compared: bool,
    /// Must it (also) be solved at home (Seed L21-22)?
    pub home_component: Option<bool>,
    /// Do the indicators point to violence or abuse (Seed L119-120)?
    pub points_to_violence: Option<bool>,
}

/// See [`Event::IndicatorListFilled`](super::Event::IndicatorListFilled).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorListFilled {
    /// Which list.
    pub list: String,
    /// Which edition of it.
    pub edition: u16,
    /// Everyone who filled it in; two people in plan B (Seed L118-119).
    pub filled_by: Vec<PersonRef>,
    /// The answers given; an item without an answer is absent.
    pub answers: Vec<IndicatorAnswer>,
    /// "Andere verklaring?"
    pub other_explanation: String,
    /// The danger question, asked at once by a sharp item.
    pub danger: Option<Answer>,
}

/// One answered item, with the wording it was answered under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorAnswer {
    /// The item.
    pub item: IndicatorId,
    /// Its wording then.
    pub wording: String,
    /// The answer.
    pub sighting: Sighting,
    /// What it rests on; empty means "nog zonder voorbeeld".
    pub grounds: Vec<Ground>,
}

/// The four answers (domain 4.1); not filled in is a fifth state and is not stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sighting {
    /// Gezien.
    Seen,
    /// Gehoord van …
    HeardFrom(String),
    /// Niet gezien.
    NotSeen,
    /// Weet ik niet.
    Unknown,
}

/// What a ticked indicator rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ground {
    /// A dated observation in the same case.
    Observation(RecordHash),
    /// Own words with a date.
    OwnWords {
        /// When it was.
        on: NaiveDate,
        /// What it was.
        words: String,
    },
}
