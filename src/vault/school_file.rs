//! The signed directory file, by which a later device of the same school is set up: who works here, with which keys.

use rand_core::CryptoRngCore;

use super::directory::{Directory, Member};
use super::error::{Error, Part};
use super::ids::{SchoolId, UnixMillis, VaultId};
use super::keys::{Identity, RecoveryCode, RecoverySlot, Signer};
use super::layout::{Malformed, Reader, Writer};
use super::primitive::{sealed_box, signature};
use super::sealing::{FORMAT, check_format};
use super::unlocked::Vault;

const MAGIC: &[u8; 16] = b"MELDCODE SCHOOL\n";

/// The largest file that is read.
pub const SCHOOL_FILE_BYTES_MAX: usize = 16 * 1024 * 1024;

const SIGNED_FOR: &str = "meldcode school file v1";
const DAMAGED: Error = Error::Damaged {
    part: Part::SchoolFile,
};

/// What the file says, once the school's own recovery code has proven it.
///
/// It holds no secret key: whoever works on the later device gets keys of their own there. The file is sealed to the
/// recovery key, because it names people; the code that opens it is the one that was printed for the school, so a
/// file that opens cannot be another school's, and no second code is printed.
#[derive(Clone, Debug)]
pub struct SchoolFile {
    /// Which school.
    pub school: SchoolId,
    /// When it was made.
    pub made_at: UnixMillis,
    /// By whom: somebody who administers, or the recovery code.
    pub made_by: Signer,
    /// Everyone who ever was a member there, with every key they had.
    pub members: Vec<Member>,
    /// What the caller put in; opaque to the vault.
    pub rules: Vec<u8>,
}

impl SchoolFile {
    /// Whether these bytes begin as such a file.
    pub fn begins(bytes: &[u8]) -> bool {
        bytes.starts_with(MAGIC)
    }

    /// Makes the file of an open vault and its recovery slot. The holder must administer.
    ///
    /// # Errors
    ///
    /// [`Error::NotAllowed`], or [`Error::Damaged`] when the slot is not of this vault's recovery key.
    pub fn make(
        vault: &Vault,
        slot: &RecoverySlot,
        rng: &mut dyn CryptoRngCore,
        (made_at, rules): (UnixMillis, &[u8]),
    ) -> Result<Vec<u8>, Error> {
        let directory = &vault.state.directory;
        if !directory.administers(vault.holder.signer) {
            return Err(Error::NotAllowed);
        }
        if slot.keys() != directory.recovery() {
            return Err(Error::Damaged {
                part: Part::RecoverySlot,
            });
        }
        let signer = (vault.holder.signer, &vault.holder.identity);
        seal(rng, slot, (vault.id(), directory), signer, (made_at, rules))
    }

    /// Opens the file with the school's recovery code and checks every signature in it, back to the code itself.
    ///
    /// # Errors
    ///
    /// [`Error::WrongRecoveryCode`], [`Error::NewerFormat`], [`Error::UnsignedEntry`] or [`Error::ForbiddenEntry`] for
    /// a list of members that nobody with the right to it signed, and [`Error::Damaged`] for everything else.
    pub fn open(bytes: &[u8], code: &RecoveryCode) -> Result<Self, Error> {
        let (slot, outside, sealed) = read_outside(bytes)?;
        let identity = slot.open(code)?;
        let inside = sealed_box::open(&identity.agreement, outside, sealed).or(Err(DAMAGED))?;
        let inside = Inside::read(&inside).or(Err(DAMAGED))?;
        let directory = Directory::from_bytes(inside.vault, inside.entries)?;
        let is_anchored = slot.is_anchored(&identity, &directory.anchor());
        if !is_anchored || directory.school() != slot.school() {
            return Err(Error::UnsignedEntry { sequence: 1 });
        }
        let message = [outside, inside.unsigned].concat();
        let is_signed = directory.keys_of(inside.signer).is_some_and(|keys| {
            signature::holds(&keys.signing, SIGNED_FOR, &message, &inside.signature)
        });
        let is_current = directory.recovery() == slot.keys();
        if !is_signed || !is_current || !directory.administers(inside.signer) {
            return Err(DAMAGED);
        }
        Ok(Self {
            school: slot.school(),
            made_at: inside.made_at,
            made_by: inside.signer,
            members: directory.members().cloned().collect(),
            rules: inside.rules.to_vec(),
        })
    }
}

fn seal(
    rng: &mut dyn CryptoRngCore,
    slot: &RecoverySlot,
    (vault, directory): (VaultId, &Directory),
    (signer, identity): (Signer, &Identity),
    (made_at, rules): (UnixMillis, &[u8]),
) -> Result<Vec<u8>, Error> {
    let outside = Writer::default()
        .raw(MAGIC)
        .u8(FORMAT)
        .bytes(&slot.to_bytes())
        .finish();
    let unsigned = Writer::default()
        .i64(made_at)
        .raw(vault.as_bytes())
        .bytes(&directory.to_bytes())
        .bytes(rules)
        .raw(&signer.key())
        .finish();
    let message = [outside.as_slice(), unsigned.as_slice()].concat();
    let signature = identity.signing.sign(SIGNED_FOR, &message);
    let inside = [unsigned.as_slice(), &signature[..]].concat();
    let sealed = sealed_box::seal(rng, &slot.keys().agreement, &outside, &inside);
    let sealed = sealed.or(Err(Error::Damaged {
        part: Part::RecoverySlot,
    }))?;
    Ok([outside, sealed].concat())
}

/// The recovery slot, everything up to and with it, and what is sealed behind it.
fn read_outside(bytes: &[u8]) -> Result<(RecoverySlot, &[u8], &[u8]), Error> {
    if bytes.len() > SCHOOL_FILE_BYTES_MAX || !SchoolFile::begins(bytes) {
        return Err(DAMAGED);
    }
    let mut from = Reader::new(bytes);
    from.raw(MAGIC.len()).or(Err(DAMAGED))?;
    check_format(Part::SchoolFile, from.u8().or(Err(DAMAGED))?)?;
    let slot = from.bytes(SLOT_BYTES_MAX).or(Err(DAMAGED))?;
    let slot = RecoverySlot::from_bytes(slot).or(Err(DAMAGED))?;
    let sealed = from.rest();
    let (outside, sealed) = bytes
        .split_at_checked(bytes.len() - sealed.len())
        .ok_or(DAMAGED)?;
    Ok((slot, outside, sealed))
}

const SLOT_BYTES_MAX: usize = 1024;

/// What stands in the sealed part.
struct Inside<'a> {
    made_at: UnixMillis,
    vault: VaultId,
    entries: &'a [u8],
    rules: &'a [u8],
    signer: Signer,
    signature: [u8; 64],
    unsigned: &'a [u8],
}

impl<'a> Inside<'a> {
    fn read(bytes: &'a [u8]) -> Result<Self, Malformed> {
        let mut from = Reader::new(bytes);
        let made_at = from.i64()?;
        let vault = VaultId(from.array()?);
        let entries = from.bytes(SCHOOL_FILE_BYTES_MAX)?;
        let rules = from.bytes(SCHOOL_FILE_BYTES_MAX)?;
        let signer = Signer::from_key(from.array()?);
        let (unsigned, _) = bytes
            .split_at_checked(bytes.len() - from.rest().len())
            .ok_or(Malformed)?;
        let signature = from.array()?;
        from.end()?;
        Ok(Self {
            made_at,
            vault,
            entries,
            rules,
            signer,
            signature,
            unsigned,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::directory::{Body, Entry, Powers};
    use crate::vault::ids::MemberId;

    const VAULT: VaultId = VaultId([7; 16]);
    const SCHOOL: SchoolId = SchoolId([5; 16]);
    const FORGER: MemberId = MemberId([8; 16]);

    /// Bytes without chance: enough to seal with in a test.
    struct Fixed;

    impl rand_core::RngCore for Fixed {
        fn next_u32(&mut self) -> u32 {
            7
        }

        fn next_u64(&mut self) -> u64 {
            7
        }

        fn fill_bytes(&mut self, bytes: &mut [u8]) {
            bytes.fill(7);
        }

        fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), rand_core::Error> {
            self.fill_bytes(bytes);
            Ok(())
        }
    }

    impl rand_core::CryptoRng for Fixed {}

    /// A directory founded by `founder` in which a forger administers and the recovery key is then `recovery`.
    fn directory(founder: &Identity, recovery: &Identity, forger: &Identity) -> Directory {
        let body = Body::Founded {
            school: SCHOOL,
            recovery: founder.public(),
        };
        let signer = (Signer::Recovery, founder);
        let founding = Entry::signed(VAULT, (1, 0), [0; 32], signer, body);
        let mut directory = Directory::founded(VAULT, founding).unwrap();
        let added = Body::MemberAdded {
            member: FORGER,
            keys: forger.public(),
            powers: Powers {
                administers: true,
                reads_inbox: true,
            },
            profile: Vec::new(),
        };
        let renewed = Body::RecoveryRenewed {
            recovery: recovery.public(),
        };
        for body in [added, renewed] {
            let place = (directory.last_sequence() + 1, 0);
            let entry = Entry::signed(VAULT, place, directory.last_hash(), signer, body);
            directory.push(entry).unwrap();
        }
        directory
    }

    #[test]
    fn whoever_knows_the_recovery_key_but_not_the_code_makes_no_file_that_opens() {
        let code = RecoveryCode::random(&mut Fixed);
        let recovery = code.identity(SCHOOL);
        let forger = Identity::from_bytes(&[8; 64]);
        // The slot stands plainly in the store and at the front of every true file.
        let genuine = directory(&recovery, &recovery, &forger);
        let slot = RecoverySlot::new(SCHOOL, &code, &genuine.anchor());
        let opened = |directory: &Directory, signer: (Signer, &Identity)| {
            let file = seal(&mut Fixed, &slot, (VAULT, directory), signer, (0, b""));
            SchoolFile::open(&file.unwrap(), &code).map(|file| file.made_by)
        };
        let by_forger = (Signer::Member(FORGER), &forger);
        assert_eq!(opened(&genuine, by_forger), Ok(by_forger.0));
        // A list that the forger founded and ended with the school's own key.
        let list_of_forger = directory(&forger, &recovery, &forger);
        assert_eq!(
            opened(&list_of_forger, by_forger),
            Err(Error::UnsignedEntry { sequence: 1 })
        );
        // The true list, signed by somebody who is not in it.
        let stranger = Identity::from_bytes(&[9; 64]);
        assert_eq!(
            opened(&genuine, (Signer::Member(FORGER), &stranger)),
            Err(DAMAGED)
        );
        assert_eq!(
            opened(&genuine, (Signer::Recovery, &stranger)),
            Err(DAMAGED)
        );
    }

    #[test]
    fn a_file_opens_that_somebody_with_the_right_to_it_made_for_the_code_that_holds() {
        let code = RecoveryCode::random(&mut Fixed);
        let recovery = code.identity(SCHOOL);
        let administrator = Identity::from_bytes(&[8; 64]);
        let teacher = (
            Signer::Member(MemberId([9; 16])),
            Identity::from_bytes(&[9; 64]),
        );
        let with_teacher = |recovery_now: &Identity| {
            let mut directory = directory(&recovery, recovery_now, &administrator);
            let added = Body::MemberAdded {
                member: MemberId([9; 16]),
                keys: teacher.1.public(),
                powers: Powers {
                    administers: false,
                    reads_inbox: false,
                },
                profile: Vec::new(),
            };
            let place = (directory.last_sequence() + 1, 0);
            let signer = (Signer::Member(FORGER), &administrator);
            let entry = Entry::signed(VAULT, place, directory.last_hash(), signer, added);
            directory.push(entry).unwrap();
            directory
        };
        let current = with_teacher(&recovery);
        let replaced = with_teacher(&Identity::from_bytes(&[6; 64]));
        let slot = RecoverySlot::new(SCHOOL, &code, &current.anchor());
        let opened = |directory: &Directory, signer: (Signer, &Identity)| {
            let file = seal(&mut Fixed, &slot, (VAULT, directory), signer, (0, b""));
            SchoolFile::open(&file.unwrap(), &code).map(|file| file.made_by)
        };
        let by_administrator = (Signer::Member(FORGER), &administrator);
        let by_teacher = (teacher.0, &teacher.1);
        assert_eq!(opened(&current, by_administrator), Ok(by_administrator.0));
        assert_eq!(opened(&current, by_teacher), Err(DAMAGED));
        assert_eq!(opened(&replaced, by_administrator), Err(DAMAGED));
    }
}
