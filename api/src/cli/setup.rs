//! `xieshang setup`: a committee's first day, from one file.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Args;
use domain::committee::{self, FirstAccount, NewCommittee, NewPlenary, NewTerm};
use domain::department::NewDepartment;
use domain::enums::{CommitteeLevel, DepartmentKind, Role};
use domain::ids::CommitteeId;
use domain::rules::Rules;
use serde::Deserialize;

use super::Failure;
use super::output::say;
use crate::config::Settings;
use crate::server;

/// What `--example` prints: a file to begin from.
const EXAMPLE: &str = include_str!("../../setup.example.json");

#[derive(Debug, Args)]
pub(super) struct Command {
    /// The file, as `xieshang setup --example` prints one
    #[arg(value_name = "FILE", required_unless_present = "example")]
    file: Option<PathBuf>,
    /// Print a file to begin from, and do nothing else 输出示例文件
    #[arg(long)]
    example: bool,
}

macro_rules! shapes {
    ($($name:ident { $($(#[$meta:meta])* $field:ident: $type:ty),+ $(,)? })+) => {$(
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        struct $name { $($(#[$meta])* $field: $type),+ }
    )+};
}

shapes! {
    File {
        code: String,
        name: String,
        level: CommitteeLevel,
        region: String,
        term: Term,
        #[serde(default)]
        rules: Rules,
        #[serde(default)]
        departments: Vec<Department>,
        accounts: Vec<Account>,
    }
    Term {
        number: i32,
        starts_on: NaiveDate,
        #[serde(default)]
        ends_on: Option<NaiveDate>,
        plenaries: Vec<Plenary>,
        sectors: Vec<String>,
        special_committees: Vec<String>,
        categories: Vec<String>,
    }
    Plenary {
        number: i32,
        opens_on: NaiveDate,
        closes_on: NaiveDate,
        window_from: NaiveDate,
        window_to: NaiveDate,
    }
    Department { name: String, short_name: String, kind: DepartmentKind }
    Account {
        login: String,
        name: String,
        role: Role,
        #[serde(default)]
        department: Option<String>,
    }
}

impl From<File> for committee::Setup {
    fn from(file: File) -> Self {
        // The parts are entered together, so the id that they share is not known yet.
        let unknown = CommitteeId::from(uuid::Uuid::nil());
        let plenary = |given: Plenary| NewPlenary {
            number: given.number,
            opens_on: given.opens_on,
            closes_on: given.closes_on,
            window_from: given.window_from,
            window_to: given.window_to,
        };
        let department = |given: Department| NewDepartment {
            committee: unknown,
            name: given.name,
            short_name: given.short_name,
            kind: given.kind,
        };
        let account = |given: Account| FirstAccount {
            login: given.login,
            display_name: given.name,
            role: given.role,
            department: given.department,
        };
        Self {
            committee: NewCommittee { code: file.code, name: file.name, level: file.level, region: file.region },
            term: NewTerm {
                committee: unknown,
                number: file.term.number,
                starts_on: file.term.starts_on,
                ends_on: file.term.ends_on,
                plenaries: file.term.plenaries.into_iter().map(plenary).collect(),
                sectors: file.term.sectors,
                special_committees: file.term.special_committees,
                categories: file.term.categories,
            },
            rules: file.rules,
            departments: file.departments.into_iter().map(department).collect(),
            accounts: file.accounts.into_iter().map(account).collect(),
        }
    }
}

pub(super) async fn run(settings: &Settings, command: Command) -> Result<(), Failure> {
    let Some(path) = command.file.filter(|_| !command.example) else {
        say(EXAMPLE.trim_end());
        return Ok(());
    };
    let named = |why: &dyn std::fmt::Display| Failure::because(path.display(), why);
    let text = std::fs::read_to_string(&path).map_err(|why| named(&why))?;
    let file: File = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|why| named(&why))?;
    let name = file.name.clone();

    let app = server::open_app(settings).await?;
    let (_, passwords) = committee::set_up(&app, file.into()).await?;

    say(format_args!(
        "{name} is set up. First passwords, shown only now; each has to be changed at the first sign-in:"
    ));
    say("首次密码只显示这一次，首次登录须修改：");
    for first in passwords {
        say(format_args!("{}\t{}", first.login, first.password));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_is_a_file_that_reads() {
        let file: File = serde_json::from_str(EXAMPLE).expect("the example is in order");

        assert_eq!(file.rules, Rules::default(), "the example shows the shipped rules");
    }
}
