//! The head of a case: the pupil, the plan, the phase, who carries it.

use crate::casefile::event::Event;
use crate::casefile::state::Status;
use crate::casefile::{CaseFile, PersonRef};
use crate::exchange::documents::CaseCode;
use crate::screen::names;
use crate::text::{Carried, CaseAlert, Message, RecordLine, Work};
use crate::workspace::desk::Dossier;
use crate::workspace::{Desk, destruction};

/// The head of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseHead {
    /// The pupil.
    pub pupil: Message,
    /// Group and birth date.
    pub who: Message,
    /// The plan.
    pub plan: Message,
    /// The phase.
    pub phase: Message,
    /// Who carries it.
    pub carried: Message,
    /// When the plan wants another role as case manager than the person who is.
    pub manager_wanted: Option<Message>,
    /// That it was destroyed here once, closed or handed over, the after-check, when it may be destroyed.
    pub standing: Vec<Message>,
    /// The short number on prints.
    pub standing_number: Message,
}

/// The head of an opened case.
pub(super) fn case_head(desk: &Desk, dossier: &Dossier) -> CaseHead {
    let file = &dossier.file;
    let pupil = file.pupil();
    let plan = desk.plan_of(dossier);
    CaseHead {
        pupil: names::pupil_name(pupil),
        who: pupil.map_or_else(
            || CaseAlert::OpeningMissing.into(),
            |pupil| names::who_is(&pupil.group, pupil.born_on),
        ),
        plan: plan.map_or(Work::PlanUnknown.into(), |plan| {
            Message::verbatim(plan.title.text.clone())
        }),
        phase: plan.and_then(|plan| plan.phase(file.phase())).map_or_else(
            || {
                RecordLine::PhaseNamed {
                    phase: file.phase(),
                }
                .into()
            },
            |phase| Message::verbatim(phase.title.clone()),
        ),
        carried: carried(desk, dossier).into(),
        manager_wanted: manager_wanted(desk, dossier),
        standing: standing(desk, dossier),
        standing_number: standing_number(dossier).into(),
    }
}

/// The number that tells what stands here from what stood here before; without a head to vouch for it there is none.
fn standing_number(dossier: &Dossier) -> CaseAlert {
    let number = dossier.standing_number.clone();
    if number.is_empty() {
        CaseAlert::NoStandingNumber
    } else {
        CaseAlert::StandingNumber { number }
    }
}

/// Who carries the case. There is always somebody (domain 1.6 no. 5); before a case manager it is "verantwoordelijk".
fn carried(desk: &Desk, dossier: &Dossier) -> Carried {
    let file = &dossier.file;
    let named = |person: &PersonRef| {
        (
            person.name.clone(),
            person.role,
            names::is_here(desk, person),
        )
    };
    match (file.case_manager(), file.responsible()) {
        (Some(manager), _) => match named(manager) {
            (name, role, true) => Carried::CaseManager { name, role },
            (name, role, false) => Carried::CaseManagerElsewhere { name, role },
        },
        (None, Some(responsible)) => match named(responsible) {
            (name, role, true) => Carried::Responsible { name, role },
            (name, role, false) => Carried::ResponsibleElsewhere { name, role },
        },
        (None, None) => Carried::Nobody,
    }
}

fn manager_wanted(desk: &Desk, dossier: &Dossier) -> Option<Message> {
    let file = &dossier.file;
    let plan = desk.plan_of(dossier)?;
    let role = file.case_manager_owed(plan)?;
    file.is_open()
        .then(|| Carried::PlanAsksManager { role }.into())
}

/// When it was over before, and when it was opened again.
fn earlier(file: &CaseFile) -> Vec<Message> {
    let periods = file.periods().iter();
    let following = file.periods().iter().skip(1);
    periods
        .zip(following)
        .flat_map(|(period, next)| {
            let ended = period.ended_by.and_then(|record| file.entry(record));
            let to_school =
                ended.is_some_and(|ended| matches!(ended.event(), Some(Event::CaseHandedOver(_))));
            let ended = period.closed_on.map(|on| {
                if to_school {
                    CaseAlert::HandedOver { on }
                } else {
                    CaseAlert::Closed { on }
                }
            });
            let on = next.opened_on;
            ended.into_iter().chain([CaseAlert::Reopened { on }])
        })
        .map(Message::from)
        .collect()
}

fn standing(desk: &Desk, dossier: &Dossier) -> Vec<Message> {
    let file = &dossier.file;
    let code = CaseCode::of(file.id()).to_string();
    let mut lines: Vec<Message> = vec![CaseAlert::Code { code }.into()];
    if let Some(opening) = file.opening() {
        lines.push(CaseAlert::Opened { on: opening.on }.into());
    }
    lines.extend(earlier(file));
    let last = destruction::last_line(desk, file.id());
    lines.extend(last.map(|line| CaseAlert::BroughtBack { on: line.on }.into()));
    match file.status() {
        Status::Open => {}
        Status::Closed {
            on, after_check_on, ..
        } => {
            lines.push(CaseAlert::Closed { on }.into());
            let progress = file.progress(desk.plans.handbook(), &desk.school.terms);
            let is_to_come = after_check_on.filter(|_| !progress.was_looked_at());
            lines.extend(is_to_come.map(|on| CaseAlert::AfterCheck { on }.into()));
        }
        Status::HandedOver { on } => lines.push(CaseAlert::HandedOver { on }.into()),
    }
    let destroy_from = file.destroy_from(desk.school.terms.retention_years);
    lines.extend(destroy_from.map(|on| CaseAlert::DestroyFrom { on }.into()));
    lines
}
