//! Black-box tests of the pages over a backend that answers what it is told.

mod councils;
mod fake;
mod files;
mod floor;
mod ledgers;
mod pages;
mod plans;
mod search;
