//! Who looked the indicator list over as a professional, and when. Until somebody did, every list says so.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Fault;
use crate::protocol::IndicatorList;
use crate::text::{IndicatorPage, Message, Settings as Words};
use crate::workspace::Desk;
use crate::workspace::school::{IndicatorReview, School};

/// Everything the part shows.
#[derive(Clone, Debug, PartialEq)]
pub struct ReviewPage {
    /// Whether a review can be recorded.
    pub can_change: bool,
    /// What the list is called.
    pub list: String,
    /// Which edition is in force.
    pub edition: Message,
    /// Who reviewed it and when, or that nobody did.
    pub state: Message,
    /// Whether the edition in force was reviewed.
    pub is_reviewed: bool,
    /// Whether there is a review of the school to take back.
    pub can_withdraw: bool,
    /// The last day that can be chosen.
    pub today: NaiveDate,
}

/// A review as somebody fills it in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewForm {
    /// Who, with their profession.
    pub by: String,
    /// The day.
    pub on: Option<NaiveDate>,
}

/// The fields of a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Who.
    By,
    /// When.
    On,
}

/// The list in force.
fn list(desk: &Desk) -> Option<&IndicatorList> {
    desk.plans.indicator_lists().last()
}

/// *Instellingen: signalenlijst* as it stands; `None` where the program ships no list.
pub fn review(desk: &Desk, today: NaiveDate) -> Option<ReviewPage> {
    let list = list(desk)?;
    let own = desk.school.indicator_review.as_ref();
    let is_own = own.is_some_and(|review| review.edition == list.edition);
    let state: Message = match (own, &list.reviewed) {
        (Some(review), _) if is_own => IndicatorPage::Reviewed {
            by: review.by.clone(),
            on: review.on,
        }
        .into(),
        (_, Some(review)) => IndicatorPage::Reviewed {
            by: review.by.clone(),
            on: review.on,
        }
        .into(),
        (Some(review), None) => Words::IndicatorReviewEarlier {
            by: review.by.clone(),
            on: review.on,
            edition: review.edition,
        }
        .into(),
        (None, None) => IndicatorPage::NotReviewed.into(),
    };
    Some(ReviewPage {
        can_change: desk.me.may_administer(),
        list: list.title.clone(),
        edition: IndicatorPage::Edition {
            edition: list.edition,
        }
        .into(),
        state,
        is_reviewed: is_own || list.reviewed.is_some(),
        can_withdraw: is_own && desk.me.may_administer(),
        today,
    })
}

/// The settings with this review of the edition in force.
///
/// # Errors
///
/// Every [`Fault`], at its field.
pub fn filled(
    desk: &Desk,
    form: &ReviewForm,
    today: NaiveDate,
) -> Result<School, Vec<Fault<Field>>> {
    let by = form.by.trim();
    let mut faults = Vec::new();
    if by.is_empty() {
        faults.push(Fault::new(Field::By, Words::IndicatorReviewByMissing));
    }
    match form.on {
        None => faults.push(Fault::new(Field::On, Words::IndicatorReviewOnMissing)),
        Some(on) if on > today => {
            faults.push(Fault::new(Field::On, Words::IndicatorReviewInTheFuture));
        }
        Some(_) => {}
    }
    match (form.on, list(desk)) {
        (Some(on), Some(list)) if faults.is_empty() => Ok(School {
            indicator_review: Some(IndicatorReview {
                by: by.to_owned(),
                on,
                edition: list.edition,
            }),
            ..desk.school.clone()
        }),
        _ => Err(faults),
    }
}

/// The settings without a review.
pub fn withdrawn(school: &School) -> School {
    School {
        indicator_review: None,
        ..school.clone()
    }
}
