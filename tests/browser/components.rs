//! The components as a keyboard and a screen reader meet them: label, hint, error, focus, keys.

use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::tick;
use meldcode::ui::components::{Dialog, DialogState, ErrorSummary, FieldFault, Menu, TextField};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Event, HtmlElement};

/// A place of its own on the test page, with these components in it for as long as it is kept.
async fn drawn<N: IntoView + 'static>(
    view: impl FnOnce() -> N + 'static,
) -> (Element, Box<dyn std::any::Any>)
where
    N::State: 'static,
{
    let place: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    document().body().unwrap().append_child(&place).unwrap();
    let mounted = mount_to(place.clone(), view);
    tick().await;
    (place.into(), Box::new(mounted))
}

fn find(place: &Element, css: &str) -> HtmlElement {
    let found = place.query_selector(css).unwrap();
    found.expect("is on the page").unchecked_into()
}

fn has_focus(part: &HtmlElement) -> bool {
    document().active_element().as_ref() == Some(part)
}

/// Presses a key where the focus is.
fn press(key: &str) {
    let made = format!(
        "new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true, cancelable: true }})"
    );
    let event: Event = js_sys::eval(&made).unwrap().unchecked_into();
    document()
        .active_element()
        .unwrap()
        .dispatch_event(&event)
        .unwrap();
}

#[wasm_bindgen_test]
async fn a_field_is_tied_to_its_label_its_hint_and_its_error() {
    let error = RwSignal::new(None::<String>);
    let (place, _kept) = drawn(move || {
        view! { <TextField id="naam" label="Naam" hint="Voornaam eerst." error value="" on_input=|_| () /> }
    })
    .await;
    let input = find(&place, "input");
    assert_eq!(
        find(&place, "label").get_attribute("for").unwrap(),
        input.id()
    );
    assert_eq!(
        input.get_attribute("aria-describedby").unwrap(),
        "naam-hint"
    );
    assert_eq!(find(&place, "#naam-hint").inner_text(), "Voornaam eerst.");
    assert_eq!(input.get_attribute("aria-invalid"), None);
    assert_eq!(input.get_attribute("autocomplete").unwrap(), "off");

    error.set(Some("Vul je naam in.".to_owned()));
    tick().await;
    assert_eq!(
        input.get_attribute("aria-describedby").unwrap(),
        "naam-error naam-hint"
    );
    assert_eq!(input.get_attribute("aria-invalid").unwrap(), "true");
    assert!(
        find(&place, "#naam-error")
            .inner_text()
            .contains("Vul je naam in.")
    );
}

#[wasm_bindgen_test]
async fn what_is_wrong_takes_the_focus_and_each_line_leads_to_its_field() {
    let faults = RwSignal::new(Vec::<FieldFault>::new());
    let (place, _kept) = drawn(move || {
        view! {
            <ErrorSummary title="Nog in te vullen" faults />
            <TextField id="plaats" label="Waar was het?" value="" on_input=|_| () />
        }
    })
    .await;
    let summary = find(&place, ".error-summary");
    assert!(summary.hidden());
    faults.set(vec![FieldFault {
        field: "plaats".to_owned(),
        text: "Zeg waar het was.".to_owned(),
    }]);
    tick().await;
    assert!(!summary.hidden());
    assert!(has_focus(&summary));
    find(&place, ".error-summary-link").click();
    assert!(has_focus(&find(&place, "#plaats")));
}

#[wasm_bindgen_test]
async fn escape_folds_a_menu_and_gives_the_focus_back_to_its_button() {
    let (place, _kept) = drawn(|| {
        view! { <Menu label="Meer"><button type="button" class="inside">"Postvak"</button></Menu> }
    })
    .await;
    let (menu, button) = (find(&place, "details"), find(&place, "summary"));
    button.click();
    assert!(menu.has_attribute("open"));
    find(&place, ".inside").focus().unwrap();
    press("Escape");
    assert!(!menu.has_attribute("open"));
    assert!(has_focus(&button));
}

#[wasm_bindgen_test]
async fn a_dialog_has_a_name_takes_the_focus_and_says_that_it_is_closed() {
    let state = RwSignal::new(DialogState::Closed);
    let (place, _kept) = drawn(move || {
        view! {
            <button type="button" class="before">"Open"</button>
            <Dialog id="vraag" title="Weet je het zeker?" close_text="Sluiten" state on_close=move |()| state.set(DialogState::Closed)>
                <button type="button" class="answer">"Ja"</button>
            </Dialog>
        }
    })
    .await;
    let before = find(&place, ".before");
    before.focus().unwrap();
    assert!(
        place.query_selector(".answer").unwrap().is_none(),
        "its content is not there yet"
    );
    state.set(DialogState::Open);
    tick().await;
    let dialog = find(&place, "dialog");
    let title = find(
        &place,
        &format!("#{}", dialog.get_attribute("aria-labelledby").unwrap()),
    );
    assert_eq!(title.inner_text(), "Weet je het zeker?");
    let focused = document().active_element().unwrap();
    assert!(dialog.contains(Some(&focused)));
    find(&place, ".dialog-close").click();
    tick().await;
    assert!(!dialog.has_attribute("open"));
    assert!(has_focus(&before));
}
