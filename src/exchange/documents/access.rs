//! What a parent who asks to see the file may read: what to leave out of it, and on which ground, as proposals.
//!
//! The program proposes, a person decides about each (domain 3.3). Nothing here is a sentence.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::unknown_to_parents::unknown_to_parents;
use crate::casefile::event::{Ground as IndicatorGround, Observation, Sighting, Source};
use crate::casefile::people::{Owner, Party, PartyKind};
use crate::casefile::{CaseFile, Event, Journal, RecordHash, need_to_know};

/// Why something is left out for this reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Ground {
    /// The rights of somebody else.
    OtherPerson,
    /// It is about another child.
    OtherChild,
    /// Somebody told it in confidence.
    Source,
    /// Who reported to Veilig Thuis.
    Reporter,
    /// It comes from the police.
    Police,
    /// A note for the writer's own use that nobody else saw.
    WorkNote,
    /// The safety of the child.
    ChildSafety,
}

impl Ground {
    /// Every ground.
    pub const ALL: [Self; 7] = [
        Self::OtherPerson,
        Self::OtherChild,
        Self::Source,
        Self::Reporter,
        Self::Police,
        Self::WorkNote,
        Self::ChildSafety,
    ];
}

/// Where a name is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Reach {
    /// Wherever it stands.
    Everywhere,
    /// Only where the file speaks of the report itself. Somebody who spoke with the parents openly and is missing
    /// everywhere else would be known by that.
    AtReport,
}

/// A name, or other words, that may have to be left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameChoice {
    /// The words.
    pub name: String,
    /// Where.
    pub reach: Reach,
    /// Why.
    pub ground: Ground,
    /// Whether they are left out.
    pub is_left_out: bool,
}

/// A record that may have to be left out whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordChoice {
    /// The record.
    #[serde(with = "super::decided::as_hex")]
    pub record: RecordHash,
    /// Why.
    pub ground: Ground,
    /// Whether it is left out.
    pub is_left_out: bool,
}

/// What is left out: first as the program proposes it, then as a person decided.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Names, each once for each reach.
    pub names: Vec<NameChoice>,
    /// Every record but the opening, in the journal's order.
    pub records: Vec<RecordChoice>,
}

impl LeftOut {
    /// Writes down what a person decided about one name or record, by its place.
    pub fn settle(&mut self, is_name: bool, place: usize, decided: (Ground, bool)) {
        let name = self.names.get_mut(place).filter(|_| is_name);
        let name = name.map(|choice| (&mut choice.ground, &mut choice.is_left_out));
        let record = self.records.get_mut(place).filter(|_| !is_name);
        let record = record.map(|choice| (&mut choice.ground, &mut choice.is_left_out));
        if let Some((ground, is_left_out)) = name.or(record) {
            (*ground, *is_left_out) = decided;
        }
    }
}

/// What the program proposes for a case; `siblings` are the names of children whose cases are linked.
pub fn propose(case: &CaseFile, siblings: &[String]) -> LeftOut {
    let mut found = Found {
        child: case.pupil().map_or("", |pupil| pupil.name.as_str()),
        names: Vec::new(),
    };
    for sibling in siblings {
        found.add(sibling, Ground::OtherChild, true);
    }
    for (entry, event) in case.events() {
        if let Event::SafeHomeReported(_) = event {
            found.reporter(&entry.author.name);
        }
    }
    for (_, event) in case.events() {
        named_in(event, &mut found);
    }
    for line in case.parent_ledger() {
        found.add(line.name, Ground::OtherPerson, false);
    }
    for entry in case.timeline() {
        found.add(&entry.author.name, Ground::OtherPerson, false);
    }
    // The opening names the child and its parents, and cannot go.
    let unknown = unknown_to_parents(case);
    let events = case.events();
    let records = events.filter(|(_, event)| !matches!(event, Event::CaseOpened(_)));
    let records = records.map(|(entry, event)| {
        let is_it = |(record, _): &&(RecordHash, Ground)| *record == entry.hash;
        let unknown = unknown.iter().find(is_it).map(|(_, ground)| *ground);
        let ground = ground_of(event).or(unknown);
        RecordChoice {
            record: entry.hash,
            ground: ground.unwrap_or(Ground::OtherPerson),
            is_left_out: ground.is_some(),
        }
    });
    LeftOut {
        records: records.collect(),
        names: found.names,
    }
}

/// The journal as this reader gets it: records that are left out keep their place and say nothing.
pub fn without(case: &CaseFile, journal: &Journal, left_out: &LeftOut) -> Journal {
    let gone = gone(case, left_out);
    let gone: BTreeSet<RecordHash> = gone.iter().map(|(record, _)| *record).collect();
    journal.without(&gone)
}

/// Every record that is left out, with its ground, in the journal's order. What corrects or answers such a record
/// goes with it and on its ground, because it repeats what it is about.
pub fn gone(case: &CaseFile, left_out: &LeftOut) -> Vec<(RecordHash, Ground)> {
    let mut gone: Vec<(RecordHash, Ground)> = Vec::new();
    for (entry, event) in case.events() {
        let mut chosen = left_out.records.iter();
        let chosen = chosen.find(|choice| choice.is_left_out && choice.record == entry.hash);
        let with = |target| gone.iter().find(|(record, _)| *record == target);
        let ground = match chosen {
            Some(choice) => Some(choice.ground),
            None => about(event).into_iter().find_map(with).map(|(_, why)| *why),
        };
        gone.extend(ground.map(|ground| (entry.hash, ground)));
    }
    gone
}

/// The records in which the file speaks of a report to Veilig Thuis, and those that say something about them.
pub fn at_report(case: &CaseFile) -> Vec<RecordHash> {
    let mut found: Vec<RecordHash> = Vec::new();
    for (entry, event) in case.events() {
        let is_report = matches!(
            event,
            Event::SafeHomeReported(_) | Event::SafeHomeFeedbackReceived(_)
        );
        if is_report || about(event).iter().any(|target| found.contains(target)) {
            found.push(entry.hash);
        }
    }
    found
}

/// The records that this one names or adds words to.
pub(super) fn about(event: &Event) -> Vec<RecordHash> {
    match event {
        Event::PlacedInParnasSys(placed) => placed.records.clone(),
        Event::ConflictSettled(settled) => settled.records.clone(),
        Event::ActionChecked(check) => vec![check.action],
        Event::SafeHomeFeedbackReceived(told) => told.report.into_iter().collect(),
        _ => need_to_know::about(event).into_iter().collect(),
    }
}

struct Found<'a> {
    child: &'a str,
    names: Vec<NameChoice>,
}

impl Found<'_> {
    fn add(&mut self, name: &str, ground: Ground, is_left_out: bool) {
        self.push(name, Reach::Everywhere, (ground, is_left_out));
    }

    /// Whoever reported, where the file speaks of the report.
    fn reporter(&mut self, name: &str) {
        self.push(name, Reach::AtReport, (Ground::Reporter, true));
    }

    fn push(&mut self, name: &str, reach: Reach, (ground, is_left_out): (Ground, bool)) {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let lower = name.to_lowercase();
        let is_known =
            |known: &NameChoice| known.reach == reach && known.name.to_lowercase() == lower;
        if name.is_empty() || lower == self.child.to_lowercase() || self.names.iter().any(is_known)
        {
            return;
        }
        self.names.push(NameChoice {
            name,
            reach,
            ground,
            is_left_out,
        });
    }

    /// A line that holds names between other words, such as who was there.
    fn line(&mut self, line: &str) {
        for name in names_in(line, true) {
            self.add(&name, Ground::OtherPerson, true);
        }
    }

    /// Running words: what looks like a name is shown, and left standing until a person ticks it.
    fn words(&mut self, words: &str) {
        for name in names_in(words, false) {
            self.add(&name, Ground::OtherPerson, false);
        }
    }

    fn party(&mut self, party: &Party) {
        let ground = if is_police(party.kind) {
            Ground::Police
        } else {
            Ground::OtherPerson
        };
        for name in names_in(&party.name, true) {
            self.add(&name, ground, true);
        }
    }
}

fn named_in(event: &Event, found: &mut Found<'_>) {
    if let Event::ObservationRecorded(seen) = event {
        observation(seen, found);
    } else if let Event::IndicatorListFilled(list) = event {
        for answer in &list.answers {
            if let Sighting::HeardFrom(name) = &answer.sighting {
                found.add(name, Ground::Source, true);
            }
            for ground in &answer.grounds {
                if let IndicatorGround::OwnWords { words, .. } = ground {
                    found.words(words);
                }
            }
        }
    } else if let Event::ConversationHeld(held) = event {
        found.line(&held.present);
        found.words(&held.summary);
    } else if let Event::StepReportWritten(report) = event {
        found.line(&report.present);
        found.words(&report.summary);
        found.words(&report.agreements);
    } else if let Event::CareTeamConsulted(team) = event {
        found.line(&team.present);
        found.words(&team.result);
    } else if let Event::ConsultationHeld(held) = event {
        found.words(&held.summary);
    } else {
        outside(event, found);
    }
}

fn observation(seen: &Observation, found: &mut Found<'_>) {
    match &seen.source {
        Source::Colleague(name) | Source::Third(name) => found.add(name, Ground::Source, true),
        Source::Parent(name) => found.add(name, Ground::OtherPerson, false),
        Source::Myself | Source::Child => {}
    }
    if let Some(name) = &seen.unverified_author {
        found.add(name, Ground::Source, true);
    }
    found.line(&seen.present);
    let texts = [&seen.seen, &seen.literal_words, &seen.interpretation];
    for text in texts {
        found.words(text);
    }
    found.words(&seen.did);
}

fn outside(event: &Event, found: &mut Found<'_>) {
    if let Event::ExternalContactMade(contact) = event {
        found.party(&contact.party);
        found.words(&contact.shared);
        found.words(&contact.outcome);
    } else if let Event::HelpArranged(help) = event {
        found.party(&help.via);
    } else if let Event::WideConsultationHeld(wide) = event {
        for party in &wide.participants {
            found.party(party);
        }
        found.words(&wide.summary);
    } else if let Event::ActionAgreed(agreed) = event {
        match &agreed.owner {
            Owner::Outside(party) => found.party(party),
            Owner::Parent(name) => found.add(name, Ground::OtherPerson, false),
            Owner::Staff(_) => {}
        }
        found.words(&agreed.what);
    } else if let Event::SafeHomeAdviceAsked(advice) = event {
        found.line(&advice.spoke_to);
        found.words(&advice.advice);
    } else if let Event::SafeHomeReported(report) = event {
        found.line(&report.spoke_to);
        found.words(&report.summary);
    }
}

fn is_police(kind: PartyKind) -> bool {
    matches!(kind, PartyKind::Police | PartyKind::CommunityOfficer)
}

/// The ground on which a record is proposed to go whole.
fn ground_of(event: &Event) -> Option<Ground> {
    if let Event::SiblingLinked(_) = event {
        return Some(Ground::OtherChild);
    }
    let Event::ExternalContactMade(contact) = event else {
        return None;
    };
    let is_police = contact.confidential || is_police(contact.party.kind);
    is_police.then_some(Ground::Police)
}

/// Small words inside a name.
const PARTICLES: [&str; 18] = [
    "van", "de", "der", "den", "ten", "ter", "te", "het", "'t", "el", "al", "la", "le", "von",
    "du", "da", "di", "bin",
];

/// Words that begin with a capital and name nobody.
const NOBODY: [&str; 34] = [
    "de",
    "het",
    "een",
    "mevrouw",
    "meneer",
    "mevr",
    "dhr",
    "juf",
    "meester",
    "moeder",
    "vader",
    "mama",
    "papa",
    "oma",
    "opa",
    "oom",
    "tante",
    "broer",
    "zus",
    "via",
    "ik",
    "hij",
    "zij",
    "ze",
    "we",
    "wij",
    "er",
    "dat",
    "dit",
    "politie",
    "veilig",
    "thuis",
    "school",
    "parnassys",
];

/// Whether a word stands inside names without being one.
pub fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

/// What looks like a name: words with a capital, with the small words between them. In running text the first word
/// of a sentence does not count, for every sentence begins with one.
fn names_in(text: &str, counts_from_start: bool) -> Vec<String> {
    let mut names = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    let mut starts = true;
    let mut end = |run: &mut Vec<&str>| {
        while run.last().is_some_and(|word| is_particle(word)) {
            run.pop();
        }
        if !run.is_empty() {
            names.push(run.join(" "));
        }
        run.clear();
    };
    for token in text.split_whitespace() {
        let word = token.trim_matches(|sign: char| !sign.is_alphanumeric());
        let lower = word.to_lowercase();
        let has_capital = word.chars().next().is_some_and(char::is_uppercase);
        let counts = has_capital
            && word.chars().count() > 1
            && !NOBODY.contains(&lower.as_str())
            && (counts_from_start || !starts);
        if counts || (!run.is_empty() && is_particle(word)) {
            run.push(word);
        } else {
            end(&mut run);
        }
        starts = token.ends_with(['.', '!', '?', ':', '…']);
        if token.ends_with([',', ';', ')']) || starts {
            end(&mut run);
        }
    }
    end(&mut run);
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_who_was_there_gives_its_names() {
        assert_eq!(
            names_in("Sem de Boer, Noor en oom Kees", true),
            ["Sem de Boer", "Noor", "Kees"]
        );
    }

    #[test]
    fn in_running_words_the_first_of_a_sentence_is_no_name() {
        assert_eq!(
            names_in("Gisteren sloeg Sem hem. Daarna kwam juf Van Dijk.", false),
            ["Sem", "Van Dijk"]
        );
    }
}
