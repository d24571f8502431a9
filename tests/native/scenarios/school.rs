//! An invented school: its people, its words, and a case told step by step.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "test data: a value that is not there is a broken test"
)]

use std::sync::OnceLock;

use chrono::{Duration, NaiveDate};
use meldcode::casefile::event::{
    Acknowledgement, ActionCheck, AgreedAction, Answer, CaseClosed, CaseOpened, CaseReopened,
    CheckOutcome, Consent, Consultation, Conversation, ConversationKind, ConversationPartners,
    DangerCleared, DangerRaised, ExternalContact, HelpArranged, InDanger, IndicatorListFilled,
    Observation, ParentsAtReport, Partners, PlanChosen, SafeHomeReport, Source, StaffDangerRaised,
    StepReport, Weighing, WideConsultation,
};
use meldcode::casefile::people::{Owner, Parent, Party, PartyKind, PersonRef, Pupil};
use meldcode::casefile::{
    CaseFile, CaseId, Command, Context, Event, Handbook, Journal, Moment, Obstacle, Record,
    RecordHash, Refusal, StoredRecord, decide, fold,
};
use meldcode::protocol::shipped;
use meldcode::protocol::{
    EditionRef, PhaseNumber, PlanId, Progress, Role, Terms, TopicId, agenda::Agenda,
};
use uuid::Uuid;

pub(crate) const UNDECIDED: &str = "undecided";
pub(crate) const PLAN_A: &str = "undesired-parenting";
pub(crate) const PLAN_B: &str = "domestic-violence-sexual-abuse";

pub(crate) fn fenna() -> PersonRef {
    person(1, "Fenna Wester", Role::Teacher)
}

pub(crate) fn ilse() -> PersonRef {
    person(2, "Ilse Graafland", Role::CareCoordinator)
}

pub(crate) fn joris() -> PersonRef {
    person(3, "Joris Tadema", Role::Principal)
}

/// Stands in for the directeur.
pub(crate) fn maud() -> PersonRef {
    person(4, "Maud Ravesloot", Role::Principal)
}

pub(crate) fn person(id: u128, name: &str, role: Role) -> PersonRef {
    PersonRef {
        id: Uuid::from_u128(id),
        name: name.to_owned(),
        role,
    }
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub(crate) fn moment(text: &str) -> Moment {
    text.parse().expect("a moment")
}

/// One thing somebody does.
#[derive(Clone)]
pub(crate) struct Step {
    who: PersonRef,
    at: Option<Moment>,
    happened_at: Option<Moment>,
    command: Command,
}

pub(crate) fn by(who: PersonRef, command: Command) -> Step {
    Step {
        who,
        at: None,
        happened_at: None,
        command,
    }
}

pub(crate) fn teacher(command: Command) -> Step {
    by(fenna(), command)
}

pub(crate) fn coordinator(command: Command) -> Step {
    by(ilse(), command)
}

pub(crate) fn principal(command: Command) -> Step {
    by(joris(), command)
}

impl Step {
    /// What is asked for.
    pub(crate) fn command(&self) -> &Command {
        &self.command
    }

    /// Done at this moment; everything later in the case comes after it.
    pub(crate) fn at(mut self, at: &str) -> Self {
        self.at = Some(moment(at));
        self
    }

    /// Written down now, and happened then.
    pub(crate) fn happened(mut self, at: &str) -> Self {
        self.happened_at = Some(moment(at));
        self
    }
}

/// A case on one device.
#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) journal: Journal,
    pub(crate) handbook: Handbook,
    pub(crate) staff: Vec<PersonRef>,
    device: u128,
    clock: Moment,
    count: u128,
}

/// The shipped plans, read once.
pub(crate) fn handbook() -> &'static Handbook {
    static HANDBOOK: OnceLock<Handbook> = OnceLock::new();
    HANDBOOK.get_or_init(|| Handbook {
        plans: shipped::plans().expect("the shipped plans"),
        lists: Vec::new(),
    })
}

/// A case in which these things were done, one after the other; none of them may be refused.
pub(crate) fn given(steps: impl IntoIterator<Item = Step>) -> Case {
    let case = Case {
        journal: Journal::new(CaseId(Uuid::from_u128(1000))),
        handbook: handbook().clone(),
        staff: vec![ilse(), joris(), maud()],
        device: 1,
        clock: moment("2026-03-02T10:20:00+01:00"),
        count: 0,
    };
    case.and(steps)
}

impl Case {
    /// The same case after these steps as well.
    pub(crate) fn and(mut self, steps: impl IntoIterator<Item = Step>) -> Self {
        for step in steps {
            let asked = format!("{:?}", step.command);
            let outcome = self.perform(step);
            assert!(outcome.is_ok(), "{asked}: {outcome:?}");
        }
        self
    }

    /// What comes of one more step.
    pub(crate) fn when(self, step: Step) -> Outcome {
        let mut after = self.clone();
        let result = after.perform(step);
        Outcome {
            before: self,
            after,
            result,
        }
    }

    /// A copy of the case on another device, which goes its own way from here.
    pub(crate) fn copy(&self) -> Self {
        let mut copy = self.clone();
        copy.device += 1;
        copy
    }

    /// The case after the other device's records came in.
    pub(crate) fn merged_with(mut self, other: &Self) -> Self {
        self.journal.merge(&other.journal).expect("the same case");
        self.clock = self.clock.max(other.clock);
        self.count = self.count.max(other.count);
        self
    }

    pub(crate) fn staffed_by(mut self, staff: impl IntoIterator<Item = PersonRef>) -> Self {
        self.staff = staff.into_iter().collect();
        self
    }

    pub(crate) fn file(&self) -> CaseFile {
        fold(&self.journal)
    }

    pub(crate) fn progress(&self) -> Progress {
        self.file().progress(&self.handbook, &Terms::default())
    }

    pub(crate) fn agenda(&self) -> Agenda {
        let file = self.file();
        let plan = file.plan_in(&self.handbook.plans).expect("a known plan");
        let today = self.clock.date_naive();
        meldcode::protocol::agenda(plan, &self.progress(), &Terms::default(), today)
    }

    /// The last record whose kind is so named.
    pub(crate) fn last(&self, kind: &str) -> RecordHash {
        let file = self.file();
        let found = file
            .events()
            .rev()
            .find(|(_, event)| meldcode::casefile::wire::kind(event) == kind);
        found.expect("such a record").0.hash
    }

    fn perform(&mut self, step: Step) -> Result<Vec<Event>, Refusal> {
        self.clock = step.at.unwrap_or(self.clock + Duration::minutes(1));
        let context = Context {
            author: step.who,
            happened_at: step.happened_at.unwrap_or(self.clock),
            now: self.clock,
            staff: self.staff.clone(),
            terms: Terms::default(),
        };
        let events = decide(&self.file(), &self.handbook, step.command, &context)?;
        for event in &events {
            self.append(event.clone(), &context);
        }
        Ok(events)
    }

    /// Writes an event as it is, without asking `decide`: what a foreign or older record may hold.
    pub(crate) fn append(&mut self, event: Event, context: &Context) {
        self.count += 1;
        let record = Record {
            id: Uuid::from_u128(self.device * 1_000_000 + self.count),
            salt: [u8::try_from(self.device).unwrap_or(0); 16],
            case: self.journal.case(),
            parents: self.journal.heads(),
            author: context.author.clone(),
            device: Uuid::from_u128(self.device),
            happened_at: context.moment_of(&event),
            written_at: context.now,
            event,
        };
        let stored = StoredRecord::write(&record).expect("a record that fits");
        self.journal.insert(stored).expect("a record of this case");
    }
}

/// What came of a step.
pub(crate) struct Outcome {
    before: Case,
    after: Case,
    result: Result<Vec<Event>, Refusal>,
}

impl Outcome {
    /// It was recorded as exactly these kinds of event, in this order.
    #[track_caller]
    pub(crate) fn then<const N: usize>(self, kinds: [&str; N]) -> Case {
        let events = self.result.expect("it is recorded");
        let found: Vec<&str> = events.iter().map(meldcode::casefile::wire::kind).collect();
        assert_eq!(found, kinds);
        self.after
    }

    /// It was refused for exactly these obstacles, and nothing was recorded.
    #[track_caller]
    pub(crate) fn refused<const N: usize>(self, obstacles: [Obstacle; N]) -> Case {
        let mut refusal = self.result.expect_err("it is refused");
        let mut expected = Vec::from(obstacles);
        expected.sort();
        refusal.obstacles.sort();
        assert_eq!(refusal.obstacles, expected);
        assert_eq!(self.before.journal, self.after.journal);
        self.before
    }
}

// What people do, in the protocol's words.

pub(crate) fn open() -> Step {
    teacher(Command::OpenCase(CaseOpened {
        pupil: Pupil {
            name: "Noor Duinzicht".to_owned(),
            group: "5b".to_owned(),
            born_on: Some(day("2017-05-04")),
        },
        plan: edition(UNDECIDED),
        responsible: fenna(),
        parents: vec![Parent {
            number: 1,
            name: "Tessa Duinzicht".to_owned(),
            has_custody: Some(true),
        }],
        excluded: Vec::new(),
    }))
}

pub(crate) fn edition(plan: &str) -> EditionRef {
    EditionRef {
        plan: PlanId::from(plan),
        edition: 1,
    }
}

pub(crate) fn observation() -> Observation {
    Observation {
        place: "schoolplein".to_owned(),
        present: String::new(),
        seen: "Noor bleef na schooltijd een half uur bij het hek staan.".to_owned(),
        literal_words: String::new(),
        source: Source::Myself,
        unknown: String::new(),
        interpretation: String::new(),
        other_explanation: String::new(),
        did: String::new(),
        indicators: [].into(),
        danger: Some(Answer::No),
        unverified_author: None,
    }
}

pub(crate) fn observe() -> Step {
    teacher(Command::RecordObservation(observation()))
}

pub(crate) fn consultation() -> Consultation {
    Consultation {
        with: vec![fenna()],
        summary: "Signalen naast elkaar gelegd.".to_owned(),
        indicators_compared: true,
        home_component: Some(true),
        points_to_violence: Some(false),
    }
}

pub(crate) fn consult() -> Step {
    coordinator(Command::RecordConsultation(consultation()))
}

/// The consultation at which the indicators point to violence (Seed L119-120).
pub(crate) fn consult_on_violence() -> Step {
    coordinator(Command::RecordConsultation(Consultation {
        points_to_violence: Some(true),
        ..consultation()
    }))
}

pub(crate) fn fill_list() -> Step {
    coordinator(Command::FillIndicatorList(IndicatorListFilled {
        list: "standaard".to_owned(),
        edition: 1,
        filled_by: vec![fenna(), ilse()],
        answers: Vec::new(),
        other_explanation: String::new(),
        danger: None,
    }))
}

pub(crate) fn choose(plan: &str, reason: &str) -> Command {
    Command::ChoosePlan(PlanChosen {
        plan: edition(plan),
        unmet: Vec::new(),
        reason: reason.to_owned(),
    })
}

pub(crate) fn enter(phase: u8, reason: &str) -> Command {
    Command::EnterPhase {
        phase: PhaseNumber(phase),
        reason: reason.to_owned(),
    }
}

pub(crate) fn conversation(kind: ConversationKind, held_by: Vec<PersonRef>) -> Conversation {
    Conversation {
        kind,
        held_by,
        present: String::new(),
        topics: [].into(),
        summary: "Besproken wat school ziet.".to_owned(),
        acknowledgement: Some(Acknowledgement::Acts),
        safe_for_staff: None,
        parents_knew: None,
    }
}

pub(crate) fn talk_with_parents(held_by: Vec<PersonRef>, topics: &[&str]) -> Conversation {
    Conversation {
        topics: topics.iter().map(|topic| TopicId::from(*topic)).collect(),
        ..conversation(ConversationKind::Parents, held_by)
    }
}

pub(crate) fn agree(due_on: &str) -> Step {
    teacher(Command::AgreeAction(AgreedAction {
        what: "Moeder belt de huisarts.".to_owned(),
        owner: Owner::Parent("Tessa Duinzicht".to_owned()),
        due_on: day(due_on),
    }))
}

pub(crate) fn check(action: RecordHash, outcome: CheckOutcome) -> Command {
    Command::CheckAction(ActionCheck {
        action,
        outcome,
        explanation: String::new(),
    })
}

pub(crate) fn partners(choice: Partners, reason: &str) -> Command {
    Command::ChooseConversationPartners(ConversationPartners {
        choice,
        speakers: Vec::new(),
        raises_danger: Answer::No,
        advice: String::new(),
        reason: reason.to_owned(),
    })
}

pub(crate) fn contact(kind: PartyKind) -> Command {
    Command::RecordExternalContact(ExternalContact {
        party: Party {
            kind,
            name: String::new(),
        },
        purpose: "informatie".to_owned(),
        shared: "Alleen de zorg, zonder naam.".to_owned(),
        by_name: Some(false),
        consent: Consent::Told,
        outcome: String::new(),
        confidential: false,
    })
}

pub(crate) fn arrange_help() -> Command {
    Command::ArrangeHelp(HelpArranged {
        via: Party {
            kind: PartyKind::YouthNurse,
            name: String::new(),
        },
        what: "Opvoedgesprekken thuis.".to_owned(),
        starts_on: None,
        expected: String::new(),
    })
}

pub(crate) fn weigh() -> Command {
    Command::RecordWeighing(Weighing {
        weighed_by: vec![ilse(), joris()],
        answers: Vec::new(),
        report_needed: Answer::Doubt,
        help_possible: Answer::Yes,
        reason: "Hulp is mogelijk, maar nog niet gestart.".to_owned(),
    })
}

pub(crate) fn no_wide_consultation(why: &str) -> Command {
    Command::RecordWideConsultation(WideConsultation {
        needed: false,
        participants: Vec::new(),
        summary: why.to_owned(),
    })
}

pub(crate) fn report(parents: ParentsAtReport) -> Command {
    Command::RecordSafeHomeReport(SafeHomeReport {
        spoke_to: String::new(),
        reference: String::new(),
        summary: String::new(),
        parents,
        feedback_due_on: None,
    })
}

pub(crate) fn raise_danger() -> Command {
    Command::RaiseDanger(DangerRaised {
        for_whom: [InDanger::Pupil].into(),
        what: String::new(),
        stamped_at: None,
    })
}

pub(crate) fn clear_danger(phase: u8, reason: &str) -> Command {
    Command::ClearDanger(DangerCleared {
        phase: PhaseNumber(phase),
        unmet: Vec::new(),
        reason: reason.to_owned(),
    })
}

pub(crate) fn raise_staff_danger() -> Command {
    Command::RaiseStaffDanger(StaffDangerRaised {
        from_whom: String::new(),
        what: String::new(),
    })
}

pub(crate) fn closing(ground: &str) -> CaseClosed {
    CaseClosed {
        ground: ground.to_owned(),
        unmet: Vec::new(),
        reason: "De hulp loopt en doet wat is afgesproken.".to_owned(),
        what_works: "Wekelijks gesprek met de jeugdverpleegkundige.".to_owned(),
        decided_by: vec![fenna(), ilse()],
        after_check_on: Some(day("2026-09-01")),
    }
}

pub(crate) fn close(ground: &str) -> Command {
    Command::CloseCase(closing(ground))
}

pub(crate) fn reopen(reason: &str) -> Command {
    Command::ReopenCase(CaseReopened {
        reason: reason.to_owned(),
    })
}

pub(crate) fn write_report(phase: u8) -> Command {
    Command::WriteStepReport(StepReport {
        phase: PhaseNumber(phase),
        present: String::new(),
        summary: "Kort verslag.".to_owned(),
        agreements: String::new(),
    })
}

/// A case that has gone through fase 0 under a plan, with everything the plan asks before fase 1.
pub(crate) fn in_fase_1(plan: &str) -> Case {
    let consult = if plan == PLAN_B {
        consult_on_violence()
    } else {
        consult()
    };
    given([
        open(),
        observe(),
        consult,
        fill_list(),
        coordinator(choose(plan, "De signalen passen bij dit plan.")),
        teacher(enter(1, "")),
    ])
}
