//! Every text of ours that pages show: the terms of the schema's enums and the words of the pages themselves.

mod council_terms;
mod events;
mod interface;
mod terms;

pub(crate) use council_terms::{
    BargainingSide, ContractKind, ContractStatus, ContributionKind, CouncilDocumentKind, CouncilKind, CouncilRole,
    LedgerSource, MatterStage, RaisedThrough, Season, WagePeriod,
};
pub(crate) use events::event;
pub(crate) use interface::Texts;
pub(crate) use terms::*;
