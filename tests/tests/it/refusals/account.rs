//! Refusals around signing in. What a failure leaves in the account itself is the account's own tests' matter.

use domain::account;
use sea_orm::ConnectionTrait as _;
use serde_json::json;

use super::refusals;
use crate::cast::{Cast, PASSWORD, Who};

const NEW: &str = "协商民主广泛多层制度化发展";

refusals! {
    WrongCredentials Unauthenticated ""
    async fn a_wrong_password_signs_nobody_in(_cast: Cast) {
        (Who::Anonymous, "signIn", json!({ "login": "linyi", "password": "不对的密码不对的密码" }))
    }

    WrongCredentials Unauthenticated ""
    async fn an_unknown_name_is_refused_like_a_wrong_password(_cast: Cast) {
        (Who::Anonymous, "signIn", json!({ "login": "nobody", "password": PASSWORD }))
    }

    AccountLocked RateLimited ""
    async fn five_failures_lock_an_account_even_for_the_right_password(cast: Cast) {
        for _ in 0..5 {
            cast.ask(Who::Anonymous, "signIn", json!({ "login": "linyi", "password": "不对的密码不对的密码" })).await;
        }
        (Who::Anonymous, "signIn", json!({ "login": "linyi", "password": PASSWORD }))
    }

    AccountDisabled Unauthenticated ""
    async fn a_disabled_account_does_not_sign_in(cast: Cast) {
        account::disable(cast.domain(), "linyi").await.expect("the account is there");
        (Who::Anonymous, "signIn", json!({ "login": "linyi", "password": PASSWORD }))
    }

    TokenInvalid Unauthenticated ""
    async fn an_unknown_refresh_token_is_good_for_nothing(_cast: Cast) {
        (Who::Anonymous, "refreshToken", json!({ "refreshToken": "none" }))
    }

    PasswordChangeNeeded FailedPrecondition ""
    async fn who_has_a_given_password_sets_an_own_one_first(cast: Cast) {
        let given = "UPDATE account SET must_change_password = TRUE WHERE login = 'linyi'";
        cast.database().writer().execute_unprepared(given).await.expect("the account is there");
        (Who::Member, "createSuggestion", cast.proposal("关于规范物业服务的提案"))
    }

    PasswordTooShort BadUserInput "newPassword"
    async fn a_password_has_12_characters(_cast: Cast) {
        (Who::Member, "changePassword", json!({ "oldPassword": PASSWORD, "newPassword": "短" }))
    }

    PasswordUnchanged BadUserInput "newPassword"
    async fn a_new_password_is_another_one(_cast: Cast) {
        (Who::Member, "changePassword", json!({ "oldPassword": PASSWORD, "newPassword": PASSWORD }))
    }

    WrongCredentials BadUserInput "oldPassword"
    async fn who_changes_a_password_knows_the_old_one(_cast: Cast) {
        (Who::Member, "changePassword", json!({ "oldPassword": "不对的密码不对的密码", "newPassword": NEW }))
    }

    SignInNeeded Unauthenticated ""
    async fn nobody_changes_no_password(_cast: Cast) {
        (Who::Anonymous, "changePassword", json!({ "oldPassword": PASSWORD, "newPassword": NEW }))
    }
}
