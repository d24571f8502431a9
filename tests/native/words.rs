//! The words people read, all of them: a listing to review, and the tone they keep.
#![allow(
    clippy::unwrap_used,
    reason = "writing to a string cannot fail, and a broken listing fails its test"
)]

use std::fmt::Write as _;
use std::path::PathBuf;

use meldcode::screen::form::{self, FormKind, Input};
use meldcode::text::{Message, Sentence, listing};

use crate::screens::sample;

const RENEW: &str = "RENEW_WORDS";

/// The name of a variant within its group, from its debug form `Group(Name { … })`.
fn name(message: &Message) -> String {
    let debug = format!("{:?}", message.sentence());
    let inner = debug
        .split_once('(')
        .map_or(debug.as_str(), |(_, inner)| inner);
    inner
        .chars()
        .take_while(|character| character.is_alphanumeric())
        .collect()
}

fn options(input: &Input) -> Vec<String> {
    match input {
        Input::Choice(options)
        | Input::Pick(options)
        | Input::Checks(options)
        | Input::People { options, .. } => options,
        Input::Parties { kinds, .. } => kinds,
        Input::Line
        | Input::Text
        | Input::Date(_)
        | Input::Moment
        | Input::RoughMoment
        | Input::Parents => {
            return Vec::new();
        }
    }
    .iter()
    .map(|option| option.label.nl().into_owned())
    .collect()
}

fn draw_form(kind: FormKind) -> String {
    let form = form::form(kind, &sample::context());
    let mut drawn = format!("\n-- {}\n", form.title.nl());
    if let Some(intro) = form.intro {
        writeln!(drawn, "   {}", intro.nl()).unwrap();
    }
    for field in &form.fields {
        let mark = match field.need {
            form::Need::Required => " (verplicht)",
            form::Need::RequiredWhen(_) => " (soms verplicht)",
            form::Need::Optional => "",
        };
        let shown = if field.shown_when.is_some() {
            "   "
        } else {
            ""
        };
        writeln!(drawn, "   {shown}* {}{mark}", field.label.nl()).unwrap();
        if let Some(hint) = &field.hint {
            writeln!(drawn, "   {shown}    {}", hint.nl()).unwrap();
        }
        let options = options(&field.input);
        if !options.is_empty() {
            writeln!(drawn, "   {shown}    [{}]", options.join("] [")).unwrap();
        }
    }
    writeln!(drawn, "   <{}>", form.submit.nl()).unwrap();
    drawn
}

fn whole_listing() -> String {
    let mut all = String::from(
        "Alle zinnen die het programma zegt, per scherm. Voorbeelden staan waar iets wordt ingevuld.\n\
         Vernieuwen: RENEW_WORDS=1 cargo test --no-default-features the_listing_of_words\n",
    );
    for (heading, messages) in listing() {
        write!(all, "\n== {heading}\n\n").unwrap();
        for message in messages {
            write!(all, "{}: {}", name(&message), message.nl()).unwrap();
            if let Sentence::Problem(problem) = message.sentence() {
                write!(all, " → {}", problem.now()).unwrap();
            }
            all.push('\n');
        }
    }
    all.push_str("\n== Formulieren zoals ze getekend worden\n");
    for kind in FormKind::ALL {
        all.push_str(&draw_form(kind));
    }
    all
}

fn every_sentence() -> Vec<(String, String)> {
    listing()
        .into_iter()
        .flat_map(|(heading, messages)| {
            messages.into_iter().flat_map(move |message| {
                let place = format!("{heading}, {}", name(&message));
                let mut said = vec![message.nl().into_owned()];
                if let Sentence::Problem(problem) = message.sentence() {
                    said.push(Message::remedy(problem.clone()).nl().into_owned());
                }
                said.into_iter()
                    .map(move |sentence| (place.clone(), sentence))
            })
        })
        .collect()
}

#[test]
fn the_listing_of_words_is_what_the_program_says() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/words_nl.txt");
    let says = whole_listing();
    if std::env::var_os(RENEW).is_some() {
        std::fs::write(&path, &says).unwrap();
    }
    let listed = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = listed
        .lines()
        .zip(says.lines())
        .find(|(listed, says)| listed != says);
    assert!(
        listed == says,
        "tests/data/words_nl.txt is not what the program says (first difference: {differs:?}).\n\
         Renew it and review the difference: {RENEW}=1 cargo test --no-default-features the_listing_of_words"
    );
}

#[test]
fn every_message_says_something() {
    for (place, sentence) in every_sentence() {
        assert!(!sentence.trim().is_empty(), "{place}");
        assert_eq!(sentence.trim(), sentence, "{place}");
        assert!(!sentence.contains("  "), "{place}: {sentence}");
        assert!(!sentence.contains(['{', '}']), "{place}: {sentence}");
    }
}

#[test]
fn nothing_is_said_in_english() {
    const ENGLISH: [&str; 24] = [
        "the",
        "and",
        "you",
        "your",
        "please",
        "error",
        "file",
        "save",
        "password",
        "record",
        "case",
        "with",
        "not",
        "this",
        "that",
        "are",
        "from",
        "open file",
        "failed",
        "button",
        "settings",
        "today",
        "report",
        "login",
    ];
    for (place, sentence) in every_sentence() {
        let lower = sentence.to_lowercase();
        for word in lower.split(|character: char| !character.is_alphabetic()) {
            assert!(!ENGLISH.contains(&word), "{place}: {sentence}");
        }
    }
}

#[test]
fn nobody_is_shouted_at_or_blamed() {
    const BLAME: [&str; 14] = [
        "schuld",
        "dader",
        "beschuldig",
        "verdacht",
        "foutief",
        "verkeerd gedaan",
        "onjuist",
        "je hebt vergeten",
        "vergeten in te",
        "ongeldig",
        "illegaal",
        "verboden",
        "had je moeten",
        "bewezen",
    ];
    for (place, sentence) in every_sentence() {
        assert!(!sentence.contains('!'), "{place}: {sentence}");
        let lower = sentence.to_lowercase();
        for word in BLAME {
            assert!(!lower.contains(word), "{place}: {sentence}");
        }
        for word in lower.split(|character: char| !character.is_alphabetic()) {
            assert!(word != "u" && word != "uw", "{place}: {sentence}");
        }
    }
}

#[test]
fn labels_answers_and_buttons_end_without_a_full_stop() {
    for (_, messages) in listing() {
        for message in messages {
            if matches!(
                message.sentence(),
                Sentence::Title(_)
                    | Sentence::Label(_)
                    | Sentence::Choice(_)
                    | Sentence::Submit(_)
                    | Sentence::RecordKind(_)
            ) {
                assert!(!message.nl().ends_with('.'), "{message:?}");
            }
        }
    }
}

#[test]
fn every_problem_says_what_happened_and_what_to_do_now() {
    for problem in meldcode::text::Problem::examples() {
        assert!(problem.what().ends_with('.'), "{problem:?}");
        assert!(problem.now().ends_with('.'), "{problem:?}");
    }
}

/// Two years that follow each other, as `2026-2027`.
fn is_school_year(run: &str) -> bool {
    let years = run.trim_matches('-').split_once('-');
    let years = years.map(|(one, next)| (one.parse::<u16>(), next.parse::<u16>()));
    matches!(years, Some((Ok(one), Ok(next))) if one > 2000 && next == one + 1)
}

#[test]
fn no_sentence_holds_a_telephone_number_of_its_own() {
    // Numbers are contact data with a date on which they were checked; a sentence would go stale.
    for (place, sentence) in every_sentence() {
        let given = ["Call", "CallInspector"]
            .iter()
            .any(|given| place.ends_with(&format!(", {given}")));
        let digits = sentence
            .split(|character: char| !character.is_ascii_digit() && character != '-')
            .filter(|run| !is_school_year(run))
            .any(|run| run.matches(char::is_numeric).count() >= 7);
        assert!(given || !digits, "{place}: {sentence}");
    }
}

#[test]
fn the_titles_for_parnassys_are_those_of_the_school() {
    use meldcode::protocol::PhaseNumber;
    use meldcode::text::ParnasSys;
    assert_eq!(ParnasSys::ObservationsTitle.nl(), "Meldcode observaties");
    let phase = PhaseNumber(2);
    assert_eq!(ParnasSys::ReportTitle { phase }.nl(), "Meldcode – fase 2");
}

#[test]
fn the_glossary_gives_each_term_one_name() {
    let glossary = include_str!("../../docs/GLOSSARY.md");
    let mut terms = std::collections::BTreeSet::new();
    let mut names = std::collections::BTreeSet::new();
    let rows = glossary
        .lines()
        .filter(|line| line.starts_with("| ") && line.contains('`'));
    for row in rows {
        let cells: Vec<_> = row.split('|').map(str::trim).collect();
        assert!(terms.insert(cells[1]), "two names for {}", cells[1]);
        assert!(names.insert(cells[2]), "two terms for {}", cells[2]);
    }
    assert!(terms.len() > 80);
}

#[test]
fn a_refusal_is_told_with_all_its_reasons() {
    use meldcode::casefile::{Obstacle, Refusal};
    use meldcode::text::{Problem, Refused, Trouble};

    let refusal = Refusal {
        obstacles: vec![Obstacle::ReasonMissing, Obstacle::NotPrincipal],
    };
    let told = Trouble::from(&meldcode::workspace::Error::Refused(refusal));
    assert_eq!(told.what, Problem::Refused.into());
    assert_eq!(
        told.reasons,
        [Refused::ReasonMissing.into(), Refused::NotPrincipal.into()]
    );
}

#[test]
fn a_full_disk_and_a_hostile_file_each_have_their_own_sentence() {
    use meldcode::exchange::envelope;
    use meldcode::text::{Problem, Trouble};
    use meldcode::vault::store;
    use meldcode::workspace::Error;

    let work = envelope::Error::WorkFactorTooHigh {
        found: 30,
        allowed: 18,
    };
    for (error, problem) in [
        (Error::Store(store::Error::Quota), Problem::StorageFull),
        (Error::Envelope(work), Problem::FileTooMuchWork),
        (
            Error::Envelope(envelope::Error::WrongPassphrase),
            Problem::FileWrongPassphrase,
        ),
        (
            Error::Envelope(envelope::Error::NotAge),
            Problem::FileNotOurs,
        ),
    ] {
        let told = Trouble::from(&error);
        assert_eq!(told.what, problem.clone().into());
        assert_eq!(told.remedy, Message::remedy(problem));
    }
}
