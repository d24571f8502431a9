//! One field of a form: what it asks, how it is answered, when it shows.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::value::Value;
use crate::text::{Hint, Label, Message};

/// Names a field within its form, in drafts and as the id of its control.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FieldId(Cow<'static, str>);

impl FieldId {
    const fn fixed(id: &'static str) -> Self {
        Self(Cow::Borrowed(id))
    }

    /// The id as text, in kebab-case.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name within the form.
    pub id: FieldId,
    /// The question.
    pub label: Label,
    /// An explanation with it.
    pub hint: Option<Hint>,
    /// Whether it must be answered.
    pub need: Need,
    /// How it is answered.
    pub input: Input,
    /// When it shows; `None` is always.
    pub shown_when: Option<Condition>,
    /// What stands in it before anybody typed.
    pub initial: Option<Value>,
    /// Interpretation, not fact: drawn visibly apart.
    pub apart: bool,
    /// Facts: a judging word in it earns a friendly line, see [`judging_words`](crate::text::judging_words).
    pub facts: bool,
}

/// Whether a field must be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    /// It must, when it shows.
    Required,
    /// It need not.
    Optional,
    /// It must, when another field says so.
    RequiredWhen(Condition),
}

/// Holds when another field has one of these answers (of checks: at least one of them on).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The other field.
    pub field: FieldId,
    /// The values of its options.
    pub any_of: Vec<String>,
}

impl Condition {
    pub(super) fn is(field: FieldId, values: &[&str]) -> Self {
        Self {
            field,
            any_of: values.iter().map(|&value| value.to_owned()).collect(),
        }
    }
}

/// How a field is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// One line of text; answers [`Value::Text`].
    Line,
    /// Several lines; answers [`Value::Text`].
    Text,
    /// A day; answers [`Value::Date`].
    Date(DateRange),
    /// A day and a time that have been; answers [`Value::Moment`].
    Moment,
    /// The same, of which half is enough: a day without a time is the end of it, a time without a day is of today.
    RoughMoment,
    /// One of a few options, all in sight; answers [`Value::Choice`].
    Choice(Vec<ChoiceOption>),
    /// One of many options; answers [`Value::Choice`].
    Pick(Vec<ChoiceOption>),
    /// Any of these options; answers [`Value::Checks`].
    Checks(Vec<ChoiceOption>),
    /// People of the school, from the list or added by hand; answers [`Value::People`].
    People {
        /// The list; values are ids.
        options: Vec<ChoiceOption>,
        /// Whether more than one.
        many: bool,
    },
    /// Parties outside school and family; answers [`Value::Parties`].
    Parties {
        /// The kinds to choose from.
        kinds: Vec<ChoiceOption>,
        /// Whether more than one.
        many: bool,
    },
    /// Parents and carers with their custody; answers [`Value::Parents`].
    Parents,
}

/// One option of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceOption {
    /// What the answer holds.
    pub value: String,
    /// What people read.
    pub label: Message,
}

impl ChoiceOption {
    pub(super) fn new(value: impl Into<String>, label: impl Into<Message>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
        }
    }
}

/// Which days a date may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateRange {
    /// Any: a running case may be written up afterwards.
    Any,
    /// Today or before.
    UpToToday,
    /// Today or later.
    FromToday,
}

impl Field {
    pub(super) fn new(id: FieldId, label: Label, input: Input) -> Self {
        Self {
            id,
            label,
            hint: None,
            need: Need::Optional,
            input,
            shown_when: None,
            initial: None,
            apart: false,
            facts: false,
        }
    }

    pub(super) fn required(mut self) -> Self {
        self.need = Need::Required;
        self
    }

    pub(super) fn required_when(mut self, condition: Condition) -> Self {
        self.need = Need::RequiredWhen(condition);
        self
    }

    pub(super) fn hint(mut self, hint: Hint) -> Self {
        self.hint = Some(hint);
        self
    }

    pub(super) fn shown_when(mut self, condition: Condition) -> Self {
        self.shown_when = Some(condition);
        self
    }

    pub(super) fn starting(mut self, value: Option<Value>) -> Self {
        self.initial = value;
        self
    }

    pub(super) fn apart(mut self) -> Self {
        self.apart = true;
        self
    }

    pub(super) fn facts(mut self) -> Self {
        self.facts = true;
        self
    }
}

macro_rules! ids {
    ($( $name:ident = $id:literal ),+ $(,)?) => {
        /// The fields by name.
        pub mod id {
            use super::FieldId;

            $(
                #[doc = $id]
                pub const $name: FieldId = FieldId::fixed($id);
            )+
        }
    };
}

ids! {
    WHEN = "when",
    PLACE = "place",
    PRESENT = "present",
    SEEN = "seen",
    LITERAL_WORDS = "literal-words",
    SOURCE = "source",
    SOURCE_NAME = "source-name",
    NOT_KNOWN = "not-known",
    INTERPRETATION = "interpretation",
    OTHER_EXPLANATION = "other-explanation",
    DID = "did",
    INDICATORS = "indicators",
    DANGER = "danger",
    TARGET = "target",
    CONFIRMED = "confirmed",
    EXPLANATION = "explanation",
    WITH = "with",
    SUMMARY = "summary",
    COMPARED = "compared",
    HOME_COMPONENT = "home-component",
    POINTS_TO_VIOLENCE = "points-to-violence",
    PLAN = "plan",
    PHASE = "phase",
    REASON = "reason",
    AGREEMENTS = "agreements",
    PARTNERS = "partners",
    SPEAKERS = "speakers",
    RAISES_DANGER = "raises-danger",
    ADVICE = "advice",
    TALK = "talk",
    HELD_BY = "held-by",
    TOPICS = "topics",
    ACKNOWLEDGEMENT = "acknowledgement",
    SAFE_FOR_STAFF = "safe-for-staff",
    PARENTS_KNEW = "parents-knew",
    PARENTS_KNEW_WHY = "parents-knew-why",
    WHAT = "what",
    OWNER = "owner",
    OWNER_PERSON = "owner-person",
    OWNER_NAME = "owner-name",
    OWNER_PARTY = "owner-party",
    DUE_ON = "due-on",
    OUTCOME = "outcome",
    UNTIL = "until",
    ON = "on",
    VIA = "via",
    STARTS_ON = "starts-on",
    EXPECTED = "expected",
    PARTY = "party",
    PURPOSE = "purpose",
    SHARED = "shared",
    BY_NAME = "by-name",
    CONSENT = "consent",
    CONSENT_WHY = "consent-why",
    CONFIDENTIAL = "confidential",
    NEEDED = "needed",
    PARTICIPANTS = "participants",
    PARENTS = "parents",
    PARENT_NAME = "parent-name",
    ABOUT = "about",
    TOLD = "told",
    HOW = "how",
    REACTION = "reaction",
    GROUND = "ground",
    VIEW = "view",
    WEIGHED_BY = "weighed-by",
    WEIGHING_1 = "weighing-1",
    WEIGHING_1_WHY = "weighing-1-why",
    WEIGHING_2 = "weighing-2",
    WEIGHING_2_WHY = "weighing-2-why",
    WEIGHING_3 = "weighing-3",
    WEIGHING_3_WHY = "weighing-3-why",
    WEIGHING_4 = "weighing-4",
    WEIGHING_4_WHY = "weighing-4-why",
    WEIGHING_5 = "weighing-5",
    WEIGHING_5_WHY = "weighing-5-why",
    REPORT_NEEDED = "report-needed",
    HELP_POSSIBLE = "help-possible",
    SPOKE_TO = "spoke-to",
    QUESTION = "question",
    REFERENCE = "reference",
    FEEDBACK_DUE_ON = "feedback-due-on",
    FOR_WHOM = "for-whom",
    FROM_WHOM = "from-whom",
    WHO = "who",
    RECORDS = "records",
    TITLE = "title",
    CORRECTION = "correction",
    CASE = "case",
    RELATION = "relation",
    WHAT_WORKS = "what-works",
    DECIDED_BY = "decided-by",
    AFTER_CHECK_ON = "after-check-on",
    LOOK_AGAIN_ON = "look-again-on",
    PUPIL_NAME = "pupil-name",
    PUPIL_GROUP = "pupil-group",
    BORN_ON = "born-on",
    RESPONSIBLE = "responsible",
    EXCLUDED = "excluded",
}
