//! What counts by when it was done: nothing is met by what came before the thing it answers.

use meldcode::casefile::Command;
use meldcode::casefile::event::{Consultation, ConversationKind, StaffDangerCleared};
use meldcode::casefile::people::PartyKind;
use meldcode::protocol::Alarm;
use meldcode::protocol::agenda::{Destination, State, What};
use meldcode::protocol::progress::Finding;

use super::reopened::{told, with_list};
use super::school::*;

const NINE: &str = "2026-03-03T09:00:00+01:00";
const ELEVEN: &str = "2026-03-03T11:00:00+01:00";
const LATE: &str = "2026-03-03T14:50:00+01:00";

/// How the last raised alarm's task stands.
fn of_alarm(case: &Case, id: &str) -> Option<State> {
    let of = |what: &What| matches!(what, What::AlarmTask { task, .. } if task.id.as_str() == id);
    let raised = case.progress().alarms.last()?.evidence;
    let duties = case.agenda().duties;
    let mut own = duties.into_iter().filter(|duty| {
        of(&duty.what) && matches!(duty.what, What::AlarmTask { raised: by, .. } if by == raised)
    });
    own.next().map(|duty| duty.state)
}

/// How a task of each raised alarm stands, in the order in which they were raised.
fn of_alarms(case: &Case, id: &str) -> Vec<State> {
    let duties = case.agenda().duties;
    let alarms = case.progress().alarms;
    let stands = |by| {
        duties.iter().find_map(|duty| match &duty.what {
            What::AlarmTask { raised, task, .. } if *raised == by && task.id.as_str() == id => {
                Some(duty.state)
            }
            _ => None,
        })
    };
    let alarms = alarms.iter();
    alarms.filter_map(|alarm| stands(alarm.evidence)).collect()
}

/// What clearing this alarm would leave undone.
fn unmet_to_clear(case: &Case, alarm: Alarm) -> Vec<String> {
    let moves = case.agenda().moves;
    let clearing = moves
        .into_iter()
        .find(|open| matches!(open.to, Destination::AlarmCleared { alarm: of, .. } if of == alarm));
    let unmet = clearing.map(|clearing| clearing.unmet);
    unmet
        .into_iter()
        .flatten()
        .map(|unmet| unmet.condition.to_string())
        .collect()
}

fn call_and_talk() -> [Step; 2] {
    let talk = conversation(ConversationKind::Emergency, vec![fenna(), ilse(), joris()]);
    [
        principal(contact(PartyKind::SafeHome)),
        principal(Command::RecordConversation(talk)),
    ]
}

#[test]
fn danger_that_is_raised_again_on_one_day_asks_for_its_own_call_and_talk() {
    let case = in_fase_1(PLAN_B)
        .and([principal(raise_danger()).at(NINE)])
        .and(call_and_talk())
        .and([
            principal(clear_danger(1, "Noor is bij haar tante.")).at(ELEVEN),
            principal(raise_danger()).at(LATE),
        ]);
    let tasks = ["emergency-safe-home", "emergency-conversation"];
    for task in tasks {
        assert_eq!(of_alarm(&case, task), Some(State::DueToday), "{task}");
    }
    assert_eq!(unmet_to_clear(&case, Alarm::AcuteDanger), tasks);
    let acted = case.and(call_and_talk());
    for task in tasks {
        assert_eq!(of_alarm(&acted, task), Some(State::Done), "{task}");
    }
    assert!(unmet_to_clear(&acted, Alarm::AcuteDanger).is_empty());
}

#[test]
fn what_is_done_for_danger_that_was_raised_again_is_not_done_for_the_danger_before() {
    let weighing = "emergency-weighing";
    let over = in_fase_1(PLAN_B).and([
        principal(raise_danger()).at(NINE),
        principal(clear_danger(1, "Noor is bij haar tante.")).at(ELEVEN),
    ]);
    assert_eq!(of_alarms(&over, weighing), [State::Open]);
    let weighed = over.clone().and([coordinator(weigh()).at(LATE)]);
    assert_eq!(of_alarms(&weighed, weighing), [State::Done]);
    let again = over.and([principal(raise_danger()).at("2026-03-05T09:00:00+01:00")]);
    let acted = again.and(call_and_talk()).and([coordinator(weigh())]);
    for task in ["emergency-safe-home", "emergency-conversation", weighing] {
        let stand = of_alarms(&acted, task);
        assert_eq!(stand, [State::LeftUndone, State::Done], "{task}");
    }
}

#[test]
fn what_is_done_while_danger_stands_twice_is_done_for_both() {
    let case = in_fase_1(PLAN_B).and([principal(raise_danger()).at(NINE)]);
    let other = case.copy().and([teacher(raise_danger()).at(ELEVEN)]);
    let both = case.and([observe()]).merged_with(&other);
    let acted = both.and([principal(contact(PartyKind::SafeHome)).at(LATE)]);
    let cleared = acted.and([principal(clear_danger(1, "Noor is bij haar tante."))]);
    let stand = of_alarms(&cleared, "emergency-safe-home");
    assert_eq!(stand, [State::Done, State::Done]);
}

#[test]
fn a_call_to_veilig_thuis_just_before_danger_is_written_down_counts_for_it() {
    let case = in_fase_1(PLAN_B).and([
        principal(contact(PartyKind::SafeHome)).at(NINE),
        principal(raise_danger()).at(ELEVEN),
    ]);
    assert_eq!(of_alarm(&case, "emergency-safe-home"), Some(State::Done));
}

#[test]
fn a_contact_before_danger_for_staff_counts_for_it_with_the_police_only() {
    let before = |party: PartyKind| {
        let case = in_fase_1(PLAN_B).and([
            coordinator(contact(party)).at(NINE),
            teacher(raise_staff_danger()).at(LATE),
        ]);
        of_alarm(&case, "staff-danger-contact")
    };
    assert_eq!(before(PartyKind::Police), Some(State::Done));
    for party in [PartyKind::GeneralPractitioner, PartyKind::SafeHome] {
        assert_eq!(before(party), Some(State::DueToday));
    }
}

#[test]
fn a_contact_after_danger_for_staff_was_raised_counts_for_it_with_any_agency() {
    for party in [PartyKind::Police, PartyKind::Other, PartyKind::SafeHome] {
        let case = in_fase_1(PLAN_A).and([
            teacher(raise_staff_danger()).at(NINE),
            principal(contact(party)),
        ]);
        assert_eq!(of_alarm(&case, "staff-danger-contact"), Some(State::Done));
    }
}

#[test]
fn danger_for_staff_that_is_raised_again_asks_for_its_own_contact() {
    let case = in_fase_1(PLAN_A).and([
        teacher(raise_staff_danger()).at(NINE),
        principal(contact(PartyKind::Police)),
        principal(Command::ClearStaffDanger(StaffDangerCleared {
            unmet: Vec::new(),
            reason: "De politie heeft met vader gesproken.".to_owned(),
        }))
        .at(ELEVEN),
        teacher(raise_staff_danger()).at(LATE),
    ]);
    assert_eq!(
        of_alarm(&case, "staff-danger-contact"),
        Some(State::DueToday)
    );
}

#[test]
fn information_is_asked_of_others_than_veilig_thuis_and_the_board() {
    let asked = |party: PartyKind| {
        let case = in_fase_1(PLAN_B).and([
            coordinator(enter(2, "Het gaat door.")),
            coordinator(contact(party)),
        ]);
        let duties = case.agenda().duties;
        let own = duties.iter().find(|duty| {
            matches!(&duty.what, What::Task(task) if task.id.as_str() == "information-contacts")
        });
        own.map(|duty| duty.state)
    };
    assert_eq!(asked(PartyKind::SafeHome), Some(State::Open));
    assert_eq!(asked(PartyKind::SchoolBoard), Some(State::Open));
    assert_eq!(asked(PartyKind::GeneralPractitioner), Some(State::Done));
    assert_eq!(asked(PartyKind::CommunityOfficer), Some(State::Done));
}

#[test]
fn what_is_told_after_a_weighing_asks_for_another() {
    let weighing = |case: &Case| {
        let duties = case.agenda().duties;
        let own = duties.iter().find(
            |duty| matches!(&duty.what, What::Task(task) if task.id.as_str() == "weigh-disclosure"),
        );
        own.map(|duty| duty.state)
    };
    for plan in [PLAN_A, PLAN_B] {
        let case = with_list(in_fase_1(plan)).and([coordinator(weigh()).at(NINE)]);
        let case = case.and([told().at(ELEVEN)]);
        assert_eq!(weighing(&case), Some(State::Open));
        let weighed = case.clone().and([coordinator(weigh())]);
        assert_eq!(weighing(&weighed), Some(State::Done));
        let again = weighed.and([told().at("2026-06-01T09:00:00+02:00")]);
        assert_eq!(weighing(&again), Some(State::Open));
        let together = case.and([coordinator(weigh()).at(LATE).happened(ELEVEN)]);
        assert_eq!(
            weighing(&together),
            Some(State::Done),
            "of one minute nobody knows which came first",
        );
    }
}

#[test]
fn an_older_consultation_that_is_written_up_later_overrules_no_newer_one() {
    let points = |answer: Option<bool>| {
        coordinator(Command::RecordConsultation(Consultation {
            points_to_violence: answer,
            ..consultation()
        }))
    };
    let holds = |case: &Case| {
        let findings = case.progress().findings;
        findings.contains(&Finding::PointsToViolence)
    };
    let case = given([
        open(),
        observe(),
        points(Some(true)).at("2026-03-04T15:00:00+01:00"),
    ]);
    let monday = points(Some(false))
        .at("2026-03-06T15:00:00+01:00")
        .happened("2026-03-02T15:00:00+01:00");
    let case = case.and([monday]);
    assert!(holds(&case));
    let unanswered = case.and([points(None).at("2026-03-09T15:00:00+01:00")]);
    assert!(holds(&unanswered));
    let newer = unanswered.and([points(Some(false)).at("2026-03-10T15:00:00+01:00")]);
    assert!(!holds(&newer));
}
