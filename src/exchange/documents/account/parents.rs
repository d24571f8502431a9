//! What each parent was told, when and by whom, or why not (peers N04, N05).

use chrono::NaiveDate;

use super::About;
use super::names::{Cited, Names, Said};
use crate::casefile::event::{
    CaseHandedOver, Consent, Event, NotToldGround, ParentsAtReport, Telling as Told,
};
use crate::casefile::state::TimelineEntry;
use crate::protocol::DeedKind;

/// One parent or carer, and what was told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParentAccount {
    /// Which one, from 1.
    pub number: usize,
    /// The name, in an account with names.
    pub name: Option<String>,
    /// Every telling, in order; empty when nothing was written down.
    pub tellings: Vec<Telling>,
}

/// One telling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telling {
    /// The record.
    pub cited: Cited,
    /// About what.
    pub about: Said,
    /// On which ground they were not told; `None` when they were.
    pub not_told: Option<NotToldGround>,
    /// How they were told, or why not in words.
    pub how: Said,
    /// The records that corrected it, each with what it should say.
    pub corrections: Vec<(Cited, Said)>,
}

/// What the parents were told when the case went to another school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchoolTelling {
    /// The record.
    pub cited: Cited,
    /// The day they were told; `None` when they were not.
    pub told_on: Option<NaiveDate>,
    /// Why not.
    pub reason: Said,
}

/// What parents knew of a talk with their child, or of a contact with others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownOf {
    /// The record.
    pub cited: Cited,
    /// What they knew.
    pub known: Known,
    /// Why not.
    pub reason: Said,
}

/// What parents knew of it, in the answers of its own form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// Whether they knew of a talk beforehand.
    OfTalk(bool),
    /// They agreed to a contact.
    Agreed,
    /// They were told of a contact.
    Told,
    /// They were not told of a contact.
    NotTold,
    /// Nobody was asked what they know of a contact.
    NotAsked,
}

/// Every parent of the opening, then others that a telling names.
pub(super) fn parents(about: &About<'_>, names: Names) -> Vec<ParentAccount> {
    let ledger = about.file.parent_ledger();
    ledger
        .iter()
        .enumerate()
        .map(|(place, line)| ParentAccount {
            number: place + 1,
            name: (names == Names::With).then(|| line.name.to_owned()),
            tellings: line
                .tellings
                .iter()
                .filter_map(|entry| telling(about, names, entry))
                .collect(),
        })
        .collect()
}

fn telling(about: &About<'_>, names: Names, entry: &TimelineEntry) -> Option<Telling> {
    let Some(Event::ParentsInformed(informed)) = entry.event() else {
        return None;
    };
    let (not_told, how) = match &informed.telling {
        Told::Told { how, .. } => (None, how.as_str()),
        Told::NotTold { ground, reason } => (Some(*ground), entry.why(reason)),
    };
    let corrections = entry.corrections.iter().filter_map(|corrected| {
        let cited = names.cited(about.file, corrected.record)?;
        Some((cited, names.said(&corrected.correction)))
    });
    Some(Telling {
        cited: names.cited(about.file, entry.hash)?,
        about: names.said(&informed.about),
        not_told,
        how: names.said(how),
        corrections: corrections.collect(),
    })
}

/// What all of them were told each time the case went to another school. The school's name is no part of it.
pub(super) fn at_schools(about: &About<'_>, names: Names) -> Vec<SchoolTelling> {
    let events = about.file.events();
    events
        .filter_map(|(entry, event)| {
            let Event::CaseHandedOver(CaseHandedOver::School {
                parents, told_on, ..
            }) = event
            else {
                return None;
            };
            let cited = names.cited(about.file, entry.hash)?;
            let (told_on, reason) = match parents {
                ParentsAtReport::NotTold(why) => (None, names.said(entry.why(why))),
                ParentsAtReport::Know | ParentsAtReport::ReportToo => {
                    (Some(told_on.unwrap_or(cited.happened_on)), Said::Nothing)
                }
            };
            Some(SchoolTelling {
                cited,
                told_on,
                reason,
            })
        })
        .collect()
}

/// What they knew of talks with their child and of contacts with others, as those records say it.
pub(super) fn known_of(about: &About<'_>, names: Names) -> Vec<KnownOf> {
    let events = about.file.events();
    events
        .filter_map(|(entry, event)| {
            let (known, why) = if let Event::ConversationHeld(talk) = event {
                let knew = talk.parents_knew.as_ref()?;
                (Known::OfTalk(knew.knew), knew.reason.as_str())
            } else if let Event::ExternalContactMade(contact) = event {
                match &contact.consent {
                    Consent::Given => (Known::Agreed, ""),
                    Consent::Told => (Known::Told, ""),
                    Consent::NotTold(why) => (Known::NotTold, why.as_str()),
                    Consent::NotAsked => (Known::NotAsked, ""),
                }
            } else {
                return None;
            };
            Some(KnownOf {
                cited: names.cited(about.file, entry.hash)?,
                known,
                reason: names.said(entry.why(why)),
            })
        })
        .collect()
}

/// Talks at which parents were.
pub(super) fn talks(about: &About<'_>, names: Names) -> Vec<Cited> {
    let entries = about.file.timeline().iter();
    entries
        .filter(|entry| entry.deeds().contains(&DeedKind::ParentConversation))
        .filter_map(|entry| names.cited(about.file, entry.hash))
        .collect()
}
