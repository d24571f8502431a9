//! The indicator list: what shows, what it asks at once, and the record it comes to.

use std::collections::BTreeSet;

use meldcode::casefile::Command;
use meldcode::casefile::event::{Ground, Sighting};
use meldcode::protocol::{IndicatorId, Role};
use meldcode::screen::Door;
use meldcode::screen::form::OtherPerson;
use meldcode::screen::indicators::{
    Danger, Draft, Item, Place, Sheet, Sight, View, answered, command, draft_key, leads_to, sheet,
    start, unfolded, visible,
};
use meldcode::text::{IndicatorPage as Words, Message};
use meldcode::workspace::Desk;
use meldcode::workspace::school::IndicatorReview;

use super::desk::{monday, with};
use crate::scenarios::school::*;

fn id(code: &str) -> IndicatorId {
    IndicatorId::from(code)
}

fn opened(case: &Case) -> (Desk, Draft) {
    let desk = with(&[case], monday());
    let (draft, _) = start(&desk, case.journal.case()).expect("a case on the desk");
    (desk, draft)
}

fn shown(case: &Case) -> (Sheet, Draft) {
    let (desk, draft) = opened(case);
    let sheet = sheet(&desk, case.journal.case(), &draft, monday()).expect("a case on the desk");
    (sheet, draft)
}

fn seen(words: &str) -> Item {
    Item {
        sight: Some(Sight::Seen),
        on: (!words.is_empty()).then(|| day("2026-03-04")),
        words: words.to_owned(),
        ..Item::default()
    }
}

fn made(case: &Case, change: impl FnOnce(&mut Draft)) -> Result<Command, Vec<Place>> {
    let (desk, mut draft) = opened(case);
    change(&mut draft);
    command(&desk, case.journal.case(), &draft, monday())
        .expect("a case on the desk")
        .map_err(|faults| faults.into_iter().map(|fault| fault.place).collect())
}

#[test]
fn before_a_plan_is_chosen_every_item_is_asked() {
    let (sheet, draft) = shown(&given([open(), observe()]));
    assert!(!sheet.leaves_out);
    assert_eq!(
        visible(&sheet, &draft, &View::default()).len(),
        120 + 10 + 8 + 8
    );
}

#[test]
fn under_a_plan_only_its_items_are_asked_and_the_others_on_request() {
    let (sheet, draft) = shown(&in_fase_1(PLAN_A));
    let of_plan = visible(&sheet, &draft, &View::default());
    assert!(sheet.leaves_out);
    assert!(of_plan.contains(&id("LW08")), "plan A");
    assert!(!of_plan.contains(&id("LW04")), "plan B only");
    assert!(
        of_plan.contains(&id("BF01")),
        "what goes well is asked under every plan"
    );
    let view = &View {
        all: true,
        ..View::default()
    };
    assert!(visible(&sheet, &draft, view).contains(&id("LW04")));
}

#[test]
fn what_was_answered_never_goes_out_of_sight() {
    let (sheet, mut draft) = shown(&in_fase_1(PLAN_A));
    draft.items.insert(id("LW04"), seen(""));
    assert!(visible(&sheet, &draft, &View::default()).contains(&id("LW04")));
    let only = &View {
        only_answered: true,
        ..View::default()
    };
    assert_eq!(visible(&sheet, &draft, only), [id("LW04")].into());
}

#[test]
fn every_group_starts_folded_but_what_goes_well_and_what_holds_an_answer() {
    let (sheet, mut draft) = shown(&given([open()]));
    let open = |draft: &Draft| unfolded(&sheet, draft, &View::default());
    assert_eq!(open(&draft), ["BF".to_owned()].into());
    draft.items.insert(id("SM02"), seen(""));
    assert_eq!(open(&draft), ["BF".to_owned(), "SM".to_owned()].into());
    assert_eq!(answered(&sheet, &draft), ["SM".to_owned()].into());
}

#[test]
fn an_item_is_found_by_a_word_in_whichever_plan_and_group_it_stands() {
    let (sheet, draft) = shown(&in_fase_1(PLAN_A));
    let found = |query: &str| {
        let view = View {
            query: query.to_owned(),
            ..View::default()
        };
        (
            visible(&sheet, &draft, &view),
            unfolded(&sheet, &draft, &view),
        )
    };
    let (items, groups) = found("brandwond");
    assert_eq!(items, [id("LW04")].into(), "plan B only, and still found");
    assert!(groups.contains("LW"), "it does not stay folded away");
    assert_eq!(found("on03").0, [id("ON03")].into());
    assert_eq!(found("onthulling").0.len(), 4);
    assert!(found("zzz").0.is_empty());
}

#[test]
fn danger_or_doubt_about_it_leads_to_spoed_and_nothing_else_does() {
    let (_, mut draft) = shown(&given([open()]));
    assert_eq!(leads_to(&draft), Door::Timeline);
    for (danger, door) in [
        (Danger::No, Door::Timeline),
        (Danger::Doubt, Door::Emergency),
        (Danger::Yes, Door::Emergency),
    ] {
        let item = Item {
            danger: Some(danger),
            ..seen("")
        };
        assert_eq!(item.presses(), danger != Danger::No);
        draft.items.insert(id("LW03"), item);
        assert_eq!(leads_to(&draft), door, "{danger:?}");
    }
}

#[test]
fn plan_b_says_that_two_people_fill_it_in_and_plan_a_does_not() {
    let (b, _) = shown(&in_fase_1(PLAN_B));
    assert_eq!(b.together, Some(Words::TwoPeople.into()));
    let (a, _) = shown(&in_fase_1(PLAN_A));
    assert_eq!(a.together, None);
}

#[test]
fn the_list_is_not_reviewed_until_the_school_says_who_and_when_for_this_edition() {
    let case = given([open()]);
    let (mut desk, draft) = opened(&case);
    let review = |desk: &Desk| {
        let sheet = sheet(desk, case.journal.case(), &draft, monday()).expect("a sheet");
        (sheet.review, sheet.is_reviewed)
    };
    assert_eq!(review(&desk), (Words::NotReviewed.into(), false));
    let by = "aandachtsfunctionaris van het bestuur".to_owned();
    let on = day("2026-02-02");
    let mut made = IndicatorReview {
        by: by.clone(),
        on,
        edition: 1,
    };
    desk.school.indicator_review = Some(made.clone());
    assert_eq!(review(&desk), (Words::Reviewed { by, on }.into(), true));
    made.edition = 2;
    desk.school.indicator_review = Some(made);
    assert_eq!(review(&desk), (Words::NotReviewed.into(), false));
}

#[test]
fn a_sharp_item_that_is_seen_waits_for_an_answer_about_danger() {
    let case = given([open()]);
    let answered = |danger| {
        made(&case, |draft| {
            let item = Item { danger, ..seen("") };
            draft.items.insert(id("LW03"), item);
        })
    };
    assert_eq!(
        answered(None).expect_err("it asks"),
        [Place::Danger(id("LW03"))]
    );
    assert!(answered(Some(Danger::No)).is_ok());
    let (desk, mut draft) = opened(&case);
    draft.items.insert(id("LW03"), seen(""));
    let outcome = command(&desk, case.journal.case(), &draft, monday()).expect("a case");
    let fault = outcome.expect_err("it asks").remove(0);
    let wording = fault.item.clone().expect("the item");
    assert!(fault.named().nl().starts_with(&wording));
    let not_seen = made(&case, |draft| {
        let item = Item {
            sight: Some(Sight::NotSeen),
            ..Item::default()
        };
        draft.items.insert(id("LW03"), item);
    });
    assert!(not_seen.is_ok());
}

#[test]
fn whatever_is_wrong_shows_while_somebody_looks_for_something_else() {
    let case = given([open()]);
    let (desk, mut draft) = opened(&case);
    draft.items.insert(id("LW03"), seen(""));
    let outcome = command(&desk, case.journal.case(), &draft, monday()).expect("a case");
    let view = View {
        query: "iets wat er niet staat".to_owned(),
        ..View::of_faults(&outcome.expect_err("it asks"))
    };
    let (sheet, _) = shown(&case);
    let is_alone = BTreeSet::from([id("LW03")]);
    assert_eq!(visible(&sheet, &draft, &view), is_alone);
    let unasked = View {
        faulty: BTreeSet::new(),
        ..view
    };
    assert!(visible(&sheet, &draft, &unasked).is_empty());
}

#[test]
fn a_disclosure_and_a_sharp_item_ask_the_danger_question_and_the_sharpest_answer_counts() {
    let (sheet, mut draft) = shown(&given([open()]));
    let asks = |code: &str| {
        let mut lines = sheet.groups.iter().flat_map(|group| &group.items);
        lines.any(|line| line.id == id(code) && line.asks_danger)
    };
    assert!(asks("LW03") && asks("ON04"));
    assert!(!asks("LW08"));
    assert_eq!(draft.danger(), None);
    for (code, danger) in [("LW03", Danger::Doubt), ("ON01", Danger::No)] {
        let item = Item {
            danger: Some(danger),
            ..seen("")
        };
        draft.items.insert(id(code), item);
    }
    assert_eq!(draft.danger(), Some(Danger::Doubt));
    draft.items.entry(id("LW03")).or_default().sight = Some(Sight::NotSeen);
    assert_eq!(
        draft.danger(),
        Some(Danger::No),
        "what was taken back counts no more"
    );
}

#[test]
fn a_filled_list_keeps_the_wording_its_examples_and_who_filled_it_in() {
    let case = given([open(), observe()]);
    let (sheet, _) = shown(&case);
    let observation = sheet
        .observations
        .first()
        .expect("one observation")
        .record
        .clone();
    let command = made(&case, |draft| {
        draft.filled_by.insert((fenna().id, Role::Teacher));
        let mut tied = seen("kwam drie dagen zonder brood");
        tied.observation = Some(observation.clone());
        draft.items.insert(id("LW08"), tied);
        let heard = Item {
            sight: Some(Sight::Heard),
            heard_from: "juf Bo".to_owned(),
            ..Item::default()
        };
        draft.items.insert(id("GG01"), heard);
        draft.items.insert(
            id("BF05"),
            Item {
                sight: Some(Sight::Unknown),
                words: "dit stond er nog".to_owned(),
                ..Item::default()
            },
        );
        draft.items.insert(id("LW01"), Item::default());
        draft.other_explanation = " Er is net een baby. ".to_owned();
    });
    let Ok(Command::FillIndicatorList(filled)) = command else {
        panic!("not a filled list: {command:?}");
    };
    let names: Vec<_> = filled.filled_by.iter().map(|person| &person.name).collect();
    assert_eq!(names, [&fenna().name, &ilse().name]);
    assert_eq!(filled.other_explanation, "Er is net een baby.");
    let [breakfast, feeling, friends] = filled.answers.as_slice() else {
        panic!("not filled in is no answer: {:?}", filled.answers);
    };
    assert_eq!(
        breakfast.wording,
        "Komt regelmatig zonder ontbijt of zonder eten naar school"
    );
    assert!(matches!(
        breakfast.grounds.as_slice(),
        [Ground::Observation(_), Ground::OwnWords { .. }]
    ));
    assert_eq!(feeling.sighting, Sighting::HeardFrom("juf Bo".to_owned()));
    assert_eq!(feeling.grounds, [], "still without an example");
    assert_eq!(friends.sighting, Sighting::Unknown);
    assert_eq!(friends.grounds, []);
    case.when(coordinator(Command::FillIndicatorList(filled)))
        .then(["indicator-list-filled"]);
}

#[test]
fn what_is_half_answered_is_asked_at_its_own_place() {
    let case = given([open()]);
    assert_eq!(made(&case, |_| ()), Err(vec![Place::List]));
    let nobody = made(&case, |draft| {
        draft.filled_by.clear();
        draft.items.insert(id("LW08"), seen(""));
    });
    assert_eq!(nobody, Err(vec![Place::People]));
    let nameless = made(&case, |draft| {
        draft.others.push(OtherPerson {
            id: uuid::Uuid::nil(),
            name: "Dee Bedacht".to_owned(),
            role: None,
        });
        draft.items.insert(id("LW08"), seen(""));
    });
    assert_eq!(nameless, Err(vec![Place::Other(0)]));
    let half = made(&case, |draft| {
        let heard = Item {
            sight: Some(Sight::Heard),
            words: "vader riep het over het plein".to_owned(),
            ..Item::default()
        };
        draft.items.insert(id("GG01"), heard);
        let dated = Item {
            on: Some(day("2026-03-04")),
            ..seen("")
        };
        draft.items.insert(id("LW08"), dated);
        let tomorrow = Item {
            on: Some(day("2026-03-10")),
            ..seen("kwam zonder jas")
        };
        draft.items.insert(id("LW09"), tomorrow);
    });
    assert_eq!(
        half,
        Err(vec![
            Place::From(id("GG01")),
            Place::When(id("GG01")),
            Place::Example(id("LW08")),
            Place::When(id("LW09")),
        ])
    );
}

#[test]
fn a_draft_comes_back_and_one_of_an_unknown_edition_does_not() {
    let case = given([open()]);
    let (mut desk, mut draft) = opened(&case);
    let here = case.journal.case();
    draft.items.insert(id("LW08"), seen("kwam zonder brood"));
    let keep = |desk: &mut Desk, draft: &Draft| {
        let text = serde_json::to_string(draft).expect("a draft is plain data");
        desk.drafts.insert(draft_key(here), text);
    };
    keep(&mut desk, &draft);
    assert_eq!(start(&desk, here), Some((draft.clone(), true)));
    draft.edition = 9;
    keep(&mut desk, &draft);
    assert!(matches!(start(&desk, here), Some((_, false))));
}

#[test]
fn a_filled_list_reads_back_with_its_own_wording() {
    let case = given([open(), observe()]);
    let command = made(&case, |draft| {
        draft.items.insert(id("LW08"), seen(""));
    })
    .expect("a whole list");
    let case = given([open(), observe(), coordinator(command)]);
    let (sheet, _) = shown(&case);
    let filled = sheet.filled.first().expect("one filled list");
    let said: Vec<Message> = filled
        .blocks
        .iter()
        .flat_map(|block| &block.lines)
        .map(|line| line.label.clone())
        .collect();
    let wording = "Komt regelmatig zonder ontbijt of zonder eten naar school";
    assert!(said.contains(&Message::verbatim(wording.to_owned())));
}
