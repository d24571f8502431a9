//! Keeping the sheet of Spoed: in the case that was chosen for it, else in the sealed inbox.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{context::App, inside};
use crate::screen::emergency::Sheet;
use crate::text::Trouble;
use crate::workspace::{Action, Done, Stage};

impl App {
    /// Keeps all of it, before it goes out of sight; whether all of it is on disk.
    pub(super) async fn keep_sheet(self) -> bool {
        self.keep_sheet_as(Sheet::clone).await
    }

    /// The same while somebody is at it.
    pub(super) async fn keep_sheet_meanwhile(self) -> bool {
        self.keep_sheet_as(Sheet::meanwhile).await
    }

    async fn keep_sheet_as(self, of: fn(&Sheet) -> Sheet) -> bool {
        // A lock, a way out and the sheet itself may ask at once: what one of them keeps, the next finds kept.
        let turns = self
            .under_way
            .with_value(|under_way| Rc::clone(&under_way.sheet));
        let _turn = turns.lock().await;
        self.sign_sheet();
        let sheet = self.emergency().with_untracked(of);
        if !sheet.has_unkept() {
            return true;
        }
        let refused = match sheet.case.filter(|_| self.stage_now() == Stage::Unlocked) {
            Some(case) => match inside::keep_in_case(self, case).await {
                Ok(()) => return true,
                Err(trouble) => Some(trouble),
            },
            None => None,
        };
        // Also what a case did not take.
        let left = self.leave_sheet(of).await;
        let is_kept = left.is_ok();
        if let Some(trouble) = refused.or(left.err()) {
            self.warn(trouble);
        }
        is_kept
    }

    /// Leaves what is not kept in the inbox as the page goes out of sight, also of whoever chose a case: a case takes a
    /// look first, and nothing that is looked at comes back any more. It goes into the case when the page comes back.
    pub(super) async fn leave_sheet_in_passing(self) -> bool {
        let is_passing = self
            .under_way
            .with_value(|under_way| Rc::clone(&under_way.is_passing));
        if !self.has_inbox() || is_passing.replace(true) {
            return true;
        }
        self.sign_sheet();
        let now = self.now();
        let sheet = self.emergency().get_untracked();
        let child = self.chosen_child();
        let note = sheet.note(now).map(|note| note.about(child.as_deref()));
        let is_left = match note {
            None => true,
            Some(note) => match self.perform(Action::LeaveInPassing(note)).await {
                Ok(Done::Left { note, is_whole }) => {
                    self.emergency()
                        .update(|on| on.mark_left(&sheet, now, (note, is_whole)));
                    true
                }
                Ok(_) => true,
                Err(trouble) => {
                    self.warn(trouble);
                    false
                }
            },
        };
        is_passing.set(false);
        is_left
    }

    /// The child of the case that is chosen on the sheet.
    fn chosen_child(self) -> Option<String> {
        let cases = self.look(|desk, _| inside::cases(desk))?;
        self.emergency().with_untracked(|sheet| sheet.child(&cases))
    }

    fn sign_sheet(self) {
        if let Some(me) = self.look(|desk, _| desk.me.name.clone()) {
            self.emergency().update(|sheet| sheet.sign(&me));
        }
    }

    /// Before there is a vault the sheet stands on the screen only, and says so.
    fn has_inbox(self) -> bool {
        matches!(self.stage_now(), Stage::Unlocked | Stage::Locked { .. })
    }

    /// So that a page that goes out of sight later need not look at the inbox first.
    pub(super) fn look_at_inbox(self) {
        let office = self.office();
        spawn_local(async move { office.look_at_inbox().await });
    }

    /// What is still to be kept becomes a note in the inbox, or goes on in the one that this page left.
    pub(super) async fn leave_sheet(self, of: fn(&Sheet) -> Sheet) -> Result<(), Trouble> {
        let now = self.now();
        let sheet = self.emergency().with_untracked(of);
        let Some(added) = sheet.added(now).filter(|_| self.has_inbox()) else {
            return Ok(());
        };
        let added = added.about(self.chosen_child().as_deref());
        let done = self.perform(Action::LeaveSheet(Box::new(added))).await?;
        if let Done::Left { note, is_whole } = done {
            self.emergency()
                .update(|on| on.mark_left(&sheet, now, (note, is_whole)));
        }
        Ok(())
    }
}
