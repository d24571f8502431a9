//! The indicator list (signalenlijst) as an editioned data file: what to look for. No score, no total.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::check::{Fault, IdKind, twice};
use super::load::{PlanError, faultless, read};
use super::{IndicatorId, PlanId};

/// One edition of an indicator list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndicatorList {
    /// Its id.
    pub id: String,
    /// Which edition, counted from 1.
    pub edition: u16,
    /// What it is called, in Dutch.
    pub title: String,
    /// What every reader must know first (domain 4.1, the standard caution).
    pub caution: String,
    /// Who looked it over, as far as anybody did.
    pub reviewed: Option<Review>,
    /// The groups, in order.
    pub groups: Vec<IndicatorGroup>,
}

/// Who looked a list over, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// By whom: function and organisation.
    pub by: String,
    /// On which day.
    pub on: NaiveDate,
}

/// A group of items.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndicatorGroup {
    /// Its code, such as `LW`.
    pub code: String,
    /// What it is called, in Dutch.
    pub title: String,
    /// What its items are.
    pub kind: GroupKind,
    /// For whom it is.
    pub audience: Audience,
    /// Whether any item seen or heard opens the danger and advice question (domain 4.2, Onthulling).
    #[serde(default)]
    pub always_asks_danger: bool,
    /// The items, in order.
    pub items: Vec<Indicator>,
}

/// What the items of a group are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GroupKind {
    /// Indicators.
    Indicators,
    /// Context; not an indicator by itself (domain 4.2, OG).
    Circumstances,
    /// What goes well; it counts just as much (domain 4.2, BF).
    ProtectiveFactors,
}

/// For whom a group is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// The default list, 4 to 12 years.
    Everyone,
    /// For a child in groep 1 or a younger sibling.
    UpToFour,
    /// For groep 8 or an older sibling.
    FromTwelve,
}

/// One item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Its code.
    pub id: IndicatorId,
    /// Its wording, in Dutch.
    pub wording: String,
    /// The plans it points to; empty where that is not said.
    #[serde(default)]
    pub plans: BTreeSet<PlanId>,
    /// Whether it asks the danger question at once, without waiting for the rest of the list (the mark ⚠).
    #[serde(default)]
    pub asks_danger: bool,
}

impl IndicatorList {
    /// Reads an indicator list, ours or a school's own edition.
    ///
    /// # Errors
    /// See [`PlanError`]; a malformed list is refused with every fault it has.
    pub fn load(json: &str) -> Result<Self, PlanError> {
        let list: Self = read(json)?;
        let faults = list.faults();
        faultless(list, faults)
    }

    /// Every item with its group, in order.
    pub fn items(&self) -> impl Iterator<Item = (&IndicatorGroup, &Indicator)> {
        self.groups
            .iter()
            .flat_map(|group| group.items.iter().map(move |item| (group, item)))
    }

    /// The item with this id, and its group.
    pub fn item(&self, id: &IndicatorId) -> Option<(&IndicatorGroup, &Indicator)> {
        self.items().find(|(_, item)| item.id == *id)
    }

    /// Whether this item, seen or heard, opens the danger question at once.
    pub fn asks_danger(&self, id: &IndicatorId) -> bool {
        self.item(id)
            .is_some_and(|(group, item)| item.asks_danger || group.always_asks_danger)
    }

    /// Whether this item, seen or heard, is a disclosure: somebody told (domain 4.2, Onthulling). Then it is
    /// weighed (domain 2.3).
    pub fn is_disclosure(&self, id: &IndicatorId) -> bool {
        self.item(id)
            .is_some_and(|(group, _)| group.always_asks_danger)
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.edition == 0 {
            faults.push(Fault::EditionZero);
        }
        let groups = self.groups.iter().map(|group| group.code.clone());
        let items = self.items().map(|(_, item)| item.id.to_string());
        faults.extend(
            twice(&mut groups.chain(items)).map(|id| Fault::DuplicateId {
                kind: IdKind::Indicator,
                id,
            }),
        );
        let own = [
            ("list", "id", &self.id),
            ("list", "title", &self.title),
            ("list", "caution", &self.caution),
        ];
        let own = own
            .into_iter()
            .map(|(at, field, text)| (at.to_owned(), field, text));
        let of_review = self
            .reviewed
            .iter()
            .map(|review| ("review".to_owned(), "by", &review.by));
        let of_groups = self
            .groups
            .iter()
            .map(|group| (format!("group {}", group.code), "title", &group.title));
        let of_items = self
            .items()
            .map(|(_, item)| (format!("indicator {}", item.id), "wording", &item.wording));
        let empty = own
            .chain(of_review)
            .chain(of_groups)
            .chain(of_items)
            .filter(|(_, _, text)| text.trim().is_empty());
        faults.extend(empty.map(|(at, field, _)| Fault::EmptyText { at, field }));
        faults
    }
}
