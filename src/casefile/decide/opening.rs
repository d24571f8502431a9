//! Decides on opening a case.

use super::obstacles::Obstacles;
use super::refusal::{Field, Obstacle, Refusal};
use super::situation::Situation;
use crate::casefile::event::{CaseOpened, Event};

impl Situation<'_> {
    /// A case opens in fase 0 under the neutral plan. An observation is expected but not asked for (domain 1.7).
    pub(super) fn open(self, opened: CaseOpened) -> Result<Vec<Event>, Refusal> {
        let mut obstacles = Obstacles::none();
        obstacles.when(!self.case.is_empty(), Obstacle::CaseAlreadyOpened);
        obstacles.blank(&opened.pupil.name, Field::PupilName);
        obstacles.when(
            self.handbook.plan(&opened.plan).is_none() && !self.handbook.plans.is_empty(),
            Obstacle::EditionUnknown(opened.plan.clone()),
        );
        obstacles.or_event(Event::CaseOpened(opened))
    }
}
