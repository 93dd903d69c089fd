//! Black-box tests of the pages over a backend that answers what it is told.

mod fake;
mod pages;
mod search;
