//! The two alarms: raising one waits for nothing, clearing one waits for its reason (domain 1.7).

use super::choices::Coded;
use super::context::FormContext;
use super::course::{phase, read_phase};
use super::field::{Field, Input, Need, id};
use super::reader::Reader;
use super::recipe::{Recipe, line, text, when};
use crate::casefile::Command;
use crate::casefile::event::{
    DangerCleared, DangerRaised, InDanger, StaffDangerCleared, StaffDangerRaised,
};
use crate::text::{Hint, Intro, Label, Submit, Title};

/// Seed L92; for whom may be more than one (domain 1.6 no. 9).
pub(super) const DANGER: Recipe = Recipe {
    title: Title::Danger,
    intro: Some(Intro::Danger),
    fields: danger_fields,
    submit: Submit::RaiseDanger,
    read: read_danger,
};

fn moment(context: &FormContext) -> Field {
    let mut moment = when(context);
    moment.need = Need::Optional;
    moment
}

fn danger_fields(context: &FormContext) -> Vec<Field> {
    let for_whom = Input::Checks(InDanger::options());
    vec![
        Field::new(id::FOR_WHOM, Label::DangerForWhom, for_whom),
        text(id::WHAT, Label::DangerWhat).hint(Hint::DangerWhat),
        moment(context),
    ]
}

fn read_danger(reader: &Reader<'_>) -> Option<Command> {
    Some(Command::RaiseDanger(DangerRaised {
        for_whom: reader.coded_checks(&id::FOR_WHOM),
        what: reader.text(&id::WHAT),
        stamped_at: reader.context.stamped_at,
    }))
}

/// Domain 1.6 no. 7: the case manager picks the phase, with a reason.
pub(super) const DANGER_OVER: Recipe = Recipe {
    title: Title::DangerOver,
    intro: Some(Intro::DangerOver),
    fields: danger_over_fields,
    submit: Submit::ClearDanger,
    read: read_danger_over,
};

fn danger_over_fields(context: &FormContext) -> Vec<Field> {
    let proposed = context.phase_proposed.unwrap_or(context.phase);
    vec![
        when(context),
        phase(Label::PhaseAfterDanger, context, Some(proposed)).hint(Hint::PhaseAfterDanger),
        text(id::REASON, Label::WhyDangerOver)
            .hint(Hint::WhyDangerOver)
            .required(),
    ]
}

fn read_danger_over(reader: &Reader<'_>) -> Option<Command> {
    Some(Command::ClearDanger(DangerCleared {
        unmet: Vec::new(),
        phase: read_phase(reader)?,
        reason: reader.text(&id::REASON),
    }))
}

/// Seed L102-103.
pub(super) const STAFF_DANGER: Recipe = Recipe {
    title: Title::StaffDanger,
    intro: Some(Intro::StaffDanger),
    fields: staff_danger_fields,
    submit: Submit::RaiseDanger,
    read: read_staff_danger,
};

fn staff_danger_fields(context: &FormContext) -> Vec<Field> {
    vec![
        line(id::FROM_WHOM, Label::StaffDangerFromWhom).hint(Hint::StaffDangerFromWhom),
        text(id::WHAT, Label::DangerWhat).hint(Hint::DangerWhat),
        moment(context),
    ]
}

fn read_staff_danger(reader: &Reader<'_>) -> Option<Command> {
    Some(Command::RaiseStaffDanger(StaffDangerRaised {
        from_whom: reader.text(&id::FROM_WHOM),
        what: reader.text(&id::WHAT),
    }))
}

pub(super) const STAFF_DANGER_OVER: Recipe = Recipe {
    title: Title::StaffDangerOver,
    intro: None,
    fields: staff_danger_over_fields,
    submit: Submit::ClearDanger,
    read: read_staff_danger_over,
};

fn staff_danger_over_fields(context: &FormContext) -> Vec<Field> {
    vec![
        when(context),
        text(id::REASON, Label::WhyStaffDangerOver).required(),
    ]
}

fn read_staff_danger_over(reader: &Reader<'_>) -> Option<Command> {
    Some(Command::ClearStaffDanger(StaffDangerCleared {
        unmet: Vec::new(),
        reason: reader.text(&id::REASON),
    }))
}
