//! The demonstration fits the domain.

use std::sync::Arc;

use super::*;
use crate::testing;

#[test]
fn nothing_in_the_data_lies_after_its_present() {
    let demo = Demo::read().unwrap();

    let latest = events::of(&demo.0).into_iter().map(|event| event.at).max();

    assert!(latest <= Some(demo.now()));
}

#[tokio::test]
async fn everything_is_accepted_and_stands_where_it_should() {
    let demo = Demo::read().unwrap();
    let clock = Arc::new(DemoClock::standing(demo.now()));
    let service = testing::service(Arc::clone(&clock) as _).await;

    demo.load(service.app(), &clock, |_, _| {}).await.unwrap();

    let people = demo.people();
    assert_eq!(people.len(), Role::ALL.len());
    let somebody = domain::account::sign_in(service.app(), &people[0].login, PASSWORD).await.unwrap();
    assert!(!somebody.account.must_change_password);
}
