//! Which of today's five statutory steps a case has proven.

use crate::protocol::{StatutoryStep, statutory_steps};
use crate::screen::Door;
use crate::screen::form::FormKind;
use crate::screen::reading::Reading;
use crate::text::{Message, Step};

/// One statutory step.
#[derive(Clone, Debug, PartialEq)]
pub struct StepLine {
    /// Its name.
    pub name: Message,
    /// Whether any record proves it.
    pub is_proven: bool,
    /// The same in words.
    pub words: Message,
    /// Where it can be proven, while it is not.
    pub doors: Vec<Door>,
}

/// The five steps, in order.
pub(super) fn steps(reading: &Reading<'_>) -> Vec<StepLine> {
    statutory_steps(reading.plan, &reading.progress)
        .into_iter()
        .map(|proof| {
            let records = u32::try_from(proof.evidence.len()).unwrap_or(u32::MAX);
            let is_proven = proof.is_proven();
            let mut doors = Vec::new();
            if !is_proven {
                for door in proof.proven_by.iter().map(|deed| Door::of_deed(*deed)) {
                    if !doors.contains(&door) {
                        doors.push(door);
                    }
                }
                if doors.is_empty() {
                    doors.push(usual_door(proof.step));
                }
            }
            StepLine {
                name: Step::Name { step: proof.step }.into(),
                is_proven,
                words: if is_proven {
                    Step::Proven { records }.into()
                } else if proof.alone.is_empty() {
                    Step::NotProven.into()
                } else {
                    Step::NotProvenAlone.into()
                },
                doors,
            }
        })
        .collect()
}

/// Where a step is usually proven, for a plan that has no task for it: the neutral one knows no talk with parents.
fn usual_door(step: StatutoryStep) -> Door {
    Door::Form(match step {
        StatutoryStep::MapIndicators => FormKind::Observation,
        StatutoryStep::Consult => FormKind::Consultation,
        StatutoryStep::Talk => FormKind::Conversation,
        StatutoryStep::Weigh | StatutoryStep::Decide => FormKind::Weighing,
    })
}
