//! What is agreed and done, and who helps.

use super::*;

pub(super) fn course() -> Vec<Filled> {
    let planned = answers([
        (id::PLAN, choice("undesired-parenting-1")),
        (id::REASON, text("geen geweld gebleken")),
    ]);
    let entered = answers([(id::PHASE, choice("3"))]);
    let reported = answers([
        (id::PHASE, choice("2")),
        (id::PRESENT, text("ouders, IB-er")),
        (id::SUMMARY, text("gesprek gevoerd")),
        (id::AGREEMENTS, text("huisarts bellen")),
    ]);
    let appointed = answers([
        (id::WHO, people(&[principal()])),
        (id::ON, Value::Date(november(23))),
    ]);
    vec![
        (
            FormKind::PlanChoice,
            planned,
            Command::ChoosePlan(PlanChosen {
                unmet: Vec::new(),
                plan: edition("undesired-parenting"),
                reason: "geen geweld gebleken".to_owned(),
            }),
        ),
        (
            FormKind::PhaseEntry,
            entered,
            Command::EnterPhase {
                phase: PhaseNumber(3),
                reason: String::new(),
            },
        ),
        (
            FormKind::StepReport,
            reported,
            Command::WriteStepReport(StepReport {
                phase: PhaseNumber(2),
                present: "ouders, IB-er".to_owned(),
                summary: "gesprek gevoerd".to_owned(),
                agreements: "huisarts bellen".to_owned(),
            }),
        ),
        (
            FormKind::CaseManager,
            appointed,
            Command::AppointCaseManager(CaseManagerAppointed {
                who: principal(),
                from_on: november(23),
                reason: String::new(),
            }),
        ),
    ]
}

pub(super) fn actions() -> Vec<Filled> {
    let action = |owner: &str, name: &str, kind: &str, due| {
        answers([
            (id::WHAT, text("huisarts bellen")),
            (id::OWNER, choice(owner)),
            (id::OWNER_PERSON, people(&[teacher()])),
            (id::OWNER_NAME, text(name)),
            (id::OWNER_PARTY, choice(kind)),
            (id::DUE_ON, Value::Date(due)),
        ])
    };
    let agreed = |owner, due_on| {
        Command::AgreeAction(AgreedAction {
            what: "huisarts bellen".to_owned(),
            owner,
            due_on,
        })
    };
    let mother = Owner::Parent("Evi Verzonnen-Voorbeeld".to_owned());
    let coach = Owner::Outside(party(PartyKind::FamilyCoach, ""));
    vec![
        (
            FormKind::AgreedAction,
            action("staff", "", "", december(7)),
            agreed(Owner::Staff(teacher()), december(7)),
        ),
        (
            FormKind::AgreedAction,
            action("parent-1", "", "", december(7)),
            agreed(mother, december(7)),
        ),
        (
            FormKind::AgreedAction,
            action("outside", "", "family-coach", november(12)),
            agreed(coach, november(12)),
        ),
    ]
}

pub(super) fn help() -> Vec<Filled> {
    let checked = answers([
        (id::TARGET, record_choice(2)),
        (id::OUTCOME, choice("extended")),
        (id::UNTIL, Value::Date(december(7))),
        (id::REASON, text("wachtlijst")),
    ]);
    let next = answers([
        (id::ON, Value::Date(december(1))),
        (id::WHAT, text("is de hulp begonnen?")),
    ]);
    let arranged = answers([
        (id::VIA, party_value("general-practitioner", " ")),
        (id::WHAT, text("opvoedhulp")),
        (id::STARTS_ON, Value::Date(december(1))),
        (id::EXPECTED, text("rust in de ochtend, na zes weken")),
    ]);
    vec![
        (
            FormKind::ActionCheck,
            checked,
            Command::CheckAction(ActionCheck {
                action: hash(2),
                outcome: CheckOutcome::Extended {
                    until: december(7),
                    reason: "wachtlijst".to_owned(),
                },
                explanation: String::new(),
            }),
        ),
        (
            FormKind::NextCheck,
            next,
            Command::SetNextCheck(NextCheck {
                on: december(1),
                what: "is de hulp begonnen?".to_owned(),
            }),
        ),
        (
            FormKind::Help,
            arranged,
            Command::ArrangeHelp(HelpArranged {
                via: party(PartyKind::GeneralPractitioner, ""),
                what: "opvoedhulp".to_owned(),
                starts_on: Some(december(1)),
                expected: "rust in de ochtend, na zes weken".to_owned(),
            }),
        ),
    ]
}

pub(super) fn outside() -> Vec<Filled> {
    let contacted = answers([
        (
            id::PARTY,
            party_value("community-officer", "wijkteam Noord"),
        ),
        (id::PURPOSE, text("is er meer bekend?")),
        (id::BY_NAME, choice("no")),
        (id::SHARED, text("niets")),
        (id::CONSENT, choice("not-told")),
        (id::CONSENT_WHY, text("kon het gevaar groter maken")),
        (id::OUTCOME, text("geen eerdere meldingen")),
        (id::CONFIDENTIAL, checks(&["yes"])),
    ]);
    let team = answers([(id::OUTCOME, text("gezinscoach gaat bellen"))]);
    let wide = answers([
        (id::NEEDED, choice("no")),
        (id::SUMMARY, text("de taken zijn verdeeld")),
    ]);
    vec![
        (
            FormKind::ExternalContact,
            contacted,
            Command::RecordExternalContact(ExternalContact {
                party: party(PartyKind::CommunityOfficer, "wijkteam Noord"),
                purpose: "is er meer bekend?".to_owned(),
                shared: "niets".to_owned(),
                by_name: Some(false),
                consent: Consent::NotTold("kon het gevaar groter maken".to_owned()),
                outcome: "geen eerdere meldingen".to_owned(),
                confidential: true,
            }),
        ),
        (
            FormKind::CareTeam,
            team,
            Command::RecordCareTeam(CareTeam {
                present: String::new(),
                result: "gezinscoach gaat bellen".to_owned(),
            }),
        ),
        (
            FormKind::WideConsultation,
            wide,
            Command::RecordWideConsultation(WideConsultation {
                needed: false,
                participants: Vec::new(),
                summary: "de taken zijn verdeeld".to_owned(),
            }),
        ),
    ]
}
