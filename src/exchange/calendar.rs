//! Duties with a day, for a calendar outside this program (RFC 5545): a case code instead of any name.

use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::documents::CaseCode;
use crate::casefile::{CaseId, Moment};

/// One duty with a day. No words of a record come in here: they may hold a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Which case.
    pub case: CaseId,
    /// The day.
    pub on: NaiveDate,
    /// What kind of duty.
    pub what: What,
    /// What tells two duties of a kind apart in one case: a record, a task of the plan. It stays when the day moves.
    pub about: String,
}

/// The kinds of duty, as far as a calendar may know them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A task of the plan.
    Task,
    /// A same-day task of an alarm.
    AlarmTask,
    /// An agreed action.
    Agreement,
    /// The next check.
    NextCheck,
    /// A reason owed.
    Reason,
    /// Ask Veilig Thuis.
    Feedback,
    /// Look once more at a closed case.
    AfterCheck,
    /// The file may be destroyed.
    Retention,
}

impl Event {
    /// The code of its case.
    pub fn code(&self) -> CaseCode {
        CaseCode::of(self.case)
    }

    /// Its identity in every calendar: the same duty keeps it when its day moves, so that taking a file in twice
    /// updates and doubles nothing. It tells nothing about the case to whoever does not know its id.
    pub fn uid(&self) -> Uuid {
        let mut hasher = Sha256::new();
        hasher.update(b"meldcode agenda v1");
        hasher.update(self.case.0.as_bytes());
        hasher.update([self.what as u8]);
        hasher.update(self.about.as_bytes());
        let digest: [u8; 32] = hasher.finalize().into();
        let first = digest.first_chunk().copied().unwrap_or_default();
        uuid::Builder::from_custom_bytes(first).into_uuid()
    }
}

/// Octets of one line, without its end (RFC 5545, 3.1).
const LINE_OCTETS: usize = 75;

/// Writes the file: an all-day entry each, private, taking up no time, with one reminder at eight in the morning.
///
/// `title` names an entry in words.
pub fn write(events: &[Event], title: &dyn Fn(&Event) -> String, now: Moment) -> String {
    let stamp = now.to_utc().format("%Y%m%dT%H%M%SZ").to_string();
    // A later file replaces an earlier one without anything having to be remembered: minutes only rise.
    let sequence = (now.timestamp() / 60).max(0).to_string();
    let mut file = String::new();
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Meldcode//Agenda 1//NL",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ] {
        put(&mut file, line, "");
    }
    for event in events {
        let next = event.on.succ_opt().unwrap_or(event.on);
        let name = escaped(&title(event));
        put(&mut file, "BEGIN:VEVENT", "");
        put(&mut file, "UID:", &event.uid().to_string());
        put(&mut file, "DTSTAMP:", &stamp);
        put(&mut file, "LAST-MODIFIED:", &stamp);
        put(&mut file, "SEQUENCE:", &sequence);
        put(&mut file, "DTSTART;VALUE=DATE:", &written(event.on));
        put(&mut file, "DTEND;VALUE=DATE:", &written(next));
        put(&mut file, "SUMMARY:", &name);
        put(&mut file, "CLASS:PRIVATE", "");
        put(&mut file, "TRANSP:TRANSPARENT", "");
        put(&mut file, "BEGIN:VALARM", "");
        put(&mut file, "ACTION:DISPLAY", "");
        put(&mut file, "DESCRIPTION:", &name);
        put(&mut file, "TRIGGER:PT8H", "");
        put(&mut file, "END:VALARM", "");
        put(&mut file, "END:VEVENT", "");
    }
    put(&mut file, "END:VCALENDAR", "");
    file
}

fn written(on: NaiveDate) -> String {
    on.format("%Y%m%d").to_string()
}

/// One line, folded where it is longer than a line may be, never inside a character.
fn put(file: &mut String, name: &str, value: &str) {
    let mut octets = 0;
    for sign in name.chars().chain(value.chars()) {
        if octets + sign.len_utf8() > LINE_OCTETS {
            file.push_str("\r\n ");
            octets = 1;
        }
        file.push(sign);
        octets += sign.len_utf8();
    }
    file.push_str("\r\n");
}

/// A text value: what has a meaning of its own is escaped, control signs stay out (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(sign);
            }
            '\n' => escaped.push_str("\\n"),
            _ if sign.is_control() => {}
            _ => escaped.push(sign),
        }
    }
    escaped
}
