//! One case: where it stands, what must happen next and by when, and why.

mod alerts;
mod deviations;
mod duties;
mod duty_words;
mod head;
mod map;
mod menu;
mod moves;
mod sources;
mod steps;

use crate::casefile::{CaseId, Moment};
use crate::screen::reading::Reading;
use crate::text::Message;
use crate::workspace::Desk;

pub use alerts::{Alert, AlertTone, is_with};
pub use deviations::DeviationLine;
pub use duties::{DutyButton, DutyLine, DutyShelf};
pub use head::CaseHead;
pub use map::{MapLine, MapState};
pub use menu::MenuShelf;
pub use moves::{ConditionLine, MoveLine, MoveShelf};
pub use steps::StepLine;

pub(super) use alerts::danger_told;
pub(super) use duty_words::owner;
pub(super) use moves::{condition_lines, condition_text, phase_title, summary};
pub(super) use sources::source_lines;

/// Everything the overview of a case shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Overview {
    /// Who it is about and who carries it.
    pub head: CaseHead,
    /// What must be known first: danger, contradictions, damage.
    pub alerts: Vec<Alert>,
    /// The phases, told truthfully. Empty while the edition is not known here.
    pub map: Vec<MapLine>,
    /// What to do, grouped; empty groups are left out.
    pub duties: Vec<DutyShelf>,
    /// The ways on from here, each with everything that is still open.
    pub moves: Vec<MoveShelf>,
    /// Today's five statutory steps.
    pub steps: Vec<StepLine>,
    /// What went otherwise than the plan, for ever visible.
    pub deviations: Vec<DeviationLine>,
    /// Every kind of record, grouped. Empty for a case that can only be read.
    pub menu: Vec<MenuShelf>,
}

/// The pupil a page of a case is about.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseTitle {
    /// The pupil.
    pub pupil: Message,
    /// Group and birth date.
    pub who: Message,
}

/// Who a case is about; `None` while it is not on the desk.
pub fn title(desk: &Desk, case: CaseId) -> Option<CaseTitle> {
    let head = head::case_head(desk, desk.dossiers.get(&case)?);
    Some(CaseTitle {
        pupil: head.pupil,
        who: head.who,
    })
}

/// The overview of a case; `None` while it is not on the desk.
pub fn overview(desk: &Desk, case: CaseId, now: Moment) -> Option<Overview> {
    let dossier = desk.dossiers.get(&case)?;
    let head = head::case_head(desk, dossier);
    let alerts = alerts::alerts(desk, dossier);
    let Some(reading) = Reading::of(desk, dossier, now) else {
        return Some(Overview {
            head,
            alerts,
            map: Vec::new(),
            duties: Vec::new(),
            moves: Vec::new(),
            steps: Vec::new(),
            deviations: Vec::new(),
            menu: Vec::new(),
        });
    };
    Some(Overview {
        head,
        alerts,
        map: map::map(&reading),
        duties: duties::shelves(&reading),
        moves: moves::moves(&reading),
        steps: steps::steps(&reading),
        deviations: deviations::deviations(&reading),
        menu: menu::menu(&reading),
    })
}
