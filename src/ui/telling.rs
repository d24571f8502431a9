//! Who hears of an action once it is on disk: the person who waits for it, and the other tabs.

use leptos::task::spawn_local;

use super::context::App;
use crate::workspace::{Action, Stage};

impl App {
    /// Another tab wrote: what stands here is drawn as it is stored now. What is being typed stays.
    pub(super) fn follow(self) {
        if self.stage_now() != Stage::Unlocked {
            spawn_local(self.look_again());
            return;
        }
        self.send(Action::Follow, move |answer| {
            if let Err(trouble) = answer {
                self.warn(trouble);
            }
        });
    }
}

/// Whether somebody waits to hear that it is on disk.
pub(super) fn is_saving(action: &Action) -> bool {
    matches!(
        action,
        Action::OpenCase { .. }
            | Action::Record { .. }
            | Action::RecordStamps { .. }
            | Action::AdoptNote { .. }
            | Action::DismissNote { .. }
            | Action::ChangeSchool(_)
            | Action::AppointDeputies(_)
            | Action::AddMember(_)
            | Action::ChangeMember { .. }
            | Action::RekeyMember { .. }
            | Action::RemoveMember(_)
            | Action::ChangePassphrase { .. }
            | Action::RenewRecoveryCode { .. }
    )
}

/// Whether somebody comes in by it: what stood on the screen before may be of somebody else.
pub(super) fn is_unlock(action: &Action) -> bool {
    matches!(
        action,
        Action::Unlock { .. } | Action::UnlockWithRecovery { .. }
    )
}

/// Whether it may change what other tabs show. What only looks, makes a file of everything or keeps a draft does not;
/// for anything else they look once more, which costs them little. Whoever unlocks or opens a case may do what others
/// had to leave.
pub(super) fn is_told_elsewhere(action: &Action) -> bool {
    !matches!(
        action,
        Action::OfferRecoveryCode
            | Action::ReadSchoolFile { .. }
            | Action::Lock
            | Action::Follow
            | Action::SaveDraft { .. }
            | Action::DropDraft(_)
            | Action::MakeSchoolFile
            | Action::LookIntoBackup { .. }
            | Action::FollowBack(_)
            | Action::Inspect
            | Action::LookOver
            | Action::OpenToRead { .. }
            | Action::LookAtStorage { .. }
    )
}
