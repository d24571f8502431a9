//! The summary for another school: asked step by step, every item ticked by hand, and what it comes to on paper.

mod paper;

use chrono::NaiveDate;

use crate::casefile::event::{CaseHandedOver, ParentsAtReport};
use crate::casefile::passed_on::{PassedOn, passed_on};
use crate::casefile::state::{Status, TimelineEntry};
use crate::casefile::{CaseFile, CaseId, Command, Moment, RecordHash};
use crate::order;
use crate::screen::timeline::kind_of;
use crate::text::{Fault, Message, RecordLine, SchoolSummary as Words};
use crate::workspace::Desk;
use crate::workspace::desk::DraftKey;
use crate::workspace::handover::holder;

pub use paper::{corrected_since, handed_over, preview};

/// Everything the page asks.
#[derive(Clone, Debug, PartialEq)]
pub struct Asking {
    /// Whether the case runs or is closed, in words.
    pub standing: Message,
    /// That a colleague has the case since it was handed over, or will have it: the summary is theirs to make.
    pub is_with: Vec<Message>,
    /// What can be ticked, group by group; nothing is ticked beforehand.
    pub groups: Vec<Group>,
    /// Today: nobody was told later.
    pub today: NaiveDate,
}

/// One kind of what may travel.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Which kind.
    pub kind: PassedOn,
    /// What it is called.
    pub heading: Message,
    /// Its records, by their identity, with their words.
    pub items: Vec<(String, Message)>,
}

/// Ja.
pub const YES: &str = "yes";
/// Twijfel: where safety is asked it counts as yes.
pub const DOUBT: &str = "doubt";
/// Nee.
pub const NO: &str = "no";

/// What a person answered so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    /// Whether there is danger now: [`YES`], [`DOUBT`] or [`NO`].
    pub danger: Option<String>,
    /// The receiving school.
    pub school: String,
    /// Whether the parents were told: [`YES`] or [`NO`].
    pub parents_told: Option<String>,
    /// When.
    pub told_on: Option<NaiveDate>,
    /// Why not.
    pub reason: String,
    /// What was ticked.
    pub ticked: Vec<String>,
}

impl Answers {
    /// The answers as one text, to be kept while they are given. The danger is not kept: it is asked anew every time.
    pub fn to_draft(&self) -> Option<String> {
        let told_on = self.told_on.map(|on| on.to_string());
        let mut lines = vec![
            self.school.clone(),
            self.parents_told.clone().unwrap_or_default(),
            told_on.unwrap_or_default(),
            self.reason.clone(),
        ];
        lines.extend(self.ticked.iter().cloned());
        serde_json::to_string(&lines).ok()
    }

    /// Reads [`Answers::to_draft`]; `None` where it is something else.
    pub fn from_draft(text: &str) -> Option<Self> {
        let mut lines: Vec<String> = serde_json::from_slice(text.as_bytes()).ok()?;
        let ticked = lines.split_off(lines.len().min(4));
        let [school, parents_told, told_on, reason] = lines.try_into().ok()?;
        Some(Self {
            danger: None,
            school,
            parents_told: Some(parents_told).filter(|answer| !answer.is_empty()),
            told_on: told_on.parse().ok(),
            reason,
            ticked,
        })
    }

    /// Whether a question was answered like this.
    fn told(&self, answer: &str) -> bool {
        self.parents_told.as_deref() == Some(answer)
    }

    /// Whether this record was ticked.
    fn is_ticked(&self, record: RecordHash) -> bool {
        self.ticked.contains(&record.to_hex())
    }
}

/// What is still wrong, beside its question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Faults {
    /// About the school.
    pub school: Option<Message>,
    /// About whether the parents were told.
    pub parents: Option<Message>,
    /// About when.
    pub told_on: Option<Message>,
    /// About why not.
    pub reason: Option<Message>,
    /// About what was ticked.
    pub ticked: Option<Message>,
}

/// Where the answers are kept until the case is handed over.
pub fn draft_key(case: CaseId) -> DraftKey {
    DraftKey {
        case: Some(case.0),
        form: "samenvatting".to_owned(),
    }
}

/// The answers as they were left, or none yet.
pub fn start(desk: &Desk, case: CaseId) -> Answers {
    let kept = desk.drafts.get(&draft_key(case));
    kept.and_then(|text| Answers::from_draft(text))
        .unwrap_or_default()
}

/// What the page asks; `None` while the case is not on the desk, or was handed over already.
pub fn asking(desk: &Desk, case: CaseId, now: Moment) -> Option<Asking> {
    let file = &desk.dossiers.get(&case)?.file;
    let standing = match file.status() {
        Status::Open => Words::Runs,
        Status::Closed { on, .. } => Words::WasClosed { on },
        Status::HandedOver { .. } => return None,
    };
    let groups = [
        (PassedOn::Behaviour, Words::Behaviour),
        (PassedOn::Support, Words::Support),
        (PassedOn::Agreement, Words::Agreements),
    ];
    Some(Asking {
        standing: standing.into(),
        is_with: is_with(desk, case),
        groups: groups
            .into_iter()
            .map(|(kind, heading)| Group {
                kind,
                heading: heading.into(),
                items: of_kind(file, kind)
                    .into_iter()
                    .map(|(entry, words)| (entry.hash.to_hex(), dated(entry, words)))
                    .collect(),
            })
            .filter(|group| !group.items.is_empty())
            .collect(),
        today: now.date_naive(),
    })
}

/// Who has the case, and who may have it without this device knowing.
fn is_with(desk: &Desk, case: CaseId) -> Vec<Message> {
    let holder = holder(desk, case).map(|name| {
        let name = name.to_owned();
        Words::IsWith { name }.into()
    });
    let sent = desk.school.handovers.iter();
    let waiting = sent.filter(|sent| sent.waits_with(&[case])).map(|sent| {
        let (name, on) = (sent.to.clone(), sent.sent_at.date_naive());
        Words::WaitsFor { name, on }.into()
    });
    holder.into_iter().chain(waiting).collect()
}

/// What stays here, by kind and count: everything that was not ticked, and everything that cannot be. A correction goes
/// with what it corrects.
pub fn left_out(desk: &Desk, case: CaseId, answers: &Answers) -> Vec<Message> {
    let Some(dossier) = desk.dossiers.get(&case) else {
        return Vec::new();
    };
    let timeline = dossier.file.timeline();
    let ticked = timeline
        .iter()
        .filter(|entry| answers.is_ticked(entry.hash));
    let goes: Vec<RecordHash> = ticked
        .flat_map(|entry| {
            let corrections = entry.corrections.iter();
            std::iter::once(entry.hash).chain(corrections.map(|one| one.record))
        })
        .collect();
    let stays = timeline.iter().filter(|entry| !goes.contains(&entry.hash));
    let mut counts: Vec<(String, u32)> = Vec::new();
    for entry in stays {
        let kind = kind_of(entry).nl().into_owned();
        match counts.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => *count += 1,
            None => counts.push((kind, 1)),
        }
    }
    let lines = counts.into_iter();
    lines
        .map(|(kind, count)| Words::LeftOut { kind, count }.into())
        .collect()
}

/// What the answers come to: the handing over, as it will stand in the case.
///
/// # Errors
/// What is wrong, question by question.
pub fn command(
    desk: &Desk,
    case: CaseId,
    answers: &Answers,
    now: Moment,
) -> Option<Result<Command, Faults>> {
    let file = &desk.dossiers.get(&case)?.file;
    let faults = Faults {
        school: missing(&answers.school, Fault::FillIn),
        parents: answers
            .parents_told
            .is_none()
            .then(|| Fault::ChooseOne.into()),
        told_on: match answers.told_on {
            None if answers.told(YES) => Some(Fault::PickDate.into()),
            Some(on) if answers.told(YES) && on > now.date_naive() => Some(Fault::InFuture.into()),
            None | Some(_) => None,
        },
        reason: answers
            .told(NO)
            .then(|| missing(&answers.reason, Fault::FillIn))
            .flatten(),
        ticked: answers
            .ticked
            .is_empty()
            .then(|| Words::NothingTicked.into()),
    };
    Some(if faults == Faults::default() {
        Ok(Command::HandOverCase(handing_over(file, answers)))
    } else {
        Err(faults)
    })
}

fn missing(text: &str, fault: Fault) -> Option<Message> {
    text.trim().is_empty().then(|| fault.into())
}

fn handing_over(file: &CaseFile, answers: &Answers) -> CaseHandedOver {
    let told = answers.told(YES);
    let ticked = |entry: &&TimelineEntry| answers.is_ticked(entry.hash);
    CaseHandedOver::School {
        name: answers.school.trim().to_owned(),
        parents: if told {
            ParentsAtReport::Know
        } else {
            ParentsAtReport::NotTold(answers.reason.trim().to_owned())
        },
        told_on: answers.told_on.filter(|_| told),
        // In the order of the case, whatever order they were ticked in.
        items: file
            .timeline()
            .iter()
            .filter(ticked)
            .map(|entry| entry.hash)
            .collect(),
    }
}

/// What may travel of one kind; what happened first comes first, whenever it was written.
fn of_kind(file: &CaseFile, kind: PassedOn) -> Vec<(&TimelineEntry, &str)> {
    let of_kind = file.timeline().iter().filter_map(|entry| {
        let (found, words) = passed_on(entry)?;
        (found == kind).then_some((entry, words))
    });
    let mut of_kind: Vec<_> = of_kind.collect();
    order::sort_by_key(&mut of_kind, |(entry, _)| entry.happened_at);
    of_kind
}

/// What is ticked, with all of its words that go along.
fn dated(entry: &TimelineEntry, words: &str) -> Message {
    let mut words = words.to_owned();
    for corrected in &entry.corrections {
        let correction = corrected.correction.clone();
        words = format!("{words} ({})", Words::Corrected { correction }.nl());
    }
    RecordLine::RecordNamedWith {
        kind: kind_of(entry).nl().into_owned(),
        on: entry.happened_on(),
        words,
    }
    .into()
}
