//! The indicator list of a case: who fills it in, every item in its group, another explanation, and earlier lists.

pub mod earlier;
pub mod filling;
pub mod group;
pub mod item;
pub mod people;

use leptos::prelude::*;

use super::opened_case::OpenedCase;
use crate::casefile::CaseId;
use crate::screen::indicators::{Sheet, sheet};
use crate::text::{IndicatorPage as Words, RecordPage};
use crate::ui::App;
use crate::ui::components::{
    Button, ButtonPurpose, ButtonVariant, ErrorSummary, FieldFault, Form, Notice, Section,
    TextArea, TextRoom, Tone, Voice,
};
use crate::ui::routes::CasePlace;
use crate::ui::unread_draft::UnreadDraft;
use crate::ui::words::words;
use filling::{Filling, control};

/// The page.
#[component]
pub fn IndicatorsPage(
    /// The case.
    case: CaseId,
) -> impl IntoView {
    view! {
        <OpenedCase case place=CasePlace::Indicators>
            <List case />
        </OpenedCase>
    }
}

#[component]
fn List(case: CaseId) -> impl IntoView {
    let app = App::expect();
    let filling = Filling::open(app, case)?;
    // What is asked hangs on the edition, not on the answers, so the page is not drawn anew while somebody types.
    let sheet = app.look(|desk, now| {
        filling
            .draft()
            .with_untracked(|draft| sheet(desk, case, draft, now))
    })??;
    let filled = sheet.filled.clone();
    let asked = if sheet.can_write {
        view! { <Asked filling sheet=sheet /> }.into_any()
    } else {
        view! {
            <Notice tone=Tone::Info>
                <p>{words(Words::CannotWrite)}</p>
            </Notice>
        }
        .into_any()
    };
    Some(view! {
        <div class="indicators stack" data-gap="large">
            {asked}
            {earlier::earlier(filled)}
        </div>
    })
}

#[component]
fn Asked(filling: Filling, sheet: Sheet) -> impl IntoView {
    let faults = Signal::derive(move || {
        filling
            .faults()
            .into_iter()
            .map(|fault| FieldFault {
                field: control(&fault.place),
                text: words(fault.named()),
            })
            .collect::<Vec<_>>()
    });
    let people = StoredValue::new(sheet.people.clone());
    let together = sheet.together.clone();
    let (title, edition) = (sheet.title.clone(), words(sheet.edition.clone()));
    let standing = sheet.clone();
    view! {
        <Section id="list" title lead=words(Words::NotAnsweredYet) aside=move || edition>
            <Reviewed sheet=standing />
            <Restored filling />
            <UnreadDraft key=filling.key() />
            <ErrorSummary title=words(RecordPage::FaultsTitle) faults />
        </Section>
        <Form on_submit=move |()| filling.save()>
            <Section id="fillers" title=words(Words::FilledBy) lead=together.map_or_else(String::new, words)>
                <people::People filling people=people.get_value() />
            </Section>
            <group::Groups filling sheet />
            <Section id="otherwise" title=words(Words::OtherExplanation)>
                <OtherExplanation filling />
            </Section>
            <Refused filling />
            <Button purpose=ButtonPurpose::Submit state=filling.state()>
                {words(Words::Save)}
            </Button>
        </Form>
    }
}

/// What every reader must know first, and whether a professional looked the list over.
#[component]
fn Reviewed(sheet: Sheet) -> impl IntoView {
    let tone = if sheet.is_reviewed {
        Tone::Info
    } else {
        Tone::Warn
    };
    view! {
        <Notice tone title=words(sheet.review)>
            <p>{sheet.caution}</p>
        </Notice>
    }
}

#[component]
fn OtherExplanation(filling: Filling) -> impl IntoView {
    let value = Memo::new(move |_| {
        filling
            .draft()
            .with(|draft| draft.other_explanation.clone())
    });
    view! {
        <div class="indicators-apart">
            <TextArea
                id="indicators-other-explanation"
                label=words(Words::OtherExplanationAsk)
                hint=words(Words::OtherExplanationWhy)
                room=TextRoom::Short
                value
                on_input=move |text| filling.change(|draft| draft.other_explanation = text)
            />
        </div>
    }
}

/// Says that what was ticked before stands there again, and offers to begin anew.
#[component]
fn Restored(filling: Filling) -> impl IntoView {
    move || {
        filling.is_restored().then(|| {
            view! {
                <Notice tone=Tone::Info voice=Voice::Status>
                    <p>{words(RecordPage::DraftRestored)}</p>
                    <Button variant=ButtonVariant::Quiet on_press=move |()| filling.start_over()>
                        {words(RecordPage::DraftStartOver)}
                    </Button>
                </Notice>
            }
        })
    }
}

#[component]
fn Refused(filling: Filling) -> impl IntoView {
    move || {
        filling.trouble().map(|trouble| {
            let reasons = trouble.reasons.into_iter();
            let reasons = reasons.map(|reason| view! { <li>{words(reason)}</li> });
            view! {
                <Notice tone=Tone::Warn voice=Voice::Alert title=words(RecordPage::NotSaved)>
                    <p>{words(trouble.what)}</p>
                    <ul>{reasons.collect_view()}</ul>
                    <p>{words(trouble.remedy)}</p>
                </Notice>
            }
        })
    }
}
