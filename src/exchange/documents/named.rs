//! The names that stand in a case: who they are proposed to be for a parent who reads it, and how they are found.

use super::access::{Ground, NameChoice, Reach, is_police, outside};
use super::nobody::{is_particle, names_nobody, without_role};
use crate::casefile::event::{Sighting, Source};
use crate::casefile::people::Party;
use crate::casefile::{CaseFile, Event, wire};

/// Every name in a case, each once for each reach; `siblings` are the names of children whose cases are linked, `staff`
/// those of everybody of the school.
///
/// What a record says of somebody comes first and is ticked. Then every text of every record is looked through, so
/// that no field can be forgotten; what is found there is shown and left standing until a person ticks it.
pub(super) fn named(case: &CaseFile, siblings: &[String], staff: &[String]) -> Vec<NameChoice> {
    let parents = case.parent_ledger();
    let authors = case.timeline().iter().map(|entry| &entry.author.name);
    let known = parents.iter().map(|line| line.name);
    let known = known.chain(authors.chain(staff).map(String::as_str));
    let mut found = Found {
        child: case.pupil().map_or("", |pupil| pupil.name.as_str()),
        known: known.collect(),
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
    for line in &parents {
        found.add(line.name, Ground::OtherPerson, false);
    }
    for (_, event) in case.events() {
        found.told_of(event);
    }
    for entry in case.timeline() {
        found.add(&entry.author.name, Ground::OtherPerson, false);
    }
    for (_, event) in case.events() {
        wire::texts(event, &mut |field, text| found.words(field, text));
    }
    found.names
}

/// Fields that hold a name or a line of names: there the first word counts as well.
const NAME_FIELDS: [&str; 10] = [
    "name",
    "present",
    "spoke_to",
    "parents",
    "parent",
    "colleague",
    "third",
    "heard-from",
    "from_whom",
    "unverified_author",
];

/// Fields that hold ids in capitals.
const ID_FIELDS: [&str; 2] = ["item", "indicators"];

struct Found<'a> {
    child: &'a str,
    /// Parents, and colleagues in their work.
    known: Vec<&'a str>,
    names: Vec<NameChoice>,
}

impl Found<'_> {
    fn add(&mut self, name: &str, ground: Ground, is_left_out: bool) {
        self.push(name, Reach::Everywhere, (ground, is_left_out));
    }

    /// Whoever told it, as typed: what they are stays, for it stands all through the case.
    fn source(&mut self, name: &str) {
        self.add(&without_role(name), Ground::Source, true);
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
        if name.is_empty() || begins(&lower, self.child) || self.names.iter().any(is_known) {
            return;
        }
        self.names.push(NameChoice {
            name,
            reach,
            ground,
            is_left_out,
        });
    }

    /// A line that holds names between other words, such as who was there. A parent who was there may read it,
    /// and a colleague stands by name at what they wrote: half of it left out would tell no less, and read worse.
    fn line(&mut self, line: &str) {
        for name in names_in(line, true) {
            let is_known = self.known.iter().any(|known| begins(&name, known));
            self.add(&name, Ground::OtherPerson, !is_known);
        }
    }

    /// Any text of a record.
    fn words(&mut self, field: &str, text: &str) {
        if ID_FIELDS.contains(&field) {
            return;
        }
        for name in names_in(text, NAME_FIELDS.contains(&field)) {
            self.add(&name, Ground::OtherPerson, false);
        }
    }

    fn party(&mut self, party: &Party) {
        let ground = if is_police(party.kind) {
            Ground::Police
        } else {
            Ground::OtherPerson
        };
        let mut names = names_in(&party.name, true);
        if names.is_empty() && !names_nobody(party.name.trim().to_lowercase().as_str()) {
            names.push(party.name.clone());
        }
        for name in names {
            self.add(&name, ground, true);
        }
    }

    /// Whoever the record itself says was told of, was there or took part from outside.
    fn told_of(&mut self, event: &Event) {
        if let Event::ObservationRecorded(seen) = event {
            // An earlier version kept what the child told as told by somebody of this name.
            if let Source::Colleague(name) | Source::Third(name) = &seen.source
                && name.trim() != "Het kind"
            {
                self.source(name);
            }
            if let Some(name) = &seen.unverified_author {
                self.source(name);
            }
            self.line(&seen.present);
        } else if let Event::IndicatorListFilled(list) = event {
            for answer in &list.answers {
                if let Sighting::HeardFrom(name) = &answer.sighting {
                    self.source(name);
                }
            }
        } else if let Some(line) = present(event) {
            self.line(line);
        } else {
            for party in outside(event) {
                self.party(party);
            }
        }
    }
}

/// Who was there, as it was typed.
fn present(event: &Event) -> Option<&str> {
    if let Event::ConversationHeld(held) = event {
        Some(&held.present)
    } else if let Event::StepReportWritten(report) = event {
        Some(&report.present)
    } else if let Event::CareTeamConsulted(team) = event {
        Some(&team.present)
    } else if let Event::SafeHomeAdviceAsked(advice) = event {
        Some(&advice.spoke_to)
    } else if let Event::SafeHomeReported(report) = event {
        Some(&report.spoke_to)
    } else {
        None
    }
}

/// Whether these are the first words of a name or all of it, also with the s of a genitive: "Bo", or "Bos jas".
pub fn begins(words: &str, name: &str) -> bool {
    let (words, name) = (words.to_lowercase(), name.to_lowercase());
    let mut whole = name.split_whitespace();
    let mut begun = words.split_whitespace().peekable();
    begun.peek().is_some()
        && begun.all(|word| {
            let own = whole.next();
            own.is_some_and(|own| word == own || word.strip_suffix('s') == Some(own))
        })
}

/// Whether a line is one word and no sentence.
fn is_one_word(line: &str) -> bool {
    let mut words = line.split_whitespace();
    words.next().is_some_and(|word| !word.ends_with(ENDS)) && words.next().is_none()
}

/// How a sentence ends.
const ENDS: [char; 5] = ['.', '!', '?', ':', '…'];

/// What looks like a name: words with a capital, with the small words before and between them. In running text the
/// first word of a sentence or a line alone does not count, for every sentence begins with a capital; a line of one
/// word stands in a list.
fn names_in(text: &str, counts_from_start: bool) -> Vec<String> {
    let mut names = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    let mut is_lone = false;
    let mut end = |run: &mut Vec<&str>, is_lone: bool| {
        while run
            .last()
            .is_some_and(|word| is_particle(&word.to_lowercase()))
        {
            run.pop();
        }
        let is_first_word = is_lone && run.len() == 1;
        if !run.is_empty() && !is_first_word {
            names.push(run.join(" "));
        }
        run.clear();
    };
    for (place, line) in text.lines().enumerate() {
        let is_in_list = place > 0 && is_one_word(line);
        let mut starts = !is_in_list;
        for token in line.split_whitespace() {
            let word = token.trim_matches(|sign: char| !sign.is_alphanumeric());
            let genitive = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"));
            let word = genitive.unwrap_or(word);
            let lower = word.to_lowercase();
            let has_capital = word.chars().next().is_some_and(char::is_uppercase);
            let is_name = has_capital && word.chars().count() > 1 && !names_nobody(&lower);
            if is_name || (is_particle(&lower) && (has_capital || !run.is_empty())) {
                if run.is_empty() {
                    is_lone = starts && !counts_from_start;
                }
                run.push(word);
            } else {
                end(&mut run, is_lone);
            }
            starts = token.ends_with(ENDS);
            if token.ends_with([',', ';', ')']) || starts {
                end(&mut run, is_lone);
            }
        }
        end(&mut run, is_lone);
    }
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

    #[test]
    fn a_first_word_with_another_name_behind_it_is_part_of_it() {
        assert_eq!(
            names_in(
                "Dirk Jansen belde. Henk ook. Omdat Mohamed Bakker het zag.",
                false
            ),
            ["Dirk Jansen", "Mohamed Bakker"]
        );
    }

    #[test]
    fn a_small_word_with_a_capital_belongs_to_the_name() {
        assert_eq!(names_in("mevrouw De Wit", true), ["De Wit"]);
        assert_eq!(
            names_in("De moeder sprak met meneer De Wit. De school belde.", false),
            ["De Wit"]
        );
    }

    #[test]
    fn a_genitive_is_taken_off() {
        assert_eq!(names_in("Zij droeg Karin's jas.", false), ["Karin"]);
        assert!(begins("Noors", "Noor Duinzicht") && begins("noor", "Noor Duinzicht"));
        assert!(!begins("Noor de Wit", "Noor Duinzicht") && !begins("", "Noor Duinzicht"));
    }
}
