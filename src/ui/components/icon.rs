//! Draws one of our own symbols from `style/icons/sprite.svg`; always decoration, its words stand beside it.

use leptos::prelude::*;

/// The symbols there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// A warning triangle.
    Alert,
    /// Back to where one came from.
    Back,
    /// A day in a calendar.
    Calendar,
    /// A tick in a circle: done.
    CheckCircle,
    /// A tick.
    Check,
    /// Opens below.
    ChevronDown,
    /// Goes on.
    ChevronRight,
    /// An open ring: not begun.
    Circle,
    /// A clock.
    Clock,
    /// A cross.
    Close,
    /// Two sheets.
    Copy,
    /// A written sheet.
    Document,
    /// Out of the app into a file.
    Download,
    /// To see.
    Eye,
    /// To see no longer.
    EyeOff,
    /// A flag.
    Flag,
    /// A folder: one case.
    Folder,
    /// Hands that help.
    Help,
    /// A house: a visit at home.
    House,
    /// A tray with post.
    Inbox,
    /// The letter i.
    Info,
    /// A key.
    Key,
    /// A chain: belongs together.
    Link,
    /// A lock.
    Lock,
    /// Three dots: more.
    More,
    /// Several people.
    People,
    /// A pencil.
    Pencil,
    /// One person.
    Person,
    /// A telephone.
    Phone,
    /// Adds something.
    Plus,
    /// A printer.
    Print,
    /// A question mark.
    Question,
    /// Undo, reopen.
    Return,
    /// A filled ring: running.
    Running,
    /// A magnifying glass.
    Search,
    /// Sliders: settings.
    Settings,
    /// A shield.
    Shield,
    /// A bent arrow past something: skipped.
    Skip,
    /// A speech balloon: a talk.
    Speech,
    /// A rotating light: emergency.
    Siren,
    /// An octagon: stop.
    Stop,
    /// Two arrows: conflict, exchange.
    Swap,
    /// A list with ticks: today.
    Today,
    /// A bin.
    Trash,
    /// From a file into the app.
    Upload,
    /// A pair of scales: weighing.
    Weigh,
}

impl Glyph {
    /// The reference to its symbol in the sprite.
    pub const fn href(self) -> &'static str {
        match self {
            Self::Alert => "#icon-alert",
            Self::Back => "#icon-back",
            Self::Calendar => "#icon-calendar",
            Self::CheckCircle => "#icon-check-circle",
            Self::Check => "#icon-check",
            Self::ChevronDown => "#icon-chevron-down",
            Self::ChevronRight => "#icon-chevron-right",
            Self::Circle => "#icon-circle",
            Self::Clock => "#icon-clock",
            Self::Close => "#icon-close",
            Self::Copy => "#icon-copy",
            Self::Document => "#icon-document",
            Self::Download => "#icon-download",
            Self::Eye => "#icon-eye",
            Self::EyeOff => "#icon-eye-off",
            Self::Flag => "#icon-flag",
            Self::Folder => "#icon-folder",
            Self::Help => "#icon-help",
            Self::House => "#icon-house",
            Self::Inbox => "#icon-inbox",
            Self::Info => "#icon-info",
            Self::Key => "#icon-key",
            Self::Link => "#icon-link",
            Self::Lock => "#icon-lock",
            Self::More => "#icon-more",
            Self::People => "#icon-people",
            Self::Pencil => "#icon-pencil",
            Self::Person => "#icon-person",
            Self::Phone => "#icon-phone",
            Self::Plus => "#icon-plus",
            Self::Print => "#icon-print",
            Self::Question => "#icon-question",
            Self::Return => "#icon-return",
            Self::Running => "#icon-running",
            Self::Search => "#icon-search",
            Self::Settings => "#icon-settings",
            Self::Shield => "#icon-shield",
            Self::Skip => "#icon-skip",
            Self::Speech => "#icon-speech",
            Self::Siren => "#icon-siren",
            Self::Stop => "#icon-stop",
            Self::Swap => "#icon-swap",
            Self::Today => "#icon-today",
            Self::Trash => "#icon-trash",
            Self::Upload => "#icon-upload",
            Self::Weigh => "#icon-weigh",
        }
    }
}

/// One symbol, the height of the text around it.
#[component]
pub fn Icon(
    /// Which symbol.
    glyph: Glyph,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <use href=glyph.href()></use>
        </svg>
    }
}
