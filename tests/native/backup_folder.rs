//! The folder of backups and the traffic light, as tables.

use chrono::{DateTime, Days, FixedOffset, NaiveDate};
use meldcode::vault::{Standing, VaultId};
use meldcode::workspace::backup_folder::{BackupName, thin};
use meldcode::workspace::health::{BackupHealth, Keeping, Risk, Room, Storing, VerifiedBackup};
use proptest::prelude::*;

fn at(text: &str) -> DateTime<FixedOffset> {
    text.parse().expect("a time")
}

fn today() -> NaiveDate {
    at("2026-11-23T15:00:00+01:00").date_naive()
}

const OURS: &str = "9f2c01aa";

fn name(date: &str, time: &str, commit: u32) -> String {
    format!("reservekopie-{date}-{time}-{commit}-{OURS}.mcb")
}

/// What stays of these files, when the last one was just written and checked.
fn stays(files: &[String]) -> Vec<String> {
    let gone = thin(files, files.last().expect("a file"), today());
    let stays = files.iter().filter(|file| !gone.contains(file));
    stays.cloned().collect()
}

fn standing() -> Standing {
    let mut vault = [7; 16];
    vault[..4].copy_from_slice(&[0x9f, 0x2c, 0x01, 0xaa]);
    Standing {
        vault: VaultId(vault),
        commit: 48,
        sequence: 40,
        count: 40,
        chain: [1; 32],
        state: [2; 32],
    }
}

#[test]
fn a_name_says_when_how_far_and_which_vault_and_reads_back() {
    let now = at("2026-11-23T09:05:41+01:00");
    let written = BackupName::new(now, &standing(), b"een").to_string();
    let old = name("20261123", "0905", 48);
    assert!(
        written.starts_with(old.trim_end_matches(".mcb")),
        "{written}"
    );
    for name in [written, old] {
        let read = BackupName::parse(&name).expect("reads");
        assert_eq!(read.to_string(), name);
    }
    for other in [
        "reservekopie-20261123-0905.mcb",
        "reservekopie-20261123-0905-48.mcb",
        "reservekopie-20261123-0905-048-9f2c01aa.mcb",
        "reservekopie-20261123-0905-48-9F2C01AA.mcb",
        "reservekopie-20261323-0905-48-9f2c01aa.mcb",
        "reservekopie-20261123-0905-48-9f2c01aa.mcb.bak",
        "reservekopie-20261123-0905-48-9f2c01aa-1.mcb",
        "reservekopie-20261123-0905-48-9f2c01aa-00000001-2.mcb",
        "verslag.docx",
        "",
    ] {
        assert_eq!(BackupName::parse(other), None, "{other}");
    }
}

#[test]
fn old_names_without_their_contents_are_thinned_with_the_new() {
    let mut files: Vec<_> = (1..=4)
        .map(|hour| name("20261123", &format!("0{hour}00"), hour))
        .collect();
    let now = at("2026-11-23T09:05:41+01:00");
    files.extend([b"een", b"twe"].map(|file| BackupName::new(now, &standing(), file).to_string()));
    assert_eq!(stays(&files), files[3..]);
}

#[test]
fn of_today_the_last_three_stay() {
    let files: Vec<_> = (1..=6)
        .map(|hour| name("20261123", &format!("0{hour}00"), hour))
        .collect();
    assert_eq!(stays(&files), files[3..]);
}

#[test]
fn of_each_day_before_the_last_one_stays() {
    let files = [
        name("20261120", "0900", 1),
        name("20261120", "1500", 2),
        name("20261121", "0900", 3),
        name("20261121", "1000", 4),
        name("20261123", "0900", 5),
    ];
    assert_eq!(
        stays(&files),
        [files[1].clone(), files[3].clone(), files[4].clone()]
    );
}

#[test]
fn ten_stay_in_all_and_the_oldest_days_go_first() {
    let mut files: Vec<_> = (1..=12)
        .map(|day| name(&format!("202611{day:02}"), "1200", day))
        .collect();
    files.extend((1..=3).map(|hour| name("20261123", &format!("0{hour}00"), 20 + hour)));
    assert_eq!(stays(&files), files[5..]);
}

#[test]
fn what_is_not_ours_never_goes_and_without_the_checked_one_nothing_does() {
    let mut files: Vec<_> = (1..=6)
        .map(|hour| name("20261123", &format!("0{hour}00"), hour))
        .collect();
    let others = [
        "begroting.xlsx",
        "reservekopie-20200101-0900-1-00000001.mcb",
        "reservekopie-20200101-0900.mcb",
        "overdracht-20200101-0900-9f2c01aa.age",
    ];
    files.splice(0..0, others.map(str::to_owned));
    let gone = thin(&files, &name("20261123", "0600", 6), today());
    assert_eq!(gone.len(), 3);
    assert!(
        others
            .iter()
            .all(|other| !gone.contains(&(*other).to_owned()))
    );
    assert_eq!(thin(&files, &name("20261123", "0700", 7), today()), [""; 0]);
    assert_eq!(thin(&files, "begroting.xlsx", today()), [""; 0]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_checked_one_stays_whatever_the_clock_said_and_a_second_look_removes_nothing(
        made in proptest::collection::vec((0_u64..40, 0_u32..1440, 0_u32..500, any::<bool>()), 1..60),
    ) {
        let start = at("2026-11-01T00:00:00+01:00").date_naive();
        let files: Vec<String> = made
            .iter()
            .map(|(day, minute, commit, is_ours)| {
                let on = (start + Days::new(*day)).format("%Y%m%d");
                let vault = if *is_ours { OURS } else { "00000001" };
                format!("reservekopie-{on}-{:02}{:02}-{commit}-{vault}.mcb", minute / 60, minute % 60)
            })
            .collect();
        let newest = files.last().expect("a file").clone();
        let gone = thin(&files, &newest, today());
        prop_assert!(!gone.contains(&newest));
        let left: Vec<String> = files.iter().filter(|file| !gone.contains(file)).cloned().collect();
        prop_assert!(thin(&left, &newest, today()).is_empty());
    }
}

#[test]
fn the_light_weighs_changes_age_and_what_the_browser_may_do() {
    let table = [
        // What the browser does, changes, days since the check, the risk.
        (Keeping::Promised, 0, 90, Risk::None),
        (Keeping::Promised, 9, 6, Risk::Some),
        (Keeping::Promised, 10, 0, Risk::High),
        (Keeping::Promised, 1, 7, Risk::High),
        (Keeping::Unpromised, 0, 90, Risk::None),
        (Keeping::Unpromised, 4, 2, Risk::Some),
        (Keeping::Unpromised, 5, 0, Risk::High),
        (Keeping::Unpromised, 1, 3, Risk::High),
        (Keeping::Unasked, 4, 2, Risk::Some),
        (Keeping::Unasked, 5, 2, Risk::High),
        (Keeping::WeekOnly, 0, 3, Risk::None),
        (Keeping::WeekOnly, 1, 0, Risk::High),
    ];
    for (keeping, changes_since, days, risk) in table {
        let health = BackupHealth {
            last_verified: Some(VerifiedBackup {
                at: at("2026-11-23T09:00:00+01:00") - Days::new(days),
                commit: 4,
                cases: 1,
            }),
            changes_since,
            storing: Storing {
                keeping,
                room: None,
            },
        };
        let told = (keeping, changes_since, days);
        assert_eq!(health.risk(today()), risk, "{told:?}");
        let never = BackupHealth {
            last_verified: None,
            ..health
        };
        let expected = if changes_since == 0 {
            Risk::None
        } else {
            Risk::OnlyHere
        };
        assert_eq!(never.risk(today()), expected, "{told:?}");
    }
}

#[test]
fn room_is_tight_before_it_is_gone() {
    let room = |used, quota| Room { used, quota };
    assert!(!room(3 << 20, 1 << 30).is_tight());
    assert!(room(100 << 20, 110 << 20).is_tight());
    assert_eq!(room(5, 3).free(), 0, "a browser may say anything");
}
