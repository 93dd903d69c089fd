//! Accounts from first password to last token, on a database.

use std::sync::Arc;

use chrono::{DateTime, Duration, Utc};
use domain::account::{self, NewAccount, SignedIn};
use domain::enums::Role;
use domain::ids::AccountId;
use domain::{App, Error, Grant, history};
use http::{HeaderMap, HeaderValue, header};

use super::{Session, authenticate};
use crate::demo::DemoClock;
use crate::testing::{self, Fixture, PASSWORD};

struct Place {
    service: Fixture,
    clock: Arc<DemoClock>,
    account: AccountId,
}

impl Place {
    async fn new() -> Self {
        let clock = Arc::new(DemoClock::standing(noon()));
        let service = testing::service(Arc::clone(&clock) as _).await;
        let (committee, _) = testing::committee(service.app(), "szs").await;
        let account = testing::office(service.app(), committee, "office").await;
        Self { service, clock, account }
    }

    fn app(&self) -> &App {
        self.service.app()
    }

    async fn sign_in(&self, password: &str) -> Result<SignedIn, Error> {
        account::sign_in(self.app(), "Office ", password).await
    }

    async fn fail(&self, times: usize) {
        for _ in 0..times {
            assert_eq!(reason(self.sign_in("wrong").await), "wrong_credentials");
        }
    }

    async fn events(&self) -> Vec<String> {
        let id = self.account.into();
        let mut all = history::of(self.app(), &[id], |_| true).await.unwrap();
        all.remove(&id).unwrap_or_default().into_iter().map(|entry| entry.event).collect()
    }
}

fn noon() -> DateTime<Utc> {
    DateTime::from_timestamp(1_688_097_600, 0).unwrap()
}

fn reason<T>(result: Result<T, Error>) -> &'static str {
    result.err().and_then(|error| error.reason()).unwrap_or("accepted")
}

#[tokio::test]
async fn the_right_password_signs_in_and_the_token_says_who_it_is() {
    let place = Place::new().await;
    let signed_in = place.sign_in(PASSWORD).await.unwrap();
    let session = Session::new(place.app(), place.service.tokens(), signed_in).unwrap();
    let mut headers = HeaderMap::new();
    let value = HeaderValue::from_str(&format!("Bearer {}", session.access_token)).unwrap();
    headers.insert(header::AUTHORIZATION, value.clone());

    let actor = authenticate(place.app(), place.service.tokens(), &headers).await.unwrap();
    assert_eq!(actor.account().ok(), Some(place.account));
    assert_eq!(actor.grants().len(), 1);

    headers.append(header::AUTHORIZATION, value);
    assert_eq!(reason(authenticate(place.app(), place.service.tokens(), &headers).await), "token_invalid");
}

#[tokio::test]
async fn without_a_header_the_asker_is_anonymous_and_with_a_bad_one_nobody() {
    let place = Place::new().await;
    let mut headers = HeaderMap::new();

    let actor = authenticate(place.app(), place.service.tokens(), &headers).await.unwrap();
    assert!(actor.account().is_err());

    for bad in ["Bearer nonsense", "Basic b2ZmaWNl", ""] {
        headers.insert(header::AUTHORIZATION, HeaderValue::from_static(bad));
        let refused = authenticate(place.app(), place.service.tokens(), &headers).await;
        assert_eq!(reason(refused), "token_invalid", "{bad:?}");
    }
}

#[tokio::test]
async fn an_unknown_name_and_a_wrong_password_answer_the_same() {
    let place = Place::new().await;

    let wrong = place.sign_in("wrong").await;
    let unknown = account::sign_in(place.app(), "nobody", PASSWORD).await;

    assert_eq!(reason(wrong), "wrong_credentials");
    assert_eq!(reason(unknown), "wrong_credentials");
}

#[tokio::test]
async fn five_failures_lock_for_a_quarter_of_an_hour_whatever_the_password() {
    let place = Place::new().await;
    place.fail(5).await;

    let locked = place.sign_in(PASSWORD).await;
    assert_eq!(locked.as_ref().err().map(Error::code), Some(domain::Code::RateLimited));
    place.clock.set(noon() + Duration::minutes(15) - Duration::seconds(1));
    assert_eq!(reason(place.sign_in(PASSWORD).await), "account_locked");

    place.clock.set(noon() + Duration::minutes(15));
    assert_eq!(reason(place.sign_in(PASSWORD).await), "accepted");
    assert_eq!(place.events().await, ["added", "locked"]);
}

#[tokio::test]
async fn a_success_forgets_the_failures_before_it() {
    let place = Place::new().await;
    for _ in 0..3 {
        place.fail(4).await;
        assert_eq!(reason(place.sign_in(PASSWORD).await), "accepted");
    }
}

#[tokio::test]
async fn a_lock_that_ran_out_leaves_five_more_attempts() {
    let place = Place::new().await;
    place.fail(5).await;
    place.clock.set(noon() + Duration::minutes(16));

    place.fail(4).await;

    assert_eq!(reason(place.sign_in(PASSWORD).await), "accepted");
}

#[tokio::test]
async fn many_guesses_at_once_gain_nothing() {
    let place = Place::new().await;

    let guesses = (0..20).map(|_| place.sign_in("wrong"));
    let answers = futures_util::future::join_all(guesses).await;

    let judged =
        answers.into_iter().filter(|answer| answer.as_ref().err().and_then(Error::reason) == Some("wrong_credentials"));
    assert_eq!(judged.count(), 5);
}

#[tokio::test]
async fn a_disabled_account_is_told_only_to_who_knows_its_password() {
    let place = Place::new().await;
    let signed_in = place.sign_in(PASSWORD).await.unwrap();

    account::disable(place.app(), "office").await.unwrap();

    assert_eq!(reason(place.sign_in("wrong").await), "wrong_credentials");
    assert_eq!(reason(place.sign_in(PASSWORD).await), "account_disabled");
    let actor = account::load_actor(place.app(), place.account, signed_in.token_epoch).await;
    assert_eq!(reason(actor), "account_disabled");
    assert_eq!(reason(account::refresh(place.app(), &signed_in.refresh_token).await), "token_invalid");
}

#[tokio::test]
async fn a_first_password_allows_nothing_but_its_change() {
    let place = Place::new().await;
    let password = account::reset_password(place.app(), "office").await.unwrap();
    assert!(password.len() >= 16, "{password}");

    let signed_in = place.sign_in(&password).await.unwrap();
    assert!(signed_in.account.must_change_password);
    let checked = account::must_have_own_password(place.app(), &signed_in.actor).await;
    assert_eq!(reason(checked), "password_change_needed");

    let changed = account::change_password(place.app(), &signed_in.actor, &password, PASSWORD).await.unwrap();
    assert!(!changed.account.must_change_password);
    assert_eq!(reason(account::must_have_own_password(place.app(), &changed.actor).await), "accepted");
    assert_eq!(reason(place.sign_in(PASSWORD).await), "accepted");
    assert_eq!(place.events().await, ["added", "password_reset", "password_changed"]);
}

#[tokio::test]
async fn a_changed_password_ends_every_earlier_sign_in() {
    let place = Place::new().await;
    let (here, there) = (place.sign_in(PASSWORD).await.unwrap(), place.sign_in(PASSWORD).await.unwrap());

    let new = "another long password";
    let changed = account::change_password(place.app(), &here.actor, PASSWORD, new).await.unwrap();

    let epoch = |signed_in: &SignedIn| signed_in.token_epoch;
    assert_eq!(reason(account::load_actor(place.app(), place.account, epoch(&there)).await), "token_invalid");
    assert_eq!(reason(account::refresh(place.app(), &there.refresh_token).await), "token_invalid");
    assert_eq!(reason(account::load_actor(place.app(), place.account, epoch(&changed)).await), "accepted");
    assert_eq!(reason(account::refresh(place.app(), &changed.refresh_token).await), "accepted");
    assert_eq!(reason(place.sign_in(PASSWORD).await), "wrong_credentials");
}

#[tokio::test]
async fn a_new_password_is_long_and_new_and_its_change_cannot_be_guessed() {
    let place = Place::new().await;
    let actor = place.sign_in(PASSWORD).await.unwrap().actor;
    let change = async |old: &str, new: &str| reason(account::change_password(place.app(), &actor, old, new).await);

    assert_eq!(change(PASSWORD, "eleven char").await, "password_too_short");
    assert_eq!(change(PASSWORD, "一二三四五六七八九十一").await, "password_too_short");
    assert_eq!(change(PASSWORD, PASSWORD).await, "password_unchanged");
    assert_eq!(change(PASSWORD, &"x".repeat(257)).await, "too_long");
    for _ in 0..5 {
        assert_eq!(change("wrong", "a new long password").await, "wrong_credentials");
    }
    assert_eq!(change(PASSWORD, "a new long password").await, "account_locked");
}

#[tokio::test]
async fn a_refresh_token_works_once_and_its_second_use_ends_the_family() {
    let place = Place::new().await;
    let first = place.sign_in(PASSWORD).await.unwrap();
    let elsewhere = place.sign_in(PASSWORD).await.unwrap();

    let second = account::refresh(place.app(), &first.refresh_token).await.unwrap();
    assert_eq!(reason(account::refresh(place.app(), &first.refresh_token).await), "token_invalid");

    assert_eq!(reason(account::refresh(place.app(), &second.refresh_token).await), "token_invalid");
    assert_eq!(reason(account::load_actor(place.app(), place.account, second.token_epoch).await), "token_invalid");
    assert_eq!(reason(account::refresh(place.app(), &elsewhere.refresh_token).await), "accepted");
    assert_eq!(place.events().await, ["added", "refresh_token_reused"]);
}

#[tokio::test]
async fn a_refresh_token_waits_thirty_days() {
    let place = Place::new().await;
    let (early, late) = (place.sign_in(PASSWORD).await.unwrap(), place.sign_in(PASSWORD).await.unwrap());
    assert_eq!(early.refresh_expires_at, noon() + Duration::days(30));

    place.clock.set(noon() + Duration::days(30) - Duration::seconds(1));
    assert_eq!(reason(account::refresh(place.app(), &early.refresh_token).await), "accepted");
    place.clock.set(noon() + Duration::days(30));
    assert_eq!(reason(account::refresh(place.app(), &late.refresh_token).await), "token_invalid");
}

#[tokio::test]
async fn signing_out_ends_one_sign_in_and_may_be_repeated() {
    let place = Place::new().await;
    let (here, there) = (place.sign_in(PASSWORD).await.unwrap(), place.sign_in(PASSWORD).await.unwrap());

    for _ in 0..2 {
        account::sign_out(place.app(), &here.refresh_token).await.unwrap();
    }

    assert_eq!(reason(account::refresh(place.app(), &here.refresh_token).await), "token_invalid");
    assert_eq!(reason(account::refresh(place.app(), &there.refresh_token).await), "accepted");
}

#[tokio::test]
async fn an_account_that_does_not_fit_is_refused_by_the_field_that_does_not() {
    let place = Place::new().await;
    let (other, department) = testing::committee(place.app(), "other").await;
    let committee = account::load_actor(place.app(), place.account, 0).await.unwrap().grants()[0].committee;
    let role = |role, department| Grant { committee, role, department, member: None };
    let good = NewAccount {
        login: "new".to_owned(),
        display_name: "新".to_owned(),
        password: Some(PASSWORD.to_owned()),
        roles: vec![role(Role::Admin, None)],
    };
    let refused = async |new: NewAccount| {
        let error = account::add(place.app(), new).await.expect_err("it does not fit");
        (error.field().unwrap_or_default(), error.reason().unwrap_or_default())
    };

    let taken = NewAccount { login: "OFFICE".to_owned(), ..good.clone() };
    assert_eq!(refused(taken).await, ("login", "login_taken"));
    assert_eq!(refused(NewAccount { login: "a b".to_owned(), ..good.clone() }).await.0, "login");
    let short = NewAccount { password: Some("short".to_owned()), ..good.clone() };
    assert_eq!(refused(short).await, ("password", "password_too_short"));
    assert_eq!(refused(NewAccount { roles: Vec::new(), ..good.clone() }).await, ("roles", "empty"));
    let foreign = vec![role(Role::DepartmentLead, Some(department))];
    assert_eq!(refused(NewAccount { roles: foreign, ..good.clone() }).await, ("department", "of_another_committee"));
    let headless = vec![role(Role::DepartmentLead, None)];
    assert_eq!(refused(NewAccount { roles: headless, ..good.clone() }).await.0, "role");
    assert_ne!(other, committee);
    assert!(account::add(place.app(), good).await.is_ok(), "and what fits is accepted");
}

#[tokio::test]
async fn a_role_is_found_by_the_names_that_an_operator_writes() {
    let place = Place::new().await;
    let find = async |role, code: &str, of: Option<&str>| account::find_role(place.app(), role, code, of).await;

    let found = find(Role::DepartmentLead, "szs", Some("住建局")).await.unwrap();
    assert!(found.department.is_some());
    assert_eq!(find(Role::DepartmentLead, "szs", None).await.unwrap_err().field(), Some("department"));
    assert_eq!(find(Role::DepartmentLead, "szs", Some("nobody")).await.unwrap_err().field(), Some("department"));
    assert_eq!(find(Role::Admin, "nowhere", None).await.unwrap_err().field(), Some("committee"));
    assert_eq!(find(Role::Member, "szs", Some("林义")).await.unwrap_err().field(), Some("member"));
}

#[test]
fn only_a_bearer_token_is_read_whatever_the_case_of_its_scheme() {
    assert_eq!(super::bearer("Bearer abc"), Some("abc"));
    assert_eq!(super::bearer("bearer  abc "), Some("abc"));
    for value in ["", "Bearer", "Bearer ", "Basic abc", "abc"] {
        assert_eq!(super::bearer(value), None, "{value:?}");
    }
}
