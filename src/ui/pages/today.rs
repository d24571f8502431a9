//! *Vandaag*: what is due over all cases, the running ones, the inbox and the backup.

use leptos::prelude::*;

use super::tidings::{Told, waiting_notice};
use super::today_agenda::AgendaFile;
use crate::screen::destruction::Proposal;
use crate::screen::today::{
    BackupLine, BackupTone, CaseLink, DueLine, FirstStep, InboxLine, Place, RunningCase, Today,
    Unfinished, UnplacedTexts, today,
};
use crate::text::{Destruction, Today as Words, Work};
use crate::ui::components::{
    Badge, ButtonVariant, Card, DueItem, DueList, Empty, Glyph, LinkButton, Notice, PageHead,
    Section, Tone,
};
use crate::ui::routes::{CarryPart, CasePlace, Route};
use crate::ui::words::{due_state, flag_tone, words};
use crate::ui::{App, doors};
use crate::{screen::Door, text::Act};

/// The page.
#[component]
pub fn TodayPage() -> impl IntoView {
    let shown = App::expect().screen(today);
    view! {
        <div class="today stack" data-gap="large">
            <PageHead title=words(Words::Heading) />
            <Told />
            {move || shown.get().map(page)}
        </div>
    }
}

fn page(today: Today) -> impl IntoView {
    let Today {
        due,
        adrift,
        running,
        inbox,
        unfinished,
        waiting,
        backup,
        unplaced,
        proposals,
        first,
    } = today;
    let is_quiet = due.is_empty();
    let nothing_runs = running.is_empty();
    view! {
        <div class="today-first">{first_step(first)}</div>
        {inbox.map(inbox_notice)}
        {unfinished_notice(unfinished)}
        {waiting_notice(waiting)}
        <div class="sidebar">
            <div class="stack" data-gap="large">
            <Section id="due" title=words(Work::DueSection) lead=if is_quiet { String::new() } else { words(Work::DueSectionLead) }>
                {if is_quiet {
                    view! { <Empty glyph=Glyph::CheckCircle title=words(Work::AllQuiet) /> }.into_any()
                } else {
                    view! { <DueList label=words(Work::DueSection)>{due.into_iter().map(due_item).collect_view()}</DueList> }
                        .into_any()
                }}
                {adrift_notice(adrift)}
            </Section>
            <Section id="running" title=words(Work::RunningSection)>
                {if nothing_runs {
                    view! { <Empty glyph=Glyph::Folder title=words(Work::NothingRuns) /> }.into_any()
                } else {
                    view! { <div class="grid">{running.into_iter().map(running_card).collect_view()}</div> }.into_any()
                }}
            </Section>
            </div>
            <div class="stack" data-gap="large">
            {backup_section(backup)}
            {unplaced_section(unplaced)}
            {proposals_section(proposals)}
            <AgendaFile />
            </div>
        </div>
    }
}

fn backup_section(backup: BackupLine) -> impl IntoView {
    let tone = match backup.tone {
        BackupTone::Good => Tone::Good,
        BackupTone::Warn => Tone::Warn,
        BackupTone::Danger => Tone::Danger,
    };
    view! {
        <Section id="backup" title=words(Work::BackupTitle)>
            <Notice tone title=words(backup.light)>
                <p>{words(backup.text)}</p>
                {backup.browser.map(|text| view! { <p>{words(text)}</p> })}
                {backup.offers_backup.then(|| view! {
                    <LinkButton href=Route::Carry(CarryPart::Backup).fragment() variant=ButtonVariant::Quiet>
                        {words(Words::BackupMake)}
                    </LinkButton>
                })}
            </Notice>
        </Section>
    }
}

fn first_step(first: FirstStep) -> impl IntoView {
    let (href, glyph, text) = match first {
        FirstStep::Notice => (
            Route::Notice.fragment(),
            Glyph::Pencil,
            words(crate::text::Shell::ToQuickObservation),
        ),
        FirstStep::NewCase => (Route::NewCase.fragment(), Glyph::Plus, words(Act::OpenCase)),
        FirstStep::Rescue => (
            Route::Carry(CarryPart::Rescue).fragment(),
            Glyph::Download,
            words(crate::text::Backup::Rescue),
        ),
    };
    view! { <LinkButton href glyph>{text}</LinkButton> }
}

fn inbox_notice(inbox: InboxLine) -> impl IntoView {
    let tone = if inbox.urgent.is_some() {
        Tone::Danger
    } else {
        Tone::Info
    };
    view! {
        <Notice tone title=words(inbox.waiting)>
            {inbox.urgent.map(|text| view! { <p>{words(text)}</p> })}
            {inbox.unreadable.map(|text| view! { <p>{words(text)}</p> })}
            <LinkButton href=Route::Inbox.fragment() variant=ButtonVariant::Quiet>
                {words(Work::InboxRead)}
            </LinkButton>
        </Notice>
    }
}

fn unfinished_notice(unfinished: Vec<Unfinished>) -> Option<impl IntoView> {
    (!unfinished.is_empty()).then(|| {
        let lines = unfinished.into_iter().map(|waiting| {
            let href = match waiting.place {
                Place::Notice => Route::Notice.fragment(),
                Place::NewCase(None) => Route::NewCase.fragment(),
                Place::NewCase(Some(note)) => Route::NewCaseOf(note).fragment(),
                Place::Case(case, door) => doors::href(case, door),
            };
            view! { <li><a href=href>{words(waiting.text)}</a></li> }
        });
        view! {
            <Notice tone=Tone::Info title=words(Work::UnfinishedTitle)>
                <ul class="today-adrift">{lines.collect_view()}</ul>
            </Notice>
        }
    })
}

fn adrift_notice(adrift: Vec<CaseLink>) -> Option<impl IntoView> {
    let count = u32::try_from(adrift.len()).unwrap_or(u32::MAX);
    (count > 0).then(|| {
        let next_check = Door::Form(crate::screen::form::FormKind::NextCheck);
        let lines = adrift
            .into_iter()
            .map(|link| {
                view! {
                    <li>
                        <a href=doors::href(link.case, next_check)>{link.pupil}</a>
                        <span class="today-who">{words(link.who)}</span>
                    </li>
                }
            })
            .collect_view();
        view! {
            <Notice tone=Tone::Warn title=words(Work::AdriftTitle { count })>
                <p>{words(Words::WithoutNextCheckWhy)}</p>
                <ul class="today-adrift">{lines}</ul>
            </Notice>
        }
    })
}

fn unplaced_section(unplaced: Vec<UnplacedTexts>) -> Option<impl IntoView> {
    let is_any = !unplaced.is_empty();
    let lines = unplaced
        .into_iter()
        .map(|line| {
            view! {
                <li>
                    <a href=doors::href(line.case, Door::ParnasSysPeriod)>{line.pupil}</a>
                    <span class="today-who">{words(line.texts)}</span>
                </li>
            }
        })
        .collect::<Vec<_>>();
    is_any.then(|| {
        view! {
            <Section id="unplaced" title=words(Work::UnplacedTitle)>
                <ul class="today-adrift">{lines}</ul>
            </Section>
        }
    })
}

fn proposals_section(proposals: Vec<Proposal>) -> Option<impl IntoView> {
    let is_any = !proposals.is_empty();
    let lines = proposals
        .into_iter()
        .map(|line| {
            view! {
                <li>
                    <a href=doors::href(line.case, Door::Destroy)>{line.pupil}</a>
                    <span class="today-who">{words(line.since)}</span>
                </li>
            }
        })
        .collect::<Vec<_>>();
    is_any.then(|| {
        let title = words(Destruction::ProposalsTitle);
        view! {
            <Section id="proposals" title lead=words(Destruction::ProposalsLead)>
                <ul class="today-adrift">{lines}</ul>
            </Section>
        }
    })
}

fn due_item(line: DueLine) -> impl IntoView {
    view! {
        <DueItem
            state=due_state(line.urgency)
            what=words(line.what)
            due=words(line.due)
            href=doors::href(line.case, line.door)
            about=line.pupil
            why=words(line.phase)
        />
    }
}

fn running_card(case: RunningCase) -> impl IntoView {
    let tone = case
        .flags
        .first()
        .map_or(Tone::Plain, |flag| flag_tone(flag.tone));
    let flags = case
        .flags
        .into_iter()
        .map(|flag| view! { <Badge tone=flag_tone(flag.tone) text=words(flag.text) /> })
        .collect_view();
    let is_adrift = case.check_urgency == crate::screen::Urgency::Undated;
    view! {
        <Card title=case.pupil href=Route::Case(case.case, CasePlace::Overview).fragment() tone>
            <p class="today-who">{words(case.who)}</p>
            <p>{words(case.plan)}</p>
            <p>{words(case.phase)}</p>
            <p>{words(case.carried)}</p>
            <p data-urgent=is_adrift.then_some("true") class="today-check">{words(case.next_check)}</p>
            <p class="today-last">{words(case.last_note)}</p>
            <div class="cluster">{flags}</div>
        </Card>
    }
}
