//! The two questions: danger now, and is it about a colleague. Then it is kept.

use leptos::prelude::*;

use super::{Page, write};
use crate::casefile::Command;
use crate::screen::notice::{Destination, Draft, Step};
use crate::text::{QuickObservation as Words, Shell};
use crate::ui::App;
use crate::ui::components::{
    Button, ButtonPurpose, ButtonVariant, Choice, ChoiceLayout, ChoiceOption, Form, focus::focus_on,
};
use crate::ui::leaving::notice_key;
use crate::ui::words::{busy_state, words};
use crate::workspace::Action;
use crate::workspace::note::Danger;

#[component]
pub(super) fn Questions(shown: Page) -> impl IntoView {
    let app = App::expect();
    let draft = app.notice();
    let busy = RwSignal::new(false);
    let missing = RwSignal::new(None::<String>);
    let submit = move |()| {
        if !shown.with_untracked(|shown| shown.can_go_on) {
            missing.set(Some(words(Words::AnswerMissing)));
            return focus_on("danger");
        }
        busy.set(true);
        keep(
            app,
            shown.with_untracked(|shown| shown.destination),
            move || {
                let _gone = busy.try_set(false);
            },
        );
    };
    let answer = |danger, label: Words| ChoiceOption::new(danger, words(label));
    view! {
        <Form on_submit=submit>
            <Choice
                id="danger"
                legend=words(Words::DangerNow)
                layout=ChoiceLayout::Inline
                options=vec![
                    answer(Danger::Yes, Words::DangerYes),
                    answer(Danger::Doubt, Words::DangerDoubt),
                    answer(Danger::No, Words::DangerNo),
                ]
                error=missing
                chosen=Signal::derive(move || draft.with(|draft| draft.danger))
                on_choose=move |danger| {
                    missing.set(None);
                    write(app, |draft| draft.danger = Some(danger));
                }
            />
            <Choice
                id="colleague"
                legend=words(Words::IsColleague)
                layout=ChoiceLayout::Inline
                options=vec![
                    ChoiceOption::new(true, words(Words::IsColleagueYes)),
                    ChoiceOption::new(false, words(Words::IsColleagueNo)),
                ]
                chosen=Signal::derive(move || draft.with(|draft| draft.is_colleague))
                on_choose=move |is_colleague| {
                    write(app, |draft| {
                        draft.is_colleague = Some(is_colleague);
                        if is_colleague {
                            draft.step = Step::Stopped;
                        }
                    });
                }
            />
            <div class="cluster">
                <Button purpose=ButtonPurpose::Submit state=busy_state(busy)>
                    {words(Words::Save)}
                </Button>
                <Button
                    variant=ButtonVariant::Plain
                    on_press=move |()| write(app, |draft| draft.step = Step::Writing)
                >
                    {words(Shell::Back)}
                </Button>
            </div>
        </Form>
    }
}

/// Keeps it where it goes; afterwards what comes next is shown.
pub(super) fn keep(app: App, destination: Destination, done: impl FnOnce() + 'static) {
    let now = app.now();
    let draft = app.notice().get_untracked();
    let action = match destination {
        Destination::Screen => {
            app.notice().update(|draft| draft.step = Step::Next);
            return done();
        }
        Destination::Inbox => {
            let me = app.look(|desk, _| desk.me.name.clone());
            Action::LeaveNote(draft.note(now, me.as_deref()))
        }
        Destination::Case(case) => Action::Record {
            case,
            command: Command::RecordObservation(draft.observation()),
            happened_at: draft.happened_at(now),
            // It goes in the same commit: a text that is recorded does not stand here again.
            draft: Some(notice_key()),
        },
    };
    app.forget(&notice_key());
    app.send(action, move |outcome| {
        done();
        match outcome {
            Ok(_) => {
                app.notice().update(Draft::mark_kept);
                app.let_go(notice_key());
            }
            Err(trouble) => {
                // It is sealed again with the next pause.
                write(app, |_| ());
                app.warn(trouble);
            }
        }
    });
}
