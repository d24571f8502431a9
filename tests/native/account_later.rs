//! What was done later than it was asked: it is told as done, with its day, and not as done in time.

use meldcode::casefile::Command;
use meldcode::casefile::event::{
    Consultation, Conversation, ConversationKind, ParentsAtReport, ParentsInformed, ParentsKnew,
    ReasonGiven, Telling,
};
use meldcode::casefile::people::{PartyKind, PersonRef};
use meldcode::exchange::documents::account::{
    Account, Gap, Known, LaterWhy, Missing, Names, Said, TaskAccount,
};
use meldcode::protocol::agenda::State;
use meldcode::protocol::{Role, StatutoryStep};

use crate::account::told_on;
use crate::scenarios::school::*;

const WHY: &str = "Er komt geen hulp op gang.";

fn task<'a>(account: &'a Account, begins: &str) -> &'a TaskAccount {
    let phases = account.periods.iter().flat_map(|period| &period.phases);
    let mut tasks = phases.flat_map(|phase| &phase.tasks);
    tasks
        .find(|task| task.text.starts_with(begins))
        .expect("a task that was asked")
}

fn gap(account: &Account, begins: &str) -> Option<Gap> {
    account.missing.iter().find_map(|missing| match missing {
        Missing::Task { text, gap, .. } if text.starts_with(begins) => Some(*gap),
        _ => None,
    })
}

pub(crate) fn tell() -> Step {
    principal(Command::RecordParentsInformed(ParentsInformed {
        parents: vec!["Tessa Duinzicht".to_owned()],
        topics: [].into(),
        about: "de melding".to_owned(),
        telling: Telling::Told {
            how: "in een gesprek op school".to_owned(),
            reaction: String::new(),
        },
    }))
}

fn reported() -> Step {
    principal(report(ParentsAtReport::NotTold(String::new()))).at("2026-03-03T09:00:00+01:00")
}

fn in_fase_3(plan: &str) -> Case {
    in_fase_1(plan).and([coordinator(enter(3, WHY))])
}

const TELL: &str = "Vertel de ouders vooraf";

#[test]
fn parents_who_were_told_after_the_report_were_not_told_beforehand() {
    for plan in [PLAN_A, PLAN_B] {
        let case = in_fase_3(plan).and([reported(), tell().at("2026-03-10T09:00:00+01:00")]);
        let told = told_on(&case, "2026-03-11", Names::With);
        let telling = task(&told, TELL);
        assert_eq!(telling.state, State::Done, "nobody asks for it any more");
        let days: Vec<_> = telling.later.iter().map(|one| one.happened_on).collect();
        assert_eq!(days, [day("2026-03-10")]);
        let on = day("2026-03-10");
        assert_eq!(gap(&told, TELL), Some(Gap::Later { on }));
    }
}

#[test]
fn parents_who_were_told_before_the_report_or_in_its_minute_were_told_beforehand() {
    for at in ["2026-03-02T15:00:00+01:00", "2026-03-03T09:00:40+01:00"] {
        let told_first = in_fase_3(PLAN_B).and([tell().at(at)]);
        let told = told_on(&told_first, "2026-03-11", Names::With);
        assert!(task(&told, TELL).later.is_empty(), "no report yet");
        let report = principal(report(ParentsAtReport::NotTold(String::new())))
            .happened("2026-03-03T09:00:00+01:00")
            .at("2026-03-03T09:30:00+01:00");
        let told = told_on(&told_first.and([report]), "2026-03-11", Names::With);
        assert!(task(&told, TELL).later.is_empty());
        assert_eq!(gap(&told, TELL), None);
    }
}

#[test]
fn a_second_report_makes_no_telling_early_that_came_after_the_first() {
    let case = in_fase_3(PLAN_A).and([
        reported(),
        tell().at("2026-03-10T09:00:00+01:00"),
        reported().at("2026-03-12T09:00:00+01:00"),
    ]);
    let told = told_on(&case, "2026-03-13", Names::With);
    let on = day("2026-03-10");
    assert_eq!(gap(&told, TELL), Some(Gap::Later { on }));
}

#[test]
fn what_a_report_says_of_the_parents_answers_whether_they_were_told() {
    let why = "Dat is niet veilig voor Noor.".to_owned();
    for (parents, is_answered) in [
        (ParentsAtReport::ReportToo, true),
        (ParentsAtReport::Know, true),
        (ParentsAtReport::NotTold(why), true),
        (ParentsAtReport::NotTold(String::new()), false),
    ] {
        let made = || principal(report(parents.clone())).at("2026-03-03T09:00:00+01:00");
        for case in [
            in_fase_3(PLAN_B).and([made()]),
            in_fase_1(PLAN_A).and([
                made(),
                coordinator(enter(3, WHY)).at("2026-03-04T09:00:00+01:00"),
            ]),
        ] {
            let told = told_on(&case, "2026-03-11", Names::With);
            let telling = task(&told, TELL);
            assert_eq!(telling.state == State::Done, is_answered, "{parents:?}");
            assert!(telling.later.is_empty(), "in its minute");
            assert_eq!(gap(&told, TELL), None);
        }
    }
}

#[test]
fn why_parents_were_not_told_of_a_report_answers_it_also_when_it_is_given_later() {
    let case = in_fase_3(PLAN_A).and([reported()]);
    let owed = case.last("safe-home-reported");
    let case = case.and([principal(Command::GiveReason(ReasonGiven {
        target: owed,
        reason: "Dat is niet veilig voor Noor.".to_owned(),
    }))]);
    let told = told_on(&case, "2026-03-11", Names::With);
    assert_eq!(task(&told, TELL).state, State::Done);
}

#[test]
fn parents_who_were_told_in_the_hours_before_the_phase_was_entered_were_told_beforehand() {
    for (at, is_told) in [
        ("2026-03-03T09:00:00+01:00", true),
        ("2026-03-02T15:00:00+01:00", false),
    ] {
        let case = in_fase_1(PLAN_A).and([
            tell().at(at),
            coordinator(enter(3, WHY)).at("2026-03-03T10:00:00+01:00"),
            principal(report(ParentsAtReport::NotTold(String::new())))
                .at("2026-03-04T09:00:00+01:00"),
        ]);
        let told = told_on(&case, "2026-03-11", Names::With);
        let telling = task(&told, TELL);
        assert_eq!(telling.state == State::Done, is_told, "{at}");
        assert!(telling.later.is_empty());
    }
}

#[test]
fn what_was_done_in_the_next_phase_is_told_as_done_later_and_not_as_undone() {
    let begins = "Weeg met het afwegingskader";
    let case = in_fase_1(PLAN_A).and([coordinator(enter(2, WHY)), coordinator(enter(3, WHY))]);
    let undone = told_on(&case, "2026-03-11", Names::With);
    assert_eq!(gap(&undone, begins), Some(Gap::Undone));
    let case = case.and([coordinator(weigh()).at("2026-03-09T09:00:00+01:00")]);
    let told = told_on(&case, "2026-03-11", Names::With);
    let weighed = task(&told, begins);
    assert_eq!(weighed.state, State::LeftUndone);
    assert_eq!(weighed.later.len(), 1);
    let on = day("2026-03-09");
    assert_eq!(gap(&told, begins), Some(Gap::Later { on }));
}

#[test]
fn what_a_later_phase_asks_for_itself_does_nothing_for_the_phase_before() {
    let case = in_fase_1(PLAN_A).and([
        coordinator(enter(2, WHY)),
        coordinator(Command::RecordConversation(talk_with_parents(
            vec![fenna(), ilse()],
            &[],
        ))),
    ]);
    let told = told_on(&case, "2026-03-11", Names::With);
    let begins = "Voer minstens één gesprek";
    assert!(task(&told, begins).later.is_empty());
    assert_eq!(gap(&told, begins), Some(Gap::Undone));
}

#[test]
fn what_was_written_on_a_later_day_is_a_later_addition_in_the_account_as_on_the_timeline() {
    let seen = |at: &str| observe().happened("2026-03-02T11:00:00+01:00").at(at);
    let case = in_fase_1(PLAN_A).and([
        seen("2026-03-02T23:50:00+01:00"),
        seen("2026-03-03T00:10:00+01:00"),
    ]);
    let told = told_on(&case, "2026-03-11", Names::With);
    let why: Vec<_> = told.later.iter().flat_map(|later| &later.why).collect();
    assert_eq!(why, [&LaterWhy::DaysAfter(1)]);
    let later: Vec<_> = told.later.iter().map(|later| later.cited.record).collect();
    let file = case.file();
    let of_timeline = file.timeline().iter();
    let of_timeline = of_timeline.filter(|entry| entry.days_later().is_some());
    assert_eq!(later, of_timeline.map(|one| one.hash).collect::<Vec<_>>());
}

#[test]
fn what_parents_knew_of_a_talk_with_their_child_and_of_a_contact_is_told_with_what_they_were_told()
{
    let asked = Command::RecordConversation(Conversation {
        parents_knew: Some(ParentsKnew {
            knew: false,
            reason: "Dat was niet veilig.".to_owned(),
        }),
        ..conversation(ConversationKind::Child, vec![fenna()])
    });
    let case = in_fase_1(PLAN_B).and([
        teacher(asked),
        coordinator(contact(PartyKind::GeneralPractitioner)),
    ]);
    let told = told_on(&case, "2026-03-11", Names::With);
    let known: Vec<_> = told
        .known_of
        .iter()
        .map(|of| (of.known, &of.reason))
        .collect();
    let why = Said::Words("Dat was niet veilig.".to_owned());
    assert_eq!(
        known,
        [(Known::OfTalk(false), &why), (Known::Told, &Said::Nothing)]
    );
    let nameless = told_on(&case, "2026-03-11", Names::Without);
    assert_eq!(nameless.known_of[0].reason, Said::LeftOut);
}

#[test]
fn what_each_danger_asked_stands_under_the_day_and_the_record_of_that_danger() {
    let case = in_fase_1(PLAN_B).and([
        principal(raise_danger()).at("2026-03-03T09:00:00+01:00"),
        principal(contact(PartyKind::SafeHome)),
        principal(clear_danger(1, WHY)).at("2026-03-04T09:00:00+01:00"),
        principal(raise_danger()).at("2026-03-09T09:00:00+01:00"),
    ]);
    let told = told_on(&case, "2026-03-11", Names::With);
    let phases = told.periods.iter().flat_map(|period| &period.phases);
    let dangers: Vec<_> = phases.filter_map(|phase| phase.raised.as_ref()).collect();
    let days: Vec<_> = dangers.iter().map(|(on, _)| *on).collect();
    assert_eq!(days, [day("2026-03-03"), day("2026-03-09")]);
    let records: Vec<_> = dangers.iter().map(|(_, cited)| cited.record).collect();
    let alarms: Vec<_> = told.alarms.iter().map(|alarm| alarm.cited.record).collect();
    assert_eq!(records, alarms);
}

#[test]
fn what_was_done_after_its_day_is_told_as_done_later_and_what_was_done_on_it_is_not() {
    let begins = "Bel vandaag Veilig Thuis";
    for (at, gap_of_it) in [
        ("2026-03-03T15:00:00+01:00", None),
        (
            "2026-03-10T09:00:00+01:00",
            Some(Gap::Later {
                on: day("2026-03-10"),
            }),
        ),
    ] {
        let case = in_fase_1(PLAN_B).and([
            principal(raise_danger()).at("2026-03-03T09:00:00+01:00"),
            principal(contact(PartyKind::SafeHome)).at(at),
        ]);
        let told = told_on(&case, "2026-03-11", Names::With);
        assert_eq!(task(&told, begins).state, State::Done);
        assert_eq!(gap(&told, begins), gap_of_it);
    }
}

#[test]
fn a_reason_given_at_the_end_of_one_danger_is_not_the_reason_of_another() {
    let case = in_fase_1(PLAN_B).and([
        principal(raise_danger()).at("2026-03-03T09:00:00+01:00"),
        principal(clear_danger(1, "Moeder bleek thuis.")).at("2026-03-04T09:00:00+01:00"),
        principal(raise_danger()).at("2026-03-09T09:00:00+01:00"),
    ]);
    let cited = |case: &Case| {
        let told = told_on(case, "2026-03-11", Names::With);
        let phases = told.periods.iter().flat_map(|period| &period.phases);
        let dangers = phases.filter(|phase| phase.raised.is_some());
        let calls = dangers.flat_map(|danger| &danger.tasks);
        let calls = calls.filter(|task| task.text.starts_with("Bel vandaag Veilig Thuis"));
        calls
            .map(|task| task.deviations.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(cited(&case), [vec![1], vec![]]);
    let case = case
        .and([principal(clear_danger(1, "Noor is bij haar oma.")).at("2026-03-10T09:00:00+01:00")]);
    assert_eq!(cited(&case), [vec![1], vec![2]]);
}

#[test]
fn a_consultation_with_nobody_else_in_it_proves_no_consulting() {
    let consulted = |with: Vec<PersonRef>| {
        let held = Command::RecordConsultation(Consultation {
            with,
            ..consultation()
        });
        let case = given([open(), observe(), teacher(held)]);
        let told = told_on(&case, "2026-03-03", Names::With);
        let mut steps = told.periods.into_iter().flat_map(|period| period.steps);
        let step = steps.find(|step| step.step == StatutoryStep::Consult);
        step.is_some_and(|step| !step.evidence.is_empty())
    };
    assert!(!consulted(Vec::new()));
    assert!(!consulted(vec![fenna()]));
    assert!(consulted(vec![ilse()]));
    assert!(consulted(vec![person(9, "Sien Verzonnen", Role::Teacher)]));
}
