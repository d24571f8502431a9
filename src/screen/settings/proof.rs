//! *Bewijs*: requests made, what is stored, the policy in force and the build, each with how to check it.

use crate::text::{Message, Proof as Words};
use crate::workspace::action::Holding;

/// What the page's loader can show of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// The mark of the build.
    pub build: String,
    /// The Content Security Policy of the page.
    pub policy: String,
    /// How the page was opened.
    pub way: Way,
    /// Files fetched at the start.
    pub files: usize,
    /// Files fetched when somebody unlocked.
    pub files_inside: usize,
    /// Addresses asked for after that.
    pub later: Vec<String>,
}

/// How the page was opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// Over https, and kept on the device.
    Offline,
    /// Over https.
    Secure,
    /// Over http from the device itself.
    Here,
    /// Over http.
    #[default]
    Plain,
    /// From a file.
    File,
}

impl Evidence {
    /// Reads what the loader says, a line each: build, policy, way, number of files at the start and at unlocking, and
    /// what was asked later.
    pub fn read(said: &str) -> Self {
        let mut lines = said.lines();
        let mut line = || lines.next().unwrap_or_default();
        Self {
            build: line().to_owned(),
            policy: line().to_owned(),
            way: match line() {
                "offline" => Way::Offline,
                "https" => Way::Secure,
                "here" => Way::Here,
                "file" => Way::File,
                _ => Way::Plain,
            },
            files: line().parse().unwrap_or_default(),
            files_inside: line().parse().unwrap_or_default(),
            later: lines.map(str::to_owned).collect(),
        }
    }
}

/// A fact: what it is called, and what it is.
pub type Line = (Message, Message);

/// What the page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Proof {
    /// Whether nothing was asked of the network after the start.
    pub is_quiet: bool,
    /// How much was asked, and when.
    pub traffic: Vec<Line>,
    /// Addresses asked for after the start.
    pub later: Vec<String>,
    /// What is stored, place by place.
    pub kept: Vec<Shelf>,
    /// The policy, a rule each.
    pub policy: Vec<String>,
    /// Which build this is and how it was opened.
    pub build: Vec<Line>,
    /// How to check that.
    pub build_check: Message,
}

/// What is stored, table by table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stored {
    /// Everything of the vault.
    pub vault: Vec<Holding>,
    /// What this browser keeps of it, where the vault is a file; elsewhere the vault itself stands in the browser.
    pub browser: Vec<Holding>,
}

/// One place where something is stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Shelf {
    /// Its part of the page.
    pub id: &'static str,
    /// Which place.
    pub title: Message,
    /// How it stands there.
    pub lead: Message,
    /// How much, and all of it together.
    pub lines: Vec<Line>,
    /// What of it can be read.
    pub plain: Message,
    /// How to check it.
    pub check: Message,
}

/// Computes the page.
pub fn proof(evidence: &Evidence, stored: &Stored) -> Proof {
    let count = |count| Words::Count { count }.into();
    Proof {
        is_quiet: evidence.later.is_empty(),
        traffic: vec![
            (Words::FilesAtStart.into(), count(evidence.files)),
            (Words::FilesInside.into(), count(evidence.files_inside)),
            (Words::AskedLater.into(), count(evidence.later.len())),
        ],
        later: evidence.later.clone(),
        kept: kept(evidence.way, stored),
        policy: evidence
            .policy
            .split(';')
            .map(|rule| rule.trim().to_owned())
            .filter(|rule| !rule.is_empty())
            .collect(),
        build: vec![
            (
                Words::BuildMark.into(),
                Message::verbatim(evidence.build.clone()),
            ),
            (Words::Way.into(), way(evidence.way).into()),
        ],
        build_check: if evidence.way == Way::File {
            Words::BuildCheckFile.into()
        } else {
            Words::BuildCheck.into()
        },
    }
}

/// A vault stands in this browser, or in a file and what this browser keeps of it beside that.
fn kept(way: Way, stored: &Stored) -> Vec<Shelf> {
    if way != Way::File {
        return vec![Shelf {
            id: "kept",
            title: Words::Kept.into(),
            lead: Words::KeptLead.into(),
            lines: amounts(&stored.vault),
            plain: Words::KeptPlain.into(),
            check: Words::KeptCheck.into(),
        }];
    }
    vec![
        Shelf {
            id: "in-file",
            title: Words::InFile.into(),
            lead: Words::InFileLead.into(),
            lines: amounts(&stored.vault),
            plain: Words::InFilePlain.into(),
            check: Words::InFileCheck.into(),
        },
        Shelf {
            id: "kept",
            title: Words::Kept.into(),
            lead: Words::BesideFileLead.into(),
            lines: amounts(&stored.browser),
            plain: Words::BesideFilePlain.into(),
            check: Words::BesideFileCheck.into(),
        },
    ]
}

/// Tables with nothing in them are left out; the sum stands below.
fn amounts(holdings: &[Holding]) -> Vec<Line> {
    let filled = holdings.iter().filter(|holding| holding.rows > 0);
    let mut lines: Vec<Line> = filled
        .map(|Holding { table, rows, bytes }| {
            let (rows, bytes) = (*rows, *bytes);
            (
                Words::KeptIn { table: *table }.into(),
                Words::Amount { rows, bytes }.into(),
            )
        })
        .collect();
    let all = Words::Amount {
        rows: holdings.iter().map(|holding| holding.rows).sum(),
        bytes: holdings.iter().map(|holding| holding.bytes).sum(),
    };
    lines.push((Words::Together.into(), all.into()));
    lines
}

const fn way(way: Way) -> Words {
    match way {
        Way::Offline => Words::WayOffline,
        Way::Secure => Words::WaySecure,
        Way::Here => Words::WayHere,
        Way::Plain => Words::WayPlain,
        Way::File => Words::WayFile,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::store::Table;

    #[test]
    fn what_the_loader_says_is_read_line_by_line() {
        let read =
            Evidence::read("ab12\ndefault-src 'none'; font-src 'self'\noffline\n6\n5\nhttps://x/y");
        assert_eq!(
            read,
            Evidence {
                build: "ab12".to_owned(),
                policy: "default-src 'none'; font-src 'self'".to_owned(),
                way: Way::Offline,
                files: 6,
                files_inside: 5,
                later: vec!["https://x/y".to_owned()],
            }
        );
        assert_eq!(Evidence::read(""), Evidence::default());
        assert_eq!(Evidence::read("a\nb\nhere\n6\n5").way, Way::Here);
    }

    #[test]
    fn a_request_after_the_start_is_told_and_named() {
        let quiet = proof(&Evidence::read("a\nb\nhttp\n6\n5"), &Stored::default());
        assert!(quiet.is_quiet);
        let loud = proof(
            &Evidence::read("a\nb\nhttp\n6\n5\nhttps://x/y"),
            &Stored::default(),
        );
        assert!(!loud.is_quiet);
        assert_eq!(loud.later, ["https://x/y"]);
        assert_eq!(loud.traffic[2].1, Words::Count { count: 1 }.into());
    }

    #[test]
    fn what_is_stored_is_counted_and_summed() {
        let holding = |table, rows, bytes| Holding { table, rows, bytes };
        let shown = proof(
            &Evidence::default(),
            &Stored {
                vault: vec![
                    holding(Table::Records, 3, 900),
                    holding(Table::Pages, 0, 0),
                    holding(Table::Slots, 1, 300),
                ],
                browser: Vec::new(),
            },
        );
        let amounts: Vec<_> = shown
            .kept
            .iter()
            .flat_map(|shelf| &shelf.lines)
            .map(|(_, amount)| amount.clone())
            .collect();
        let amount = |rows, bytes| Message::from(Words::Amount { rows, bytes });
        assert_eq!(amounts, [amount(3, 900), amount(1, 300), amount(4, 1_200)]);
    }

    #[test]
    fn the_policy_is_shown_rule_by_rule() {
        let shown = proof(
            &Evidence::read("a\ndefault-src 'none'; font-src 'self'"),
            &Stored::default(),
        );
        assert_eq!(shown.policy, ["default-src 'none'", "font-src 'self'"]);
    }
}
