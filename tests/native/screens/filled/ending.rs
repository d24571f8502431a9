//! Danger, another place, and how a case ends.

use super::*;

pub(super) fn danger() -> Vec<Filled> {
    let raised = answers([
        (id::FOR_WHOM, checks(&["pupil", "parent"])),
        (id::WHAT, text("durft niet naar huis")),
    ]);
    let over = answers([
        (id::PHASE, choice("3")),
        (id::REASON, text("kind is bij oma, Veilig Thuis is er")),
    ]);
    let staff = answers([(id::FROM_WHOM, text("een bezoeker"))]);
    let staff_over = answers([(id::REASON, text("aangifte gedaan"))]);
    vec![
        (
            FormKind::Danger,
            raised,
            Command::RaiseDanger(DangerRaised {
                for_whom: [InDanger::Pupil, InDanger::Parent].into(),
                what: "durft niet naar huis".to_owned(),
                stamped_at: None,
            }),
        ),
        (
            FormKind::DangerOver,
            over,
            Command::ClearDanger(DangerCleared {
                unmet: Vec::new(),
                phase: PhaseNumber(3),
                reason: "kind is bij oma, Veilig Thuis is er".to_owned(),
            }),
        ),
        (
            FormKind::StaffDanger,
            staff,
            Command::RaiseStaffDanger(StaffDangerRaised {
                from_whom: "een bezoeker".to_owned(),
                what: String::new(),
            }),
        ),
        (
            FormKind::StaffDangerOver,
            staff_over,
            Command::ClearStaffDanger(StaffDangerCleared {
                unmet: Vec::new(),
                reason: "aangifte gedaan".to_owned(),
            }),
        ),
    ]
}

pub(super) fn placing() -> Vec<Filled> {
    let (first, second) = (record_id(1).to_string(), record_id(7).to_string());
    let placed = answers([
        (id::RECORDS, checks(&[&first, &second])),
        (id::TITLE, text("Meldcode observaties")),
        (id::ON, Value::Date(november(23))),
    ]);
    vec![(
        FormKind::Placement,
        placed,
        Command::MarkPlacedInParnasSys(PlacedInParnasSys {
            records: vec![hash(1), hash(7)],
            title: "Meldcode observaties".to_owned(),
            placed_on: november(23),
        }),
    )]
}

pub(super) fn keeping() -> Vec<Filled> {
    let reason = "stond bij het verkeerde kind";
    let corrected = answers([
        (id::TARGET, record_choice(1)),
        (id::CORRECTION, text("het was de linkerarm")),
        (id::REASON, text("verkeerd onthouden")),
    ]);
    let pointed = |byte| {
        answers([
            (id::TARGET, record_choice(byte)),
            (id::REASON, text(reason)),
        ])
    };
    vec![
        (
            FormKind::Correction,
            corrected,
            Command::CorrectRecord(RecordCorrected {
                target: hash(1),
                correction: "het was de linkerarm".to_owned(),
                reason: "verkeerd onthouden".to_owned(),
            }),
        ),
        (
            FormKind::Erasure,
            pointed(2),
            Command::EraseRecord {
                target: hash(2),
                reason: reason.to_owned(),
            },
        ),
        (
            FormKind::Reason,
            pointed(4),
            Command::GiveReason(ReasonGiven {
                target: hash(4),
                reason: reason.to_owned(),
            }),
        ),
        (
            FormKind::Conflict,
            pointed(5),
            Command::SettleConflict(ConflictSettled {
                records: vec![hash(5), hash(6)],
                holds: hash(5),
                reason: reason.to_owned(),
            }),
        ),
    ]
}

pub(super) fn leaving() -> Vec<Filled> {
    let closed = answers([
        (id::GROUND, choice("help-works")),
        (id::REASON, text("het gaat beter")),
        (id::WHAT_WORKS, text("gezinscoach elke week")),
        (id::DECIDED_BY, people(&[principal()])),
        (id::AFTER_CHECK_ON, Value::Date(december(14))),
    ]);
    let because = || answers([(id::REASON, text("nieuwe zorgen"))]);
    let held = answers([
        (id::UNTIL, Value::Date(december(31))),
        (id::REASON, text("klacht loopt")),
    ]);
    vec![
        (
            FormKind::Closing,
            closed,
            Command::CloseCase(CaseClosed {
                unmet: Vec::new(),
                ground: "help-works".to_owned(),
                reason: "het gaat beter".to_owned(),
                what_works: "gezinscoach elke week".to_owned(),
                decided_by: vec![principal()],
                after_check_on: Some(december(14)),
            }),
        ),
        (
            FormKind::Reopening,
            because(),
            Command::ReopenCase(CaseReopened {
                reason: "nieuwe zorgen".to_owned(),
            }),
        ),
        (
            FormKind::RetentionHold,
            held,
            Command::HoldRetention(RetentionHeld {
                until: december(31),
                reason: "klacht loopt".to_owned(),
            }),
        ),
    ]
}
