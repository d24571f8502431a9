//! The overview of a case.

use meldcode::casefile::event::{CaseManagerAppointed, NextCheck};
use meldcode::casefile::{CaseId, Command};
use meldcode::protocol::{DeedKind, PhaseNumber, Role};
use meldcode::screen::Door;
use meldcode::screen::case::{AlertTone, DutyLine, MapState, Overview, overview};
use meldcode::screen::form::FormKind;
use meldcode::screen::today::today;
use meldcode::text::{Carried, CaseAlert, DutyGroup, Map, Message, MoveGroup, MoveWord, Sentence};
use meldcode::workspace::action::Inspection;

use super::desk::{monday, with};
use crate::scenarios::school::*;

fn shown(case: &Case) -> Overview {
    let desk = with(&[case], monday());
    overview(&desk, case.journal.case(), monday()).expect("a case on the desk")
}

fn duties(overview: &Overview, group: &DutyGroup) -> Vec<DutyLine> {
    let shelves = overview.duties.iter();
    shelves
        .filter(|shelf| shelf.group == *group)
        .flat_map(|shelf| shelf.duties.clone())
        .collect()
}

fn doors(duty: &DutyLine) -> Vec<Door> {
    duty.buttons.iter().map(|button| button.door).collect()
}

#[test]
fn a_case_that_is_not_on_the_desk_shows_nothing() {
    let desk = with(&[], monday());
    assert_eq!(overview(&desk, CaseId(uuid::Uuid::nil()), monday()), None);
}

#[test]
fn what_was_not_done_in_time_stands_under_late_with_its_form_and_its_source() {
    // Seen on Monday 2 March; three school days later it should have been discussed.
    let overview = shown(&given([open(), observe()]));
    let late = duties(&overview, &DutyGroup::Late);
    let consult = late.first().expect("the consultation is late");
    assert_eq!(doors(consult), [Door::Form(FormKind::Consultation)]);
    assert!(!consult.sources.is_empty());
    assert!(
        consult
            .sources
            .iter()
            .any(|source| source.nl().contains("regel 21"))
    );
}

#[test]
fn every_duty_that_is_still_asked_leads_somewhere_unless_it_is_an_attitude() {
    let overview = shown(&in_fase_1(PLAN_A));
    for shelf in &overview.duties {
        if matches!(
            shelf.group,
            DutyGroup::Late | DutyGroup::Today | DutyGroup::Now
        ) {
            for duty in &shelf.duties {
                assert!(!duty.buttons.is_empty(), "{:?} leads nowhere", duty.what);
            }
        }
    }
}

#[test]
fn a_case_without_a_next_check_is_asked_for_one_today() {
    let overview = shown(&given([open(), observe(), consult()]));
    let asks = |overview: &Overview| {
        duties(overview, &DutyGroup::Today)
            .iter()
            .any(|duty| doors(duty) == [Door::Form(FormKind::NextCheck)])
    };
    assert!(asks(&overview));
    let minded = given([
        open(),
        observe(),
        consult(),
        teacher(Command::SetNextCheck(NextCheck {
            on: day("2026-03-20"),
            what: String::new(),
        })),
    ]);
    assert!(!asks(&shown(&minded)));
}

#[test]
fn a_skipped_phase_is_never_shown_as_done() {
    let case = in_fase_1(PLAN_A).and([teacher(enter(3, "het kind vertelde het zelf"))]);
    let map = shown(&case).map;
    let states: Vec<MapState> = map.iter().map(|line| line.state).collect();
    assert_eq!(
        states,
        [
            MapState::Left,
            MapState::Left,
            MapState::Skipped,
            MapState::Running
        ]
    );
    let skipped = map.get(2).expect("fase 2");
    assert!(matches!(
        skipped.words.sentence(),
        Sentence::Map(Map::Skipped { reason, .. }) if reason == "het kind vertelde het zelf"
    ));
}

#[test]
fn a_skip_without_a_reason_says_that_it_is_owed_and_leads_there() {
    let case = in_fase_1(PLAN_A).and([teacher(enter(3, ""))]);
    let overview = shown(&case);
    assert!(matches!(
        overview.map.get(2).expect("fase 2").words.sentence(),
        Sentence::Map(Map::SkippedReasonOwed { .. })
    ));
    let deviation = overview.deviations.first().expect("a deviation");
    assert_eq!(deviation.reason, Message::from(CaseAlert::DeviationOwed));
    assert!(matches!(
        deviation.door,
        Some(Door::About(FormKind::Reason, _))
    ));
    assert!(!deviation.unmet.is_empty());
}

#[test]
fn a_move_names_every_condition_that_is_not_met_each_with_its_form() {
    let case = given([open(), teacher(choose(PLAN_A, "opvoedproblemen"))]);
    let overview = shown(&case);
    let forward = overview
        .moves
        .iter()
        .find(|shelf| shelf.group == MoveGroup::Forward)
        .expect("ways forward");
    let next = forward.moves.first().expect("fase 1");
    assert_eq!(
        next.title,
        MoveWord::ToPhase {
            title: "Fase 1".to_owned()
        }
        .into()
    );
    assert_eq!(next.waits, MoveWord::NeverWaits.into());
    let doors: Vec<Option<Door>> = next.unmet.iter().map(|line| line.door).collect();
    assert_eq!(
        doors,
        [
            Some(Door::Form(FormKind::Observation)),
            Some(Door::Form(FormKind::Consultation)),
            Some(Door::Form(FormKind::Consultation)),
        ]
    );
    assert!(next.unmet.iter().all(|line| !line.sources.is_empty()));
}

#[test]
fn going_back_and_closing_say_that_they_wait_for_a_reason() {
    let overview = shown(&in_fase_1(PLAN_A));
    for shelf in &overview.moves {
        for way in &shelf.moves {
            let waits = matches!(shelf.group, MoveGroup::Back | MoveGroup::End);
            if waits {
                assert_eq!(way.waits, MoveWord::WaitsForReason.into());
            }
            if shelf.group == MoveGroup::Forward {
                assert!(way.is_escalation);
            }
        }
    }
}

#[test]
fn ways_that_are_made_in_one_place_have_one_button() {
    let overview = shown(&in_fase_1(PLAN_A));
    let door = |group| {
        let mut shelves = overview.moves.iter();
        let shelf = shelves.find(|shelf| shelf.group == group);
        shelf.map(|shelf| (shelf.moves.len() > 1, shelf.door))
    };
    let closing = Some(Door::Form(FormKind::Closing));
    assert_eq!(door(MoveGroup::End), Some((true, closing)));
    assert_eq!(door(MoveGroup::Danger), Some((true, None)));
}

#[test]
fn danger_stands_first_and_leads_to_the_emergency_screen() {
    let case = given([open(), teacher(raise_danger())]);
    let overview = shown(&case);
    let first = overview.alerts.first().expect("an alert");
    assert_eq!(first.tone, AlertTone::Danger);
    assert_eq!(first.title, CaseAlert::Danger.into());
    assert_eq!(first.door, Some(Door::Emergency));
}

#[test]
fn danger_raised_twice_on_a_day_is_told_with_the_time_of_each() {
    let case = given([
        open(),
        teacher(raise_danger()).at("2026-03-02T09:10:00+01:00"),
        principal(raise_danger()).at("2026-03-02T11:40:00+01:00"),
    ]);
    let mut told = shown(&case).alerts.into_iter();
    let mut since = || {
        let alert = told.find(|alert| alert.title == CaseAlert::Danger.into());
        alert.map(|alert| alert.text.nl().into_owned())
    };
    assert!(since().is_some_and(|text| text.contains("2 maart 2026 om 09.10 uur")));
    assert!(since().is_some_and(|text| text.contains("2 maart 2026 om 11.40 uur")));
}

#[test]
fn a_conflict_is_shown_with_the_way_to_settle_it() {
    let case = in_fase_1(PLAN_A);
    let other = case.copy().and([coordinator(close("suspicion-refuted"))]);
    let merged = case
        .and([teacher(enter(2, "de hulp start niet"))])
        .merged_with(&other);
    let overview = shown(&merged);
    let conflict = overview
        .alerts
        .iter()
        .find(|alert| {
            matches!(
                alert.title.sentence(),
                Sentence::CaseAlert(CaseAlert::Conflict { .. })
            )
        })
        .expect("a conflict");
    assert!(matches!(
        conflict.door,
        Some(Door::About(FormKind::Conflict, _))
    ));
}

#[test]
fn before_fase_2_somebody_is_responsible_and_nobody_is_called_case_manager() {
    let head = shown(&in_fase_1(PLAN_A)).head;
    assert_eq!(
        head.carried,
        Carried::Responsible {
            name: "Fenna Wester".to_owned(),
            role: Role::Teacher
        }
        .into()
    );
}

#[test]
fn a_case_manager_who_cannot_unlock_here_is_marked_so() {
    let case = in_fase_1(PLAN_A).and([coordinator(Command::AppointCaseManager(
        CaseManagerAppointed {
            who: maud(),
            from_on: day("2026-03-02"),
            reason: "vervangt de directeur".to_owned(),
        },
    ))]);
    let head = shown(&case).head;
    assert_eq!(
        head.carried,
        Carried::CaseManagerElsewhere {
            name: "Maud Ravesloot".to_owned(),
            role: Role::Principal
        }
        .into()
    );
}

#[test]
fn where_one_only_reads_what_is_left_nobody_is_said_to_be_elsewhere() {
    let case = given([open(), observe()]);
    let mut desk = with(&[&case], monday());
    desk.members.clear();
    let said = |desk: &meldcode::workspace::Desk| {
        let running = today(desk, monday()).running;
        let overview = overview(desk, case.journal.case(), monday());
        let said = format!("{overview:?} {running:?}");
        said.matches("ResponsibleElsewhere").count()
    };
    assert!(said(&desk) > 1, "at the case and on Vandaag");
    desk.read_only = Some(Inspection::default());
    assert_eq!(said(&desk), 0);
}

#[test]
fn an_edition_that_is_not_known_here_can_be_read_and_not_written() {
    let case = given([]);
    let mut opened = match open().command() {
        Command::OpenCase(opened) => opened.clone(),
        other => panic!("{other:?}"),
    };
    opened.plan = meldcode::protocol::EditionRef {
        plan: "undecided".into(),
        edition: 9,
    };
    let mut case = case;
    let context = meldcode::casefile::Context {
        author: fenna(),
        happened_at: moment("2026-03-02T10:20:00+01:00"),
        now: moment("2026-03-02T10:20:00+01:00"),
        staff: Vec::new(),
        terms: meldcode::protocol::Terms::default(),
    };
    case.append(meldcode::casefile::Event::CaseOpened(opened), &context);
    let overview = shown(&case);
    assert!(overview.menu.is_empty());
    assert!(overview.moves.is_empty());
    assert!(
        overview
            .alerts
            .iter()
            .any(|alert| alert.title == CaseAlert::EditionUnknown.into())
    );
}

#[test]
fn the_five_steps_say_which_are_proven_and_where_the_others_can_be() {
    let steps = shown(&given([open(), observe(), consult()])).steps;
    assert_eq!(steps.len(), 5);
    let proven: Vec<bool> = steps.iter().map(|step| step.is_proven).collect();
    assert_eq!(proven.get(..2), Some(&[true, true][..]));
    for step in steps.iter().filter(|step| !step.is_proven) {
        assert!(!step.doors.is_empty());
    }
}

#[test]
fn the_menu_offers_only_what_can_be_done_now() {
    let all = |case: &Case| -> Vec<Door> {
        let shelves = shown(case).menu;
        shelves.into_iter().flat_map(|shelf| shelf.doors).collect()
    };
    let fresh = all(&given([open(), observe()]));
    assert!(!fresh.contains(&Door::Form(FormKind::ActionCheck)));
    assert!(!fresh.contains(&Door::Form(FormKind::Reopening)));
    assert!(
        !fresh.contains(&Door::Form(FormKind::Erasure)),
        "only a directeur erases"
    );
    assert!(fresh.contains(&Door::Form(FormKind::Danger)));
    let agreed = all(&given([open(), observe(), agree("2026-03-20")]));
    assert!(agreed.contains(&Door::Form(FormKind::ActionCheck)));
    let acute = all(&given([open(), teacher(raise_danger())]));
    assert!(acute.contains(&Door::Form(FormKind::DangerOver)));
    assert!(!acute.contains(&Door::Form(FormKind::Danger)));
}

#[test]
fn every_kind_of_deed_has_a_place_where_it_is_recorded() {
    assert_eq!(Door::of_deed(DeedKind::IndicatorList), Door::Indicators);
    assert_eq!(
        Door::of_deed(DeedKind::FollowUpCheck),
        Door::Form(FormKind::ActionCheck)
    );
    assert_eq!(
        Door::of_deed(DeedKind::PoliceContact),
        Door::Form(FormKind::ExternalContact)
    );
}

#[test]
fn going_back_is_shown_as_left_and_coming_again_as_again() {
    let case = in_fase_1(PLAN_A).and([
        teacher(enter(2, "de hulp start niet")),
        coordinator(enter(1, "de hulp is toch gestart")),
    ]);
    let map = shown(&case).map;
    let (one, two) = (map.get(1).expect("fase 1"), map.get(2).expect("fase 2"));
    assert_eq!(one.state, MapState::Running);
    assert_eq!(one.details, [Message::from(Map::Again { visits: 2 })]);
    assert!(matches!(
        two.words.sentence(),
        Sentence::Map(Map::LeftBack { .. })
    ));
    assert_eq!(case.file().phase(), PhaseNumber(1));
}

#[test]
fn what_is_asked_after_danger_is_not_called_direct_danger_and_does_not_lead_the_page() {
    let case = in_fase_1(PLAN_B).and([
        teacher(raise_danger()),
        principal(clear_danger(3, "Noor is veilig")),
    ]);
    let shelves = shown(&case).duties;
    let open = shelves
        .iter()
        .filter(|shelf| shelf.group != DutyGroup::Done)
        .flat_map(|shelf| &shelf.duties);
    let lines: Vec<String> = open.map(|duty| duty.what.nl().into_owned()).collect();
    let after = |line: &String| line.starts_with("Bij het gevaar van ");
    assert!(lines.iter().any(after), "{lines:?}");
    assert!(!lines.first().is_some_and(after), "{lines:?}");
    assert!(!lines.iter().any(|line| line.starts_with("Direct gevaar: ")));
}
