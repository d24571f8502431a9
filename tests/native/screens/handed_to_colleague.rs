//! A case that went to a colleague: what leaves the school says so on the screen, and not by which file it went.

use meldcode::casefile::Command;
use meldcode::casefile::event::CaseHandedOver;
use meldcode::protocol::Role;
use meldcode::screen::documents::access::Side;
use meldcode::screen::documents::{DocumentKind, document};
use meldcode::text::CaseAlert;
use meldcode::workspace::handover::State;

use super::access::{paper, proposal};
use super::desk::{monday, with};
use super::school_summary::sent;
use crate::scenarios::school::*;

const NAME: &str = "Jan Verzonnen";

fn taken_over() -> Case {
    let noted = CaseHandedOver::Colleague {
        to: person(40, NAME, Role::CareCoordinator),
        transfer: uuid::Uuid::from_u128(4),
    };
    given([open(), observe(), coordinator(Command::HandOverCase(noted))])
}

#[test]
fn before_something_leaves_the_school_the_screen_says_who_has_the_case_and_the_paper_does_not() {
    let case = taken_over();
    let id = case.journal.case();
    let mut desk = with(&[&case], monday());
    for kind in DocumentKind::ALL {
        assert_eq!(kind.warning(&desk, id), None, "nothing was confirmed");
    }
    desk.school.handovers = vec![sent(id, NAME, State::Confirmed(monday()))];
    let is_with = CaseAlert::IsWith {
        name: NAME.to_owned(),
    };
    for kind in DocumentKind::ALL {
        let made = document(&desk, id, kind, monday()).expect("a document");
        let is_on_paper = format!("{:?}", made.front).contains("IsWith {");
        let said = kind.warning(&desk, id).map(|alert| alert.title);
        assert_ne!(is_on_paper, said.is_some(), "it is said once: {kind:?}");
        assert_eq!(is_on_paper, kind == DocumentKind::WholeCase);
        assert!(said.is_none_or(|said| said == is_with.clone().into()));
    }
}

#[test]
fn the_file_by_which_a_case_went_to_a_colleague_is_on_no_paper_for_a_parent() {
    let case = taken_over();
    let desk = with(&[&case], monday());
    let inside = document(
        &desk,
        case.journal.case(),
        DocumentKind::WholeCase,
        monday(),
    );
    assert!(format!("{inside:?}").contains("RecordLine(Transfer)"));
    let shown = format!("{:?}", paper(&case, &proposal(&case), Side::Parent));
    assert!(shown.contains("RecordLine(ToColleague)"), "{shown}");
    assert!(!shown.contains("RecordLine(Transfer)"), "{shown}");
}
