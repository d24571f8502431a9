//! The transitions of domain 1.7, row by row: all unmet conditions, and none blocks an escalation.

use meldcode::protocol::plan::{MoveKind, SatisfyAt};
use meldcode::protocol::progress::{Finding, Outcome};
use meldcode::protocol::source::Source;
use meldcode::protocol::{DeedKind, Destination, PhaseNumber, Role};

use super::given::{A, B, Case, NEUTRAL, back, case, close, day, next, other_plan, skip};

const FIVE: [&str; 5] = [
    "concerns",
    "need-for-help",
    "help-urged",
    "not-without-obligation",
    "care-team-told",
];

#[test]
fn row_start_to_0_asks_for_an_observation_and_does_not_wait_for_it() {
    let unobserved = case(NEUTRAL);
    assert!(
        unobserved
            .unmet(&other_plan(A))
            .contains(&"a-observed".to_owned())
    );
    let observed = unobserved.did(DeedKind::Observation, 0, &[Role::Staff]);
    assert!(
        !observed
            .unmet(&other_plan(A))
            .contains(&"a-observed".to_owned())
    );
}

#[test]
fn row_0_to_1_in_plan_a_asks_the_consultation_and_a_reasoned_choice() {
    let fresh = case(A);
    assert_eq!(
        fresh.unmet(&next(1)),
        ["observed", "consulted", "home-component", "plan-chosen"]
    );
    let ready = fresh
        .does("observe", 0)
        .does("consult", 1)
        .found(Finding::HomeComponent)
        .found(Finding::PlanChosenWithReason);
    assert!(ready.unmet(&next(1)).is_empty());
}

#[test]
fn row_0_to_1_in_plan_b_asks_a_list_by_leerkracht_and_ib_er_together() {
    let fresh = case(B);
    assert_eq!(
        fresh.unmet(&next(1)),
        [
            "observed",
            "consulted",
            "list-by-both",
            "points-to-violence",
            "plan-chosen"
        ]
    );
    let alone = fresh
        .does("observe", 0)
        .does("consult", 1)
        .found(Finding::PointsToViolence)
        .found(Finding::PlanChosenWithReason)
        .did(DeedKind::IndicatorList, 1, &[Role::Teacher]);
    assert_eq!(alone.unmet(&next(1)), ["list-by-both"]);
    let together = alone.did(
        DeedKind::IndicatorList,
        2,
        &[Role::Teacher, Role::CareCoordinator],
    );
    assert!(together.unmet(&next(1)).is_empty());
}

#[test]
fn the_aandachtsfunctionaris_stands_in_for_the_ib_er() {
    let with = case(A).did(DeedKind::Consultation, 1, &[Role::AttentionOfficer]);
    assert!(!with.unmet(&next(1)).contains(&"consulted".to_owned()));
    let without = case(A).did(DeedKind::Consultation, 1, &[Role::Teacher, Role::Staff]);
    assert!(without.unmet(&next(1)).contains(&"consulted".to_owned()));
    let stands_for_the_ib_er = |role| super::given::plan(A).stands_for(role, Role::CareCoordinator);
    assert!(stands_for_the_ib_er(Role::CareCoordinator));
    assert!(stands_for_the_ib_er(Role::AttentionOfficer));
    assert!(!stands_for_the_ib_er(Role::Teacher));
    assert!(!super::given::plan(A).stands_for(Role::AttentionOfficer, Role::Principal));
}

#[test]
fn row_0_to_closed_waits_for_its_reason() {
    for plan in [NEUTRAL, A, B] {
        let closing = case(plan).moves_to(&close("no-home-component"));
        assert_eq!(closing.kind, MoveKind::NeedsReason);
    }
    let later = case(A).enters(1, 2).agenda(2);
    assert_eq!(later.move_to(&close("no-home-component")), None);
}

#[test]
fn row_1_to_2_in_plan_a_asks_list_talk_actions_and_the_check() {
    let fresh = case(A).enters(1, 1);
    assert_eq!(
        fresh.unmet(&next(2)),
        [
            "list-filled",
            "parents-spoken",
            "actions-agreed",
            "followed-up",
            "help-not-started"
        ]
    );
    let ready = fresh
        .does("indicator-list-filled", 1)
        .does("parent-conversation", 2)
        .does("agreed-actions", 2)
        .does("follow-up", 16)
        .found(Finding::HelpNotStarted);
    assert!(ready.unmet(&next(2)).is_empty());
}

#[test]
fn a_list_filled_in_fase_0_counts_for_leaving_fase_1_in_plan_a() {
    let filled = case(A).does("indicator-list", 0).enters(1, 1);
    assert!(!filled.unmet(&next(2)).contains(&"list-filled".to_owned()));
}

#[test]
fn row_1_to_2_in_plan_b_asks_a_talk_or_the_reason_why_not() {
    let fresh = case(B).enters(1, 1);
    assert_eq!(
        fresh.unmet(&next(2)),
        ["indicators-recorded", "first-talk", "indicators-continue"]
    );
    let recorded = fresh
        .does("record-indicators", 1)
        .found(Finding::IndicatorsContinue);
    let with_child = recorded
        .clone()
        .did(DeedKind::ChildConversation, 2, &[Role::Teacher]);
    assert!(with_child.unmet(&next(2)).is_empty());
    let left_out = recorded.found(Finding::TalkLeftOut);
    assert!(left_out.unmet(&next(2)).is_empty());
}

#[test]
fn row_2_to_3_in_plan_a_names_each_talk_item_apart() {
    let fresh = case(A).enters(1, 1).enters(2, 2);
    assert_eq!(
        fresh.unmet(&next(3)),
        [
            "parents-spoken-together",
            "told-concerns",
            "told-need-for-help",
            "told-help-urged",
            "told-not-without-obligation",
            "told-care-team",
            "weighed",
            "help-stuck",
        ]
    );
    let by_one = fresh
        .did(DeedKind::ParentConversation, 3, &[Role::CareCoordinator])
        .about(&FIVE);
    assert_eq!(
        by_one.unmet(&next(3)),
        ["parents-spoken-together", "weighed", "help-stuck"]
    );
    let ready = by_one
        .did(
            DeedKind::ParentConversation,
            4,
            &[Role::CareCoordinator, Role::Teacher],
        )
        .does("weigh", 5);
    for finding in [
        Finding::HelpNotStarted,
        Finding::NotAcknowledged,
        Finding::AcknowledgedWithoutAction,
        Finding::NotStructural,
    ] {
        assert!(ready.clone().found(finding).unmet(&next(3)).is_empty());
    }
}

#[test]
fn row_2_to_3_in_plan_b_asks_weighing_talk_contacts_and_help() {
    let fresh = case(B).enters(1, 1).enters(2, 2);
    assert_eq!(
        fresh.unmet(&next(3)),
        [
            "informed-outside",
            "partners-chosen",
            "talked",
            "help-tried",
            "weighed",
            "help-stuck"
        ]
    );
    let ready = fresh
        .does("information-contacts", 3)
        .does("choose-partners", 3)
        .does("conversation-2", 4)
        .does("arrange-help", 5)
        .does("weigh", 6)
        .found(Finding::NotAcknowledged);
    assert!(ready.unmet(&next(3)).is_empty());
}

#[test]
fn in_plan_b_the_leerkracht_may_speak_with_the_child_alone_instead() {
    let fase_2 = case(B).enters(1, 1).enters(2, 2);
    let with_child = fase_2
        .clone()
        .did(DeedKind::ChildConversation, 3, &[Role::Teacher]);
    assert!(!with_child.unmet(&next(3)).contains(&"talked".to_owned()));
    let with_parents = fase_2.did(DeedKind::ParentConversation, 3, &[Role::Teacher]);
    assert!(with_parents.unmet(&next(3)).contains(&"talked".to_owned()));
}

#[test]
fn row_any_to_closed_because_help_works_is_offered_in_every_phase_gone_through() {
    for plan in [A, B] {
        for phase in 0..=3 {
            let here = (0..phase).fold(case(plan), |case, from| case.enters(from + 1, 1));
            let closing = here.moves_to(&close("help-works"));
            assert_eq!(closing.kind, MoveKind::NeedsReason);
            assert_eq!(here.unmet(&close("help-works")), ["help-works-started"]);
            let works = here.found(Finding::HelpStarted);
            assert!(works.unmet(&close("help-works")).is_empty());
        }
    }
}

#[test]
fn a_skip_is_an_escalation_and_names_what_every_phase_passed_over_would_have_asked() {
    let fresh = case(B);
    let over_all = fresh.moves_to(&skip(3, &[1, 2]));
    assert_eq!(over_all.kind, MoveKind::Escalation);
    let phases: Vec<_> = over_all
        .unmet
        .iter()
        .filter_map(|unmet| unmet.phase)
        .collect();
    for phase in 0..=2 {
        assert!(phases.contains(&PhaseNumber(phase)));
    }
    let own: usize = [0, 1, 2]
        .iter()
        .map(|phase| {
            fresh
                .plan
                .phase(PhaseNumber(*phase))
                .unwrap()
                .conditions
                .len()
        })
        .sum();
    assert_eq!(over_all.unmet.len(), own);
    assert_eq!(fresh.moves_to(&skip(2, &[1])).kind, MoveKind::Escalation);
}

#[test]
fn going_back_waits_for_its_reason_and_asks_nothing_else() {
    let here = case(A).enters(1, 1).enters(2, 2).enters(3, 3);
    for phase in 0..=2 {
        let moved = here.moves_to(&back(phase));
        assert_eq!(moved.kind, MoveKind::NeedsReason);
        assert!(moved.unmet.is_empty());
    }
}

#[test]
fn a_to_b_is_open_in_every_phase_and_b_to_a_waits_for_its_reason() {
    for phase in 0..=3 {
        let reach = |plan| (0..phase).fold(case(plan), |case: Case, from| case.enters(from + 1, 1));
        let to_b = reach(A).moves_to(&other_plan(B));
        assert_eq!(to_b.kind, MoveKind::Escalation);
        assert_eq!(reach(A).unmet(&other_plan(B)), ["b-points-to-violence"]);
        let to_a = reach(B).moves_to(&other_plan(A));
        assert_eq!(to_a.kind, MoveKind::NeedsReason);
    }
}

#[test]
fn the_choice_of_a_plan_at_the_end_of_fase_0_is_never_blocked() {
    for plan in [A, B] {
        let choice = case(NEUTRAL).moves_to(&other_plan(plan));
        assert_eq!(choice.kind, MoveKind::Escalation);
        assert!(choice.unmet.len() >= 3);
    }
}

#[test]
fn row_closed_to_open_waits_for_its_reason() {
    let closed = case(A).closed(5, None);
    let moved = closed.moves_to(&Destination::Reopened);
    assert_eq!(moved.kind, MoveKind::NeedsReason);
    let phases = closed.agenda(6).moves;
    assert!(
        !phases
            .iter()
            .any(|open| matches!(open.to, Destination::NextPhase(_)))
    );
}

#[test]
fn every_unmet_condition_says_what_where_and_by_whose_word() {
    for plan in [NEUTRAL, A, B] {
        for open in case(plan).agenda(1).moves {
            for unmet in open.unmet {
                assert!(!unmet.text.is_empty() && !unmet.sources.is_empty());
            }
        }
    }
    let fase_1 = case(A).enters(1, 1).moves_to(&next(2));
    let talk = &fase_1.unmet[1];
    assert_eq!(
        talk.satisfy_at,
        SatisfyAt::Record(DeedKind::ParentConversation)
    );
    assert!(matches!(
        &talk.sources[0],
        Source::Seed { element, lines } if element.as_str() == "A1-2" && lines.to_string() == "L35-36"
    ));
}

#[test]
fn closing_shows_a_danger_that_still_stands() {
    let in_danger = case(B).raises(meldcode::protocol::Alarm::AcuteDanger, 1);
    let unmet = in_danger.unmet(&close("pupil-left"));
    assert_eq!(unmet, ["pupil-left-no-danger"]);
}

#[test]
fn a_talk_and_what_was_said_in_an_earlier_phase_do_not_stand_for_the_talk_of_this_one() {
    let talked = case(A)
        .enters(1, 1)
        .did(
            DeedKind::ParentConversation,
            1,
            &[Role::CareCoordinator, Role::Teacher],
        )
        .about(&FIVE)
        .enters(2, 2);
    let unmet = talked.unmet(&next(3));
    for asked in ["parents-spoken-together", "told-concerns", "told-care-team"] {
        assert!(unmet.contains(&asked.to_owned()), "{asked}");
    }
}

#[test]
fn what_was_agreed_or_begun_later_was_not_so_on_an_earlier_day() {
    let mut agreed = case(A).agrees(14, 0, Outcome::Started { on: day(5) });
    agreed.progress.agreements[0].agreed_on = day(3);
    let outcomes = |by: u64| -> Vec<_> {
        let progress = agreed.progress.clone().as_done_by(day(by));
        let agreements = progress.agreements.iter();
        agreements.map(|agreement| agreement.outcome).collect()
    };
    assert_eq!(outcomes(2), []);
    assert_eq!(outcomes(3), [Outcome::Pending]);
    assert_eq!(outcomes(4), [Outcome::Pending]);
    assert_eq!(outcomes(5), [Outcome::Started { on: day(5) }]);
    assert_eq!(outcomes(6), [Outcome::Started { on: day(5) }]);
}
