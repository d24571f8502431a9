//! Every form filled in, with the command it must make.

mod beginning;
mod ending;
mod helping;
mod reporting;

use meldcode::casefile::Command;
use meldcode::casefile::event::*;
use meldcode::casefile::people::{Owner, Parent, Party, PartyKind, Pupil};
use meldcode::protocol::{EditionRef, IndicatorId, PhaseNumber, PlanId, TopicId};
use meldcode::screen::form::{FormKind, OtherPerson, ParentRow, PartyRow, Value, Values, id};
use uuid::Uuid;

use super::sample::*;

/// A form, answers to it, and the command they must make.
pub(super) type Filled = (FormKind, Values, Command);

pub(super) fn all() -> Vec<Filled> {
    [
        beginning::opening(),
        beginning::seen(),
        beginning::talk(),
        beginning::partners(),
        helping::course(),
        helping::actions(),
        helping::help(),
        helping::outside(),
        reporting::parents(),
        reporting::weighing(),
        reporting::safe_home(),
        ending::danger(),
        ending::placing(),
        ending::keeping(),
        ending::leaving(),
    ]
    .concat()
}

fn party_value(kind: &str, name: &str) -> Value {
    Value::Parties(vec![PartyRow {
        kind: kind.to_owned(),
        name: name.to_owned(),
    }])
}

fn party(kind: PartyKind, name: &str) -> Party {
    Party {
        kind,
        name: name.to_owned(),
    }
}

fn topics() -> std::collections::BTreeSet<TopicId> {
    [TopicId::from("not-without-obligation")].into()
}
