//! What `age` calls of `i18n-embed-fl`: a sentence is its name. See the stand-in for `i18n-embed`.

/// The name of the sentence instead of the sentence.
#[macro_export]
macro_rules! fl {
    ($loader:expr, $name:literal $(, $given:expr)* $(,)?) => {
        ::std::string::String::from($name)
    };
}
