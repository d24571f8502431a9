//! The phases of a case as they truly went: a skipped phase never looks done (peers N02).

use crate::protocol::phase_map::{PhaseLine, Standing};
use crate::protocol::{PhaseNumber, phase_map};
use crate::screen::reading::Reading;
use crate::text::{Map, Message};

/// One phase on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct MapLine {
    /// Its name.
    pub name: String,
    /// How it stands.
    pub state: MapState,
    /// The same in words, with date or reason.
    pub words: Message,
    /// What else is true of it: gone through again, passed over before.
    pub details: Vec<Message>,
}

/// How a phase stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapState {
    /// The case was never here.
    NotBegun,
    /// It is here now.
    Running,
    /// It has been here, and everything asked was done.
    Done,
    /// It has been here, and not everything asked was done, or that cannot be said.
    Left,
    /// It was passed over.
    Skipped,
}

/// Every phase of the plan, and every phase the case has been in.
pub(super) fn map(reading: &Reading<'_>) -> Vec<MapLine> {
    phase_map(reading.plan, &reading.progress)
        .into_iter()
        .map(|line| told(reading, line))
        .collect()
}

fn told(reading: &Reading<'_>, line: PhaseLine) -> MapLine {
    let mut details: Vec<Message> = Vec::new();
    if line.visits > 1 {
        details.push(
            Map::Again {
                visits: line.visits,
            }
            .into(),
        );
    }
    let last_skip = line.passed_over.last();
    let (state, words) = match line.standing {
        Standing::NotBegun => (MapState::NotBegun, not_begun(reading, line.phase)),
        Standing::Running { since } => {
            let days = (reading.today - since).num_days();
            let days = u32::try_from(days).unwrap_or(0);
            (MapState::Running, Map::Running { since, days })
        }
        Standing::Done { on } => match reading.undone_in(line.phase) {
            Some(0) => (MapState::Done, Map::Done { on }),
            Some(tasks) => (MapState::Left, Map::Left { on, tasks }),
            None => (MapState::Left, Map::Over { on }),
        },
        Standing::LeftBack { on } => match reading.undone_in(line.phase) {
            Some(0) => (MapState::Done, Map::LeftBack { on }),
            Some(_) | None => (MapState::Left, Map::LeftBack { on }),
        },
        Standing::Skipped => match last_skip {
            Some(skip) => (MapState::Skipped, skipped(skip.on, skip.reason.as_deref())),
            None => (MapState::NotBegun, Map::NotBegun),
        },
    };
    if line.standing != Standing::Skipped {
        let before = line.passed_over.iter();
        details.extend(before.map(|skip| Map::SkippedBefore { on: skip.on }.into()));
    }
    MapLine {
        name: if line.title.is_empty() {
            Message::from(crate::text::RecordLine::PhaseNamed { phase: line.phase })
                .nl()
                .into_owned()
        } else {
            line.title
        },
        state,
        words: words.into(),
        details,
    }
}

/// Since the case was reopened; that the case was in this phase before, or passed over it, is told with it.
fn not_begun(reading: &Reading<'_>, phase: PhaseNumber) -> Map {
    let periods = reading.dossier.file.periods().split_last();
    let earlier = periods.map_or(&[][..], |(_, earlier)| earlier);
    let stays = || earlier.iter().flat_map(|period| &period.stays);
    let of_phase = stays().filter(|stay| stay.phase == phase);
    if let Some(left) = of_phase.filter_map(|stay| stay.left_at).max() {
        return Map::NotBegunAgain {
            on: left.date_naive(),
        };
    }
    let skips = stays().filter(|stay| stay.skipped.contains(&phase));
    let skipped = skips.map(|stay| stay.entered_at).max();
    skipped.map_or(Map::NotBegun, |skipped| Map::NotBegunAfterSkip {
        on: skipped.date_naive(),
    })
}

fn skipped(on: chrono::NaiveDate, reason: Option<&str>) -> Map {
    match reason.map(str::trim).filter(|reason| !reason.is_empty()) {
        Some(reason) => Map::Skipped {
            on,
            reason: reason.to_owned(),
        },
        None => Map::SkippedReasonOwed { on },
    }
}
