//! Instellingen: who may change what, what a form makes of the settings, and what it refuses.

use chrono::NaiveDate;
use meldcode::protocol::calendar::Holiday;
use meldcode::protocol::{ContactId, ContactList, PlanId, Role};
use meldcode::screen::set_up;
use meldcode::screen::settings::contacts::{self, ContactForm, ContactState};
use meldcode::screen::settings::indicators::{self, ReviewForm};
use meldcode::screen::settings::members::{self, Act};
use meldcode::screen::settings::school::{self, HolidayLine, SchoolForm, Term};
use meldcode::text::{IndicatorPage, MemberPage, Message, Settings};
use meldcode::workspace::Desk;
use meldcode::workspace::desk::Member;
use meldcode::workspace::school::School;

use super::desk::{empty, member};
use crate::scenarios::school::{fenna, ilse, joris};

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
}

/// The IB-er unlocked a school with the shipped contacts.
fn leading() -> Desk {
    let shipped = include_str!("../../../src/protocol/plans/contacts.json");
    let contacts = ContactList::load(shipped).unwrap().contacts;
    let mut desk = empty();
    desk.school = School::new("De Vlieger".to_owned(), contacts);
    desk
}

fn teaching() -> Desk {
    Desk {
        me: member(&fenna()),
        ..leading()
    }
}

fn form(desk: &Desk) -> SchoolForm {
    school::school(desk).form.unwrap()
}

#[test]
fn only_a_directeur_or_ib_er_gets_a_form_and_everyone_reads_what_stands_there() {
    let desk = teaching();
    let shown = school::school(&desk);
    assert_eq!(shown.form, None);
    let told = (Settings::OwnProtocol.into(), Settings::NotFilledIn.into());
    assert!(shown.facts.contains(&told));
    assert!(!contacts::contacts(&desk).can_change);
    assert!(!indicators::review(&desk, day(9)).unwrap().can_change);
    let people = members::members(&desk);
    assert!(!people.can_change && !people.can_renew);
    assert!(people.has_own_passphrase);
    assert!(people.rows.iter().all(|row| row.acts.is_empty()));
}

#[test]
fn a_form_that_was_not_touched_changes_nothing() {
    let desk = leading();
    assert_eq!(school::filled(&desk, &form(&desk)), Ok(desk.school));
}

#[test]
fn a_form_changes_every_setting_it_shows() {
    let desk = leading();
    let plan = PlanId::from("undesired-parenting");
    let mut form = form(&desk);
    form.own_protocol = " De blauwe map ".to_owned();
    form.step_report_title = "Verslag {fase}".to_owned();
    form.teacher_keeps_reading = false;
    form.set_term(&Term::Discuss(plan.clone()), 5);
    form.set_term(&Term::ActionDays, 10);
    form.set_term(&Term::LockMinutes, 2);
    for chosen in form.choices.values_mut() {
        *chosen = !*chosen;
    }
    let changed = school::filled(&desk, &form).unwrap();
    assert_eq!(changed.own_protocol, "De blauwe map");
    assert_eq!(changed.step_report_title.as_deref(), Some("Verslag {fase}"));
    assert!(!changed.teacher_keeps_reading);
    assert_eq!(changed.terms.discuss_within_school_days[&plan], 5);
    assert_eq!(changed.terms.action_due_days, 10);
    assert_eq!(changed.lock_after_minutes, 2);
    assert_eq!(changed.terms.choices.len(), form.choices.len());
}

#[test]
fn an_old_form_undoes_nothing_that_somebody_else_changed_meanwhile() {
    let mut desk = leading();
    let mut form = form(&desk);
    form.own_protocol = "De blauwe map".to_owned();
    form.set_term(&Term::LockMinutes, 2);
    let draft = serde_json::to_string(&form).unwrap();
    // The directeur goes on meanwhile.
    desk.school.teacher_keeps_reading = false;
    desk.school.terms.action_due_days = 21;
    desk.school.terms.holidays = vec![Holiday {
        name: "Voorjaar".to_owned(),
        first_on: day(2),
        last_on: day(6),
    }];
    let old: SchoolForm = serde_json::from_str(&draft).unwrap();
    let expected = School {
        own_protocol: "De blauwe map".to_owned(),
        lock_after_minutes: 2,
        ..desk.school.clone()
    };
    assert_eq!(school::filled(&desk, &old), Ok(expected));
    // Taken up again, it shows what stands there today.
    let today = school::school(&desk).form.unwrap();
    let shown = old.over(&today);
    assert!(!shown.teacher_keeps_reading);
    assert_eq!(shown.holidays.len(), 1);
    assert_eq!(shown.term(&Term::LockMinutes), Some(2));
}

#[test]
fn a_term_set_back_to_what_the_plan_says_follows_the_plan_again() {
    let mut desk = leading();
    let plan = PlanId::from("domestic-violence-sexual-abuse");
    let own = &mut desk.school.terms.discuss_within_school_days;
    own.insert(plan.clone(), 4);
    let mut form = form(&desk);
    assert_eq!(form.term(&Term::Discuss(plan.clone())), Some(4));
    form.set_term(&Term::Discuss(plan), 1);
    let changed = school::filled(&desk, &form).unwrap();
    assert!(changed.terms.discuss_within_school_days.is_empty());
}

#[test]
fn what_the_school_has_can_always_be_chosen_again() {
    let mut desk = leading();
    desk.school.terms.action_due_days = 17;
    let shown = school::school(&desk);
    let mut lines = shown.terms.iter();
    let line = lines.find(|line| line.term == Term::ActionDays).unwrap();
    assert!(line.offers.iter().any(|(days, _)| *days == 17));
    assert!(line.offers.is_sorted_by_key(|(days, _)| *days));
}

#[test]
fn days_off_are_kept_in_order_and_a_mistyped_year_is_caught() {
    let desk = leading();
    let stretch = |first, last| HolidayLine {
        name: String::new(),
        first_on: first,
        last_on: last,
    };
    let said = |line| {
        let mut form = form(&desk);
        form.holidays = vec![line];
        let faults = school::filled(&desk, &form).unwrap_err();
        assert_eq!(faults[0].field, school::Field::Holiday(0));
        faults[0].words.clone()
    };
    assert_eq!(
        said(stretch(Some(day(9)), None)),
        Settings::HolidayDaysMissing.into()
    );
    assert_eq!(
        said(stretch(Some(day(9)), Some(day(8)))),
        Settings::HolidayBackwards.into()
    );
    let next_year = NaiveDate::from_ymd_opt(2027, 3, 9);
    assert_eq!(
        said(stretch(Some(day(9)), next_year)),
        Settings::HolidayTooLong { days_max: 70 }.into()
    );
    let mut form = form(&desk);
    form.holidays = vec![
        stretch(Some(day(20)), Some(day(21))),
        stretch(Some(day(9)), Some(day(9))),
    ];
    let changed = school::filled(&desk, &form).unwrap();
    assert_eq!(changed.terms.holidays[0].first_on, day(9));
    assert!(!changed.terms.is_school_day(day(20)));
}

#[test]
fn a_school_has_a_name() {
    let desk = leading();
    let mut form = form(&desk);
    form.name = "  ".to_owned();
    let faults = school::filled(&desk, &form).unwrap_err();
    assert_eq!(faults[0].field, school::Field::Name);
}

fn contact(desk: &Desk, id: &str) -> contacts::ContactLine {
    let mut lines = contacts::contacts(desk).lines.into_iter();
    lines.find(|line| line.id.as_str() == id).unwrap()
}

#[test]
fn a_number_nobody_called_says_so_and_a_gap_stands_out() {
    let mut desk = leading();
    assert_eq!(contact(&desk, "safe-home").state, ContactState::Unchecked);
    assert_eq!(contact(&desk, "youth-nurse").state, ContactState::Gap);
    let id = ContactId::from("safe-home");
    desk.school = contacts::checked(&desk.school, &id, day(9));
    let line = contact(&desk, "safe-home");
    assert_eq!(line.state, ContactState::Checked);
    assert_eq!(line.checked, Settings::ContactChecked { on: day(9) }.into());
    let gap = ContactId::from("youth-nurse");
    desk.school = contacts::checked(&desk.school, &gap, day(9));
    assert_eq!(contact(&desk, "youth-nurse").state, ContactState::Gap);
}

#[test]
fn another_number_is_unchecked_until_somebody_calls_it() {
    let mut desk = leading();
    let id = ContactId::from("police");
    desk.school = contacts::checked(&desk.school, &id, day(9));
    let change = |number: &str, is_checked| {
        let form = ContactForm {
            number: number.to_owned(),
            hours: "dag en nacht".to_owned(),
            is_checked,
        };
        contacts::filled(&desk.school, &id, &form, day(10))
    };
    let of = |school: School| {
        let mut known = school.contacts.into_iter();
        known.find(|known| known.id == id).unwrap()
    };
    assert_eq!(
        of(change("0900-8844", false).unwrap()).last_checked,
        Some(day(9))
    );
    assert_eq!(of(change("0900-0000", false).unwrap()).last_checked, None);
    assert_eq!(
        of(change("0900-0000", true).unwrap()).last_checked,
        Some(day(10))
    );
    assert_eq!(
        change("", false),
        Err(Settings::ContactNumberMissing.into())
    );
    assert_eq!(
        change("bel Ada", false),
        Err(Settings::ContactNumberOdd.into())
    );
}

#[test]
fn the_list_says_not_reviewed_until_the_school_records_who_and_when() {
    let mut desk = leading();
    let before = indicators::review(&desk, day(9)).unwrap();
    assert_eq!(before.state, IndicatorPage::NotReviewed.into());
    assert!(!before.is_reviewed && !before.can_withdraw);
    let review = |by: &str, on| {
        let form = ReviewForm {
            by: by.to_owned(),
            on,
        };
        indicators::filled(&desk, &form, day(9))
    };
    let fields = |by, on| -> Vec<indicators::Field> {
        let faults = review(by, on).unwrap_err();
        faults.into_iter().map(|fault| fault.field).collect()
    };
    assert_eq!(
        fields("", None),
        [indicators::Field::By, indicators::Field::On]
    );
    assert_eq!(
        fields("vertrouwensarts", Some(day(10))),
        [indicators::Field::On]
    );
    let school = review(" vertrouwensarts ", Some(day(2))).unwrap();
    desk.school = school;
    let after = indicators::review(&desk, day(9)).unwrap();
    let by = "vertrouwensarts".to_owned();
    assert_eq!(
        after.state,
        IndicatorPage::Reviewed { by, on: day(2) }.into()
    );
    assert!(after.is_reviewed && after.can_withdraw);
    desk.school = indicators::withdrawn(&desk.school);
    assert_eq!(indicators::review(&desk, day(9)).unwrap(), before);
}

#[test]
fn a_review_of_an_earlier_edition_does_not_count_for_this_one() {
    let mut desk = leading();
    let form = ReviewForm {
        by: "vertrouwensarts".to_owned(),
        on: Some(day(2)),
    };
    desk.school = indicators::filled(&desk, &form, day(9)).unwrap();
    if let Some(review) = &mut desk.school.indicator_review {
        review.edition = 0;
    }
    let shown = indicators::review(&desk, day(9)).unwrap();
    assert!(!shown.is_reviewed && shown.can_change);
}

fn row(desk: &Desk, name: &str) -> members::MemberRow {
    let mut rows = members::members(desk).rows.into_iter();
    rows.find(|row| row.name == name).unwrap()
}

#[test]
fn an_ib_er_mends_and_removes_others_and_never_herself() {
    let mut desk = leading();
    assert_eq!(row(&desk, &ilse().name).acts, [Act::Change]);
    assert!(row(&desk, &ilse().name).is_me);
    assert_eq!(
        row(&desk, &fenna().name).acts,
        [Act::Change, Act::Rekey, Act::Remove]
    );
    desk.members[0].is_on_this_device = false;
    let elsewhere = row(&desk, &fenna().name);
    assert_eq!(elsewhere.acts, [Act::Change, Act::Remove]);
    assert_eq!(elsewhere.place, MemberPage::Elsewhere.into());
}

#[test]
fn with_the_recovery_code_one_mends_a_passphrase_and_renews_no_code() {
    let desk = Desk {
        me: Member::recovery(),
        ..leading()
    };
    let shown = members::members(&desk);
    assert!(shown.can_change);
    assert!(!shown.can_renew && !shown.has_own_passphrase);
    assert_eq!(shown.caution, Some(MemberPage::Recovery.into()));
}

#[test]
fn whoever_was_removed_is_named_apart() {
    let mut desk = leading();
    desk.members[2].is_removed = true;
    let shown = members::members(&desk);
    assert_eq!(shown.gone, [joris().name]);
    assert_eq!(shown.rows.len(), 2);
}

#[test]
fn a_colleague_is_named_once_and_carries_a_mark_of_their_own() {
    let mut desk = leading();
    desk.members[0].mark = "uil".to_owned();
    let mut form = members::new_member(&desk);
    let fields = |form: &members::MemberForm| -> Vec<set_up::Field> {
        let faults = members::new_faults(&desk, form);
        faults.into_iter().map(|fault| fault.field).collect()
    };
    assert_eq!(
        fields(&form),
        [
            set_up::Field::Name,
            set_up::Field::Role,
            set_up::Field::Mark
        ]
    );
    form.answers.name = fenna().name;
    form.answers.role = Some(Role::Staff);
    form.answers.mark = "UIL".to_owned();
    assert_eq!(fields(&form), [set_up::Field::Name, set_up::Field::Mark]);
    form.answers.name = "Gijs Bedacht".to_owned();
    form.answers.mark = "bij".to_owned();
    assert_eq!(fields(&form), []);
}

#[test]
fn a_change_says_what_changes_and_nothing_else() {
    let mut desk = leading();
    let id = fenna().id;
    let mut form = members::known_member(&desk, id).unwrap();
    assert_eq!(
        members::changes(&desk, id, &form),
        members::Changes::default()
    );
    assert_eq!(members::change_faults(&desk, id, &form), []);
    form.deputy_for.insert(Role::CareCoordinator);
    form.answers.role = Some(Role::AttentionOfficer);
    let changes = members::changes(&desk, id, &form);
    assert_eq!(changes.member, Some((fenna().name, Role::AttentionOfficer)));
    desk.school.deputies = changes.deputies.unwrap();
    assert_eq!(
        row(&desk, &fenna().name).deputy_for,
        [Message::from(MemberPage::DeputyFor {
            role: "IB-er".to_owned()
        })]
    );
    form.deputy_for.clear();
    let ended = members::changes(&desk, id, &form).deputies.unwrap();
    assert!(ended.is_empty());
}
