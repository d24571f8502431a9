//! The print of one case: what names the copy, where the case stands, and every record as the timeline reads it.

use crate::casefile::state::{Agreement, AgreementOutcome, NextCheckDue};
use crate::casefile::{CaseId, Moment};
use crate::exchange::documents::{self, PrintEntry};
use crate::screen::case::{Alert, DeviationLine, Overview, overview, owner};
use crate::screen::paper::{Block, Document, Item, Section};
use crate::screen::people::{ParentLine, People, people};
use crate::screen::timeline::{self, Line};
use crate::text::{CaseAlert, Day, DutyWord, Ledger, Message, Paper as Words, Step};
use crate::workspace::Desk;
use crate::workspace::desk::Dossier;

/// Signs of a record's identity that stand in print: enough to find it, short enough to read aloud.
const MARK_CHARS: usize = 8;

/// The print of a case; `None` while it is not on the desk.
pub(super) fn case_print(desk: &Desk, case: CaseId, now: Moment) -> Option<Document> {
    let dossier = desk.dossiers.get(&case)?;
    let file = &dossier.file;
    let destroy_after = file.destroy_from(desk.school.terms.retention_years);
    let me = desk.me.as_person();
    let print = documents::case_print(file, &dossier.journal, me, now, destroy_after);
    let people = people(desk, case, now)?;
    let overview = overview(desk, case, now)?;
    let title = Words::CaseTitle {
        code: print.code.to_string(),
    };
    let about = facts(&print, &overview);
    let front = overview.alerts.into_iter().map(alert).collect();
    let steps = overview.steps.into_iter().map(|step| Line {
        label: step.name,
        values: vec![step.words],
    });
    let deviations = overview.deviations.into_iter().map(deviation).collect();
    let agreed = print.agreements.iter();
    let agreed = agreed.map(|agreement| agreed_action(desk, agreement));
    let records = print.timeline.iter();
    let records = records.map(|printed| record(desk, dossier, printed));
    let mut sections = vec![
        Section::new(
            Words::About,
            vec![Block::facts(about), Block::Phases(overview.map)],
        ),
        Section::new(Step::Heading, vec![Block::facts(steps.collect())]),
        Section::new(CaseAlert::Deviations, vec![Block::Items(deviations)]),
        Section::new(Ledger::ActionsHeading, vec![Block::Items(agreed.collect())]),
    ];
    sections.extend(taking_part(people));
    sections.push(Section {
        title: Words::Records.into(),
        lead: Some(
            Words::RecordsWhy {
                count: u32::try_from(print.timeline.len()).unwrap_or(u32::MAX),
            }
            .into(),
        ),
        blocks: vec![Block::Items(records.collect())],
    });
    sections.retain(|section| !section.is_empty());
    Some(Document {
        front,
        ..Document::of_case(desk, dossier, now, title, sections)
    })
}

fn alert(alert: Alert) -> Block {
    Block::Notice {
        title: alert.title,
        text: alert.text,
    }
}

fn facts(print: &documents::CasePrint<'_>, Overview { head, .. }: &Overview) -> Vec<Line> {
    let plan = match print.plan {
        Some(edition) => Words::PlanEdition {
            title: head.plan.nl().into_owned(),
            edition: edition.edition,
        }
        .into(),
        None => head.plan.clone(),
    };
    let facts: [(Words, Vec<Message>); 8] = [
        (Words::Child, vec![head.pupil.clone(), head.who.clone()]),
        (Words::Plan, vec![plan]),
        (Words::Phase, vec![head.phase.clone()]),
        (Words::CarriedBy, vec![head.carried.clone()]),
        (Words::Standing, head.standing.clone()),
        (Words::NextCheck, next_check(print.next_check)),
        (
            Words::Printed,
            vec![
                Words::PrintedBy {
                    at: print.printed_at,
                    name: print.printed_by.name.clone(),
                }
                .into(),
            ],
        ),
        (
            Words::Check,
            vec![
                Words::CheckCode {
                    code: print.check_code.to_string(),
                }
                .into(),
                head.standing_number.clone(),
            ],
        ),
    ];
    facts
        .into_iter()
        .filter(|(_, values)| !values.is_empty())
        .map(|(label, values)| Line {
            label: label.into(),
            values,
        })
        .collect()
}

fn next_check(check: Option<&NextCheckDue>) -> Vec<Message> {
    let Some(check) = check else {
        return Vec::new();
    };
    let mut values: Vec<Message> = vec![Day::Full { on: check.on }.into()];
    if !check.what.trim().is_empty() {
        values.push(Message::Verbatim(check.what.clone()));
    }
    values
}

fn deviation(line: DeviationLine) -> Item {
    Item {
        blocks: vec![Block::List(line.unmet), Block::Paragraph(line.reason)],
        ..Item::new(line.when)
    }
}

/// An agreed action, with days that stay true on paper.
fn agreed_action(desk: &Desk, agreement: &Agreement) -> Item {
    let mut lines: Vec<Message> = vec![
        DutyWord::OwnedBy {
            owner: owner(desk, &agreement.action.owner),
        }
        .into(),
        Ledger::AgreedOn {
            on: agreement.agreed_at.date_naive(),
        }
        .into(),
    ];
    lines.extend(agreement.extensions.iter().map(|extension| {
        Ledger::ExtendedUntil {
            until: extension.until,
            reason: extension.reason.clone(),
        }
        .into()
    }));
    lines.push(match agreement.outcome {
        AgreementOutcome::Pending => Words::DueOn {
            on: agreement.due_on,
        }
        .into(),
        AgreementOutcome::Started { on } => Ledger::Started { on }.into(),
        AgreementOutcome::NotStarted { on } => Ledger::NotStarted { on }.into(),
    });
    Item {
        byline: lines,
        ..Item::new(Message::Verbatim(agreement.action.what.clone()))
    }
}

fn taking_part(People { parents, staff, .. }: People) -> [Section; 2] {
    let staff = staff.into_iter().map(|line| Line {
        label: line.who,
        values: line.part,
    });
    [
        Section::new(
            Ledger::ParentsHeading,
            vec![Block::Items(parents.into_iter().map(parent).collect())],
        ),
        Section::new(Ledger::StaffHeading, vec![Block::facts(staff.collect())]),
    ]
}

fn parent(line: ParentLine) -> Item {
    let told = line.tellings.into_iter().map(|telling| Line {
        label: telling.what,
        values: vec![telling.how],
    });
    Item {
        beside: Some(line.custody),
        blocks: vec![Block::facts(told.collect())],
        ..Item::new(Message::Verbatim(line.name))
    }
}

fn record(desk: &Desk, dossier: &Dossier, printed: &PrintEntry<'_>) -> Item {
    let entry = timeline::entry(desk, dossier, printed.entry);
    let at = printed.entry.written_at;
    let mark = entry.record.to_hex().chars().take(MARK_CHARS).collect();
    let blocks = entry.blocks.into_iter().map(Block::Facts);
    let attached = entry.attached.into_iter().map(Block::Attached);
    Item {
        number: Some(printed.number),
        head: entry.kind,
        beside: Some(entry.when),
        byline: vec![entry.author],
        notes: entry.notes,
        blocks: blocks.chain(attached).collect(),
        proof: Some(
            if printed.entry.has_signature {
                Words::Signed { at, mark }
            } else {
                Words::Unsigned { at, mark }
            }
            .into(),
        ),
    }
}
