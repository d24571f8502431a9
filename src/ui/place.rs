//! Which page stands in front: decided by how the app stands and where the address says one is.

use super::legacy::Cause;
use super::routes::{CarryPart, Route};
use crate::workspace::Stage;

/// One page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The store is being opened: the static lock screen is still in front.
    Opening,
    /// Spoed, in any state.
    Emergency,
    /// Ik heb iets gezien, in any state.
    Notice,
    /// The program broke off before this instance: a copy first.
    Stopped,
    /// Opening the vault file.
    OpenFile,
    /// First use.
    SetUp,
    /// A mark says that there was a school here.
    Vanished,
    /// Putting a backup back on an empty device.
    Restore,
    /// The lock screen.
    Gate,
    /// Set up a moment ago: what comes next.
    Welcome,
    /// A page of whoever unlocked.
    Page(Route),
}

/// What may stand in front of everything but Spoed and the quick observation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Before {
    /// Why this instance was made, until the person went on.
    pub cause: Cause,
    /// Whether what comes after the set-up is still to be told.
    pub is_welcome: bool,
    /// Whether the person chose to set up anew where a school vanished.
    pub is_anew: bool,
    /// Whether the vault is a file, which is opened first.
    pub is_in_file: bool,
}

/// The page for this state. Spoed and the quick observation are never refused.
pub fn place(stage: &Stage, route: Route, before: Before) -> Place {
    match (stage, route) {
        (_, Route::Emergency | Route::EmergencyOf(_)) => Place::Emergency,
        (_, Route::Notice) => Place::Notice,
        (Stage::Opening, _) => Place::Opening,
        (Stage::FirstUse | Stage::Vanished(_), Route::Carry(CarryPart::Restore)) => Place::Restore,
        (Stage::FirstUse | Stage::Vanished(_), _) if before.is_in_file && !before.is_anew => {
            Place::OpenFile
        }
        (Stage::Vanished(_), _) if !before.is_anew => Place::Vanished,
        (Stage::FirstUse | Stage::Vanished(_), _) => Place::SetUp,
        (Stage::Locked { .. }, _) if before.cause == Cause::Stopped => Place::Stopped,
        (Stage::Locked { .. }, _) => Place::Gate,
        (Stage::Unlocked, _) if before.is_welcome => Place::Welcome,
        (Stage::Unlocked, route) => Place::Page(route),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::ports::LossMark;

    fn stages() -> Vec<Stage> {
        vec![
            Stage::Opening,
            Stage::FirstUse,
            Stage::Vanished(LossMark::default()),
            Stage::Locked {
                members: Vec::new(),
                damaged: 0,
            },
            Stage::Unlocked,
        ]
    }

    #[test]
    fn spoed_and_the_quick_observation_stand_in_every_state() {
        for stage in stages() {
            for cause in [Cause::Opened, Cause::Stopped] {
                let before = Before {
                    cause,
                    is_welcome: true,
                    is_anew: false,
                    is_in_file: false,
                };
                assert_eq!(place(&stage, Route::Emergency, before), Place::Emergency);
                assert_eq!(place(&stage, Route::Notice, before), Place::Notice);
            }
        }
    }

    #[test]
    fn no_page_of_a_case_shows_while_nobody_unlocked() {
        for stage in stages()
            .into_iter()
            .filter(|stage| *stage != Stage::Unlocked)
        {
            let shown = place(&stage, Route::Cases, Before::default());
            assert!(!matches!(shown, Place::Page(_)), "{stage:?}");
        }
    }

    #[test]
    fn where_a_school_vanished_nothing_is_set_up_anew_unasked() {
        let vanished = Stage::Vanished(LossMark::default());
        let before = Before::default();
        // Wherever the address still points, the loss is told first.
        for route in [Route::Today, Route::Carry(CarryPart::Backup)] {
            assert_eq!(place(&vanished, route, before), Place::Vanished);
        }
        assert_eq!(
            place(&vanished, Route::Carry(CarryPart::Restore), before),
            Place::Restore
        );
        let anew = Before {
            is_anew: true,
            ..before
        };
        assert_eq!(place(&vanished, Route::Today, anew), Place::SetUp);
    }

    #[test]
    fn a_vault_file_is_opened_before_a_school_is_set_up_unless_somebody_begins_a_new_one() {
        let before = Before {
            is_in_file: true,
            ..Before::default()
        };
        let begun = Before {
            is_anew: true,
            ..before
        };
        assert_eq!(
            place(&Stage::FirstUse, Route::Today, before),
            Place::OpenFile
        );
        assert_eq!(place(&Stage::FirstUse, Route::Today, begun), Place::SetUp);
        assert_eq!(
            place(&Stage::FirstUse, Route::Emergency, before),
            Place::Emergency
        );
        let locked = Stage::Locked {
            members: Vec::new(),
            damaged: 0,
        };
        assert_eq!(place(&locked, Route::Today, before), Place::Gate);
    }
}
