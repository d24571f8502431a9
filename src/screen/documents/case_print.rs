//! The print of one case: what names the copy, where the case stands, and every record as the timeline reads it.

use super::pieces;
use crate::casefile::state::NextCheckDue;
use crate::casefile::{CaseId, Moment};
use crate::exchange::documents;
use crate::screen::case::{DeviationLine, MapLine, Overview, overview};
use crate::screen::paper::{Block, Document, Item, Section};
use crate::screen::people::{People, people};
use crate::screen::timeline::Line;
use crate::text::{CaseAlert, Day, Ledger, Map, Message, Paper as Words, Sentence, Step};
use crate::workspace::Desk;

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
    let mut map = overview.map;
    let skipped = reasons_apart(&mut map);
    let front = overview.alerts.into_iter().map(pieces::alert).collect();
    let steps = overview.steps.into_iter();
    let steps = steps.map(|step| Line::new(step.name, vec![step.words]));
    let deviations = overview.deviations.into_iter().map(deviation).collect();
    let agreed = print.agreements.iter();
    let agreed = agreed.map(|agreement| pieces::agreement(desk, agreement));
    let records = print.timeline.iter();
    let records = records.map(|printed| Item {
        number: Some(printed.number),
        ..pieces::record(desk, dossier, printed.entry)
    });
    let mut sections = vec![
        Section::new(
            Words::About,
            vec![
                Block::facts(about),
                Block::Phases(map),
                Block::List(skipped),
            ],
        ),
        Section {
            lead: (file.periods().len() > 1).then(|| Step::SinceReopened.into()),
            ..Section::new(Step::Heading, vec![Block::facts(steps.collect())])
        },
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

fn facts(print: &documents::CasePrint<'_>, Overview { head, .. }: &Overview) -> Vec<Line> {
    let plan = match print.plan {
        Some(edition) => Words::PlanEdition {
            title: head.plan.nl().into_owned(),
            edition: edition.edition,
        }
        .into(),
        None => head.plan.clone(),
    };
    pieces::lines(vec![
        (
            Words::Child.into(),
            vec![head.pupil.clone(), head.who.clone()],
        ),
        (Words::Plan.into(), vec![plan]),
        (Words::Phase.into(), vec![head.phase.clone()]),
        (Words::CarriedBy.into(), vec![head.carried.clone()]),
        (Words::Standing.into(), head.standing.clone()),
        (Words::NextCheck.into(), next_check(print.next_check)),
        (
            Words::Printed.into(),
            vec![
                Words::PrintedBy {
                    at: print.printed_at,
                    name: print.printed_by.name.clone(),
                }
                .into(),
            ],
        ),
        (
            Words::Check.into(),
            vec![
                Words::CheckCode {
                    code: print.check_code.to_string(),
                }
                .into(),
                head.standing_number.clone(),
            ],
        ),
    ])
}

/// Why phases were passed over, to be told under the map: a reason is as long as somebody made it, and a phase is as wide as
/// its column.
fn reasons_apart(map: &mut [MapLine]) -> Vec<Message> {
    let skipped = map.iter_mut().filter_map(|line| {
        let Sentence::Map(Map::Skipped { on, .. }) = line.words.sentence() else {
            return None;
        };
        let short = Map::SkippedBelow { on: *on };
        let whole = std::mem::replace(&mut line.words, short.into());
        Some(Message::verbatim(format!("{}: {}", line.name, whole.nl())))
    });
    skipped.collect()
}

fn next_check(check: Option<&NextCheckDue>) -> Vec<Message> {
    let Some(check) = check else {
        return Vec::new();
    };
    let mut values: Vec<Message> = vec![Day::Full { on: check.on }.into()];
    if !check.what.trim().is_empty() {
        values.push(Message::verbatim(check.what.clone()));
    }
    values
}

fn deviation(line: DeviationLine) -> Item {
    Item {
        blocks: vec![Block::List(line.unmet), Block::Paragraph(line.reason)],
        ..Item::new(line.when)
    }
}

fn taking_part(People { parents, staff, .. }: People) -> [Section; 2] {
    let staff = staff.into_iter().map(|line| Line::new(line.who, line.part));
    [
        Section::new(
            Ledger::ParentsHeading,
            vec![Block::Items(
                parents.into_iter().map(pieces::parent).collect(),
            )],
        ),
        Section::new(Ledger::StaffHeading, vec![Block::facts(staff.collect())]),
    ]
}
