//! The agenda file: every day that is asked for over all cases, as entries without names.

use crate::casefile::Moment;
use crate::exchange::calendar::{self, Event, What};
use crate::order;
use crate::text::{Agenda as Words, Message, calendar_title};
use crate::workspace::Desk;
use crate::workspace::action::MadeFile;
use crate::workspace::summary::{DueWhat, Standing, Summary};

/// How many days there are to put in a calendar; `None` when there are none.
pub fn count(desk: &Desk, _: Moment) -> Option<Message> {
    let count = u32::try_from(events(desk).len()).unwrap_or(u32::MAX);
    (count > 0).then(|| Words::Count { count }.into())
}

/// The file, for every case this member may read.
pub fn file(desk: &Desk, now: Moment) -> MadeFile {
    let events = events(desk);
    let title = |event: &Event| titled(&events, event).nl().into_owned();
    MadeFile {
        name: format!("agenda-{}.ics", now.format("%Y%m%d-%H%M")),
        bytes: calendar::write(&events, &title, now).into_bytes(),
    }
}

/// What an entry is called. Those of one case, day and kind are numbered: nothing that they are about may tell them apart.
fn titled(events: &[Event], event: &Event) -> Message {
    let title = calendar_title(event);
    let alike =
        |other: &&Event| (other.case, other.on, other.what) == (event.case, event.on, event.what);
    let of = events.iter().filter(alike).count();
    let place = events.iter().filter(alike).position(|other| other == event);
    match place {
        Some(place) if of > 1 => Words::Numbered {
            title: title.nl().into_owned(),
            number: place + 1,
            of,
        }
        .into(),
        Some(_) | None => title,
    }
}

fn events(desk: &Desk) -> Vec<Event> {
    let mut events: Vec<Event> = desk.summaries.values().flat_map(of_case).collect();
    order::sort_by_key(&mut events, |event| (event.on, event.case, event.what));
    events
}

fn of_case(summary: &Summary) -> Vec<Event> {
    let case = summary.case_id();
    let mut events: Vec<Event> = summary
        .due
        .iter()
        .map(|due| Event {
            case,
            on: due.on,
            what: what(&due.what),
            about: due.about.clone(),
        })
        .collect();
    let ended = summary.standing != Standing::Open;
    events.extend(summary.destroy_on.filter(|_| ended).map(|on| Event {
        case,
        on,
        what: What::Retention,
        about: String::new(),
    }));
    events
}

fn what(due: &DueWhat) -> What {
    match due {
        DueWhat::Task(_) => What::Task,
        DueWhat::AlarmTask(_) | DueWhat::StaffAlarmTask(_) | DueWhat::AfterAlarmTask(_) => {
            What::AlarmTask
        }
        DueWhat::Agreement(_) => What::Agreement,
        DueWhat::NextCheck(_) => What::NextCheck,
        DueWhat::Reason => What::Reason,
        DueWhat::Feedback => What::Feedback,
        DueWhat::AfterCheck => What::AfterCheck,
    }
}
