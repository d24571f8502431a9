//! Moves the keyboard's place without touching the address, which holds the route.

use leptos::{
    prelude::*,
    web_sys::{Element, HtmlElement},
};
use wasm_bindgen::JsCast;

/// Puts the focus on the element with this id, if it is on the page and can take it. What it is folded into opens.
pub fn focus_on(id: &str) {
    let element = document()
        .get_element_by_id(id)
        .and_then(|found| found.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        unfold_around(&element);
        place_focus(&element);
    }
}

fn unfold_around(element: &Element) {
    let mut around = element.parent_element();
    while let Some(place) = around {
        if place.tag_name().eq_ignore_ascii_case("details") {
            // An element of the page takes any attribute that has a name.
            drop(place.set_attribute("open", ""));
        }
        around = place.parent_element();
    }
}

/// Puts the focus on an element and leaves it where it was when the browser refuses.
pub(super) fn place_focus(element: &HtmlElement) {
    // A refusal only means that the element left the page in the meantime.
    drop(element.focus());
}
