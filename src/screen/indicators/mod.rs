//! The indicator list of a case: what can be looked for, who looked it over, what was filled in before.
//!
//! No score, no total, no colour band: a count invites a verdict (domain 4.1).

mod draft;

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::casefile::event::IndicatorListFilled;
use crate::casefile::state::TimelineEntry;
use crate::casefile::{CaseId, Command, Event, Moment, PersonRef, RecordHash};
use crate::order::{self, Gather as _};
use crate::protocol::indicators::{Audience, GroupKind};
use crate::protocol::{DeedKind, IndicatorId, IndicatorList, PlanId};
use crate::screen::timeline::{self, Block};
use crate::screen::{Door, names, records};
use crate::text::{IndicatorPage as Words, Message};
use crate::workspace::Desk;
use crate::workspace::desk::{Dossier, DraftKey};

pub use draft::{Danger, Draft, Fault, Item, Place, Sight};

/// Everything *Signalenlijst* shows, apart from what is being filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The list's title.
    pub title: String,
    /// Which edition.
    pub edition: Message,
    /// What every reader must know first.
    pub caution: String,
    /// Who looked it over as a professional, or that nobody did.
    pub review: Message,
    /// Whether somebody did.
    pub is_reviewed: bool,
    /// Whether anything can be recorded.
    pub can_write: bool,
    /// Whether the plan leaves items out, so that there is something to ask for.
    pub leaves_out: bool,
    /// That this plan asks for two people, where it does.
    pub together: Option<Message>,
    /// Who may be named as filling it in.
    pub people: Vec<Filler>,
    /// Observations of this case, the newest first.
    pub observations: Vec<Observed>,
    /// The groups, in the order of the list.
    pub groups: Vec<Group>,
    /// Lists filled in before, the newest first.
    pub filled: Vec<Filled>,
    /// Today: no example is later.
    pub today: NaiveDate,
}

/// Somebody who may fill the list in.
#[derive(Clone, Debug, PartialEq)]
pub struct Filler {
    /// As the record will name them.
    pub person: PersonRef,
    /// As the page names them.
    pub who: Message,
}

/// An observation that an answer can rest on.
#[derive(Clone, Debug, PartialEq)]
pub struct Observed {
    /// Its identity, as drafts keep it.
    pub record: String,
    /// When it was and how it begins.
    pub label: Message,
}

/// A group of items.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Its code.
    pub code: String,
    /// What it is called.
    pub title: Message,
    /// What must be known about it.
    pub lead: Option<Message>,
    /// Whether it stays folded until somebody opens it: the protective factors never do (domain 4.1).
    pub is_folded: bool,
    /// Its items.
    pub items: Vec<Line>,
}

/// One item.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its code.
    pub id: IndicatorId,
    /// Its wording.
    pub wording: String,
    /// Whether it asks the danger question at once when seen or heard.
    pub asks_danger: bool,
    /// Whether it belongs to the plan of this case, or to every plan.
    pub is_of_plan: bool,
}

/// A list that was filled in before, with its own wording.
#[derive(Clone, Debug, PartialEq)]
pub struct Filled {
    /// The record.
    pub record: RecordHash,
    /// When, and by whom.
    pub head: Message,
    /// What was answered.
    pub blocks: Vec<Block>,
}

/// Which items are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Words to find an item by, in its wording, its code or the name of its group.
    pub query: String,
    /// Also those of the other plan.
    pub all: bool,
    /// Only those with an answer.
    pub only_answered: bool,
    /// Where something is wrong: these show whatever is looked for.
    pub faulty: BTreeSet<IndicatorId>,
}

impl View {
    /// What shows when the list could not be saved: everything that is asked, and whatever is wrong stays in sight.
    pub fn of_faults(faults: &[Fault]) -> Self {
        let wrong = faults.iter().filter_map(|fault| fault.place.indicator());
        Self {
            faulty: wrong.cloned().gather(),
            ..Self::default()
        }
    }
}

/// Names the draft of a case's list.
pub fn draft_key(case: CaseId) -> DraftKey {
    DraftKey {
        case: Some(case.0),
        form: "signalen".to_owned(),
    }
}

/// What stands on the page when it opens, and whether it was typed before; `None` while the case is not on the desk.
pub fn start(desk: &Desk, case: CaseId) -> Option<(Draft, bool)> {
    desk.dossiers.get(&case)?;
    let kept = desk.drafts.get(&draft_key(case));
    let kept = kept
        .and_then(|text| serde_json::from_slice::<Draft>(text.as_bytes()).ok())
        .filter(|draft| edition(desk, draft).is_some());
    let is_restored = kept.is_some();
    let draft = kept.or_else(|| fresh(desk))?;
    Some((draft, is_restored))
}

/// An empty list of the newest edition; `None` when this program has none.
pub fn fresh(desk: &Desk) -> Option<Draft> {
    let newest = desk.plans.indicator_lists().last()?;
    Some(Draft::new(newest, &desk.me.as_person()))
}

/// The page for a draft; `None` while the case is not on the desk.
pub fn sheet(desk: &Desk, case: CaseId, draft: &Draft, now: Moment) -> Option<Sheet> {
    let dossier = desk.dossiers.get(&case)?;
    let list = edition(desk, draft)?;
    let plan = desk.plan_of(dossier);
    let chosen = plan
        .map(|plan| &plan.edition.plan)
        .filter(|plan| list.items().any(|(_, item)| item.plans.contains(*plan)));
    let (review, is_reviewed) = review(desk, list);
    Some(Sheet {
        title: list.title.clone(),
        edition: Words::Edition {
            edition: list.edition,
        }
        .into(),
        caution: list.caution.clone(),
        review,
        is_reviewed,
        can_write: plan.is_some(),
        leaves_out: list.items().any(|(_, item)| !belongs(item, chosen)),
        together: plan.is_some_and(asks_two).then(|| Words::TwoPeople.into()),
        people: people(desk),
        observations: observations(dossier),
        groups: groups(list, chosen),
        filled: filled(desk, dossier),
        today: now.date_naive(),
    })
}

/// The items that show: those of the plan or all, and always what was answered. Who looks for something looks in all
/// of them.
pub fn visible(sheet: &Sheet, draft: &Draft, view: &View) -> BTreeSet<IndicatorId> {
    let is_looking = !view.query.trim().is_empty();
    let lines = sheet.groups.iter().flat_map(|group| {
        let title = group.title.nl();
        group.items.iter().filter(move |line| {
            let is_asked = !view.only_answered && (view.all || is_looking || line.is_of_plan);
            let is_meant =
                || names::matches(&view.query, &[&line.wording, &line.id.to_string(), &title]);
            let is_wrong = view.faulty.contains(&line.id);
            is_wrong || ((draft.has_answer(&line.id) || is_asked) && is_meant())
        })
    });
    lines.map(|line| line.id.clone()).gather()
}

/// The groups that stand open, by code: what is never folded, what holds an answer, and whatever was looked for.
pub fn unfolded(sheet: &Sheet, draft: &Draft, view: &View) -> BTreeSet<String> {
    let is_looking = view.only_answered || !view.query.trim().is_empty();
    let open = sheet.groups.iter().filter(|group| {
        is_looking || !group.is_folded || group.items.iter().any(|line| draft.has_answer(&line.id))
    });
    open.map(|group| group.code.clone()).gather()
}

/// The groups in which something is answered, by code. Whether, never how much.
pub fn answered(sheet: &Sheet, draft: &Draft) -> BTreeSet<String> {
    let groups = sheet
        .groups
        .iter()
        .filter(|group| group.items.iter().any(|line| draft.has_answer(&line.id)));
    groups.map(|group| group.code.clone()).gather()
}

/// Where one goes once the list is saved: danger never ends at a list, and doubt counts as danger.
pub fn leads_to(draft: &Draft) -> Door {
    match draft.danger() {
        Some(Danger::Yes | Danger::Doubt) => Door::Emergency,
        Some(Danger::No) | None => Door::Timeline,
    }
}

/// The record that a draft comes to; `None` while the case is not on the desk.
pub fn command(
    desk: &Desk,
    case: CaseId,
    draft: &Draft,
    now: Moment,
) -> Option<Result<Command, Vec<Fault>>> {
    desk.dossiers.get(&case)?;
    let list = edition(desk, draft)?;
    Some(draft::command(list, &desk.staff(), draft, now))
}

fn edition<'a>(desk: &'a Desk, draft: &Draft) -> Option<&'a IndicatorList> {
    desk.plans
        .indicator_lists()
        .iter()
        .find(|list| list.id == draft.list && list.edition == draft.edition)
}

/// A review holds for the edition it was made of.
fn review(desk: &Desk, list: &IndicatorList) -> (Message, bool) {
    let by_school = desk
        .school
        .indicator_review
        .as_ref()
        .filter(|review| review.edition == list.edition)
        .map(|review| (review.by.clone(), review.on));
    let by_maker = list
        .reviewed
        .as_ref()
        .map(|review| (review.by.clone(), review.on));
    match by_school.or(by_maker) {
        Some((by, on)) => (Words::Reviewed { by, on }.into(), true),
        None => (Words::NotReviewed.into(), false),
    }
}

/// Whether the plan has this list filled in by more than one person (Seed L118-119).
fn asks_two(plan: &crate::protocol::Plan) -> bool {
    let mut tasks = plan.phases.iter().flat_map(|phase| &phase.tasks);
    tasks
        .any(|task| task.deeds.contains(&DeedKind::IndicatorList) && task.actors.together.len() > 1)
}

fn people(desk: &Desk) -> Vec<Filler> {
    desk.staff()
        .into_iter()
        .map(|person| Filler {
            who: names::person(desk, &person),
            person,
        })
        .collect()
}

fn observations(dossier: &Dossier) -> Vec<Observed> {
    let mut observations: Vec<&TimelineEntry> = dossier
        .file
        .timeline()
        .iter()
        .filter(|entry| matches!(entry.event(), Some(Event::ObservationRecorded(_))))
        .collect();
    order::sort_by_key(&mut observations, |entry| {
        std::cmp::Reverse(entry.happened_at)
    });
    observations
        .into_iter()
        .map(|entry| Observed {
            record: entry.hash.to_hex(),
            label: records::label(entry),
        })
        .collect()
}

fn belongs(item: &crate::protocol::indicators::Indicator, plan: Option<&PlanId>) -> bool {
    item.plans.is_empty() || plan.is_none_or(|plan| item.plans.contains(plan))
}

fn groups(list: &IndicatorList, plan: Option<&PlanId>) -> Vec<Group> {
    let groups = list.groups.iter().map(|group| {
        let title = match group.audience {
            Audience::Everyone => Message::verbatim(group.title.clone()),
            Audience::UpToFour => Words::SupplementYoung.into(),
            Audience::FromTwelve => Words::SupplementOld.into(),
        };
        let lead = match group.kind {
            GroupKind::Indicators => None,
            GroupKind::Circumstances => Some(Words::Circumstances.into()),
            GroupKind::ProtectiveFactors => Some(Words::ProtectiveFactorsWhy.into()),
        };
        let items = group.items.iter().map(|item| Line {
            id: item.id.clone(),
            wording: item.wording.clone(),
            asks_danger: item.asks_danger || group.always_asks_danger,
            is_of_plan: belongs(item, plan),
        });
        Group {
            code: group.code.clone(),
            title,
            lead,
            is_folded: group.kind != GroupKind::ProtectiveFactors,
            items: items.collect(),
        }
    });
    groups.collect()
}

fn filled(desk: &Desk, dossier: &Dossier) -> Vec<Filled> {
    let lists = dossier.file.timeline().iter().rev();
    lists
        .filter_map(|entry| match entry.event() {
            Some(Event::IndicatorListFilled(list)) => Some(Filled {
                record: entry.hash,
                head: Words::FilledOn {
                    on: entry.happened_on(),
                    names: fillers(list),
                }
                .into(),
                blocks: timeline::entry(desk, dossier, entry).blocks,
            }),
            Some(_) | None => None,
        })
        .collect()
}

fn fillers(list: &IndicatorListFilled) -> String {
    let names: Vec<&str> = list
        .filled_by
        .iter()
        .map(|person| person.name.as_str())
        .collect();
    names.join(", ")
}
