//! Black-box tests of the pages over a backend that answers what it is told.

mod fake;
mod files;
mod floor;
mod pages;
mod plans;
mod search;
