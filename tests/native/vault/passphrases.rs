//! Passphrases, offered words and recovery codes: what is taken, what is refused, and the reason named.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;

use meldcode::vault::passphrase::{self, Weakness};
use meldcode::vault::{Mark, MarkError, RecoveryCode, RecoveryCodeError};

use super::world::Dice;

const NAMES: [&str; 4] = [
    "Basisschool De Verzonnen Linde",
    "Verzonnendam",
    "Ine Berends-van Zandvoort",
    "Mo El Yakoubi",
];

#[test]
fn a_passphrase_is_judged_by_length_commonness_and_names() {
    let short = |found| {
        Err(Weakness::TooShort {
            found,
            wanted: passphrase::CHARACTERS_MIN,
        })
    };
    let long = "fietsbel ".repeat(114);
    let cases: &[(&str, Result<(), Weakness>)] = &[
        ("", short(0)),
        ("korte wachtzin", short(14)),
        ("ééééééééééééé!", short(14)),
        ("bloempot zeven", short(14)),
        ("bloempot zeven1", Ok(())),
        ("de kat van de buren snurkt", Ok(())),
        ("日本語日本国語大好きな先生たちへ", Ok(())),
        ("aaaaaaaaaaaaaaaaaaaa", Err(Weakness::Repetition)),
        ("pqrstrqpstqrtps", Ok(())),
        ("pqrsrqpsqrpsrqs", Err(Weakness::Repetition)),
        ("welkom-wachtwoord-qwxvb", Ok(())),
        ("welkom-wachtwoord-qwxv", Err(Weakness::Common)),
        ("abcabcabcabcabcabc", Err(Weakness::Repetition)),
        ("fietsbelfietsbel", Err(Weakness::Repetition)),
        ("qwertyuiopasdfghjkl", Err(Weakness::Repetition)),
        ("abcdefghijklmnopqrs", Err(Weakness::Repetition)),
        ("zyxwvutsrqponmlkji", Err(Weakness::Repetition)),
        ("welkomwelkom2026", Err(Weakness::Common)),
        ("W3lk0m-w@chtw00rd", Err(Weakness::Common)),
        ("ditismijnwachtwoord", Err(Weakness::Common)),
        ("Wachtwoord123456789", Err(Weakness::Common)),
        ("correct horse battery staple", Err(Weakness::Common)),
        ("deverzonnenlinde2026", Err(Weakness::Names)),
        ("Verzonnen Linde welkom", Err(Weakness::Names)),
        ("ineberendszandvoort", Err(Weakness::Names)),
        ("Yakoubi Berends 12", Err(Weakness::Names)),
        ("Berends fietst graag door het bos", Ok(())),
        ("q~w-x+v=b*n;:,.?", Ok(())),
        (
            &long,
            Err(Weakness::TooLong {
                found: 1026,
                wanted: 1024,
            }),
        ),
        (&long[..1000], Err(Weakness::Repetition)),
        (&long[..1024], Err(Weakness::Repetition)),
        ("berendsqwxvbnmk", Ok(())),
        ("berends-qwxvbnm", Err(Weakness::Names)),
    ];
    for (typed, expected) in cases {
        assert_eq!(passphrase::check(typed, &NAMES), *expected, "{typed}");
    }
    let pasted = "kT7#vq92Lm!xZ0pW".repeat(2) + "en nog veel meer tekens, want plakken mag gewoon";
    assert!(pasted.chars().count() >= 64);
    assert_eq!(passphrase::check(&pasted, &NAMES), Ok(()));
}

#[test]
fn the_dearest_cost_that_is_taken_is_the_bound_itself_and_not_every_bound_at_once() {
    let is_taken = |memory_mib: u32, passes, lanes| {
        let memory_kib = memory_mib * 1024;
        let cost = meldcode::vault::kdf::Cost {
            memory_kib,
            passes,
            lanes,
        };
        cost.checked().is_ok()
    };
    assert!(is_taken(256, 6, 4));
    assert!(is_taken(128, 12, 1));
    assert!(!is_taken(256, 7, 1));
    assert!(!is_taken(256, 12, 4));
}

#[test]
fn the_list_has_2048_short_distinct_sorted_words_and_none_begins_another() {
    let words: Vec<&str> = passphrase::words().collect();
    assert_eq!(words.len(), passphrase::WORD_COUNT);
    for pair in words.windows(2) {
        assert!(pair[0] < pair[1], "{} before {}", pair[0], pair[1]);
        assert!(
            !pair[1].starts_with(pair[0]),
            "{} begins {}",
            pair[0],
            pair[1]
        );
    }
    for word in words {
        assert!((3..=7).contains(&word.len()), "{word}");
        assert!(word.bytes().all(|byte| byte.is_ascii_lowercase()), "{word}");
    }
}

#[test]
fn words_that_were_told_are_read_as_they_were_offered() {
    let mut rng = Dice::new(5);
    let offer = passphrase::offer_words(&mut rng, 7);
    let capital = offer[..1].to_uppercase() + &offer[1..];
    for typed in [
        capital,
        offer.replace(' ', "-"),
        offer.replace(' ', "  "),
        format!(" {}.", offer.to_uppercase()),
    ] {
        assert_eq!(passphrase::as_offered(&typed).as_deref(), Some(&*offer));
    }
    assert_eq!(
        passphrase::as_offered(&offer),
        None,
        "it is typed so already"
    );
    for typed in [
        "",
        "Een eigen zin met Hoofdletters",
        &format!("{} xyz", *offer),
    ] {
        assert_eq!(passphrase::as_offered(typed), None, "{typed}");
    }
}

#[test]
fn seven_offered_words_are_always_a_good_passphrase() {
    let mut rng = Dice::new(3);
    let known: BTreeSet<&str> = passphrase::words().collect();
    let mut offers = BTreeSet::new();
    for _ in 0..500 {
        let offer = passphrase::offer_words(&mut rng, 7);
        assert_eq!(offer.split(' ').count(), 7);
        assert!(offer.split(' ').all(|word| known.contains(word)));
        assert_eq!(passphrase::check(&offer, &NAMES), Ok(()), "{}", *offer);
        offers.insert(offer.to_string());
    }
    assert_eq!(offers.len(), 500);
    let words: BTreeSet<&str> = offers.iter().flat_map(|offer| offer.split(' ')).collect();
    assert!(words.len() > 1_500, "3 500 draws reach the whole list");
}

#[test]
fn a_printed_recovery_code_types_back_in_any_case_with_any_spacing() {
    let mut rng = Dice::new(4);
    for _ in 0..200 {
        let code = RecoveryCode::random(&mut rng);
        let printed = code.to_print();
        assert_eq!(printed.len(), RecoveryCode::CHARACTERS + 6);
        let typed = [
            printed.to_lowercase(),
            printed.replace('-', ""),
            printed.replace('-', "  "),
            printed.replace('0', "o").replace('1', "l"),
            format!(" {}\n", printed.replace('1', "I").replace('-', " – ")),
        ];
        for typed in typed {
            assert!(RecoveryCode::parse(&typed).unwrap() == code, "{typed}");
        }
    }
}

#[test]
fn every_single_typing_error_in_a_recovery_code_is_named_by_its_group() {
    let printed = RecoveryCode::random(&mut Dice::new(5))
        .to_print()
        .replace('-', "");
    for at in 0..printed.len() {
        for letter in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars() {
            let mut typed: Vec<char> = printed.chars().collect();
            if typed[at] == letter {
                continue;
            }
            typed[at] = letter;
            let group = at / 5 + 1;
            let found = RecoveryCode::parse(&typed.iter().collect::<String>());
            assert_eq!(found.unwrap_err(), RecoveryCodeError::Typo { group });
        }
    }
}

#[test]
fn swapped_neighbours_and_swapped_groups_of_a_recovery_code_are_noticed() {
    let printed = RecoveryCode::random(&mut Dice::new(6))
        .to_print()
        .replace('-', "");
    for at in 0..printed.len() - 1 {
        let mut typed: Vec<char> = printed.chars().collect();
        if at % 5 == 4 || typed[at] == typed[at + 1] {
            continue;
        }
        typed.swap(at, at + 1);
        let found = RecoveryCode::parse(&typed.iter().collect::<String>());
        let group = at / 5 + 1;
        assert_eq!(found.unwrap_err(), RecoveryCodeError::Typo { group });
    }
    for (one, other) in [(0, 1), (2, 6), (3, 4)] {
        let mut groups: Vec<&str> = (0..7).map(|at| &printed[at * 5..at * 5 + 5]).collect();
        groups.swap(one, other);
        assert!(RecoveryCode::parse(&groups.concat()).is_err());
    }
}

#[test]
fn what_is_no_recovery_code_is_refused_by_name() {
    let printed = RecoveryCode::random(&mut Dice::new(7))
        .to_print()
        .replace('-', "");
    let (found, wanted) = (34, 35);
    let short = RecoveryCode::parse(&printed[1..]).unwrap_err();
    assert_eq!(short, RecoveryCodeError::Length { found, wanted });
    let strange = printed.replacen(&printed[7..8], "U", 1);
    let refused = RecoveryCode::parse(&strange).unwrap_err();
    assert!(matches!(refused, RecoveryCodeError::Character { .. }));
    let second = format!("{}U{}", &printed[..7], &printed[8..]);
    let refused = RecoveryCode::parse(&second).unwrap_err();
    assert_eq!(refused, RecoveryCodeError::Character { group: 2 });
    assert!(RecoveryCode::parse("").is_err());
    assert!(RecoveryCode::parse(&"é".repeat(35)).is_err());
}

#[test]
fn a_mark_is_one_to_four_characters_that_can_be_seen() {
    for (typed, expected) in [
        ("JB", Ok("JB")),
        (" ib ", Ok("ib")),
        ("★é12", Ok("★é12")),
        ("", Err(MarkError::Empty)),
        ("   ", Err(MarkError::Empty)),
        ("Jolan", Err(MarkError::TooLong { limit: 4 })),
        ("a\u{202e}b", Err(MarkError::Invisible)),
        ("\u{200b}", Err(MarkError::Invisible)),
        ("a\nb", Err(MarkError::Invisible)),
    ] {
        let mark = Mark::new(typed);
        assert_eq!(
            mark.as_ref().map(Mark::as_str),
            expected.as_ref().map(|m| *m),
            "{typed:?}"
        );
    }
}
