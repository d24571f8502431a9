//! The member list: the fold over the signed entries, refusing every entry without a power behind it.

use std::collections::BTreeMap;

use super::entry::{Body, Entry, Powers, Profile};
use crate::vault::error::{Error, Part};
use crate::vault::ids::{MemberId, SchoolId, UnixMillis, VaultId};
use crate::vault::keys::{PublicKeys, Signer};
use crate::vault::layout::{Reader, Writer};
use crate::vault::primitive::hash::Hash;

/// A member as the directory knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub id: MemberId,
    /// Their name, role and whatever else the caller keeps; opaque to the vault.
    pub profile: Profile,
    /// What they may do.
    pub powers: Powers,
    /// Their keys now.
    pub keys: PublicKeys,
    /// Whether they still are a member; a former one stays listed, because their signatures stay.
    pub is_active: bool,
    pub(in crate::vault) keys_since: u64,
    earlier_keys: Vec<PublicKeys>,
}

impl Member {
    /// Every pair of keys this member ever had, the present one first.
    pub fn all_keys(&self) -> impl Iterator<Item = &PublicKeys> {
        std::iter::once(&self.keys).chain(&self.earlier_keys)
    }
}

/// Something done to a member's keys or powers that they are to be shown at their next sign-in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its link in the chain.
    pub sequence: u64,
    /// When.
    pub at: UnixMillis,
    /// By whom.
    pub by: Signer,
    /// What.
    pub kind: NoticeKind,
}

/// What was done to a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// They were added.
    Added,
    /// They were given new keys, because the passphrase was lost.
    Rekeyed,
    /// Their name, role or powers were changed.
    Changed,
}

/// The entries and what they come to.
#[derive(Clone, Debug)]
pub(in crate::vault) struct Directory {
    vault: VaultId,
    entries: Vec<Entry>,
    school: SchoolId,
    recovery: PublicKeys,
    recovery_since: u64,
    members: BTreeMap<MemberId, Member>,
}

const ENTRY_BYTES_MAX: usize = 16 * 1024;

impl Directory {
    /// A directory that begins with `founding`.
    pub(in crate::vault) fn founded(vault: VaultId, founding: Entry) -> Result<Self, Error> {
        let Body::Founded { school, recovery } = founding.body else {
            return Err(Error::UnsignedEntry {
                sequence: founding.sequence,
            });
        };
        if !founding.is_signed_by(vault, &recovery) || founding.signer != Signer::Recovery {
            return Err(Error::UnsignedEntry {
                sequence: founding.sequence,
            });
        }
        Ok(Self {
            vault,
            school,
            recovery,
            recovery_since: founding.sequence,
            entries: vec![founding],
            members: BTreeMap::new(),
        })
    }

    /// Takes in one more entry, if it is signed by someone who may.
    pub(in crate::vault) fn push(&mut self, entry: Entry) -> Result<(), Error> {
        let sequence = entry.sequence;
        let last = self.entries.last().ok_or(Error::Damaged {
            part: Part::Directory,
        })?;
        let keys = self
            .keys_of(entry.signer)
            .ok_or(Error::ForbiddenEntry { sequence })?;
        if entry.previous != last.hash(self.vault)
            || sequence <= last.sequence
            || !entry.is_signed_by(self.vault, keys)
        {
            return Err(Error::UnsignedEntry { sequence });
        }
        if !self.administers(entry.signer) {
            return Err(Error::ForbiddenEntry { sequence });
        }
        self.apply(&entry)?;
        self.entries.push(entry);
        Ok(())
    }

    fn apply(&mut self, entry: &Entry) -> Result<(), Error> {
        let sequence = entry.sequence;
        match &entry.body {
            Body::Founded { .. } => return Err(Error::ForbiddenEntry { sequence }),
            Body::MemberAdded {
                member,
                keys,
                powers,
                profile,
            } => {
                if self.members.contains_key(member) || member.0 == [0; 16] {
                    return Err(Error::MemberExists(*member));
                }
                let added = Member {
                    id: *member,
                    profile: profile.clone(),
                    powers: *powers,
                    keys: *keys,
                    is_active: true,
                    keys_since: sequence,
                    earlier_keys: Vec::new(),
                };
                self.members.insert(*member, added);
            }
            Body::MemberRekeyed { member, keys } => {
                let member = self.active_mut(*member)?;
                let earlier = std::mem::replace(&mut member.keys, *keys);
                member.earlier_keys.push(earlier);
                member.keys_since = sequence;
            }
            Body::MemberChanged {
                member,
                powers,
                profile,
            } => {
                let member = self.active_mut(*member)?;
                member.powers = *powers;
                member.profile.clone_from(profile);
            }
            Body::MemberRemoved { member } => self.active_mut(*member)?.is_active = false,
            Body::RecoveryRenewed { recovery } => {
                self.recovery = *recovery;
                self.recovery_since = sequence;
            }
        }
        Ok(())
    }

    fn active_mut(&mut self, member: MemberId) -> Result<&mut Member, Error> {
        self.members
            .get_mut(&member)
            .filter(|member| member.is_active)
            .ok_or(Error::UnknownMember(member))
    }

    /// An active member.
    pub(in crate::vault) fn active(&self, member: MemberId) -> Result<&Member, Error> {
        self.members
            .get(&member)
            .filter(|member| member.is_active)
            .ok_or(Error::UnknownMember(member))
    }

    /// Every member there ever was.
    pub(in crate::vault) fn members(&self) -> impl Iterator<Item = &Member> {
        self.members.values()
    }

    pub(in crate::vault) fn member(&self, member: MemberId) -> Option<&Member> {
        self.members.get(&member)
    }

    /// Whether something was entered here that another copy lacks.
    pub(in crate::vault) fn has_beyond(&self, other: &Self) -> bool {
        self.entries
            .iter()
            .any(|entry| !other.entries.contains(entry))
    }

    pub(in crate::vault) const fn school(&self) -> SchoolId {
        self.school
    }

    pub(in crate::vault) const fn recovery(&self) -> &PublicKeys {
        &self.recovery
    }

    /// Present keys of a signer who may still sign.
    pub(in crate::vault) fn keys_of(&self, signer: Signer) -> Option<&PublicKeys> {
        match signer {
            Signer::Recovery => Some(&self.recovery),
            Signer::Member(member) => self.active(member).ok().map(|member| &member.keys),
        }
    }

    /// The entry that set a recipient's present keys.
    pub(in crate::vault) fn keys_since(&self, recipient: Signer) -> Option<u64> {
        match recipient {
            Signer::Recovery => Some(self.recovery_since),
            Signer::Member(member) => self.active(member).ok().map(|member| member.keys_since),
        }
    }

    /// Every key a signer ever had; for signatures from before a re-keying or a departure.
    pub(in crate::vault) fn keys_ever(&self, signer: Signer) -> Vec<PublicKeys> {
        match signer {
            Signer::Recovery => self
                .entries
                .iter()
                .filter_map(|entry| match &entry.body {
                    Body::Founded { recovery, .. } | Body::RecoveryRenewed { recovery } => {
                        Some(*recovery)
                    }
                    Body::MemberAdded { .. }
                    | Body::MemberRekeyed { .. }
                    | Body::MemberChanged { .. }
                    | Body::MemberRemoved { .. } => None,
                })
                .collect(),
            Signer::Member(member) => self
                .member(member)
                .map(|member| member.all_keys().copied().collect())
                .unwrap_or_default(),
        }
    }

    pub(in crate::vault) fn administers(&self, signer: Signer) -> bool {
        match signer {
            Signer::Recovery => true,
            Signer::Member(member) => self
                .active(member)
                .is_ok_and(|member| member.powers.administers),
        }
    }

    /// Who reads the inbox: those with the power, everyone if there are none, and always the recovery key.
    pub(in crate::vault) fn inbox_readers(&self) -> Vec<Signer> {
        let active = || self.members.values().filter(|member| member.is_active);
        let has_readers = active().any(|member| member.powers.reads_inbox);
        std::iter::once(Signer::Recovery)
            .chain(
                active()
                    .filter(|member| member.powers.reads_inbox || !has_readers)
                    .map(|member| Signer::Member(member.id)),
            )
            .collect()
    }

    /// Every active member and the recovery key.
    pub(in crate::vault) fn recipients(&self) -> Vec<Signer> {
        std::iter::once(Signer::Recovery)
            .chain(
                self.members
                    .values()
                    .filter(|member| member.is_active)
                    .map(|member| Signer::Member(member.id)),
            )
            .collect()
    }

    /// What was done to a member since they last looked.
    pub(in crate::vault) fn notices(&self, about: MemberId, seen: u64) -> Vec<Notice> {
        self.entries
            .iter()
            .filter(|entry| entry.sequence > seen && entry.signer != Signer::Member(about))
            .filter_map(|entry| {
                let kind = match &entry.body {
                    Body::MemberAdded { member, .. } if *member == about => NoticeKind::Added,
                    Body::MemberRekeyed { member, .. } if *member == about => NoticeKind::Rekeyed,
                    Body::MemberChanged { member, .. } if *member == about => NoticeKind::Changed,
                    Body::Founded { .. }
                    | Body::MemberAdded { .. }
                    | Body::MemberRekeyed { .. }
                    | Body::MemberChanged { .. }
                    | Body::MemberRemoved { .. }
                    | Body::RecoveryRenewed { .. } => return None,
                };
                Some(Notice {
                    sequence: entry.sequence,
                    at: entry.at,
                    by: entry.signer,
                    kind,
                })
            })
            .collect()
    }

    pub(in crate::vault) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The hash of the founding entry, by which a member's slot knows its vault.
    pub(in crate::vault) fn anchor(&self) -> Hash {
        self.entries
            .first()
            .map_or([0; 32], |entry| entry.hash(self.vault))
    }

    pub(in crate::vault) fn last_hash(&self) -> Hash {
        self.entries
            .last()
            .map_or([0; 32], |entry| entry.hash(self.vault))
    }

    pub(in crate::vault) fn last_sequence(&self) -> u64 {
        self.entries.last().map_or(0, |entry| entry.sequence)
    }

    pub(in crate::vault) fn to_bytes(&self) -> Vec<u8> {
        Writer::default()
            .count(self.entries.len())
            .each(&self.entries, |out, entry| out.bytes(&entry.to_bytes()))
            .finish()
    }

    /// Reads the entries and checks each signature and power in turn.
    pub(in crate::vault) fn from_bytes(vault: VaultId, bytes: &[u8]) -> Result<Self, Error> {
        let damaged = Error::Damaged {
            part: Part::Directory,
        };
        let mut from = Reader::new(bytes);
        let entries = from
            .items(4, |from| from.bytes(ENTRY_BYTES_MAX))
            .or(Err(damaged.clone()))?;
        from.end().or(Err(damaged.clone()))?;
        let mut entries = entries.into_iter().map(Entry::from_bytes);
        let founding = entries.next().ok_or(damaged)??;
        let mut directory = Self::founded(vault, founding)?;
        for entry in entries {
            directory.push(entry?)?;
        }
        Ok(directory)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::keys::Identity;

    const VAULT: VaultId = VaultId([7; 16]);
    const ADMINISTRATOR: MemberId = MemberId([1; 16]);
    const TEACHER: MemberId = MemberId([2; 16]);

    fn identity(seed: u8) -> Identity {
        Identity::from_bytes(&[seed; 64])
    }

    fn added(member: MemberId, keys: &Identity, administers: bool) -> Body {
        Body::MemberAdded {
            member,
            keys: keys.public(),
            powers: Powers {
                administers,
                reads_inbox: false,
            },
            profile: Vec::new(),
        }
    }

    /// A directory with an administrator and a teacher, and the next entry as `signer` would write it.
    fn directory() -> Directory {
        let recovery = identity(9);
        let body = Body::Founded {
            school: SchoolId([5; 16]),
            recovery: recovery.public(),
        };
        let signer = (Signer::Recovery, &recovery);
        let founding = Entry::signed(VAULT, (1, 0), [0; 32], signer, body);
        let mut directory = Directory::founded(VAULT, founding).unwrap();
        for (member, seed, administers) in [(ADMINISTRATOR, 1, true), (TEACHER, 2, false)] {
            let body = added(member, &identity(seed), administers);
            let entry = next(&directory, signer, body);
            directory.push(entry).unwrap();
        }
        directory
    }

    fn next(directory: &Directory, signer: (Signer, &Identity), body: Body) -> Entry {
        let place = (directory.last_sequence() + 1, 0);
        Entry::signed(VAULT, place, directory.last_hash(), signer, body)
    }

    fn outsider() -> Body {
        added(MemberId([8; 16]), &identity(8), true)
    }

    #[test]
    fn an_entry_signed_by_an_administrator_is_taken_in() {
        let mut directory = directory();
        let administrator = (Signer::Member(ADMINISTRATOR), &identity(1));
        let entry = next(&directory, administrator, outsider());
        assert_eq!(directory.push(entry), Ok(()));
        let read = Directory::from_bytes(VAULT, &directory.to_bytes()).unwrap();
        assert_eq!(read.members().count(), 3);
    }

    #[test]
    fn an_entry_without_a_valid_signature_is_refused_by_name() {
        let unsigned = Err(Error::UnsignedEntry { sequence: 4 });
        // In an administrator's name, by someone else's hand.
        let mut directory = directory();
        let forger = (Signer::Member(ADMINISTRATOR), &identity(8));
        let entry = next(&directory, forger, outsider());
        assert_eq!(directory.push(entry), unsigned);
        // Signed for another vault.
        let administrator = (Signer::Member(ADMINISTRATOR), &identity(1));
        let last = directory.last_hash();
        let elsewhere = Entry::signed(VaultId([6; 16]), (4, 0), last, administrator, outsider());
        assert_eq!(directory.push(elsewhere), unsigned);
        // Signed for another place in the list.
        let misplaced = Entry::signed(VAULT, (4, 0), [3; 32], administrator, outsider());
        assert_eq!(directory.push(misplaced), unsigned);
    }

    #[test]
    fn an_entry_by_someone_without_the_power_is_refused_by_name() {
        let forbidden = Err(Error::ForbiddenEntry { sequence: 4 });
        let mut directory = directory();
        let teacher = (Signer::Member(TEACHER), &identity(2));
        let entry = next(&directory, teacher, outsider());
        assert_eq!(directory.push(entry), forbidden);
        let stranger = (Signer::Member(MemberId([8; 16])), &identity(8));
        let entry = next(&directory, stranger, outsider());
        assert_eq!(directory.push(entry), forbidden);
        // Someone who left signs nothing any more.
        let administrator = (Signer::Member(ADMINISTRATOR), &identity(1));
        let member = ADMINISTRATOR;
        let leaving = next(&directory, administrator, Body::MemberRemoved { member });
        directory.push(leaving).unwrap();
        let late = next(&directory, administrator, outsider());
        assert_eq!(
            directory.push(late),
            Err(Error::ForbiddenEntry { sequence: 5 })
        );
    }

    #[test]
    fn every_flipped_bit_of_the_entries_is_refused() {
        let bytes = directory().to_bytes();
        for bit in 0..bytes.len() * 8 {
            let mut damaged = bytes.clone();
            damaged[bit / 8] ^= 1 << (bit % 8);
            assert!(Directory::from_bytes(VAULT, &damaged).is_err(), "bit {bit}");
        }
    }

    #[test]
    fn a_directory_is_founded_by_the_recovery_key_only() {
        let body = Body::Founded {
            school: SchoolId([5; 16]),
            recovery: identity(9).public(),
        };
        let forger = (Signer::Recovery, &identity(8));
        let founding = Entry::signed(VAULT, (1, 0), [0; 32], forger, body);
        let refused = Directory::founded(VAULT, founding);
        assert_eq!(refused.unwrap_err(), Error::UnsignedEntry { sequence: 1 });
    }
}
