//! What leaves the device: the envelope, and how it answers files that mean harm.
#![allow(
    clippy::unwrap_used,
    reason = "the allowance for tests does not reach their helpers"
)]

use meldcode::exchange::envelope::{
    self, Error, HEADER_BYTES_MAX, HEADER_LINES_MAX, Identity, Key, Lock, PLAINTEXT_STEP, Part,
    Recipient, SEALED_BYTES_MAX, WORK_FACTOR, WORK_FACTOR_MAX,
};
use meldcode::exchange::work;
use meldcode::exchange::work_protocol::{Job, Malformed, Report, Secret};
use meldcode::vault::kdf;
use zeroize::Zeroizing;

const PASSPHRASE: &str = "kroket lantaarn zeemeeuw fietsbel";
/// The least work that the format knows; what we seal for people uses [`WORK_FACTOR`].
const QUICK: u8 = 1;

fn sealed(plaintext: &[u8]) -> Vec<u8> {
    envelope::seal_with_passphrase(plaintext, PASSPHRASE, QUICK).unwrap()
}

fn whole_steps(steps: usize) -> Vec<u8> {
    (0..steps * PLAINTEXT_STEP)
        .map(|at| u8::try_from(at % 251).unwrap())
        .collect()
}

fn identity(seed: u8) -> Identity {
    Identity::from_secret_key(&[seed; 32])
}

/// A file of under two hundred bytes that asks for whatever work is written in it.
fn asking_for(work_factor: &str) -> Vec<u8> {
    let header = format!(
        "age-encryption.org/v1\n-> scrypt rF0/NwblUHHTpgQgRpe5CQ {work_factor}\n\
         gUjEymFKMVXQEKdMMHL24oYexjE3TIC0O0zGSqJ2aUY\n\
         --- UobSKIIhfCsmXF2/8AKSvvSZIkz/Y31Ipf7YARIFcB0\n"
    );
    let mut file = header.into_bytes();
    file.extend([7; 16]);
    file
}

#[test]
fn what_is_sealed_under_a_passphrase_opens_with_it() {
    for plaintext in [vec![], b"x".to_vec(), whole_steps(1), whole_steps(200)] {
        let opened = envelope::open_with_passphrase(&sealed(&plaintext), PASSPHRASE).unwrap();
        assert_eq!(*opened, plaintext);
    }
}

#[test]
fn what_is_sealed_to_two_receivers_opens_with_either_key_and_no_third() {
    let recipients = [identity(1).to_recipient(), identity(2).to_recipient()];
    let file = envelope::seal_to(b"zorgen", &recipients).unwrap();
    // `age` adds a stanza of grease, of a kind nobody knows; it is not a receiver.
    assert_eq!(
        envelope::inspect(&file),
        Ok(Lock::PublicKey { recipients: 2 })
    );
    for seed in [1, 2] {
        let opened = envelope::open_with_identity(&file, &identity(seed)).unwrap();
        assert_eq!(*opened, b"zorgen");
    }
    assert_eq!(
        envelope::open_with_identity(&file, &identity(3)),
        Err(Error::WrongIdentity)
    );
}

#[test]
fn the_work_factor_is_ours_and_never_measured() {
    let file = envelope::seal_with_passphrase(b"", PASSPHRASE, WORK_FACTOR).unwrap();
    assert_eq!(
        envelope::inspect(&file),
        Ok(Lock::Passphrase { log_n: WORK_FACTOR })
    );
    for refused in [0, WORK_FACTOR_MAX + 1, 64, 255] {
        assert_eq!(
            envelope::seal_with_passphrase(b"", PASSPHRASE, refused),
            Err(Error::WorkFactorTooHigh {
                found: refused.into(),
                allowed: WORK_FACTOR_MAX
            })
        );
    }
}

#[test]
fn an_absurd_work_factor_is_refused_by_looking_before_any_work() {
    for (written, found) in [
        ("19", 19),
        ("30", 30),
        ("255", 255),
        ("9223372036854775818", 9_223_372_036_854_775_818),
        ("99999999999999999999999", u64::MAX),
    ] {
        let file = asking_for(written);
        assert!(file.len() < 200);
        let refused = Error::WorkFactorTooHigh {
            found,
            allowed: WORK_FACTOR_MAX,
        };
        assert_eq!(envelope::inspect(&file), Err(refused));
        // At N = 2^30 the work would take a gigabyte and minutes: that this returns is the proof.
        assert_eq!(
            envelope::open_with_passphrase(&file, PASSPHRASE),
            Err(refused)
        );
    }
    for malformed in ["0", "017", "+17", "0x11", "-1", "", "17 17"] {
        assert_eq!(
            envelope::inspect(&asking_for(malformed)),
            Err(Error::HeaderMalformed),
            "{malformed:?}"
        );
    }
}

#[test]
fn two_gigabytes_of_zeros_are_refused_by_their_size_and_fewer_by_their_beginning() {
    let bytes = 2 * 1024 * 1024 * 1024;
    assert_eq!(
        envelope::check_size(bytes),
        Err(Error::TooLarge {
            bytes,
            allowed: SEALED_BYTES_MAX
        })
    );
    assert_eq!(envelope::check_size(SEALED_BYTES_MAX), Ok(()));
    assert_eq!(envelope::inspect(&vec![0; 1 << 20]), Err(Error::NotAge));
}

#[test]
fn every_hostile_file_gets_its_own_answer() {
    let good = sealed(&whole_steps(3));
    let mac_at = mac_at(&good);
    let changed = |at: usize| {
        let mut file = good.clone();
        file[at] ^= 1;
        file
    };
    let mut other_mac = good.clone();
    other_mac[mac_at] = if good[mac_at] == b'A' { b'B' } else { b'A' };
    let unknown = String::from_utf8_lossy(&asking_for("1"))
        .replace("scrypt", "sesame")
        .into_bytes();
    let table = [
        (b"".to_vec(), Error::NotAge),
        (b"%PDF-1.7 een verslag".to_vec(), Error::NotAge),
        (
            [b"age-encryption.org/v2\n".as_slice(), &good[22..]].concat(),
            Error::NewerVersion,
        ),
        (
            b"age-encryption.org/v1\r\n-> x\n\n--- \n".to_vec(),
            Error::HeaderMalformed,
        ),
        (unknown, Error::UnsupportedRecipient),
        (
            envelope::seal_to(b"x", &[identity(1).to_recipient()]).unwrap(),
            Error::OtherLock {
                lock: Lock::PublicKey { recipients: 1 },
            },
        ),
        (other_mac, Error::HeaderTampered),
        (changed(good.len() - 1), Error::Damaged),
        (
            b"-----BEGIN AGE ENCRYPTED FILE-----\nno\n".to_vec(),
            Error::ArmorMalformed,
        ),
        (
            b"-----begin age encrypted file-----\n".to_vec(),
            Error::ArmorMalformed,
        ),
    ];
    for (file, error) in table {
        assert_eq!(
            envelope::open_with_passphrase(&file, PASSPHRASE),
            Err(error)
        );
    }
    assert_eq!(
        envelope::open_with_passphrase(&good, "een ander wachtwoord"),
        Err(Error::WrongPassphrase)
    );
    assert_eq!(
        envelope::open_with_identity(&good, &identity(1)),
        Err(Error::OtherLock {
            lock: Lock::Passphrase { log_n: QUICK }
        })
    );
}

#[test]
fn a_header_beyond_a_bound_or_in_an_old_form_is_refused_before_age_reads_it() {
    let header_of = |repeated: usize| {
        let mut header = b"age-encryption.org/v1\n".to_vec();
        header.extend(b"-> a\n\n".repeat(repeated));
        header
    };
    let table = [
        (
            header_of(HEADER_BYTES_MAX),
            Error::HeaderTooLong {
                allowed: HEADER_BYTES_MAX,
            },
        ),
        (
            header_of(HEADER_LINES_MAX / 2),
            Error::HeaderTooLong {
                allowed: HEADER_BYTES_MAX,
            },
        ),
        (
            b"age-encryption.org/v1\n-> old\n--- UobS\n".to_vec(),
            Error::HeaderMalformed,
        ),
    ];
    for (file, error) in table {
        assert_eq!(envelope::inspect(&file), Err(error));
    }
}

#[test]
fn a_file_cut_anywhere_is_called_cut() {
    let good = sealed(&whole_steps(3));
    let nonce_ends = mac_at(&good) + 44 + 16;
    // Everywhere in the header, from where a beginning is one of ours, and at a good many places after it.
    let places = (5..nonce_ends + 20).chain((nonce_ends + 20..good.len()).step_by(67));
    for end in places.chain([nonce_ends + 16, nonce_ends + 16 + PLAINTEXT_STEP]) {
        let part = if end < nonce_ends {
            Part::Header
        } else {
            Part::Payload
        };
        // Where the length happens to fit, a cut cannot be told from damage.
        let fits = end
            .checked_sub(nonce_ends + 16)
            .is_some_and(|bytes| bytes.is_multiple_of(PLAINTEXT_STEP));
        let error = if fits {
            Error::Damaged
        } else {
            Error::Truncated { part }
        };
        assert_eq!(
            envelope::open_with_passphrase(&good[..end], PASSPHRASE),
            Err(error),
            "cut at {end}"
        );
    }
}

/// Where the 43 characters of the header's MAC begin.
fn mac_at(file: &[u8]) -> usize {
    file.windows(5)
        .position(|five| five == b"\n--- ")
        .map_or(0, |at| at + 5)
}

#[test]
fn in_a_long_file_a_cut_and_a_damaged_chunk_are_told_apart() {
    let good = sealed(&whole_steps(150));
    let open = |file: &[u8]| envelope::open_with_passphrase(file, PASSPHRASE).map(|_content| ());
    let mut damaged = good.clone();
    damaged[70_000] ^= 0x80;
    assert_eq!(open(&damaged), Err(Error::Damaged));
    assert_eq!(
        open(&good[..good.len() - 7]),
        Err(Error::Truncated {
            part: Part::Payload
        })
    );
    let first_chunk_ends = good.len() - (150 * PLAINTEXT_STEP - 2 * 65_536) - 16 - 65_552;
    assert_eq!(
        open(&good[..first_chunk_ends]),
        Err(Error::Truncated {
            part: Part::Payload
        })
    );
}

#[test]
fn one_flipped_bit_never_opens() {
    let good = sealed(b"niets hiervan mag anders worden");
    for at in 0..good.len() {
        let mut file = good.clone();
        file[at] ^= 1 << (at % 8);
        // A flip in the work factor may ask for more work; the cap answers that without doing it.
        assert!(
            envelope::open_with_passphrase(&file, PASSPHRASE).is_err(),
            "byte {at}"
        );
    }
}

#[test]
fn a_key_that_nobody_can_have_is_refused_instead_of_sealed_to() {
    let mut one = [0; 32];
    one[0] = 1;
    for of_low_order in [[0; 32], one] {
        assert_eq!(
            Recipient::from_public_key(&of_low_order),
            Err(Error::RecipientMalformed)
        );
    }
    let written = identity(1).to_recipient().to_string();
    assert_eq!(written.parse(), Ok(identity(1).to_recipient()));
    for malformed in [
        "",
        "age1",
        &written[..20],
        "AGE-SECRET-KEY-1",
        &written.replace('1', "2"),
    ] {
        assert_eq!(
            malformed.parse::<Recipient>(),
            Err(Error::RecipientMalformed)
        );
    }
    assert!(matches!(
        "age1qqqq".parse::<Identity>(),
        Err(Error::IdentityMalformed)
    ));
    assert_eq!(envelope::seal_to(b"", &[]), Err(Error::NoRecipients));
}

#[test]
fn an_export_counts_only_when_what_was_read_back_is_what_went_in() {
    let content = whole_steps(2);
    let file = sealed(&content);
    let key = Key::Passphrase(PASSPHRASE);
    assert_eq!(envelope::verify(&file, key, &content), Ok(()));
    assert_eq!(
        envelope::verify(&file, key, &whole_steps(1)),
        Err(Error::ReadBackDiffers)
    );
    assert_eq!(
        envelope::verify(&file[..file.len() - 1], key, &content),
        Err(Error::Truncated {
            part: Part::Payload
        })
    );
}

#[test]
fn a_secret_key_does_not_show_in_debug() {
    assert_eq!(format!("{:?}", identity(9)), "Identity");
    assert_eq!(format!("{:?}", Key::Passphrase(PASSPHRASE)), "Passphrase");
    let job = Job::SealWithPassphrase(Zeroizing::new(PASSPHRASE.to_owned()));
    assert_eq!(format!("{job:?}"), "SealWithPassphrase");
}

#[test]
fn the_page_that_opens_by_itself_tells_a_wrong_passphrase_from_a_damaged_file() {
    let page = include_str!("../../src/platform/boot/reader.html");
    assert_eq!(Report::Opened.encode().as_slice(), [3]);
    assert!(page.contains("if (report[0] === 3)"));
    let wrong = Report::Failed(Error::WrongPassphrase).encode();
    assert_eq!(wrong.as_slice(), [6, 11]);
    assert!(page.contains("report[0] === 6 && report[1] === 11"));
}

#[test]
fn the_worker_seals_reads_back_and_opens_as_asked() {
    let secret = || Secret::Passphrase(Zeroizing::new(PASSPHRASE.to_owned()));
    let ask = |job: &Job, payload: &[u8]| {
        let (report, payload) = work::answer(&job.encode(), payload.to_vec());
        (Report::decode(&report).unwrap(), payload)
    };
    let seal = Job::SealWithPassphrase(Zeroizing::new(PASSPHRASE.to_owned()));
    let (report, file) = ask(&seal, b"inhoud");
    assert_eq!(report, Report::Sealed);
    let lock = Lock::Passphrase { log_n: WORK_FACTOR };
    assert_eq!(ask(&Job::Inspect, &file).0, Report::Inspected(lock));
    let (report, content) = ask(&Job::Open(secret()), &file);
    assert_eq!(
        (report, content.as_slice()),
        (Report::Opened, b"inhoud".as_slice())
    );
    let read_back = envelope::read_back(&file, Key::Passphrase(PASSPHRASE));
    assert_eq!(read_back.outcome, Ok(()));
    assert_eq!(
        ask(&Job::ReadBack(secret()), &file).0,
        Report::ReadBack(read_back)
    );
    let to_key = Job::SealTo(vec![[0; 32]]);
    assert_eq!(
        ask(&to_key, b"").0,
        Report::Failed(Error::RecipientMalformed)
    );
    let (report, payload) = work::answer(&[99], vec![1]);
    assert_eq!(Report::decode(&report), Ok(Report::Misunderstood));
    assert!(payload.is_empty());
}

#[test]
fn the_worker_derives_what_the_vault_derives_and_refuses_what_it_refuses() {
    let request = |memory_kib, passes, lanes| kdf::Request {
        cost: kdf::Cost {
            memory_kib,
            passes,
            lanes,
        },
        salt: *b"somesaltsomesalt",
    };
    let ask = |request| {
        let job = Job::Derive {
            passphrase: Zeroizing::new(PASSPHRASE.to_owned()),
            request,
        };
        Report::decode(&work::answer(&job.encode(), vec![]).0).unwrap()
    };
    let floor = request(19 * 1024, 2, 1);
    let derived = kdf::derive(PASSPHRASE, &floor).unwrap();
    assert_eq!(
        ask(floor),
        Report::Derived(Zeroizing::new(*derived.expose()))
    );
    for refused in [
        request(0, 3, 1),
        request(1 << 22, 3, 1),
        request(65_536, 0, 1),
    ] {
        assert_eq!(ask(refused), Report::CannotDerive);
    }
}

#[test]
fn every_message_between_page_and_worker_reads_as_it_was_written() {
    let jobs = [
        Job::Derive {
            passphrase: Zeroizing::new("één".to_owned()),
            request: kdf::Request {
                cost: kdf::Cost::DEFAULT,
                salt: [3; 16],
            },
        },
        Job::SealWithPassphrase(Zeroizing::new("één twee".to_owned())),
        Job::SealTo(vec![[1; 32], [2; 32]]),
        Job::Open(Secret::Identity(Zeroizing::new([4; 32]))),
        Job::Inspect,
        Job::ReadBack(Secret::Passphrase(Zeroizing::new(String::new()))),
    ];
    for job in jobs {
        let written = job.encode();
        assert_eq!(Job::decode(&written).as_ref(), Ok(&job));
        for end in 0..written.len() {
            assert_eq!(Job::decode(&written[..end]), Err(Malformed));
        }
    }
    for report in every_report() {
        let written = report.encode();
        assert_eq!(Report::decode(&written).as_ref(), Ok(&report));
        for end in 0..written.len() {
            assert_eq!(Report::decode(&written[..end]), Err(Malformed));
        }
        assert_eq!(
            Report::decode(&[&written[..], &[0]].concat()),
            Err(Malformed)
        );
    }
}

fn every_report() -> Vec<Report> {
    let errors = [
        Error::TooLarge {
            bytes: 1,
            allowed: 2,
        },
        Error::NotAge,
        Error::NewerVersion,
        Error::HeaderMalformed,
        Error::HeaderTooLong { allowed: 3 },
        Error::HeaderTampered,
        Error::ArmorMalformed,
        Error::UnsupportedRecipient,
        Error::OtherLock {
            lock: Lock::Unsupported,
        },
        Error::WorkFactorTooHigh {
            found: 30,
            allowed: 18,
        },
        Error::WrongPassphrase,
        Error::WrongIdentity,
        Error::Truncated { part: Part::Header },
        Error::Truncated {
            part: Part::Payload,
        },
        Error::Damaged,
        Error::IdentityMalformed,
        Error::RecipientMalformed,
        Error::NoRecipients,
        Error::ReadBackDiffers,
    ];
    let outcomes = [Ok(()), Err(Error::Damaged)];
    errors
        .into_iter()
        .map(Report::Failed)
        .chain(outcomes.map(|outcome| {
            Report::ReadBack(envelope::ReadBack {
                outcome,
                digest: [5; 32],
            })
        }))
        .chain([
            Report::Derived(Zeroizing::new([6; 32])),
            Report::Sealed,
            Report::Opened,
            Report::Inspected(Lock::Passphrase { log_n: 17 }),
            Report::Inspected(Lock::PublicKey { recipients: 9 }),
            Report::CannotDerive,
            Report::Misunderstood,
        ])
        .collect()
}
