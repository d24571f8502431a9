//! One case as a document: seen here as it will lie on paper, and printed.

use leptos::prelude::*;

use super::case::course;
use super::opened_case::OpenedCase;
use super::timeline::{attachment, block, lines};
use crate::casefile::CaseId;
use crate::screen::case::{Alert, DeviationLine, StepLine};
use crate::screen::case_print::{CasePrint, PrintedAgreement, PrintedRecord, case_print};
use crate::screen::people::{ParentLine, StaffLine};
use crate::text::{CaseAlert, Ledger, Print as Words, Step};
use crate::ui::App;
use crate::ui::components::{Button, Glyph, Notice, PrintDocument, Section, Tone};
use crate::ui::routes::CasePlace;
use crate::ui::words::{in_a_row, words};

/// The page.
#[component]
pub fn PrintCasePage(
    /// The case.
    case: CaseId,
) -> impl IntoView {
    let shown = App::expect().screen(move |desk, now| case_print(desk, case, now));
    view! {
        <OpenedCase case place=CasePlace::Print>
            <Ask />
            {move || shown.get().flatten().map(document)}
        </OpenedCase>
    }
}

#[component]
fn Ask() -> impl IntoView {
    let app = App::expect();
    let print = move |()| app.print();
    view! {
        <div class="print-case-ask">
            <Section id="ask" title=words(Words::Heading) lead=words(Words::PaperIsYours)>
                <div>
                    <Button glyph=Glyph::Print on_press=print>
                        {words(Words::Print)}
                    </Button>
                </div>
            </Section>
        </div>
    }
}

fn document(print: CasePrint) -> impl IntoView {
    let records = print.records.into_iter().map(record).collect_view();
    view! {
        <PrintDocument title=words(print.title) marking=words(print.marking) foot=words(print.foot)>
            {print.alerts.into_iter().map(alert).collect_view()}
            <Section id="print-about" title=words(Words::About)>
                <div class="print-lines">{lines(print.facts)}</div>
                {course::map(print.map)}
            </Section>
            {course_of(print.steps, print.deviations)}
            {agreements(print.agreements)}
            {parents(print.parents)}
            {staff(print.staff)}
            <Section id="print-records" title=words(Words::Records) lead=words(print.count)>
                <ol class="print-records">{records}</ol>
            </Section>
        </PrintDocument>
    }
}

fn alert(alert: Alert) -> impl IntoView {
    view! {
        <Notice tone=Tone::Warn title=words(alert.title)>
            <p>{words(alert.text)}</p>
        </Notice>
    }
}

fn course_of(steps: Vec<StepLine>, deviations: Vec<DeviationLine>) -> impl IntoView {
    let steps = steps
        .into_iter()
        .map(|step| view! { <li>{words(step.name)} ": " <strong>{words(step.words)}</strong></li> })
        .collect::<Vec<_>>();
    let deviations = deviations
        .into_iter()
        .map(|line| {
            let unmet = line.unmet.into_iter();
            let unmet = unmet.map(|text| view! { <li>{words(text)}</li> });
            view! {
                <div class="print-item">
                    <p>{words(line.when)}</p>
                    <ul>{unmet.collect_view()}</ul>
                    <p class="print-item-title">{words(line.reason)}</p>
                </div>
            }
        })
        .collect::<Vec<_>>();
    let (has_steps, has_deviations) = (!steps.is_empty(), !deviations.is_empty());
    view! {
        {has_steps.then(|| view! {
            <Section id="print-steps" title=words(Step::Heading)>
                <ol class="print-steps">{steps}</ol>
            </Section>
        })}
        {has_deviations.then(|| view! {
            <Section id="print-deviations" title=words(CaseAlert::Deviations)>{deviations}</Section>
        })}
    }
}

fn agreements(agreements: Vec<PrintedAgreement>) -> impl IntoView {
    (!agreements.is_empty()).then(|| {
        let items = agreements
            .into_iter()
            .map(|agreement| {
                view! {
                    <div class="print-item">
                        <p class="print-item-title verbatim">{agreement.what}</p>
                        <p>{in_a_row(&agreement.lines)}</p>
                    </div>
                }
            })
            .collect_view();
        view! { <Section id="print-actions" title=words(Ledger::ActionsHeading)>{items}</Section> }
    })
}

fn parents(parents: Vec<ParentLine>) -> impl IntoView {
    (!parents.is_empty()).then(|| {
        let items = parents
            .into_iter()
            .map(|parent| {
                let tellings = parent.tellings.into_iter();
                let tellings = tellings
                    .map(|telling| view! { <p>{in_a_row(&[telling.what, telling.how])}</p> });
                view! {
                    <div class="print-item">
                        <p class="print-item-title">{parent.name} ", " {words(parent.custody)}</p>
                        {tellings.collect_view()}
                    </div>
                }
            })
            .collect_view();
        view! { <Section id="print-parents" title=words(Ledger::ParentsHeading)>{items}</Section> }
    })
}

fn staff(staff: Vec<StaffLine>) -> impl IntoView {
    let items = staff
        .into_iter()
        .map(|line| view! { <li>{words(line.who)} ": " {in_a_row(&line.part)}</li> })
        .collect_view();
    view! {
        <Section id="print-staff" title=words(Ledger::StaffHeading)>
            <ul class="print-steps">{items}</ul>
        </Section>
    }
}

fn record(record: PrintedRecord) -> impl IntoView {
    let entry = record.entry;
    let notes = in_a_row(&entry.notes);
    view! {
        <li class="print-record">
            <div class="print-record-head">
                <span class="print-record-number">{record.number}</span>
                <h3 class="print-record-kind">{words(entry.kind)}</h3>
                <time class="print-record-when" datetime=entry.moment>{words(entry.when)}</time>
            </div>
            <p class="print-record-author">{words(entry.author)}</p>
            {(!notes.is_empty()).then(|| view! { <p class="print-record-note">{notes}</p> })}
            {entry.blocks.into_iter().map(block).collect_view()}
            {entry.attached.into_iter().map(attachment).collect_view()}
            <p class="print-record-proof">{words(record.proof)}</p>
        </li>
    }
}
