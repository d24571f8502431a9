//! Ik heb iets gezien: facts apart from thoughts, two questions, and a stop for a member of staff.

use meldcode::casefile::Moment;
use meldcode::casefile::event::{Answer, Source};
use meldcode::screen::notice::{Destination, Draft, Step, Witness, notice};
use meldcode::text::QuickObservation;
use meldcode::workspace::Stage;
use meldcode::workspace::note::{Content, Danger};
use uuid::Uuid;

fn now() -> Moment {
    "2026-11-24T10:20:00+01:00".parse().unwrap()
}

fn locked() -> Stage {
    Stage::Locked {
        members: Vec::new(),
        damaged: 0,
    }
}

fn written() -> Draft {
    Draft {
        pupil: " Noor, groep 5 ".to_owned(),
        seen: "Een lange blauwe plek op de rug.".to_owned(),
        interpretation: "Ik denk aan een val.".to_owned(),
        ..Draft::default()
    }
}

#[test]
fn when_is_now_unless_somebody_says_otherwise() {
    assert_eq!(written().happened_at(now()), now());
    let earlier = Draft {
        at: chrono::NaiveTime::from_hms_opt(9, 5, 0),
        ..written()
    };
    assert_eq!(
        earlier.happened_at(now()).to_rfc3339(),
        "2026-11-24T09:05:00+01:00"
    );
}

#[test]
fn a_time_that_is_still_to_come_is_asked_again_and_an_earlier_day_asks_its_time() {
    let on = |year, month, day| chrono::NaiveDate::from_ymd_opt(year, month, day);
    let at = |hour| chrono::NaiveTime::from_hms_opt(hour, 0, 0);
    let fault = |on, at| {
        Draft {
            on,
            at,
            ..written()
        }
        .fault(now())
    };
    assert_eq!(fault(None, None), None);
    assert_eq!(fault(on(2027, 1, 4), at(9)), Some(QuickObservation::NotYet));
    assert_eq!(fault(None, at(23)), Some(QuickObservation::NotYet));
    assert_eq!(
        fault(on(2026, 11, 2), None),
        Some(QuickObservation::TimeMissing)
    );
    assert_eq!(fault(on(2026, 11, 2), at(9)), None);
    // Before the clock went back it was summer time.
    let summer = Draft {
        on: on(2026, 10, 20),
        at: at(9),
        ..written()
    };
    assert_eq!(
        summer.happened_at(now()).to_rfc3339(),
        "2026-10-20T09:00:00+02:00"
    );
}

#[test]
fn whoever_unlocked_writes_under_their_own_name() {
    let typed = Draft {
        author: "Tess".to_owned(),
        ..written()
    };
    assert_eq!(typed.note(now(), None).author, "Tess");
    assert_eq!(
        typed.note(now(), Some("Ada Voorbeeld")).author,
        "Ada Voorbeeld"
    );
}

#[test]
fn a_note_keeps_what_was_seen_apart_from_what_was_thought() {
    let note = written().note(now(), None);
    assert_eq!(note.pupil, "Noor, groep 5");
    let Content::Observation(noted) = note.content else {
        panic!("not an observation")
    };
    assert_eq!(noted.seen, "Een lange blauwe plek op de rug.");
    assert_eq!(noted.interpretation, "Ik denk aan een val.");
    assert_eq!(noted.source, "");
}

#[test]
fn an_observation_in_a_case_names_who_told_it() {
    let told = Draft {
        witness: Witness::SomebodyElse,
        told_by: "meester Bo".to_owned(),
        danger: Some(Danger::Doubt),
        ..written()
    };
    assert_eq!(
        told.observation().source,
        Source::Third("meester Bo".to_owned())
    );
    assert_eq!(told.observation().danger, Some(Answer::Doubt));
}

#[test]
fn a_text_that_was_being_typed_in_an_earlier_version_keeps_its_witness() {
    let draft = Draft {
        witness: Witness::Child,
        ..written()
    };
    let now = serde_json::to_string(&draft).expect("a draft");
    let before = now.replace("\"child\"", "\"Child\"");
    assert_ne!(before, now);
    assert_eq!(serde_json::from_str::<Draft>(&before).ok(), Some(draft));
}

#[test]
fn yes_and_doubt_are_both_danger() {
    let danger = |answer| Draft {
        danger: answer,
        ..written()
    };
    assert!(danger(Some(Danger::Yes)).is_danger());
    assert!(danger(Some(Danger::Doubt)).is_danger());
    assert!(!danger(Some(Danger::No)).is_danger());
    assert!(!danger(None).is_danger());
}

#[test]
fn one_goes_on_only_when_both_questions_are_answered_and_it_is_no_colleague() {
    let can_go_on = |danger, is_colleague| {
        let draft = Draft {
            danger,
            is_colleague,
            ..written()
        };
        notice(&draft, (&locked(), None), now()).can_go_on
    };
    assert!(can_go_on(Some(Danger::No), Some(false)));
    assert!(!can_go_on(None, Some(false)));
    assert!(!can_go_on(Some(Danger::No), None));
    assert!(!can_go_on(Some(Danger::No), Some(true)));
}

#[test]
fn words_about_a_colleague_go_nowhere_unasked() {
    let about = |is_colleague| Draft {
        is_colleague,
        ..written()
    };
    assert!(about(None).may_be_kept_unasked());
    assert!(about(Some(false)).may_be_kept_unasked());
    assert!(!about(Some(true)).may_be_kept_unasked());
}

#[test]
fn a_chosen_case_counts_only_for_somebody_who_unlocked() {
    let draft = Draft {
        case: Some(Uuid::from_u128(7)),
        ..written()
    };
    let destination = |stage: &Stage| notice(&draft, (stage, None), now()).destination;
    assert!(matches!(
        destination(&Stage::Unlocked),
        Destination::Case(_)
    ));
    assert_eq!(destination(&locked()), Destination::Inbox);
    assert_eq!(destination(&Stage::FirstUse), Destination::Screen);
}

#[test]
fn once_kept_no_word_of_it_stays_in_memory() {
    let mut draft = written();
    draft.danger = Some(Danger::Yes);
    assert!(draft.has_unkept());
    draft.mark_kept();
    assert_eq!(draft.step, Step::Next);
    assert_eq!(draft.seen, "");
    assert_eq!(draft.pupil, "");
    assert!(draft.is_danger());
    assert!(!draft.has_unkept());
}

#[test]
fn a_page_that_was_wiped_holds_nothing_to_keep_whoever_writes() {
    let mut wiped = Draft {
        author: "juf Bo".to_owned(),
        step: Step::Questions,
        is_kept: true,
        ..Draft::default()
    };
    assert!(wiped.is_blank());
    wiped.pupil = "Noor".to_owned();
    assert!(!wiped.is_blank());
    assert!(!written().is_blank());
    let chosen = Draft {
        case: Some(Uuid::from_u128(1)),
        ..Draft::default()
    };
    assert!(!chosen.is_blank());
}
