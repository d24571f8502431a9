//! An indicator list that is being filled in: kept sealed while it is typed, then made into one record.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::casefile::event::{Answer, Ground, IndicatorAnswer, IndicatorListFilled, Sighting};
use crate::casefile::{Command, Moment, PersonRef, RecordHash};
use crate::protocol::{IndicatorId, IndicatorList, Role};
use crate::screen::form::OtherPerson;
use crate::text::{IndicatorPage as Words, Message, RecordPage};

/// What stands on the page, answered or half answered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// Which list.
    pub list: String,
    /// Which edition of it; a draft of an edition that is not known any more is no draft.
    pub edition: u16,
    /// Who fills it in, each in the role they do it in.
    pub filled_by: BTreeSet<(Uuid, Role)>,
    /// People who are not on the school's list.
    pub others: Vec<OtherPerson>,
    /// What stands at each item that was touched.
    pub items: BTreeMap<IndicatorId, Item>,
    /// "Andere verklaring?"
    pub other_explanation: String,
}

/// What stands at one item. Words stay when the answer is taken away, until the list is saved.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// The answer; `None` is not filled in, which is something else than not seen.
    pub sight: Option<Sight>,
    /// Heard from whom.
    pub heard_from: String,
    /// The observation it rests on, by its identity in hexadecimal.
    pub observation: Option<String>,
    /// When the example in own words was.
    pub on: Option<NaiveDate>,
    /// The example in own words.
    pub words: String,
    /// The danger question, where this item asks it.
    pub danger: Option<Danger>,
}

/// The four answers (domain 4.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sight {
    /// Gezien.
    Seen,
    /// Gehoord van …
    Heard,
    /// Niet gezien.
    NotSeen,
    /// Weet ik niet.
    Unknown,
}

/// The answers to the danger question, the sharpest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Danger {
    /// Nee.
    No,
    /// Twijfel.
    Doubt,
    /// Ja.
    Yes,
}

/// What is still wrong, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// The control.
    pub place: Place,
    /// What to do about it.
    pub words: Message,
    /// The item it is about, in its own wording; `None` for the rest of the page.
    pub item: Option<String>,
}

impl Fault {
    /// The fault away from its control, such as above the list: the item it is about goes before it.
    pub fn named(self) -> Message {
        match self.item {
            Some(question) => RecordPage::FaultAt {
                question,
                fault: self.words.nl().into_owned(),
            }
            .into(),
            None => self.words,
        }
    }
}

/// The controls of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Who fills it in.
    People,
    /// A person who was added by hand, by place in the row.
    Other(usize),
    /// The whole list.
    List,
    /// Heard from whom.
    From(IndicatorId),
    /// When the example was.
    When(IndicatorId),
    /// The example in own words.
    Example(IndicatorId),
    /// Whether there is danger now.
    Danger(IndicatorId),
}

impl Place {
    /// The item that a control belongs to.
    pub const fn indicator(&self) -> Option<&IndicatorId> {
        match self {
            Self::People | Self::Other(_) | Self::List => None,
            Self::From(id) | Self::When(id) | Self::Example(id) | Self::Danger(id) => Some(id),
        }
    }
}

impl Item {
    /// Seen or heard: it asks for an example.
    pub fn is_sighted(&self) -> bool {
        matches!(self.sight, Some(Sight::Seen | Sight::Heard))
    }

    /// Whether nothing shows yet what it rests on (domain 4.1).
    pub fn lacks_example(&self) -> bool {
        self.is_sighted() && self.observation.is_none() && self.words.trim().is_empty()
    }

    /// Whether the danger question was answered so that help comes first: doubt counts as danger.
    pub fn presses(&self) -> bool {
        self.is_sighted() && matches!(self.danger, Some(Danger::Yes | Danger::Doubt))
    }

    fn grounds(&self) -> Vec<Ground> {
        let observation = self
            .observation
            .as_deref()
            .and_then(RecordHash::from_hex)
            .map(Ground::Observation);
        let words = self.words.trim();
        let own = self.on.filter(|_| !words.is_empty());
        let own = own.map(|on| Ground::OwnWords {
            on,
            words: words.to_owned(),
        });
        observation.into_iter().chain(own).collect()
    }

    fn faults(&self, list: &IndicatorList, id: &IndicatorId, today: NaiveDate) -> Vec<Fault> {
        if !self.is_sighted() {
            return Vec::new();
        }
        let mut faults = Vec::new();
        let item = list.item(id).map(|(_, item)| item.wording.clone());
        let mut fault = |place: fn(IndicatorId) -> Place, words: Words| {
            faults.push(Fault {
                place: place(id.clone()),
                words: words.into(),
                item: item.clone(),
            });
        };
        if list.asks_danger(id) && self.danger.is_none() {
            fault(Place::Danger, Words::DangerOpen);
        }
        if self.sight == Some(Sight::Heard) && self.heard_from.trim().is_empty() {
            fault(Place::From, Words::FromMissing);
        }
        match (self.words.trim().is_empty(), self.on) {
            (false, None) => fault(Place::When, Words::WhenMissing),
            (true, Some(_)) => fault(Place::Example, Words::WordsMissing),
            (false, Some(on)) if on > today => fault(Place::When, Words::NotInTheFuture),
            (true, None) | (false, Some(_)) => {}
        }
        faults
    }
}

impl From<Danger> for Answer {
    fn from(danger: Danger) -> Self {
        match danger {
            Danger::No => Self::No,
            Danger::Doubt => Self::Doubt,
            Danger::Yes => Self::Yes,
        }
    }
}

impl Draft {
    /// An empty list, filled in by this person.
    pub fn new(list: &IndicatorList, me: &PersonRef) -> Self {
        Self {
            list: list.id.clone(),
            edition: list.edition,
            filled_by: BTreeSet::from([(me.id, me.role)]),
            ..Self::default()
        }
    }

    /// What stands at an item.
    pub fn item(&self, id: &IndicatorId) -> Item {
        self.items.get(id).cloned().unwrap_or_default()
    }

    /// Whether an item has one of the four answers.
    pub fn has_answer(&self, id: &IndicatorId) -> bool {
        self.items.get(id).is_some_and(|item| item.sight.is_some())
    }

    /// The sharpest answer to the danger question, over every item that is seen or heard and asked it.
    pub fn danger(&self) -> Option<Danger> {
        self.items
            .values()
            .filter(|item| item.is_sighted())
            .filter_map(|item| item.danger)
            .max()
    }
}

/// The record that a draft comes to, each item with the wording it was answered under.
///
/// # Errors
/// Everything that is still wrong, each at its control.
pub(super) fn command(
    list: &IndicatorList,
    staff: &[PersonRef],
    draft: &Draft,
    now: Moment,
) -> Result<Command, Vec<Fault>> {
    let faults = faults(list, draft, now.date_naive());
    if !faults.is_empty() {
        return Err(faults);
    }
    let from_list = staff
        .iter()
        .filter(|person| draft.filled_by.contains(&(person.id, person.role)))
        .cloned();
    let by_hand = draft.others.iter().filter_map(|other| {
        Some(PersonRef {
            id: other.id,
            name: other.name.trim().to_owned(),
            role: other.role?,
        })
    });
    let answers = list.items().filter_map(|(_, indicator)| {
        let item = draft.items.get(&indicator.id)?;
        let sighting = match item.sight? {
            Sight::Seen => Sighting::Seen,
            Sight::Heard => Sighting::HeardFrom(item.heard_from.trim().to_owned()),
            Sight::NotSeen => Sighting::NotSeen,
            Sight::Unknown => Sighting::Unknown,
        };
        let grounds = if item.is_sighted() {
            item.grounds()
        } else {
            Vec::new()
        };
        Some(IndicatorAnswer {
            item: indicator.id.clone(),
            wording: indicator.wording.clone(),
            sighting,
            grounds,
        })
    });
    Ok(Command::FillIndicatorList(IndicatorListFilled {
        list: list.id.clone(),
        edition: list.edition,
        filled_by: from_list.chain(by_hand).collect(),
        answers: answers.collect(),
        other_explanation: draft.other_explanation.trim().to_owned(),
        danger: draft.danger().map(Answer::from),
    }))
}

fn faults(list: &IndicatorList, draft: &Draft, today: NaiveDate) -> Vec<Fault> {
    let fault = |place, words: Words| Fault {
        place,
        words: words.into(),
        item: None,
    };
    let mut faults = Vec::new();
    if draft.filled_by.is_empty() && draft.others.is_empty() {
        faults.push(fault(Place::People, Words::NobodyNamed));
    }
    for (at, other) in draft.others.iter().enumerate() {
        if other.name.trim().is_empty() || other.role.is_none() {
            faults.push(fault(Place::Other(at), Words::SomeoneNameless));
        }
    }
    if draft.items.values().all(|item| item.sight.is_none()) {
        faults.push(fault(Place::List, Words::NothingAnswered));
    }
    for (id, item) in &draft.items {
        faults.extend(item.faults(list, id, today));
    }
    faults
}
