//! A report to Veilig Thuis, prepared: in the parts of its form, to read aloud on the telephone or to fill in from.

use chrono::NaiveDate;

use super::account::about;
use super::{ReporterName, pieces};
use crate::casefile::state::TimelineEntry;
use crate::casefile::{CaseFile, CaseId, Event, Moment};
use crate::exchange::documents::account::steps_taken;
use crate::exchange::documents::{
    CaseCode, Gap, SafeHomeParts, is_advice, is_police, outside, safe_home_parts,
};
use crate::order;
use crate::protocol::Contact;
use crate::screen::case::{Alert, overview};
use crate::screen::emergency::{self, Call, Urgency};
use crate::screen::names;
use crate::screen::paper::{Block, Document, Item, Section};
use crate::screen::people::{ParentLine, People, at_report, people};
use crate::screen::records;
use crate::screen::redaction::Redaction;
use crate::screen::timeline::{Attachment, BlockKind, Line};
use crate::text::{
    Day, Label, Ledger, Message, Paper, RecordLine, SafeHomePaper as Words, Sentence, Step,
};
use crate::workspace::Desk;
use crate::workspace::desk::Dossier;

/// Whom to call before anything is read: Veilig Thuis, and where a life is in danger.
pub(super) fn calls(contacts: &[Contact]) -> Vec<Call> {
    let wanted = [("safe-home", Urgency::Danger), ("emergency", Urgency::Life)];
    let found = wanted.into_iter().filter_map(|(id, urgency)| {
        let mut contacts = contacts.iter().filter(|contact| !contact.is_gap());
        let contact = contacts.find(|contact| contact.id.as_str() == id)?;
        Some(emergency::call(contact, urgency))
    });
    found.collect()
}

/// What can be left out of a long report, by its identity and in words. The weighing and what is known of people stay.
pub(super) fn choosable(file: &CaseFile) -> Vec<(String, Message)> {
    let parts = safe_home_parts(file);
    let told = [&parts.facts, &parts.steps, &parts.network];
    let lists = told.into_iter().chain([&parts.before, &parts.reports]);
    let entries = lists.flatten();
    entries
        .map(|entry| (entry.hash.to_hex(), records::label(entry)))
        .collect()
}

/// Leaves pieces out, and tells how many.
fn leave_out(parts: &mut SafeHomeParts<'_>, left_out: &[String]) -> usize {
    let mut count = 0;
    let SafeHomeParts {
        facts,
        steps,
        network,
        before,
        reports,
        talks,
        ..
    } = parts;
    talks.retain(|entry| !left_out.contains(&entry.hash.to_hex()));
    for entries in [facts, steps, network, before, reports] {
        let all = entries.len();
        entries.retain(|entry| !left_out.contains(&entry.hash.to_hex()));
        count += all - entries.len();
    }
    count
}

/// The report; `None` while the case is not on the desk.
pub(super) fn safe_home(
    desk: &Desk,
    case: CaseId,
    (reporter, left_out): (ReporterName, &[String]),
    now: Moment,
) -> Option<Document> {
    let dossier = desk.dossiers.get(&case)?;
    let mut parts = safe_home_parts(&dossier.file);
    let people = people(desk, case, now)?;
    // What was done and what is missing is told of the whole case, also of a short report.
    let mut explained = explanation(desk, &people, &parts, now);
    let pieces = leave_out(&mut parts, left_out);
    if pieces > 0 {
        explained.push(Block::Paragraph(Words::LeftOut { pieces }.into()));
    }
    let alerts = overview(desk, case, now)?.alerts.into_iter();
    let danger = alerts.filter(Alert::is_for_outside);
    let mut sections = vec![
        Section::new(Words::Explanation, explained),
        steps(desk, dossier, &parts, now),
        Section::new(
            Words::Reporter,
            vec![Block::facts(who_reports(desk, dossier, reporter))],
        ),
        Section::new(
            Words::Concerned,
            vec![Block::facts(concerned(dossier, &people, &parts))],
        ),
    ];
    sections.extend(the_report(desk, dossier, &parts));
    sections.push(Section::new(
        Words::ParentsKnow,
        parents_know(&dossier.file, people.parents, &parts),
    ));
    sections.push(Section::new(
        Words::Network,
        items(desk, dossier, &parts.network, network),
    ));
    sections.push(rest(desk, dossier, &parts));
    // The form has all its parts, and an empty one says so: nobody on the telephone has to guess what was forgotten.
    for section in &mut sections {
        if section.is_empty() {
            let nothing = if pieces > 0 {
                Words::NothingHere
            } else {
                Words::NothingKnown
            };
            section.blocks = vec![Block::Paragraph(nothing.into())];
        }
    }
    if !parts.reports.is_empty() {
        let reports = items(desk, dossier, &parts.reports, |item, _| item);
        sections.push(Section::new(Words::Reports, reports));
    }
    let code = CaseCode::of(case).to_string();
    let mut document = Document {
        is_read_aloud: true,
        front: danger.map(pieces::alert).collect(),
        ..Document::of_case(desk, dossier, now, Words::Named { code }, sections)
    };
    Redaction::of_this_device().document(&mut document);
    Some(document)
}

/// About whom it is, before anything else: who listens on the telephone asks for that first.
fn explanation(desk: &Desk, people: &People, parts: &SafeHomeParts<'_>, now: Moment) -> Vec<Block> {
    let name = desk.me.name.clone();
    let prepared = Paper::PrintedBy { at: now, name };
    let asked = parts
        .steps
        .iter()
        .chain(&parts.network)
        .filter(|entry| entry.event().is_some_and(is_advice));
    let mut asked: Vec<NaiveDate> = asked.map(|entry| entry.happened_on()).collect();
    order::sort_by_key(&mut asked, |day| *day);
    let mut lines = pieces::lines(vec![
        (Words::About.into(), vec![people.pupil.clone()]),
        (Words::Prepared.into(), vec![prepared.into()]),
        (
            Words::AdviceAsked.into(),
            asked.into_iter().map(on).collect(),
        ),
    ]);
    if parts.gaps.is_empty() {
        return vec![Block::facts(lines)];
    }
    let gaps = parts.gaps.iter().map(|gap| gap_words(gap).into());
    lines.push(Line::of_points(Words::Missing, gaps.collect()));
    let stops_nobody = Block::Paragraph(Words::MissingStopsNobody.into());
    vec![Block::facts(lines), stops_nobody]
}

fn on(on: NaiveDate) -> Message {
    Day::Full { on }.into()
}

fn gap_words(gap: &Gap) -> Words {
    match gap {
        Gap::BirthDate => Words::GapBirthDate,
        Gap::Parents => Words::GapParents,
        Gap::Custody { parent } => Words::GapCustody {
            parent: parent.clone(),
        },
        Gap::Facts => Words::GapFacts,
        Gap::Advice => Words::GapAdvice,
        Gap::Weighing => Words::GapWeighing,
        Gap::Told { parent } => Words::GapTold {
            parent: parent.clone(),
        },
        Gap::Closed { pieces } => Words::GapClosed { pieces: *pieces },
    }
}

/// The five steps of the law, and what was written down of going through them.
fn steps(desk: &Desk, dossier: &Dossier, parts: &SafeHomeParts<'_>, now: Moment) -> Section {
    let mut blocks = vec![Block::facts(days_of_steps(desk, dossier, now))];
    blocks.extend(items(desk, dossier, &parts.steps, |item, _| item));
    Section::new(Words::Steps, blocks)
}

/// Each step with the days on which it was taken, also before the case was opened again.
fn days_of_steps(desk: &Desk, dossier: &Dossier, now: Moment) -> Vec<Line> {
    let taken = steps_taken(&about(desk, dossier, now)).into_iter();
    taken
        .map(|(step, days)| {
            let mut days: Vec<Message> = days.into_iter().map(on).collect();
            if days.is_empty() {
                days.push(Step::NotProven.into());
            }
            Line::new(Step::Name { step }, days)
        })
        .collect()
}

fn who_reports(desk: &Desk, dossier: &Dossier, reporter: ReporterName) -> Vec<Line> {
    let me = desk.me.as_person();
    let carrier = dossier.file.responsible();
    let carrier = carrier.filter(|carrier| carrier.id != me.id);
    let hidden = match reporter {
        ReporterName::Given => Words::NameGiven,
        ReporterName::Hidden => Words::NameHidden,
    };
    pieces::lines(vec![
        (Words::Name.into(), vec![names::person(desk, &me)]),
        (
            Words::School.into(),
            vec![Message::verbatim(desk.school.name.clone())],
        ),
        (
            Paper::CarriedBy.into(),
            carrier
                .map(|who| names::person(desk, who))
                .into_iter()
                .collect(),
        ),
        (Words::NameToFamily.into(), vec![hidden.into()]),
        (Words::Reachable.into(), vec![Words::FillIn.into()]),
    ])
}

fn concerned(dossier: &Dossier, people: &People, parts: &SafeHomeParts<'_>) -> Vec<Line> {
    let pupil = dossier.file.pupil();
    let group = pupil.map_or("", |pupil| pupil.group.as_str());
    let born_on = pupil.and_then(|pupil| pupil.born_on);
    let parents = people.parents.iter();
    let parents = parents.map(|parent| (parent.name.clone(), parent.custody.nl().into_owned()));
    let named = parts.parents_named.iter();
    let unknown = |name: &&str| {
        let custody = Message::from(Ledger::CustodyUnknown);
        ((*name).to_owned(), custody.nl().into_owned())
    };
    let parents = parents
        .chain(named.map(unknown))
        .map(|(name, custody)| Words::ParentNamed { name, custody }.into());
    let siblings = people.siblings.iter().map(|sibling| {
        Words::SiblingNamed {
            name: sibling.pupil.nl().into_owned(),
            relation: sibling.relation.clone(),
        }
        .into()
    });
    pieces::lines(vec![
        (
            Paper::Child.into(),
            vec![people.pupil.clone(), names::who_is(group, born_on)],
        ),
        (Ledger::ParentsHeading.into(), parents.collect()),
        (Ledger::SiblingsHeading.into(), siblings.collect()),
        (Words::Addresses.into(), vec![Words::LookUp.into()]),
    ])
}

/// Facts, what is made of them, and how it was weighed: three sections, so that nobody takes one for another.
fn the_report(desk: &Desk, dossier: &Dossier, parts: &SafeHomeParts<'_>) -> [Section; 3] {
    let interpreted: Vec<&TimelineEntry> = parts
        .facts
        .iter()
        .copied()
        .filter(|entry| parts.interpreted.contains(&entry.hash))
        .collect();
    [
        Section {
            lead: Some(Words::FactsLead.into()),
            ..Section::new(Words::Facts, items(desk, dossier, &parts.facts, fact))
        },
        Section {
            lead: Some(Words::MeaningLead.into()),
            ..Section::new(Words::Meaning, items(desk, dossier, &interpreted, meaning))
        },
        Section::new(
            Words::Weighed,
            items(desk, dossier, parts.weighing.as_slice(), |item, _| item),
        ),
    ]
}

/// Records as they are read aloud: that one holds is said nowhere, that one has no signature is.
fn items(
    desk: &Desk,
    dossier: &Dossier,
    entries: &[&TimelineEntry],
    shape: fn(Item, &TimelineEntry) -> Item,
) -> Vec<Block> {
    let entries = entries.iter();
    let items = entries.map(|entry| {
        let mut item = pieces::record(desk, dossier, entry);
        pieces::for_outside(&mut item);
        pieces::without_plan(&mut item);
        if entry.has_signature {
            item.proof = None;
        }
        shape(item, entry)
    });
    vec![Block::Items(items.collect())]
}

/// What was seen, said and answered, with what corrected it.
fn fact(mut item: Item, _: &TimelineEntry) -> Item {
    item.blocks.retain(|block| !is_meaning(block));
    item
}

/// What the writer made of it, and what became of that.
fn meaning(mut item: Item, _: &TimelineEntry) -> Item {
    item.blocks.retain(is_meaning);
    item
}

fn is_meaning(block: &Block) -> bool {
    match block {
        Block::Facts(facts) => facts.kind == BlockKind::Interpretation,
        Block::Attached(Attachment { title, .. }) => matches!(
            title.sentence(),
            Sentence::RecordLine(
                RecordLine::HypothesisConfirmed { .. } | RecordLine::HypothesisRefuted { .. }
            )
        ),
        Block::Notice { .. }
        | Block::Paragraph(_)
        | Block::List(_)
        | Block::Table(_)
        | Block::Bars(_)
        | Block::Items(_)
        | Block::Phases(_) => false,
    }
}

/// Contact with others. What the police told is theirs to tell, also where more were at the table; of what somebody else
/// told in confidence stands only with whom it was.
fn network(mut item: Item, entry: &TimelineEntry) -> Item {
    if let Some(event @ Event::WideConsultationHeld(_)) = entry.event()
        && outside(event).iter().any(|party| is_police(party.kind))
    {
        pieces::without_lines(&mut item, |label| *label == Label::WideSummary.into());
        item.blocks.push(Block::Paragraph(Words::AskPolice.into()));
        return item;
    }
    let Some(Event::ExternalContactMade(contact)) = entry.event() else {
        return item;
    };
    if is_police(contact.party.kind) {
        item.blocks = vec![Block::Paragraph(Words::AskPolice.into())];
    } else if contact.confidential {
        item.blocks.truncate(1);
        pieces::without_lines(&mut item, |label| *label != Label::ContactWith.into());
        let silent = Block::Paragraph(Words::InConfidence.into());
        item.blocks.push(silent);
    }
    item
}

/// The talks with them, and what each parent was told. Where no parent is known, what the reports say of them all the
/// same.
fn parents_know(
    file: &CaseFile,
    parents: Vec<ParentLine>,
    parts: &SafeHomeParts<'_>,
) -> Vec<Block> {
    let talks = parts.talks.iter().map(|entry| records::label(entry));
    let talks = Block::List(talks.collect());
    let told = if parents.is_empty() {
        let said = file.timeline().iter().filter_map(at_report);
        Block::facts(said.map(pieces::telling).collect())
    } else {
        Block::Items(parents.into_iter().map(pieces::parent).collect())
    };
    vec![talks, told]
}

fn rest(desk: &Desk, dossier: &Dossier, parts: &SafeHomeParts<'_>) -> Section {
    let agreements = dossier.file.agreements().iter();
    let agreements = agreements.map(|agreed| pieces::agreement(desk, agreed));
    let mut blocks = items(desk, dossier, &parts.before, |item, _| item);
    blocks.push(Block::Items(agreements.collect()));
    blocks.push(Block::Paragraph(Words::AskLead.into()));
    blocks.push(Block::List(
        [
            Words::AskNext,
            Words::AskWhen,
            Words::AskParents,
            Words::AskNumber,
        ]
        .map(Message::from)
        .into(),
    ));
    Section::new(Words::Rest, blocks)
}
