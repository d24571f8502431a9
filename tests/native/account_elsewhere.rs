//! What an account says of a phase that was passed over, and of what was done in another phase than the one that asks it.

use meldcode::casefile::Command;
use meldcode::casefile::event::{
    Consultation, ConversationKind, ParentsAtReport, ParentsInformed, Telling, Weighing,
};
use meldcode::casefile::people::{PartyKind, PersonRef};
use meldcode::exchange::documents::account::{Account, Gap, Missing, Names, TaskAccount};
use meldcode::protocol::plan::TaskPlace;
use meldcode::protocol::{PhaseNumber, StatutoryStep};

use crate::account::told_on;
use crate::scenarios::school::*;

const WHY: &str = "Noor vertelde het zelf.";

const ASK_OTHERS: &str = "Vraag informatie aan de wijkagent";

const WEIGH: &str = "Weeg met het afwegingskader hoe ernstig";

const FIRST_TALK: &str = "Bespreek de eerste signalen";

const TALK_OF_FASE_2: &str = "Praat met de ouder(s), het kind";

const TALK_OF_FASE_3: &str = "Praat met de ouder(s). Maak duidelijk";

const TELL: &str = "Vertel de ouders vooraf";

fn tasks<'a>(account: &'a Account, begins: &'a str) -> impl Iterator<Item = &'a TaskAccount> {
    let periods = account.periods.iter();
    let phases = periods.flat_map(|period| &period.phases);
    let tasks = phases.flat_map(|phase| &phase.tasks);
    tasks.filter(move |task| task.text.starts_with(begins))
}

fn task<'a>(account: &'a Account, begins: &'a str) -> &'a TaskAccount {
    tasks(account, begins)
        .next()
        .expect("a task that was asked")
}

/// What is missing, whatever its period.
fn missing(account: &Account) -> impl Iterator<Item = &Missing> {
    account.missing.iter().map(|missing| match missing {
        Missing::InPeriod(_, missing) => missing.as_ref(),
        missing => missing,
    })
}

fn gap(account: &Account, begins: &str) -> Option<Gap> {
    missing(account).find_map(|missing| match missing {
        Missing::Task { text, gap, .. } if text.starts_with(begins) => Some(*gap),
        _ => None,
    })
}

fn told(case: &Case) -> Account {
    told_on(case, "2026-10-01", Names::With)
}

fn weighed_by(who: PersonRef) -> Command {
    let Command::RecordWeighing(weighing) = weigh() else {
        unreachable!("a weighing");
    };
    Command::RecordWeighing(Weighing {
        weighed_by: vec![who],
        ..weighing
    })
}

fn parents(held_by: Vec<PersonRef>, topics: &[&str]) -> Command {
    Command::RecordConversation(talk_with_parents(held_by, topics))
}

/// In fase 1 of plan B others were asked and help was sought; fase 2 was passed over on 5 March.
fn passed_over(why: &str) -> Case {
    in_fase_1(PLAN_B).and([
        coordinator(contact(PartyKind::GeneralPractitioner)).at("2026-03-03T10:00:00+01:00"),
        coordinator(arrange_help()).at("2026-03-04T10:00:00+01:00"),
        coordinator(enter(3, why)).at("2026-03-05T10:00:00+01:00"),
    ])
}

#[test]
fn a_phase_that_was_passed_over_is_told_once_with_its_reason_in_whatever_course() {
    let plain = passed_over(WHY);
    let closed = plain
        .clone()
        .and([coordinator(close("suspicion-refuted")).at("2026-03-06T10:00:00+01:00")]);
    let reopened = closed
        .clone()
        .and([coordinator(reopen("De signalen zijn terug.")).at("2026-03-09T10:00:00+01:00")]);
    let dated_back = in_fase_1(PLAN_B).and([
        coordinator(contact(PartyKind::GeneralPractitioner)).at("2026-03-10T10:00:00+01:00"),
        coordinator(enter(3, WHY))
            .happened("2026-03-05T10:00:00+01:00")
            .at("2026-03-10T11:00:00+01:00"),
    ]);
    let with_the_danger = in_fase_1(PLAN_B).and([
        principal(raise_danger()).at("2026-03-05T09:00:00+01:00"),
        principal(clear_danger(3, WHY)).at("2026-03-05T10:00:00+01:00"),
    ]);
    for case in [plain, closed, reopened, dated_back, with_the_danger] {
        let told = told(&case);
        let number = case
            .file()
            .deviations()
            .iter()
            .position(|deviation| deviation.skipped == [PhaseNumber(2)])
            .expect("a phase was passed over");
        let once = Missing::PhasePassedOver(PhaseNumber(2), vec![number + 1]);
        assert_eq!(missing(&told).filter(|one| **one == once).count(), 1);
        let of_fase_2 = told.periods[0].phases.iter();
        let mut of_fase_2 = of_fase_2
            .filter(|phase| phase.place == TaskPlace::Phase(PhaseNumber(2)))
            .flat_map(|phase| &phase.tasks);
        assert!(of_fase_2.all(|task| gap(&told, &task.text).is_none()));
    }
}

#[test]
fn a_phase_that_was_passed_over_without_a_reason_owes_that_reason_and_nothing_else() {
    let told = told(&passed_over(""));
    let without = Missing::PhaseWithoutReason(PhaseNumber(2));
    assert_eq!(missing(&told).filter(|one| **one == without).count(), 1);
    assert!(!missing(&told).any(|one| matches!(one, Missing::PhasePassedOver(..))));
    assert_eq!(gap(&told, WEIGH), None);
}

#[test]
fn a_phase_that_was_passed_over_and_entered_after_all_owes_what_it_asks() {
    let case = passed_over(WHY).and([
        coordinator(enter(2, WHY)).at("2026-03-06T10:00:00+01:00"),
        coordinator(enter(3, WHY)).at("2026-03-07T10:00:00+01:00"),
    ]);
    let told = told(&case);
    assert!(!missing(&told).any(|one| matches!(one, Missing::PhasePassedOver(..))));
    assert_eq!(gap(&told, WEIGH), Some(Gap::Undone));
}

#[test]
fn what_was_done_in_another_phase_is_not_called_undone() {
    let told = told(&passed_over(WHY));
    let asked = task(&told, ASK_OTHERS);
    let days: Vec<_> = asked.elsewhere.iter().map(|one| one.happened_on).collect();
    assert_eq!(days, [day("2026-03-03")]);
    assert!(asked.evidence.is_empty(), "it does not do the task");
    assert_eq!(task(&told, "Regel passende hulp").elsewhere.len(), 1);
    assert!(task(&told, WEIGH).elsewhere.is_empty(), "nobody weighed");
}

/// A talk by this person, before fase 1 was entered; that phase was left without another one.
fn talked_in_fase_0(topics: &[&str]) -> Case {
    in_fase_1(PLAN_B).and([
        teacher(parents(vec![ilse(), joris()], topics)).happened("2026-03-01T10:00:00+01:00"),
        coordinator(enter(3, WHY)).at("2026-03-05T10:00:00+01:00"),
        coordinator(enter(1, WHY)).at("2026-03-06T10:00:00+01:00"),
        coordinator(close("suspicion-refuted")).at("2026-03-07T10:00:00+01:00"),
    ])
}

#[test]
fn a_talk_that_was_held_before_its_phase_began_is_told_with_its_day() {
    let told = told(&talked_in_fase_0(&[]));
    let on = day("2026-03-01");
    assert_eq!(gap(&told, FIRST_TALK), Some(Gap::Elsewhere { on }));
    let of_it = missing(&told).find_map(|missing| match missing {
        Missing::Task {
            text, shortfall, ..
        } if text.starts_with(FIRST_TALK) => shortfall.as_ref(),
        _ => None,
    });
    assert_eq!(of_it.map(|short| short.elsewhere.len()), Some(1));
}

#[test]
fn a_talk_of_another_phase_is_like_it_only_where_something_was_spoken_of_that_is_asked() {
    let on = day("2026-03-01");
    for (topics, found) in [
        (&[][..], Gap::Undone),
        (&["concerns"][..], Gap::Undone),
        (&["duty-to-report"][..], Gap::Elsewhere { on }),
    ] {
        assert_eq!(
            gap(&told(&talked_in_fase_0(topics)), TALK_OF_FASE_3),
            Some(found)
        );
    }
}

#[test]
fn what_another_phase_asks_for_itself_is_not_taken_for_the_like_of_it() {
    let case = in_fase_1(PLAN_B).and([
        teacher(parents(vec![ilse(), joris()], &["concerns"])).at("2026-03-03T10:00:00+01:00"),
        coordinator(enter(3, WHY)).at("2026-03-05T10:00:00+01:00"),
    ]);
    let told = told(&case);
    assert!(task(&told, TALK_OF_FASE_2).elsewhere.is_empty());
}

#[test]
fn what_was_told_in_another_phase_is_not_taken_for_a_telling_beforehand() {
    let tell = Command::RecordParentsInformed(ParentsInformed {
        parents: vec!["Tessa Duinzicht".to_owned()],
        topics: [].into(),
        about: "de zorgen".to_owned(),
        telling: Telling::Told {
            how: "in een gesprek op school".to_owned(),
            reaction: String::new(),
        },
    });
    let case = in_fase_1(PLAN_B).and([
        teacher(tell).at("2026-03-03T10:00:00+01:00"),
        coordinator(enter(3, WHY)).at("2026-03-05T10:00:00+01:00"),
        coordinator(close("suspicion-refuted")).at("2026-03-07T10:00:00+01:00"),
    ]);
    assert_eq!(gap(&told(&case), TELL), Some(Gap::Undone));
}

#[test]
fn what_nobody_did_who_must_is_not_the_like_of_it() {
    for (who, found) in [(fenna(), 0), (ilse(), 1)] {
        let case = in_fase_1(PLAN_B).and([
            teacher(weighed_by(who)).at("2026-03-03T10:00:00+01:00"),
            coordinator(enter(3, WHY)).at("2026-03-05T10:00:00+01:00"),
        ]);
        assert_eq!(task(&told(&case), WEIGH).elsewhere.len(), found);
    }
}

#[test]
fn what_can_still_be_done_in_its_phase_is_asked_there() {
    let case = in_fase_1(PLAN_B)
        .and([teacher(parents(vec![ilse()], &[])).happened("2026-03-01T10:00:00+01:00")]);
    let told = told(&case);
    assert_eq!(gap(&told, FIRST_TALK), None);
    assert!(task(&told, FIRST_TALK).elsewhere.is_empty());
}

#[test]
fn what_came_after_the_phase_was_passed_over_is_told_as_later_alone() {
    let case = passed_over(WHY)
        .and([coordinator(contact(PartyKind::FamilyCoach)).at("2026-03-06T10:00:00+01:00")]);
    let told = told(&case);
    let asked = task(&told, ASK_OTHERS);
    assert_eq!((asked.later.len(), asked.elsewhere.len()), (1, 0));
}

#[test]
fn looking_once_more_at_a_closed_case_is_not_the_like_of_a_task() {
    let case = passed_over(WHY).and([
        coordinator(close("help-works")).at("2026-03-06T10:00:00+01:00"),
        observe().at("2026-09-01T12:00:00+02:00"),
    ]);
    let told = told(&case);
    let facts = task(&told, "Verzamel feiten");
    let days = facts.elsewhere.iter().map(|one| one.happened_on);
    assert!(days.max().is_none_or(|on| on < day("2026-03-06")));
}

#[test]
fn a_talk_that_was_held_in_its_phase_in_part_needs_no_other() {
    for held_by in [vec![ilse(), joris()], vec![ilse()]] {
        let case = in_fase_1(PLAN_B).and([
            teacher(parents(vec![ilse(), joris()], &["concerns"]))
                .happened("2026-03-01T10:00:00+01:00"),
            coordinator(enter(2, WHY)).at("2026-03-05T10:00:00+01:00"),
            teacher(parents(held_by, &[])).at("2026-03-06T10:00:00+01:00"),
            coordinator(enter(3, WHY)).at("2026-03-07T10:00:00+01:00"),
        ]);
        assert!(task(&told(&case), TALK_OF_FASE_2).elsewhere.is_empty());
    }
}

#[test]
fn what_danger_asks_is_done_for_that_danger_alone() {
    let together = conversation(ConversationKind::Emergency, vec![fenna(), ilse(), joris()]);
    let case = in_fase_1(PLAN_B).and([
        principal(Command::RecordConversation(together)).at("2026-03-03T10:00:00+01:00"),
        principal(raise_danger()).at("2026-03-05T10:00:00+01:00"),
        principal(clear_danger(1, WHY)).at("2026-03-06T10:00:00+01:00"),
    ]);
    let told = told(&case);
    let talk = task(&told, "Praat vandaag met elkaar");
    assert!(talk.evidence.is_empty() && talk.elsewhere.is_empty());
    assert_eq!(gap(&told, "Praat vandaag met elkaar"), Some(Gap::Undone));
}

#[test]
fn a_case_that_is_written_up_afterwards_says_from_which_day_it_tells() {
    let case = given([
        open(),
        observe()
            .happened("2026-02-10T10:00:00+01:00")
            .at("2026-03-02T11:00:00+01:00"),
    ]);
    let told_from = |case: &Case| told(case).periods.last().and_then(|last| last.told_from);
    assert_eq!(told_from(&case), Some(day("2026-02-10")));
    assert_eq!(told_from(&given([open(), observe()])), None);
    let reopened = case.and([
        coordinator(close("suspicion-refuted")).at("2026-03-06T10:00:00+01:00"),
        coordinator(reopen(WHY)).at("2026-03-09T10:00:00+01:00"),
    ]);
    assert_eq!(told_from(&reopened), None, "only its first period");
}

#[test]
fn a_consultation_with_nobody_else_is_named_at_the_step_that_it_does_not_prove() {
    let alone = |with| {
        coordinator(Command::RecordConsultation(Consultation {
            with,
            ..consultation()
        }))
    };
    for (with, found) in [(vec![ilse()], (0, 1)), (vec![fenna()], (1, 0))] {
        let told = told(&given([open(), observe(), alone(with)]));
        let steps = told.periods[0].steps.iter();
        let mut steps = steps.filter(|step| step.step == StatutoryStep::Consult);
        let step = steps.next().expect("the second step");
        assert_eq!((step.evidence.len(), step.alone.len()), found);
    }
}

#[test]
fn a_telling_and_the_report_that_repeats_it_are_one_telling() {
    let report = principal(report(ParentsAtReport::Know)).at("2026-03-07T10:00:00+01:00");
    let tell = crate::account_later::tell().at("2026-03-06T10:00:00+01:00");
    for (steps, found) in [
        (vec![tell, report.clone()], (day("2026-03-06"), 1)),
        (vec![report], (day("2026-03-07"), 0)),
    ] {
        let told = told(&passed_over(WHY).and(steps));
        let telling = task(&told, TELL);
        let [once] = telling.evidence.as_slice() else {
            panic!("told once: {:?}", telling.evidence);
        };
        assert_eq!((once.happened_on, telling.repeated.len()), found);
    }
}
