//! *Jaaroverzicht*: for whom it is, numbers with their bars, and the file for a spreadsheet.

use std::path::PathBuf;

use meldcode::casefile::event::Partners;
use meldcode::casefile::{CaseId, Journal, StoredRecord};
use meldcode::exchange::documents::account::{Gap, Missing, Names};
use meldcode::exchange::statistics::SchoolYear;
use meldcode::screen::cases::cases as finder;
use meldcode::screen::paper::{Bars, Block, Document};
use meldcode::screen::year::{ask, cases, counts, counts_file, year_named};
use meldcode::text::{Message, Sentence, Year as Words};
use meldcode::workspace::Desk;
use uuid::Uuid;

use super::account::{names_of_parts, with_journal};
use super::desk::{empty, member, monday, with};
use crate::account::{CANARY, full_of_canaries, told_on};
use crate::scenarios::school::*;

const YEAR: SchoolYear = SchoolYear(2025);
const RENEW: &str = "RENEW_COUNTS";

/// The same records as another case.
fn as_case(case: &Case, id: u128) -> Case {
    let mut other = case.clone();
    let mut journal = Journal::new(CaseId(Uuid::from_u128(id)));
    for (_, entry) in case.journal.in_order() {
        let meldcode::casefile::journal::Entry::Whole(stored) = entry else {
            continue;
        };
        let mut record = stored.record().clone();
        record.case = journal.case();
        record.parents = journal.heads();
        let stored = StoredRecord::write(&record).expect("a record");
        journal.insert(stored).expect("the same case");
    }
    other.journal = journal;
    other
}

/// A desk with seven cases of plan A, three of plan B and one without a plan.
fn school() -> Desk {
    school_of(7, 3, 1)
}

fn school_of(plan_a: usize, plan_b: usize, undecided: usize) -> Desk {
    let mut all = Vec::new();
    let kinds = [
        (in_fase_1(PLAN_A), plan_a),
        (in_fase_1(PLAN_B), plan_b),
        (given([open(), observe()]), undecided),
    ];
    for (case, times) in kinds {
        for _ in 0..times {
            let id = 5_000 + u128::try_from(all.len()).expect("few");
            all.push(as_case(&case, id));
        }
    }
    with(&all.iter().collect::<Vec<_>>(), monday())
}

fn bars(document: &Document) -> Vec<&Bars> {
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    blocks
        .filter_map(|block| match block {
            Block::Bars(bars) => Some(bars),
            _ => None,
        })
        .collect()
}

#[test]
fn it_is_for_the_directeur_and_the_ib_er_and_not_for_the_leerkracht() {
    let leading = school();
    assert!(ask(&leading, monday()).is_for_me);
    assert!(finder(&leading, monday(), "").has_year);
    let teaching = Desk {
        me: member(&fenna()),
        ..school()
    };
    assert!(!ask(&teaching, monday()).is_for_me);
    assert!(!finder(&teaching, monday(), "").has_year);
    assert!(!finder(&empty(), monday(), "").has_year, "nothing to count");
}

#[test]
fn the_running_school_year_stands_first() {
    let years = ask(&empty(), monday()).years;
    assert_eq!(years[0], YEAR);
    assert_eq!(years[1], SchoolYear(2024));
    assert_eq!(year_named(&YEAR.to_string()), Some(YEAR));
    assert_eq!(year_named("="), None);
}

#[test]
fn a_number_that_is_not_shown_has_no_bar_and_every_bar_has_its_number() {
    let made = counts(&school(), YEAR, monday());
    let all = bars(&made);
    assert_eq!(all.len(), 13);
    for bar in all.iter().flat_map(|bars| &bars.rows) {
        let is_number = bar.number.nl().parse::<u32>().is_ok();
        assert!(is_number || bar.percent.is_none(), "{bar:?}");
        assert!(!bar.number.nl().is_empty());
    }
    let plans: Vec<_> = all[0]
        .rows
        .iter()
        .map(|bar| bar.number.nl().into_owned())
        .collect();
    assert_eq!(plans, ["<5", "7", "<5", "11"]);
}

#[test]
fn no_two_parts_are_called_the_same_also_where_plans_are_told_apart() {
    for desk in [school(), school_of(7, 6, 5)] {
        for made in [counts(&desk, YEAR, monday()), cases(&desk, YEAR, monday())] {
            let names = names_of_parts(&made);
            let different: std::collections::BTreeSet<_> = names.iter().collect();
            assert_eq!(different.len(), names.len(), "{names:#?}");
        }
    }
}

#[test]
fn the_file_for_a_spreadsheet_holds_what_the_page_shows() {
    let file = counts_file(&school(), YEAR, monday());
    assert_eq!(file.name, "jaaroverzicht-2025-2026.csv");
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/statistics/counts.csv");
    if std::env::var_os(RENEW).is_some() {
        std::fs::write(&path, &file.bytes).expect("the golden file");
    }
    let golden = std::fs::read(&path).expect("the golden file");
    assert!(
        golden == file.bytes,
        "the counts changed:\n{}",
        String::from_utf8_lossy(&file.bytes)
    );
    let text = String::from_utf8(file.bytes).expect("UTF-8");
    assert!(text.starts_with("\u{feff}\"Schooljaar\";\"Dossiers\";"));
    let made = counts(&school(), YEAR, monday());
    let shown = bars(&made)
        .iter()
        .map(|bars| bars.rows.len())
        .sum::<usize>();
    assert_eq!(text.lines().count(), shown + 1);
}

#[test]
fn of_too_few_cases_the_file_tells_what_the_page_tells_however_much_one_of_them_did() {
    let agreements = (0..5).map(|_| agree("2026-03-16"));
    let busy = as_case(&in_fase_1(PLAN_A).and(agreements), 5_000);
    let desk = with(&[&busy, &as_case(&in_fase_1(PLAN_A), 5_001)], monday());
    let too_few = Words::TooFew.nl();
    let page = counts(&desk, YEAR, monday());
    assert_eq!(bars(&page).len(), 1, "the number of cases under each plan");
    assert!(format!("{page:?}").contains("TooFew"));
    let file = counts_file(&desk, YEAR, monday());
    let text = String::from_utf8(file.bytes).expect("UTF-8");
    assert!(text.contains(&*too_few), "{text}");
    for row in text.lines().skip(1) {
        let is_hidden = row.ends_with(";\"<5\"") || row.ends_with(";\"niet getoond\"");
        assert!(is_hidden, "{row}");
    }
}

#[test]
fn no_name_and_no_typed_word_is_in_any_of_it() {
    for ids in [false, true] {
        let desk = with_journal(full_of_canaries(ids));
        let table = cases(&desk, YEAR, monday());
        assert!(
            format!("{table:?}").contains("0000-00CA"),
            "the case is there by its code"
        );
        let all = [
            format!("{table:?}"),
            format!("{:?}", counts(&desk, YEAR, monday())),
            String::from_utf8(counts_file(&desk, YEAR, monday()).bytes).expect("UTF-8"),
        ];
        for made in all {
            assert!(!made.contains(CANARY), "{made}");
            assert!(!made.contains(&desk.me.name) && !made.contains(&desk.school.name));
        }
    }
}

#[test]
fn cases_that_did_not_open_are_named_by_their_number() {
    let mut desk = school();
    let gone = *desk.dossiers.keys().next().expect("a case");
    desk.dossiers.remove(&gone);
    let unread: Message = Words::Unread { count: 1 }.into();
    for made in [counts(&desk, YEAR, monday()), cases(&desk, YEAR, monday())] {
        assert!(format!("{made:?}").contains(&format!("{unread:?}")));
    }
}

#[test]
fn of_what_was_asked_as_much_is_not_done_as_the_account_calls_missing() {
    let why = "Er komt geen hulp op gang.";
    let talk = || teacher(crate::account::talk());
    let nobody = teacher(partners(Partners::Nobody, "Dat is niet veilig."));
    for case in [
        in_fase_1(PLAN_A),
        in_fase_1(PLAN_A).and([
            talk(),
            coordinator(enter(2, why)),
            coordinator(enter(3, why)),
        ]),
        in_fase_1(PLAN_A).and([
            coordinator(enter(3, why)),
            coordinator(weigh()).at("2026-03-04T09:00:00+01:00"),
        ]),
        in_fase_1(PLAN_B).and([nobody, coordinator(enter(2, why))]),
        in_fase_1(PLAN_B).and([
            talk().happened("2026-03-01T10:00:00+01:00"),
            coordinator(enter(2, why)),
            coordinator(enter(3, why)),
        ]),
        in_fase_1(PLAN_B).and([
            principal(raise_danger()),
            principal(clear_danger(1, "Noor is veilig.")).at("2026-03-03T11:00:00+01:00"),
        ]),
    ] {
        let desk = with(&[&case], monday());
        let told = told_on(&case, &monday().date_naive().to_string(), Names::Without);
        let undone = told.missing.iter().filter(|missing| {
            matches!(
                missing,
                Missing::Task {
                    gap: Gap::Late | Gap::Owed | Gap::Undone | Gap::Elsewhere { .. },
                    ..
                }
            )
        });
        let made = cases(&desk, YEAR, monday());
        let tables = made.sections.iter().flat_map(|section| &section.blocks);
        let rows = tables.flat_map(|block| match block {
            Block::Table(table) => table.rows.clone(),
            _ => Vec::new(),
        });
        let rows: Vec<_> = rows.collect();
        let Sentence::Year(Words::TasksDone { done, asked }) = rows[0][2].sentence() else {
            panic!("how much was done");
        };
        assert_eq!(asked - done, undone.count(), "{:#?}", told.missing);
    }
}
