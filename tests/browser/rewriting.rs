//! Texts drawn otherwise: at once, whatever comes later, and back again.

use std::rc::Rc;

use leptos::prelude::*;
use meldcode::platform::clock::wait;
use meldcode::platform::rewriting::{Rewrite, Rewriting};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

fn part(inside: &str) -> Element {
    let part = document().create_element("div").unwrap();
    part.set_inner_html(inside);
    document().body().unwrap().append_child(&part).unwrap();
    part
}

fn instead(name: &'static str, other: &'static str) -> Rewrite {
    Rc::new(move |text| text.contains(name).then(|| text.replace(name, other)))
}

#[wasm_bindgen_test]
async fn what_stands_there_and_what_comes_is_rewritten_and_comes_back() {
    let part = part("<p>Bo kwam.</p><button aria-label='Dossier van Bo'>Open</button>");
    let rewriting = Rewriting::start(part.clone(), instead("Bo", "Kind A")).unwrap();
    let button = part.query_selector("button").unwrap().unwrap();
    assert_eq!(
        part.query_selector("p")
            .unwrap()
            .unwrap()
            .text_content()
            .unwrap(),
        "Kind A kwam."
    );
    assert_eq!(
        button.get_attribute("aria-label").unwrap(),
        "Dossier van Kind A"
    );

    let later = document().create_element("p").unwrap();
    later.set_text_content(Some("Bo bleef."));
    part.append_child(&later).unwrap();
    part.query_selector("p")
        .unwrap()
        .unwrap()
        .first_child()
        .unwrap()
        .set_node_value(Some("Bo ging."));
    wait(0).await;
    assert_eq!(
        part.text_content().unwrap(),
        "Kind A ging.OpenKind A bleef."
    );

    rewriting.rewrite_with(instead("Bo", "Kind B"));
    assert_eq!(
        part.text_content().unwrap(),
        "Kind B ging.OpenKind B bleef."
    );
    drop(rewriting);
    assert_eq!(part.text_content().unwrap(), "Bo ging.OpenBo bleef.");
    assert_eq!(
        button.get_attribute("aria-label").unwrap(),
        "Dossier van Bo"
    );
}

#[wasm_bindgen_test]
async fn a_name_that_stands_in_its_own_alias_ends() {
    let part = part("<p>Kind</p>");
    let _rewriting = Rewriting::start(part.clone(), instead("Kind", "Kind A")).unwrap();
    wait(0).await;
    assert_eq!(part.text_content().unwrap(), "Kind A");
}
