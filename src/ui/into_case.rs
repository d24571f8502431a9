//! The sheet of Spoed goes into the case that was chosen for it.

use leptos::prelude::*;

use super::context::App;
use crate::casefile::CaseId;
use crate::screen::emergency::Sheet;
use crate::screen::inbox::account;
use crate::text::Trouble;
use crate::workspace::Action;
use crate::workspace::note::Content;

/// All of it: whoever reads the inbox takes along what was kept there before the case was chosen.
///
/// # Errors
///
/// [`Trouble`] of what the case did not take; that is still to be kept.
pub(super) async fn keep_in_case(app: App, case: CaseId) -> Result<(), Trouble> {
    let reads_inbox = app.look(|desk, _| desk.reads_inbox) == Some(true);
    if reads_inbox && app.emergency().with_untracked(Sheet::moves_into_case) {
        take_along(app, case).await?;
    }
    let now = app.now();
    let sheet = app.emergency().get_untracked();
    let Some(note) = sheet.note_for_case(now) else {
        return Ok(());
    };
    let account = account(&note);
    let Content::Emergency(stamps) = note.content else {
        return Ok(());
    };
    let action = Action::RecordStamps {
        case,
        account,
        stamps,
    };
    app.perform(action).await?;
    let place = sheet.place_in_case(reads_inbox);
    app.emergency()
        .update(|on| on.mark_kept(&sheet, now, place));
    Ok(())
}

/// The notes of this emergency go out of the inbox into the case. Where one is not there any more, the next try does
/// without.
async fn take_along(app: App, case: CaseId) -> Result<(), Trouble> {
    if app.emergency().with_untracked(Sheet::has_left) {
        app.leave_sheet(Sheet::clone).await?;
    }
    let sheet = app.emergency().get_untracked();
    let lying = app.look(|desk, _| sheet.lying(desk)).unwrap_or_default();
    for (note, left) in lying {
        let action = Action::AdoptNote {
            note,
            case,
            account: account(&left),
        };
        let taken = app.perform(action).await;
        let now = app.now();
        app.emergency().update(|on| match taken {
            Ok(_) => on.mark_taken_along(&left, now),
            Err(_) => on.let_left_go(),
        });
        taken?;
    }
    Ok(())
}
