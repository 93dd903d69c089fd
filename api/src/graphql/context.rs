//! What resolvers reach for through their context.

use async_graphql::Context;
use domain::{Actor, App, Lang};

use super::loaders::Loaders;

/// Gives resolvers the application and who asks it. [`super::schema`] and [`super::furnish`] put them there.
pub trait Asked {
    /// Returns the application.
    fn app(&self) -> &App;

    /// Returns who asks.
    fn actor(&self) -> &Actor;

    /// Returns the loaders of this request, which see what the asker may see.
    fn loaders(&self) -> &Loaders;

    /// Returns the language of words that are made for people.
    fn lang(&self) -> Lang;
}

impl Asked for Context<'_> {
    fn app(&self) -> &App {
        self.data_unchecked()
    }

    fn actor(&self) -> &Actor {
        self.data_unchecked()
    }

    fn loaders(&self) -> &Loaders {
        self.data_unchecked()
    }

    fn lang(&self) -> Lang {
        self.data_opt().copied().unwrap_or_default()
    }
}
