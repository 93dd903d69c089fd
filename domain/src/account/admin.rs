//! What the operator does to accounts from the command line.

use entities::enums::{AccountStatus, Role};
use entities::ids::{AccountId, CommitteeId, DepartmentId, MemberId};
use entities::{account, account_role, committee, department, member};
use sea_orm::{ActiveModelTrait, ColumnTrait, Condition, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect, Set};

use super::{LONGEST_LOGIN, audit, fit_password, normal_login, refresh, secret};
use crate::actor::{Actor, Grant};
use crate::app::App;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::text;
use crate::write::{Write, violated};

/// An account to be made.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// The sign-in name, up to 64 characters without blanks; kept in lower case.
    pub login: String,
    /// The name shown to others.
    pub display_name: String,
    /// The password; without one, one is made that has to be changed at the first sign-in.
    pub password: Option<String>,
    /// The roles, at least one.
    pub roles: Vec<Grant>,
}

/// Makes an account, and returns the password when it was made here: this is the only time it can be seen.
///
/// # Errors
///
/// `BAD_USER_INPUT` naming what is wrong: a name taken or malformed, a password too short, no roles, or a role that
/// names a department or member of another committee.
pub async fn add(app: &App, new: NewAccount) -> Result<(AccountId, Option<String>)> {
    if new.roles.is_empty() {
        return Err(Error::bad_input("roles", Reason::Empty));
    }
    let roles = new.roles.clone();
    let account = prepare(app, new).await?;
    let made = account.made.clone();
    let write = app.begin_as_system().await?;

    let id = account.enter(app, &write, &Actor::anonymous(), &roles).await?;

    Ok((write.commit(id).await?, made))
}

/// An account that is checked and hashed, before its transaction begins: hashing takes its time.
#[derive(Clone)]
pub(crate) struct Prepared {
    login: String,
    display_name: String,
    password_hash: String,
    /// The password, where it was made here.
    pub(crate) made: Option<String>,
}

/// Checks an account to be made and hashes its password; its roles are given when it is entered.
pub(crate) async fn prepare(app: &App, new: NewAccount) -> Result<Prepared> {
    let login = fit_login(&new.login)?;
    let display_name = text::required("displayName", &new.display_name, 100)?;
    let made = new.password.is_none().then(secret::new_password);
    let password = made.clone().or(new.password).unwrap_or_default();
    fit_password("password", &password)?;
    let password_hash = app.passwords().hash(&password).await?;
    Ok(Prepared { login, display_name, password_hash, made })
}

impl Prepared {
    /// Enters the account with its roles within a larger write.
    pub(crate) async fn enter(self, app: &App, write: &Write, by: &Actor, roles: &[Grant]) -> Result<AccountId> {
        let row = account::ActiveModel {
            id: Set(app.new_id()),
            login: Set(self.login),
            display_name: Set(self.display_name),
            password_hash: Set(self.password_hash),
            status: Set(AccountStatus::Active),
            must_change_password: Set(self.made.is_some()),
            failed_sign_ins: Set(0),
            locked_until: Set(None),
            token_epoch: Set(0),
            created_at: Set(write.now),
            version: Set(1),
        };
        let row = row.insert(&write.tx).await.map_err(|error| match violated(&error) {
            Some(what) if what.contains("uq_account_login") || what.contains("account.login") => {
                Error::bad_input("login", Reason::LoginTaken)
            }
            _ => error.into(),
        })?;
        for grant in roles {
            give(app, write, row.id, grant).await?;
        }
        audit(app, write, by, &row, "added", AccountStatus::Active).await?;
        Ok(row.id)
    }
}

/// Gives an account that is there one more role within a larger write.
pub(crate) async fn add_role(app: &App, write: &Write, by: &Actor, id: AccountId, grant: &Grant) -> Result<()> {
    let row = write.lock(account::Entity::find_by_id(id)).await?;
    give(app, write, id, grant).await?;
    audit(app, write, by, &row, "role_added", row.status).await
}

/// Ends an account: no sign-in, and none of its tokens is good for another request.
///
/// # Errors
///
/// `NOT_FOUND` when there is no account of this name.
pub async fn disable(app: &App, login: &str) -> Result<AccountId> {
    let write = app.begin_as_system().await?;
    let row = by_login(&write, login).await?;

    audit(app, &write, &Actor::anonymous(), &row, "disabled", AccountStatus::Disabled).await?;
    refresh::end_all(&write, &row).await?;
    let (epoch, version) = (row.token_epoch + 1, row.version + 1);
    let mut change = row.into_active_model();
    change.status = Set(AccountStatus::Disabled);
    change.token_epoch = Set(epoch);
    change.version = Set(version);
    let row = change.update(&write.tx).await?;

    write.commit(row.id).await
}

/// Gives an account a new password that has to be changed at the next sign-in, ends its sign-ins, unlocks and
/// enables it. Returns the password: this is the only time it can be seen.
///
/// # Errors
///
/// `NOT_FOUND` when there is no account of this name.
pub async fn reset_password(app: &App, login: &str) -> Result<String> {
    let password = secret::new_password();
    let hash = app.passwords().hash(&password).await?;

    let write = app.begin_as_system().await?;
    let row = by_login(&write, login).await?;

    audit(app, &write, &Actor::anonymous(), &row, "password_reset", AccountStatus::Active).await?;
    refresh::end_all(&write, &row).await?;
    let (epoch, version) = (row.token_epoch + 1, row.version + 1);
    let mut change = row.into_active_model();
    change.password_hash = Set(hash);
    change.status = Set(AccountStatus::Active);
    change.must_change_password = Set(true);
    change.failed_sign_ins = Set(0);
    change.locked_until = Set(None);
    change.token_epoch = Set(epoch);
    change.version = Set(version);
    let row = change.update(&write.tx).await?;

    write.commit(row.id).await?;
    Ok(password)
}

/// Finds the role that an operator writes as a committee's code and, for departments and members, a name.
/// A department goes by its whole or short name, a member by the name or, of several, by the id.
///
/// # Errors
///
/// `BAD_USER_INPUT` naming `committee`, `department` or `member`: unknown, missing, ambiguous, or not of this role.
pub async fn find_role(app: &App, role: Role, committee_code: &str, of: Option<&str>) -> Result<Grant> {
    let committee = committee::Entity::find()
        .filter(committee::Column::Code.eq(committee_code))
        .one(app.reader())
        .await?
        .ok_or(Error::bad_input("committee", Reason::UnknownReference))?
        .id;
    let mut grant = Grant { committee, role, department: None, member: None };
    match (role, of) {
        (Role::DepartmentHandler | Role::DepartmentLead, Some(name)) => {
            grant.department = Some(department_named(app, committee, name).await?);
        }
        (Role::Member | Role::Collective, Some(name)) => {
            grant.member = Some(member_named(app, committee, name).await?);
        }
        (Role::DepartmentHandler | Role::DepartmentLead, None) => {
            return Err(Error::bad_input("department", Reason::Empty));
        }
        (Role::Member | Role::Collective, None) => return Err(Error::bad_input("member", Reason::Empty)),
        (_, None) => {}
        (_, Some(_)) => return Err(Error::bad_input("role", Reason::UnknownReference)),
    }
    Ok(grant)
}

async fn department_named(app: &App, committee: CommitteeId, name: &str) -> Result<DepartmentId> {
    let found = department::Entity::find()
        .filter(department::Column::CommitteeId.eq(committee))
        .filter(Condition::any().add(department::Column::Name.eq(name)).add(department::Column::ShortName.eq(name)))
        .limit(2)
        .all(app.reader())
        .await?;
    only_one("department", &found).map(|row| row.id)
}

async fn member_named(app: &App, committee: CommitteeId, name: &str) -> Result<MemberId> {
    let select = member::Entity::find().filter(member::Column::CommitteeId.eq(committee));
    let select = match name.parse::<MemberId>() {
        Ok(id) => select.filter(member::Column::Id.eq(id)),
        Err(_) => select.filter(member::Column::Name.eq(name)),
    };
    let found = select.limit(2).all(app.reader()).await?;
    only_one("member", &found).map(|row| row.id)
}

fn only_one<'a, R>(field: &'static str, found: &'a [R]) -> Result<&'a R> {
    match found {
        [one] => Ok(one),
        [] => Err(Error::bad_input(field, Reason::UnknownReference)),
        _ => Err(Error::bad_input(field, Reason::Duplicate)),
    }
}

async fn by_login(write: &Write, login: &str) -> Result<account::Model> {
    write.lock(account::Entity::find().filter(account::Column::Login.eq(normal_login(login)))).await
}

/// Adds a role, after checking that its department or member is of its committee.
async fn give(app: &App, write: &Write, account: AccountId, grant: &Grant) -> Result<()> {
    committee::Entity::find_by_id(grant.committee)
        .one(&write.tx)
        .await?
        .ok_or(Error::bad_input("committee", Reason::UnknownReference))?;
    let wants_department = matches!(grant.role, Role::DepartmentHandler | Role::DepartmentLead);
    let wants_member = matches!(grant.role, Role::Member | Role::Collective);
    if wants_department != grant.department.is_some() || wants_member != grant.member.is_some() {
        return Err(Error::bad_input("role", Reason::UnknownReference));
    }
    if let Some(id) = grant.department {
        let row = department::Entity::find_by_id(id).one(&write.tx).await?;
        must_be_of(grant.committee, "department", row.map(|row| row.committee_id))?;
    }
    if let Some(id) = grant.member {
        let row = member::Entity::find_by_id(id).one(&write.tx).await?;
        must_be_of(grant.committee, "member", row.map(|row| row.committee_id))?;
    }
    account_role::ActiveModel {
        id: Set(app.new_id()),
        account_id: Set(account),
        committee_id: Set(grant.committee),
        role: Set(grant.role),
        department_id: Set(grant.department),
        member_id: Set(grant.member),
    }
    .insert(&write.tx)
    .await?;
    Ok(())
}

fn must_be_of(committee: CommitteeId, field: &'static str, found: Option<CommitteeId>) -> Result<()> {
    match found {
        Some(of) if of == committee => Ok(()),
        Some(_) => Err(Error::bad_input(field, Reason::OfAnotherCommittee)),
        None => Err(Error::bad_input(field, Reason::UnknownReference)),
    }
}

pub(crate) fn fit_login(login: &str) -> Result<String> {
    let login = normal_login(login);
    if login.is_empty() {
        return Err(Error::bad_input("login", Reason::Empty));
    }
    if login.chars().count() > LONGEST_LOGIN {
        return Err(Error::bad_input("login", Reason::TooLong));
    }
    if login.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return Err(Error::bad_input("login", Reason::ControlCharacters));
    }
    Ok(login)
}
