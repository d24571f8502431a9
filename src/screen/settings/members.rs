//! Who works here, who stands in for whom, and what whoever unlocked may do about it.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::Fault;
use crate::order::{self, Gather as _};
use crate::protocol::Role;
use crate::screen::set_up::{self, Answers, Field, Step};
use crate::text::{MemberPage as Words, Message, role};
use crate::workspace::Desk;
use crate::workspace::desk::Member;

/// Everything the part shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Members {
    /// Whoever is here, by name.
    pub rows: Vec<MemberRow>,
    /// Whoever was removed.
    pub gone: Vec<String>,
    /// Whether people can be added, changed and removed.
    pub can_change: bool,
    /// Whether whoever unlocked has a passphrase of their own to change.
    pub has_own_passphrase: bool,
    /// Whether the recovery code can be renewed.
    pub can_renew: bool,
    /// What to know first, if anything.
    pub caution: Option<Message>,
}

/// One person.
#[derive(Clone, Debug, PartialEq)]
pub struct MemberRow {
    /// Who.
    pub id: Uuid,
    /// Their name.
    pub name: String,
    /// Their role.
    pub role: Message,
    /// Their mark on the lock screen, or that they have no place here.
    pub place: Message,
    /// Whether it is whoever unlocked.
    pub is_me: bool,
    /// Roles they stand in for.
    pub deputy_for: Vec<Message>,
    /// What can be done about them.
    pub acts: Vec<Act>,
}

/// What can be done about somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Another name, role or deputyship.
    Change,
    /// A new passphrase.
    Rekey,
    /// Away.
    Remove,
}

/// Somebody as they are filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemberForm {
    /// Name, role and mark, with the school's name beside them to judge a passphrase by.
    pub answers: Answers,
    /// Roles they stand in for.
    pub deputy_for: BTreeSet<Role>,
}

/// What a form comes to, in the order in which it is done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Another name or role.
    pub member: Option<(String, Role)>,
    /// Other deputies.
    pub deputies: Option<BTreeMap<Role, Vec<Uuid>>>,
}

/// *Instellingen: mensen* as it stands.
pub fn members(desk: &Desk) -> Members {
    let can_change = desk.me.may_administer();
    let has_own_passphrase = !desk.me.id.is_nil();
    let mut here: Vec<&Member> = desk.members.iter().collect();
    order::sort_by(&mut here, |one, other| one.name.cmp(&other.name));
    let (gone, here): (Vec<_>, Vec<_>) = here.into_iter().partition(|member| member.is_removed);
    Members {
        rows: here.into_iter().map(|member| row(desk, member)).collect(),
        gone: gone.into_iter().map(|member| member.name.clone()).collect(),
        can_change,
        has_own_passphrase,
        can_renew: can_change && has_own_passphrase,
        caution: match (can_change, has_own_passphrase) {
            (true, false) => Some(Words::Recovery.into()),
            (false, _) => Some(crate::text::Settings::OnlyLeaders.into()),
            (true, true) => None,
        },
    }
}

fn row(desk: &Desk, member: &Member) -> MemberRow {
    let is_me = member.id == desk.me.id;
    let acts = match (desk.me.may_administer(), is_me) {
        (false, _) => Vec::new(),
        (true, true) => vec![Act::Change],
        // New keys go into a place on the lock screen; without one there is nothing to mend here.
        (true, false) if !member.is_on_this_device => vec![Act::Change, Act::Remove],
        (true, false) => vec![Act::Change, Act::Rekey, Act::Remove],
    };
    MemberRow {
        id: member.id,
        name: member.name.clone(),
        role: role(member.role).into(),
        place: if member.is_on_this_device {
            Words::Mark {
                mark: member.mark.clone(),
            }
        } else {
            Words::Elsewhere
        }
        .into(),
        is_me,
        deputy_for: stands_in(desk, member.id)
            .into_iter()
            .map(|one| {
                Words::DeputyFor {
                    role: role(one).nl().into_owned(),
                }
                .into()
            })
            .collect(),
        acts,
    }
}

fn stands_in(desk: &Desk, member: Uuid) -> BTreeSet<Role> {
    let deputies = desk.school.deputies.iter();
    deputies
        .filter(|(_, ids)| ids.contains(&member))
        .map(|(role, _)| *role)
        .gather()
}

/// Every role somebody can have.
pub fn roles() -> Vec<(Role, Message)> {
    [
        Role::Teacher,
        Role::CareCoordinator,
        Role::Principal,
        Role::AttentionOfficer,
        Role::Staff,
    ]
    .into_iter()
    .map(|one| (one, role(one).into()))
    .collect()
}

/// The roles that somebody can stand in for: those who are on every case.
pub fn deputy_roles() -> Vec<(Role, Message)> {
    set_up::roles()
}

/// Somebody new, with nothing filled in yet.
pub fn new_member(desk: &Desk) -> MemberForm {
    MemberForm {
        answers: Answers {
            school: desk.school.name.clone(),
            ..Answers::default()
        },
        ..MemberForm::default()
    }
}

/// Somebody as they stand now; `None` for whoever is not here.
pub fn known_member(desk: &Desk, id: Uuid) -> Option<MemberForm> {
    let member = desk.members.iter().find(|member| member.id == id)?;
    Some(MemberForm {
        answers: Answers {
            school: desk.school.name.clone(),
            name: member.name.clone(),
            role: Some(member.role),
            mark: member.mark.clone(),
            ..Answers::default()
        },
        deputy_for: stands_in(desk, id),
    })
}

/// What is wrong with somebody new.
pub fn new_faults(desk: &Desk, form: &MemberForm) -> Vec<Fault<Field>> {
    let mut faults = asked(Step::Member, form);
    faults.extend(same_name(desk, form, None));
    faults.extend(asked(Step::Mark, form));
    let mark = form.answers.mark.trim().to_lowercase();
    let mut present = desk.members.iter().filter(|member| !member.is_removed);
    if !mark.is_empty() && present.any(|member| member.mark.to_lowercase() == mark) {
        faults.push(Fault::new(Field::Mark, Words::MarkOther));
    }
    faults
}

/// What is wrong with a change of somebody.
pub fn change_faults(desk: &Desk, id: Uuid, form: &MemberForm) -> Vec<Fault<Field>> {
    let mut faults = asked(Step::Member, form);
    faults.extend(same_name(desk, form, Some(id)));
    faults
}

fn asked(step: Step, form: &MemberForm) -> Vec<Fault<Field>> {
    set_up::faults(step, &form.answers)
        .into_iter()
        .map(|fault| match fault.field {
            Field::Name => Fault::new(Field::Name, Words::NameMissing),
            Field::Role => Fault::new(Field::Role, Words::RoleMissing),
            field @ (Field::School
            | Field::Who
            | Field::Mark
            | Field::Passphrase
            | Field::Again) => Fault::new(field, fault.words),
        })
        .collect()
}

/// Two people of one name could not be told apart in the records.
fn same_name(desk: &Desk, form: &MemberForm, but: Option<Uuid>) -> Option<Fault<Field>> {
    let name = form.answers.name.trim().to_lowercase();
    let is_taken = desk.members.iter().any(|member| {
        !member.is_removed && Some(member.id) != but && member.name.trim().to_lowercase() == name
    });
    is_taken.then(|| Fault::new(Field::Name, Words::NameTaken))
}

/// What a form changes about somebody; nothing where everything stands as it stood.
pub fn changes(desk: &Desk, id: Uuid, form: &MemberForm) -> Changes {
    let name = form.answers.name.trim().to_owned();
    let member = desk.members.iter().find(|member| member.id == id);
    let changed = member.and_then(|member| {
        let role = form.answers.role.unwrap_or(member.role);
        (member.name != name || member.role != role).then_some((name, role))
    });
    let mut deputies = desk.school.deputies.clone();
    for (role, _) in deputy_roles() {
        let ids = deputies.entry(role).or_default();
        ids.retain(|known| *known != id);
        if form.deputy_for.contains(&role) {
            ids.push(id);
        }
    }
    order::keep(&mut deputies, &|_, ids: &Vec<Uuid>| !ids.is_empty());
    let is_other = stands_in(desk, id) != form.deputy_for;
    Changes {
        member: changed,
        deputies: is_other.then_some(deputies),
    }
}
