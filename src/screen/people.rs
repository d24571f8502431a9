//! Agreed actions with their owners and extensions, everyone who takes part, and what each parent was told.

use std::collections::BTreeMap;

use crate::casefile::event::{ParentsAtReport, Telling};
use crate::casefile::state::{
    Agreement, AgreementOutcome, Correction, ParentLedger, TimelineEntry,
};
use crate::casefile::{CaseFile, CaseId, Event, Moment, PersonRef};
use crate::order;
use crate::screen::case::owner;
use crate::screen::form::FormKind;
use crate::screen::timeline::{kind_of, not_told};
use crate::screen::{Door, Urgency, names};
use crate::text::{Choice, Day, DutyWord, Ledger, Message, RecordLine, SchoolSummary};
use crate::workspace::Desk;
use crate::workspace::desk::Dossier;

/// Everything *Afspraken en mensen* shows.
#[derive(Clone, Debug, PartialEq)]
pub struct People {
    /// The pupil, for the heading.
    pub pupil: Message,
    /// Agreed actions: those that wait first, the earliest day first.
    pub actions: Vec<ActionLine>,
    /// The next check.
    pub next_check: NextCheckLine,
    /// Everyone of the school who takes part.
    pub staff: Vec<StaffLine>,
    /// Members who may not read the case.
    pub excluded: Vec<Message>,
    /// Per parent what was told.
    pub parents: Vec<ParentLine>,
    /// Linked cases of sisters and brothers.
    pub siblings: Vec<SiblingLine>,
    /// Whether anything can be added.
    pub can_write: bool,
}

/// One agreed action.
#[derive(Clone, Debug, PartialEq)]
pub struct ActionLine {
    /// How pressing it is.
    pub urgency: Urgency,
    /// By when, or how it came out.
    pub due: Message,
    /// What was agreed.
    pub what: String,
    /// Who does it.
    pub owner: Message,
    /// When it was agreed, how often extended and why.
    pub history: Vec<Message>,
    /// Where it is looked at, and looked at again.
    pub door: Option<Door>,
}

/// The next check.
#[derive(Clone, Debug, PartialEq)]
pub struct NextCheckLine {
    /// How pressing it is.
    pub urgency: Urgency,
    /// When, or that it is missing.
    pub when: Message,
    /// What to look at; may be empty.
    pub what: String,
}

/// Somebody of the school.
#[derive(Clone, Debug, PartialEq)]
pub struct StaffLine {
    /// Who, and whether on this device.
    pub who: Message,
    /// What they do in this case.
    pub part: Vec<Message>,
}

/// A parent or carer.
#[derive(Clone, Debug, PartialEq)]
pub struct ParentLine {
    /// The name.
    pub name: String,
    /// Custody.
    pub custody: Message,
    /// What was told or not, the newest first; empty when nothing was recorded.
    pub tellings: Vec<TellingLine>,
}

/// One telling.
#[derive(Clone, Debug, PartialEq)]
pub struct TellingLine {
    /// Whether it was told, and nobody corrected that.
    pub is_told: bool,
    /// When and about what.
    pub what: Message,
    /// How and their reaction, or why not.
    pub how: Message,
    /// What was corrected in it later.
    pub corrected: Vec<Message>,
}

/// A linked case.
#[derive(Clone, Debug, PartialEq)]
pub struct SiblingLine {
    /// The pupil, if this member may know.
    pub pupil: Message,
    /// How they are related.
    pub relation: String,
    /// The case, if it can be opened here.
    pub case: Option<CaseId>,
}

/// Agreements and people of a case; `None` while it is not on the desk.
pub fn people(desk: &Desk, case: CaseId, now: Moment) -> Option<People> {
    let dossier = desk.dossiers.get(&case)?;
    let file = &dossier.file;
    let today = now.date_naive();
    let can_write = desk.plan_of(dossier).is_some();
    let mut agreements: Vec<&Agreement> = file.agreements().iter().collect();
    order::sort_by_key(&mut agreements, |agreement| {
        let is_judged = agreement.outcome != AgreementOutcome::Pending;
        (is_judged, agreement.due_on)
    });
    Some(People {
        pupil: names::pupil_name(file.pupil()),
        actions: agreements
            .into_iter()
            .map(|agreement| action(desk, agreement, today, can_write))
            .collect(),
        next_check: next_check(dossier, today),
        staff: staff(desk, dossier),
        excluded: file
            .excluded()
            .iter()
            .map(|person| names::person(desk, person))
            .collect(),
        parents: file
            .parent_ledger()
            .iter()
            .map(|line| parent(file, line))
            .collect(),
        siblings: siblings(desk, dossier),
        can_write,
    })
}

fn action(
    desk: &Desk,
    agreement: &Agreement,
    today: chrono::NaiveDate,
    can_write: bool,
) -> ActionLine {
    let (urgency, due) = match agreement.outcome {
        AgreementOutcome::Pending => (
            Urgency::of(agreement.due_on, today),
            Message::from(Day::Due {
                on: agreement.due_on,
                today,
            }),
        ),
        AgreementOutcome::Started { on } => (Urgency::Done, Ledger::Started { on }.into()),
        AgreementOutcome::NotStarted { on } => (Urgency::Undated, Ledger::NotStarted { on }.into()),
    };
    let mut history: Vec<Message> = vec![
        Ledger::AgreedOn {
            on: agreement.agreed_at.date_naive(),
        }
        .into(),
    ];
    let times = u16::try_from(agreement.extensions.len()).unwrap_or(u16::MAX);
    if times > 0 {
        history.push(DutyWord::Extended { times }.into());
    }
    history.extend(agreement.extensions.iter().map(|extension| {
        Ledger::ExtendedUntil {
            until: extension.until,
            reason: extension.reason.clone(),
        }
        .into()
    }));
    ActionLine {
        urgency,
        due,
        what: agreement.action.what.clone(),
        owner: DutyWord::OwnedBy {
            owner: owner(desk, &agreement.action.owner),
        }
        .into(),
        history,
        door: can_write.then_some(Door::About(FormKind::ActionCheck, agreement.record)),
    }
}

fn next_check(dossier: &Dossier, today: chrono::NaiveDate) -> NextCheckLine {
    match dossier.file.next_check() {
        Some(check) => NextCheckLine {
            urgency: Urgency::of(check.on, today),
            when: Ledger::NextCheckSet { on: check.on }.into(),
            what: check.what.clone(),
        },
        None => NextCheckLine {
            urgency: Urgency::Undated,
            when: Ledger::NextCheckMissing.into(),
            what: String::new(),
        },
    }
}

/// Everyone who carries it or wrote in it, whoever carries it first.
fn staff(desk: &Desk, dossier: &Dossier) -> Vec<StaffLine> {
    let file = &dossier.file;
    let mut wrote: BTreeMap<PersonRef, u32> = BTreeMap::new();
    for entry in file.timeline() {
        *wrote.entry(entry.author.clone()).or_default() += 1;
    }
    if let Some(carrier) = file.responsible() {
        wrote.entry(carrier.clone()).or_default();
    }
    let carries = |person: &PersonRef| file.responsible() == Some(person);
    let mut people: Vec<(PersonRef, u32)> = wrote.into_iter().collect();
    order::sort_by_key(&mut people, |(person, _)| {
        (!carries(person), person.name.clone())
    });
    people
        .into_iter()
        .map(|(person, records)| {
            let mut part: Vec<Message> = Vec::new();
            if carries(&person) {
                part.push(Ledger::CarriesIt.into());
            }
            if records > 0 {
                part.push(Ledger::WroteHere { records }.into());
            }
            StaffLine {
                who: names::person(desk, &person),
                part,
            }
        })
        .collect()
}

/// What this parent was told, and what reports to Veilig Thuis say of all of them, the newest first.
fn parent(file: &CaseFile, line: &ParentLedger<'_>) -> ParentLine {
    let is_theirs =
        |entry: &TimelineEntry| line.tellings.iter().any(|told| told.hash == entry.hash);
    let timeline = file.timeline().iter().rev();
    let tellings = timeline.filter_map(|entry| {
        let told = telling(entry).filter(|_| is_theirs(entry));
        told.or_else(|| at_report(entry))
    });
    ParentLine {
        name: line.name.to_owned(),
        custody: custody(line.parent.and_then(|parent| parent.has_custody)).into(),
        tellings: tellings.collect(),
    }
}

/// What a report to Veilig Thuis says of the parents.
pub(super) fn at_report(entry: &TimelineEntry) -> Option<TellingLine> {
    let Some(Event::SafeHomeReported(report)) = entry.event() else {
        return None;
    };
    let corrected: Vec<Message> = entry.corrections.iter().map(corrected).collect();
    let (knows, how) = match &report.parents {
        ParentsAtReport::ReportToo => (true, Choice::ParentsReportToo.into()),
        ParentsAtReport::Know => (true, Choice::ParentsKnow.into()),
        ParentsAtReport::NotTold(why) => (false, not_told_at_report(entry.why(why))),
    };
    Some(TellingLine {
        is_told: knows && corrected.is_empty(),
        what: RecordLine::RecordNamed {
            kind: kind_of(entry).nl().into_owned(),
            on: entry.happened_on(),
        }
        .into(),
        how,
        corrected,
    })
}

/// That they do not know, with its reason where there is one.
fn not_told_at_report(why: &str) -> Message {
    if why.is_empty() {
        return Choice::ParentsNotTold.into();
    }
    Ledger::NotToldBecause {
        ground: Choice::ParentsNotTold.nl().into_owned(),
        reason: why.to_owned(),
    }
    .into()
}

/// Whether a parent has custody, in words.
pub(super) fn custody(has_custody: Option<bool>) -> Ledger {
    match has_custody {
        Some(true) => Ledger::HasCustody,
        Some(false) => Ledger::NoCustody,
        None => Ledger::CustodyUnknown,
    }
}

fn telling(entry: &TimelineEntry) -> Option<TellingLine> {
    let Some(Event::ParentsInformed(informed)) = entry.event() else {
        return None;
    };
    let (on, about) = (entry.happened_on(), informed.about.clone());
    let corrections = entry.corrections.iter();
    let corrected: Vec<Message> = corrections.map(corrected).collect();
    Some(match &informed.telling {
        Telling::Told { how, reaction } => TellingLine {
            is_told: corrected.is_empty(),
            what: Ledger::ToldOn { on, about }.into(),
            how: if reaction.trim().is_empty() {
                Ledger::ToldHow { how: how.clone() }
            } else {
                Ledger::How {
                    how: how.clone(),
                    reaction: reaction.clone(),
                }
            }
            .into(),
            corrected,
        },
        Telling::NotTold { ground, reason } => TellingLine {
            is_told: false,
            what: Ledger::NotToldOn { on, about }.into(),
            how: Ledger::NotToldBecause {
                ground: not_told(*ground).nl().into_owned(),
                reason: reason.clone(),
            }
            .into(),
            corrected,
        },
    })
}

/// What a record that was corrected should say.
fn corrected(Correction { correction, .. }: &Correction) -> Message {
    let correction = correction.clone();
    SchoolSummary::Corrected { correction }.into()
}

fn siblings(desk: &Desk, dossier: &Dossier) -> Vec<SiblingLine> {
    dossier
        .file
        .siblings()
        .iter()
        .map(|linked| {
            let known = desk.summaries.get(&linked.case);
            SiblingLine {
                pupil: known.map_or(Ledger::SiblingElsewhere.into(), |known| {
                    Message::verbatim(known.pupil.clone())
                }),
                relation: linked.relation.clone(),
                case: known.map(|_| linked.case),
            }
        })
        .collect()
}
