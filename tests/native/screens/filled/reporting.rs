//! The parents, the weighing and Veilig Thuis.

use super::*;

pub(super) fn parents() -> Vec<Filled> {
    let not_told = answers([
        (id::PARENTS, checks(&["1", "other"])),
        (id::PARENT_NAME, text("Hil Bedacht")),
        (id::TOPICS, checks(&["not-without-obligation"])),
        (id::ABOUT, text("de melding")),
        (id::TOLD, choice("no")),
        (id::GROUND, choice("child-safety")),
        (id::REASON, text("afgesproken met Veilig Thuis")),
    ]);
    let viewed = answers([
        (id::TARGET, record_choice(7)),
        (id::PARENTS, choice("1")),
        (id::VIEW, text("zo was het niet")),
    ]);
    vec![
        (
            FormKind::ParentsInformed,
            not_told,
            Command::RecordParentsInformed(ParentsInformed {
                parents: vec![
                    "Evi Verzonnen-Voorbeeld".to_owned(),
                    "Hil Bedacht".to_owned(),
                ],
                topics: topics(),
                about: "de melding".to_owned(),
                telling: Telling::NotTold {
                    ground: NotToldGround::ChildSafety,
                    reason: "afgesproken met Veilig Thuis".to_owned(),
                },
            }),
        ),
        (
            FormKind::ParentView,
            viewed,
            Command::AttachParentView(ParentView {
                target: hash(7),
                parent: "Evi Verzonnen-Voorbeeld".to_owned(),
                view: "zo was het niet".to_owned(),
            }),
        ),
    ]
}

pub(super) fn weighing() -> Vec<Filled> {
    let weighed = answers([
        (id::WEIGHED_BY, people(&[care_coordinator(), principal()])),
        (id::WEIGHING_1, choice("yes")),
        (id::WEIGHING_1_WHY, text("drie signalen")),
        (id::WEIGHING_2, choice("no")),
        (id::WEIGHING_3, choice("no")),
        // Answered before question 3 turned to "no": kept in the draft, not said.
        (id::WEIGHING_4, choice("yes")),
        (id::REPORT_NEEDED, choice("yes")),
        (id::HELP_POSSIBLE, choice("doubt")),
        (id::REASON, text("wij kunnen dit niet alleen")),
    ]);
    let answer = |question, answer, explanation: &str| WeighingAnswer {
        question,
        answer,
        explanation: explanation.to_owned(),
    };
    vec![(
        FormKind::Weighing,
        weighed,
        Command::RecordWeighing(Weighing {
            weighed_by: vec![care_coordinator(), principal()],
            answers: vec![
                answer(1, Answer::Yes, "drie signalen"),
                answer(2, Answer::No, ""),
                answer(3, Answer::No, ""),
            ],
            report_needed: Answer::Yes,
            help_possible: Answer::Doubt,
            reason: "wij kunnen dit niet alleen".to_owned(),
        }),
    )]
}

pub(super) fn safe_home() -> Vec<Filled> {
    let advised = answers([
        (id::QUESTION, text("mogen we met het kind praten?")),
        (id::ADVICE, text("ja, open vragen")),
    ]);
    let reported = answers([
        (id::SPOKE_TO, text("medewerker frontoffice")),
        (id::REFERENCE, text("2026-1")),
        (id::SUMMARY, text("feiten van 20 november")),
        (id::PARENTS, choice("report-too")),
        (id::FEEDBACK_DUE_ON, Value::Date(november(30))),
    ]);
    let heard = answers([
        (id::TARGET, record_choice(3)),
        (id::SUMMARY, text("onderzoek gestart")),
    ]);
    vec![
        (
            FormKind::SafeHomeAdvice,
            advised,
            Command::RecordSafeHomeAdvice(SafeHomeAdvice {
                spoke_to: String::new(),
                question: "mogen we met het kind praten?".to_owned(),
                advice: "ja, open vragen".to_owned(),
            }),
        ),
        (
            FormKind::SafeHomeReport,
            reported,
            Command::RecordSafeHomeReport(SafeHomeReport {
                spoke_to: "medewerker frontoffice".to_owned(),
                reference: "2026-1".to_owned(),
                summary: "feiten van 20 november".to_owned(),
                parents: ParentsAtReport::ReportToo,
                feedback_due_on: Some(november(30)),
            }),
        ),
        (
            FormKind::SafeHomeFeedback,
            heard,
            Command::RecordSafeHomeFeedback(SafeHomeFeedback {
                report: Some(hash(3)),
                summary: "onderzoek gestart".to_owned(),
            }),
        ),
    ]
}
