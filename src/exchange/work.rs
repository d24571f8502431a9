//! The slow work itself, as the worker does it: what the page asks by message is done here and nowhere else.

use zeroize::Zeroizing;

use super::envelope::{self, Identity, Key, Recipient, WORK_FACTOR};
use super::work_protocol::{Job, Report, Secret};
use crate::vault::kdf;

/// Answers one question: an encoded [`Job`] and its payload, by an encoded [`Report`] and its payload.
///
/// Never fails: what cannot be done is an answer too. Both payloads are erased when dropped.
pub fn answer(job: &[u8], payload: Vec<u8>) -> (Zeroizing<Vec<u8>>, Zeroizing<Vec<u8>>) {
    let (report, payload) = Job::decode(job).map_or_else(
        |_malformed| (Report::Misunderstood, Zeroizing::default()),
        |job| perform(&job, &Zeroizing::new(payload)),
    );
    (report.encode(), payload)
}

/// Does what was asked.
pub fn perform(job: &Job, payload: &[u8]) -> (Report, Zeroizing<Vec<u8>>) {
    match job {
        Job::Derive {
            passphrase,
            request,
        } => without_payload(match kdf::derive(passphrase, request) {
            Ok(derived) => Report::Derived(Zeroizing::new(*derived.expose())),
            Err(_refused) => Report::CannotDerive,
        }),
        Job::SealWithPassphrase(passphrase) => report(
            envelope::seal_with_passphrase(payload, passphrase, WORK_FACTOR)
                .map(|sealed| (Report::Sealed, Zeroizing::new(sealed))),
        ),
        Job::SealTo(recipients) => report(
            recipients
                .iter()
                .map(Recipient::from_public_key)
                .collect::<Result<Vec<_>, _>>()
                .and_then(|recipients| envelope::seal_to(payload, &recipients))
                .map(|sealed| (Report::Sealed, Zeroizing::new(sealed))),
        ),
        Job::Open(secret) => report(with_key(secret, |key| {
            envelope::open(payload, key).map(|content| (Report::Opened, content))
        })),
        Job::Inspect => {
            report(envelope::inspect(payload).map(|lock| without_payload(Report::Inspected(lock))))
        }
        Job::ReadBack(secret) => report(with_key(secret, |key| {
            let read_back = envelope::read_back(payload, key);
            Ok(without_payload(Report::ReadBack(read_back)))
        })),
    }
}

fn report(
    outcome: Result<(Report, Zeroizing<Vec<u8>>), envelope::Error>,
) -> (Report, Zeroizing<Vec<u8>>) {
    outcome.unwrap_or_else(|error| without_payload(Report::Failed(error)))
}

fn without_payload(report: Report) -> (Report, Zeroizing<Vec<u8>>) {
    (report, Zeroizing::default())
}

fn with_key<T>(
    secret: &Secret,
    open: impl FnOnce(Key<'_>) -> Result<T, envelope::Error>,
) -> Result<T, envelope::Error> {
    match secret {
        Secret::Passphrase(passphrase) => open(Key::Passphrase(passphrase)),
        Secret::Identity(key) => open(Key::Identity(&Identity::from_secret_key(key))),
    }
}
