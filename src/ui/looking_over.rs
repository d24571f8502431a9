//! Looks everything over after an unlock: a record that is damaged shows only when it is read, and nobody opens every
//! case every day. A few cases at a time, so that nobody waits for it.

use leptos::task::spawn_local;

use super::context::App;
use super::inside;
use crate::platform::timer::Timer;
use crate::workspace::Action;

/// Milliseconds after the first screen: what somebody came for goes first.
const FIRST_MS: i32 = 2_000;

/// Milliseconds between one look and the next.
const BETWEEN_MS: i32 = 250;

impl App {
    /// Begins, or goes on where it was; what is wrong stands on *Vandaag* once all was read.
    pub(super) fn look_over(self) {
        self.look_later(FIRST_MS);
    }

    fn look_later(self, milliseconds: i32) {
        if self.look(|desk, _| desk.look_over.is_done) != Some(false) {
            return;
        }
        let timer = Timer::after(milliseconds, move || {
            spawn_local(async move {
                let office = self.office();
                if inside::perform(office, Action::LookOver).await.is_err() {
                    // Whoever opens the case meets it.
                    return;
                }
                if self.look(|desk, _| desk.look_over.is_done) == Some(true) {
                    self.changed();
                }
                self.look_later(BETWEEN_MS);
            });
        });
        self.look_at(timer.ok());
    }
}
