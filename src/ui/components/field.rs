//! Ties a control to its label, hint and error by id, so that no page can forget it.

use leptos::prelude::*;

use super::{Glyph, Icon};

/// One control with its words. The control inside carries `id` and [`described_by`].
#[component]
pub fn Field(
    /// The control's id; hint and error derive theirs from it.
    #[prop(into)]
    id: String,
    /// What is asked.
    #[prop(into)]
    label: String,
    /// A sentence of help under the label.
    #[prop(optional, into)]
    hint: String,
    /// A short mark after the label, such as "may stay empty".
    #[prop(optional, into)]
    mark: String,
    /// What is wrong and what to do.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The control.
    children: Children,
) -> impl IntoView {
    let (label_for, hint_for) = (id.clone(), id.clone());
    view! {
        <div class="field" data-invalid=move || error.get().map(|_| "true")>
            <label class="field-label" for=label_for>
                {label}
                " "
                <FieldMark mark />
            </label>
            <FieldHint id=hint_for hint />
            {children()}
            <FieldError id error />
        </div>
    }
}

/// Several controls that answer one question, with one legend.
#[component]
pub fn FieldGroup(
    /// The group's id; it can take the focus, for an error summary.
    #[prop(into)]
    id: String,
    /// What is asked.
    #[prop(into)]
    legend: String,
    /// A sentence of help under the legend.
    #[prop(optional, into)]
    hint: String,
    /// A short mark after the legend.
    #[prop(optional, into)]
    mark: String,
    /// What is wrong and what to do.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// The controls.
    children: Children,
) -> impl IntoView {
    let described = described_by(&id, &hint, error);
    let (group_id, hint_for) = (id.clone(), id.clone());
    view! {
        <fieldset
            class="field field-group"
            id=group_id
            tabindex="-1"
            aria-describedby=described
            data-invalid=move || error.get().map(|_| "true")
        >
            <legend class="field-label">{legend} " " <FieldMark mark /></legend>
            <FieldHint id=hint_for hint />
            {children()}
            <FieldError id error />
        </fieldset>
    }
}

/// The value of `aria-describedby` for the control `id`: its error first, then its hint.
pub fn described_by(
    id: &str,
    hint: &str,
    error: Signal<Option<String>>,
) -> impl Fn() -> Option<String> + Clone + Send + Sync + 'static + use<> {
    let hint_id = (!hint.is_empty()).then(|| format!("{id}-hint"));
    let error_id = format!("{id}-error");
    move || match (error.with(Option::is_some), &hint_id) {
        (true, Some(hint_id)) => Some(format!("{error_id} {hint_id}")),
        (true, None) => Some(error_id.clone()),
        (false, hint_id) => hint_id.clone(),
    }
}

/// The value of `aria-invalid`.
pub fn invalid(error: Signal<Option<String>>) -> impl Fn() -> Option<&'static str> + Clone {
    move || error.with(Option::is_some).then_some("true")
}

#[component]
fn FieldMark(mark: String) -> impl IntoView {
    (!mark.is_empty()).then(|| view! { <span class="field-mark">{mark}</span> })
}

#[component]
fn FieldHint(id: String, hint: String) -> impl IntoView {
    (!hint.is_empty()).then(|| {
        view! {
            <p class="field-hint" id=format!("{id}-hint")>
                {hint}
            </p>
        }
    })
}

#[component]
fn FieldError(id: String, error: Signal<Option<String>>) -> impl IntoView {
    move || {
        error.get().map(|text| {
            view! {
                <p class="field-error" id=format!("{id}-error")>
                    <Icon glyph=Glyph::Alert />
                    <span>{text}</span>
                </p>
            }
        })
    }
}
