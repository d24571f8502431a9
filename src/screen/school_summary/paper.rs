//! The summary for another school on paper: as it will be, as it was handed over, and what was corrected since.

use chrono::NaiveDate;

use super::{Answers, NO, YES, handing_over, of_kind};
use crate::casefile::event::CaseHandedOver;
use crate::casefile::passed_on::PassedOn;
use crate::casefile::state::{Status, TimelineEntry};
use crate::casefile::{CaseId, Event, Moment, PersonRef, RecordHash};
use crate::exchange::documents::CaseCode;
use crate::screen::names;
use crate::screen::paper::{Block, Document, Item, Section};
use crate::screen::records;
use crate::screen::timeline::Line;
use crate::text::{Day, Message, SchoolSummary as Words};
use crate::workspace::Desk;
use crate::workspace::desk::Dossier;

/// The paper as it will be, for whoever still ticks.
pub fn preview(desk: &Desk, case: CaseId, answers: &Answers, now: Moment) -> Option<Document> {
    let dossier = desk.dossiers.get(&case)?;
    let handed_over = handing_over(&dossier.file, answers);
    let me = desk.me.as_person();
    let on = now.date_naive();
    let told_on = answers.told_on.filter(|_| answers.told(YES));
    let parents = told_on.map(|on| Words::ParentsTold { on });
    let parents = parents.or_else(|| answers.told(NO).then_some(Words::ParentsNotTold));
    let made = Made {
        handed_over: &handed_over,
        by: &me,
        on,
        parents,
        was_seen: &|_| true,
    };
    paper(desk, dossier, &made, now)
}

/// The paper of a case that was handed over, as often as it is wanted: as it was when it was ticked. What was corrected
/// afterwards nobody ticked; [`corrected_since`] says it.
pub fn handed_over(desk: &Desk, case: CaseId, now: Moment) -> Option<Document> {
    let dossier = desk.dossiers.get(&case)?;
    let (handed_over, entry) = last(dossier)?;
    let CaseHandedOver::School { told_on, .. } = *handed_over else {
        return None;
    };
    let seen = dossier.journal.seen_by(entry.hash);
    let made = Made {
        handed_over,
        by: &entry.author,
        on: entry.happened_on(),
        parents: Some(told_on.map_or(Words::ParentsNotTold, |on| Words::ParentsTold { on })),
        was_seen: &|record| seen.contains(&record),
    };
    paper(desk, dossier, &made, now)
}

/// The handing over that ended the case.
fn last(dossier: &Dossier) -> Option<(&CaseHandedOver, &TimelineEntry)> {
    let is_handed_over = matches!(dossier.file.status(), Status::HandedOver { .. });
    let last = dossier.file.events().rev().find_map(|(entry, event)| {
        if let Event::CaseHandedOver(handed @ CaseHandedOver::School { .. }) = event {
            Some((handed, entry))
        } else {
            None
        }
    });
    last.filter(|_| is_handed_over)
}

/// What went to the other school and was corrected without it: the paper stays as it was, so that somebody has to call.
pub fn corrected_since(desk: &Desk, case: CaseId) -> Vec<Message> {
    let Some(dossier) = desk.dossiers.get(&case) else {
        return Vec::new();
    };
    let Some((CaseHandedOver::School { items, .. }, entry)) = last(dossier) else {
        return Vec::new();
    };
    let seen = dossier.journal.seen_by(entry.hash);
    let is_corrected = |entry: &&TimelineEntry| {
        let mut corrections = entry.corrections.iter();
        corrections.any(|correction| !seen.contains(&correction.record))
    };
    let went = items.iter();
    let went = went.filter_map(|record| dossier.file.entry(*record));
    went.filter(is_corrected).map(records::label).collect()
}

/// What a paper is made from.
struct Made<'a> {
    handed_over: &'a CaseHandedOver,
    by: &'a PersonRef,
    on: NaiveDate,
    /// What stands of the parents; nothing while that was not answered.
    parents: Option<Words>,
    /// Whether a correction was there when the records were ticked.
    was_seen: &'a dyn Fn(RecordHash) -> bool,
}

/// The summary on paper. It holds the words of the ticked records and not one word of any other (domain 3.5): not
/// even that there are others.
fn paper(desk: &Desk, dossier: &Dossier, made: &Made<'_>, now: Moment) -> Option<Document> {
    let CaseHandedOver::School { name, items, .. } = made.handed_over else {
        return None;
    };
    let (by, on) = (made.by, made.on);
    let file = &dossier.file;
    let pupil = file.pupil();
    let mut child = vec![names::pupil_name(pupil)];
    let more = pupil.filter(|pupil| !pupil.group.trim().is_empty() || pupil.born_on.is_some());
    child.extend(more.map(|pupil| names::who_is(&pupil.group, pupil.born_on)));
    let parents = made.parents.iter().cloned().map(Message::from);
    let facts: [(Words, Vec<Message>); 6] = [
        (Words::ForSchool, vec![Message::verbatim(name.clone())]),
        (Words::OnDay, vec![Day::Full { on }.into()]),
        (
            Words::FromSchool,
            vec![Message::verbatim(desk.school.name.clone())],
        ),
        (Words::Child, child),
        (Words::Parents, parents.collect()),
        (
            Words::Questions,
            vec![
                Words::Ask {
                    name: by.name.clone(),
                    role: by.role,
                }
                .into(),
            ],
        ),
    ];
    let facts = facts.into_iter().filter(|(_, values)| !values.is_empty());
    let facts = facts.map(|(label, values)| Line::new(label, values));
    let about = Section::new(Words::About, vec![Block::facts(facts.collect())]);
    let parts = [
        (PassedOn::Behaviour, Words::Behaviour),
        (PassedOn::Support, Words::Support),
        (PassedOn::Agreement, Words::Agreements),
    ];
    let sections = parts.into_iter().map(|(kind, title)| {
        let all = of_kind(file, kind).into_iter();
        let ticked = all.filter(|(entry, _)| items.contains(&entry.hash));
        let items = ticked
            .map(|(entry, words)| item(entry, words, made.was_seen))
            .collect();
        Section::new(title, vec![Block::Items(items)])
    });
    let sections = std::iter::once(about).chain(sections);
    let title = Words::Title {
        code: CaseCode::of(file.id()).to_string(),
    };
    let sections = sections.filter(|section| !section.is_empty()).collect();
    Some(Document::of_case(desk, dossier, now, title, sections))
}

/// One ticked record: its day, its words, and what was corrected in them when it was ticked.
fn item(entry: &TimelineEntry, words: &str, was_seen: &dyn Fn(RecordHash) -> bool) -> Item {
    let mut blocks = vec![Block::Paragraph(Message::verbatim(words.to_owned()))];
    let corrections = entry.corrections.iter();
    let corrections = corrections.filter(|correction| was_seen(correction.record));
    blocks.extend(corrections.map(|one| {
        let correction = one.correction.clone();
        Block::Paragraph(Words::Corrected { correction }.into())
    }));
    let on = entry.happened_on();
    Item {
        blocks,
        ..Item::new(Day::Full { on })
    }
}
