//! The school, its terms and days off, its choices and the lock: what stands there, and what a form makes of it.

use std::collections::BTreeMap;

use super::Fault;
pub use super::school_form::{HolidayLine, SchoolForm, Term};
use crate::order::{self, Gather as _};
use crate::protocol::calendar::{HOLIDAY_DAYS_MAX, Holiday};
use crate::protocol::{OptionId, Plan, PlanId};
use crate::text::{FirstUse, Message, Settings as Words};
use crate::workspace::Desk;
use crate::workspace::school::School;

/// Everything the part shows.
#[derive(Clone, Debug, PartialEq)]
pub struct SchoolPage {
    /// The form as the school stands; `None` for whoever may only read it.
    pub form: Option<SchoolForm>,
    /// What stands there, for whoever may only read it.
    pub facts: Vec<(Message, Message)>,
    /// The terms, each with what can be chosen.
    pub terms: Vec<TermLine>,
    /// The choices that the plans leave to the school.
    pub choices: Vec<(OptionId, Message)>,
}

/// One term with what can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct TermLine {
    /// Which.
    pub term: Term,
    /// What is asked.
    pub label: Message,
    /// What can be chosen, in words.
    pub offers: Vec<(u16, Message)>,
}

/// The fields that can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The school's name.
    Name,
    /// The days of this stretch, counted from 0.
    Holiday(usize),
}

/// *Instellingen: school* as it stands.
pub fn school(desk: &Desk) -> SchoolPage {
    let form = form_of(desk).begun();
    let terms = term_lines(desk, &form);
    let choices = options(desk);
    SchoolPage {
        facts: facts(&form, &terms, &choices),
        form: desk.me.may_administer().then_some(form),
        terms,
        choices: choices
            .into_iter()
            .map(|(id, text, _)| (id, text))
            .collect(),
    }
}

/// The newest edition of every plan, in a fixed order.
fn plans(desk: &Desk) -> Vec<&Plan> {
    let mut newest: BTreeMap<&PlanId, &Plan> = BTreeMap::new();
    for plan in desk.plans.editions() {
        let known = newest.entry(&plan.edition.plan).or_insert(plan);
        if known.edition.edition < plan.edition.edition {
            *known = plan;
        }
    }
    newest.into_values().collect()
}

fn options(desk: &Desk) -> Vec<(OptionId, Message, bool)> {
    let terms = &desk.school.terms;
    let mut found: Vec<(OptionId, Message, bool)> = Vec::new();
    for plan in plans(desk) {
        for option in &plan.options {
            if found.iter().all(|(id, _, _)| *id != option.id) {
                let text = Message::verbatim(option.text.clone());
                found.push((option.id.clone(), text, terms.chose(plan, &option.id)));
            }
        }
    }
    found
}

fn form_of(desk: &Desk) -> SchoolForm {
    let school = &desk.school;
    let terms = &school.terms;
    let discuss = plans(desk).into_iter().map(|plan| {
        let term = Term::Discuss(plan.edition.plan.clone());
        (term, terms.discuss_within(plan))
    });
    SchoolForm {
        name: school.name.clone(),
        own_protocol: school.own_protocol.clone(),
        observation_title: school.observation_title.clone().unwrap_or_default(),
        step_report_title: school.step_report_title.clone().unwrap_or_default(),
        terms: discuss
            .chain([
                (Term::ActionDays, terms.action_due_days),
                (Term::AfterCheckDays, terms.after_check_days),
                (Term::FeedbackDays, terms.feedback_working_days),
                (Term::RetentionYears, terms.retention_years),
                (Term::LockMinutes, school.lock_after_minutes),
            ])
            .collect(),
        holidays: terms
            .holidays
            .iter()
            .map(|holiday| HolidayLine {
                name: holiday.name.clone(),
                first_on: Some(holiday.first_on),
                last_on: Some(holiday.last_on),
            })
            .collect(),
        choices: options(desk)
            .into_iter()
            .map(|(id, _, chosen)| (id, chosen))
            .gather(),
        teacher_keeps_reading: school.teacher_keeps_reading,
        begun_as: None,
    }
}

fn term_lines(desk: &Desk, form: &SchoolForm) -> Vec<TermLine> {
    form.terms
        .iter()
        .map(|(term, now)| TermLine {
            term: term.clone(),
            label: term_label(desk, term).into(),
            offers: offers(term, *now)
                .into_iter()
                .map(|value| (value, term_value(term, value).into()))
                .collect(),
        })
        .collect()
}

fn term_label(desk: &Desk, term: &Term) -> Words {
    match term {
        Term::Discuss(plan) => Words::DiscussWithin {
            plan: desk
                .plans
                .newest(plan.as_str())
                .map_or_else(|| plan.to_string(), |plan| plan.title.text.clone()),
        },
        Term::ActionDays => Words::ActionDays,
        Term::AfterCheckDays => Words::AfterCheckDays,
        Term::FeedbackDays => Words::FeedbackDays,
        Term::RetentionYears => Words::Retention,
        Term::LockMinutes => Words::LockTime,
    }
}

fn term_value(term: &Term, value: u16) -> Words {
    let value = u32::from(value);
    match term {
        Term::Discuss(_) => Words::SchoolDays { days: value },
        Term::ActionDays | Term::AfterCheckDays => Words::Days { days: value },
        Term::FeedbackDays => Words::WorkingDays { days: value },
        Term::RetentionYears => Words::RetentionYears { years: value },
        Term::LockMinutes => Words::LockMinutes { minutes: value },
    }
}

/// What can be chosen for a term; always what stands there now too.
fn offers(term: &Term, now: u16) -> Vec<u16> {
    let usual: &[u16] = match term {
        Term::Discuss(_) => &[1, 2, 3, 4, 5, 7, 10],
        Term::ActionDays => &[5, 7, 10, 14, 21, 28],
        Term::AfterCheckDays => &[14, 28, 42, 56, 84],
        Term::FeedbackDays => &[3, 5, 7, 10],
        Term::RetentionYears => &[1, 2, 3, 5, 7, 10, 15, 20],
        Term::LockMinutes => &[1, 2, 3, 5, 10, 15],
    };
    let mut offers = usual.to_vec();
    if !offers.contains(&now) {
        offers.push(now);
        offers.sort_unstable();
    }
    offers
}

fn facts(
    form: &SchoolForm,
    terms: &[TermLine],
    choices: &[(OptionId, Message, bool)],
) -> Vec<(Message, Message)> {
    let told = |text: &String| {
        if text.trim().is_empty() {
            Words::NotFilledIn.into()
        } else {
            Message::verbatim(text.clone())
        }
    };
    let yes = |is_on: bool| -> Message { if is_on { Words::Yes } else { Words::No }.into() };
    let terms = terms.iter().filter_map(|line| {
        let value = form.term(&line.term)?;
        Some((line.label.clone(), term_value(&line.term, value).into()))
    });
    let holidays: Vec<String> = form
        .holidays
        .iter()
        .filter_map(holiday_words)
        .map(|holiday| holiday.nl().into_owned())
        .collect();
    [
        (Words::SchoolName.into(), told(&form.name)),
        (Words::OwnProtocol.into(), told(&form.own_protocol)),
    ]
    .into_iter()
    .chain(terms)
    .chain([
        (Words::Holidays.into(), told(&holidays.join("\n"))),
        (Words::NeedToKnow.into(), yes(form.teacher_keeps_reading)),
    ])
    .chain(
        choices
            .iter()
            .map(|(_, text, is_on)| (text.clone(), yes(*is_on))),
    )
    .collect()
}

/// One stretch of days off in words; `None` while a day is missing.
pub fn holiday_words(holiday: &HolidayLine) -> Option<Message> {
    let (first, last) = (holiday.first_on?, holiday.last_on?);
    let name = match holiday.name.trim() {
        "" => Words::Holidays.nl().into_owned(),
        name => name.to_owned(),
    };
    Some(Words::HolidayOne { name, first, last }.into())
}

/// What the form makes of the settings, or what is wrong with it.
///
/// # Errors
///
/// Every [`Fault`], at its field.
pub fn filled(desk: &Desk, form: &SchoolForm) -> Result<School, Vec<Fault<Field>>> {
    let form = &form.clone().over(&form_of(desk));
    let mut faults = Vec::new();
    if form.name.trim().is_empty() {
        faults.push(Fault::new(Field::Name, FirstUse::SchoolMissing));
    }
    let mut holidays = Vec::new();
    for (place, line) in form.holidays.iter().enumerate() {
        match holiday(line) {
            Ok(holiday) => holidays.push(holiday),
            Err(words) => faults.push(Fault::new(Field::Holiday(place), words)),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    order::sort_by_key(&mut holidays, |holiday| (holiday.first_on, holiday.last_on));
    let mut school = School {
        name: form.name.trim().to_owned(),
        own_protocol: form.own_protocol.trim().to_owned(),
        observation_title: title(&form.observation_title),
        step_report_title: title(&form.step_report_title),
        teacher_keeps_reading: form.teacher_keeps_reading,
        ..desk.school.clone()
    };
    school.terms.holidays = holidays;
    for plan in plans(desk) {
        keep_choices(&mut school, plan, form);
    }
    for (term, value) in &form.terms {
        keep_term(desk, &mut school, term, *value);
    }
    Ok(school)
}

fn title(typed: &str) -> Option<String> {
    let typed = typed.trim();
    (!typed.is_empty()).then(|| typed.to_owned())
}

fn holiday(line: &HolidayLine) -> Result<Holiday, Words> {
    let (Some(first_on), Some(last_on)) = (line.first_on, line.last_on) else {
        return Err(Words::HolidayDaysMissing);
    };
    if last_on < first_on {
        return Err(Words::HolidayBackwards);
    }
    if (last_on - first_on).num_days() > i64::from(HOLIDAY_DAYS_MAX) {
        return Err(Words::HolidayTooLong {
            days_max: HOLIDAY_DAYS_MAX,
        });
    }
    Ok(Holiday {
        name: line.name.trim().to_owned(),
        first_on,
        last_on,
    })
}

/// Only what differs from the plan is the school's own; the rest follows the plan, also its next edition.
fn keep_choices(school: &mut School, plan: &Plan, form: &SchoolForm) {
    for option in &plan.options {
        if let Some(chosen) = form.choices.get(&option.id) {
            let is_own = *chosen != option.default || school.terms.choices.contains_key(&option.id);
            if is_own {
                school.terms.choices.insert(option.id.clone(), *chosen);
            }
        }
    }
}

fn keep_term(desk: &Desk, school: &mut School, term: &Term, value: u16) {
    match term {
        Term::Discuss(plan) => {
            let suggested = desk
                .plans
                .newest(plan.as_str())
                .map(|plan| plan.terms.discuss_within_school_days);
            if suggested == Some(value) {
                order::take_out(&mut school.terms.discuss_within_school_days, plan);
            } else {
                let own = &mut school.terms.discuss_within_school_days;
                own.insert(plan.clone(), value);
            }
        }
        Term::ActionDays => school.terms.action_due_days = value,
        Term::AfterCheckDays => school.terms.after_check_days = value,
        Term::FeedbackDays => school.terms.feedback_working_days = value,
        Term::RetentionYears => school.terms.retention_years = value,
        Term::LockMinutes => school.lock_after_minutes = value,
    }
}
