//! Destroying a case: what goes, which copies stay, what is asked first; and what was destroyed before.

use chrono::NaiveDate;

use crate::casefile::{CaseId, Moment};
use crate::exchange::documents::CaseCode;
use crate::order;
use crate::protocol::Role;
use crate::text::{CaseAlert, Destruction as Words, Fault, Message};
use crate::workspace::Desk;
use crate::workspace::destruction::{
    CopyKind, CopyLeft, DestroyedCase, Destruction, Ground, copies,
};

/// Everything the page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Destroying {
    /// Since when it may go, what puts it off, and to whom it went without an answer.
    pub standing: Vec<Message>,
    /// Copies that stay.
    pub copies: Vec<Message>,
    /// The grounds to choose from; none for whoever may not destroy.
    pub grounds: Vec<(&'static str, Message)>,
    /// What must be typed to be sure: the case's code.
    pub code: String,
}

/// The grounds a person chooses from.
const GROUNDS: [(&str, Ground); 3] = [
    ("term", Ground::TermPassed),
    ("request", Ground::Request),
    ("mistake", Ground::Mistake),
];

/// What a person answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// On what ground.
    pub ground: Option<String>,
    /// Why.
    pub reason: String,
    /// The code, typed.
    pub typed: String,
}

/// What is still wrong, beside its question.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Faults {
    /// About the ground.
    pub ground: Option<Message>,
    /// About the reason.
    pub reason: Option<Message>,
    /// About the code.
    pub typed: Option<Message>,
}

/// One case that was destroyed.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Which case, on what day, by whom.
    pub what: Message,
    /// On what ground, why, and whether it came back.
    pub why: Vec<Message>,
    /// Copies that were known of then.
    pub copies: Vec<Message>,
}

/// A case whose term is over: destroying it is proposed.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The case.
    pub case: CaseId,
    /// The pupil.
    pub pupil: String,
    /// Since when.
    pub since: Message,
}

/// The page; `None` while the case is not on the desk.
pub fn destroying(desk: &Desk, case: CaseId, _: Moment) -> Option<Destroying> {
    let file = &desk.dossiers.get(&case)?.file;
    let from = file.destroy_from(desk.school.terms.retention_years);
    let mut standing: Vec<Message> = vec![match from {
        Some(on) => CaseAlert::DestroyFrom { on }.into(),
        None => Words::StillRuns.into(),
    }];
    standing.extend(file.retention_hold().map(|hold| {
        Words::Held {
            until: hold.until,
            reason: hold.reason.clone(),
        }
        .into()
    }));
    let sent = desk.school.handovers.iter();
    let waiting = sent.filter(|sent| sent.waits_with(&[case]));
    standing.extend(waiting.map(|sent| {
        let (name, on) = (sent.to.clone(), sent.sent_at.date_naive());
        Words::NotConfirmed { name, on }.into()
    }));
    let may = desk.me.role == Role::Principal;
    Some(Destroying {
        standing,
        copies: copies(desk, file).into_iter().map(copy).collect(),
        grounds: GROUNDS
            .into_iter()
            .filter(|_| may)
            .map(|(slug, of)| (slug, ground(of).into()))
            .collect(),
        code: CaseCode::of(case).to_string(),
    })
}

/// What the answers come to.
///
/// # Errors
/// What is wrong, question by question.
pub fn destruction(case: CaseId, answers: &Answers) -> Result<Destruction, Box<Faults>> {
    let same = |one: char, other: char| one.eq_ignore_ascii_case(&other);
    let signs = |text: &str| {
        let signs = text.chars().filter(char::is_ascii_alphanumeric);
        signs.collect::<Vec<_>>()
    };
    let (typed, code) = (
        signs(&answers.typed),
        signs(&CaseCode::of(case).to_string()),
    );
    let is_typed = typed.len() == code.len()
        && typed
            .iter()
            .zip(&code)
            .all(|(one, other)| same(*one, *other));
    let chosen = |(slug, _): &&(&str, Ground)| answers.ground.as_deref() == Some(*slug);
    match GROUNDS.iter().find(chosen).map(|(_, ground)| *ground) {
        Some(ground) if is_typed && !answers.reason.trim().is_empty() => Ok(Destruction {
            ground,
            reason: answers.reason.trim().to_owned(),
        }),
        ground => Err(Box::new(Faults {
            ground: ground.is_none().then(|| Fault::ChooseOne.into()),
            reason: answers
                .reason
                .trim()
                .is_empty()
                .then(|| Fault::FillIn.into()),
            typed: (!is_typed).then(|| Words::CodeDiffers.into()),
        })),
    }
}

/// What was destroyed on this device, the last first.
pub fn lines(desk: &Desk) -> Vec<Line> {
    let lines = desk.school.destroyed_cases.iter().rev();
    let is_back = |line: &DestroyedCase| desk.summaries.contains_key(&CaseId(line.case));
    lines
        .map(|line| Line {
            what: Words::Line {
                code: CaseCode::of(CaseId(line.case)).to_string(),
                on: line.on,
                name: line.by.clone(),
            }
            .into(),
            why: why(line)
                .into_iter()
                .chain(is_back(line).then(|| Words::BackAgain.into()))
                .collect(),
            copies: line.copies.iter().copied().map(copy).collect(),
        })
        .collect()
}

/// The cases whose term is over, the longest ago first. Nothing is destroyed by itself.
pub fn proposals(desk: &Desk, today: NaiveDate) -> Vec<Proposal> {
    let mut due: Vec<_> = desk
        .summaries
        .values()
        .filter_map(|summary| Some((summary.destroy_on.filter(|on| *on <= today)?, summary)))
        .collect();
    order::sort_by_key(&mut due, |(on, _)| *on);
    due.into_iter()
        .map(|(on, summary)| Proposal {
            case: summary.case_id(),
            pupil: summary.pupil.clone(),
            since: CaseAlert::DestroyFrom { on }.into(),
        })
        .collect()
}

/// On what ground a case was destroyed, and why.
pub(super) fn why(line: &DestroyedCase) -> Vec<Message> {
    let reason = Message::verbatim(line.reason.clone());
    vec![ground(line.ground).into(), reason]
}

fn ground(ground: Ground) -> Words {
    match ground {
        Ground::TermPassed => Words::TermPassed,
        Ground::Request => Words::Request,
        Ground::Mistake => Words::Mistake,
        Ground::HandedOver => Words::HandedOver,
    }
}

fn copy(copy: CopyLeft) -> Message {
    let on = copy.on;
    match copy.kind {
        CopyKind::Backup => Words::InBackup { on },
        CopyKind::Transfer => Words::InTransfer { on },
        CopyKind::School => Words::InSummary { on },
        CopyKind::ParnasSys => Words::InParnasSys { on },
    }
    .into()
}
