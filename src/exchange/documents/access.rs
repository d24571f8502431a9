//! What a parent who asks to see the file may read: what to leave out of it, and on which ground, as proposals.
//!
//! The program proposes, a person decides about each (domain 3.3). Nothing here is a sentence.

use std::collections::BTreeSet;
use std::slice;

use super::named::named;
use super::unknown_to_parents::{says, unknown_to_parents};
use crate::casefile::people::{Owner, Party, PartyKind};
use crate::casefile::{CaseFile, Event, Journal, RecordHash, need_to_know};
use crate::protocol::Plan;

/// Why something is left out for this reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// The rights of somebody else.
    OtherPerson,
    /// It is about another child.
    OtherChild,
    /// Somebody told it in confidence.
    Source,
    /// Who reported to Veilig Thuis.
    Reporter,
    /// It comes from the police, or tells that they have a part in it.
    Police,
    /// A note for the writer's own use that nobody else saw.
    WorkNote,
    /// The safety of the child.
    ChildSafety,
    /// One parent told it, and the other may be the reader.
    OneParent,
}

impl Ground {
    /// Every ground.
    pub const ALL: [Self; 8] = [
        Self::OtherPerson,
        Self::OtherChild,
        Self::Source,
        Self::Reporter,
        Self::Police,
        Self::WorkNote,
        Self::ChildSafety,
        Self::OneParent,
    ];
}

/// Where a name is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Wherever it stands.
    Everywhere,
    /// Only where the file speaks of the report itself. Somebody who spoke with the parents openly and is missing
    /// everywhere else would be known by that.
    AtReport,
}

/// A name, or other words, that may have to be left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameChoice {
    /// The words.
    pub name: String,
    /// Where.
    pub reach: Reach,
    /// Why.
    pub ground: Ground,
    /// Whether they are left out.
    pub is_left_out: bool,
}

/// A record that may have to be left out whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordChoice {
    /// The record.
    pub record: RecordHash,
    /// Why.
    pub ground: Ground,
    /// Whether it is left out.
    pub is_left_out: bool,
}

/// What is left out: first as the program proposes it, then as a person decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Names, each once for each reach.
    pub names: Vec<NameChoice>,
    /// Every record but the opening, in the journal's order.
    pub records: Vec<RecordChoice>,
}

impl LeftOut {
    /// Writes down what a person decided about one name or record, by its place.
    pub fn settle(&mut self, is_name: bool, place: usize, decided: (Ground, bool)) {
        let name = self.names.get_mut(place).filter(|_| is_name);
        let name = name.map(|choice| (&mut choice.ground, &mut choice.is_left_out));
        let record = self.records.get_mut(place).filter(|_| !is_name);
        let record = record.map(|choice| (&mut choice.ground, &mut choice.is_left_out));
        if let Some((ground, is_left_out)) = name.or(record) {
            (*ground, *is_left_out) = decided;
        }
    }
}

/// What the program proposes for a case that follows this plan; `siblings` are the names of children whose cases are
/// linked, `staff` those of everybody of the school.
pub fn propose(
    case: &CaseFile,
    plan: Option<&Plan>,
    siblings: &[String],
    staff: &[String],
) -> LeftOut {
    // The opening names the child and its parents, and cannot go.
    let unknown = unknown_to_parents(case, plan);
    let events = case.events();
    let records = events.filter(|(_, event)| !matches!(event, Event::CaseOpened(_)));
    let records = records.map(|(entry, event)| {
        let is_it = |(record, _): &&(RecordHash, Ground)| *record == entry.hash;
        let unknown = unknown.iter().find(is_it).map(|(_, ground)| *ground);
        let ground = ground_of(event).or(unknown);
        RecordChoice {
            record: entry.hash,
            ground: ground.unwrap_or(Ground::OtherPerson),
            is_left_out: ground.is_some(),
        }
    });
    LeftOut {
        records: records.collect(),
        names: named(case, siblings, staff),
    }
}

/// The journal as this reader gets it: records that are left out keep their place and say nothing.
pub fn without(case: &CaseFile, journal: &Journal, left_out: &LeftOut) -> Journal {
    let gone = gone(case, left_out);
    let gone: BTreeSet<RecordHash> = gone.iter().map(|(record, _)| *record).collect();
    journal.without(&gone)
}

/// Every record that is left out, with its ground, in the journal's order. What corrects or answers such a record
/// goes with it and on its ground, because it repeats what it is about.
pub fn gone(case: &CaseFile, left_out: &LeftOut) -> Vec<(RecordHash, Ground)> {
    let mut gone: Vec<(RecordHash, Ground)> = Vec::new();
    for (entry, event) in case.events() {
        let mut chosen = left_out.records.iter();
        let chosen = chosen.find(|choice| choice.is_left_out && choice.record == entry.hash);
        let with = |target| gone.iter().find(|(record, _)| *record == target);
        let ground = match chosen {
            Some(choice) => Some(choice.ground),
            None => about(event).into_iter().find_map(with).map(|(_, why)| *why),
        };
        gone.extend(ground.map(|ground| (entry.hash, ground)));
    }
    gone
}

/// The records in which the file speaks of a report to Veilig Thuis, and those that say something about them.
pub fn at_report(case: &CaseFile) -> Vec<RecordHash> {
    let mut found: Vec<RecordHash> = Vec::new();
    for (entry, event) in case.events() {
        let is_report = matches!(
            event,
            Event::SafeHomeReported(_) | Event::SafeHomeFeedbackReceived(_)
        );
        if is_report || about(event).iter().any(|target| found.contains(target)) {
            found.push(entry.hash);
        }
    }
    found
}

/// The records that this one names or adds words to.
pub(super) fn about(event: &Event) -> Vec<RecordHash> {
    if let Event::PlacedInParnasSys(placed) = event {
        placed.records.clone()
    } else if let Event::ConflictSettled(settled) = event {
        settled.records.clone()
    } else if let Event::ActionChecked(check) = event {
        vec![check.action]
    } else if let Event::SafeHomeFeedbackReceived(told) = event {
        told.report.into_iter().collect()
    } else {
        need_to_know::about(event).into_iter().collect()
    }
}

/// Whoever from outside a record is about.
pub fn outside(event: &Event) -> &[Party] {
    if let Event::ExternalContactMade(contact) = event {
        slice::from_ref(&contact.party)
    } else if let Event::WideConsultationHeld(wide) = event {
        &wide.participants
    } else if let Event::HelpArranged(help) = event {
        slice::from_ref(&help.via)
    } else if let Event::ActionAgreed(agreed) = event
        && let Owner::Outside(party) = &agreed.owner
    {
        slice::from_ref(party)
    } else {
        &[]
    }
}

/// Whether somebody outside is the police.
pub fn is_police(kind: PartyKind) -> bool {
    matches!(kind, PartyKind::Police | PartyKind::CommunityOfficer)
}

/// How people write of the police, as [`says`] looks for it.
const OF_THE_POLICE: [&str; 4] = [" politie", " wijkagent", " agent ", " agenten "];

/// The ground on which a record is proposed to go whole.
fn ground_of(event: &Event) -> Option<Ground> {
    if let Event::SiblingLinked(_) = event {
        return Some(Ground::OtherChild);
    }
    let has_police = || outside(event).iter().any(|party| is_police(party.kind));
    if has_police() || says(event, &OF_THE_POLICE) {
        return Some(Ground::Police);
    }
    let is_confidential =
        matches!(event, Event::ExternalContactMade(contact) if contact.confidential);
    let is_of_staff = matches!(
        event,
        Event::StaffDangerRaised(_) | Event::StaffDangerCleared(_)
    );
    (is_confidential || is_of_staff).then_some(Ground::OtherPerson)
}
