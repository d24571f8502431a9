//! Keeping the file right: ParnasSys, corrections, erasure, reasons owed, conflicts, retention.

use super::context::FormContext;
use super::field::{DateRange, Field, Input, id};
use super::kind::FormKind;
use super::reader::Reader;
use super::recipe::{Recipe, date, line, record, record_options, record_value, text};
use super::value::Value;
use crate::casefile::Command;
use crate::casefile::event::{
    ConflictSettled, PlacedInParnasSys, ReasonGiven, RecordCorrected, RetentionHeld,
};
use crate::order::Gather as _;
use crate::text::{Hint, Intro, Label, ParnasSys, Submit, Title};

/// Seed L18-19, L22-23.
pub(super) const PLACEMENT: Recipe = Recipe {
    title: Title::Placement,
    intro: Some(Intro::Placement),
    fields: placement_fields,
    submit: Submit::MarkPlaced,
    read: read_placement,
};

fn placement_fields(context: &FormContext) -> Vec<Field> {
    let waiting = || context.waiting_for(FormKind::Placement);
    let came_from = waiting()
        .filter(|record| Some(record.hash) == context.target)
        .map(record_value)
        .gather();
    let records = Input::Checks(record_options(waiting()));
    let title = context
        .placed_title
        .clone()
        .unwrap_or_else(|| ParnasSys::ObservationsTitle.nl().into_owned());
    vec![
        Field::new(id::RECORDS, Label::PlacedRecords, records)
            .starting(Some(Value::Checks(came_from)))
            .required(),
        line(id::TITLE, Label::PlacedTitle)
            .hint(Hint::PlacedTitle)
            .starting(Some(Value::Text(title)))
            .required(),
        date(id::ON, Label::PlacedOn, DateRange::UpToToday)
            .starting(Some(Value::Date(context.today())))
            .required(),
    ]
}

fn read_placement(reader: &Reader<'_>) -> Option<Command> {
    let placed: Vec<_> = reader.checks(&id::RECORDS).collect();
    Some(Command::MarkPlacedInParnasSys(PlacedInParnasSys {
        records: reader
            .context
            .records
            .iter()
            .filter(|record| placed.contains(&record_value(record).as_str()))
            .map(|record| record.hash)
            .collect(),
        title: reader.text(&id::TITLE),
        placed_on: reader.date(&id::ON)?,
    }))
}

/// Design 4: nothing is edited; a correction points at what it corrects.
pub(super) const CORRECTION: Recipe = Recipe {
    title: Title::Correction,
    intro: Some(Intro::Correction),
    fields: correction_fields,
    submit: Submit::Save,
    read: read_correction,
};

fn correction_fields(context: &FormContext) -> Vec<Field> {
    vec![
        record(
            id::TARGET,
            Label::RecordMeant,
            context,
            context.records.iter(),
        )
        .required(),
        text(id::CORRECTION, Label::CorrectionText)
            .hint(Hint::CorrectionText)
            .required(),
        text(id::REASON, Label::WhyCorrection).required(),
    ]
}

fn read_correction(reader: &Reader<'_>) -> Option<Command> {
    Some(Command::CorrectRecord(RecordCorrected {
        target: reader.record(&id::TARGET)?.hash,
        correction: reader.text(&id::CORRECTION),
        reason: reader.text(&id::REASON),
    }))
}

/// Design 4: the content goes; id, hash, author and dates stay.
pub(super) const ERASURE: Recipe = Recipe {
    title: Title::Erasure,
    intro: Some(Intro::Erasure),
    fields: erasure_fields,
    submit: Submit::Erase,
    read: read_erasure,
};

fn erasure_fields(context: &FormContext) -> Vec<Field> {
    vec![
        record(
            id::TARGET,
            Label::ErasureMeant,
            context,
            context.records.iter(),
        )
        .hint(Hint::Erasure)
        .required(),
        text(id::REASON, Label::WhyErasure).required(),
    ]
}

fn read_erasure(reader: &Reader<'_>) -> Option<Command> {
    Some(Command::EraseRecord {
        target: reader.record(&id::TARGET)?.hash,
        reason: reader.text(&id::REASON),
    })
}

/// Design 3: "reden nog te geven".
pub(super) const REASON: Recipe = Recipe {
    title: Title::Reason,
    intro: Some(Intro::Reason),
    fields: reason_fields,
    submit: Submit::Save,
    read: read_reason,
};

fn reason_fields(context: &FormContext) -> Vec<Field> {
    let deviations = context.waiting_for(FormKind::Reason);
    vec![
        record(id::TARGET, Label::DeviationMeant, context, deviations).required(),
        text(id::REASON, Label::ReasonOwed).required(),
    ]
}

fn read_reason(reader: &Reader<'_>) -> Option<Command> {
    Some(Command::GiveReason(ReasonGiven {
        target: reader.record(&id::TARGET)?.hash,
        reason: reader.text(&id::REASON),
    }))
}

/// Design 4: a person settles it, nothing is picked silently.
pub(super) const CONFLICT: Recipe = Recipe {
    title: Title::Conflict,
    intro: Some(Intro::Conflict),
    fields: conflict_fields,
    submit: Submit::Save,
    read: read_conflict,
};

fn conflict_fields(context: &FormContext) -> Vec<Field> {
    let options = record_options(context.waiting_for(FormKind::Conflict));
    vec![
        Field::new(id::TARGET, Label::ConflictHolds, Input::Choice(options))
            .hint(Hint::ConflictHolds)
            .required(),
        text(id::REASON, Label::Why).required(),
    ]
}

fn read_conflict(reader: &Reader<'_>) -> Option<Command> {
    Some(Command::SettleConflict(ConflictSettled {
        records: reader
            .context
            .waiting_for(FormKind::Conflict)
            .map(|record| record.hash)
            .collect(),
        holds: reader.record(&id::TARGET)?.hash,
        reason: reader.text(&id::REASON),
    }))
}

/// Domain 3.2: destruction is put off with a reason.
pub(super) const RETENTION_HOLD: Recipe = Recipe {
    title: Title::RetentionHold,
    intro: Some(Intro::RetentionHold),
    fields: retention_fields,
    submit: Submit::Save,
    read: read_retention,
};

fn retention_fields(_: &FormContext) -> Vec<Field> {
    vec![
        date(id::UNTIL, Label::RetentionUntil, DateRange::FromToday).required(),
        text(id::REASON, Label::WhyRetention).required(),
    ]
}

fn read_retention(reader: &Reader<'_>) -> Option<Command> {
    Some(Command::HoldRetention(RetentionHeld {
        until: reader.date(&id::UNTIL)?,
        reason: reader.text(&id::REASON),
    }))
}
