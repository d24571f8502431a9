//! Each plan walked from fase 0 to closure by doing what the agenda asks, and nothing else.

use meldcode::protocol::agenda::What;
use meldcode::protocol::plan::Requirement;
use meldcode::protocol::progress::Finding;
use meldcode::protocol::{DeedKind, PhaseNumber};

use super::given::{A, B, Case, NEUTRAL, case, close, next, other_plan};

/// Does every required task that is open until none is left, as a school that works through its list would.
fn work_through(mut case: Case, today: u64) -> Case {
    for _ in 0..40 {
        let agenda = case.agenda(today);
        let ask = agenda.open_duties().find_map(|duty| match &duty.what {
            What::Task(task) if task.requirement == Requirement::Required => Some(task.clone()),
            _ => None,
        });
        let Some(task) = ask else {
            return place_everything(case, today);
        };
        case = case.does(task.id.as_str(), today);
    }
    panic!("the list of phase {:?} never ends", case.progress.phase);
}

fn place_everything(mut case: Case, today: u64) -> Case {
    let all = case
        .progress
        .deeds
        .iter()
        .map(|deed| deed.evidence)
        .collect();
    case = case.did(DeedKind::PlacedInParnasSys, today, &[]);
    if let Some(placed) = case.progress.deeds.last_mut() {
        placed.about = all;
    }
    case
}

fn walk(plan: &str, chosen: Finding) -> Case {
    let neutral = case(NEUTRAL).does("observe", 0).found(chosen);
    let neutral = neutral.did(
        DeedKind::IndicatorList,
        1,
        &[
            meldcode::protocol::Role::Teacher,
            meldcode::protocol::Role::CareCoordinator,
        ],
    );
    let neutral = work_through(neutral, 1);
    assert!(neutral.unmet(&other_plan(plan)).is_empty());

    let mut case = Case {
        plan: super::given::plan(plan),
        ..neutral
    }
    .found(Finding::PlanChosenWithReason);
    for phase in 1..=3 {
        case = work_through(case, u64::from(phase)).does("follow-up", u64::from(phase));
        case = case
            .found(Finding::HelpNotStarted)
            .found(Finding::IndicatorsContinue);
        let to = next(phase);
        assert!(
            case.unmet(&to).is_empty(),
            "{plan} {to:?}: {:?}",
            case.unmet(&to)
        );
        case.progress.findings.remove(&Finding::HelpNotStarted);
        case = case.enters(phase, u64::from(phase));
    }
    work_through(case, 4)
}

#[test]
fn each_plan_can_be_walked_from_fase_0_to_closure_by_its_agenda() {
    for (plan, chosen) in [(A, Finding::HomeComponent), (B, Finding::PointsToViolence)] {
        let walked = walk(plan, chosen).found(Finding::HelpStarted);
        assert_eq!(walked.progress.phase, PhaseNumber(3));
        let left: Vec<_> = walked
            .agenda(5)
            .open_duties()
            .filter_map(|duty| match &duty.what {
                What::Task(task) if task.requirement != Requirement::Optional => {
                    Some(task.id.clone())
                }
                _ => None,
            })
            .collect();
        assert!(left.is_empty(), "{plan}: {left:?}");
        assert!(walked.unmet(&close("help-works")).is_empty());

        let steps = meldcode::protocol::statutory_steps(&walked.plan, &walked.progress);
        assert!(steps.iter().all(meldcode::protocol::StepProof::is_proven));

        let closed = walked.closed(6, Some(40));
        assert_eq!(closed.agenda(7).open_duties().count(), 1);
        let looked = closed.did(DeedKind::FollowUpCheck, 40, &[]);
        assert_eq!(looked.agenda(50).open_duties().count(), 0);
    }
}
