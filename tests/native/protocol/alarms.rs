//! The parallel alarms: immediate to raise, same-day tasks, reasoned to clear.

use meldcode::protocol::agenda::{DueBecause, State, What};
use meldcode::protocol::plan::MoveKind;
use meldcode::protocol::{
    Alarm, DeedKind, Destination, PhaseNumber, PlanId, Role, case_manager_role, closing_roles,
    report_author_roles, responsible_role,
};

use super::given::{A, B, Case, NEUTRAL, case, day};

fn cleared(alarm: Alarm, phase: u8, plan: Option<&str>) -> Destination {
    Destination::AlarmCleared {
        alarm,
        proposed_phase: PhaseNumber(phase),
        proposed_plan: plan.map(PlanId::from),
    }
}

#[test]
fn row_danger_on_asks_nothing_in_any_plan_or_phase_and_also_when_closed() {
    for plan in [NEUTRAL, A, B] {
        for phase in 0..=3 {
            let here = (0..phase).fold(case(plan), |case: Case, from| case.enters(from + 1, 1));
            for here in [here.clone(), here.closed(2, None)] {
                for alarm in [Alarm::AcuteDanger, Alarm::StaffDanger] {
                    let raise = here.moves_to(&Destination::AlarmRaised(alarm));
                    assert_eq!(raise.kind, MoveKind::Escalation);
                    assert!(raise.unmet.is_empty());
                }
            }
        }
    }
}

#[test]
fn acute_danger_puts_its_same_day_tasks_before_everything_else() {
    let in_danger = case(A).raises(Alarm::AcuteDanger, 8);
    let agenda = in_danger.agenda(8);
    let first: Vec<_> = agenda
        .duties
        .iter()
        .take(2)
        .filter_map(|duty| match &duty.what {
            What::AlarmTask { task, .. } => Some((task.id.as_str(), duty.state)),
            _ => None,
        })
        .collect();
    assert_eq!(
        first,
        [
            ("emergency-safe-home", State::DueToday),
            ("emergency-conversation", State::DueToday)
        ]
    );
    let (_, _, duty) = in_danger.task("emergency-safe-home", 8).unwrap();
    let due = duty.due.unwrap();
    assert_eq!((due.on, due.because), (day(8), DueBecause::SameDay));
    assert_eq!(
        in_danger.state("emergency-safe-home", 9),
        Some(State::Overdue)
    );
}

#[test]
fn anyone_may_call_veilig_thuis_and_it_shows_when_it_was_not_the_directeur() {
    let called =
        case(B)
            .raises(Alarm::AcuteDanger, 1)
            .did(DeedKind::SafeHomeReport, 1, &[Role::Staff]);
    let (state, task, _) = called.task("emergency-safe-home", 1).unwrap();
    assert_eq!(state, State::Done);
    assert_eq!(task.by_others, task.evidence);
    let by_directeur =
        case(B)
            .raises(Alarm::AcuteDanger, 1)
            .did(DeedKind::SafeHomeReport, 1, &[Role::Principal]);
    let task = by_directeur.task("emergency-safe-home", 1).unwrap().1;
    assert!(task.by_others.is_empty());
}

#[test]
fn the_talk_of_three_needs_all_three() {
    let by_two = case(B).raises(Alarm::AcuteDanger, 1).did(
        DeedKind::EmergencyConversation,
        1,
        &[Role::Teacher, Role::Principal],
    );
    let (state, task, _) = by_two.task("emergency-conversation", 1).unwrap();
    assert_eq!((state, task.incomplete.len()), (State::DueToday, 1));
    let by_three = by_two.did(
        DeedKind::EmergencyConversation,
        1,
        &[Role::Teacher, Role::Principal, Role::CareCoordinator],
    );
    assert_eq!(
        by_three.state("emergency-conversation", 1),
        Some(State::Done)
    );
}

#[test]
fn danger_that_is_raised_when_the_case_is_closed_is_answered_there() {
    let raised = case(B).closed(1, None).raises(Alarm::AcuteDanger, 2);
    assert_eq!(
        raised.state("emergency-safe-home", 2),
        Some(State::DueToday)
    );
    let called = raised.did(DeedKind::SafeHomeReport, 2, &[Role::Principal]);
    assert_eq!(called.state("emergency-safe-home", 2), Some(State::Done));
}

#[test]
fn what_was_done_before_the_alarm_does_not_count_for_it() {
    let early = case(B)
        .did(DeedKind::SafeHomeAdvice, 1, &[Role::Principal])
        .raises(Alarm::AcuteDanger, 2);
    assert_eq!(early.state("emergency-safe-home", 2), Some(State::DueToday));
}

#[test]
fn row_danger_off_waits_for_its_reason_and_names_both_same_day_items() {
    let in_danger = case(B).enters(1, 1).raises(Alarm::AcuteDanger, 1);
    let clearing = cleared(Alarm::AcuteDanger, 1, None);
    assert_eq!(in_danger.moves_to(&clearing).kind, MoveKind::NeedsReason);
    assert_eq!(
        in_danger.unmet(&clearing),
        ["emergency-safe-home", "emergency-conversation"]
    );
    let acted = in_danger.does("emergency-conversation", 1).did(
        DeedKind::SafeHomeAdvice,
        1,
        &[Role::Principal],
    );
    assert!(acted.unmet(&clearing).is_empty());
}

#[test]
fn after_a_report_the_case_goes_on_in_fase_3_of_plan_b() {
    let reported =
        case(A)
            .raises(Alarm::AcuteDanger, 1)
            .did(DeedKind::SafeHomeReport, 1, &[Role::Principal]);
    reported.moves_to(&cleared(Alarm::AcuteDanger, 3, Some(B)));
    let advised =
        case(A)
            .raises(Alarm::AcuteDanger, 1)
            .did(DeedKind::SafeHomeAdvice, 1, &[Role::Principal]);
    advised.moves_to(&cleared(Alarm::AcuteDanger, 0, Some(B)));
}

#[test]
fn danger_asks_for_the_weighing_also_after_it_was_cleared() {
    let mut over = case(B).enters(1, 1).raises(Alarm::AcuteDanger, 1);
    over.progress.alarms[0].cleared_on = Some(day(2));
    assert_eq!(over.state("emergency-weighing", 3), Some(State::Open));
    assert_eq!(
        over.state("emergency-safe-home", 3),
        Some(State::LeftUndone)
    );
    assert_eq!(
        over.does("emergency-weighing", 3)
            .state("emergency-weighing", 3),
        Some(State::Done)
    );
}

#[test]
fn row_staff_danger_asks_police_or_another_agency_today() {
    for kind in [DeedKind::PoliceContact, DeedKind::ExternalContact] {
        let unsafe_staff = case(A).raises(Alarm::StaffDanger, 3);
        assert_eq!(
            unsafe_staff.state("staff-danger-contact", 3),
            Some(State::DueToday)
        );
        assert_eq!(
            unsafe_staff.state("staff-danger-contact", 4),
            Some(State::Overdue)
        );
        let clearing = cleared(Alarm::StaffDanger, 0, None);
        assert_eq!(unsafe_staff.unmet(&clearing), ["staff-danger-contact"]);
        let contacted = unsafe_staff.did(kind, 3, &[Role::Teacher]);
        assert!(contacted.unmet(&clearing).is_empty());
    }
}

#[test]
fn both_alarms_can_stand_at_once_and_closing_a_case_silences_neither() {
    let both = case(A)
        .raises(Alarm::StaffDanger, 1)
        .raises(Alarm::AcuteDanger, 1)
        .closed(1, None);
    assert_eq!(both.state("staff-danger-contact", 2), Some(State::Overdue));
    assert_eq!(
        both.state("emergency-conversation", 2),
        Some(State::Overdue)
    );
}

#[test]
fn the_case_manager_is_the_ib_er_in_plan_a_and_the_directeur_in_plan_b_from_fase_2() {
    let (teacher, care, head) = (Role::Teacher, Role::CareCoordinator, Role::Principal);
    let calm = std::collections::BTreeSet::new();
    for (plan, from_2) in [(A, care), (B, head)] {
        let plan = super::given::plan(plan);
        for (phase, manager, carries) in [
            (0, None, teacher),
            (1, None, teacher),
            (2, Some(from_2), from_2),
            (3, Some(from_2), from_2),
        ] {
            let phase = PhaseNumber(phase);
            assert_eq!(case_manager_role(&plan, phase, &calm), manager);
            assert_eq!(responsible_role(&plan, phase, &calm), carries);
            assert_eq!(report_author_roles(&plan, phase, &calm)[0], carries);
            assert_eq!(closing_roles(&plan, phase, &calm)[0], carries);
        }
    }
}

#[test]
fn the_directeur_is_case_manager_in_any_plan_while_there_is_acute_danger() {
    let danger = [Alarm::AcuteDanger, Alarm::StaffDanger].into();
    let only_staff = [Alarm::StaffDanger].into();
    for plan in [NEUTRAL, A, B] {
        let plan = super::given::plan(plan);
        for phase in (0..=3).map(PhaseNumber) {
            assert_eq!(
                case_manager_role(&plan, phase, &danger),
                Some(Role::Principal)
            );
            assert_eq!(responsible_role(&plan, phase, &danger), Role::Principal);
            assert_eq!(
                report_author_roles(&plan, phase, &danger),
                [Role::Principal]
            );
        }
        assert_eq!(case_manager_role(&plan, PhaseNumber(0), &only_staff), None);
    }
}
