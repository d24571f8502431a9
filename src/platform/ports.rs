//! The browser as the workspace asks for it: its clock, its worker, its randomness and the few plain marks.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use futures_util::future::LocalBoxFuture;
use zeroize::Zeroizing;

use super::preferences::{self, Preference};
use super::{abilities, clock, entropy::Entropy, vault_file, worker};
use crate::workspace::ports::{
    Clock, Contact, Job, LossMark, Marks, Moment, PortError, Ports, Report, Storing, Workbench,
};

/// The ports of this page.
pub fn ports() -> Ports {
    Ports {
        clock: Rc::new(DeviceClock),
        workbench: Rc::new(Worker),
        entropy: Rc::new(RefCell::new(Entropy)),
        marks: Rc::new(PlainMarks),
    }
}

struct DeviceClock;

impl Clock for DeviceClock {
    fn now(&self) -> Moment {
        clock::now()
    }

    fn running_for(&self) -> Duration {
        clock::running_for()
    }
}

struct Worker;

impl Workbench for Worker {
    fn run(
        &self,
        job: Job,
        payload: Vec<u8>,
    ) -> LocalBoxFuture<'_, Result<(Report, Zeroizing<Vec<u8>>), PortError>> {
        Box::pin(async move {
            let question = job.encode();
            drop(job);
            let payload = Zeroizing::new(payload);
            let answer = worker::ask(&question, &payload)
                .await
                .map_err(|_failure| PortError::WorkerUnavailable)?;
            let report = Zeroizing::new(answer.report);
            let report = Report::decode(&report).map_err(|_malformed| PortError::OtherAnswer)?;
            Ok((report, Zeroizing::new(answer.payload)))
        })
    }
}

/// What is kept in the clear. A browser that refuses it makes a loss harder to prove, and nothing else.
struct PlainMarks;

impl Marks for PlainMarks {
    fn loss_mark(&self) -> Option<LossMark> {
        preferences::recall(Preference::LossMark)
    }

    fn set_loss_mark(&self, mark: &LossMark) {
        let _kept = preferences::keep(Preference::LossMark, mark);
    }

    fn survived_closing(&self) -> Option<bool> {
        if vault_file::is_the_way() {
            // Nothing is entrusted to this browser, so there is nothing to try.
            return Some(true);
        }
        preferences::recall::<bool>(Preference::SurvivalTest)
            .map(|_begun| !preferences::is_marked_visit())
    }

    fn begin_survival_test(&self) {
        if vault_file::is_the_way() {
            return;
        }
        // Without the mark of this visit the test would pass at once: then it is not begun.
        if preferences::mark_visit().is_ok() {
            let _kept = preferences::keep(Preference::SurvivalTest, &true);
        }
        wasm_bindgen_futures::spawn_local(async {
            // What it answered is asked again at every unlock.
            let _asked = abilities::storing(true).await;
        });
    }

    fn ask_storing(&self, asks_to_keep: bool) -> LocalBoxFuture<'_, Storing> {
        Box::pin(abilities::storing(asks_to_keep))
    }

    fn contacts(&self) -> Option<Vec<Contact>> {
        preferences::recall(Preference::Contacts)
    }

    fn set_contacts(&self, contacts: &[Contact]) {
        let _kept = preferences::keep(Preference::Contacts, &contacts);
    }
}
