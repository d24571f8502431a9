//! Other names on the beamer.

words! {
    /// Other names on the beamer.
    Presenting {
        Child { letters: String = "A".to_owned() },
        Person { number: u32 = 1 },
        Start,
        Stop,
        IsOn,
        Limits,
        NoReadingFile,
        OnPaper,
    }
}
