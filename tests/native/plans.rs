//! Every shipped plan: well formed, complete against the school's own text, in the right words.
#![allow(
    clippy::unwrap_used,
    reason = "a shipped file that cannot be read fails the test"
)]

use std::collections::{BTreeMap, BTreeSet};

use meldcode::protocol::plan::{Plan, Task, TaskPlace};
use meldcode::protocol::source::{LineRange, Lines, Source};
use meldcode::protocol::{DeedKind, PlanId, Role, StatutoryStep, load, shipped};

const ELEMENTS: &str = include_str!("../data/elements.txt");

fn plan_a() -> Plan {
    plan("undesired-parenting")
}

fn plan_b() -> Plan {
    plan("domestic-violence-sexual-abuse")
}

fn plan(id: &str) -> Plan {
    let id = PlanId::from(id);
    let mut plans = shipped::plans().unwrap().into_iter();
    plans.find(|plan| plan.edition.plan == id).unwrap()
}

fn task<'a>(plan: &'a Plan, id: &str) -> &'a Task {
    plan.task(&id.into()).unwrap().1
}

/// Every element of the school's text with its lines, from the committed list.
fn elements() -> BTreeMap<String, BTreeSet<LineRange>> {
    ELEMENTS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let (id, lines) = line.split_once(' ').unwrap();
            (id.to_owned(), ranges(&Lines::parse(lines).unwrap()))
        })
        .collect()
}

fn ranges(lines: &Lines) -> BTreeSet<LineRange> {
    lines.ranges().iter().copied().collect()
}

#[test]
fn lines_are_read_as_they_were_written() {
    let read: Vec<_> = ranges(&Lines::parse("L35-36, L42").unwrap())
        .iter()
        .map(|range| (range.first, range.last))
        .collect();
    assert_eq!(read, [(35, 36), (42, 42)]);
}

#[test]
fn every_element_of_the_schools_text_is_realised_with_its_own_lines() {
    let mut realised: BTreeMap<String, BTreeSet<LineRange>> = BTreeMap::new();
    for plan in shipped::plans().unwrap() {
        for source in plan.sources() {
            if let Source::Seed { element, lines } = source {
                let all = realised.entry(element.to_string()).or_default();
                all.extend(ranges(lines));
            }
        }
    }
    let wanted = elements();
    assert_eq!(wanted.len(), 77);
    for (element, lines) in &wanted {
        assert_eq!(realised.get(element), Some(lines), "element {element}");
    }
    let unknown: Vec<_> = realised
        .keys()
        .filter(|id| !wanted.contains_key(*id))
        .collect();
    assert!(unknown.is_empty(), "not in the list: {unknown:?}");
}

#[test]
fn plan_a_and_plan_b_each_realise_every_element_of_their_own() {
    let wanted = elements();
    for (plan, letter) in [(plan_a(), 'A'), (plan_b(), 'B')] {
        let has: BTreeSet<_> = plan.elements().iter().map(ToString::to_string).collect();
        let missing: Vec<_> = wanted
            .keys()
            .filter(|id| id.starts_with(letter) && !has.contains(*id))
            .collect();
        assert!(missing.is_empty(), "{}: {missing:?}", plan.edition.plan);
    }
}

#[test]
fn the_neutral_plan_realises_fase_0_of_both_plans() {
    let neutral = shipped::start_plan().unwrap();
    let has: BTreeSet<_> = neutral.elements().iter().map(ToString::to_string).collect();
    for id in elements().keys() {
        let is_of_fase_0 = id.starts_with("A0-") || id.starts_with("B0-");
        // A0-6 and A0-7 say who reports from fase 1 on.
        if is_of_fase_0 && id != "A0-6" && id != "A0-7" {
            assert!(has.contains(id), "{id}");
        }
    }
}

#[test]
fn every_shipped_plan_passes_its_check_and_is_found_by_its_edition() {
    // A device takes them without judging them again, so here stands whether they are right.
    let judged = shipped::editions().into_iter().map(|edition| {
        let plan = load(shipped::file(&edition).unwrap()).unwrap();
        assert_eq!(plan.edition, edition);
        plan
    });
    assert_eq!(judged.collect::<Vec<_>>(), shipped::plans().unwrap());
}

#[test]
fn the_same_task_has_the_same_words_in_every_phase_0() {
    let neutral = shipped::start_plan().unwrap();
    for plan in [plan_a(), plan_b()] {
        for id in [
            "consult",
            "observe",
            "place-observations",
            "advice",
            "report-0",
        ] {
            assert_eq!(task(&plan, id).text, task(&neutral, id).text, "{id}");
        }
    }
}

#[test]
fn every_contact_a_plan_points_at_is_in_the_contact_list() {
    let contacts = shipped::contacts().unwrap();
    for plan in shipped::plans().unwrap() {
        let of_alarms = plan.alarms.iter().flat_map(|alarm| &alarm.contacts);
        let of_tasks = plan.tasks().flat_map(|(_, task)| &task.contacts);
        for id in of_alarms.map(|rule| &rule.contact).chain(of_tasks) {
            assert!(contacts.contact(id).is_some(), "{id}");
        }
    }
}

#[test]
fn a_plan_holds_no_telephone_number() {
    for edition in shipped::editions() {
        let text = shipped::file(&edition).unwrap();
        for number in shipped::contacts().unwrap().contacts {
            if number.number.len() > 3 {
                assert!(!text.contains(&number.number), "{}", number.id);
            }
        }
        assert!(
            !text.contains("0900") && !text.contains("0800"),
            "{edition:?}"
        );
    }
}

#[test]
fn the_dead_numbers_stand_nowhere_under_src() {
    // Written apart, so that this file does not hold them either.
    let dead = [["0900", "1231230"], ["0900", "1262626"]];
    let mut folders = vec![std::path::PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/src"
    ))];
    let mut files_read = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            for [prefix, number] in dead {
                assert!(!text.contains(number), "{}", path.display());
                assert!(
                    !digits.contains(&format!("{prefix}{number}")),
                    "{}",
                    path.display()
                );
            }
            files_read += 1;
        }
    }
    assert!(files_read > 20);
}

#[test]
fn a_duty_to_report_is_said_in_the_words_of_the_meldcode() {
    for plan in [plan_a(), plan_b()] {
        let topic = plan.topic(&"duty-to-report".into()).unwrap();
        assert!(
            topic
                .text
                .starts_with("De school moet volgens de meldcode melden als")
        );
        let conversation = &task(&plan, "conversation-3").text;
        assert!(conversation.contains("volgens de meldcode moet melden als"));
    }
    for edition in shipped::editions() {
        let text = shipped::file(&edition).unwrap().to_lowercase();
        for wrong in [
            "wettelijke meldplicht",
            "meldplicht",
            "verplicht te melden",
            "beschuldiging",
        ] {
            assert!(!text.contains(wrong), "{wrong} in {edition:?}");
        }
    }
}

#[test]
fn the_court_decides_on_compulsory_help_not_the_raad() {
    for plan in [plan_a(), plan_b()] {
        let mut notes = plan.phases.iter().flat_map(|phase| &phase.notes);
        let raad = notes.find(|note| note.id == "compulsory-help").unwrap();
        assert!(raad.text.contains("de kinderrechter beslist"));
    }
}

#[test]
fn only_the_help_says_the_names_of_2014() {
    for plan in shipped::plans().unwrap() {
        let said: Vec<&str> = plan
            .tasks()
            .flat_map(|(_, task)| [task.text.as_str(), task.explanation.as_str()])
            .chain(plan.topics.iter().map(|topic| topic.text.as_str()))
            .chain(plan.conditions().map(|condition| condition.text.as_str()))
            .collect();
        for old in [
            "AMK",
            "SHG",
            "Bureau Jeugdzorg",
            "schoolverpleegkundige",
            "wijkpolitie",
        ] {
            assert!(!said.iter().any(|text| text.contains(old)), "{old}");
        }
    }
}

#[test]
fn advice_is_offered_from_fase_0_and_is_not_a_report() {
    for plan in shipped::plans().unwrap() {
        let (place, advice) = plan.task(&"advice".into()).unwrap();
        assert_eq!(place, TaskPlace::Throughout);
        assert_eq!(advice.deeds, [DeedKind::SafeHomeAdvice]);
    }
    for plan in [plan_a(), plan_b()] {
        assert_eq!(
            task(&plan, "safe-home-report").deeds,
            [DeedKind::SafeHomeReport]
        );
    }
}

#[test]
fn the_pulse_is_felt_in_every_phase_of_every_plan() {
    for plan in shipped::plans().unwrap() {
        let (place, _) = plan.task(&"follow-up".into()).unwrap();
        assert_eq!(place, TaskPlace::Throughout);
    }
}

#[test]
fn both_alarms_stand_in_every_plan_and_plan_b_is_proposed_elsewhere() {
    for plan in shipped::plans().unwrap() {
        let danger = plan.alarm(meldcode::protocol::Alarm::AcuteDanger).unwrap();
        assert_eq!(danger.case_manager.as_ref().unwrap().role, Role::Principal);
        let is_b = plan.edition == plan_b().edition;
        let proposed = danger.proposes_plan.as_ref().map(PlanId::as_str);
        let elsewhere = (!is_b).then_some("domestic-violence-sexual-abuse");
        assert_eq!(proposed, elsewhere);
        assert!(plan.alarm(meldcode::protocol::Alarm::StaffDanger).is_some());
    }
}

#[test]
fn parents_who_do_not_acknowledge_have_a_way_to_fase_3_in_plan_a_too() {
    let plan = plan_a();
    let called_on = &plan
        .phase(meldcode::protocol::PhaseNumber(2))
        .unwrap()
        .called_on;
    assert!(called_on.contains(&meldcode::protocol::progress::Finding::NotAcknowledged));
}

#[test]
fn the_weighing_is_not_left_to_the_leerkracht_alone() {
    for plan in shipped::plans().unwrap() {
        let weighings = plan
            .tasks()
            .filter(|(_, task)| task.deeds.contains(&DeedKind::Weighing));
        for (_, weighing) in weighings {
            assert!(!weighing.actors.one_of.is_empty(), "{}", weighing.id);
            assert!(
                !weighing.actors.one_of.contains(&Role::Teacher),
                "{}",
                weighing.id
            );
            assert!(weighing.proves.contains(&StatutoryStep::Weigh));
        }
    }
}

#[test]
fn all_five_statutory_steps_can_be_proven_in_both_plans() {
    for plan in [plan_a(), plan_b()] {
        let proven: BTreeSet<_> = plan.tasks().flat_map(|(_, task)| &task.proves).collect();
        assert_eq!(proven.len(), 5, "{}", plan.edition.plan);
    }
}

#[test]
fn every_way_of_closing_asks_a_reason_and_who_decided() {
    use meldcode::protocol::plan::ClosingNeed;
    for plan in shipped::plans().unwrap() {
        let ids: Vec<_> = plan
            .closings
            .iter()
            .map(|closing| closing.id.as_str())
            .collect();
        assert_eq!(
            ids,
            [
                "help-works",
                "no-home-component",
                "suspicion-refuted",
                "pupil-left",
                "other-organisation-leads",
                "opened-in-error",
            ]
        );
        for closing in &plan.closings {
            assert!(closing.requires.contains(&ClosingNeed::Reason));
            assert!(closing.requires.contains(&ClosingNeed::DecidedBy));
        }
        let works = plan.closing(&"help-works".into()).unwrap();
        assert_eq!(works.requires.len(), 4);
        assert_eq!(works.phases.len(), plan.phases.len());
    }
}

#[test]
fn lines_read_back_as_they_were_written_and_nothing_else_is_read() {
    for text in ["L42", "L35-36", "L98, L183"] {
        assert_eq!(Lines::parse(text).unwrap().to_string(), text);
    }
    for text in ["", "42", "L0", "L9-8", "L35–36", "L1,L2", "Lx"] {
        assert_eq!(Lines::parse(text), None, "{text}");
    }
}
