//! The three macros words are declared with, so that a forgotten sentence does not compile.

/// Declares one group of messages: an enum, and one example of each for the listing that people review.
///
/// A value carries its example: `Late { days: u32 = 2 }`.
macro_rules! words {
    ($(#[$doc:meta])* $group:ident {
        $( $(#[$note:meta])* $name:ident
            $( { $( $field:ident : $kind:ty = $example:expr ),+ $(,)? } )? ),+ $(,)?
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum $group {
            $( $(#[$note])* $name $( { $( $field: $kind ),+ } )? ),+
        }

        impl $group {
            /// One of each, with example values, in the order of declaration.
            pub fn examples() -> Vec<Self> {
                vec![ $( Self::$name $( { $( $field: $example ),+ } )? ),+ ]
            }
        }
    };
}

/// Gives a group its sentences: one exhaustive match from variant to Dutch.
///
/// A plain string stands as it is; with values it is a format string; an expression stands in parentheses.
macro_rules! sentences {
    ($group:ident { $( $name:ident $( { $( $field:ident $( : $local:ident )? ),+ } )? => $body:tt ),+ $(,)? }) => {
        impl $crate::text::$group {
            /// The sentence in Dutch.
            pub fn nl(&self) -> std::borrow::Cow<'static, str> {
                match self {
                    $( Self::$name $( { $( $field $( : $local )? ),+ } )? => sentences!(@say $body $( $( $field )+ )?) ),+
                }
            }
        }
    };
    (@say $fixed:literal) => { std::borrow::Cow::Borrowed($fixed) };
    (@say $pattern:literal $( $field:ident )+) => { std::borrow::Cow::Owned(format!($pattern)) };
    (@say ($made:expr) $( $field:ident )*) => { std::borrow::Cow::<'static, str>::from($made) };
}

/// Gives a group of problems its sentences: always a pair, what happened and what to do now.
macro_rules! problems {
    ($( $name:ident $( { $( $field:ident ),+ } )? => $what:tt, $now:literal; )+) => {
        impl $crate::text::Problem {
            /// What happened, in Dutch.
            pub fn what(&self) -> std::borrow::Cow<'static, str> {
                match self {
                    $( Self::$name $( { $( $field ),+ } )? => sentences!(@say $what $( $( $field )+ )?) ),+
                }
            }

            /// What to do now, in Dutch.
            pub fn now(&self) -> &'static str {
                match self {
                    $( Self::$name $( { $( $field: _ ),+ } )? => $now ),+
                }
            }

            /// What happened; its pair is [`Sentence::Remedy`](crate::text::Sentence::Remedy).
            pub fn nl(&self) -> std::borrow::Cow<'static, str> {
                self.what()
            }
        }
    };
}

/// Gathers the groups into [`Sentence`](crate::text::Sentence), with the heading each has in the listing.
macro_rules! message {
    ($( $group:ident $heading:literal ),+ $(,)?) => {
        /// What a [`Message`] says.
        #[derive(Debug)]
        pub enum Sentence {
            $( #[doc = $heading] $group($group), )+
            /// What to do now about a problem.
            Remedy(Problem),
            /// Words of the school's plan or of people, shown as they are.
            Verbatim(String),
        }

        $(
            impl From<$group> for Message {
                fn from(words: $group) -> Self {
                    Self::from(Sentence::$group(words))
                }
            }
        )+

        impl Sentence {
            /// In Dutch.
            pub fn nl(&self) -> std::borrow::Cow<'static, str> {
                match self {
                    $( Self::$group(words) => words.nl(), )+
                    Self::Remedy(problem) => problem.now().into(),
                    Self::Verbatim(words) => words.clone().into(),
                }
            }
        }

        /// Every group's heading with one example of each of its messages.
        pub fn listing() -> Vec<(&'static str, Vec<Message>)> {
            vec![ $( ($heading, $group::examples().into_iter().map(Message::from).collect()) ),+ ]
        }
    };
}
