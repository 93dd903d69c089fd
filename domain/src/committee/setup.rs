//! A committee's first day: the committee, its term, rules, departments and first accounts, all or nothing.

use std::collections::HashMap;

use entities::enums::Role;
use entities::ids::{CommitteeId, DepartmentId};

use super::create::{NewCommittee, NewTerm};
use crate::account::{self, NewAccount};
use crate::actor::{Actor, Grant};
use crate::app::App;
use crate::department::NewDepartment;
use crate::error::{Error, Result};
use crate::reason::Reason;
use crate::rules::{self, Rules};

/// A committee to begin with. The ids inside its parts are given here, whatever they say.
#[derive(Debug, Clone)]
pub struct Setup {
    /// The committee.
    pub committee: NewCommittee,
    /// The term it is in.
    pub term: NewTerm,
    /// Its rules, in force from the term's first day.
    pub rules: Rules,
    /// The departments that handle its suggestions.
    pub departments: Vec<NewDepartment>,
    /// Its first accounts, at least one.
    pub accounts: Vec<FirstAccount>,
}

/// An account of the first day.
#[derive(Debug, Clone)]
pub struct FirstAccount {
    /// The sign-in name.
    pub login: String,
    /// The name shown to others.
    pub display_name: String,
    /// Its role.
    pub role: Role,
    /// The department of a department role, by its short or whole name.
    pub department: Option<String>,
}

/// The first password of an account: the only time that it can be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstPassword {
    /// The sign-in name.
    pub login: String,
    /// The password.
    pub password: String,
}

/// Sets up a committee, as the operator. Nothing of it is there unless all of it is.
///
/// # Errors
///
/// `BAD_USER_INPUT` naming the field at fault, like the functions that enter each part.
pub async fn set_up(app: &App, setup: Setup) -> Result<(CommitteeId, Vec<FirstPassword>)> {
    let committee = setup.committee.checked()?;
    let term = setup.term.checked()?;
    let rules = setup.rules.checked()?;
    let departments: Vec<_> = setup.departments.into_iter().map(NewDepartment::checked).collect::<Result<_>>()?;
    if setup.accounts.is_empty() {
        return Err(Error::bad_input("accounts", Reason::Empty));
    }
    let mut accounts = Vec::with_capacity(setup.accounts.len());
    for first in setup.accounts {
        let new = NewAccount {
            login: first.login.clone(),
            display_name: first.display_name.clone(),
            password: None,
            roles: vec![],
        };
        accounts.push((account::prepare(app, new).await?, first));
    }
    let write = app.begin_as_system().await?;

    let id = committee.enter(app, &write).await?;
    let starts_on = term.starts_on;
    NewTerm { committee: id, ..term }.enter(app, &write).await?;
    rules::enter(app, &write, id, starts_on, &rules).await?;
    let mut named: HashMap<String, DepartmentId> = HashMap::new();
    for department in departments {
        let both = [department.name.clone(), department.short_name.clone()];
        let entered = NewDepartment { committee: id, ..department }.enter(app, &write).await?;
        named.extend(both.map(|name| (name, entered)));
    }
    let mut passwords = Vec::with_capacity(accounts.len());
    for (account, first) in accounts {
        let department = first
            .department
            .map(|name| named.get(&name).copied().ok_or(Error::bad_input("department", Reason::UnknownReference)))
            .transpose()?;
        let grant = Grant { committee: id, role: first.role, department, member: None };
        let password = account.made.clone().unwrap_or_default();
        account.enter(app, &write, &Actor::anonymous(), &[grant]).await?;
        passwords.push(FirstPassword { login: first.login, password });
    }

    Ok((write.commit(id).await?, passwords))
}
