//! Whether somebody is there: what the automatic lock needs to know.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{VisibilityState, Window};

use super::failure::Failure;
use super::listener::Listener;
use super::page;

/// Something that tells whether a person is at the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A key, a touch, a click or a scroll.
    Active,
    /// Another window or program came in front; the page may still be in sight.
    Away,
    /// The page went out of sight: another tab, another window, a locked screen.
    Hidden,
    /// The page is in sight again, perhaps after a sleep.
    Shown,
    /// The page is being closed or put away; there may be no later moment.
    Leaving,
    /// Some time has passed. Compare the wall clock: timers stand still while a device sleeps.
    Tick,
}

/// How often [`Sign::Tick`] comes, in milliseconds.
const TICK_MS: i32 = 5_000;

const SIGNS_OF_LIFE: [&str; 4] = ["keydown", "pointerdown", "touchstart", "wheel"];

/// Tells the signs for as long as it is kept.
#[derive(Debug)]
#[must_use = "a watch that is dropped sees nothing"]
pub struct Watch {
    _listeners: Vec<Listener>,
    _ticking: Ticking,
}

/// Calls `see` with every sign.
pub fn watch(see: impl Fn(Sign) + 'static) -> Result<Watch, Failure> {
    let window = page::window()?;
    let document = page::document()?;
    let see: Rc<dyn Fn(Sign)> = Rc::new(see);
    let mut listeners = Vec::new();
    for event in SIGNS_OF_LIFE {
        let see = Rc::clone(&see);
        listeners.push(Listener::new(&window, event, move |_event| {
            see(Sign::Active);
        })?);
    }
    let (told, page) = (Rc::clone(&see), document.clone());
    listeners.push(Listener::new(
        &document,
        "visibilitychange",
        move |_event| {
            told(if page.visibility_state() == VisibilityState::Hidden {
                Sign::Hidden
            } else {
                Sign::Shown
            });
        },
    )?);
    // A device that wakes up, a window that comes to the front, a page that comes out of the browser's cache.
    for event in ["focus", "pageshow"] {
        let see = Rc::clone(&see);
        listeners.push(Listener::new(&window, event, move |_event| {
            see(Sign::Shown);
        })?);
    }
    let told = Rc::clone(&see);
    listeners.push(Listener::new(&window, "blur", move |event| {
        // A field that loses the focus says so too; it is not the window.
        if event
            .target()
            .is_some_and(|target| target.dyn_into::<Window>().is_ok())
        {
            told(Sign::Away);
        }
    })?);
    for event in ["pagehide", "freeze"] {
        let see = Rc::clone(&see);
        listeners.push(Listener::new(&window, event, move |_event| {
            see(Sign::Leaving);
        })?);
    }
    let ticking = Ticking::start(window, move || see(Sign::Tick))?;
    Ok(Watch {
        _listeners: listeners,
        _ticking: ticking,
    })
}

#[derive(Debug)]
struct Ticking {
    window: Window,
    timer: i32,
    _closure: Closure<dyn Fn()>,
}

impl Ticking {
    fn start(window: Window, tick: impl Fn() + 'static) -> Result<Self, Failure> {
        let closure = Closure::<dyn Fn()>::new(tick);
        let timer = window.set_interval_with_callback_and_timeout_and_arguments_0(
            closure.as_ref().unchecked_ref(),
            TICK_MS,
        )?;
        Ok(Self {
            window,
            timer,
            _closure: closure,
        })
    }
}

impl Drop for Ticking {
    fn drop(&mut self) {
        self.window.clear_interval_with_handle(self.timer);
    }
}
