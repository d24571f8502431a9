//! What tells of danger, or what one parent told, is proposed to stay off the paper of a parent, and the page warns.

use meldcode::casefile::Command;
use meldcode::casefile::event::{
    CaseManagerAppointed, Conversation, ConversationKind, DangerRaised, InDanger, Observation,
    ParentView, ParentsAtReport, ParentsInformed, Source, StaffDangerRaised, Telling,
};
use meldcode::exchange::documents::{Ground, LeftOut};
use meldcode::screen::documents::access::{Side, caution};
use meldcode::text::{AccessPaper as Words, Message};

use super::access::{all_of, paper, proposal, told_by};
use super::desk::{monday, with};
use crate::scenarios::school::*;

const FLIGHT: &str = "Moeder vlucht vanavond met Noor naar haar zus in Delft.";
const REFUGE: &str = "Moeder en Noor wonen nu bij oma in Delft.";

fn danger() -> Step {
    teacher(Command::RaiseDanger(DangerRaised {
        for_whom: [InDanger::Parent].into(),
        what: FLIGHT.to_owned(),
        stamped_at: None,
    }))
}

fn reported(parents: ParentsAtReport) -> Step {
    principal(report(parents))
}

fn secretly() -> Step {
    reported(ParentsAtReport::NotTold("Vader leest mee.".to_owned()))
}

/// On what ground the last record of this kind is proposed to stay out.
fn ground_of(case: &Case, kind: &str) -> Option<Ground> {
    let record = case.last(kind);
    let left_out = proposal(case);
    let mut records = left_out.records.iter();
    let choice = records.find(|one| one.record == record).expect("offered");
    choice.is_left_out.then_some(choice.ground)
}

/// What the page says before anything is printed, and whether it presses.
fn warning(case: &Case, left_out: &LeftOut) -> Option<(bool, Message)> {
    let desk = with(&[case], monday());
    let known = caution(&desk, case.journal.case(), left_out);
    known.map(|known| (known.is_open, known.title))
}

fn all_standing(case: &Case) -> LeftOut {
    let mut left_out = proposal(case);
    for choice in &mut left_out.records {
        choice.is_left_out = false;
    }
    left_out
}

#[test]
fn danger_and_where_somebody_is_safe_are_proposed_to_stay_out_with_a_warning_whatever_parents_know()
{
    let raised = given([open(), observe(), danger()]);
    let urgent = Conversation {
        summary: REFUGE.to_owned(),
        ..conversation(ConversationKind::Emergency, vec![ilse(), joris()])
    };
    let over = raised.clone().and([
        coordinator(Command::RecordConversation(urgent)),
        reported(ParentsAtReport::Know),
        principal(clear_danger(3, REFUGE)),
    ]);
    for case in [raised, over] {
        let left_out = proposal(&case);
        let all = all_of(&paper(&case, &left_out, Side::Parent));
        assert!(!all.contains("delft"), "{all}");
        assert_eq!(
            warning(&case, &left_out),
            Some((false, Words::SecretLeftOut.into()))
        );
        assert_eq!(
            warning(&case, &all_standing(&case)),
            Some((true, Words::SecretStands.into()))
        );
    }
}

#[test]
fn danger_for_staff_warns_as_well_and_so_does_a_reopening_in_its_words() {
    let raised = Command::RaiseStaffDanger(StaffDangerRaised {
        from_whom: String::new(),
        what: "Vader staat bij het huis van Fenna.".to_owned(),
    });
    let closed = given([
        open(),
        observe(),
        consult(),
        coordinator(close("no-home-component")),
    ]);
    let case = closed.and([teacher(raised)]);
    let other = Some(Ground::OtherPerson);
    assert_eq!(ground_of(&case, "staff-danger-raised"), other);
    assert_eq!(ground_of(&case, "case-reopened"), other);
    let shown = warning(&case, &proposal(&case));
    assert_eq!(shown, Some((false, Words::SecretLeftOut.into())));
}

#[test]
fn who_became_case_manager_by_danger_stays_out_only_beside_a_report_the_parents_do_not_know_of() {
    let raised = given([open(), observe(), danger()]);
    let safety = Some(Ground::ChildSafety);
    assert_eq!(ground_of(&raised, "case-manager-appointed"), None);
    let known = raised.clone().and([reported(ParentsAtReport::Know)]);
    assert_eq!(ground_of(&known, "case-manager-appointed"), None);
    let secret = raised.and([secretly()]);
    assert_eq!(ground_of(&secret, "case-manager-appointed"), safety);
    // Whoever was appointed by hand was not appointed by the danger.
    let by_hand = secret.and([principal(Command::AppointCaseManager(
        CaseManagerAppointed {
            who: maud(),
            from_on: day("2026-03-02"),
            reason: String::new(),
        },
    ))]);
    assert_eq!(ground_of(&by_hand, "case-manager-appointed"), None);
}

#[test]
fn the_way_into_the_phase_of_a_report_the_parents_do_not_know_of_stays_out_too() {
    let safety = Some(Ground::ChildSafety);
    for (from_2, parents, ground) in [
        (false, ParentsAtReport::NotTold("Bang.".to_owned()), safety),
        (true, ParentsAtReport::NotTold("Bang.".to_owned()), safety),
        (false, ParentsAtReport::Know, None),
    ] {
        let mut case = in_fase_1(PLAN_A);
        if from_2 {
            case = case.and([coordinator(enter(2, "Het duurt voort."))]);
            assert_eq!(ground_of(&case, "phase-entered"), None);
        }
        let case = case.and([
            coordinator(enter(3, "Het kan niet langer.")),
            coordinator(report(parents)),
            coordinator(write_report(3)),
        ]);
        assert_eq!(ground_of(&case, "phase-entered"), ground);
        assert_eq!(ground_of(&case, "step-report-written"), ground);
        let shown = all_of(&paper(&case, &proposal(&case), Side::Parent));
        let tells = shown.contains("phasenumber(3)");
        assert_eq!(tells, ground.is_none(), "{shown}");
    }
}

#[test]
fn what_the_child_said_literally_is_proposed_to_stay_out_whoever_heard_it() {
    for source in [
        Source::Myself,
        Source::Colleague("Wendy Zonneveld".to_owned()),
        Source::Parent("Tessa Duinzicht".to_owned()),
    ] {
        let heard = Observation {
            literal_words: "Papa slaat mama en ik mag het niemand zeggen.".to_owned(),
            source,
            ..observation()
        };
        let case = given([open(), teacher(Command::RecordObservation(heard))]);
        let safety = Some(Ground::ChildSafety);
        assert_eq!(ground_of(&case, "observation-recorded"), safety);
        let pressing = Some((true, Words::SecretStands.into()));
        assert_eq!(warning(&case, &all_standing(&case)), pressing);
    }
}

fn told_to(parents: &[&str], reaction: &str) -> Step {
    let parents = parents.iter().map(|name| (*name).to_owned());
    coordinator(Command::RecordParentsInformed(ParentsInformed {
        parents: parents.collect(),
        topics: [].into(),
        about: "de zorgen".to_owned(),
        telling: Telling::Told {
            how: "aan de telefoon".to_owned(),
            reaction: reaction.to_owned(),
        },
    }))
}

fn talk_with(present: &str) -> Step {
    coordinator(Command::RecordConversation(Conversation {
        present: present.to_owned(),
        ..conversation(ConversationKind::Parents, vec![ilse()])
    }))
}

#[test]
fn what_one_parent_told_is_proposed_to_stay_out_for_the_other() {
    let (told, both) = (Some(Ground::OneParent), None);
    let parent = |name: &str| told_by(Source::Parent(name.to_owned()), "", "Vader slaat haar.");
    let names = ["Tessa Duinzicht", "Ruben Vos"];
    for (step, ground) in [
        (parent("Tessa Duinzicht"), told),
        (parent("moeder"), told),
        (parent(""), told),
        (parent("de ouders"), both),
        (parent("vader en moeder"), both),
        (talk_with("Tessa Duinzicht"), told),
        (talk_with("alleen moeder"), told),
        (talk_with("Moeder (Tessa)"), told),
        (talk_with("Tessa en Ruben"), both),
        (talk_with("beide ouders, ook de moeder van vader"), both),
        (talk_with(""), both),
        (told_to(&names[..1], "Zij wil weg."), told),
        (told_to(&names[..1], ""), both),
        (told_to(&names, "Zij schrokken."), both),
    ] {
        let known = format!("{:?}", step.command());
        let case = given([open(), told_to(&names, ""), step]);
        let last = proposal(&case).records.pop().expect("offered");
        let found = last.is_left_out.then_some(last.ground);
        assert_eq!(found, ground, "{known}");
    }
    let case = given([open(), observe()]);
    let target = case.last("observation-recorded");
    let case = case.and([coordinator(Command::AttachParentView(ParentView {
        target,
        parent: "Tessa Duinzicht".to_owned(),
        view: "Hij slaat mij ook.".to_owned(),
    }))]);
    assert_eq!(ground_of(&case, "parent-view-attached"), told);
    assert_eq!(ground_of(&case, "observation-recorded"), None);
}

#[test]
fn what_the_parent_who_asks_told_can_stand_without_the_pressing_warning() {
    let told = told_by(Source::Parent("moeder".to_owned()), "", "Zij wil weg.");
    let case = given([open(), told]);
    let closed = Some((false, Words::SecretLeftOut.into()));
    assert_eq!(warning(&case, &proposal(&case)), closed);
    assert_eq!(warning(&case, &all_standing(&case)), None);
    // What is kept from both presses all the same.
    let case = case.and([secretly()]);
    let pressing = Some((true, Words::SecretStands.into()));
    assert_eq!(warning(&case, &all_standing(&case)), pressing);
}
