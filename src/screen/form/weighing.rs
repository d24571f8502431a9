//! Step 4 and 5: the assessment framework with its five questions and two decisions (domain 2.4).

use super::choices::coded;
use super::context::FormContext;
use super::field::{Condition, Field, FieldId, Need, id};
use super::reader::Reader;
use super::recipe::{Recipe, people, text, when};
use crate::casefile::Command;
use crate::casefile::event::{Answer, Weighing, WeighingAnswer};
use crate::text::{Hint, Intro, Label, Submit, Title};

/// A question shows when the one before it leads there; doubt leads on, as it does in the framework.
pub(super) const WEIGHING: Recipe = Recipe {
    title: Title::Weighing,
    intro: Some(Intro::Weighing),
    fields,
    submit: Submit::Save,
    read,
};

const QUESTIONS: [(FieldId, FieldId, Label, Hint); 5] = [
    (
        id::WEIGHING_1,
        id::WEIGHING_1_WHY,
        Label::WeighingSuspicion,
        Hint::WeighingSuspicion,
    ),
    (
        id::WEIGHING_2,
        id::WEIGHING_2_WHY,
        Label::WeighingSafety,
        Hint::WeighingSafety,
    ),
    (
        id::WEIGHING_3,
        id::WEIGHING_3_WHY,
        Label::WeighingHelp,
        Hint::WeighingHelp,
    ),
    (
        id::WEIGHING_4,
        id::WEIGHING_4_WHY,
        Label::WeighingAcceptance,
        Hint::WeighingAcceptance,
    ),
    (
        id::WEIGHING_5,
        id::WEIGHING_5_WHY,
        Label::WeighingResult,
        Hint::WeighingResult,
    ),
];

/// When each question is reached: 1 always, 3 by "no" on safety, the others by "yes" or doubt.
fn reached(question: &FieldId) -> Option<Condition> {
    let on = |field, values: &[&str]| Some(Condition::is(field, values));
    match question.as_str() {
        "weighing-2" => on(id::WEIGHING_1, &["yes", "doubt"]),
        "weighing-3" => on(id::WEIGHING_2, &["no"]),
        "weighing-4" => on(id::WEIGHING_3, &["yes", "doubt"]),
        "weighing-5" => on(id::WEIGHING_4, &["yes", "doubt"]),
        _ => None,
    }
}

fn fields(context: &FormContext) -> Vec<Field> {
    let mut fields = vec![
        when(context),
        people(id::WEIGHED_BY, Label::WeighedBy, context)
            .hint(Hint::WeighedBy)
            .required(),
    ];
    for (question, why, label, hint) in QUESTIONS {
        let mut asked = coded::<Answer>(question.clone(), label)
            .hint(hint)
            .required();
        asked.shown_when = reached(&question);
        if question == id::WEIGHING_5 {
            // The result of help is often not known yet.
            asked.need = Need::Optional;
        }
        let answered = Condition::is(question, &["yes", "doubt", "no"]);
        fields.push(asked);
        fields.push(text(why, Label::WeighingExplanation).shown_when(answered));
    }
    fields.extend([
        coded::<Answer>(id::REPORT_NEEDED, Label::ReportNeeded)
            .hint(Hint::ReportNeeded)
            .required(),
        coded::<Answer>(id::HELP_POSSIBLE, Label::HelpPossible)
            .hint(Hint::HelpPossible)
            .required(),
        text(id::REASON, Label::WhyDecided).required(),
    ]);
    fields
}

fn read(reader: &Reader<'_>) -> Option<Command> {
    let answers = (1..)
        .zip(QUESTIONS)
        .filter_map(|(number, (question, why, ..))| {
            Some(WeighingAnswer {
                question: number,
                answer: reader.coded(&question)?,
                explanation: reader.text(&why),
            })
        })
        .collect();
    Some(Command::RecordWeighing(Weighing {
        weighed_by: reader.people(&id::WEIGHED_BY),
        answers,
        report_needed: reader.coded(&id::REPORT_NEEDED)?,
        help_possible: reader.coded(&id::HELP_POSSIBLE)?,
        reason: reader.text(&id::REASON),
    }))
}
