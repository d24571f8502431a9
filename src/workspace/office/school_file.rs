//! The school's file: made on one device, and a later one set up from it.

use chrono::DateTime;

use super::Office;
use super::entering::Beginning;
use crate::exchange::receipt::is_same_name;
use crate::vault::{self, RecoveryCode, SchoolFile, Vault};
use crate::workspace::action::{
    Done, FoundSchool, MadeFile, NewMember, Secret, SetUpFromSchoolFile,
};
use crate::workspace::desk::Member;
use crate::workspace::error::Error;
use crate::workspace::file_kind::FileKind;
use crate::workspace::profile;
use crate::workspace::school::School;

impl Office {
    /// Who works here with which keys, and what the school has settled, signed by whoever unlocked.
    pub(super) async fn make_school_file(&self, vault: &Vault) -> Result<Done, Error> {
        let now = self.now();
        let rules = School {
            // What was done on this device stays here.
            dismissed_notes: Vec::new(),
            destroyed_cases: Vec::new(),
            handovers: Vec::new(),
            colleagues: Vec::new(),
            ..self.desk_now()?.school
        };
        let rules = rules.to_bytes();
        let slot = vault::read_recovery_slot(&*self.store).await?;
        let content = (now.timestamp_millis(), rules.as_slice());
        let rng = &mut *self.ports.entropy.borrow_mut();
        let bytes = SchoolFile::make(vault, &slot, rng, content)?;
        Ok(Done::File(MadeFile {
            name: format!("schoolbestand-{}.mcs", now.format("%Y%m%d-%H%M")),
            bytes,
        }))
    }

    pub(super) fn read_school_file(&self, file: &[u8], code: &Secret) -> Result<Done, Error> {
        let (opened, school, _) = open(file, code)?;
        Ok(Done::SchoolFile(Box::new(FoundSchool {
            school: school.name,
            made_at: DateTime::from_timestamp_millis(opened.made_at)
                .unwrap_or_default()
                .with_timezone(self.now().offset()),
            members: people(&opened.members),
        })))
    }

    pub(super) async fn set_up_from_school_file(
        &self,
        set_up: SetUpFromSchoolFile,
    ) -> Result<Done, Error> {
        let (opened, school, code) = open(&set_up.file, &set_up.code)?;
        let first = as_known(set_up.member, &people(&opened.members))?;
        let beginning = Beginning {
            id: opened.school,
            school,
            known: opened.members,
        };
        self.found(&code, &first, &beginning).await
    }
}

/// Whoever says to be somebody the school knows has that name and role; whoever does not may not have the name of one.
pub(super) fn as_known(member: NewMember, known: &[Member]) -> Result<NewMember, Error> {
    let present = || known.iter().filter(|known| !known.is_removed);
    match member.id {
        Some(id) => {
            let found = present().find(|known| known.id == id);
            let found = found.ok_or(Error::Vault(vault::Error::UnknownMember(vault::MemberId(
                *id.as_bytes(),
            ))))?;
            Ok(NewMember {
                name: found.name.clone(),
                role: found.role,
                ..member
            })
        }
        None if present().any(|known| is_same_name(&known.name, &member.name)) => {
            Err(Error::NameKnown)
        }
        None => Ok(member),
    }
}

fn open(file: &[u8], code: &Secret) -> Result<(SchoolFile, School, RecoveryCode), Error> {
    FileKind::expect(file, &[FileKind::School])?;
    let code = RecoveryCode::parse(code)?;
    let opened = SchoolFile::open(file, &code)?;
    let school = School::from_bytes(&opened.rules)?;
    Ok((opened, school, code))
}

fn people(members: &[vault::Member]) -> Vec<Member> {
    members
        .iter()
        .map(|member| profile::member(member, None))
        .collect()
}
