//! Whom to call: each number with the day on which somebody last checked it; gaps stand out.

use chrono::NaiveDate;

use crate::protocol::{Contact, ContactId};
use crate::text::{Message, Settings as Words};
use crate::workspace::Desk;
use crate::workspace::school::School;

/// Everything the part shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Contacts {
    /// Whether a number can be changed or checked off.
    pub can_change: bool,
    /// The contacts, in the order of the emergency screen.
    pub lines: Vec<ContactLine>,
}

/// One contact.
#[derive(Clone, Debug, PartialEq)]
pub struct ContactLine {
    /// Which.
    pub id: ContactId,
    /// What it is called.
    pub name: String,
    /// What to call it for.
    pub purpose: String,
    /// The number as people write it; empty for a gap.
    pub number: String,
    /// When it can be reached; may be empty.
    pub hours: String,
    /// Where the number comes from, until somebody checked it.
    pub source: Option<Message>,
    /// When it was last checked, or that it never was.
    pub checked: Message,
    /// How that stands.
    pub state: ContactState,
}

/// How sure one can be of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContactState {
    /// Somebody checked it.
    Checked,
    /// There is a number; nobody checked it.
    Unchecked,
    /// There is none.
    Gap,
}

/// A number as somebody fills it in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContactForm {
    /// The number.
    pub number: String,
    /// When it can be reached.
    pub hours: String,
    /// Whether whoever fills it in called it.
    pub is_checked: bool,
}

/// *Instellingen: telefoonnummers* as it stands.
pub fn contacts(desk: &Desk) -> Contacts {
    Contacts {
        can_change: desk.me.may_administer(),
        lines: desk.school.contacts.iter().map(line).collect(),
    }
}

fn line(contact: &Contact) -> ContactLine {
    let (state, checked) = match contact.last_checked {
        _ if contact.is_gap() => (ContactState::Gap, Words::ContactEmpty),
        None => (ContactState::Unchecked, Words::ContactNeverChecked),
        Some(on) => (ContactState::Checked, Words::ContactChecked { on }),
    };
    ContactLine {
        id: contact.id.clone(),
        name: contact.name.clone(),
        purpose: contact.purpose.clone(),
        number: contact.number.clone(),
        hours: contact.hours.clone(),
        source: (state == ContactState::Unchecked).then(|| {
            Words::ContactSource {
                source: contact.source.clone(),
            }
            .into()
        }),
        checked: checked.into(),
        state,
    }
}

/// The settings with this number filled in. A number that changed counts as checked only when somebody says so.
///
/// # Errors
///
/// What is wrong with the number.
pub fn filled(
    school: &School,
    id: &ContactId,
    form: &ContactForm,
    today: NaiveDate,
) -> Result<School, Message> {
    let mut school = school.clone();
    let number = form.number.trim();
    for contact in school.contacts.iter_mut().filter(|known| known.id == *id) {
        if number.is_empty() && !contact.local {
            return Err(Words::ContactNumberMissing.into());
        }
        let is_dialled = |sign: char| sign.is_ascii_digit() || " -+".contains(sign);
        if !number.chars().all(is_dialled) {
            return Err(Words::ContactNumberOdd.into());
        }
        if contact.number != number {
            number.clone_into(&mut contact.number);
            contact.last_checked = None;
            contact.source = Words::ContactFilledIn.nl().into_owned();
        }
        form.hours.trim().clone_into(&mut contact.hours);
        if form.is_checked && !number.is_empty() {
            contact.last_checked = Some(today);
        }
    }
    Ok(school)
}

/// The settings with this number checked today, as it stands.
pub fn checked(school: &School, id: &ContactId, today: NaiveDate) -> School {
    let mut school = school.clone();
    for contact in school.contacts.iter_mut().filter(|known| known.id == *id) {
        if !contact.is_gap() {
            contact.last_checked = Some(today);
        }
    }
    school
}
