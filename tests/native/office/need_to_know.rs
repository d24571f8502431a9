//! Who reads what of a case through the whole application: keys, outlines, and what changes them.

use std::collections::BTreeMap;

use meldcode::casefile::event::{
    AgreedAction, CaseManagerAppointed, ParentsAtReport, PlanChosen, SafeHomeReport, StepReport,
};
use meldcode::casefile::people::{Owner, PersonRef};
use meldcode::casefile::state::Content;
use meldcode::casefile::{CaseFile, CaseId, Command, Event, wire};
use meldcode::protocol::{EditionRef, PhaseNumber, Role};
use meldcode::workspace::summary::{DueWhat, Summary};
use meldcode::workspace::{Action, Done, Error};

use super::world::{World, secret};
use super::{
    PASSPHRASE, carry, founded, member, observe, opened, opened_without, record, returned, seen,
    sign_in,
};

/// A school with an IB-er (who founded it), a directeur and two leerkrachten, one of whom opened a case.
pub(crate) fn school() -> (World, CaseId) {
    let mut world = World::new();
    founded(&world);
    returned(&mut world);
    for newcomer in [
        member("Joris Voorbeeld", Role::Principal, "dir"),
        member("Fenna Wester", Role::Teacher, "lk"),
        member("Teun Zandstra", Role::Teacher, "lk2"),
    ] {
        world
            .perform(Action::AddMember(newcomer))
            .expect("is added");
    }
    sign_in(&world, "lk");
    let case = opened(&world);
    (world, case)
}

/// The same, with the IB-er at work in fase 2.
fn in_fase_2() -> (World, CaseId) {
    let (world, case) = school();
    observe(&world, case, "van de leerkracht in fase 0");
    sign_in(&world, "ib");
    let chosen = Command::ChoosePlan(PlanChosen {
        plan: EditionRef {
            plan: "undesired-parenting".into(),
            edition: 1,
        },
        unmet: Vec::new(),
        reason: "De signalen passen hierbij.".to_owned(),
    });
    record(&world, case, chosen);
    enter(&world, case, 2);
    (world, case)
}

pub(crate) fn enter(world: &World, case: CaseId, phase: u8) {
    let command = Command::EnterPhase {
        phase: PhaseNumber(phase),
        reason: "De signalen gaan door.".to_owned(),
    };
    record(world, case, command);
}

fn agree(world: &World, case: CaseId, what: &str) {
    let due_on = world.now().date_naive() + chrono::Days::new(14);
    let command = Command::AgreeAction(AgreedAction {
        what: what.to_owned(),
        owner: Owner::Parent("mevrouw Jansen".to_owned()),
        due_on,
    });
    record(world, case, command);
}

fn report(world: &World, case: CaseId) {
    let command = Command::WriteStepReport(StepReport {
        phase: PhaseNumber(2),
        present: String::new(),
        summary: "kort verslag van fase 2".to_owned(),
        agreements: String::new(),
    });
    record(world, case, command);
}

fn file(world: &World, case: CaseId) -> CaseFile {
    world.perform(Action::LoadCase(case)).expect("loads");
    world
        .office
        .read(|desk| desk.dossiers[&case].file.clone())
        .expect("unlocked")
}

/// What of each record is told: its kind, or that it is not for this reader.
fn told(world: &World, case: CaseId) -> Vec<String> {
    let file = file(world, case);
    let kinds = file.timeline().iter().map(|entry| match &entry.content {
        Content::Event(event) => wire::kind(event).to_owned(),
        Content::Erased(_) => "erased".to_owned(),
        Content::Withheld => "withheld".to_owned(),
    });
    kinds.collect()
}

fn me(world: &World) -> PersonRef {
    let me = world.office.read(|desk| desk.me.as_person());
    me.expect("unlocked")
}

pub(crate) fn colleague(world: &World, name: &str) -> PersonRef {
    world
        .office
        .read(|desk| {
            let found = desk.members.iter().find(|member| member.name == name);
            found.expect("is a member").as_person()
        })
        .expect("unlocked")
}

#[test]
fn at_fase_2_the_leerkracht_reads_own_observations_and_agreed_actions_and_outlines_of_the_rest() {
    let (world, case) = in_fase_2();
    observe(&world, case, "van de IB-er in fase 2");
    report(&world, case);
    agree(&world, case, "hulp zoeken bij de huisarts");
    let all = told(&world, case);
    assert!(!all.contains(&"withheld".to_owned()), "the IB-er reads all");

    sign_in(&world, "lk");
    let expected: Vec<String> = all
        .iter()
        .enumerate()
        .map(|(place, kind)| match (place, kind.as_str()) {
            (3.., "observation-recorded") | (_, "step-report-written") => "withheld".to_owned(),
            _ => kind.clone(),
        })
        .collect();
    assert_eq!(told(&world, case), expected);
    let file = file(&world, case);
    let outline = file
        .timeline()
        .iter()
        .find(|entry| entry.content == Content::Withheld);
    let outline = outline.expect("an outline");
    assert_eq!(outline.author.name, "Ada de Groot");
    assert!(!file.timeline().iter().any(|entry| entry.ancestor_missing));
    let dossier = world
        .office
        .read(|desk| std::rc::Rc::clone(&desk.dossiers[&case]));
    let dossier = dossier.expect("unlocked");
    assert_eq!((dossier.closed, dossier.damaged), (2, 0));
}

#[test]
fn a_case_of_which_somebody_reads_nothing_is_unknown_to_them_and_does_not_come_on_their_desk() {
    let (world, case) = school();
    let principal = colleague(&world, "Joris Voorbeeld");
    let apart = opened_without(&world, "Bo Verzonnen", vec![principal]);
    for (mark, closed) in [("lk2", case), ("dir", apart)] {
        sign_in(&world, mark);
        let loaded = world.perform(Action::LoadCase(closed));
        assert!(matches!(loaded, Err(Error::UnknownCase)), "{loaded:?}");
        let written = world.perform(Action::Record {
            case: closed,
            command: seen("van iemand die het niet mag lezen"),
            happened_at: world.now(),
            draft: None,
        });
        assert!(matches!(written, Err(Error::UnknownCase)), "{written:?}");
        let is_on_desk = world.office.read(|desk| {
            desk.summaries.contains_key(&closed) || desk.dossiers.contains_key(&closed)
        });
        assert_eq!(is_on_desk, Some(false), "{mark}");
    }
    sign_in(&world, "ib");
    for read in [case, apart] {
        world.perform(Action::LoadCase(read)).expect("loads");
    }
}

#[test]
fn what_is_withheld_does_not_leave_in_a_file_of_the_leerkracht() {
    let (world, case) = in_fase_2();
    observe(&world, case, "alleen voor wie het dossier beheert");
    sign_in(&world, "lk");
    world.perform(Action::LoadCase(case)).expect("loads");
    let exported = world.perform(Action::Export {
        cases: vec![case],
        passphrase: secret(PASSPHRASE),
    });
    let Ok(Done::File(file)) = exported else {
        panic!("not exported: {exported:?}")
    };
    let text = meldcode::exchange::envelope::open_with_passphrase(&file.bytes, PASSPHRASE);
    let text = String::from_utf8(text.expect("opens").to_vec()).expect("is text");
    assert!(!text.contains("alleen voor wie"));
    assert!(text.contains("van de leerkracht in fase 0"));
    let transfer = meldcode::exchange::transfer::read(text.as_bytes()).expect("reads");
    let announced = &transfer.manifest.cases[0];
    assert_eq!(announced.heads, transfer.journals[0].heads());
}

#[test]
fn the_leerkracht_still_records_and_escalates_beside_what_is_withheld() {
    let (world, case) = in_fase_2();
    observe(&world, case, "van de IB-er in fase 2");
    sign_in(&world, "lk");
    observe(&world, case, "van de leerkracht in fase 2");
    enter(&world, case, 3);
    assert_eq!(file(&world, case).phase(), PhaseNumber(3));

    sign_in(&world, "ib");
    let file = file(&world, case);
    assert_eq!(file.phase(), PhaseNumber(3));
    assert!(file.conflicts().is_empty());
    assert!(!told(&world, case).contains(&"withheld".to_owned()));
    // Nothing is said to have been left undone that they could not read.
    let entered = file.events().filter_map(|(_, event)| match event {
        Event::PhaseEntered(entered) if entered.phase == PhaseNumber(3) => Some(entered),
        _ => None,
    });
    let unmet: Vec<_> = entered.flat_map(|entered| &entered.unmet).collect();
    assert!(unmet.is_empty(), "{unmet:?}");
    // The leerkracht built on what they could not read: the journal of the IB-er has one head.
    assert_eq!(file.heads().len(), 1);
}

#[test]
fn what_the_leerkracht_cannot_judge_stays_on_the_worklist_when_they_write() {
    let (world, case) = in_fase_2();
    let reported = Command::RecordSafeHomeReport(SafeHomeReport {
        spoke_to: "medewerker van dienst".to_owned(),
        reference: String::new(),
        summary: "zorgen over de thuissituatie".to_owned(),
        parents: ParentsAtReport::NotTold("Dat maakt het thuis onveilig.".to_owned()),
        feedback_due_on: None,
    });
    record(&world, case, reported);
    let line = |world: &World| -> Summary {
        let line = world.office.read(|desk| desk.summaries[&case].clone());
        line.expect("unlocked")
    };
    let before = line(&world);
    let asks_feedback = |line: &Summary| line.due.iter().any(|due| due.what == DueWhat::Feedback);
    assert!(asks_feedback(&before));
    sign_in(&world, "lk");
    assert!(told(&world, case).contains(&"withheld".to_owned()));
    observe(&world, case, "van de leerkracht in fase 2");
    agree(&world, case, "elke dag even vragen hoe het gaat");
    for mark in ["lk", "dir"] {
        sign_in(&world, mark);
        let after = line(&world);
        assert!(asks_feedback(&after));
        assert_eq!(after.awaiting_feedback, 1);
        assert_eq!(
            after.due.len(),
            before.due.len() + 1,
            "and what they agreed"
        );
    }
}

#[test]
fn whoever_becomes_case_manager_gets_the_second_key_and_gives_it_back() {
    let (world, case) = in_fase_2();
    observe(&world, case, "van de IB-er in fase 2");
    let teacher = colleague(&world, "Teun Zandstra");
    let appoint = |who: PersonRef| {
        Command::AppointCaseManager(CaseManagerAppointed {
            who,
            from_on: world.now().date_naive(),
            reason: "De IB-er is er niet.".to_owned(),
        })
    };
    record(&world, case, appoint(teacher));
    sign_in(&world, "lk2");
    assert!(!told(&world, case).contains(&"withheld".to_owned()));
    let ada = colleague(&world, "Ada de Groot");
    record(&world, case, appoint(ada));

    sign_in(&world, "ib");
    observe(&world, case, "na het teruggeven");
    sign_in(&world, "lk2");
    assert_eq!(told(&world, case).last().expect("records"), "withheld");
}

#[test]
fn a_phase_that_a_leerkracht_entered_changes_who_is_on_the_case_once_a_keeper_opens_it() {
    let (world, case) = school();
    sign_in(&world, "ib");
    let mut settled = world
        .office
        .read(|desk| desk.school.clone())
        .expect("unlocked");
    settled.teacher_keeps_reading = false;
    world
        .perform(Action::ChangeSchool(Box::new(settled)))
        .expect("is settled");
    let may_open = |mark: &str| {
        sign_in(&world, mark);
        let listed = world.office.read(|desk| desk.summaries.contains_key(&case));
        listed.expect("unlocked")
    };
    assert!(may_open("lk"), "until fase 2 nothing changes");
    enter(&world, case, 2);
    assert!(may_open("lk"), "a leerkracht holds no keys to hand on");
    sign_in(&world, "ib");
    world.perform(Action::LoadCase(case)).expect("loads");
    assert!(!may_open("lk"));
    assert!(may_open("dir"));
}

#[test]
fn who_is_made_deputy_comes_on_the_running_cases() {
    let (world, case) = in_fase_2();
    observe(&world, case, "van de IB-er in fase 2");
    let deputy = colleague(&world, "Teun Zandstra");
    let deputies = BTreeMap::from([(Role::CareCoordinator, vec![deputy.id])]);
    world
        .perform(Action::AppointDeputies(deputies))
        .expect("is settled");
    sign_in(&world, "lk2");
    assert_eq!(me(&world).name, "Teun Zandstra");
    assert!(!told(&world, case).contains(&"withheld".to_owned()));
}

#[test]
fn a_leerkracht_takes_in_a_file_that_holds_more_than_they_may_read_here() {
    let (here, case) = in_fase_2();
    observe(&here, case, "van de IB-er in fase 2");
    let (there, _) = school();
    sign_in(&there, "ib");
    carry(&here, &there, case);
    observe(&there, case, "van het andere apparaat");
    // The colleague there gives the leerkracht a file of the whole case, with one record that is new here.
    sign_in(&here, "lk");
    let before = told(&here, case);
    carry(&there, &here, case);
    let after = told(&here, case);
    assert_eq!(after.len(), before.len() + 1);
    assert_eq!(
        after[..before.len()],
        before,
        "what was closed stays closed"
    );
    carry(&there, &here, case);
    assert_eq!(
        told(&here, case),
        after,
        "and the second time nothing changes"
    );

    sign_in(&here, "ib");
    assert!(!told(&here, case).contains(&"withheld".to_owned()));
    assert_eq!(file(&here, case).timeline().len(), after.len());
}

#[test]
fn a_case_that_is_taken_in_keeps_its_compartments() {
    let (here, case) = in_fase_2();
    observe(&here, case, "van de IB-er in fase 2");
    // Another school with other people: only the IB-er who takes it in and the second key count.
    let (there, _) = school();
    sign_in(&there, "ib");
    carry(&here, &there, case);
    assert!(!told(&there, case).contains(&"withheld".to_owned()));
    let mut settled = there
        .office
        .read(|desk| desk.school.clone())
        .expect("unlocked");
    settled.deputies = BTreeMap::new();
    there
        .perform(Action::ChangeSchool(Box::new(settled)))
        .expect("is settled");
    let teacher = colleague(&there, "Teun Zandstra");
    record(
        &there,
        case,
        Command::AppointCaseManager(CaseManagerAppointed {
            who: teacher,
            from_on: there.now().date_naive(),
            reason: String::new(),
        }),
    );
    let ada = colleague(&there, "Ada de Groot");
    record(
        &there,
        case,
        Command::AppointCaseManager(CaseManagerAppointed {
            who: ada,
            from_on: there.now().date_naive(),
            reason: String::new(),
        }),
    );
    sign_in(&there, "lk2");
    assert!(told(&there, case).contains(&"withheld".to_owned()));
}
