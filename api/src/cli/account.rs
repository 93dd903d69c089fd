//! `xieshang account`: accounts and their roles.

use std::str::FromStr;

use clap::Subcommand;
use domain::account::{self, NewAccount};
use domain::enums::Role;
use domain::{App, Code};

use super::Failure;
use super::output::say;
use crate::config::Settings;
use crate::server;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make an account; its first password is printed once 新建账号
    Add {
        /// Sign-in name, without blanks
        login: String,
        /// Name shown to others
        #[arg(long, value_name = "NAME")]
        name: String,
        /// Role in a committee, as ROLE@CODE; repeat it for more 角色
        ///
        /// Department roles name the department and member roles the member: DEPARTMENT_LEAD@szs:市住建局,
        /// MEMBER@szs:林义 (or the member's id). Roles: MEMBER, COLLECTIVE, PROPOSAL_OFFICE, SUPERVISOR,
        /// DEPARTMENT_HANDLER, DEPARTMENT_LEAD, SESSION_ORGANIZER, CHAIR, ADMIN.
        #[arg(long = "role", value_name = "ROLE@CODE[:NAME]", required = true)]
        roles: Vec<RoleText>,
    },
    /// End an account; its sign-ins end at their next request 停用账号
    Disable {
        /// Sign-in name
        login: String,
    },
    /// Give an account a new first password, printed once; unlocks and enables it 重置密码
    ResetPassword {
        /// Sign-in name
        login: String,
    },
}

/// A role as it is written on the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RoleText {
    role: Role,
    committee: String,
    of: Option<String>,
}

impl FromStr for RoleText {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (role, place) = text.split_once('@').ok_or("write it as ROLE@CODE or ROLE@CODE:NAME")?;
        let role = Role::parse(role).ok_or_else(|| format!("there is no role {role}"))?;
        let (committee, of) = match place.split_once(':') {
            Some((committee, of)) => (committee, Some(of.to_owned())),
            None => (place, None),
        };
        Ok(Self { role, committee: committee.to_owned(), of })
    }
}

pub(super) async fn run(settings: &Settings, command: Command) -> Result<(), Failure> {
    let app = server::open_app(settings).await?;
    match command {
        Command::Add { login, name, roles } => add(&app, login, name, roles).await,
        Command::Disable { login } => {
            account::disable(&app, &login).await.map_err(|why| named(why, &login))?;
            say(format_args!("{login} is disabled"));
            Ok(())
        }
        Command::ResetPassword { login } => {
            let password = account::reset_password(&app, &login).await.map_err(|why| named(why, &login))?;
            say_once(&login, &password);
            Ok(())
        }
    }
}

async fn add(app: &App, login: String, name: String, roles: Vec<RoleText>) -> Result<(), Failure> {
    let mut grants = Vec::new();
    for text in roles {
        grants.push(account::find_role(app, text.role, &text.committee, text.of.as_deref()).await?);
    }
    let new = NewAccount { login: login.clone(), display_name: name, password: None, roles: grants };
    if let (_, Some(password)) = account::add(app, new).await? {
        say_once(&login, &password);
    }
    Ok(())
}

fn named(why: domain::Error, login: &str) -> Failure {
    match why.code() {
        Code::NotFound => Failure::new(format_args!("there is no account {login}")),
        _ => why.into(),
    }
}

fn say_once(login: &str, password: &str) {
    say(format_args!("sign-in name:   {login}"));
    say(format_args!("first password: {password}"));
    say(
        "The password is shown only now and has to be changed at the first sign-in. 密码只显示这一次，首次登录须修改。",
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_names_its_committee_and_what_it_is_for() {
        let parsed = |text: &str| text.parse::<RoleText>();

        assert_eq!(
            parsed("DEPARTMENT_LEAD@szs:市住建局"),
            Ok(RoleText {
                role: Role::DepartmentLead, committee: "szs".to_owned(), of: Some("市住建局".to_owned())
            })
        );
        assert_eq!(parsed("ADMIN@szs").map(|role| role.of), Ok(None));
        assert!(parsed("ADMIN").is_err());
        assert!(parsed("EMPEROR@szs").is_err());
    }
}
