//! Finds which decisions hold: the last ones nobody has overtaken, and where two of those contradict.

use std::collections::{BTreeMap, BTreeSet};

use crate::casefile::event::{CaseHandedOver, CheckOutcome, ConflictSettled, EditionMoved, Event};
use crate::casefile::journal::Lineage;
use crate::casefile::record::RecordHash;
use crate::casefile::state::{Claim, Conflict, Matter, Says};
use crate::protocol::{Alarm, PhaseNumber};

/// Every decision of a journal, by what it is about.
///
/// A decision holds until another one about the same matter is written in sight of it. Two that hold
/// side by side were written without sight of each other; if they contradict, that is an open conflict.
/// A settlement is a decision like any other: it repeats what the record it lets hold says.
#[derive(Debug)]
pub(super) struct Decisions<'a> {
    lineage: &'a Lineage,
    by_matter: BTreeMap<Matter, Vec<Claim>>,
    /// Which record a settlement lets hold.
    settled: BTreeMap<RecordHash, RecordHash>,
    /// Steps towards more help, which a concurrent closing contradicts.
    escalations: Vec<Claim>,
    /// The closing that a reopening ended, by the reopening. Only these begin a period.
    reopened: BTreeMap<RecordHash, RecordHash>,
}

impl<'a> Decisions<'a> {
    /// Collects the decisions of events given in the journal's order.
    pub(super) fn collect<'e>(
        events: impl Iterator<Item = (RecordHash, &'e Event)>,
        lineage: &'a Lineage,
    ) -> Self {
        let mut decisions = Self {
            lineage,
            by_matter: BTreeMap::new(),
            settled: BTreeMap::new(),
            escalations: Vec::new(),
            reopened: BTreeMap::new(),
        };
        for (record, event) in events {
            decisions.take(record, event);
        }
        decisions
    }

    /// The decisions about a matter that hold now, in the journal's order.
    pub(super) fn holding(&self, matter: Matter) -> Vec<&Claim> {
        self.unovertaken(matter, |_| true)
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
            claims.sort_by_key(|claim| self.lineage.place(claim.record));
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

    fn unovertaken(&self, matter: Matter, in_view: impl Fn(RecordHash) -> bool) -> Vec<&Claim> {
        let seen: Vec<&Claim> = self
            .all(matter)
            .iter()
            .filter(|claim| in_view(claim.record))
            .collect();
        seen.iter()
            .filter(|claim| {
                !seen
                    .iter()
                    .any(|later| self.lineage.descends(later.record, claim.record))
            })
            .copied()
            .collect()
    }

    fn in_sight_of(&self, record: RecordHash, matter: Matter) -> Vec<&Claim> {
        self.unovertaken(matter, |earlier| self.lineage.descends(record, earlier))
    }

    /// The phase that a record's writer saw the case in.
    pub(super) fn phase_in_sight_of(&self, record: RecordHash) -> PhaseNumber {
        highest_phase(self.in_sight_of(record, Matter::Phase))
    }

    fn put(&mut self, record: RecordHash, matter: Matter, says: Says) {
        self.by_matter
            .entry(matter)
            .or_default()
            .push(Claim { record, says });
    }

    fn escalate(&mut self, record: RecordHash) {
        self.escalations.push(Claim {
            record,
            says: Says::Open,
        });
    }

    fn take(&mut self, record: RecordHash, event: &Event) {
        use Alarm::{AcuteDanger, StaffDanger};
        match event {
            Event::CaseOpened(opened) => {
                // A case is opened once; a second opening decides nothing.
                if self.all(Matter::Status).is_empty() {
                    self.put(record, Matter::Status, Says::Open);
                    self.put(record, Matter::Plan, Says::Plan(opened.plan.clone()));
                    self.put(record, Matter::Phase, Says::Phase(PhaseNumber(0)));
                }
            }
            Event::PlanChosen(chosen) => {
                self.put(record, Matter::Plan, Says::Plan(chosen.plan.clone()));
                self.escalate(record);
            }
            Event::EditionMoved(moved) => self.take_edition(record, moved),
            Event::PhaseEntered(entered) => {
                self.put(record, Matter::Phase, Says::Phase(entered.phase));
                if entered.phase > entered.from {
                    self.escalate(record);
                }
            }
            Event::CaseReopened(_) => self.take_reopening(record),
            Event::CaseClosed(_) => self.put(record, Matter::Status, Says::Closed),
            Event::CaseHandedOver(CaseHandedOver::School { .. }) => {
                self.put(record, Matter::Status, Says::HandedOver);
            }
            Event::CaseHandedOver(CaseHandedOver::Colleague { to, .. }) => {
                self.put(record, Matter::CaseManager, Says::CaseManager(to.clone()));
            }
            Event::CaseManagerAppointed(appointed) => {
                let who = appointed.who.clone();
                self.put(record, Matter::CaseManager, Says::CaseManager(who));
            }
            Event::DangerRaised(_) => {
                self.put(record, Matter::Alarm(AcuteDanger), Says::Raised);
                self.escalate(record);
            }
            Event::DangerCleared(_) => {
                self.put(record, Matter::Alarm(AcuteDanger), Says::Cleared);
            }
            Event::StaffDangerRaised(_) => {
                self.put(record, Matter::Alarm(StaffDanger), Says::Raised);
                self.escalate(record);
            }
            Event::StaffDangerCleared(_) => {
                self.put(record, Matter::Alarm(StaffDanger), Says::Cleared);
            }
            Event::SafeHomeReported(_) => self.escalate(record),
            Event::ActionChecked(check) => {
                let says = match check.outcome {
                    CheckOutcome::Started => Says::Started,
                    CheckOutcome::Extended { .. } => Says::Extended,
                    CheckOutcome::NotStarted => Says::NotStarted,
                };
                self.put(record, Matter::Agreement(check.action), says);
            }
            Event::HypothesisSettled(settled) => {
                let says = if settled.confirmed {
                    Says::Confirmed
                } else {
                    Says::Refuted
                };
                self.put(record, Matter::Hypothesis(settled.observation), says);
            }
            Event::ConflictSettled(settled) => self.take_settlement(record, settled),
            _ => {}
        }
    }

    fn take_edition(&mut self, record: RecordHash, moved: &EditionMoved) {
        self.put(record, Matter::Plan, Says::Plan(moved.to.clone()));
        let phase = self.phase_in_sight_of(record);
        let becomes = moved.phases.iter().find(|(from, _)| *from == phase);
        if let Some((_, to)) = becomes.filter(|(_, to)| *to != phase) {
            self.put(record, Matter::Phase, Says::Phase(*to));
        }
    }

    fn take_reopening(&mut self, record: RecordHash) {
        let in_sight = self.in_sight_of(record, Matter::Status);
        let runs = in_sight.is_empty() || in_sight.iter().any(|claim| claim.says == Says::Open);
        let closing = in_sight.last().map(|claim| self.resolve(claim.record));
        let ended: BTreeSet<RecordHash> = self.reopened.values().copied().collect();
        if let Some(closing) = closing.filter(|closing| !runs && !ended.contains(closing)) {
            let phase = self.phase_in_sight_of(record);
            self.reopened.insert(record, closing);
            self.put(record, Matter::Phase, Says::Phase(phase));
        }
        self.put(record, Matter::Status, Says::Open);
    }

    fn take_settlement(&mut self, record: RecordHash, settled: &ConflictSettled) {
        if !settled.records.contains(&settled.holds) {
            return;
        }
        let says_about = |matter: Matter, record: RecordHash| {
            self.all(matter)
                .iter()
                .find(|claim| claim.record == record)
                .map(|claim| claim.says.clone())
        };
        let mut repeated: Vec<(Matter, Says)> = Vec::new();
        for matter in self.by_matter.keys().copied() {
            let about = |record: &RecordHash| says_about(matter, *record).is_some();
            if matter == Matter::Status && settled.records.iter().any(about) {
                // An escalation that holds against a closing says that the case runs.
                let says = says_about(matter, settled.holds).unwrap_or(Says::Open);
                repeated.push((matter, says));
            } else if settled.records.iter().all(about)
                && let Some(says) = says_about(matter, settled.holds)
            {
                repeated.push((matter, says));
            }
        }
        for (matter, says) in repeated {
            self.put(record, matter, says);
            self.settled.insert(record, settled.holds);
        }
    }
}

/// The highest phase among decisions; fase 0 where none was decided.
pub(super) fn highest_phase(claims: Vec<&Claim>) -> PhaseNumber {
    claims
        .into_iter()
        .filter_map(|claim| match claim.says {
            Says::Phase(phase) => Some(phase),
            _ => None,
        })
        .max()
        .unwrap_or_default()
}
