//! One question has one answer on every paper that leaves the school, and on the screens they are made from.

use meldcode::casefile::Command;
use meldcode::casefile::event::{
    CaseOpened, ParentsAtReport, ReasonGiven, SafeHomeAdvice, SafeHomeFeedback,
};
use meldcode::casefile::people::PartyKind;
use meldcode::protocol::agenda::{State, What};
use meldcode::screen::documents::{DocumentKind, REPORT, choosable, document};
use meldcode::screen::paper::{Block, Document};
use meldcode::screen::people::people;
use meldcode::text::{
    Account, AccountFact, AccountStep, Choice, Ledger, Message, RecordLine, SafeHomePaper,
    Step as Statutory, Timeline,
};

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
    for block in blocks {
        say(block, &mut said);
    }
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
    let document = made(&case, REPORT);
    let parts = [SafeHomePaper::Steps, SafeHomePaper::Reports];
    let steps = parts.map(|part| read(&document, part)).concat();
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

#[test]
fn a_contact_with_veilig_thuis_is_advice_in_the_report_as_it_is_in_the_account() {
    let case = in_fase_1(PLAN_A).and([principal(contact(PartyKind::SafeHome))]);
    let advised = "Advies gevraagd op 2 maart 2026";
    assert!(read(&made(&case, DocumentKind::Account), AccountFact::Outside).contains(advised));
    let explained = read(&made(&case, REPORT), SafeHomePaper::Explanation);
    let lacking = SafeHomePaper::GapAdvice.nl();
    assert!(!explained.contains(lacking.as_ref()), "{explained}");
    assert!(explained.contains(SafeHomePaper::AdviceAsked.nl().as_ref()));
    let none = read(
        &made(&in_fase_1(PLAN_A), REPORT),
        SafeHomePaper::Explanation,
    );
    assert!(none.contains(lacking.as_ref()), "{none}");
}

#[test]
fn what_danger_that_is_over_still_asks_is_told_as_still_to_be_done() {
    let case = in_fase_1(PLAN_B).and([principal(raise_danger())]);
    let owed = "Nog te doen, van eerder: Weeg met het afwegingskader";
    let missing = |case: &Case| read(&made(case, DocumentKind::Account), Account::Missing);
    assert!(!missing(&case).contains(owed), "it stands");
    let over = case.and([principal(clear_danger(1, "Noor is veilig."))]);
    assert!(missing(&over).contains(owed), "{}", missing(&over));
}

#[test]
fn an_action_that_nobody_looked_at_since_its_day_is_not_called_not_done() {
    let case = in_fase_1(PLAN_A).and([agree("2026-03-04")]);
    let terms = read(&made(&case, DocumentKind::Account), AccountFact::Terms);
    assert!(
        terms.contains(AccountFact::KeptUnwritten.nl().as_ref()),
        "{terms}"
    );
}

#[test]
fn as_long_as_veilig_thuis_lets_nothing_be_known_asking_it_stays_to_be_done_in_a_closed_case() {
    let case = reported(ParentsAtReport::Know);
    let asks = |case: &Case| {
        let duties = case.agenda().duties;
        let own = duties
            .into_iter()
            .find(|duty| matches!(&duty.what, What::Task(task) if task.id.as_str() == "feedback"));
        own.map(|duty| duty.state)
    };
    let closed = case.and([principal(close("other-organisation-leads"))]);
    assert_eq!(asks(&closed), Some(State::Open));
    let missing = read(&made(&closed, DocumentKind::Account), Account::Missing);
    assert!(
        missing.contains("Nog te doen, van eerder: Vraag aan Veilig Thuis"),
        "{missing}"
    );
    let heard = principal(Command::RecordSafeHomeFeedback(SafeHomeFeedback {
        report: None,
        summary: "Ze gaan erheen.".to_owned(),
    }));
    assert_eq!(asks(&closed.and([heard])), Some(State::Done));
}

fn opened_again() -> Case {
    in_fase_1(PLAN_A).and([
        teacher(crate::account::talk()).at("2026-03-03T09:00:00+01:00"),
        coordinator(close("other-organisation-leads")).at("2026-03-04T09:00:00+01:00"),
        coordinator(reopen("Het gaat toch niet goed.")).at("2026-03-05T09:00:00+01:00"),
    ])
}

#[test]
fn a_report_tells_the_steps_that_were_taken_before_the_case_was_opened_again() {
    let case = opened_again();
    let steps = read(&made(&case, REPORT), SafeHomePaper::Steps);
    assert!(steps.contains("3 maart 2026"), "the talk: {steps}");
    let print = made(&case, DocumentKind::WholeCase);
    let lead = |print: &Document| {
        let mut sections = print.sections.iter();
        let own = sections.find(|section| section.title == Statutory::Heading.into());
        own.expect("the steps").lead.clone()
    };
    assert_eq!(lead(&print), Some(Statutory::SinceReopened.into()));
    assert_eq!(
        lead(&made(&in_fase_1(PLAN_A), DocumentKind::WholeCase)),
        None
    );
}

#[test]
fn what_is_missing_in_a_case_of_several_periods_says_in_which() {
    let account = made(&opened_again(), DocumentKind::Account);
    let missing = read(&account, Account::Missing);
    let tasks = missing
        .lines()
        .filter(|line| line.contains("Maak een kort verslag van fase 0"));
    assert!(tasks.clone().count() > 0);
    for line in tasks {
        assert!(line.starts_with("Periode 1. "), "{line}");
    }
    let one = read(
        &made(&in_fase_1(PLAN_A), DocumentKind::Account),
        Account::Missing,
    );
    assert!(!one.contains("Periode"), "{one}");
}

#[test]
fn looking_again_at_a_closed_case_is_no_term_any_more_once_it_was_opened_again() {
    let after_check = AccountFact::AfterCheck.nl();
    let terms = |case: &Case| read(&made(case, DocumentKind::Account), AccountFact::Terms);
    let again = terms(&opened_again());
    assert!(!again.contains(after_check.as_ref()), "{again}");
    let closed = in_fase_1(PLAN_A).and([coordinator(close("other-organisation-leads"))]);
    assert!(terms(&closed).contains(after_check.as_ref()));
}

#[test]
fn a_report_about_a_child_says_nothing_of_how_the_school_kept_to_its_plan() {
    let case = in_fase_1(PLAN_B).and([
        principal(raise_danger()),
        principal(clear_danger(1, "Noor is veilig.")),
    ]);
    let facts = format!("{:?}", made(&case, REPORT));
    let print = format!("{:?}", made(&case, DocumentKind::WholeCase));
    for own in [RecordLine::Unmet.into(), Message::from(Timeline::Deviation)] {
        let own = format!("{own:?}");
        assert!(!facts.contains(&own), "{own}");
        assert!(print.contains(&own), "{own}");
    }
}
