//! One question has one answer on every paper that leaves the school, and on the screens they are made from.

use meldcode::casefile::Command;
use meldcode::casefile::event::{CaseOpened, ParentsAtReport, ReasonGiven, SafeHomeAdvice};
use meldcode::casefile::people::PartyKind;
use meldcode::screen::documents::{DocumentKind, REPORT, choosable, document};
use meldcode::screen::paper::{Block, Document};
use meldcode::screen::people::people;
use meldcode::text::{Account, AccountFact, AccountStep, Choice, Ledger, Message, SafeHomePaper};

use super::desk::{monday, with};
use crate::scenarios::school::*;

const UNTOLD: &str = "van de zorgen en de melding weet";
const WHY: &str = "Vader leest alles mee.";

fn made(case: &Case, kind: DocumentKind) -> Document {
    let desk = with(&[case], monday());
    document(&desk, case.journal.case(), kind, monday()).expect("a case on the desk")
}

/// Every word under a heading, as it is read, a line each.
fn read(document: &Document, title: impl Into<Message>) -> String {
    let title = title.into();
    let mut sections = document.sections.iter();
    let found = sections.find(|section| section.title == title);
    let blocks = found.map_or(&[][..], |section| section.blocks.as_slice());
    let mut said = Vec::new();
    blocks.iter().for_each(|block| say(block, &mut said));
    said.join("\n")
}

fn say(block: &Block, said: &mut Vec<String>) {
    let mut add = |message: &Message| said.push(message.nl().into_owned());
    match block {
        Block::Paragraph(text) => add(text),
        Block::List(points) => points.iter().for_each(add),
        Block::Facts(facts) => {
            for line in &facts.lines {
                add(&line.label);
                line.values.iter().for_each(&mut add);
            }
        }
        Block::Table(table) => table.rows.iter().flatten().for_each(add),
        Block::Items(items) => {
            for item in items {
                said.push(item.head.nl().into_owned());
                item.blocks.iter().for_each(|block| say(block, said));
            }
        }
        other => said.push(format!("{other:?}")),
    }
}

/// How often these words stand there.
fn times(text: &str, words: &str) -> usize {
    text.matches(words).count()
}

fn reported(parents: ParentsAtReport) -> Case {
    in_fase_1(PLAN_B).and([
        coordinator(enter(3, "Noor is niet veilig.")),
        principal(report(parents)),
    ])
}

fn without_parents(parents: ParentsAtReport) -> Case {
    let Command::OpenCase(opened) = open().command().clone() else {
        panic!("it is opened");
    };
    let opened = Command::OpenCase(CaseOpened {
        parents: Vec::new(),
        ..opened
    });
    given([teacher(opened), observe(), principal(report(parents))])
}

fn given_later(case: Case) -> Case {
    let target = case.last("safe-home-reported");
    case.and([principal(Command::GiveReason(ReasonGiven {
        target,
        reason: WHY.to_owned(),
    }))])
}

#[test]
fn what_a_report_says_of_the_parents_is_what_every_paper_says_of_them() {
    let not_told = || ParentsAtReport::NotTold(WHY.to_owned());
    for case in [
        reported(not_told()),
        without_parents(not_told()),
        given_later(reported(ParentsAtReport::NotTold(String::new()))),
    ] {
        let account = made(&case, DocumentKind::Account);
        let told = read(&account, AccountFact::Parents);
        assert!(told.contains(WHY), "{told}");
        let missing = read(&account, Account::Missing);
        for nothing in [
            AccountFact::NeverTold.nl(),
            Account::MissingTellings.nl(),
            "is niet apart vastgelegd".into(),
        ] {
            assert!(!told.contains(nothing.as_ref()), "{told}");
            assert!(!missing.contains(nothing.as_ref()), "{missing}");
        }
        let paper = made(&case, REPORT);
        let known = read(&paper, SafeHomePaper::ParentsKnow);
        assert!(
            known.contains(WHY) && known.contains("2 maart 2026"),
            "{known}"
        );
        let explained = read(&paper, SafeHomePaper::Explanation);
        assert!(!explained.contains(UNTOLD), "{explained}");
    }
}

#[test]
fn a_report_of_which_nobody_answered_what_parents_know_leaves_that_question_open() {
    let case = reported(ParentsAtReport::NotTold(String::new()));
    let account = made(&case, DocumentKind::Account);
    assert!(read(&account, Account::Missing).contains("is niet apart vastgelegd"));
    let told = read(&account, AccountFact::Parents);
    assert!(
        told.contains(AccountFact::NeverTold.nl().as_ref()),
        "{told}"
    );
    assert!(
        told.contains(AccountStep::ReasonOwed.nl().as_ref()),
        "{told}"
    );
    assert!(read(&made(&case, REPORT), SafeHomePaper::Explanation).contains(UNTOLD));
}

#[test]
fn with_each_parent_stands_what_a_report_says_of_them() {
    let of = |parents| {
        let case = reported(parents);
        let desk = with(&[&case], monday());
        let shown = people(&desk, case.journal.case(), monday()).expect("on the desk");
        let parent = shown.parents.into_iter().next().expect("a parent");
        let line = parent.tellings.into_iter().next().expect("the report");
        (line.is_told, line.how)
    };
    assert_eq!(
        of(ParentsAtReport::Know),
        (true, Choice::ParentsKnow.into())
    );
    let (is_told, how) = of(ParentsAtReport::NotTold(WHY.to_owned()));
    assert!(!is_told && how.nl().ends_with(WHY), "{how:?}");
    let print = made(
        &reported(ParentsAtReport::ReportToo),
        DocumentKind::WholeCase,
    );
    assert!(read(&print, Ledger::ParentsHeading).contains(Choice::ParentsReportToo.nl().as_ref()));
}

#[test]
fn what_is_missing_and_each_term_say_of_which_danger_they_are() {
    let case = in_fase_1(PLAN_B).and([
        principal(raise_danger()).at("2026-02-23T09:00:00+01:00"),
        principal(clear_danger(1, "Noor is veilig.")).at("2026-02-24T09:00:00+01:00"),
        principal(raise_danger()).at("2026-02-25T09:00:00+01:00"),
        principal(contact(PartyKind::SafeHome)).at("2026-02-25T10:00:00+01:00"),
    ]);
    let account = made(&case, DocumentKind::Account);
    let missing = read(&account, Account::Missing);
    let first = "aangegeven op 23 februari 2026 (stuk";
    let second = "aangegeven op 25 februari 2026 (stuk";
    let lines: Vec<&str> = missing.lines().collect();
    let of = |danger: &str, task: &str| {
        let mut own = lines.iter().filter(|line| line.contains(danger));
        own.any(|line| line.contains(task))
    };
    assert!(of(first, "Bel vandaag Veilig Thuis"), "{missing}");
    assert!(!of(second, "Bel vandaag Veilig Thuis"), "{missing}");
    assert!(of(second, "Praat vandaag met elkaar"), "{missing}");
    let terms = read(&account, AccountFact::Terms);
    for danger in [first, second] {
        assert_eq!(times(&terms, danger), 2, "the call and the talk: {terms}");
    }
}

#[test]
fn the_report_tells_with_whom_each_step_was_discussed_and_what_was_written_of_it() {
    let case = in_fase_1(PLAN_A).and([
        teacher(write_report(1)),
        coordinator(Command::RecordSafeHomeAdvice(SafeHomeAdvice {
            spoke_to: "mevrouw Voorbeeld".to_owned(),
            question: "Is praten veilig?".to_owned(),
            advice: "Praat eerst met moeder.".to_owned(),
        })),
    ]);
    let steps = read(&made(&case, REPORT), SafeHomePaper::Steps);
    let Command::WriteStepReport(report) = write_report(1) else {
        panic!("a report of a step");
    };
    for words in [
        report.summary.as_str(),
        consultation().summary.as_str(),
        "Praat eerst met moeder.",
    ] {
        assert_eq!(times(&steps, words), 1, "{words}: {steps}");
    }
    let desk = with(&[&case], monday());
    let offered = choosable(&desk, case.journal.case(), REPORT);
    for kind in [
        "step-report-written",
        "consultation-held",
        "safe-home-advice-asked",
    ] {
        let record = case.last(kind).to_hex();
        assert!(offered.iter().any(|(one, _)| *one == record), "{kind}");
    }
}

#[test]
fn the_days_of_a_step_stand_in_their_order_whenever_they_were_written() {
    let talk = || teacher(crate::account::talk());
    let case = in_fase_1(PLAN_A).and([
        talk().at("2026-03-10T09:00:00+01:00"),
        talk()
            .at("2026-03-11T09:00:00+01:00")
            .happened("2026-03-06T09:00:00+01:00"),
        talk()
            .at("2026-03-12T09:00:00+01:00")
            .happened("2026-03-10T15:00:00+01:00"),
    ]);
    let steps = read(&made(&case, REPORT), SafeHomePaper::Steps);
    let [sixth, tenth] =
        ["6 maart 2026", "10 maart 2026"].map(|day| steps.find(day).expect("told"));
    assert!(sixth < tenth, "{steps}");
    assert_eq!(
        times(&steps, "10 maart 2026"),
        1,
        "a day stands once: {steps}"
    );
}
