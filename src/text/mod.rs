//! Every word a person reads outside the plan files.
//!
//! A group of messages is declared with `words!` (one file per area) and given its Dutch in `nl/` under the same
//! name. To add a sentence: add the variant, let the compiler ask for the Dutch, renew `tests/data/words_nl.txt`.
//! To add a group: declare it, and name it in `message!` below with its heading in the listing.

#[macro_use]
mod group;

mod form;
mod nl;
mod parnassys;
mod trouble;
mod vocabulary;

pub use form::{Choice, Fault, Hint, Intro, Label, Submit, Title};
pub use parnassys::ParnasSys;
pub use trouble::Trouble;
pub use vocabulary::{party_kind, role};

message! {
    Title "Formulieren: titels",
    Intro "Formulieren: inleidingen",
    Label "Formulieren: vragen",
    Hint "Formulieren: uitleg bij een vraag",
    Choice "Formulieren: antwoorden",
    Submit "Formulieren: knoppen",
    Fault "Formulieren: wat er nog moet",
    ParnasSys "ParnasSys",
}
