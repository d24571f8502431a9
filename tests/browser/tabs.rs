//! The line between tabs: our own words arrive, anything else does not.

use std::cell::RefCell;
use std::rc::Rc;

use meldcode::platform::clock;
use meldcode::platform::tabs::{Hint, Line};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::BroadcastChannel;

#[wasm_bindgen_test]
async fn a_hint_reaches_the_other_tab_and_a_strangers_word_does_not() {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let ear = Rc::clone(&heard);
    let _listening = Line::open("tabs-test", move |hint| ear.borrow_mut().push(hint)).unwrap();
    let telling = Line::open("tabs-test", |_hint| {}).unwrap();
    let stranger = BroadcastChannel::new("tabs-test").unwrap();

    stranger.post_message(&"unlock".into()).unwrap();
    stranger
        .post_message(&wasm_bindgen::JsValue::from(7))
        .unwrap();
    telling.tell(Hint::Changed).unwrap();
    telling.tell(Hint::Locked).unwrap();
    while heard.borrow().len() < 2 {
        clock::wait(5).await;
    }

    assert_eq!(*heard.borrow(), [Hint::Changed, Hint::Locked]);
}
