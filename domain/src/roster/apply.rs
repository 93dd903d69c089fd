//! The second step: every row without errors is written, in one transaction, if it still means what was previewed.

use std::collections::HashMap;
use std::sync::Arc;

use entities::enums::Role;
use entities::ids::{AccountId, CommitteeId, RosterImportId};
use entities::{account, committee, department, member, roster_import};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};
use tokio::task::JoinSet;

use super::judge::{self, Access, Step};
use super::known::Known;
use super::row::Row;
use super::{RosterImport, brought_by};
use crate::account::{NewAccount, Prepared as PreparedAccount, add_role, must_have_own_password, prepare as hash};
use crate::actor::{Actor, Grant};
use crate::app::App;
use crate::committee::Authority;
use crate::department::{Department, NewDepartment};
use crate::error::{Error, Result};
use crate::member::{Member, NewMember};
use crate::reason::Reason;
use crate::write::Write;

/// How many accounts one call over the network makes: hashing their passwords must end before the caller is told that
/// it took too long. The command line makes any number.
pub const MOST_ACCOUNTS_AT_ONCE: usize = 200;

/// The first sign-in of an account that a roster made: the only time that its password can be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstSignIn {
    /// The sign-in name.
    pub login: String,
    /// The name shown.
    pub name: String,
    /// The password, to be changed at the first sign-in.
    pub password: String,
}

/// The accounts of a roster, with their passwords made and hashed before the transaction begins. Cheap to clone.
#[derive(Clone, Default)]
pub struct Prepared(Arc<HashMap<String, (PreparedAccount, FirstSignIn)>>);

/// Makes and hashes the passwords of the accounts that a roster makes; none for one that cannot be applied any more.
/// Hashes as many at a time as there are cores; `progress` hears how many of how many are done.
///
/// # Errors
///
/// `NOT_FOUND` for who may not apply it, `TOO_MANY` where more than `most` accounts are to be made.
pub async fn prepare(
    app: &App,
    by: Authority<'_>,
    id: RosterImportId,
    most: usize,
    progress: impl Fn(usize, usize),
) -> Result<Prepared> {
    if let Authority::Admin(actor, _) = by {
        actor.account()?;
        must_have_own_password(app, actor).await?;
    }
    let found = roster_import::Entity::find_by_id(id).one(app.reader()).await?;
    let import = readable(by, found.ok_or(Error::not_found())?)?;
    if import.applied_at.is_some() {
        return Ok(Prepared::default());
    }
    let (term, rows) = (import.term_id, RosterImport::try_from(import.clone())?.rows);
    let cells: Vec<_> = rows.into_iter().map(|row| (row.number, row.cells)).collect();
    let may_make_accounts = by.holds(import.committee_id, &[Role::Admin]);
    let about = (import.kind, import.committee_id, term);
    let known = Known::read(app.reader(), about, may_make_accounts, &cells).await?;
    let judged = judge::all(&known, &cells);
    let wanted: Vec<(String, String)> = judged
        .iter()
        .filter_map(|judged| judged.step.as_ref()?.new_account())
        .map(|(login, name)| (login.to_owned(), name.to_owned()))
        .collect();
    if wanted.len() > most {
        return Err(Error::bad_input("id", Reason::TooMany));
    }
    Ok(Prepared(Arc::new(hashed(app, wanted, progress).await?)))
}

async fn hashed(
    app: &App,
    wanted: Vec<(String, String)>,
    progress: impl Fn(usize, usize),
) -> Result<HashMap<String, (PreparedAccount, FirstSignIn)>> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let total = wanted.len();
    let mut wanted = wanted.into_iter();
    let mut running = JoinSet::new();
    let mut done = HashMap::with_capacity(total);
    loop {
        while running.len() < cores
            && let Some((login, name)) = wanted.next()
        {
            let app = app.clone();
            running.spawn(async move {
                let new =
                    NewAccount { login: login.clone(), display_name: name.clone(), password: None, roles: vec![] };
                let account = hash(&app, new).await?;
                let password = account.made.clone().unwrap_or_default();
                Ok::<_, Error>((account, FirstSignIn { login, name, password }))
            });
        }
        let Some(next) = running.join_next().await else { return Ok(done) };
        let (account, first) = next.map_err(Error::internal)??;
        done.insert(first.login.clone(), (account, first));
        progress(done.len(), total);
    }
}

/// Applies a roster: all rows without errors, or nothing. Nothing is ever deleted by one. Returns the first sign-ins of
/// the accounts it made; they are told this once.
///
/// # Errors
///
/// `NOT_FOUND` for who may not apply it; `FAILED_PRECONDITION` where it was applied, has expired, has rows with errors
/// that are not to be skipped, or where a row would do something else by now than was previewed.
pub async fn apply(
    app: &App,
    by: Authority<'_>,
    id: RosterImportId,
    skip_errors: bool,
    prepared: &Prepared,
) -> Result<(RosterImportId, Vec<FirstSignIn>)> {
    let write = by.open(app).await?;

    let row = readable(by, write.lock(roster_import::Entity::find_by_id(id)).await?)?;
    if row.applied_at.is_some() {
        return Err(Error::refused(Reason::RosterApplied));
    }
    if row.expires_at <= write.now {
        return Err(Error::refused(Reason::RosterExpired));
    }
    let import = RosterImport::try_from(row.clone())?;
    if !skip_errors && import.rows.iter().any(Row::is_in_the_way) {
        return Err(Error::refused(Reason::RosterHasErrors));
    }

    // Whoever enters a member, a department or a role names its committee, so they wait for the end of this.
    write.lock(committee::Entity::find_by_id(import.committee)).await?;
    let cells: Vec<_> = import.rows.iter().map(|row| (row.number, row.cells.clone())).collect();
    let may_make_accounts = by.holds(import.committee, &[Role::Admin]);
    let about = (row.kind, row.committee_id, row.term_id);
    let judged = judge::all(&Known::read(&write.tx, about, may_make_accounts, &cells).await?, &cells);
    if judged.iter().map(|judged| &judged.row).ne(&import.rows) {
        return Err(Error::refused(Reason::RosterOutdated));
    }

    let mut run = Run { app, write: &write, by: by.actor(), prepared, made: Vec::new() };
    for step in judged.into_iter().filter_map(|judged| judged.step) {
        run.step(step).await?;
    }
    let made = run.made;
    let mut applied = row.into_active_model();
    applied.applied_at = Set(Some(write.now));
    applied.applied_by_id = Set(by.actor().account().ok());
    applied.update(&write.tx).await?;

    Ok((write.commit(id).await?, made))
}

fn readable(by: Authority<'_>, row: roster_import::Model) -> Result<roster_import::Model> {
    if by.holds(row.committee_id, brought_by(row.kind)) { Ok(row) } else { Err(Error::not_found()) }
}

/// The writing of the rows of one roster.
struct Run<'a> {
    app: &'a App,
    write: &'a Write,
    by: Actor,
    prepared: &'a Prepared,
    made: Vec<FirstSignIn>,
}

impl Run<'_> {
    async fn step(&mut self, step: Step) -> Result<()> {
        match step {
            Step::Member { target, values, access } => self.member(target, values, access).await,
            Step::Department { target: None, values } => values.enter(self.app, self.write).await.map(|_| ()),
            Step::Department { target: Some(there), values } => self.change_department(there, values).await,
            Step::Account { target: None, login, grant, .. } => {
                self.make_account(&login, grant.as_slice()).await.map(|_| ())
            }
            Step::Account { target: Some(id), name, grant, .. } => self.change_account(id, name, grant).await,
        }
    }

    async fn member(&mut self, target: Option<Member>, values: NewMember, access: Option<Access>) -> Result<()> {
        let committee = values.committee;
        let id = match target {
            None => values.enter(self.app, self.write).await?,
            Some(there) => {
                let (id, version) = (there.id, there.version + 1);
                member::ActiveModel {
                    name: Set(values.name),
                    title: Set(values.title),
                    sector_id: Set(values.sector),
                    special_committee_id: Set(values.special_committee),
                    version: Set(version),
                    ..there.into_active_model()
                }
                .update(&self.write.tx)
                .await?;
                id
            }
        };
        match access {
            None => Ok(()),
            Some(Access::Make { login }) => self.make_account(&login, &[as_member(committee, id)]).await.map(|_| ()),
            Some(Access::Share(account)) => {
                add_role(self.app, self.write, &self.by, account, &as_member(committee, id)).await
            }
        }
    }

    async fn change_department(&self, there: Department, values: NewDepartment) -> Result<()> {
        let version = there.version + 1;
        department::ActiveModel {
            name: Set(values.name),
            short_name: Set(values.short_name),
            kind: Set(values.kind),
            version: Set(version),
            ..there.into_active_model()
        }
        .update(&self.write.tx)
        .await?;
        Ok(())
    }

    async fn make_account(&mut self, login: &str, roles: &[Grant]) -> Result<AccountId> {
        // An account that was not there to be prepared for is news since then.
        let (account, first) = self.prepared.0.get(login).ok_or(Error::refused(Reason::RosterOutdated))?;
        let id = account.clone().enter(self.app, self.write, &self.by, roles).await?;
        self.made.push(first.clone());
        Ok(id)
    }

    async fn change_account(&self, id: AccountId, name: Option<String>, grant: Option<Grant>) -> Result<()> {
        if let Some(grant) = grant {
            add_role(self.app, self.write, &self.by, id, &grant).await?;
        }
        if let Some(name) = name {
            let row = self.write.lock(account::Entity::find_by_id(id)).await?;
            let version = row.version + 1;
            account::ActiveModel { display_name: Set(name), version: Set(version), ..row.into_active_model() }
                .update(&self.write.tx)
                .await?;
        }
        Ok(())
    }
}

fn as_member(committee: CommitteeId, member: entities::ids::MemberId) -> Grant {
    Grant { committee, role: Role::Member, department: None, member: Some(member) }
}
