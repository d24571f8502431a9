//! Above every page: whether the file has everything, and saving it.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Hold;
use super::saving::{Chosen, Outcome, To};
use crate::platform::vault_file;
use crate::screen::file_bar::Saved;
use crate::text::{Message, VaultFile as Words};
use crate::ui::App;
use crate::ui::components::{
    Busy, Button, ButtonVariant, FileField, Glyph, Notice, PickedFile, Tone, notice::Voice,
};
use crate::ui::file_pick::FilePick;
use crate::ui::trouble_notice::TroubleNotice;
use crate::ui::words::words;
use crate::vault::backup::BYTES_MAX;
use crate::vault::store::Error as StoreError;
use crate::workspace::file_history::name_of_file;
use crate::workspace::health::InFile;

/// The bar, for as long as a page stands.
#[derive(Clone, Copy)]
struct Bar {
    app: App,
    hold: StoredValue<Rc<Hold>, LocalStorage>,
}

/// What it shows.
#[derive(Clone, Debug, PartialEq)]
struct Standing {
    is_unsaved: bool,
    is_new: bool,
    name: Option<String>,
    fault: Option<Words>,
    is_forked: bool,
}

/// The bar. Work of an earlier sitting is joined when it is first drawn after an unlock.
pub(super) fn bar(hold: &Rc<Hold>) -> AnyView {
    let bar = Bar {
        app: App::expect(),
        hold: StoredValue::new_local(Rc::clone(hold)),
    };
    hold.app.set(Some(bar.app));
    bar.settle();
    let shown = bar.app.screen(move |_, _| bar.standing());
    let is_unsaved = Memo::new(move |_| {
        shown.with(|shown| shown.as_ref().is_some_and(|shown| shown.is_unsaved))
    });
    view! {
        <section class="file-bar" aria-label=words(Words::Standing)>
            {move || shown.get().map(|standing| bar.line(standing))}
            {move || bar.told(is_unsaved.get())}
        </section>
    }
    .into_any()
}

impl Bar {
    fn standing(self) -> Standing {
        let hold = self.hold.get_value();
        let name = hold.name();
        Standing {
            is_unsaved: hold.store.is_unsaved(),
            is_new: name.is_none(),
            is_forked: hold.is_forked(),
            name,
            fault: match hold.store.fault() {
                _ if hold.store.is_unsettled() => None,
                None => None,
                Some(StoreError::Conflict) => Some(Words::OtherWindow),
                Some(_) => Some(Words::NoJournal),
            },
        }
    }

    fn outcome(self) -> RwSignal<Outcome> {
        self.hold.with_value(|hold| hold.outcome)
    }

    fn settle(self) {
        let hold = self.hold.get_value();
        let (app, outcome) = (self.app, self.outcome());
        let Some(found) = hold.unsettled.borrow_mut().take() else {
            return spawn_local(async move {
                hold.follow_back(app).await;
                app.changed();
            });
        };
        spawn_local(async move {
            outcome.set(match hold.settle(app, found).await {
                Ok(told) => Outcome::Saved(Saved { all_in: None, told }),
                Err(trouble) => Outcome::NotSettled(trouble),
            });
            app.changed();
        });
    }

    fn save(self, to: To) {
        let outcome = self.outcome();
        if outcome.get_untracked() == Outcome::Busy {
            return;
        }
        outcome.set(Outcome::Busy);
        let hold = self.hold.get_value();
        spawn_local(async move {
            let came_to = hold.save(self.app, to).await;
            outcome.set(came_to);
            self.app.changed();
        });
    }

    fn line(self, standing: Standing) -> impl IntoView {
        let Standing {
            is_unsaved,
            is_new,
            name,
            fault,
            is_forked,
        } = standing;
        let warned = [is_forked.then_some(Words::Forked), fault];
        let told = if !is_unsaved {
            name.map_or_else(String::new, |name| words(Words::AllIn { name }))
        } else if is_new {
            words(self.new_file())
        } else {
            words(Words::Unsaved)
        };
        view! {
            <div class="file-bar-line" data-unsaved=is_unsaved.then_some("true")>
                <p role="status">{told}</p>
                {is_unsaved.then(|| view! {
                    <Button glyph=Glyph::Download on_press=move |()| self.save(To::SameFile)>
                        {words(Words::Save)}
                    </Button>
                })}
            </div>
            {warned
                .into_iter()
                .flatten()
                .map(|warned| view! { <Notice tone=Tone::Warn>{words(warned)}</Notice> })
                .collect_view()}
        }
    }

    /// Where a new file goes, and what it is called there.
    fn new_file(self) -> Words {
        let vault = self.hold.with_value(|hold| hold.store.vault());
        match vault {
            Some(vault) if vault_file::can_pick() => Words::NewInFolder {
                name: name_of_file(vault),
            },
            _ => Words::NewFile,
        }
    }

    /// What came of the last press, as far as it is still true.
    fn told(self, is_unsaved: bool) -> Option<AnyView> {
        let save_beside = move || {
            view! {
                {vault_file::can_pick().then(|| view! { <p class="prose">{words(Words::BesideHint)}</p> })}
                <Button variant=ButtonVariant::Quiet on_press=move |()| self.save(To::NewFile)>
                    {words(Words::SaveBeside)}
                </Button>
            }
        };
        Some(match self.outcome().get() {
            Outcome::Nothing => {
                let left = self.left_behind()?;
                let told = words(Words::StillLeft);
                view! { <Notice tone=Tone::Warn>{told}</Notice> {left} }.into_any()
            }
            Outcome::Busy => view! { <Busy text=words(Words::Saving) /> }.into_any(),
            Outcome::Saved(saved) => {
                let has_left = self.hold.with_value(|hold| !hold.left.borrow().is_empty());
                let file = if is_unsaved {
                    InFile::Behind
                } else {
                    InFile::Whole
                };
                let told = saved.still(file, has_left);
                view! { {sentences(told)} {self.left_behind()} }.into_any()
            }
            Outcome::Downloaded { name, told } => {
                view! { {sentences(told)} {self.check(name)} }.into_any()
            }
            Outcome::SavedOver => view! {
                <Notice tone=Tone::Warn voice=Voice::Status><p>{words(Words::SavedOver)}</p></Notice>
                {self.choose(Chosen::SavedOver)}
                {save_beside()}
            }
            .into_any(),
            Outcome::CannotJoin(trouble) => view! {
                <TroubleNotice trouble />
                <p class="prose">{words(Words::CannotJoin)}</p>
                {self.choose_again()}
                {save_beside()}
            }
            .into_any(),
            Outcome::NotSettled(trouble) => view! {
                <TroubleNotice trouble />
                <p class="prose">{words(Words::NotSettled)}</p>
                {self.left_behind()}
            }
            .into_any(),
            Outcome::Failed(trouble) => {
                view! { <TroubleNotice trouble /> {self.choose_again()} {save_beside()} }.into_any()
            }
        })
    }

    /// What stayed behind, to be saved as a file of its own.
    fn left_behind(self) -> Option<impl IntoView> {
        let hold = self.hold.get_value();
        let is_any = !hold.left.borrow().is_empty();
        let save = move |()| {
            if self.hold.get_value().save_left() {
                self.outcome().set(Outcome::Nothing);
            }
        };
        is_any.then(|| {
            view! {
                <Button variant=ButtonVariant::Quiet glyph=Glyph::Download on_press=save>
                    {words(Words::SaveLoose)}
                </Button>
            }
        })
    }

    /// A download counts once it was read back.
    fn check(self, name: String) -> impl IntoView {
        let is_first = self.hold.with_value(|hold| hold.name().is_none());
        let place = if is_first {
            Words::PutFirst
        } else {
            Words::PutInPlace
        };
        view! {
            <Notice tone=Tone::Info voice=Voice::Status title=words(Words::Downloaded { name })>
                <p>{words(place)}</p>
                <p>{words(Words::CheckIt)}</p>
            </Notice>
            {self.choose(Chosen::ReadBack)}
        }
    }

    /// A download that was not read back yet waits for that, whatever else was chosen or went wrong.
    fn choose_again(self) -> Option<impl IntoView> {
        let waits = self
            .hold
            .with_value(|hold| hold.downloaded.borrow().is_some());
        waits.then(|| {
            view! {
                <p class="prose">{words(Words::CheckIt)}</p>
                {self.choose(Chosen::ReadBack)}
            }
        })
    }

    /// A file to upload; whatever comes of it takes the place of what is said now.
    fn choose(self, why: Chosen) -> impl IntoView {
        let file = FilePick::new();
        let pick = move |picked: PickedFile| {
            let chosen = picked.file.clone();
            if file.take(picked)
                && let Some(bytes) = file.hand_over()
            {
                let hold = self.hold.get_value();
                let outcome = self.outcome();
                spawn_local(async move {
                    let came_to = hold.take_chosen(self.app, why, (chosen, bytes)).await;
                    outcome.set(came_to);
                    self.app.changed();
                });
            }
        };
        view! {
            <FileField
                id="saved-vault-file"
                label=words(Words::Choose)
                accept=".mcb"
                bytes_max=BYTES_MAX
                chosen=file.chosen()
                error=file.error()
                on_pick=pick
            />
        }
    }
}

fn sentences(told: Vec<Message>) -> Option<impl IntoView> {
    (!told.is_empty()).then(|| {
        let lines = told.into_iter().map(|one| view! { <p>{words(one)}</p> });
        view! {
            <Notice tone=Tone::Good voice=Voice::Status>{lines.collect_view()}</Notice>
        }
    })
}
