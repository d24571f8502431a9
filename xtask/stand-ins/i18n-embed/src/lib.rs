//! What `age` calls of `i18n-embed`, without a sentence in it.
//!
//! `age` carries its messages in seven languages with an engine to format them: 60 kB brotli of the worker
//! module, for sentences that never reach a person here (`exchange::envelope` answers each error with its own).
//! Its cryptography is untouched. When `age` can be built without its messages, this goes.

use std::convert::Infallible;
use std::str::FromStr;

/// The files with sentences: there are none.
pub trait I18nAssets {}

impl<T> I18nAssets for T {}

/// Never made.
#[derive(Debug)]
pub struct I18nEmbedError;

/// What holds the sentences of a language.
pub trait LanguageLoader {}

/// What chooses a language.
pub trait Localizer {
    /// What holds the sentences.
    fn language_loader(&self) -> &'_ dyn LanguageLoader;

    /// The files they come from.
    fn i18n_assets(&self) -> &'_ dyn I18nAssets;

    /// Chooses among the languages asked for.
    fn select(
        &self,
        requested: &[unic_langid::LanguageIdentifier],
    ) -> Result<Vec<unic_langid::LanguageIdentifier>, I18nEmbedError>;
}

/// Chooses no language.
pub fn select(
    _loader: &dyn LanguageLoader,
    _assets: &dyn I18nAssets,
    _requested: &[unic_langid::LanguageIdentifier],
) -> Result<Vec<unic_langid::LanguageIdentifier>, I18nEmbedError> {
    Ok(Vec::new())
}

/// The names of languages.
pub mod unic_langid {
    use super::{FromStr, Infallible};

    /// A language that nobody reads.
    #[derive(Clone, Debug)]
    pub struct LanguageIdentifier;

    impl FromStr for LanguageIdentifier {
        type Err = Infallible;

        fn from_str(_name: &str) -> Result<Self, Infallible> {
            Ok(Self)
        }
    }
}

/// The engine.
pub mod fluent {
    use super::{I18nAssets, I18nEmbedError, LanguageLoader, unic_langid};

    pub use crate::fluent_language_loader;

    /// Holds nothing.
    #[derive(Debug)]
    pub struct FluentLanguageLoader;

    impl FluentLanguageLoader {
        /// Loads nothing.
        pub fn load_languages(
            &self,
            _assets: &dyn I18nAssets,
            _languages: &[unic_langid::LanguageIdentifier],
        ) -> Result<(), I18nEmbedError> {
            Ok(())
        }

        /// Sets nothing.
        pub fn set_use_isolating(&self, _value: bool) {}
    }

    impl LanguageLoader for FluentLanguageLoader {}
}

/// Makes a loader that holds nothing.
#[macro_export]
macro_rules! fluent_language_loader {
    () => {
        $crate::fluent::FluentLanguageLoader
    };
}
