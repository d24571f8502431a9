//! Members come, lose their passphrase and leave; the keys follow.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use futures_executor::block_on;
use meldcode::vault::kdf::Derived;
use meldcode::vault::{
    Compartment, Error, NewMember, NoticeKind, RecoveryCode, Signer, Vault, read_recovery_slot,
    read_slots,
};

use super::world::*;

static NEW: Derived = Derived::from_bytes([9; 32]);

#[test]
fn the_locked_screen_sees_marks_and_nothing_else() {
    let school = School::founded();
    let (slots, damaged) = block_on(read_slots(&school.store)).unwrap();
    assert_eq!((slots.len(), damaged), (4, 0));
    assert!(slots.iter().all(|slot| slot.mark().as_str() == "JB"));
    let stored: Vec<u8> = school
        .store
        .rows()
        .into_iter()
        .flat_map(|(_, row)| row.value)
        .collect();
    for secret in ["Berends", "begeleider", "Linde", "lid 2"] {
        assert!(!stored.windows(secret.len()).any(|w| w == secret.as_bytes()));
    }
}

#[test]
fn a_wrong_passphrase_is_not_called_damage() {
    let school = School::founded();
    let refused = block_on(Vault::unlock(&school.store, IBER, &NEW));
    assert_eq!(refused.unwrap_err(), Error::WrongPassphrase);
}

#[test]
fn a_wrong_recovery_code_is_not_called_damage() {
    let school = School::founded();
    let other = RecoveryCode::random(&mut Dice::new(12));
    let refused = block_on(Vault::unlock_with_code(&school.store, &other));
    assert_eq!(refused.unwrap_err(), Error::WrongRecoveryCode);
    let slot = block_on(read_recovery_slot(&school.store)).unwrap();
    assert_eq!(slot.check(&school.code), Ok(()));
    assert_eq!(slot.check(&other), Err(Error::WrongRecoveryCode));
}

#[test]
fn a_teacher_adds_changes_and_removes_nobody() {
    let mut school = School::founded();
    let mut teacher = school.unlock(TEACHER);
    let new = || NewMember {
        id: meldcode::vault::MemberId([9; 16]),
        profile: Vec::new(),
        powers: ADMINISTERS,
        unlocking: unlocking(&mut Dice::new(5), &NEW),
    };
    let add = school.try_change(&mut teacher, |t, rng| t.add_member(rng, NOW, &new()));
    assert_eq!(add.unwrap_err(), Error::NotAllowed);
    let rise = school.try_change(&mut teacher, |t, rng| {
        t.change_member(rng, NOW, TEACHER, (ADMINISTERS, Vec::new()))
    });
    assert_eq!(rise.unwrap_err(), Error::NotAllowed);
    let remove = school.try_change(&mut teacher, |t, rng| t.remove_member(rng, NOW, IBER));
    assert_eq!(remove.unwrap_err(), Error::NotAllowed);
    let rekey = school.try_change(&mut teacher, |t, rng| {
        t.rekey_member(rng, NOW, IBER, &new().unlocking)
    });
    assert_eq!(rekey.unwrap_err(), Error::NotAllowed);
}

#[test]
fn a_lost_passphrase_is_mended_with_new_keys_and_shown_at_the_next_sign_in() {
    let mut school = School::with_case();
    let mut principal = school.unlock(PRINCIPAL);
    let before = principal.member(TEACHER).unwrap().keys;
    school.change(&mut principal, |t, rng| {
        t.rekey_member(rng, NOW, TEACHER, &unlocking(&mut Dice::new(5), &NEW))
    });
    assert_ne!(principal.member(TEACHER).unwrap().keys, before);
    let old = block_on(Vault::unlock(&school.store, TEACHER, &derived(TEACHER)));
    assert_eq!(old.unwrap_err(), Error::WrongPassphrase);

    let mut teacher = block_on(Vault::unlock(&school.store, TEACHER, &NEW)).unwrap();
    block_on(teacher.load_cases(&school.store)).unwrap();
    assert_eq!(school.opened(&teacher), [1, 2, 3]);
    let notices = teacher.notices();
    let last = notices.last().unwrap();
    assert_eq!(
        (last.kind, last.by),
        (NoticeKind::Rekeyed, Signer::Member(PRINCIPAL))
    );
    school.change(&mut teacher, |t, _| {
        t.acknowledge_notices();
        Ok(())
    });
    let teacher = block_on(Vault::unlock(&school.store, TEACHER, &NEW)).unwrap();
    assert_eq!(teacher.notices(), []);
}

#[test]
fn the_recovery_code_mends_the_last_administrator() {
    let mut school = School::with_case();
    let mut recovered = school.unlock_with_code();
    school.change(&mut recovered, |t, rng| {
        t.rekey_member(rng, NOW, IBER, &unlocking(&mut Dice::new(5), &NEW))
    });
    let mut iber = block_on(Vault::unlock(&school.store, IBER, &NEW)).unwrap();
    block_on(iber.load_cases(&school.store)).unwrap();
    assert_eq!(school.opened(&iber), [1, 2, 3, 4]);
    assert_eq!(iber.notices().last().unwrap().by, Signer::Recovery);
    assert!(block_on(iber.read_inbox(&school.store)).is_ok());
}

#[test]
fn keys_that_the_mender_does_not_have_are_handed_on_by_the_next_who_does() {
    let mut school = School::with_case();
    let mut iber = school.unlock(IBER);
    school.change(&mut iber, |t, rng| t.exclude(rng, CASE, PRINCIPAL));
    let mut principal = school.unlock(PRINCIPAL);
    school.change(&mut principal, |t, rng| {
        t.rekey_member(rng, NOW, TEACHER, &unlocking(&mut Dice::new(5), &NEW))
    });
    let teacher = block_on(Vault::unlock(&school.store, TEACHER, &NEW)).unwrap();
    assert!(!teacher.holds(CASE));

    let mut iber = school.unlock(IBER);
    assert!(iber.has_catching_up());
    school.change(&mut iber, |t, rng| {
        assert!(t.catch_up(rng)?);
        Ok(())
    });
    assert!(!iber.has_catching_up());
    let mut teacher = block_on(Vault::unlock(&school.store, TEACHER, &NEW)).unwrap();
    block_on(teacher.load_cases(&school.store)).unwrap();
    assert_eq!(school.opened(&teacher), [1, 2, 3]);
}

#[test]
fn a_removed_member_unlocks_nothing_and_a_new_epoch_begins() {
    let mut school = School::with_case();
    let mut iber = school.unlock(IBER);
    school.change(&mut iber, |t, rng| t.remove_member(rng, NOW, TEACHER));
    assert!(school.try_unlock(TEACHER).is_err());
    assert!(!iber.member(TEACHER).unwrap().is_active);
    school.append(&mut iber, Compartment::Shared, 5);
    assert_eq!(school.opened(&school.unlock(PRINCIPAL)), [1, 2, 3, 4, 5]);
    let report = block_on(school.unlock(PRINCIPAL).check(&school.store)).unwrap();
    assert_eq!(report.findings, []);
}

#[test]
fn a_case_the_remover_is_not_on_gets_new_keys_before_anything_is_written() {
    let mut school = School::with_case();
    let mut iber = school.unlock(IBER);
    school.change(&mut iber, |t, rng| t.exclude(rng, CASE, PRINCIPAL));
    // What the leaver could have kept: their slot, ring and the store as it was.
    let kept = school.store.rows();
    let mut principal = school.unlock(PRINCIPAL);
    school.change(&mut principal, |t, rng| t.remove_member(rng, NOW, TEACHER));
    let mut iber = school.unlock(IBER);
    school.append(&mut iber, Compartment::Shared, 5);
    let rows = school.store.rows();
    let written = rows.iter().rfind(|(table, _)| table.name() == "records");
    let (table, row) = written.unwrap().clone();
    let old_keys = meldcode::vault::store::MemoryStore::of_rows(kept);
    let leaver = block_on(Vault::unlock(&old_keys, TEACHER, &derived(TEACHER))).unwrap();
    assert!(leaver.holds(CASE));
    // The epoch of the new record is one the leaver never had.
    assert_eq!(table.name(), "records");
    assert_eq!(row.value[16 + 3..16 + 7], 3_u32.to_be_bytes());
}

#[test]
fn a_new_recovery_code_opens_everything_and_the_old_one_nothing() {
    let mut school = School::with_case();
    let old = school.code.clone();
    let new = RecoveryCode::random(&mut Dice::new(77));
    let mut iber = school.unlock(IBER);
    school.change(&mut iber, |t, rng| t.renew_recovery(rng, NOW, &new));
    let refused = block_on(Vault::unlock_with_code(&school.store, &old));
    assert_eq!(refused.unwrap_err(), Error::WrongRecoveryCode);
    school.code = new;
    assert_eq!(school.opened(&school.unlock_with_code()), [1, 2, 3, 4]);
    let report = block_on(iber.check(&school.store)).unwrap();
    assert_eq!(report.findings, []);
}

#[test]
fn a_changed_passphrase_keeps_the_keys() {
    let mut school = School::with_case();
    let mut teacher = school.unlock(TEACHER);
    let keys = teacher.me().unwrap().keys;
    school.change(&mut teacher, |t, rng| {
        t.change_unlocking(rng, &unlocking(&mut Dice::new(5), &NEW))
    });
    let teacher = block_on(Vault::unlock(&school.store, TEACHER, &NEW)).unwrap();
    assert_eq!(teacher.me().unwrap().keys, keys);
}

#[test]
fn without_anyone_to_read_the_inbox_everyone_reads_it() {
    let mut school = School::founded();
    let mut iber = school.unlock(IBER);
    let quiet = meldcode::vault::Powers {
        administers: true,
        reads_inbox: false,
    };
    for member in [IBER, PRINCIPAL] {
        school.change(&mut iber, |t, rng| {
            t.change_member(rng, NOW, member, (quiet, Vec::new()))
        });
    }
    for member in [IBER, TEACHER, OTHER_TEACHER] {
        assert!(block_on(school.unlock(member).read_inbox(&school.store)).is_ok());
    }
    school.change(&mut iber, |t, rng| {
        t.change_member(rng, NOW, PRINCIPAL, (ADMINISTERS, Vec::new()))
    });
    assert!(block_on(school.unlock(TEACHER).read_inbox(&school.store)).is_err());
    assert!(block_on(school.unlock(PRINCIPAL).read_inbox(&school.store)).is_ok());
}

#[test]
fn a_signature_holds_after_its_signer_got_new_keys_and_left() {
    let mut school = School::founded();
    let signature = school.unlock(TEACHER).sign(b"een record");
    let mut iber = school.unlock(IBER);
    school.change(&mut iber, |t, rng| {
        t.rekey_member(rng, NOW, TEACHER, &unlocking(&mut Dice::new(5), &NEW))
    });
    school.change(&mut iber, |t, rng| t.remove_member(rng, NOW, TEACHER));
    assert!(iber.is_signed_by(Signer::Member(TEACHER), b"een record", &signature));
    assert!(!iber.is_signed_by(Signer::Member(TEACHER), b"een ander", &signature));
    assert!(!iber.is_signed_by(Signer::Member(IBER), b"een record", &signature));
}

#[test]
fn a_notice_is_of_what_another_did_to_oneself() {
    let mut school = School::founded();
    let kinds = |school: &School, member| -> Vec<NoticeKind> {
        let notices = school.unlock(member).notices();
        notices.iter().map(|notice| notice.kind).collect()
    };
    let (iber, teacher) = (kinds(&school, IBER), kinds(&school, TEACHER));
    let mut principal = school.unlock(PRINCIPAL);
    school.change(&mut principal, |t, rng| {
        t.change_member(rng, NOW, TEACHER, (ADMINISTERS, Vec::new()))
    });
    let told = [teacher, vec![NoticeKind::Changed]].concat();
    assert_eq!(kinds(&school, TEACHER), told);
    assert_eq!(kinds(&school, IBER), iber);
    school.change(&mut principal, |t, rng| {
        t.rekey_member(rng, NOW, TEACHER, &unlocking(&mut Dice::new(5), &NEW))
    });
    assert_eq!(kinds(&school, IBER), iber);
}

#[test]
fn a_profile_may_be_as_long_as_it_may_be_and_no_longer() {
    let mut school = School::founded();
    let mut iber = school.unlock(IBER);
    let limit = meldcode::vault::PROFILE_BYTES_MAX;
    for (length, fits) in [(limit, true), (limit + 1, false)] {
        let changed = school.try_change(&mut iber, |t, rng| {
            t.change_member(rng, NOW, TEACHER, (ADMINISTERS, vec![b'x'; length]))
        });
        match changed {
            Ok(change) => assert!(block_on(iber.commit(&school.store, change)).is_ok()),
            Err(refused) => assert_eq!(refused, Error::TooLong { length, limit }),
        }
        let teacher = school.unlock(TEACHER);
        assert_eq!(teacher.me().unwrap().profile.len(), limit, "{fits}");
    }
}
