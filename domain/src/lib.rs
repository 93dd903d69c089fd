//! Who may do what, when: the rules and use cases of consultation. Knows no GraphQL, no HTTP, no HTML.

mod actor;
mod app;
mod error;
mod lang;
mod reason;
mod rows;
mod text;
mod write;

pub mod account;
pub mod committee;
pub mod consultation;
pub mod department;
pub mod diff;
pub mod duty;
pub mod floor;
pub mod history;
pub mod lineage;
pub mod member;
pub mod on_site_response;
pub mod opinion_brief;
pub mod outcome;
pub mod password;
pub mod post;
pub mod research_activity;
pub mod research_report;
pub mod roster;
pub mod rules;
pub mod search;
pub mod session_material;
pub mod speech;
pub mod statistics;
pub mod suggestion;

pub mod assignment;
pub mod assist_opinion;
pub mod attachment;
pub mod attendance;
pub mod award;
pub mod calendar;
pub mod commitment;
pub mod contact_record;
pub mod conversion;
pub mod cosign;
pub mod deadline;
pub mod evaluation;
pub mod hand_back;
pub mod key_suggestion;
pub mod merge;
pub mod notification;
pub mod publication;
pub mod response;
pub mod response_template;
pub mod screening;
pub mod supervision_note;
pub mod urging;

pub use entities::{ambient, database, enums, ids, page};

pub use actor::{Actor, Grant};
pub use app::App;
pub use error::{Code, Error, Result};
pub use lang::Lang;
pub use reason::Reason;
pub use write::{Call, settle};
