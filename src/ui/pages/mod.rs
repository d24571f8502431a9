//! One file per page: reads one screen, lays out components, turns what a person does into actions.

pub mod access;
pub mod carry;
pub mod case;
pub mod cases;
pub mod destroy;
pub mod document;
pub mod emergency;
pub mod employee;
pub mod gate;
pub mod inbox;
pub mod indicators;
pub mod new_case;
pub mod notice;
pub mod opened_case;
pub mod opening;
mod paper;
pub mod parnassys;
pub mod people;
pub mod phase;
pub mod reading_file;
pub mod record;
pub mod safari;
pub mod school_summary;
pub mod sealed_copy;
pub mod set_up;
pub mod settings;
pub mod stopped;
pub mod tidings;
pub mod timeline;
pub mod today;
pub mod today_agenda;
pub mod vanished;
pub mod year;

pub use access::AccessPage;
pub use carry::{CarryPage, RestorePage};
pub use case::CasePage;
pub use cases::CasesPage;
pub use destroy::DestroyPage;
pub use document::DocumentPage;
pub use emergency::EmergencyPage;
pub use gate::GatePage;
pub use inbox::InboxPage;
pub use indicators::IndicatorsPage;
pub use new_case::NewCasePage;
pub use notice::NoticePage;
pub use opening::OpeningPage;
pub use parnassys::{ParnasSysPage, ParnasSysPeriodPage};
pub use people::PeoplePage;
pub use phase::PhasePage;
pub use record::RecordPage;
pub use school_summary::SchoolSummaryPage;
pub use set_up::{SetUpPage, WelcomePage};
pub use settings::SettingsPage;
pub use stopped::StoppedPage;
pub use timeline::TimelinePage;
pub use today::TodayPage;
pub use vanished::VanishedPage;
pub use year::YearPage;

use crate::casefile::CaseId;
use crate::screen::case::ConditionLine as Asked;
use crate::ui::components::{ConditionLine, ConditionState};

/// Conditions as the list draws them: each unmet one leads to where it is satisfied.
fn condition_lines(case: CaseId, conditions: Vec<Asked>) -> Vec<ConditionLine> {
    conditions
        .into_iter()
        .map(|condition| ConditionLine {
            state: if condition.is_met {
                ConditionState::Met
            } else {
                ConditionState::Unmet
            },
            state_text: super::words::words(condition.state),
            text: condition.text,
            source: super::words::in_a_row(&condition.sources),
            href: condition.door.map(|door| super::doors::href(case, door)),
        })
        .collect()
}
