//! Where a rule comes from, and the five statutory steps.

use crate::protocol::StatutoryStep;

words! {
    /// Where something that is asked comes from.
    SourceWord {
        School { lines: String = "L35-36".to_owned(), element: String = "A1-2".to_owned() },
        Law { text: String = "Besluit verplichte meldcode, stap 2".to_owned() },
        Guidance { text: String = "Veilig Thuis".to_owned() },
        Reading { number: u8 = 12 },
        OwnSchool { text: String = "teamvergadering van 3 november".to_owned() },
    }
}

words! {
    /// One of the five statutory steps.
    Step {
        Heading,
        Lead,
        Name { step: StatutoryStep = StatutoryStep::Consult },
        Proven { records: u32 = 2 },
        NotProven,
        /// Of consultations in which nobody else took part.
        NotProvenAlone,
        /// In a case that was opened again.
        SinceReopened,
    }
}
