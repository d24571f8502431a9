//! The file as a parent who asks for it may read it, and for the school's own file what was left out and why.

use std::rc::Rc;

use super::{case_print, pieces};
use crate::casefile::state::TimelineEntry;
use crate::casefile::{CaseId, Moment, fold, need_to_know};
use crate::exchange::documents::{
    CaseCode, Ground, LeftOut, NameChoice, Reach, at_report, gone, propose, unknown_to_parents,
    without,
};
use crate::screen::paper::{Block, Document, Item, Section, Table};
use crate::screen::people::at_report as at_the_report;
use crate::screen::records;
use crate::screen::redaction::Redaction;
use crate::text::{AccessPaper as Words, CaseAlert, Day, Ledger, Message, Paper, Step};
use crate::workspace::Desk;
use crate::workspace::desk::{Dossier, DraftKey};

/// Which of the two papers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// What the parent gets.
    #[default]
    Parent,
    /// What the school keeps: every part that was left out, with its ground.
    School,
}

/// One thing to decide about.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// What may be left out.
    pub label: Message,
    /// Why.
    pub ground: Ground,
    /// Whether it is left out.
    pub is_left_out: bool,
}

/// What the program proposes to leave out; `None` while the case is not on the desk.
pub fn proposed(desk: &Desk, case: CaseId) -> Option<LeftOut> {
    let dossier = desk.dossiers.get(&case)?;
    let file = &dossier.file;
    let siblings = file.siblings().iter();
    let siblings = siblings.filter_map(|linked| desk.summaries.get(&linked.case));
    let names: Vec<String> = siblings.map(|known| known.pupil.clone()).collect();
    let staff = desk.members.iter().map(|member| member.name.clone());
    let plan = desk.plan_of(dossier);
    Some(propose(file, plan, &names, &staff.collect::<Vec<_>>()))
}

/// What there is to decide: the names, then the records.
pub fn questions(desk: &Desk, case: CaseId, left_out: &LeftOut) -> [Vec<Question>; 2] {
    let file = desk.dossiers.get(&case).map(|dossier| &dossier.file);
    let names = left_out.names.iter().map(|choice| Question {
        label: named(choice),
        ground: choice.ground,
        is_left_out: choice.is_left_out,
    });
    let records = left_out.records.iter().filter_map(|choice| {
        Some(Question {
            label: records::label(file?.entry(choice.record)?),
            ground: choice.ground,
            is_left_out: choice.is_left_out,
        })
    });
    [names.collect(), records.collect()]
}

/// Where the decisions are kept while somebody is at it.
pub fn draft_key(case: CaseId) -> DraftKey {
    DraftKey {
        case: Some(case.0),
        form: "inzage".to_owned(),
    }
}

/// What the page begins with: the proposal, with what was decided before; `None` while the case is not on the desk.
pub fn start(desk: &Desk, case: CaseId) -> Option<LeftOut> {
    let proposal = proposed(desk, case)?;
    let before = desk.drafts.get(&draft_key(case));
    let before = before.and_then(|text| LeftOut::from_draft(text));
    Some(proposal.decided(before.unwrap_or_default()))
}

/// A name, and where it is left out if that is not everywhere.
fn named(choice: &NameChoice) -> Message {
    let name = choice.name.clone();
    match choice.reach {
        Reach::Everywhere => Message::verbatim(name),
        Reach::AtReport => Words::OnlyAtReport { name }.into(),
    }
}

/// What must be known before anything is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caution {
    /// Whether a parent would read something that was kept from the parents.
    pub is_open: bool,
    /// What it is.
    pub title: Message,
    /// What to do.
    pub text: Message,
}

/// Whether there is something in the file that the parents were not to know; `None` when there is not.
///
/// What one parent told may be read by that same parent: let stand, it is no reason to warn at the print.
pub fn caution(desk: &Desk, case: CaseId, left_out: &LeftOut) -> Option<Caution> {
    let dossier = desk.dossiers.get(&case)?;
    let file = &dossier.file;
    let mut unknown = unknown_to_parents(file, desk.plan_of(dossier));
    let gone = gone(file, left_out);
    let stands = |(record, _): &(_, Ground)| gone.iter().all(|(known, _)| known != record);
    unknown.retain(|known| known.1 != Ground::OneParent || !stands(known));
    if unknown.is_empty() {
        return None;
    }
    let is_open = unknown.iter().any(stands);
    let (title, text) = if is_open {
        (Words::SecretStands, Words::SecretStandsMeans)
    } else {
        (Words::SecretLeftOut, Words::SecretLeftOutMeans)
    };
    Some(Caution {
        is_open,
        title: title.into(),
        text: text.into(),
    })
}

/// Whether this member keeps the file and can therefore show it to a parent.
pub fn may_show(desk: &Desk, dossier: &Dossier) -> bool {
    need_to_know::keeps_the_file(&dossier.file, &desk.me.as_person())
}

/// One of the two papers; `None` while the case is not on the desk.
pub fn access(
    desk: &Desk,
    case: CaseId,
    (left_out, side): (&LeftOut, Side),
    now: Moment,
) -> Option<Document> {
    match side {
        Side::Parent => for_parent(desk, case, left_out, now),
        Side::School => for_school(desk, case, left_out, now),
    }
}

/// Records that are left out never come into this document: it is made from a case without them. Names are then
/// taken out of every text of it.
fn for_parent(desk: &Desk, case: CaseId, left_out: &LeftOut, now: Moment) -> Option<Document> {
    let whole = desk.dossiers.get(&case)?;
    let journal = without(&whole.file, &whole.journal, left_out);
    let mut desk = desk.clone();
    let shown = Dossier {
        file: fold(&journal),
        journal,
        standing_number: whole.standing_number.clone(),
        damaged: whole.damaged,
        closed: 0,
    };
    desk.dossiers.insert(case, Rc::new(shown));
    let mut document = case_print::case_print(&desk, case, now)?;
    without_course(&mut document);
    let stays = staying(whole, left_out);
    let gone = |reach| {
        let names = left_out.names.iter();
        let gone = names.filter(move |choice| choice.is_left_out && choice.reach == reach);
        Redaction::of(gone, &stays)
    };
    let (reporter, about_report) = (gone(Reach::AtReport), at_report(&whole.file));
    if let Some(Section { blocks, .. }) = document.sections.last_mut()
        && let Some(Block::Items(items)) = blocks.first_mut()
    {
        let entries = whole.file.timeline().iter();
        for (item, entry) in items.iter_mut().zip(entries) {
            if shown_as_gone(&desk, case, entry) {
                leave_out(item);
            } else if about_report.contains(&entry.hash) {
                reporter.item(item);
            }
            pieces::for_outside(item);
            // What was missing at a move may be the very thing that is left out.
            pieces::without_plan(item);
        }
    }
    without_reports(&desk, case, &mut document);
    // How much each of them wrote would tell whose name is missing from which record.
    let staff = Message::from(Ledger::StaffHeading);
    document.sections.retain(|section| section.title != staff);
    document.front.insert(
        0,
        Block::Notice {
            title: Words::ForParent.into(),
            text: Words::ForParentMeans.into(),
        },
    );
    gone(Reach::Everywhere).document(&mut document);
    Redaction::of_this_device().document(&mut document);
    // When the school destroys its own copies says nothing about what is somebody's own.
    document.foot.pop();
    document.foot.push(Words::ForParentKeeps.into());
    document.title = Words::Named {
        code: CaseCode::of(case).to_string(),
    }
    .into();
    Some(document)
}

/// How a case stands is worked out from all its records. From a part of them it would be untrue, and tell by what does
/// not fit what is missing: a danger that nobody ended, a phase that nobody entered, an agreement that is still due. So
/// it stands on no paper of a parent, also where nothing is missing; the records tell it themselves.
fn without_course(document: &mut Document) {
    document.front.clear();
    let worked_out = [
        Message::from(Step::Heading),
        CaseAlert::Deviations.into(),
        Ledger::ActionsHeading.into(),
    ];
    document
        .sections
        .retain(|section| !worked_out.contains(&section.title));
    let of_course = [
        Message::from(Paper::Phase),
        Paper::CarriedBy.into(),
        Paper::Standing.into(),
        Paper::NextCheck.into(),
    ];
    for block in document
        .sections
        .iter_mut()
        .flat_map(|section| &mut section.blocks)
    {
        if let Block::Facts(facts) = block {
            facts.lines.retain(|line| !of_course.contains(&line.label));
        }
    }
    for section in &mut document.sections {
        section
            .blocks
            .retain(|block| !matches!(block, Block::Phases(_) | Block::List(_)));
    }
}

/// What a report says of the parents stands in the record of the report alone, where the reporter is left out. And that
/// nothing was told is worked out from all records.
fn without_reports(desk: &Desk, case: CaseId, document: &mut Document) {
    let dossier = desk.dossiers.get(&case);
    let entries = dossier.iter().flat_map(|shown| shown.file.timeline());
    let reports: Vec<Message> = entries
        .filter_map(at_the_report)
        .map(|said| said.what)
        .collect();
    let parents = Message::from(Ledger::ParentsHeading);
    let sections = document.sections.iter_mut();
    let own = sections.filter(|section| section.title == parents);
    for block in own.flat_map(|section| &mut section.blocks) {
        let Block::Items(items) = block else {
            continue;
        };
        for item in items {
            pieces::without_lines(item, |label| reports.contains(label));
            item.blocks
                .retain(|block| !matches!(block, Block::Paragraph(_)));
        }
    }
}

fn shown_as_gone(desk: &Desk, case: CaseId, entry: &TimelineEntry) -> bool {
    let shown = desk.dossiers.get(&case);
    let shown = shown.and_then(|dossier| dossier.file.entry(entry.hash));
    entry.event().is_some() && shown.is_none_or(|shown| shown.event().is_none())
}

/// Of a record that is left out stands only that it is: its day or its ground could tell what it was.
fn leave_out(item: &mut Item) {
    *item = Item {
        number: item.number,
        blocks: vec![Block::Paragraph(Words::RecordLeftOutMeans.into())],
        ..Item::new(Words::RecordLeftOut)
    };
}

/// The names that stay: the child's own, and those of whoever is not left out.
fn staying(dossier: &Dossier, left_out: &LeftOut) -> Vec<String> {
    let pupil = dossier.file.pupil().map(|pupil| pupil.name.clone());
    let parents = dossier.file.parents().iter().map(|parent| &parent.name);
    let goes = |name: &String| {
        let mut names = left_out.names.iter();
        names.any(|choice| {
            choice.is_left_out && choice.reach == Reach::Everywhere && choice.name == *name
        })
    };
    let parents = parents.filter(|name| !goes(name)).cloned();
    pupil.into_iter().chain(parents).collect()
}

fn for_school(desk: &Desk, case: CaseId, left_out: &LeftOut, now: Moment) -> Option<Document> {
    let dossier = desk.dossiers.get(&case)?;
    let why = |ground| Message::from(Words::Why { ground });
    let names = left_out.names.iter().filter(|choice| choice.is_left_out);
    let names = names.map(|choice| vec![named(choice), why(choice.ground)]);
    let gone = gone(&dossier.file, left_out);
    let records = dossier.file.timeline().iter().enumerate();
    let records = records.filter_map(|(place, entry)| {
        let (_, ground) = *gone.iter().find(|(record, _)| *record == entry.hash)?;
        let number = Words::Numbered {
            number: u32::try_from(place + 1).unwrap_or(u32::MAX),
        };
        let on = Day::Full {
            on: entry.happened_on(),
        };
        Some(vec![
            number.into(),
            records::label(entry),
            on.into(),
            why(ground),
        ])
    });
    let name = desk.me.name.clone();
    let made = pieces::lines(vec![(
        Words::DecidedBy.into(),
        vec![Paper::PrintedBy { at: now, name }.into()],
    )]);
    let mut sections = vec![
        Section::new(Words::About, vec![Block::facts(made)]),
        Section::new(
            Words::LeftOut,
            vec![
                Block::Table(Table {
                    caption: Words::NamesLeftOut.into(),
                    heads: vec![Words::What.into(), Words::Reason.into()],
                    rows: names.collect(),
                }),
                Block::Table(Table {
                    caption: Words::RecordsLeftOut.into(),
                    heads: [Words::Number, Words::What, Words::OnDay, Words::Reason]
                        .map(Message::from)
                        .into(),
                    rows: records.collect(),
                }),
            ],
        ),
    ];
    sections.retain(|section| !section.is_empty());
    let code = CaseCode::of(case).to_string();
    Some(Document {
        front: vec![Block::Notice {
            title: Words::ForSchool.into(),
            text: Words::ForSchoolMeans.into(),
        }],
        ..Document::of_case(desk, dossier, now, Words::Reasons { code }, sections)
    })
}
