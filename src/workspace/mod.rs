//! The application without a screen: session, library, recorder, members, settings.
