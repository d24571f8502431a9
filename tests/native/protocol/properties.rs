//! The agenda never loses an open duty, and never blocks a way to help, whatever a case has come to.

use std::collections::BTreeSet;

use meldcode::protocol::agenda::{Duty, State, What};
use meldcode::protocol::plan::{MoveKind, Requirement};
use meldcode::protocol::progress::{
    Agreement, Deed, FeedbackAwaited, Finding, Outcome, Progress, RaisedAlarm, ReasonOwed, Status,
    Stay,
};
use meldcode::protocol::{
    Alarm, DeedKind, Destination, PhaseNumber, Role, Terms, agenda, phase_map, statutory_steps,
};
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::given::{A, B, NEUTRAL, at, day, evidence, plan};

const KINDS: [DeedKind; 8] = [
    DeedKind::Observation,
    DeedKind::Consultation,
    DeedKind::IndicatorList,
    DeedKind::ParentConversation,
    DeedKind::StepReport,
    DeedKind::Weighing,
    DeedKind::SafeHomeReport,
    DeedKind::PlacedInParnasSys,
];

const FINDINGS: [Finding; 4] = [
    Finding::HomeComponent,
    Finding::HelpNotStarted,
    Finding::NotAcknowledged,
    Finding::Disclosed,
];

fn phases() -> impl Strategy<Value = PhaseNumber> {
    (0..5_u8).prop_map(PhaseNumber)
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = (
        select(&KINDS[..]),
        0..40_u64,
        phases(),
        btree_set(select(&Role::ALL[..]), 0..4),
    );
    vec(deed, 0..20).prop_map(|deeds| {
        let numbered = deeds.into_iter().enumerate();
        numbered
            .map(|(number, (kind, on, phase, roles))| Deed {
                kind,
                at: at(on, 16),
                phase,
                roles,
                is_alone: false,
                leaves_out: false,
                topics: BTreeSet::new(),
                about: (0..number / 2).map(evidence).collect(),
                evidence: evidence(number),
            })
            .collect()
    })
}

fn agreements() -> impl Strategy<Value = Vec<Agreement>> {
    let agreement = (phases(), 0..40_u64, 0..4_u16, any::<bool>());
    vec(agreement, 0..5).prop_map(|agreements| {
        let numbered = agreements.into_iter().enumerate();
        numbered
            .map(|(number, (phase, due, extensions, pending))| Agreement {
                evidence: evidence(100 + number),
                phase,
                agreed_on: day(0),
                due_on: day(due),
                extensions,
                outcome: if pending {
                    Outcome::Pending
                } else {
                    Outcome::NotStarted { on: day(due) }
                },
            })
            .collect()
    })
}

fn alarms() -> impl Strategy<Value = Vec<RaisedAlarm>> {
    let alarm = (
        select(&[Alarm::AcuteDanger, Alarm::StaffDanger][..]),
        0..40_u64,
        option::of(0..40_u64),
    );
    vec(alarm, 0..4).prop_map(|alarms| {
        let numbered = alarms.into_iter().enumerate();
        numbered
            .map(|(number, (alarm, raised, cleared))| RaisedAlarm {
                alarm,
                raised_at: day(raised)
                    .and_hms_opt(23, 30, 0)
                    .unwrap()
                    .and_utc()
                    .fixed_offset(),
                calm_since: None,
                cleared_on: cleared.map(day),
                evidence: evidence(200 + number),
            })
            .collect()
    })
}

fn stays() -> impl Strategy<Value = Vec<Stay>> {
    vec((phases(), 0..40_u64, option::of(0..40_u64)), 0..6).prop_map(|stays| {
        let numbered = stays.into_iter().enumerate();
        numbered
            .map(|(number, (phase, entered, left))| Stay {
                phase,
                entered_on: day(entered),
                left_on: left.map(day),
                skipped: Vec::new(),
                reason: None,
                evidence: evidence(300 + number),
            })
            .collect()
    })
}

fn statuses() -> impl Strategy<Value = Status> {
    prop_oneof![
        4 => Just(Status::Open),
        1 => option::of(0..60_u64).prop_map(|after| Status::Closed {
            at: at(5, 17),
            after_check_on: after.map(day),
        }),
        1 => Just(Status::HandedOver { on: day(5) }),
    ]
}

prop_compose! {
    fn progresses()(
        status in statuses(),
        phase in phases(),
        stays in stays(),
        deeds in deeds(),
        agreements in agreements(),
        check in option::of(0..40_u64),
        alarms in alarms(),
        reasons in vec(0..40_u64, 0..3),
        feedback in vec(0..40_u64, 0..3),
        findings in btree_set(select(&FINDINGS[..]), 0..4),
    ) -> Progress {
        let reason = |(number, on)| ReasonOwed { evidence: evidence(400 + number), since: day(on) };
        let await_on = |(number, on)| FeedbackAwaited { evidence: evidence(500 + number), due_on: day(on) };
        Progress {
            status, phase, stays, deeds, agreements, alarms, findings,
            opened_on: day(0),
            first_observed_on: Some(day(0)),
            disclosed_at: None,
            next_check_on: check.map(day),
            reasons_owed: reasons.into_iter().enumerate().map(reason).collect(),
            feedback_awaited: feedback.into_iter().enumerate().map(await_on).collect(),
        }
    }
}

/// What is open by the progress itself, said without the agenda.
fn owed(progress: &Progress) -> Vec<(&'static str, Vec<meldcode::protocol::progress::Evidence>)> {
    let is_open = progress.status == Status::Open;
    let pending = progress
        .agreements
        .iter()
        .filter(|one| is_open && one.outcome == Outcome::Pending);
    vec![
        ("agreements", pending.map(|one| one.evidence).collect()),
        (
            "reasons",
            progress
                .reasons_owed
                .iter()
                .map(|one| one.evidence)
                .collect(),
        ),
        (
            "feedback",
            progress
                .feedback_awaited
                .iter()
                .map(|one| one.evidence)
                .collect(),
        ),
    ]
}

proptest! {
    #[test]
    fn the_agenda_never_loses_an_open_duty(
        progress in progresses(),
        plan_id in select(&[A, B, NEUTRAL][..]),
        today in 0..60_u64,
    ) {
        let plan = plan(plan_id);
        let agenda = agenda(&plan, &progress, &Terms::default(), day(today));
        let open: Vec<_> = agenda.open_duties().collect();

        for (kind, wanted) in owed(&progress) {
            let told: Vec<_> = open.iter().filter_map(|duty| match (&duty.what, kind) {
                (What::Agreement { agreed, .. }, "agreements") => Some(*agreed),
                (What::Reason { deviation }, "reasons") => Some(*deviation),
                (What::Feedback { report }, "feedback") => Some(*report),
                _ => None,
            }).collect();
            prop_assert_eq!(told.len(), wanted.len());
            prop_assert!(wanted.iter().all(|one| told.contains(one)), "{}", kind);
        }
        if progress.status == Status::Open {
            let checks = open.iter().filter(|duty| matches!(duty.what, What::NextCheck | What::NextCheckMissing));
            prop_assert_eq!(checks.count(), 1);
            for task in plan.phases.iter().filter(|phase| progress.running_phases().contains(&phase.number)).flat_map(|phase| &phase.tasks) {
                let asked = task.when.is_none_or(|finding| progress.findings.contains(&finding));
                let told = agenda.duties.iter().find(|duty| matches!(&duty.what, What::Task(told) if told.id == task.id));
                if asked {
                    prop_assert!(told.is_some(), "{}", task.id);
                }
                let never_done = !progress.deeds.iter().any(|deed| task.deeds.contains(&deed.kind));
                if task.requirement == Requirement::Required && asked && never_done {
                    prop_assert!(told.is_some_and(Duty::is_open), "{}", task.id);
                }
            }
        }
    }

    #[test]
    fn a_standing_alarm_is_told_with_every_same_day_task_that_nothing_has_done(
        progress in progresses(),
        plan_id in select(&[A, B, NEUTRAL][..]),
    ) {
        let plan = plan(plan_id);
        let agenda = agenda(&plan, &progress, &Terms::default(), day(40));
        for raised in progress.alarms.iter().filter(|raised| raised.cleared_on.is_none()) {
            for task in plan.alarm(raised.alarm).unwrap().tasks.iter().filter(|task| task.is_asked_same_day()) {
                let told = agenda.duties.iter().find(|duty| matches!(
                    &duty.what, What::AlarmTask { raised: by, task: told, .. } if *by == raised.evidence && told.id == task.id
                ));
                let since = raised.raised_at.date_naive();
                let done = progress.deeds.iter().any(|deed| task.deeds.contains(&deed.kind) && deed.on() >= since);
                prop_assert!(told.is_some());
                if !done {
                    let state = told.map(|duty| duty.state);
                    prop_assert!(matches!(state, Some(State::Overdue | State::DueToday)), "{:?}", state);
                }
            }
        }
    }

    #[test]
    fn going_forward_and_raising_danger_are_always_open_and_never_wait(
        progress in progresses(),
        plan_id in select(&[A, B, NEUTRAL][..]),
    ) {
        let plan = plan(plan_id);
        let agenda = agenda(&plan, &progress, &Terms::default(), day(1));
        for open in &agenda.moves {
            let forward = match &open.to {
                Destination::NextPhase(_) | Destination::SkipTo { .. } | Destination::AlarmRaised(_) => true,
                Destination::Plan(_) => plan_id != B,
                Destination::BackTo(_)
                | Destination::Closed(_)
                | Destination::Reopened
                | Destination::AlarmCleared { .. } => false,
            };
            prop_assert_eq!(forward, open.kind == MoveKind::Escalation);
        }
        if progress.status == Status::Open {
            for later in plan.phases.iter().filter(|phase| phase.number > progress.phase) {
                let offered = agenda.moves.iter().any(|open| matches!(&open.to,
                    Destination::NextPhase(phase) | Destination::SkipTo { phase, .. } if *phase == later.number));
                prop_assert!(offered);
            }
            prop_assert!(agenda.moves.iter().any(|open| matches!(open.to, Destination::Closed(_))));
        }
        let standing = progress.standing_alarms();
        for alarm in [Alarm::AcuteDanger, Alarm::StaffDanger] {
            let raisable = agenda.move_to(&Destination::AlarmRaised(alarm)).is_some();
            prop_assert_eq!(raisable, !standing.contains(&alarm));
        }
    }

    #[test]
    fn the_most_pressing_stands_first_and_the_same_question_has_the_same_answer(
        progress in progresses(),
        today in 0..60_u64,
    ) {
        let plan = plan(B);
        let terms = Terms::default();
        let first = agenda(&plan, &progress, &terms, day(today));
        let of_no_alarm =
            |duty: &&Duty| !matches!(duty.what, What::AlarmTask { raised, .. } if progress.stands(raised));
        let states: Vec<_> = first.duties.iter().filter(of_no_alarm).map(|duty| duty.state).collect();
        prop_assert!(states.is_sorted());
        prop_assert_eq!(first, agenda(&plan, &progress, &terms, day(today)));
    }

    #[test]
    fn the_map_tells_every_phase_the_case_was_in_and_no_step_is_proven_by_nothing(progress in progresses()) {
        let plan = plan(A);
        let map = phase_map(&plan, &progress);
        for stay in &progress.stays {
            let line = map.iter().find(|line| line.phase == stay.phase);
            prop_assert!(line.is_some_and(|line| line.visits > 0));
        }
        for proof in statutory_steps(&plan, &progress) {
            for evidence in &proof.evidence {
                // What only an alarm asks is no way to prove it any more once the alarm was cleared.
                let could_prove = |deed: &Deed| {
                    let mut tasks = plan.tasks().filter(|(_, task)| task.proves.contains(&proof.step));
                    tasks.any(|(_, task)| task.deeds.contains(&deed.kind))
                };
                prop_assert!(progress.deeds.iter().any(|deed| deed.evidence == *evidence && could_prove(deed)));
            }
        }
    }
}
