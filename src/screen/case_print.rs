//! The print of one case: what names the copy, where the case stands, and every record as the timeline reads it.

use crate::casefile::state::{Agreement, AgreementOutcome, NextCheckDue};
use crate::casefile::{CaseId, Moment};
use crate::exchange::documents::{self, PrintEntry};
use crate::screen::case::{Alert, DeviationLine, MapLine, Overview, StepLine, overview, owner};
use crate::screen::people::{ParentLine, People, StaffLine, people};
use crate::screen::timeline::{self, Entry, Line};
use crate::text::{Day, DutyWord, Ledger, Message, Print as Words};
use crate::workspace::Desk;
use crate::workspace::desk::Dossier;

/// Signs of a record's identity that stand in print: enough to find it, short enough to read aloud.
const MARK_CHARS: usize = 8;

/// Everything on the print of one case.
#[derive(Clone, Debug, PartialEq)]
pub struct CasePrint {
    /// What it is called: a code, never a name.
    pub title: Message,
    /// How it may be used.
    pub marking: Message,
    /// What names this copy on every sheet.
    pub foot: Message,
    /// What must be known before reading: danger, contradictions, pieces that are missing.
    pub alerts: Vec<Alert>,
    /// Where the case stands.
    pub facts: Vec<Line>,
    /// The phases, told truthfully.
    pub map: Vec<MapLine>,
    /// Today's five statutory steps.
    pub steps: Vec<StepLine>,
    /// What went otherwise than the plan.
    pub deviations: Vec<DeviationLine>,
    /// What was agreed and what came of it.
    pub agreements: Vec<PrintedAgreement>,
    /// What each parent was told.
    pub parents: Vec<ParentLine>,
    /// Everyone of the school who takes part.
    pub staff: Vec<StaffLine>,
    /// How many records there are.
    pub count: Message,
    /// Every record, in the journal's order.
    pub records: Vec<PrintedRecord>,
}

/// An agreed action in print, with days that stay true on paper.
#[derive(Clone, Debug, PartialEq)]
pub struct PrintedAgreement {
    /// What was agreed.
    pub what: String,
    /// Who does it, since when, by when, what came of it.
    pub lines: Vec<Message>,
}

/// One record in print.
#[derive(Clone, Debug, PartialEq)]
pub struct PrintedRecord {
    /// Its number in this print.
    pub number: usize,
    /// What it says.
    pub entry: Entry,
    /// When it was written, whether it is signed, and the mark to find it by.
    pub proof: Message,
}

/// The print of a case; `None` while it is not on the desk.
pub fn case_print(desk: &Desk, case: CaseId, now: Moment) -> Option<CasePrint> {
    let dossier = desk.dossiers.get(&case)?;
    let file = &dossier.file;
    let destroy_after = file.destroy_from(desk.school.terms.retention_years);
    let me = desk.me.as_person();
    let print = documents::case_print(file, &dossier.journal, me, now, destroy_after);
    let People { parents, staff, .. } = people(desk, case, now)?;
    let overview = overview(desk, case, now)?;
    let facts = facts(&print, &overview);
    let Overview {
        alerts,
        map,
        steps,
        deviations,
        ..
    } = overview;
    let code = print.code.to_string();
    Some(CasePrint {
        title: Words::CaseTitle { code: code.clone() }.into(),
        marking: Words::Confidential.into(),
        foot: Words::Foot {
            code,
            check: print.check_code.to_string(),
            on: now.date_naive(),
        }
        .into(),
        alerts,
        facts,
        map,
        steps,
        deviations,
        agreements: print
            .agreements
            .iter()
            .map(|agreement| agreed(desk, agreement))
            .collect(),
        parents,
        staff,
        count: Words::RecordsWhy {
            count: u32::try_from(print.timeline.len()).unwrap_or(u32::MAX),
        }
        .into(),
        records: print
            .timeline
            .iter()
            .map(|printed| record(desk, dossier, printed))
            .collect(),
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
    let mut standing = head.standing.clone();
    standing.extend(
        print
            .destroy_after
            .map(|on| Words::DestroyAfter { on }.into()),
    );
    let facts: [(Words, Vec<Message>); 8] = [
        (Words::Child, vec![head.pupil.clone(), head.who.clone()]),
        (Words::Plan, vec![plan]),
        (Words::Phase, vec![head.phase.clone()]),
        (Words::CarriedBy, vec![head.carried.clone()]),
        (Words::Standing, standing),
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

fn agreed(desk: &Desk, agreement: &Agreement) -> PrintedAgreement {
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
    PrintedAgreement {
        what: agreement.action.what.clone(),
        lines,
    }
}

fn record(desk: &Desk, dossier: &Dossier, printed: &PrintEntry<'_>) -> PrintedRecord {
    let at = printed.entry.written_at;
    let mark = printed
        .entry
        .hash
        .to_hex()
        .chars()
        .take(MARK_CHARS)
        .collect();
    PrintedRecord {
        number: printed.number,
        entry: timeline::entry(desk, dossier, printed.entry),
        proof: if printed.entry.has_signature {
            Words::Signed { at, mark }
        } else {
            Words::Unsigned { at, mark }
        }
        .into(),
    }
}
