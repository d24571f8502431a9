//! Who may read a case: by default its creator, every IB-er, directeur and aandachtsfunctionaris, and their deputies (design 5).

use std::collections::BTreeSet;

use uuid::Uuid;

use super::desk::Desk;
use crate::casefile::{CaseFile, need_to_know};
use crate::order::Gather as _;
use crate::vault::{MemberId, Seat, Signer, Vault};

/// The team of a case as it stands, given who is on it now. A deputy who is not on it beforehand cannot help on the
/// acute day.
///
/// Nobody loses their seat by a rule that changed silently: whoever is on the case stays, unless they left the school,
/// are excluded by name, or the school has settled that a leerkracht stops reading at fase 2. The second key goes with
/// keeping the file, and comes back from whoever kept it.
pub fn of(desk: &Desk, file: &CaseFile, seated: &[Seat]) -> Vec<Seat> {
    let excluded: BTreeSet<Uuid> = file.excluded().iter().map(|person| person.id).gather();
    let deputies: BTreeSet<Uuid> = desk.school.deputies.values().flatten().copied().gather();
    let on_it = on_the_case(desk, file, seated);
    let stops_reading = need_to_know::is_kept(file) && !desk.school.teacher_keeps_reading;
    desk.members
        .iter()
        .filter(|member| !member.is_removed && !excluded.contains(&member.id))
        .filter_map(|member| {
            let keeps = need_to_know::keeps_the_file(file, &member.as_person())
                || deputies.contains(&member.id);
            let stays = on_it.contains(&member.id) && !stops_reading;
            (keeps || stays).then_some(Seat {
                member: MemberId(*member.id.as_bytes()),
                reads_confidential: keeps,
            })
        })
        .collect()
}

/// Who began it, who carries it and who is on it already; of a case without any of these, whoever brings it in.
fn on_the_case(desk: &Desk, file: &CaseFile, seated: &[Seat]) -> BTreeSet<Uuid> {
    let opening = file.opening();
    let creator = opening
        .and_then(|opening| file.entry(opening.record))
        .map(|entry| entry.author.id);
    let brings_it_in = seated.is_empty().then_some(desk.me.id);
    let seated = seated
        .iter()
        .map(|seat| Uuid::from_bytes(*seat.member.as_bytes()));
    seated
        .chain(creator)
        .chain(opening.map(|opening| opening.responsible.id))
        .chain(brings_it_in)
        .gather()
}

/// Whether the holder of the vault has the second key too, with this team on the case.
pub(super) fn reads_confidential(vault: &Vault, team: &[Seat]) -> bool {
    match vault.signer() {
        Signer::Recovery => true,
        Signer::Member(me) => team
            .iter()
            .any(|seat| seat.member == me && seat.reads_confidential),
    }
}
