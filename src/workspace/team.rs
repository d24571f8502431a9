//! Who may read a case: by default its creator, every IB-er, directeur and aandachtsfunctionaris, and their deputies (design 5).

use std::collections::BTreeSet;

use uuid::Uuid;

use super::desk::Desk;
use crate::casefile::CaseFile;
use crate::protocol::Role;
use crate::vault::{MemberId, Seat};

/// The team of a case. A deputy who is not on it beforehand cannot help on the acute day.
pub fn of(desk: &Desk, file: &CaseFile) -> Vec<Seat> {
    let excluded: BTreeSet<Uuid> = file.excluded().iter().map(|person| person.id).collect();
    let deputies: BTreeSet<Uuid> = desk.school.deputies.values().flatten().copied().collect();
    let creator = file.opening().map(|opening| opening.responsible.id);
    desk.members
        .iter()
        .filter(|member| !member.is_removed && !excluded.contains(&member.id))
        .filter_map(|member| {
            let leads = matches!(
                member.role,
                Role::CareCoordinator | Role::Principal | Role::AttentionOfficer
            ) || deputies.contains(&member.id);
            let began = member.id == desk.me.id || Some(member.id) == creator;
            (leads || began).then_some(Seat {
                member: MemberId(*member.id.as_bytes()),
                reads_confidential: leads,
            })
        })
        .collect()
}
