//! Every text of ours that pages show: the terms of the schema's enums and the words of the pages themselves.

mod events;
mod interface;
mod terms;

pub(crate) use events::event;
pub(crate) use interface::Texts;
pub(crate) use terms::*;
