//! Spoed: whom to call, what to do in ten minutes, what still today. The same in every state of the app.

mod sheet;

pub use sheet::{Duty, Place, Sheet, Stamped};

use crate::casefile::{CaseId, Moment};
use crate::order;
use crate::protocol::Contact;
use crate::screen::names;
use crate::text::{CaseFinder, Emergency as Words, WhoIs};
use crate::workspace::summary::{Standing, Summary};
use crate::workspace::{Desk, Stage};

/// What the emergency screen shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Emergency {
    /// The numbers everybody has, most urgent first.
    pub calls: Vec<Call>,
    /// The numbers of this school's own region.
    pub local_calls: Vec<Call>,
    /// When the large numbers were last checked.
    pub last_checked: Words,
    /// How long ago it began.
    pub since: Option<Words>,
    /// What is left of today's three.
    pub left: Option<Words>,
    /// Today's three.
    pub duties: Vec<DutyLine>,
    /// Where what is tapped goes.
    pub destination: Destination,
    /// Where what is not kept yet goes.
    pub goes: Words,
    /// That it was kept, and where.
    pub kept: Option<Words>,
    /// That the chosen case will run again, and why.
    pub opens_again: Option<Words>,
    /// In whose case it is, where that is settled.
    pub settled: Option<Words>,
    /// Where danger may still run that was none.
    pub ends_there: Option<Words>,
    /// Whether something is still to be kept.
    pub has_unkept: bool,
    /// Whether it is kept without anybody's doing.
    pub keeps_itself: bool,
    /// Whether another emergency can begin: everything of this one is kept.
    pub can_begin_anew: bool,
}

impl Emergency {
    /// The same where the vault is a file: what is left on its locked screen is in no file until somebody unlocks.
    #[must_use]
    pub fn in_file(mut self) -> Self {
        if self.destination == Destination::Inbox && self.kept.is_some() {
            self.kept = Some(Words::KeptInBrowser);
        }
        self
    }
}

/// One number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The number as people write it.
    pub number: String,
    /// Who answers.
    pub name: String,
    /// What to call it for, and when it answers.
    pub hint: String,
    /// How urgent.
    pub urgency: Urgency,
}

/// How urgent a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    /// Danger to life.
    Life,
    /// Danger.
    Danger,
    /// May wait a moment.
    Other,
}

/// One of today's three.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyLine {
    /// Which.
    pub duty: Duty,
    /// When it was tapped, in words.
    pub stamped: Option<Words>,
    /// Whether it can still be taken back.
    pub can_be_taken_back: bool,
}

/// Where what is tapped goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// Nowhere: there is no vault yet. It stands on this screen and can be printed.
    Screen,
    /// Into the sealed inbox.
    Inbox,
    /// Into a case of choice, or else into the sealed inbox.
    Cases(Vec<CaseChoice>),
}

/// A case it may belong to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseChoice {
    /// The case.
    pub case: CaseId,
    /// The child and the group, told apart from others of that name.
    pub child: String,
    /// The same, and that it does not run any more.
    pub label: String,
    /// Whether it runs.
    pub is_open: bool,
}

impl CaseChoice {
    /// What to know before danger goes into it: that it will run again, and why.
    pub fn opens_again(&self) -> Option<Words> {
        (!self.is_open).then_some(Words::OpensAgain)
    }
}

/// How many of the numbers stand large.
const LARGE: u8 = 3;

/// Computes the screen. `cases` is [`None`] while nobody has unlocked.
pub fn emergency(
    contacts: &[Contact],
    sheet: &Sheet,
    (stage, cases): (&Stage, Option<Vec<CaseChoice>>),
    now: Moment,
) -> Emergency {
    let mut chosen = cases.iter().flatten();
    let chosen = chosen.find(|choice| Some(choice.case) == sheet.case);
    let opens_again = chosen.and_then(CaseChoice::opens_again);
    let goes = chosen.map_or(Words::KeptSealed, |choice| Words::KeptInto {
        child: choice.label.clone(),
    });
    let settled = chosen
        .filter(|_| sheet.is_settled())
        .map(|choice| Words::SettledIn {
            child: choice.label.clone(),
        });
    let was_none = sheet.is_in_case() && sheet.begun_at.is_none();
    let left = Duty::ALL
        .iter()
        .filter(|duty| sheet.stamped(**duty).is_none())
        .count();
    Emergency {
        calls: calls(contacts),
        local_calls: local_calls(contacts),
        last_checked: last_checked(contacts),
        since: sheet.begun_at.map(|begun_at| {
            let minutes = (now - begun_at).num_minutes().max(0);
            Words::Since {
                minutes: u32::try_from(minutes).unwrap_or(u32::MAX),
            }
        }),
        left: (left > 0 && sheet.begun_at.is_some()).then(|| Words::StillToday {
            count: u32::try_from(left).unwrap_or(u32::MAX),
        }),
        duties: Duty::ALL.iter().map(|duty| line(*duty, sheet)).collect(),
        destination: destination(stage, cases),
        goes,
        kept: sheet.kept.map(|(at, place)| match place {
            Place::Inbox => Words::KeptInInbox { at },
            Place::Case => Words::KeptInCase { at },
            Place::CaseAndInbox => Words::KeptInBoth { at },
        }),
        opens_again: opens_again.filter(|_| sheet.raises_danger()),
        settled,
        ends_there: was_none.then_some(Words::EndThere),
        has_unkept: sheet.has_unkept(),
        keeps_itself: sheet.keeps_itself(),
        can_begin_anew: sheet.begun_at.is_some() && sheet.kept.is_some() && !sheet.has_unkept(),
    }
}

/// The cases of whoever unlocked, by name: those that run, then the others. What comes up about a child whose case was
/// closed belongs in that case, and danger opens it again.
pub fn case_choices(desk: &Desk) -> Vec<CaseChoice> {
    let mut found: Vec<&Summary> = desk.summaries.values().collect();
    order::sort_by(&mut found, |one, other| {
        let place = one.standing.cmp(&other.standing);
        let by_name = || one.pupil.cmp(&other.pupil);
        let by_group = || one.group.cmp(&other.group);
        place.then_with(by_name).then_with(by_group)
    });
    let mut children: Vec<_> = found
        .iter()
        .map(|line| (line.case_id(), child(line), line.born_on))
        .collect();
    names::tell_apart(&mut children);
    found
        .into_iter()
        .zip(children)
        .map(|(line, (case, child, _))| CaseChoice {
            case,
            is_open: line.standing == Standing::Open,
            label: match line.standing {
                Standing::Open => child.clone(),
                Standing::Closed => CaseFinder::ClosedCase {
                    case: child.clone(),
                }
                .nl()
                .into_owned(),
                Standing::HandedOver => CaseFinder::HandedOverCase {
                    case: child.clone(),
                }
                .nl()
                .into_owned(),
            },
            child,
        })
        .collect()
}

fn child(line: &Summary) -> String {
    match line.group.as_str() {
        "" => line.pupil.clone(),
        group => {
            let group = group.to_owned();
            format!("{}, {}", line.pupil, WhoIs::Group { group }.nl())
        }
    }
}

fn line(duty: Duty, sheet: &Sheet) -> DutyLine {
    let stamped = sheet.stamped(duty);
    DutyLine {
        duty,
        stamped: stamped.map(|stamped| Words::Stamped { at: stamped.at }),
        can_be_taken_back: sheet.can_be_taken_back(duty),
    }
}

fn destination(stage: &Stage, cases: Option<Vec<CaseChoice>>) -> Destination {
    match (stage, cases) {
        (Stage::Unlocked, Some(cases)) => Destination::Cases(cases),
        (Stage::Unlocked | Stage::Locked { .. }, _) => Destination::Inbox,
        (Stage::Opening | Stage::FirstUse | Stage::Vanished(_), _) => Destination::Screen,
    }
}

fn calls(contacts: &[Contact]) -> Vec<Call> {
    let mut placed: Vec<(u8, &Contact)> = contacts
        .iter()
        .filter(|contact| !contact.is_gap() && !contact.local)
        .filter_map(|contact| Some((contact.emergency_order?, contact)))
        .collect();
    order::sort_by_key(&mut placed, |(order, _)| *order);
    placed
        .into_iter()
        .map(|(order, contact)| {
            call(
                contact,
                match order {
                    ..=1 => Urgency::Life,
                    2..=LARGE => Urgency::Danger,
                    _ => Urgency::Other,
                },
            )
        })
        .collect()
}

fn local_calls(contacts: &[Contact]) -> Vec<Call> {
    contacts
        .iter()
        .filter(|contact| contact.local && !contact.is_gap())
        .map(|contact| call(contact, Urgency::Other))
        .collect()
}

/// A number with what it is for.
pub(in crate::screen) fn call(contact: &Contact, urgency: Urgency) -> Call {
    let parts = [contact.purpose.as_str(), contact.hours.as_str()];
    let told: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    Call {
        number: contact.number.clone(),
        name: contact.name.clone(),
        hint: told.join(". "),
        urgency,
    }
}

/// The day on which the large numbers were all known to be right.
fn last_checked(contacts: &[Contact]) -> Words {
    let oldest = contacts
        .iter()
        .filter(|contact| contact.emergency_order.is_some_and(|order| order <= LARGE))
        .map(|contact| contact.last_checked)
        .min()
        .flatten();
    match oldest {
        Some(on) => Words::LastChecked { on },
        None => Words::NeverChecked,
    }
}
