//! Every text on the page drawn otherwise, before it is painted, for as long as it is kept.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, WeakMap};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, MutationObserver, MutationObserverInit, MutationRecord, Node};

use super::failure::Failure;

/// What is drawn in the place of a text; `None` leaves it as it is.
pub type Rewrite = Rc<dyn Fn(&str) -> Option<String>>;

/// What is read aloud or shown beside the texts.
const ATTRIBUTES: [&str; 3] = ["aria-label", "title", "placeholder"];

/// Rewrites for as long as it is kept; when it is dropped every text is again what it was.
#[must_use = "a rewriting that is dropped rewrites nothing"]
pub struct Rewriting {
    page: Rc<Page>,
    observer: MutationObserver,
    _closure: Closure<dyn Fn(Array)>,
}

struct Page {
    root: Element,
    rewrite: RefCell<Rewrite>,
    /// Of each node that was rewritten: what stood there, and what stands there now. First its text, then its attributes.
    written: [WeakMap; 1 + ATTRIBUTES.len()],
}

impl Rewriting {
    /// Begins with everything in this part of the page, and goes on with whatever comes.
    pub fn start(root: Element, rewrite: Rewrite) -> Result<Self, Failure> {
        let page = Rc::new(Page {
            root,
            rewrite: RefCell::new(rewrite),
            written: std::array::from_fn(|_| WeakMap::new()),
        });
        let heard = Rc::clone(&page);
        // The browser calls this after the change and before it paints.
        let closure = Closure::<dyn Fn(Array)>::new(move |records: Array| {
            for record in records.iter() {
                heard.follow(&record.unchecked_into());
            }
        });
        let observer = MutationObserver::new(closure.as_ref().unchecked_ref())?;
        let all = MutationObserverInit::new();
        all.set_subtree(true);
        all.set_child_list(true);
        all.set_character_data(true);
        all.set_attribute_filter(
            &ATTRIBUTES
                .map(JsValue::from_str)
                .into_iter()
                .collect::<Array>(),
        );
        observer.observe_with_options(&page.root, &all)?;
        page.visit(&page.root);
        Ok(Self {
            page,
            observer,
            _closure: closure,
        })
    }

    /// Goes on with other words, from what stood there first.
    pub fn rewrite_with(&self, rewrite: Rewrite) {
        self.page.rewrite.replace(rewrite);
        self.page.visit(&self.page.root);
    }
}

impl Drop for Rewriting {
    fn drop(&mut self) {
        self.observer.disconnect();
        self.rewrite_with(Rc::new(|_text| None));
    }
}

impl std::fmt::Debug for Rewriting {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Rewriting")
    }
}

impl Page {
    /// What came is visited whole; of what was there before only the node that changed.
    fn follow(&self, record: &MutationRecord) {
        let added = record.added_nodes();
        for place in 0..added.length() {
            if let Some(node) = added.item(place) {
                self.visit(&node);
            }
        }
        if let Some(changed) = record.target()
            && record.type_() != "childList"
        {
            self.draw(&changed);
        }
    }

    fn visit(&self, node: &Node) {
        self.draw(node);
        let mut child = node.first_child();
        while let Some(inner) = child {
            self.visit(&inner);
            child = inner.next_sibling();
        }
    }

    /// The text of one node, or its labels.
    fn draw(&self, node: &Node) {
        let [texts, attributes @ ..] = &self.written;
        if let Some(element) = node.dyn_ref::<Element>() {
            for (name, written) in ATTRIBUTES.iter().zip(attributes) {
                if let Some(stands) = element.get_attribute(name)
                    && let Some(drawn) = self.drawn(written, node, &stands)
                {
                    // One of these three names is always allowed.
                    let _set = element.set_attribute(name, &drawn);
                }
            }
        } else if node.node_type() == Node::TEXT_NODE
            && let Some(stands) = node.node_value()
            && let Some(drawn) = self.drawn(texts, node, &stands)
        {
            node.set_node_value(Some(&drawn));
        }
    }

    /// What has to be drawn where this stands; `None` when it stands there already.
    fn drawn(&self, written: &WeakMap, node: &Node, stands: &str) -> Option<String> {
        let kept = written.get(node).dyn_into::<Array>().ok();
        let pair = kept.map(|pair| (pair.get(0).as_string(), pair.get(1).as_string()));
        // What we wrote ourselves says nothing; what the app wrote since does.
        let first = match pair {
            Some((Some(first), Some(ours))) if ours == stands => first,
            _ => stands.to_owned(),
        };
        let rewrite = Rc::clone(&self.rewrite.borrow());
        let drawn = rewrite(&first).unwrap_or_else(|| first.clone());
        let pair: Array = [&first, &drawn]
            .map(|text| JsValue::from_str(text))
            .into_iter()
            .collect();
        written.set(node, &pair);
        (drawn != stands).then_some(drawn)
    }
}
