//! The agenda file: its place on *Vandaag*, and what an entry in a calendar is called.

use crate::exchange::calendar::{Event, What};
use crate::text::Message;

words! {
    /// The agenda file.
    Agenda {
        Heading,
        Lead,
        Count { count: u32 = 6 },
        Make,
        Made,
        Again,
        /// Entries in a calendar that others may see: a code and a kind, nothing of what it is about.
        Task { code: String = code() },
        AlarmTask { code: String = code() },
        Agreement { code: String = code() },
        NextCheck { code: String = code() },
        Reason { code: String = code() },
        Feedback { code: String = code() },
        AfterCheck { code: String = code() },
        Retention { code: String = code() },
        Numbered { title: String = "Dossier 7F3A-9C21: afspraak nakijken".to_owned(), number: usize = 1, of: usize = 2 },
    }
}

fn code() -> String {
    "7F3A-9C21".to_owned()
}

/// What an entry in a calendar is called.
pub fn calendar_title(event: &Event) -> Message {
    let code = event.code().to_string();
    match event.what {
        What::Task => Agenda::Task { code },
        What::AlarmTask => Agenda::AlarmTask { code },
        What::Agreement => Agenda::Agreement { code },
        What::NextCheck => Agenda::NextCheck { code },
        What::Reason => Agenda::Reason { code },
        What::Feedback => Agenda::Feedback { code },
        What::AfterCheck => Agenda::AfterCheck { code },
        What::Retention => Agenda::Retention { code },
    }
    .into()
}
