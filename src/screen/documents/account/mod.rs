//! The account of one case as a document: with names for a board or a committee, without for the inspectorate.

mod about;
mod facts;
mod proof;
mod steps;

use crate::casefile::{CaseId, Moment};
use crate::exchange::documents::account::{About, Account, Cited, Names, Said, Who, account};
use crate::order;
use crate::screen::paper::{Block, Document, Section};
use crate::screen::timeline::Line;
use crate::text::{Account as Words, Choice, Message, role};
use crate::workspace::Desk;
use crate::workspace::desk::Dossier;

/// The account of a case; `None` while it is not on the desk.
pub(super) fn document(desk: &Desk, case: CaseId, names: Names, now: Moment) -> Option<Document> {
    let dossier = desk.dossiers.get(&case)?;
    let told = account(&about(desk, dossier, now), names);
    let mut front = vec![Block::Paragraph(Words::Judges.into())];
    if names == Names::Without {
        front.push(Block::Paragraph(Words::NamelessLead.into()));
    }
    let mut sections = vec![about::the_case(&told), about::missing(&told)];
    sections.extend(steps::asked(&told));
    sections.push(steps::deviations(&told, &dossier.file));
    sections.push(facts::terms(&told));
    sections.extend(facts::parents(&told));
    sections.push(facts::weighing(&told));
    sections.push(facts::outside(&told));
    sections.push(proof::integrity(&told));
    sections.push(proof::later(&dossier.file, &told));
    sections.push(proof::records(&dossier.file, names));
    sections.retain(|section| !section.is_empty());
    let title = Words::Title {
        code: told.code.to_string(),
    };
    Some(Document {
        front,
        ..Document::of_case(desk, dossier, now, title, sections)
    })
}

/// What an account of this dossier is made from.
pub(in crate::screen) fn about<'a>(desk: &'a Desk, dossier: &'a Dossier, now: Moment) -> About<'a> {
    About {
        file: &dossier.file,
        journal: &dossier.journal,
        handbook: desk.plans.handbook(),
        terms: &desk.school.terms,
        signatories: &desk.signatories,
        damaged: dossier.damaged,
        today: now.date_naive(),
    }
}

/// Somebody, with the name where the account has names.
fn who(who: &Who) -> String {
    let who: Message = match &who.name {
        Some(name) => Choice::Person {
            name: name.clone(),
            role: who.role,
        }
        .into(),
        None => role(who.role).into(),
    };
    who.nl().into_owned()
}

/// Everyone once.
fn everyone<'a>(people: impl IntoIterator<Item = &'a Who>) -> String {
    let mut named: Vec<String> = Vec::new();
    for person in people {
        let name = who(person);
        if !named.contains(&name) {
            named.push(name);
        }
    }
    named.join(" · ")
}

/// Words of people, or that they were left out.
fn said(said: &Said) -> String {
    match said {
        Said::Words(words) => words.clone(),
        Said::LeftOut => Words::LeftOut.nl().into_owned(),
        Said::Nothing => Words::Nothing.nl().into_owned(),
    }
}

/// The numbers of records in a row.
fn numbers(records: &[Cited]) -> String {
    let mut numbers: Vec<usize> = records.iter().map(|cited| cited.number).collect();
    order::sort_by_key(&mut numbers, |number| *number);
    row_of(&numbers)
}

fn row_of(numbers: &[usize]) -> String {
    let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
    numbers.join(", ")
}

/// Several lines in one cell of a table.
fn cell(lines: &[Message]) -> Message {
    let lines: Vec<_> = lines.iter().map(Message::nl).collect();
    Message::verbatim(lines.join("\n"))
}

fn line(label: impl Into<Message>, values: Vec<Message>) -> Line {
    Line::new(label, values)
}

/// Lines of which those without a value are left out.
fn facts(lines: Vec<Line>) -> Block {
    Block::facts(
        lines
            .into_iter()
            .filter(|line| !line.values.is_empty())
            .collect(),
    )
}

/// A section with a sentence under its heading.
fn led(title: impl Into<Message>, lead: impl Into<Message>, blocks: Vec<Block>) -> Section {
    Section {
        lead: Some(lead.into()),
        ..Section::new(title, blocks)
    }
}

/// Whom an account of a parent is about.
fn parent(told: &Account, number: usize) -> String {
    let mut parents = told.parents.iter();
    let name = parents.find_map(|parent| parent.name.clone().filter(|_| parent.number == number));
    name.unwrap_or_else(|| {
        crate::text::AccountFact::ParentNumbered { number }
            .nl()
            .into_owned()
    })
}
