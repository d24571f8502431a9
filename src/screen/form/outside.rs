//! Others: contacts outside the school, the trajectoverleg, the breed overleg.

use super::choices::{Coded, choice, yes_no};
use super::context::FormContext;
use super::field::{ChoiceOption, Condition, Field, Input, id};
use super::reader::Reader;
use super::recipe::{Recipe, line, text, when};
use crate::casefile::Command;
use crate::casefile::event::{CareTeam, Consent, ExternalContact, WideConsultation};
use crate::casefile::people::PartyKind;
use crate::text::{Choice, Hint, Intro, Label, Submit, Title};

/// Purpose, what was shared, by name or not, and what parents know (domain 1.6 no. 24).
pub(super) const EXTERNAL_CONTACT: Recipe = Recipe {
    title: Title::ExternalContact,
    intro: Some(Intro::ExternalContact),
    fields: contact_fields,
    submit: Submit::Save,
    read: read_contact,
};

fn contact_fields(context: &FormContext) -> Vec<Field> {
    let party = Input::Parties {
        kinds: PartyKind::options(),
        many: false,
    };
    let consent = choice(
        id::CONSENT,
        Label::ContactConsent,
        &[
            ("given", Choice::ConsentGiven),
            ("told", Choice::ConsentTold),
            ("not-told", Choice::ConsentNotTold),
        ],
    );
    let by_name = choice(
        id::BY_NAME,
        Label::ContactByName,
        &[("yes", Choice::ByName), ("no", Choice::Anonymous)],
    );
    let confidential = Input::Checks(vec![ChoiceOption::new("yes", Choice::Confidential)]);
    vec![
        when(context),
        Field::new(id::PARTY, Label::ContactWith, party).required(),
        text(id::PURPOSE, Label::ContactPurpose).required(),
        by_name.hint(Hint::ContactByName).required(),
        text(id::SHARED, Label::ContactShared)
            .hint(Hint::ContactShared)
            .required(),
        consent.required(),
        text(id::CONSENT_WHY, Label::WhyNotTold)
            .shown_when(Condition::is(id::CONSENT, &["not-told"]))
            .required(),
        text(id::OUTCOME, Label::ContactOutcome),
        Field::new(id::CONFIDENTIAL, Label::Confidential, confidential).hint(Hint::Confidential),
    ]
}

fn read_contact(reader: &Reader<'_>) -> Option<Command> {
    let consent = match reader.choice(&id::CONSENT)? {
        "given" => Consent::Given,
        "told" => Consent::Told,
        _ => Consent::NotTold(reader.text(&id::CONSENT_WHY)),
    };
    Some(Command::RecordExternalContact(ExternalContact {
        party: reader.party(&id::PARTY)?,
        purpose: reader.text(&id::PURPOSE),
        shared: reader.text(&id::SHARED),
        by_name: Some(reader.yes(&id::BY_NAME)?),
        consent,
        outcome: reader.text(&id::OUTCOME),
        confidential: reader.checks(&id::CONFIDENTIAL).next().is_some(),
    }))
}

/// Seed L56, L149: parents are told it will happen; this is that it did.
pub(super) const CARE_TEAM: Recipe = Recipe {
    title: Title::CareTeam,
    intro: None,
    fields: care_team_fields,
    submit: Submit::Save,
    read: read_care_team,
};

fn care_team_fields(context: &FormContext) -> Vec<Field> {
    vec![
        when(context),
        line(id::PRESENT, Label::Present),
        text(id::OUTCOME, Label::CareTeamResult).required(),
    ]
}

fn read_care_team(reader: &Reader<'_>) -> Option<Command> {
    Some(Command::RecordCareTeam(CareTeam {
        present: reader.text(&id::PRESENT),
        result: reader.text(&id::OUTCOME),
    }))
}

/// Seed L105-107, L142; a recorded "nee" is an answer (domain 1.6 no. 26).
pub(super) const WIDE_CONSULTATION: Recipe = Recipe {
    title: Title::WideConsultation,
    intro: Some(Intro::WideConsultation),
    fields: wide_fields,
    submit: Submit::Save,
    read: read_wide,
};

fn wide_fields(context: &FormContext) -> Vec<Field> {
    let participants = Input::Parties {
        kinds: PartyKind::options(),
        many: true,
    };
    vec![
        when(context),
        yes_no(id::NEEDED, Label::WideNeeded).required(),
        Field::new(id::PARTICIPANTS, Label::WideParticipants, participants)
            .shown_when(Condition::is(id::NEEDED, &["yes"]))
            .required(),
        text(id::SUMMARY, Label::WideSummary)
            .hint(Hint::WideSummary)
            .required(),
    ]
}

fn read_wide(reader: &Reader<'_>) -> Option<Command> {
    Some(Command::RecordWideConsultation(WideConsultation {
        needed: reader.yes(&id::NEEDED)?,
        participants: reader.parties(&id::PARTICIPANTS),
        summary: reader.text(&id::SUMMARY),
    }))
}
