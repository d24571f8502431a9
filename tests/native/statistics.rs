//! Yearly counts: what is counted, and that no hidden number can be worked out from what is shown.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "test data: a value that is not there is a broken test"
)]

use std::collections::{BTreeMap, BTreeSet};

use meldcode::casefile::event::{CheckOutcome, ParentsAtReport};
use meldcode::exchange::documents::account::{Account, Names};
use meldcode::exchange::statistics::{
    Answer, GroupOf, Line, Question, SHOWN_FROM, SchoolYear, Shown, Yearly, line, spreadsheet,
    yearly,
};
use meldcode::protocol::{PhaseNumber, Plan};
use proptest::prelude::*;

use crate::account::told_on;
use crate::scenarios::school::*;

const YEAR: SchoolYear = SchoolYear(2025);

fn plans() -> Vec<&'static Plan> {
    let of = |id: &str| {
        let mut plans = handbook().plans.iter();
        plans.find(|plan| plan.edition.plan.as_str() == id).unwrap()
    };
    vec![of(UNDECIDED), of(PLAN_A), of(PLAN_B)]
}

fn counted(accounts: &[Account]) -> Yearly {
    yearly(accounts, &plans(), YEAR, day("2026-06-01"))
}

fn of(case: &Case) -> Account {
    told_on(case, "2026-06-01", Names::Without)
}

fn number(yearly: &Yearly, question: Question, wanted: &Answer) -> Shown {
    let counts = &yearly.groups[0].counts;
    let count = counts
        .iter()
        .find(|count| count.question == question)
        .unwrap();
    let place = count
        .answers
        .iter()
        .position(|answer| answer == wanted)
        .unwrap();
    count.line.parts[place]
}

#[test]
fn a_school_year_runs_from_the_first_of_august() {
    assert_eq!(SchoolYear::of(day("2026-07-31")), SchoolYear(2025));
    assert_eq!(SchoolYear::of(day("2026-08-01")), SchoolYear(2026));
    assert_eq!(YEAR.to_string(), "2025-2026");
    assert!(YEAR.holds(day("2025-08-01")) && YEAR.holds(day("2026-07-31")));
    assert!(!YEAR.holds(day("2026-08-01")));
}

#[test]
fn enough_cases_are_counted_by_what_became_of_them() {
    let running = of(&in_fase_1(PLAN_A));
    let agreed = in_fase_1(PLAN_A).and([agree("2026-03-16")]);
    let action = agreed.last("action-agreed");
    let late = of(&agreed
        .and([teacher(check(action, CheckOutcome::Started)).at("2026-03-20T10:00:00+01:00")]));
    let mut accounts = vec![running; 6];
    accounts.extend(vec![late; 7]);
    let yearly = counted(&accounts);
    assert_eq!(yearly.cases.total, Shown::Number(13));
    let number = |question, answer| number(&yearly, question, &answer);
    assert_eq!(number(Question::Begun, Answer::New), Shown::Number(13));
    assert_eq!(
        number(Question::Phase, Answer::Phase(PhaseNumber(1))),
        Shown::Number(13)
    );
    assert_eq!(number(Question::Terms, Answer::Late), Shown::Number(7));
    assert_eq!(
        number(Question::Extensions, Answer::Never),
        Shown::Number(7)
    );
}

#[test]
fn what_a_report_says_of_the_parents_is_counted_as_told_or_not_told() {
    for (parents, counted) in [
        (ParentsAtReport::Know, Answer::Told),
        (ParentsAtReport::ReportToo, Answer::Told),
        (
            ParentsAtReport::NotTold("vader kijkt mee".to_owned()),
            Answer::NotToldWithReason,
        ),
        (
            ParentsAtReport::NotTold(String::new()),
            Answer::NothingWritten,
        ),
    ] {
        let case = in_fase_1(PLAN_B).and([principal(report(parents))]);
        assert_eq!(Question::Parents.of(&of(&case), YEAR), [counted]);
    }
}

#[test]
fn an_agreed_action_that_never_began_counts_as_not_done_however_early_that_was_seen() {
    let agreed = in_fase_1(PLAN_A).and([agree("2026-03-16")]);
    let action = agreed.last("action-agreed");
    let seen = teacher(check(action, CheckOutcome::NotStarted)).at("2026-03-09T10:00:00+01:00");
    let yearly = counted(&vec![of(&agreed.and([seen])); 7]);
    let terms = |answer| number(&yearly, Question::Terms, &answer);
    let before = counted(&vec![of(&in_fase_1(PLAN_A)); 7]);
    let without = |answer| number(&before, Question::Terms, &answer);
    assert_eq!(terms(Answer::Kept), without(Answer::Kept));
    let more = |shown| match shown {
        Shown::Number(number) => number,
        Shown::Few | Shown::Hidden => panic!("seven of a kind are shown"),
    };
    assert_eq!(
        more(terms(Answer::Undone)),
        more(without(Answer::Undone)) + 7
    );
}

#[test]
fn a_case_of_another_year_is_not_counted() {
    let accounts = vec![of(&in_fase_1(PLAN_A)); 6];
    let before = yearly(&accounts, &plans(), SchoolYear(2024), day("2026-06-01"));
    assert_eq!(before.cases.total, Shown::Number(0));
    let after = yearly(&accounts, &plans(), SchoolYear(2026), day("2026-09-01"));
    assert_eq!(after.cases.total, Shown::Number(6), "they still run");
}

#[test]
fn of_fewer_than_five_cases_nothing_is_told() {
    for accounts in [vec![of(&in_fase_1(PLAN_A)); 4], vec![of(&much_agreed()); 2]] {
        let yearly = counted(&accounts);
        assert_eq!(yearly.cases.total, Shown::Few);
        assert_eq!(yearly.cases.parts, [Shown::Hidden; 3]);
        let [group] = yearly.groups.as_slice() else {
            panic!("one group");
        };
        assert_eq!((&group.of, group.cases), (&GroupOf::All, Shown::Few));
        assert!(group.counts.is_empty());
    }
}

/// A case with so many agreements that their number alone would be shown.
fn much_agreed() -> Case {
    let agreements = (0..SHOWN_FROM).map(|_| agree("2026-03-16"));
    in_fase_1(PLAN_A).and(agreements)
}

#[test]
fn a_large_number_of_few_cases_is_not_shown_among_many_others() {
    let mut accounts = vec![of(&in_fase_1(PLAN_A)); 7];
    accounts.push(of(&much_agreed()));
    let extensions = |accounts: &[Account]| {
        let yearly = counted(accounts);
        let mut counts = yearly.groups[0].counts.iter();
        let count = counts.find(|count| count.question == Question::Extensions);
        count.unwrap().line.clone()
    };
    let of_one = extensions(&accounts);
    assert_eq!(of_one.total, Shown::Hidden);
    assert_eq!(of_one.parts, [Shown::Hidden; 3]);
    accounts.extend(vec![of(&in_fase_1(PLAN_A).and([agree("2026-03-16")])); 4]);
    let of_five = extensions(&accounts);
    assert_eq!(of_five.total, Shown::Number(SHOWN_FROM + 4));
    assert_eq!(of_five.parts[0], Shown::Number(SHOWN_FROM + 4));
}

#[test]
fn of_one_case_in_a_year_no_plan_is_said_to_have_had_some() {
    let yearly = counted(&[of(&in_fase_1(PLAN_A))]);
    assert_eq!(yearly.cases.total, Shown::Few);
    assert_eq!(yearly.cases.parts, [Shown::Hidden; 3]);
}

#[test]
fn what_is_told_per_plan_is_not_told_again_over_all() {
    let (a, b) = (of(&in_fase_1(PLAN_A)), of(&in_fase_1(PLAN_B)));
    let neutral = of(&given([open(), observe()]));
    let mut accounts = vec![a; 6];
    accounts.extend(vec![b; 7]);
    accounts.extend(vec![neutral; 5]);
    let told: Vec<_> = counted(&accounts)
        .groups
        .into_iter()
        .map(|group| group.of)
        .collect();
    assert_eq!(told, [GroupOf::Plan(0), GroupOf::Plan(1), GroupOf::Plan(2)]);
    let fewer: Vec<_> = counted(&accounts[..14])
        .groups
        .into_iter()
        .map(|group| group.of)
        .collect();
    assert_eq!(fewer, [GroupOf::All]);
}

#[test]
fn what_was_seen_and_ticked_is_never_counted() {
    let plain = in_fase_1(PLAN_A);
    let seen = plain
        .clone()
        .and([observe(), observe(), observe(), fill_list()]);
    let counted_over = |case: &Case| counted(&vec![of(case); 8]);
    assert_eq!(counted_over(&plain), counted_over(&seen));
}

// Nothing hidden can be worked out.

/// Every way in which a total falls into so many parts.
fn partitions(total: u32, parts: usize) -> Vec<Vec<u32>> {
    if parts == 1 {
        return vec![vec![total]];
    }
    (0..=total)
        .flat_map(|first| {
            partitions(total - first, parts - 1)
                .into_iter()
                .map(move |rest| {
                    let mut whole = vec![first];
                    whole.extend(rest);
                    whole
                })
        })
        .collect()
}

fn key(line: &Line) -> String {
    format!("{line:?}")
}

/// Lines that show the same: what somebody who knows the rule has to choose between.
fn leave_open(wholes: &[Vec<u32>]) {
    let shown = line(&wholes[0]);
    let total: u32 = wholes[0].iter().sum();
    for (place, part) in shown.parts.iter().enumerate() {
        let values: BTreeSet<u32> = wholes.iter().map(|whole| whole[place]).collect();
        if let Shown::Number(number) = part {
            assert_eq!(values, BTreeSet::from([*number]));
            assert!(*number == 0 || *number >= SHOWN_FROM);
            continue;
        }
        if *part == Shown::Few {
            // The sign says one to four, so nought is none of them, and neither is what could be shown.
            let says = |number: &u32| (1..SHOWN_FROM).contains(number);
            assert!(values.iter().all(says), "{wholes:?} shows as {shown:?}");
        }
        if total >= SHOWN_FROM {
            // A total that is not shown leaves more open than this line tells.
            assert!(values.len() > 1, "{wholes:?} shows as {shown:?}");
        }
    }
}

#[test]
fn every_small_line_leaves_each_hidden_number_open_even_to_whoever_knows_the_rule() {
    for parts in 2..=5 {
        for total in 0..=20 {
            let mut same: BTreeMap<String, Vec<Vec<u32>>> = BTreeMap::new();
            for whole in partitions(total, parts) {
                same.entry(key(&line(&whole))).or_default().push(whole);
            }
            for wholes in same.values() {
                leave_open(wholes);
            }
        }
    }
}

/// What somebody knows who has read the counts: sums of numbers that they do not know, and what these come to.
struct Reader {
    /// A column per number behind the counts.
    columns: BTreeMap<String, usize>,
    rows: Vec<Vec<(usize, i64)>>,
}

const PRIME: i64 = 1_000_003;

impl Reader {
    fn column(&mut self, name: String) -> usize {
        let next = self.columns.len();
        *self.columns.entry(name).or_insert(next)
    }

    /// One sum that is known: of these numbers.
    fn knows(&mut self, names: Vec<String>) {
        let row = names
            .into_iter()
            .map(|name| (self.column(name), 1))
            .collect();
        self.rows.push(row);
    }

    /// The sums that are known, as far as none follows from another, each with the column it begins in.
    fn basis(&self) -> Vec<(usize, Vec<i64>)> {
        let mut basis: Vec<(usize, Vec<i64>)> = Vec::new();
        for row in &self.rows {
            let mut dense = vec![0; self.columns.len()];
            for (column, times) in row {
                dense[*column] += times;
            }
            reduce(&mut dense, &basis);
            if let Some(begins) = dense.iter().position(|times| *times != 0) {
                let scale = inverse(dense[begins]);
                for times in &mut dense {
                    *times = *times * scale % PRIME;
                }
                basis.push((begins, dense));
            }
        }
        basis
    }

    /// Those of these numbers that follow from what is known.
    fn works_out(&mut self, names: Vec<String>) -> Vec<String> {
        let columns: Vec<usize> = names.iter().map(|name| self.column(name.clone())).collect();
        let basis = self.basis();
        let follows = |column: &usize| {
            let mut asked = vec![0; self.columns.len()];
            asked[*column] = 1;
            reduce(&mut asked, &basis);
            asked.iter().all(|times| *times == 0)
        };
        let asked = names.into_iter().zip(&columns);
        asked
            .filter(|(_, column)| follows(column))
            .map(|(name, _)| name)
            .collect()
    }
}

/// Takes out of a sum whatever of it is known.
fn reduce(sum: &mut [i64], basis: &[(usize, Vec<i64>)]) {
    for (begins, known) in basis {
        let times = sum[*begins].rem_euclid(PRIME);
        if times != 0 {
            for (left, taken) in sum.iter_mut().zip(known) {
                *left = (*left - times * taken).rem_euclid(PRIME);
            }
        }
    }
    for times in sum {
        *times = times.rem_euclid(PRIME);
    }
}

fn inverse(of: i64) -> i64 {
    let (mut result, mut base, mut power) = (1, of, PRIME - 2);
    while power > 0 {
        if power % 2 == 1 {
            result = result * base % PRIME;
        }
        base = base * base % PRIME;
        power /= 2;
    }
    result
}

/// The number of cases under one plan that give one answer: what everything that is shown is a sum of.
fn cell(plan: usize, question: Question, answer: usize) -> String {
    format!("{plan} {question:?} {answer}")
}

/// Reads everything that is shown, over all groups at once, and says which hidden number can be worked out.
fn worked_out(yearly: &Yearly, split: &[u32]) -> Vec<String> {
    let mut reader = Reader {
        columns: BTreeMap::new(),
        rows: Vec::new(),
    };
    let plan = |place: usize| format!("plan {place}");
    let every: Vec<usize> = (0..split.len()).collect();
    let few = || {
        every
            .iter()
            .copied()
            .filter(|place| split[*place] < SHOWN_FROM)
    };
    let members = |of: &GroupOf| match of {
        GroupOf::All => every.clone(),
        GroupOf::Plan(place) => vec![*place],
        GroupOf::TheOthers => few().collect(),
    };
    // How the numbers hang together is no secret: of what is asked of a case, the answers of a plan are its cases.
    for count in &yearly.groups[0].counts {
        if matches!(
            count.question,
            Question::Terms | Question::Extensions | Question::Deviations
        ) {
            continue;
        }
        for place in &every {
            let answers =
                (0..count.answers.len()).map(|answer| cell(*place, count.question, answer));
            let row = answers.map(|name| (reader.column(name), 1));
            let mut row: Vec<(usize, i64)> = row.collect();
            row.push((reader.column(plan(*place)), -1));
            reader.rows.push(row);
        }
    }
    let mut hidden = Vec::new();
    let mut see = |reader: &mut Reader, shown: Shown, names: Vec<String>| match shown {
        Shown::Number(_) => reader.knows(names),
        Shown::Few | Shown::Hidden => {
            if let [alone] = names.as_slice() {
                hidden.push(alone.clone());
            } else {
                // A sum has a name of its own, so that one can ask after it.
                let sum = names.join(" + ");
                let mut row: Vec<(usize, i64)> = names
                    .into_iter()
                    .map(|name| (reader.column(name), 1))
                    .collect();
                row.push((reader.column(sum.clone()), -1));
                reader.rows.push(row);
                hidden.push(sum);
            }
        }
    };
    see(
        &mut reader,
        yearly.cases.total,
        every.iter().map(|place| plan(*place)).collect(),
    );
    for place in &every {
        see(&mut reader, yearly.cases.parts[*place], vec![plan(*place)]);
    }
    for group in &yearly.groups {
        let members = members(&group.of);
        see(
            &mut reader,
            group.cases,
            members.iter().map(|place| plan(*place)).collect(),
        );
        for count in &group.counts {
            let all = |answer: usize| {
                members
                    .iter()
                    .map(move |place| cell(*place, count.question, answer))
            };
            for (answer, part) in count.line.parts.iter().enumerate() {
                see(&mut reader, *part, all(answer).collect());
            }
            let whole = (0..count.answers.len()).flat_map(all);
            see(&mut reader, count.line.total, whole.collect());
        }
    }
    reader.works_out(hidden)
}

/// Cases of several kinds, made once.
fn kinds() -> &'static [Account] {
    static KINDS: std::sync::OnceLock<Vec<Account>> = std::sync::OnceLock::new();
    KINDS.get_or_init(|| {
        vec![
            of(&given([open(), observe()])),
            of(&in_fase_1(PLAN_A)),
            of(&in_fase_1(PLAN_A).and([coordinator(weigh()), coordinator(close("help-works"))])),
            of(&in_fase_1(PLAN_B)),
            of(&in_fase_1(PLAN_B).and([principal(enter(3, "")), principal(raise_danger())])),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_hidden_number_is_worked_out_from_totals_and_the_numbers_beside_it(
        times in proptest::collection::vec(0_usize..12, 5),
    ) {
        let accounts: Vec<Account> = kinds()
            .iter()
            .zip(&times)
            .flat_map(|(account, times)| vec![account.clone(); *times])
            .collect();
        let small = |number: usize| u32::try_from(number).unwrap();
        let split = [small(times[0]), small(times[1] + times[2]), small(times[3] + times[4])];
        let yearly = counted(&accounts);
        prop_assert_eq!(worked_out(&yearly, &split), Vec::<String>::new());
    }

    #[test]
    fn a_long_line_leaves_each_hidden_number_open(
        parts in proptest::collection::vec(0_u32..14, 2..9),
    ) {
        let shown = line(&parts);
        let total: u32 = parts.iter().sum();
        let hidden: Vec<usize> = (0..parts.len())
            .filter(|place| !matches!(shown.parts[*place], Shown::Number(_)))
            .collect();
        prop_assert_ne!(hidden.len(), 1, "one alone is the total less the others");
        for (number, sign) in parts.iter().zip(&shown.parts) {
            let is_true = match sign {
                Shown::Number(shown) => shown == number,
                Shown::Few => (1..SHOWN_FROM).contains(number),
                Shown::Hidden => true,
            };
            prop_assert!(is_true, "{parts:?} shows as {shown:?}");
        }
        // Another line that shows the same, with another number at this place: two hidden parts change places, or one
        // gives the other a case.
        for place in &hidden {
            if total < SHOWN_FROM {
                continue;
            }
            let looks_the_same = hidden.iter().any(|other| {
                let mut swapped = parts.clone();
                swapped.swap(*place, *other);
                let mut given = parts.clone();
                given[*place] = given[*place].saturating_sub(1);
                given[*other] += parts[*place] - given[*place];
                let mut taken = parts.clone();
                taken[*other] = taken[*other].saturating_sub(1);
                taken[*place] += parts[*other] - taken[*other];
                [swapped, given, taken].iter().any(|candidate| {
                    candidate[*place] != parts[*place] && line(candidate) == shown
                })
            });
            let all_alike = parts.iter().all(|part| *part == SHOWN_FROM - 1);
            prop_assert!(looks_the_same || all_alike, "{parts:?} shows as {shown:?}");
        }
    }

    #[test]
    fn a_cell_can_do_nothing_in_a_spreadsheet_whatever_is_typed(cell in "[ =+@;,\"'\t\r\n|a-z\u{202e}\u{feff}＝-]{0,12}") {
        let file = String::from_utf8(spreadsheet(&[vec![cell.clone(), "5".to_owned()]])).unwrap();
        let row = file.strip_prefix('\u{feff}').expect("the mark of UTF-8");
        let inner = row.strip_prefix('"').expect("a quoted cell");
        let inner = inner.strip_suffix("\";\"5\"\r\n").expect("one row of two cells");
        prop_assert!(!inner.replace("\"\"", "").contains('"'), "no cell ends early");
        prop_assert!(!inner.chars().any(char::is_control));
        // However it is taken apart, no piece begins as a formula does.
        for piece in inner.split([';', ',', '"', '|', '\'']) {
            let begins = piece.trim_start().chars().next();
            let is_defused = begins.is_none_or(|sign| !"=+-@＝＋－＠−".contains(sign));
            prop_assert!(is_defused || inner.contains(&format!("'{}", piece.trim_start())), "{inner}");
        }
    }
}

#[test]
fn formulas_are_defused_at_the_start_and_after_whatever_separates() {
    let written = |cell: &str| {
        let file = String::from_utf8(spreadsheet(&[vec![cell.to_owned()]])).unwrap();
        file.trim_start_matches('\u{feff}').trim_end().to_owned()
    };
    assert_eq!(written("=1+1"), "\"'=1+1\"");
    assert_eq!(written("+31 6"), "\"'+31 6\"");
    assert_eq!(written("-2"), "\"'-2\"");
    assert_eq!(written("@SUM(A1)"), "\"'@SUM(A1)\"");
    assert_eq!(written("\t=1"), "\" '=1\"");
    assert_eq!(written("\r\n=1"), "\"  '=1\"");
    assert_eq!(written("\u{202e}=1"), "\"'=1\"");
    assert_eq!(written("plan \";=1"), "\"plan \"\";'=1\"");
    assert_eq!(written("a;-b"), "\"a;'-b\"");
    assert_eq!(
        written("ouders en kind - samen"),
        "\"ouders en kind - samen\""
    );
    assert_eq!(written("<5"), "\"<5\"");
}
