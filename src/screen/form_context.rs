//! What a form must know of the case, the plan and the day: people, topics, records to point at, proposed dates.

use std::collections::BTreeSet;

use crate::casefile::state::AgreementOutcome;
use crate::casefile::{CaseFile, Event, Moment, PersonRef, RecordHash};
use crate::order;
use crate::protocol::agenda::Destination;
use crate::protocol::plan::{ClosingNeed, Plan};
use crate::protocol::{Alarm, DeedKind, EditionRef, MoveKind, PhaseNumber, TopicId, shipped};
use crate::screen::form::{
    CaseChoice, ClosingGround, EditionOffer, FormContext, FormKind, PhaseChoice, PlanOption,
    RecordChoice, TopicChoice,
};
use crate::screen::names;
use crate::screen::parnassys::report_title;
use crate::screen::reading::Reading;
use crate::screen::records;
use crate::text::{Ledger, Message};
use crate::workspace::Desk;
use crate::workspace::desk::Dossier;

/// What the form of this kind must know now. Without a case only a new one can be begun.
pub fn form_context(
    desk: &Desk,
    dossier: Option<&Dossier>,
    kind: FormKind,
    target: Option<RecordHash>,
    now: Moment,
) -> FormContext {
    let mut context = FormContext::new(now, desk.me.as_person());
    let today = now.date_naive();
    let terms = &desk.school.terms;
    context.people = people(desk, dossier);
    context.start_plan = desk
        .plans
        .newest(shipped::UNDECIDED)
        .map(|plan| plan.edition.clone());
    context.action_due_on = Some(terms.action_due_on(today));
    context.after_check_on = Some(terms.after_check_on(today));
    context.feedback_due_on = Some(terms.feedback_due_on(today));
    context.target = target;
    let Some(dossier) = dossier else {
        return context;
    };
    let file = &dossier.file;
    context.parents = file.parents().to_vec();
    context.phase = file.phase();
    context.records = record_choices(dossier, kind, target);
    context.placed_title = placed_title(desk, file, target);
    context.cases = other_cases(desk, file);
    if let Some(reading) = Reading::of(desk, dossier, now) {
        fill_from_plan(&mut context, &reading, kind);
    }
    context
}

fn fill_from_plan(context: &mut FormContext, reading: &Reading<'_>, kind: FormKind) {
    let plan = reading.plan;
    context.topics = topics(plan, reading.progress.phase, kind);
    context.plans = plan_options(reading);
    context.phases = phases(plan, reading.progress.phase, kind);
    context.phase_proposed = phase_proposed(reading, kind);
    context.closing_grounds = closing_grounds(reading);
    context.edition_offer = edition_offer(reading.desk, plan);
}

/// The school's people, then everyone the case names who is not among them; whoever writes stands first.
fn people(desk: &Desk, dossier: Option<&Dossier>) -> Vec<PersonRef> {
    let mut people = vec![desk.me.as_person()];
    let mut add = |person: PersonRef| {
        if !people.iter().any(|known| known.id == person.id) {
            people.push(person);
        }
    };
    for member in desk.members.iter().filter(|member| !member.is_removed) {
        add(member.as_person());
    }
    if let Some(dossier) = dossier {
        let file = &dossier.file;
        let carriers = file.responsible().into_iter().chain(file.case_manager());
        carriers.cloned().for_each(&mut add);
        for entry in file.timeline() {
            add(entry.author.clone());
        }
    }
    people
}

/// The topics that tasks of this phase want spoken of in this kind of record.
fn topics(plan: &Plan, phase: PhaseNumber, kind: FormKind) -> Vec<TopicChoice> {
    let deeds: &[DeedKind] = if kind == FormKind::Conversation {
        &[
            DeedKind::ParentConversation,
            DeedKind::ChildConversation,
            DeedKind::HomeVisit,
            DeedKind::EmergencyConversation,
        ]
    } else if kind == FormKind::ParentsInformed {
        &[DeedKind::ParentsInformed, DeedKind::ParentConversation]
    } else {
        return Vec::new();
    };
    let mut wanted: Vec<&TopicId> = Vec::new();
    let tasks = plan.phase(phase).map_or(&[][..], |phase| &phase.tasks);
    for task in tasks.iter().chain(&plan.throughout) {
        if task.deeds.iter().any(|deed| deeds.contains(deed)) {
            wanted.extend(
                task.topics
                    .iter()
                    .filter(|topic| !wanted.contains(topic))
                    .collect::<Vec<_>>(),
            );
        }
    }
    wanted
        .into_iter()
        .filter_map(|topic| {
            Some(TopicChoice {
                id: topic.clone(),
                label: plan.topic(topic)?.text.clone(),
            })
        })
        .collect()
}

/// The plans this one leads to.
fn plan_options(reading: &Reading<'_>) -> Vec<PlanOption> {
    reading
        .plan
        .exits
        .iter()
        .filter_map(|exit| {
            let newest = reading.desk.plans.newest(exit.plan.as_str())?;
            Some(PlanOption {
                edition: newest.edition.clone(),
                label: newest.title.text.clone(),
                waits_for_reason: exit.kind == MoveKind::NeedsReason,
            })
        })
        .collect()
}

/// Every phase, but for entering one: every other.
fn phases(plan: &Plan, here: PhaseNumber, kind: FormKind) -> Vec<PhaseChoice> {
    plan.phases
        .iter()
        .filter(|phase| kind != FormKind::PhaseEntry || phase.number != here)
        .map(|phase| PhaseChoice {
            number: phase.number,
            label: phase.title.clone(),
        })
        .collect()
}

fn phase_proposed(reading: &Reading<'_>, kind: FormKind) -> Option<PhaseNumber> {
    reading.agenda.moves.iter().find_map(|way| {
        if let Destination::NextPhase(phase) = &way.to
            && kind == FormKind::PhaseEntry
        {
            return Some(*phase);
        }
        if let Destination::AlarmCleared {
            alarm: Alarm::AcuteDanger,
            proposed_phase,
            ..
        } = &way.to
            && kind == FormKind::DangerOver
        {
            // A plan that has no such phase goes on where it is; which plan comes next is asked then.
            return reading
                .plan
                .phase(*proposed_phase)
                .map(|phase| phase.number);
        }
        None
    })
}

fn closing_grounds(reading: &Reading<'_>) -> Vec<ClosingGround> {
    let here = reading.progress.phase;
    reading
        .plan
        .closings
        .iter()
        .filter(|closing| closing.phases.contains(&here))
        .map(|closing| ClosingGround {
            id: closing.id.to_string(),
            label: closing.text.clone(),
            asks_what_works: closing.requires.contains(&ClosingNeed::WhatWorks),
            asks_after_check: closing.requires.contains(&ClosingNeed::AfterCheck),
        })
        .collect()
}

fn edition_offer(desk: &Desk, plan: &Plan) -> Option<EditionOffer> {
    let newest = desk.plans.newest(plan.edition.plan.as_str())?;
    if newest.edition.edition <= plan.edition.edition {
        return None;
    }
    let kept = |phase: &PhaseNumber| newest.phase(*phase).is_some();
    Some(EditionOffer {
        from: plan.edition.clone(),
        to: EditionRef::clone(&newest.edition),
        phases: plan
            .phases
            .iter()
            .map(|phase| phase.number)
            .filter(kept)
            .map(|phase| (phase, phase))
            .collect(),
    })
}

/// The records of the case, newest first, each with the forms that would complete it.
fn record_choices(
    dossier: &Dossier,
    kind: FormKind,
    target: Option<RecordHash>,
) -> Vec<RecordChoice> {
    let file = &dossier.file;
    let outcome = |record| {
        let mut agreements = file.agreements().iter();
        let agreed = agreements.find(|agreement| agreement.record == record)?;
        (kind == FormKind::ActionCheck).then(|| came_of(agreed.outcome))?
    };
    let mut records: Vec<RecordChoice> = file
        .timeline()
        .iter()
        .rev()
        .filter(|entry| entry.event().is_some())
        .map(|entry| RecordChoice {
            hash: entry.hash,
            id: entry.id,
            label: match outcome(entry.hash) {
                Some(came) => told_apart(&records::label(entry), came),
                None => records::label(entry),
            },
            waits_for: waits_for(file, entry, kind, target),
        })
        .collect();
    // What nobody looked at yet stands before what is looked at once more.
    order::sort_by_key(&mut records, |record| outcome(record.hash).is_some());
    records
}

fn came_of(outcome: AgreementOutcome) -> Option<Ledger> {
    match outcome {
        AgreementOutcome::Pending => None,
        AgreementOutcome::Started { on } => Some(Ledger::Started { on }),
        AgreementOutcome::NotStarted { on } => Some(Ledger::NotStarted { on }),
    }
}

fn told_apart(label: &Message, came: Ledger) -> Message {
    Message::verbatim(format!("{} ({})", label.nl(), Message::from(came).nl()))
}

fn waits_for(
    file: &CaseFile,
    entry: &crate::casefile::state::TimelineEntry,
    kind: FormKind,
    target: Option<RecordHash>,
) -> BTreeSet<FormKind> {
    let mut waits = BTreeSet::new();
    match entry.event() {
        Some(Event::ObservationRecorded(seen)) => {
            if !seen.interpretation.trim().is_empty() {
                waits.insert(FormKind::Hypothesis);
            }
            if !entry.is_placed() {
                waits.insert(FormKind::Placement);
            }
        }
        Some(Event::StepReportWritten(_)) if !entry.is_placed() => {
            waits.insert(FormKind::Placement);
        }
        Some(Event::ActionAgreed(_)) => {
            waits.insert(FormKind::ActionCheck);
        }
        Some(Event::SafeHomeReported(_)) => {
            let awaited = file.feedback_awaited();
            if awaited.iter().any(|(report, _)| report.hash == entry.hash) {
                waits.insert(FormKind::SafeHomeFeedback);
            }
        }
        Some(_) | None => {}
    }
    if file
        .reasons_owed()
        .any(|deviation| deviation.record == entry.hash)
    {
        waits.insert(FormKind::Reason);
    }
    if kind == FormKind::Conflict && contradicts(file, entry.hash, target) {
        waits.insert(FormKind::Conflict);
    }
    waits
}

/// Whether a record belongs to the conflict one came from; without one, to the first that is open.
fn contradicts(file: &CaseFile, record: RecordHash, target: Option<RecordHash>) -> bool {
    let conflicts = file.conflicts();
    let meant = conflicts
        .iter()
        .find(|conflict| target.is_some_and(|target| conflict.records().contains(&target)))
        .or_else(|| conflicts.first());
    meant.is_some_and(|conflict| conflict.records().contains(&record))
}

/// The title a text is placed under: a report has another than an observation.
fn placed_title(desk: &Desk, file: &CaseFile, target: Option<RecordHash>) -> Option<String> {
    let event = target.and_then(|target| file.entry(target)?.event());
    match event {
        Some(Event::StepReportWritten(report)) => Some(report_title(desk, report.phase)),
        Some(_) | None => desk.school.observation_title.clone(),
    }
}

fn other_cases(desk: &Desk, file: &CaseFile) -> Vec<CaseChoice> {
    let linked = |id| file.siblings().iter().any(|sibling| sibling.case == id);
    let lines = desk.summaries.values();
    let mut children: Vec<_> = lines
        .map(|summary| {
            let who: Message = names::who_is(&summary.group, summary.born_on);
            let label = format!("{}, {}", summary.pupil, who.nl());
            (summary.case_id(), label, None)
        })
        .collect();
    names::tell_apart(&mut children);
    let mut cases: Vec<CaseChoice> = children
        .into_iter()
        .filter(|(id, ..)| *id != file.id() && !linked(*id))
        .map(|(id, label, _)| CaseChoice { id, label })
        .collect();
    order::sort_by(&mut cases, |one, other| one.label.cmp(&other.label));
    cases
}
