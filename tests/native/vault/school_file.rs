//! The signed directory file: what opens it, what it proves, and the vault of a later device that begins with it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has failed"
)]

use futures_executor::block_on;
use meldcode::vault::store::MemoryStore;
use meldcode::vault::{
    Error, Founding, NewMember, Part, RecoveryCode, SCHOOL_FILE_BYTES_MAX, SchoolFile, Signer,
    Vault, is_signed_with, read_recovery_slot, read_slots,
};

use super::world::*;

const FIRST: &[u8] = include_bytes!("../../data/vault/v1.school");
/// Printed on the paper of the school in that file.
const CODE: &str = "KDAZB-CPMCF-YJG1G-4C1AG-DJW37-XQ49P-6EMFG";
const RULES: &[u8] = b"{\"name\":\"De Verzonnen Linde\"}";

/// A school whose teacher lost a passphrase once, and where somebody left.
fn school() -> School {
    let mut school = School::founded();
    let mut iber = school.unlock(IBER);
    school.change(&mut iber, |transaction, rng| {
        let again = derived(TEACHER);
        transaction.rekey_member(rng, NOW, TEACHER, &unlocking(&mut Dice::new(97), &again))
    });
    school.change(&mut iber, |transaction, rng| {
        transaction.remove_member(rng, NOW, OTHER_TEACHER)
    });
    school
}

fn made(school: &School, vault: &Vault) -> Result<Vec<u8>, Error> {
    let slot = block_on(read_recovery_slot(&school.store)).unwrap();
    SchoolFile::make(vault, &slot, &mut Dice::new(7), (NOW, RULES))
}

/// The vault of a later device, where `first` gets a place.
fn later_device(
    file: &SchoolFile,
    code: &RecoveryCode,
    first: NewMember<'_>,
) -> (MemoryStore, Vault) {
    let founding = Founding {
        school: file.school,
        at: NOW,
        recovery: code,
        known: &file.members,
        first,
        settings: &file.rules,
    };
    let store = MemoryStore::new();
    let (mut vault, change) = Vault::found(&mut Dice::new(55), &founding).unwrap();
    block_on(vault.commit(&store, change)).unwrap();
    (store, vault)
}

#[test]
fn the_first_form_still_opens_and_is_written_as_it_stands() {
    let school = school();
    assert_eq!(*school.code.to_print(), *CODE);
    assert_eq!(made(&school, &school.unlock(PRINCIPAL)).unwrap(), FIRST);
    let code = RecoveryCode::parse(CODE).unwrap();
    let file = SchoolFile::open(FIRST, &code).unwrap();
    assert_eq!(file.school, SCHOOL);
    assert_eq!(file.made_at, NOW);
    assert_eq!(file.made_by, Signer::Member(PRINCIPAL));
    assert_eq!(file.rules, RULES);
    let members: Vec<_> = file
        .members
        .iter()
        .map(|member| (member.id, member.all_keys().count(), member.is_active))
        .collect();
    assert_eq!(
        members,
        [
            (IBER, 1, true),
            (PRINCIPAL, 1, true),
            (TEACHER, 2, true),
            (OTHER_TEACHER, 1, false)
        ]
    );
    for name in [&b"Ine Berends"[..], b"Verzonnen"] {
        assert!(!FIRST.windows(name.len()).any(|found| found == name));
    }
}

#[test]
fn only_the_code_of_the_school_opens_it() {
    let other = RecoveryCode::random(&mut Dice::new(77));
    let refused = SchoolFile::open(FIRST, &other).unwrap_err();
    assert_eq!(refused, Error::WrongRecoveryCode);
}

#[test]
fn one_flipped_bit_or_a_missing_end_never_opens_and_a_later_form_is_named() {
    let code = RecoveryCode::parse(CODE).unwrap();
    for place in 0..FIRST.len() {
        let mut altered = FIRST.to_vec();
        altered[place] ^= 1 << (place % 8);
        assert!(SchoolFile::open(&altered, &code).is_err(), "byte {place}");
        assert!(SchoolFile::open(&FIRST[..place], &code).is_err());
    }
    let mut later = FIRST.to_vec();
    later[16] = 2;
    assert_eq!(
        SchoolFile::open(&later, &code).unwrap_err(),
        Error::NewerFormat {
            part: Part::SchoolFile,
            found: 2,
            supported: 1
        }
    );
}

#[test]
fn a_file_beyond_the_limit_is_not_read_and_a_large_one_within_it_is() {
    let school = School::founded();
    let (vault, slot) = (
        school.unlock(IBER),
        block_on(read_recovery_slot(&school.store)).unwrap(),
    );
    let opened = |bytes: usize| {
        let rules = vec![b'x'; bytes];
        let made = SchoolFile::make(&vault, &slot, &mut Dice::new(7), (NOW, &rules)).unwrap();
        SchoolFile::open(&made, &school.code).map(|_| ())
    };
    assert_eq!(SCHOOL_FILE_BYTES_MAX, 16 * 1024 * 1024);
    assert_eq!(opened(2 * 1024 * 1024), Ok(()));
    let part = Part::SchoolFile;
    let beyond = opened(SCHOOL_FILE_BYTES_MAX);
    assert_eq!(beyond, Err(Error::Damaged { part }));
}

#[test]
fn only_whoever_administers_makes_it() {
    let school = school();
    assert_eq!(
        made(&school, &school.unlock(TEACHER)).unwrap_err(),
        Error::NotAllowed
    );
    let by_code = made(&school, &school.unlock_with_code()).unwrap();
    let opened = SchoolFile::open(&by_code, &school.code).unwrap();
    assert_eq!(opened.made_by, Signer::Recovery);
}

#[test]
fn after_the_code_was_renewed_an_old_file_does_not_pass_for_the_school() {
    let mut school = school();
    let old = made(&school, &school.unlock(IBER)).unwrap();
    let mut iber = school.unlock(IBER);
    let code = RecoveryCode::random(&mut Dice::new(8));
    school.change(&mut iber, |transaction, rng| {
        transaction.renew_recovery(rng, NOW, &code)
    });
    assert!(SchoolFile::open(&old, &code).is_err());
    let file = made(&school, &school.unlock(IBER)).unwrap();
    assert!(SchoolFile::open(&file, &code).is_ok());
    assert!(SchoolFile::open(&file, &school.code).is_err());
}

#[test]
fn a_later_device_knows_everyone_by_the_keys_they_have_elsewhere() {
    let school = school();
    let teacher = school.unlock(TEACHER);
    let signature = teacher.sign(b"een stuk");
    let file = SchoolFile::open(FIRST, &school.code).unwrap();
    let passphrase = derived(IBER);
    let (store, vault) = later_device(
        &file,
        &school.code,
        NewMember {
            id: IBER,
            profile: Vec::new(),
            powers: NO_POWERS,
            unlocking: unlocking(&mut Dice::new(96), &passphrase),
        },
    );
    assert_eq!(vault.school(), SCHOOL);
    assert_ne!(vault.id(), teacher.id());
    assert!(vault.is_signed_by(Signer::Member(TEACHER), b"een stuk", &signature));
    assert!(!vault.is_signed_by(Signer::Member(IBER), b"een stuk", &signature));
    assert_eq!(vault.member(PRINCIPAL).unwrap().keys, file.members[1].keys);
    assert!(!vault.member(OTHER_TEACHER).unwrap().is_active);
    // The first member is the one the school knows: same name and powers, keys of their own here, the others kept.
    let first = vault.me().unwrap();
    assert_eq!(first.profile, file.members[0].profile);
    assert!(first.powers.administers);
    assert_ne!(first.keys, file.members[0].keys);
    assert!(first.all_keys().any(|keys| *keys == file.members[0].keys));
    let (slots, _) = block_on(read_slots(&store)).unwrap();
    assert_eq!(slots.len(), 1, "nobody else has a place here");

    let mut again = block_on(Vault::unlock(&store, IBER, &passphrase)).unwrap();
    assert!(again.powers().reads_inbox);
    assert!(block_on(again.read_inbox(&store)).unwrap().notes.is_empty());
    let report = block_on(again.check(&store)).unwrap();
    assert_eq!(report.findings, []);
    let signed = again.sign(b"hier geschreven");
    assert!(is_signed_with(
        &again.me().unwrap().keys,
        b"hier geschreven",
        &signed
    ));
    let by_code = block_on(Vault::unlock_with_code(&store, &school.code)).unwrap();
    assert_eq!(by_code.members().count(), 4);
    block_on(again.load_cases(&store)).unwrap();
}

#[test]
fn somebody_new_can_be_the_first_on_a_later_device() {
    let school = school();
    let file = SchoolFile::open(FIRST, &school.code).unwrap();
    let newcomer = meldcode::vault::MemberId([9; 16]);
    let passphrase = derived(newcomer);
    let (store, vault) = later_device(
        &file,
        &school.code,
        NewMember {
            id: newcomer,
            profile: b"nieuw".to_vec(),
            powers: ADMINISTERS,
            unlocking: unlocking(&mut Dice::new(95), &passphrase),
        },
    );
    assert_eq!(vault.members().count(), 5);
    let again = block_on(Vault::unlock(&store, newcomer, &passphrase)).unwrap();
    assert!(block_on(again.check(&store)).unwrap().findings.is_empty());
}

#[test]
fn whoever_is_first_on_a_later_device_reads_its_inbox_only_with_the_right_to_it() {
    let school = School::founded();
    let file = made(&school, &school.unlock(IBER)).unwrap();
    let file = SchoolFile::open(&file, &school.code).unwrap();
    for (first, reads) in [(IBER, true), (TEACHER, false)] {
        let passphrase = derived(first);
        let new = NewMember {
            id: first,
            profile: Vec::new(),
            powers: NO_POWERS,
            unlocking: unlocking(&mut Dice::new(96), &passphrase),
        };
        let (store, vault) = later_device(&file, &school.code, new);
        let found = block_on(vault.read_inbox(&store));
        assert_eq!(found.is_ok(), reads, "{first:?}: {found:?}");
        let again = block_on(Vault::unlock(&store, first, &passphrase)).unwrap();
        let found = block_on(again.read_inbox(&store));
        assert_eq!(found.is_ok(), reads, "{first:?}, unlocked: {found:?}");
    }
}
