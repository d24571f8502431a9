//! What must be known before anything else: danger first, then contradictions, then damage.

use crate::casefile::state::DangerTold;
use crate::casefile::{CaseId, JournalFinding};
use crate::order;
use crate::protocol::Alarm;
use crate::screen::Door;
use crate::screen::form::FormKind;
use crate::text::{CaseAlert, Day, Message};
use crate::workspace::Desk;
use crate::workspace::desk::Dossier;
use crate::workspace::handover::holder;

/// One thing that must be known.
#[derive(Clone, Debug, PartialEq)]
pub struct Alert {
    /// How serious.
    pub tone: AlertTone,
    /// What it is.
    pub title: Message,
    /// What it means and what to do.
    pub text: Message,
    /// Where it is dealt with, if anywhere.
    pub door: Option<Door>,
}

/// How serious an alert is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AlertTone {
    /// Somebody is in danger, or the file cannot be trusted.
    Danger,
    /// It waits for somebody.
    Warn,
    /// Good to know.
    Info,
}

impl Alert {
    /// Whether whoever is asked for help hears it first. What the school has yet to answer is said to the school alone.
    pub(in crate::screen) fn is_for_outside(&self) -> bool {
        self.tone == AlertTone::Danger && self.door != Some(Door::Form(FormKind::Danger))
    }
}

/// The alerts of a case, most serious first.
pub(super) fn alerts(desk: &Desk, dossier: &Dossier) -> Vec<Alert> {
    let mut alerts = alarms(dossier);
    alerts.extend(dossier.file.danger_told().map(told));
    alerts.extend(dossier.file.conflicts().iter().map(|conflict| {
        Alert {
            tone: AlertTone::Warn,
            title: CaseAlert::Conflict {
                matter: conflict.matter,
            }
            .into(),
            text: CaseAlert::ConflictMeans.into(),
            door: conflict
                .claims
                .first()
                .map(|claim| Door::About(FormKind::Conflict, claim.record)),
        }
    }));
    alerts.extend(is_with(desk, dossier.file.id()));
    alerts.extend(damage(desk, dossier));
    order::sort_by_key(&mut alerts, |alert| alert.tone);
    alerts
}

/// That a colleague has the case since it was handed over: what is here may be old.
pub fn is_with(desk: &Desk, case: CaseId) -> Option<Alert> {
    let name = holder(desk, case)?.to_owned();
    Some(Alert {
        tone: AlertTone::Warn,
        title: CaseAlert::IsWith { name }.into(),
        text: CaseAlert::IsWithMeans.into(),
        door: None,
    })
}

fn alarms(dossier: &Dossier) -> Vec<Alert> {
    let standing = || {
        let alarms = dossier.file.alarms().iter();
        alarms.filter(|raised| raised.cleared.is_none())
    };
    standing()
        .map(|raised| {
            let (at, on) = (raised.raised_at, raised.raised_at.date_naive());
            let alike = standing()
                .filter(|one| one.alarm == raised.alarm && one.raised_at.date_naive() == on);
            let since = if alike.count() > 1 {
                Day::At { at }
            } else {
                Day::Full { on }
            };
            let since = since.nl().into_owned();
            let (title, text) = match raised.alarm {
                Alarm::AcuteDanger => (CaseAlert::Danger, CaseAlert::DangerSince { since }),
                Alarm::StaffDanger => (
                    CaseAlert::StaffDanger,
                    CaseAlert::StaffDangerSince { since },
                ),
            };
            Alert {
                tone: AlertTone::Danger,
                title: title.into(),
                text: text.into(),
                door: Some(Door::Emergency),
            }
        })
        .collect()
}

/// Danger that was told and not raised stands as high as danger.
fn told(told: DangerTold) -> Alert {
    let since = Day::Full {
        on: told.at.date_naive(),
    };
    let since = since.nl().into_owned();
    Alert {
        tone: AlertTone::Danger,
        title: danger_told(told.is_doubt).into(),
        text: CaseAlert::DangerToldMeans { since }.into(),
        door: Some(Door::Form(FormKind::Danger)),
    }
}

/// How danger that was told and not raised is called, in the case and over all cases.
pub(in crate::screen) const fn danger_told(is_doubt: bool) -> CaseAlert {
    if is_doubt {
        CaseAlert::DangerDoubted
    } else {
        CaseAlert::DangerTold
    }
}

fn damage(desk: &Desk, dossier: &Dossier) -> Vec<Alert> {
    let findings = dossier.journal.verify();
    let tampered = count(&findings, JournalFinding::breaks_trust);
    let missing = u32::try_from(dossier.journal.missing().len()).unwrap_or(u32::MAX);
    let candidates = [
        (
            tampered > 0,
            AlertTone::Danger,
            CaseAlert::Tampered { pieces: tampered },
            CaseAlert::TamperedMeans,
        ),
        (
            desk.plan_of(dossier).is_none() && dossier.file.opening().is_some(),
            AlertTone::Warn,
            CaseAlert::EditionUnknown,
            CaseAlert::EditionUnknownMeans,
        ),
        (
            dossier.file.opening().is_none(),
            AlertTone::Warn,
            CaseAlert::OpeningMissing,
            CaseAlert::EarlierMissingMeans,
        ),
        (
            missing > 0,
            AlertTone::Warn,
            CaseAlert::EarlierMissing { pieces: missing },
            CaseAlert::EarlierMissingMeans,
        ),
        (
            dossier.damaged > 0,
            AlertTone::Danger,
            CaseAlert::Damaged {
                pieces: dossier.damaged,
            },
            CaseAlert::DamagedMeans,
        ),
        (
            dossier.closed > 0,
            AlertTone::Info,
            CaseAlert::NotForYou {
                pieces: dossier.closed,
            },
            CaseAlert::NotForYouMeans,
        ),
    ];
    candidates
        .into_iter()
        .filter(|(holds, ..)| *holds)
        .map(|(_, tone, title, text)| Alert {
            tone,
            title: title.into(),
            text: text.into(),
            door: None,
        })
        .collect()
}

fn count(findings: &[JournalFinding], which: fn(&JournalFinding) -> bool) -> u32 {
    let count = findings.iter().filter(|finding| which(finding)).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}
