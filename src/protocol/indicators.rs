//! The indicator list (signalenlijst) as an editioned data file: what to look for. No score, no total.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

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
