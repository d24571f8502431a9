//! How far a task is: which deeds count for it, what was not spoken of, what was not placed.

use std::collections::BTreeSet;

use super::super::plan::{Actors, Need, Plan, Requirement, Task, Within};
use super::super::progress::{Deed, Evidence, Finding, Progress, RaisedAlarm, minute_of};
use super::super::{DeedKind, PhaseNumber, Role, TopicId};
use crate::order::Gather as _;

/// Which deeds are looked at.
#[derive(Clone, Copy, Debug)]
pub(in crate::protocol) enum Scope<'a> {
    /// Those of one phase, unless the task counts those of the whole case.
    Phase(PhaseNumber),
    /// Those that count for an alarm.
    Alarm(&'a RaisedAlarm),
    /// All.
    Case,
}

/// How far a task is.
#[derive(Debug, Default)]
pub(in crate::protocol) struct Tally {
    /// Deeds that count.
    pub(in crate::protocol) counted: Vec<Evidence>,
    /// Deeds of the right kind in which not everyone took part who must.
    pub(super) incomplete: Vec<Evidence>,
    /// Those that count and in which nobody took part who usually does it.
    pub(super) by_others: Vec<Evidence>,
    /// Those that count and that came after what they should have come before.
    pub(super) afterwards: Vec<Evidence>,
    /// What was not spoken of.
    pub(super) missing_topics: Vec<TopicId>,
    /// What must be placed in ParnasSys.
    pub(super) to_place: Vec<Evidence>,
    /// What was not placed yet.
    pub(super) unplaced: Vec<Evidence>,
    /// Whether another task did instead.
    instead: bool,
    /// Why it was left out, where the plan lets that do instead and nothing of it was done.
    pub(super) left_out: Option<Evidence>,
}

/// How far the task is, over the deeds in scope.
pub(in crate::protocol) fn tally(
    plan: &Plan,
    progress: &Progress,
    scope: Scope<'_>,
    task: &Task,
) -> Tally {
    let mut tally = own_tally(plan, progress, scope, task);
    tally.instead = task
        .instead
        .iter()
        .filter_map(|other| plan.task(other))
        .any(|(_, other)| own_tally(plan, progress, scope, other).is_counted(other));
    if tally.counted.is_empty() && tally.incomplete.is_empty() {
        tally.left_out = left_out(plan, progress, scope, task);
    }
    tally
}

/// The choice to speak with nobody yet, for a talk of which a way on says that its reason will do: the last choice that was
/// made in that phase.
fn left_out(plan: &Plan, progress: &Progress, scope: Scope<'_>, task: &Task) -> Option<Evidence> {
    let Scope::Phase(phase) = scope else {
        return None;
    };
    let mut conditions = plan.phase(phase)?.conditions.iter();
    let will_do = conditions.any(|condition| {
        matches!(&condition.need, Need::AnyOf(needs)
            if needs.contains(&Need::Finding(Finding::TalkLeftOut))
                && needs.contains(&Need::Task(task.id.clone())))
    });
    let choices = progress.deeds.iter().filter(|deed| {
        let is_choice = deed.kind == DeedKind::ConversationPartners && deed.phase == phase;
        will_do && is_choice && !progress.was_over_at(deed)
    });
    let last = choices.max_by_key(|deed| minute_of(deed.at));
    let is_required = task.requirement == Requirement::Required;
    last.filter(|deed| is_required && deed.leaves_out)
        .map(|deed| deed.evidence)
}

fn own_tally(plan: &Plan, progress: &Progress, scope: Scope<'_>, task: &Task) -> Tally {
    let in_scope: Vec<&Deed> = progress
        .deeds
        .iter()
        .filter(|deed| scope.covers(progress, task, deed) || leads_up(progress, scope, task, deed))
        .filter(|deed| is_still_asked(scope, task) || !progress.was_over_at(deed))
        .filter(|deed| answers(progress, task, deed))
        .collect();
    let mut tally = Tally::default();
    let until = until(progress, task);
    for deed in in_scope
        .iter()
        .filter(|deed| task.deeds.contains(&deed.kind))
    {
        if !suffice(plan, &task.actors, &deed.roles) {
            tally.incomplete.push(deed.evidence);
            continue;
        }
        tally.counted.push(deed.evidence);
        if !usual(plan, &task.actors, &deed.roles) {
            tally.by_others.push(deed.evidence);
        }
        if until.is_some_and(|until| minute_of(deed.at) > until) {
            tally.afterwards.push(deed.evidence);
        }
    }
    let spoken_of: BTreeSet<&TopicId> = in_scope.iter().flat_map(|deed| &deed.topics).gather();
    tally.missing_topics = task
        .topics
        .iter()
        .filter(|topic| !spoken_of.contains(topic))
        .cloned()
        .collect();
    if !task.places.is_empty() {
        tally.to_place = in_scope
            .iter()
            .filter(|deed| task.places.contains(&deed.kind))
            .map(|deed| deed.evidence)
            .collect();
        let placed: BTreeSet<&Evidence> =
            progress.deeds.iter().flat_map(|deed| &deed.about).gather();
        let unplaced = tally.to_place.iter().filter(|one| !placed.contains(one));
        tally.unplaced = unplaced.copied().collect();
    }
    tally
}

/// Whether a task can still be done when the case is over: what an alarm asks, placing texts, and asking Veilig Thuis.
fn is_still_asked(scope: Scope<'_>, task: &Task) -> bool {
    let asks_safe_home = task.deeds.contains(&DeedKind::SafeHomeFeedback);
    matches!(scope, Scope::Alarm(_)) || !task.places.is_empty() || asks_safe_home
}

/// Whether a deed came before another one as its task asks, though not in its phase: in the hours before that was entered,
/// for who will report tells the parents first and writes the phase down afterwards; or by what that other one says itself.
/// What was told on an earlier day was about something else.
fn leads_up(progress: &Progress, scope: Scope<'_>, task: &Task, deed: &Deed) -> bool {
    let Scope::Phase(phase) = scope else {
        return false;
    };
    let mut stays = progress.stays.iter();
    let mut deeds = progress.deeds.iter();
    task.before.is_some_and(|before| {
        stays.any(|stay| stay.phase == phase && stay.entered_on == deed.on())
            || deeds.any(|other| other.kind == before && other.evidence == deed.evidence)
    })
}

/// The minute of the first deed that a task must come before: a second one makes nothing early that came late for the
/// first. One in that same minute came in time.
fn until(progress: &Progress, task: &Task) -> Option<i64> {
    let of_kind = |deed: &&Deed| Some(deed.kind) == task.before;
    let deeds = progress.deeds.iter().filter(of_kind);
    deeds.map(|deed| minute_of(deed.at)).min()
}

/// What does a task of a phase after that phase, or the case, was over. What a later phase asks for itself is that phase's
/// own, and so is the looking once more at a closed case.
pub(super) fn done_later(
    plan: &Plan,
    progress: &Progress,
    of: PhaseNumber,
    task: &Task,
) -> Vec<Evidence> {
    let mut stays = progress.stays.iter().rev();
    let left_on = stays.find_map(|stay| {
        if stay.phase == of {
            return Some(stay.left_on);
        }
        let passed_over = stay.skipped.contains(&of);
        passed_over.then_some(Some(stay.entered_on))
    });
    let Some(left_on) = left_on.flatten() else {
        return Vec::new();
    };
    let deeds = progress.deeds.iter().filter(|deed| {
        let is_after = if deed.phase == of {
            progress.was_over_at(deed)
        } else {
            deed.phase > of && deed.on() >= left_on && !is_own(plan, deed)
        };
        is_after && does(plan, task, deed) && !progress.looks_once_more(deed)
    });
    deeds.map(|deed| deed.evidence).collect()
}

/// What is of the kind that a task of a phase asks, and was done in a phase that does not ask it for itself. It does not do
/// the task, and shows that it was not left undone altogether. Of a talk something must have been spoken of that is asked;
/// of what must come before something else nothing says that it was about that.
pub(super) fn done_elsewhere(plan: &Plan, progress: &Progress, task: &Task) -> Vec<Evidence> {
    let is_about = |deed: &Deed| {
        let mut topics = task.topics.iter();
        task.topics.is_empty() || topics.any(|topic| deed.topics.contains(topic))
    };
    let deeds = progress.deeds.iter().filter(|deed| {
        let is_like_it = does(plan, task, deed) && is_about(deed) && task.before.is_none();
        is_like_it && !is_own(plan, deed) && !progress.was_over_at(deed)
    });
    deeds.map(|deed| deed.evidence).collect()
}

fn does(plan: &Plan, task: &Task, deed: &Deed) -> bool {
    task.deeds.contains(&deed.kind) && suffice(plan, &task.actors, &deed.roles)
}

/// Whether the phase in which something was done asks it for itself.
fn is_own(plan: &Plan, deed: &Deed) -> bool {
    let phase = plan.phase(deed.phase).into_iter();
    let mut asked = phase.flat_map(|phase| &phase.tasks);
    asked.any(|own| own.requirement == Requirement::Required && does(plan, own, deed))
}

/// What asks for a task answers for no earlier deed: a weighing does not weigh what is told after it (domain 2.3).
fn answers(progress: &Progress, task: &Task, deed: &Deed) -> bool {
    let told_at = progress
        .disclosed_at
        .filter(|_| task.when == Some(Finding::Disclosed));
    told_at.is_none_or(|told_at| minute_of(deed.at) >= minute_of(told_at))
}

impl Scope<'_> {
    fn covers(self, progress: &Progress, task: &Task, deed: &Deed) -> bool {
        match self {
            Self::Case => true,
            Self::Alarm(raised) => progress.counts_for(raised, deed),
            Self::Phase(phase) => task.within == Within::Case || deed.phase == phase,
        }
    }
}

impl Tally {
    /// How often it was done.
    pub(super) fn done(&self, task: &Task) -> usize {
        if task.places.is_empty() {
            self.counted.len()
        } else {
            self.to_place.len() - self.unplaced.len()
        }
    }

    /// How often it must be done.
    pub(super) fn needed(&self, task: &Task) -> usize {
        if task.places.is_empty() {
            usize::from(task.minimum)
        } else {
            self.to_place.len()
        }
    }

    /// Whether it was done often enough by the right people, or another task instead; whatever was spoken of.
    pub(super) fn is_held(&self, task: &Task) -> bool {
        self.instead || self.left_out.is_some() || self.is_counted(task)
    }

    /// Whether nothing of it is left to do.
    pub(super) fn is_done(&self, task: &Task) -> bool {
        let is_whole = self.is_counted(task) && self.missing_topics.is_empty();
        self.instead || self.left_out.is_some() || is_whole
    }

    fn is_counted(&self, task: &Task) -> bool {
        self.done(task) >= self.needed(task) && (task.places.is_empty() || self.needed(task) > 0)
    }
}

/// Whether everyone took part who must.
fn suffice(plan: &Plan, actors: &Actors, present: &BTreeSet<Role>) -> bool {
    let all = actors
        .together
        .iter()
        .all(|role| is_present(plan, *role, present));
    let one = actors.one_of.is_empty()
        || actors
            .one_of
            .iter()
            .any(|role| is_present(plan, *role, present));
    all && one
}

/// Whether somebody took part who usually does it.
fn usual(plan: &Plan, actors: &Actors, present: &BTreeSet<Role>) -> bool {
    actors.usually.is_empty() || actors.roles().any(|role| is_present(plan, role, present))
}

fn is_present(plan: &Plan, role: Role, present: &BTreeSet<Role>) -> bool {
    present.contains(&role)
        || plan
            .roles
            .iter()
            .filter(|label| label.role == role)
            .flat_map(|label| &label.stood_in_by)
            .any(|deputy| present.contains(deputy))
}
