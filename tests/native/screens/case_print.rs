//! The print of one case: every record in words, what names the copy, and nothing that is only true today.

use meldcode::casefile::event::RecordCorrected;
use meldcode::casefile::{CaseId, Command};
use meldcode::screen::case_print::{CasePrint, case_print};
use meldcode::text::{Ledger, Message, Print as Words};

use super::desk::{empty, monday, with};
use crate::scenarios::school::*;

fn printed(case: &Case) -> CasePrint {
    let desk = with(&[case], monday());
    case_print(&desk, case.journal.case(), monday()).expect("a case on the desk")
}

#[test]
fn a_case_that_is_not_on_the_desk_is_not_printed() {
    assert_eq!(
        case_print(&empty(), CaseId(uuid::Uuid::nil()), monday()),
        None
    );
}

#[test]
fn every_record_prints_once_in_the_order_of_the_journal_with_its_proof() {
    let case = in_fase_1(PLAN_B);
    let print = printed(&case);
    let file = case.file();
    let hashes: Vec<_> = file.timeline().iter().map(|entry| entry.hash).collect();
    let in_print: Vec<_> = print.records.iter().map(|one| one.entry.record).collect();
    assert_eq!(in_print, hashes);
    for (place, one) in print.records.iter().enumerate() {
        assert_eq!(one.number, place + 1);
        let hex = one.entry.record.to_hex();
        let Message::Print(Words::Signed { mark, .. } | Words::Unsigned { mark, .. }) = &one.proof
        else {
            panic!("a proof");
        };
        assert!(hex.starts_with(mark), "the mark finds the record");
    }
    assert_eq!(
        print.count,
        Words::RecordsWhy {
            count: u32::try_from(hashes.len()).expect("few"),
        }
        .into()
    );
}

#[test]
fn what_names_the_copy_on_every_sheet_holds_no_name_of_a_person() {
    let case = in_fase_1(PLAN_A);
    let print = printed(&case);
    let file = case.file();
    let pupil = file.pupil().expect("a pupil").name.clone();
    let named = [&print.title, &print.marking, &print.foot];
    for message in named {
        let text = message.nl();
        for name in pupil
            .split(' ')
            .chain(["Fenna", "Ilse", "Joris", "Vlieger"])
        {
            assert!(!text.contains(name), "{text}");
        }
    }
    let code = print.title.nl().replace("Dossier ", "");
    assert!(print.foot.nl().contains(&code), "one code on every sheet");
}

#[test]
fn a_correction_prints_with_what_it_corrects() {
    let case = given([open(), observe()]);
    let target = case.last("observation-recorded");
    let case = case.and([teacher(Command::CorrectRecord(RecordCorrected {
        target,
        correction: "Het was bij de achterdeur.".to_owned(),
        reason: "Ik had de plek verkeerd.".to_owned(),
    }))]);
    let print = printed(&case);
    let observed = print
        .records
        .iter()
        .find(|one| one.entry.record == target)
        .expect("the observation");
    assert!(!observed.entry.blocks.is_empty(), "as it was");
    let texts: Vec<_> = observed
        .entry
        .attached
        .iter()
        .map(|one| &one.text)
        .collect();
    assert_eq!(texts, ["Het was bij de achterdeur."]);
}

#[test]
fn an_agreement_prints_the_day_itself_because_paper_does_not_count_days() {
    let case = in_fase_1(PLAN_A).and([agree("2026-03-20")]);
    let print = printed(&case);
    let [agreement] = print.agreements.as_slice() else {
        panic!("one agreement");
    };
    assert!(
        agreement.lines.contains(
            &Words::DueOn {
                on: day("2026-03-20")
            }
            .into()
        )
    );
    let checked = case.last("action-agreed");
    let case = case.and([teacher(check(
        checked,
        meldcode::casefile::event::CheckOutcome::Started,
    ))]);
    let print = printed(&case);
    assert!(
        print.agreements[0]
            .lines
            .iter()
            .any(|line| matches!(line, Message::Ledger(Ledger::Started { .. })))
    );
}

#[test]
fn the_day_after_which_the_paper_goes_prints_once_the_case_is_closed() {
    let facts = |print: &CasePrint| {
        let values = print.facts.iter().flat_map(|fact| fact.values.clone());
        values.collect::<Vec<_>>()
    };
    let destroys =
        |message: &Message| matches!(message, Message::Print(Words::DestroyAfter { .. }));
    let case = in_fase_1(PLAN_A);
    assert!(!facts(&printed(&case)).iter().any(destroys));
    let closed = case.and([principal(close("help-works"))]);
    let print = printed(&closed);
    assert!(facts(&print).iter().any(destroys));
    assert!(print.map.len() > 2, "how every phase stands");
    assert!(!print.staff.is_empty());
}
