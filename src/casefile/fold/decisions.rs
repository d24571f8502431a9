//! Finds which decisions hold: the last ones nobody has overtaken, and where two of those contradict.

use std::collections::{BTreeMap, BTreeSet};

use super::claims::{claim, escalates};
use super::sight::Sight;
use crate::casefile::event::{CaseOpened, ConflictSettled, EditionMoved, Event};
use crate::casefile::journal::{Entry, Lineage};
use crate::casefile::record::RecordHash;
use crate::casefile::state::{Claim, Conflict, Matter, Says};
use crate::order::{self, Gather as _};
use crate::protocol::PhaseNumber;

/// Every decision of a journal, by what it is about.
///
/// A decision holds until another one about the same matter is written in sight of it. Two that hold
/// side by side were written without sight of each other; if they contradict, that is an open conflict.
/// A settlement is a decision like any other: it repeats what the record it lets hold says.
#[derive(Debug)]
pub(super) struct Decisions<'a> {
    lineage: &'a Lineage,
    by_matter: BTreeMap<Matter, Vec<Claim>>,
    /// Where each claim stands in its list.
    places: BTreeMap<(RecordHash, Matter), usize>,
    /// The claims that hold, by their place in the list.
    holding: BTreeMap<Matter, Vec<usize>>,
    phase_sight: Sight,
    status_sight: Sight,
    /// Which record a settlement lets hold.
    settled: BTreeMap<RecordHash, RecordHash>,
    /// Steps towards more help, which a concurrent closing contradicts.
    escalations: Vec<Claim>,
    /// The closing that a reopening ended, by the reopening. Only these begin a period.
    reopened: BTreeMap<RecordHash, RecordHash>,
}

impl<'a> Decisions<'a> {
    /// Collects the decisions of a journal, given in its order.
    pub(super) fn collect(ordered: &[(RecordHash, Entry<'_>)], lineage: &'a Lineage) -> Self {
        let mut decisions = Self {
            lineage,
            by_matter: BTreeMap::new(),
            places: BTreeMap::new(),
            holding: BTreeMap::new(),
            phase_sight: Sight::default(),
            status_sight: Sight::default(),
            settled: BTreeMap::new(),
            escalations: Vec::new(),
            reopened: BTreeMap::new(),
        };
        for (place, (record, entry)) in ordered.iter().enumerate() {
            let record = *record;
            let parents = lineage.parents_at(place);
            decisions.phase_sight.arrive(place, parents, lineage);
            decisions.status_sight.arrive(place, parents, lineage);
            if let Entry::Whole(stored) = entry {
                decisions.take(record, &stored.record().event);
            }
        }
        decisions.holding = decisions
            .by_matter
            .iter()
            .map(|(matter, claims)| (*matter, unovertaken(claims, lineage)))
            .gather();
        decisions
    }

    /// The decisions about a matter that hold now, in the journal's order.
    pub(super) fn holding(&self, matter: Matter) -> Vec<&Claim> {
        let all = self.all(matter);
        let holding = self.holding.get(&matter).map_or(&[][..], Vec::as_slice);
        holding.iter().filter_map(|place| all.get(*place)).collect()
    }

    /// Every decision about a matter, overtaken or not, in the journal's order.
    pub(super) fn all(&self, matter: Matter) -> &[Claim] {
        self.by_matter.get(&matter).map_or(&[], Vec::as_slice)
    }

    /// The record whose words hold: for a settlement, the one it lets hold.
    pub(super) fn resolve(&self, record: RecordHash) -> RecordHash {
        let mut resolved = record;
        // A settlement can let an earlier settlement hold; a forged circle ends after as many steps as there are.
        for _ in 0..self.settled.len() {
            match self.settled.get(&resolved) {
                Some(further) => resolved = *further,
                None => break,
            }
        }
        resolved
    }

    /// Whether one record was written in sight of another.
    pub(super) fn written_in_sight_of(&self, later: RecordHash, earlier: RecordHash) -> bool {
        self.lineage.descends(later, earlier)
    }

    /// The closing that this record ended by reopening the case, if it begins a period.
    pub(super) fn closing_ended_by(&self, record: RecordHash) -> Option<RecordHash> {
        self.reopened.get(&record).copied()
    }

    /// What ended the case in the sight of whoever ended it: a closed case whose file goes to another school later ended
    /// when it was closed.
    pub(super) fn ending_of(&self, record: RecordHash) -> RecordHash {
        let mut ending = record;
        // Each is known to the one before it; a forged circle ends after as many steps as there are.
        for _ in 0..self.all(Matter::Status).len() {
            match self.ended_in_sight_of(ending) {
                Some(earlier) => ending = earlier,
                None => break,
            }
        }
        ending
    }

    /// The record that had ended the case in sight of a record's writer; `None` where they saw it run.
    fn ended_in_sight_of(&self, record: RecordHash) -> Option<RecordHash> {
        let in_sight = self.seen_by(record, &self.status_sight, Matter::Status);
        let runs = in_sight.iter().any(|claim| claim.says == Says::Open);
        let last = in_sight.last().filter(|_| !runs)?;
        Some(self.resolve(last.record))
    }

    /// Every open conflict.
    pub(super) fn conflicts(&self) -> Vec<Conflict> {
        self.by_matter
            .keys()
            .filter_map(|matter| self.conflict(*matter))
            .collect()
    }

    /// The open conflict about a matter.
    pub(super) fn conflict(&self, matter: Matter) -> Option<Conflict> {
        let mut claims: Vec<Claim> = self.holding(matter).into_iter().cloned().collect();
        if matter == Matter::Status {
            claims.extend(self.escalations_beside_closing().cloned());
            order::sort_by_key(&mut claims, |claim| self.lineage.place(claim.record));
        }
        let first = claims.first()?;
        let agreed = claims
            .iter()
            .all(|claim| claim.says.agrees_with(&first.says));
        (!agreed).then_some(Conflict { matter, claims })
    }

    fn escalations_beside_closing(&self) -> impl Iterator<Item = &Claim> {
        let closings: Vec<RecordHash> = self
            .holding(Matter::Status)
            .into_iter()
            .filter(|claim| claim.says != Says::Open)
            .map(|claim| claim.record)
            .collect();
        self.escalations.iter().filter(move |escalation| {
            let beside =
                |closing: &RecordHash| self.lineage.concurrent(*closing, escalation.record);
            let seen = |closing: &RecordHash| self.lineage.descends(*closing, escalation.record);
            closings.iter().any(beside) && !closings.iter().any(seen)
        })
    }

    /// The phase that a record's writer saw the case in.
    pub(super) fn phase_in_sight_of(&self, record: RecordHash) -> PhaseNumber {
        highest_phase(self.seen_by(record, &self.phase_sight, Matter::Phase))
    }

    /// What held about a matter in sight of a record's writer, in the journal's order.
    fn seen_by(&self, record: RecordHash, sight: &Sight, matter: Matter) -> Vec<&Claim> {
        let Some(place) = self.lineage.place(record) else {
            return Vec::new();
        };
        sight
            .at(place)
            .filter_map(|one| self.claim_of(one, matter))
            .collect()
    }

    /// What a record says about a matter.
    fn claim_of(&self, record: RecordHash, matter: Matter) -> Option<&Claim> {
        let place = self.places.get(&(record, matter))?;
        self.all(matter).get(*place)
    }

    /// The matters that a record says something about.
    fn matters_of(&self, record: RecordHash) -> BTreeSet<Matter> {
        self.places
            .range((record, Matter::FIRST)..)
            .take_while(|((of, _), _)| *of == record)
            .map(|((_, matter), _)| *matter)
            .gather()
    }

    fn put(&mut self, record: RecordHash, matter: Matter, says: Says) {
        let claims = self.by_matter.entry(matter).or_default();
        self.places.insert((record, matter), claims.len());
        claims.push(Claim { record, says });
        let Some(place) = self.lineage.place(record) else {
            return;
        };
        if matter == Matter::Phase {
            self.phase_sight.decides(place, record);
        } else if matter == Matter::Status {
            self.status_sight.decides(place, record);
        }
    }

    fn take(&mut self, record: RecordHash, event: &Event) {
        if escalates(event) {
            self.escalations.push(Claim {
                record,
                says: Says::Open,
            });
        }
        // A reopening and another edition look at where the case was before they say anything themselves.
        if let Event::CaseReopened(_) = event {
            self.take_reopening(record);
        } else if let Event::EditionMoved(moved) = event {
            self.take_edition(record, moved);
        } else if let Event::CaseOpened(opened) = event {
            self.take_opening(record, opened);
        } else if let Event::ConflictSettled(settled) = event {
            self.take_settlement(record, settled);
        }
        if let Some((matter, says)) = claim(event) {
            self.put(record, matter, says);
        }
    }

    /// A case is opened once; a second opening decides nothing.
    fn take_opening(&mut self, record: RecordHash, opened: &CaseOpened) {
        if self.all(Matter::Status).is_empty() {
            self.put(record, Matter::Status, Says::Open);
            self.put(record, Matter::Plan, Says::Plan(opened.plan.clone()));
            self.put(record, Matter::Phase, Says::Phase(PhaseNumber::default()));
        }
    }

    fn take_edition(&mut self, record: RecordHash, moved: &EditionMoved) {
        let phase = self.phase_in_sight_of(record);
        let becomes = moved.phases.iter().find(|(from, _)| *from == phase);
        if let Some((_, to)) = becomes.filter(|(_, to)| *to != phase) {
            self.put(record, Matter::Phase, Says::Phase(*to));
        }
    }

    fn take_reopening(&mut self, record: RecordHash) {
        let closing = self.ended_in_sight_of(record);
        let ended: BTreeSet<RecordHash> = self.reopened.values().copied().gather();
        if let Some(closing) = closing.filter(|closing| !ended.contains(closing)) {
            let phase = self.phase_in_sight_of(record);
            self.reopened.insert(record, closing);
            self.put(record, Matter::Phase, Says::Phase(phase));
        }
    }

    fn take_settlement(&mut self, record: RecordHash, settled: &ConflictSettled) {
        if !settled.records.contains(&settled.holds) {
            return;
        }
        let about: Vec<BTreeSet<Matter>> = settled
            .records
            .iter()
            .map(|record| self.matters_of(*record))
            .collect();
        let matters: BTreeSet<Matter> = about.iter().flatten().copied().gather();
        let mut repeated: Vec<(Matter, Says)> = Vec::new();
        for matter in matters {
            let held = self.claim_of(settled.holds, matter);
            let of_all = about.iter().all(|matters| matters.contains(&matter));
            if let Some(claim) = held.filter(|_| of_all || matter == Matter::Status) {
                repeated.push((matter, claim.says.clone()));
            } else if matter == Matter::Status {
                // An escalation that holds against a closing says that the case runs.
                repeated.push((matter, Says::Open));
            }
        }
        for (matter, says) in repeated {
            self.put(record, matter, says);
            self.settled.insert(record, settled.holds);
        }
    }
}

/// The places of the claims that no later one was written in sight of.
fn unovertaken(claims: &[Claim], lineage: &Lineage) -> Vec<usize> {
    let places: Vec<Option<usize>> = claims
        .iter()
        .map(|claim| lineage.place(claim.record))
        .collect();
    let overtaken = |own: usize, place: Option<usize>| {
        let mut later = places.iter().skip(own + 1);
        later.any(|later| match (later, place) {
            (Some(later), Some(earlier)) => lineage.descends_at(*later, earlier),
            _ => false,
        })
    };
    places
        .iter()
        .enumerate()
        .filter(|(own, place)| !overtaken(*own, **place))
        .map(|(own, _)| own)
        .collect()
}

/// The highest phase among decisions; fase 0 where none was decided.
pub(super) fn highest_phase(claims: Vec<&Claim>) -> PhaseNumber {
    claims
        .into_iter()
        .filter_map(|claim| claim.says.phase())
        .max()
        .unwrap_or_default()
}
