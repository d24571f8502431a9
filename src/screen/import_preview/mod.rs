//! *Inlezen*: what a file holds, case by case, and what came of taking it in.

mod findings;

use std::collections::BTreeSet;

use crate::casefile::{CaseId, Moment, RecordHash};
use crate::exchange::import::{Author, CasePlan, Plan, Proof, Standing};
use crate::screen::destruction;
use crate::text::{Handover, Import, Message, Preview as Words};
use crate::workspace::Desk;
use crate::workspace::destruction::{Ground, last_line, may_bring_back};

/// What a file holds and what taking it in would do.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportPreview {
    /// Who made the file.
    pub from: Message,
    /// Their name.
    pub sender: String,
    /// When.
    pub made: Message,
    /// That it was made at another school, where a whole case does not go.
    pub other_school: Option<Message>,
    /// Each case, in the file's order.
    pub cases: Vec<CasePreview>,
    /// What stays outside, with why.
    pub held_back: Vec<Message>,
    /// That it is a handover, and to whom.
    pub handover: Option<Message>,
    /// Whether it is meant for somebody else: that asks attention, and the receipt names who took over.
    pub is_for_other: bool,
    /// Whether there is anything to take in.
    pub offer: Offer,
    /// What asks attention beside the offer.
    pub beside_offer: Option<Message>,
}

/// Whether there is anything to take in.
#[derive(Clone, Debug, PartialEq)]
pub enum Offer {
    /// There is.
    TakeIn,
    /// The cases are handed over: taking them over makes a receipt, also when everything is here already.
    TakeOver,
    /// There is not, and why.
    Nothing(Message),
}

/// One case of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct CasePreview {
    /// The case.
    pub case: CaseId,
    /// What the file calls it: the pupil.
    pub label: String,
    /// New, newer, the same and so on, in a word or two.
    pub standing: Message,
    /// What that means here, with numbers.
    pub means: Message,
    /// How it looks.
    pub tone: PreviewTone,
    /// When what is new was written.
    pub written: Option<Message>,
    /// Who wrote what is new, and how well that is proven.
    pub authors: Vec<AuthorPreview>,
    /// Decisions that will contradict: about what, then what to do with that.
    pub conflicts: Vec<Message>,
    /// What else to know.
    pub notes: Vec<Message>,
    /// Where the first contradiction is settled, once it is taken in.
    pub settle: Option<RecordHash>,
    /// How it comes back, where it was destroyed here.
    pub comes_back: Option<ComesBack>,
    /// Whether taking in touches it.
    pub is_touched: bool,
}

/// A case that was destroyed here and stands in the file.
#[derive(Clone, Debug, PartialEq)]
pub struct ComesBack {
    /// By whom it was destroyed, on what ground and why.
    pub why: Vec<Message>,
    /// Whether it can be asked for.
    pub asks: Asks,
}

/// Whether a destroyed case can be asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Asks {
    /// With a tick, which is off until somebody sets it.
    Tick {
        /// The words beside it.
        label: Message,
        /// What it comes to.
        means: Message,
        /// Whether it is set.
        is_set: bool,
    },
    /// By somebody else.
    NotYours(Message),
}

/// How a case of the file looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PreviewTone {
    /// Nothing changes.
    Plain,
    /// Something comes in.
    Info,
    /// Something asks attention.
    Warn,
}

/// One author of what is new.
#[derive(Clone, Debug, PartialEq)]
pub struct AuthorPreview {
    /// Name, role and number of records.
    pub who: Message,
    /// What their signatures prove.
    pub proof: Message,
    /// Whether that should be asked about.
    pub is_doubtful: bool,
}

/// What was taken in.
#[derive(Clone, Debug, PartialEq)]
pub struct TakenIn {
    /// How much.
    pub text: Message,
    /// What else came.
    pub also: Vec<Message>,
    /// Where contradictions are settled, if there are any: these come first.
    pub settle: Vec<CaseDoor>,
    /// The cases that were touched.
    pub cases: Vec<CaseDoor>,
}

/// A way into a case.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseDoor {
    /// The case.
    pub case: CaseId,
    /// The contradiction, where it leads to one.
    pub record: Option<RecordHash>,
    /// The words.
    pub text: Message,
}

/// What taking in this file would do, in words, when these of the destroyed cases in it are asked for.
pub fn preview(plan: &Plan, desk: &Desk, bring_back: &BTreeSet<CaseId>) -> ImportPreview {
    let author = &plan.from.author;
    let cases = plan.cases.iter().map(|plan| case(plan, desk, bring_back));
    let cases: Vec<CasePreview> = cases.collect();
    let handover = plan.handover.as_ref();
    let you = &desk.me.name;
    let is_for_other = handover.is_some_and(|handover| !handover.is_meant_for(you));
    let mut stay_away = cases.iter().filter(|case| !case.is_touched);
    let asks = stay_away.find_map(|case| case.comes_back.as_ref().map(|back| &back.asks));
    let offer = if plan.taken_over(bring_back).is_some() {
        Offer::TakeOver
    } else if cases.iter().any(|case| case.is_touched) {
        Offer::TakeIn
    } else if cases.is_empty() {
        Offer::Nothing(Words::NoCases.into())
    } else {
        let why = match asks {
            None => Words::NothingNew,
            Some(Asks::Tick { .. }) => Words::NothingTicked,
            Some(Asks::NotYours(_)) => Words::StaysDestroyed,
        };
        Offer::Nothing(why.into())
    };
    let waits = handover.is_some() && asks.is_some();
    ImportPreview {
        sender: author.name.clone(),
        from: Words::From {
            name: author.name.clone(),
            role: author.role,
            school: plan.from.school.clone(),
        }
        .into(),
        made: Words::MadeAt {
            at: plan.created_at,
        }
        .into(),
        other_school: findings::other_school(&plan.from.school, &desk.school.name),
        cases,
        held_back: findings::held_back(&plan.held_back),
        handover: handover.map(|handover| {
            let (to, you) = (handover.to.clone(), you.clone());
            if is_for_other {
                Handover::ForOther { to, you }.into()
            } else {
                Handover::ForYou { to }.into()
            }
        }),
        is_for_other,
        offer,
        beside_offer: waits.then(|| Words::NoReceiptYet.into()),
    }
}

/// The destroyed cases that are asked for after one tick was set or cleared.
pub fn ticked(mut bring_back: BTreeSet<CaseId>, case: CaseId, is_set: bool) -> BTreeSet<CaseId> {
    if is_set {
        bring_back.insert(case);
    } else {
        bring_back.remove(&case);
    }
    bring_back
}

/// What to do with the receipt of cases that were taken over.
pub fn send_back(shown: &ImportPreview, name: String) -> Message {
    let to = shown.sender.clone();
    if shown.is_for_other {
        Handover::ReceiptSendNamed { name, to }.into()
    } else {
        Handover::ReceiptSend { name, to }.into()
    }
}

/// What was taken in, in words.
pub fn taken_in(shown: &ImportPreview, cases: usize, records: usize) -> TakenIn {
    let touched = || shown.cases.iter().filter(|case| case.is_touched);
    TakenIn {
        text: Import::TakenIn {
            cases: count(cases),
            records: count(records),
        }
        .into(),
        also: Vec::new(),
        settle: touched()
            .filter(|case| case.settle.is_some())
            .map(|case| CaseDoor {
                case: case.case,
                record: case.settle,
                text: Import::Settle {
                    label: case.label.clone(),
                }
                .into(),
            })
            .collect(),
        cases: touched()
            .map(|case| CaseDoor {
                case: case.case,
                record: None,
                text: Import::ToCase {
                    label: case.label.clone(),
                }
                .into(),
            })
            .collect(),
    }
}

fn case(plan: &CasePlan, desk: &Desk, bring_back: &BTreeSet<CaseId>) -> CasePreview {
    let is_destroyed = matches!(plan.standing, Standing::Destroyed { .. });
    let is_touched = match plan.standing {
        Standing::New | Standing::Newer | Standing::Diverged => plan.added() > 0,
        Standing::Same | Standing::Older => false,
        Standing::Destroyed { .. } => bring_back.contains(&plan.case),
    };
    let (standing, means) = standing(plan);
    let authors: Vec<AuthorPreview> = plan.authors.iter().map(author).collect();
    let notes = findings::notes(plan);
    let conflicts = findings::conflicts(plan);
    let is_doubtful = authors.iter().any(|author| author.is_doubtful);
    let asks_attention = is_doubtful || !notes.is_empty() || !conflicts.is_empty();
    CasePreview {
        case: plan.case,
        label: label(plan),
        standing: standing.into(),
        means: means.into(),
        tone: match (is_touched, asks_attention) {
            (_, true) => PreviewTone::Warn,
            (true, false) => PreviewTone::Info,
            (false, false) => PreviewTone::Plain,
        },
        written: plan.written.map(|(first, last)| written(first, last)),
        authors,
        conflicts,
        notes: notes
            .into_iter()
            .chain(
                plan.destroy_after
                    .map(|on| Words::DestroyAfter { on }.into()),
            )
            .collect(),
        settle: plan
            .conflicts
            .first()
            .and_then(|conflict| conflict.records().first().copied()),
        comes_back: is_destroyed.then(|| comes_back(plan, desk, is_touched)),
        is_touched,
    }
}

/// How a destroyed case comes back: asked for by whoever may, and by nobody else.
fn comes_back(plan: &CasePlan, desk: &Desk, is_set: bool) -> ComesBack {
    let line = last_line(desk, plan.case);
    let is_copy = line.is_some_and(|line| line.ground == Ground::HandedOver);
    let name = line.map(|line| line.by.clone());
    let by = name.map(|name| Words::DestroyedBy { name }.into());
    let asks = if may_bring_back(desk, plan.case) {
        Asks::Tick {
            label: Words::BringBack { label: label(plan) }.into(),
            means: Words::BringBackMeans.into(),
            is_set,
        }
    } else if is_copy {
        Asks::NotYours(Words::BringBackAdministers.into())
    } else {
        Asks::NotYours(Words::BringBackPrincipal.into())
    };
    ComesBack {
        why: by
            .into_iter()
            .chain(line.into_iter().flat_map(destruction::why))
            .collect(),
        asks,
    }
}

fn label(plan: &CasePlan) -> String {
    if plan.label.trim().is_empty() {
        Message::from(Words::Nameless).nl().into_owned()
    } else {
        plan.label.clone()
    }
}

fn standing(plan: &CasePlan) -> (Words, Words) {
    let (added, only_here) = (count(plan.added()), count(plan.only_here));
    match plan.standing {
        Standing::New => (Words::StandingNew, Words::New { records: added }),
        Standing::Newer => (Words::StandingNewer, Words::Newer { records: added }),
        Standing::Same => (Words::StandingSame, Words::Same),
        Standing::Older => (Words::StandingOlder, Words::Older { records: only_here }),
        Standing::Diverged => (
            Words::StandingDiverged,
            Words::Diverged { added, only_here },
        ),
        Standing::Destroyed { on } => (Words::StandingDestroyed, Words::Destroyed { on }),
    }
}

fn written(first: Moment, last: Moment) -> Message {
    let (first, last) = (first.date_naive(), last.date_naive());
    if first == last {
        Words::WrittenOn { on: first }.into()
    } else {
        Words::WrittenBetween { first, last }.into()
    }
}

fn author(author: &Author) -> AuthorPreview {
    let proof = match author.proof {
        Proof::Known => Words::ProofKnown,
        Proof::Contact => Words::ProofContact,
        Proof::NewPerson => Words::ProofNewPerson,
        Proof::OtherKey => Words::ProofOtherKey,
        Proof::NoKeyFits => Words::ProofNoKeyFits,
        Proof::Unsigned => Words::ProofUnsigned,
    };
    AuthorPreview {
        who: Words::Author {
            name: author.person.name.clone(),
            role: author.person.role,
            records: count(author.records),
        }
        .into(),
        proof: proof.into(),
        is_doubtful: matches!(
            author.proof,
            Proof::OtherKey | Proof::NoKeyFits | Proof::Unsigned
        ),
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
