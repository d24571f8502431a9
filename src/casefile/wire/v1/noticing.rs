//! Observations, consultations and indicator lists as version 1 stores them.

use std::collections::BTreeSet;

use super::people::PersonRef;
use super::scalars::{Day, Hash, IndicatorId};
use super::twin::{Twin, twins};
use crate::casefile::event;

twins! {
    enum Answer in event {
        Yes,
        Doubt,
        No,
    }

    enum Source in event {
        Myself,
        Child,
        Parent(name: String),
        Colleague(name: String),
        Third(name: String),
    }

    struct Observation in event {
        place: String,
        present: String,
        seen: String,
        literal_words: String,
        source: Source,
        unknown: String,
        interpretation: String,
        other_explanation: String,
        did: String,
        indicators: BTreeSet<IndicatorId>,
        danger: Option<Answer>,
        unverified_author: Option<String>,
    }

    struct HypothesisSettled in event {
        observation: Hash,
        confirmed: bool,
        explanation: String,
    }

    struct Consultation in event {
        with: Vec<PersonRef>,
        summary: String,
        indicators_compared: bool,
        home_component: Option<bool>,
        points_to_violence: Option<bool>,
    }

    struct IndicatorListFilled in event {
        list: String,
        edition: u16,
        filled_by: Vec<PersonRef>,
        answers: Vec<IndicatorAnswer>,
        other_explanation: String,
        danger: Option<Answer>,
    }

    struct IndicatorAnswer in event {
        item: IndicatorId,
        wording: String,
        sighting: Sighting,
        grounds: Vec<Ground>,
    }

    enum Sighting in event {
        Seen,
        HeardFrom(name: String),
        NotSeen,
        Unknown,
    }

    enum Ground in event {
        Observation(record: Hash),
        OwnWords { on: Day, words: String },
    }
}
