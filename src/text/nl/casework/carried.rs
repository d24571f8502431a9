//! Over wie een dossier gaat, en wie het draagt.

use crate::protocol::Role;
use crate::text::{Day, role};

sentences! { Carried {
    CaseManager { name, role: their } => (format!("Casemanager: {}", person(name, *their))),
    CaseManagerElsewhere { name, role: their } => (format!("Casemanager: {}", away(name, *their))),
    Responsible { name, role: their } => (format!("Verantwoordelijk: {}", person(name, *their))),
    ResponsibleElsewhere { name, role: their } => (format!("Verantwoordelijk: {}", away(name, *their))),
    Here { name, role: their } => (person(name, *their)),
    Elsewhere { name, role: their } => (away(name, *their)),
    Nobody => "Nog niemand aangewezen",
    PlanAsksManager { role: their } => (format!("Het stappenplan wil dat de {} casemanager is.", role(*their).nl())),
    ReportsBy { roles } => (format!("Verslagen schrijft meestal: {}. Een ander mag ook.", any_of(roles))),
    ClosingBy { roles } => (format!("Over afsluiten beslist meestal: {}.", any_of(roles))),
} }

sentences! { WhoIs {
    Group { group } => (in_group(group)),
    Born { on } => (format!("geboren {}", Day::Short { on: *on }.nl())),
    GroupAndBorn { group, on } => (format!("{}, geboren {}", in_group(group), Day::Short { on: *on }.nl())),
    NothingKnown => "groep en geboortedatum niet ingevuld",
    NameMissing => "Naam niet bekend",
} }

/// "5b" alone says nothing.
fn in_group(group: &str) -> String {
    if group.starts_with(|sign: char| sign.is_ascii_digit()) {
        return format!("groep {group}");
    }
    group.to_owned()
}

fn person(name: &str, their: Role) -> String {
    format!("{name}, {}", role(their).nl())
}

fn away(name: &str, their: Role) -> String {
    format!("{} (niet op dit apparaat)", person(name, their))
}

/// Roles in a row: "leerkracht of IB-er".
pub(super) fn any_of(roles: &[Role]) -> String {
    in_a_row(roles, " of ")
}

/// Roles that act together: "leerkracht en IB-er".
pub(super) fn all_of(roles: &[Role]) -> String {
    in_a_row(roles, " en ")
}

fn in_a_row(roles: &[Role], last: &str) -> String {
    let mut words: Vec<String> = roles
        .iter()
        .map(|their| role(*their).nl().into_owned())
        .collect();
    match words.pop() {
        None => String::new(),
        Some(only) if words.is_empty() => only,
        Some(end) => format!("{}{last}{end}", words.join(", ")),
    }
}
