//! The command line of `xieshang`.

mod account;
mod failure;
mod migrate;
pub(crate) mod output;
mod remind;
mod roster;
mod search;
mod serve;
mod setup;
mod usage;

use clap::{Parser, Subcommand};

pub use self::failure::Failure;
pub use self::usage::parse;
use crate::config::{Listen, Settings};
use crate::server;

/// Xieshang 协商台: consultation sessions, suggestions and responses of CPPCC committees, with a public archive.
///
/// 政协协商、建议、答复与公开检索，一个程序。Start with `xieshang demo`.
#[derive(Debug, Parser)]
#[command(name = "xieshang", version, propagate_version = true, arg_required_else_help = true)]
#[command(
    after_help = "Every setting is also an environment variable, shown beside it. Exit codes: 0 done, 1 failed, 2 wrong usage."
)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    settings: Settings,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Load the demonstration and serve it 加载演示数据并启动
    ///
    /// A data folder that holds the demonstration already is served as it is. The demonstration has a clock of its
    /// own, which begins at the date of its data.
    Demo(Listen),
    /// Serve the API and the pages 启动服务
    ///
    /// Brings the database to the present schema first, and keeps the search index equal to it.
    Serve(Listen),
    /// Set up a committee with its term, rules, departments and first accounts, from a file 初始化政协委员会
    ///
    /// The file is JSON. All of it is entered or nothing; the first passwords are printed once. Members and further
    /// departments and accounts follow as rosters.
    Setup(setup::Command),
    /// Look at or change the schema of the database 数据库结构升级
    #[command(subcommand)]
    Migrate(migrate::Command),
    /// Make and manage accounts 账号管理
    #[command(subcommand)]
    Account(account::Command),
    /// Bring in members, departments and accounts from a file 名册导入
    #[command(subcommand)]
    Roster(roster::Command),
    /// Look after the search index 检索索引
    #[command(subcommand)]
    Search(search::Command),
    /// Make the reminders and overdue notices that are due now 生成期限提醒
    ///
    /// Each is made once however often this runs; `serve` does the same every hour.
    Remind,
    /// Print the GraphQL schema 输出 GraphQL 结构
    Schema,
}

/// Runs what the command line asks for.
///
/// # Errors
///
/// Says in one line what stopped it.
pub async fn run(cli: Cli) -> Result<(), Failure> {
    let Cli { command, settings } = cli;
    server::install_crypto();
    let quiet = !matches!(command, Command::Serve(_));
    server::start_log(settings.log.as_deref(), quiet)?;
    match command {
        Command::Demo(listen) => serve::demo(&settings.or_in("demo"), listen).await,
        Command::Serve(listen) => serve::serve(&settings, listen).await,
        Command::Setup(command) => setup::run(&settings, command).await,
        Command::Migrate(command) => migrate::run(&settings, command).await,
        Command::Account(command) => account::run(&settings, command).await,
        Command::Roster(command) => roster::run(&settings, command).await,
        Command::Search(command) => search::run(&settings, command).await,
        Command::Remind => remind::run(&settings).await,
        Command::Schema => {
            output::say(server::sdl().trim_end());
            Ok(())
        }
    }
}

/// Says on standard error why the program ends.
pub fn complain(failure: &Failure) {
    output::warn(format_args!("xieshang: {failure}"));
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_setting_is_also_an_environment_variable() {
        let mut root = Cli::command();
        root.build();
        let settings = root.get_arguments().filter(|arg| arg.get_help_heading() == Some("Settings"));
        for setting in settings {
            assert!(setting.get_env().is_some(), "{}", setting.get_id());
        }
    }
}
