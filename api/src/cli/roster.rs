//! `xieshang roster`: members, departments and accounts from a file.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use clap::{Args, Subcommand, ValueEnum};
use domain::committee::{self, Authority};
use domain::enums::{RosterKind, RosterVerdict};
use domain::roster::{self, FirstSignIn, RosterImport, Row, Upload};
use domain::{Actor, App, Lang};

use super::Failure;
use super::output::{Progress, say};
use crate::config::Settings;
use crate::server;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Preview a roster, and write it with --apply 名册预览与导入
    ///
    /// The file is an XLSX workbook (its first sheet) or CSV in UTF-8, UTF-16 with a byte order mark, or GBK. One header
    /// row names the columns, in Chinese or English, in any order; up to nine lines may stand above it. Unknown columns
    /// are reported. An empty cell leaves what is there, and nothing is ever deleted.
    ///
    /// members 委员: 姓名 name (needed), 界别 sector, 专委会 special committee, 职务 title, 登录名 login, 编号 id. A member is
    /// found by 编号, by 登录名, or by 姓名 with 界别 within the present term; 登录名 makes an account.
    ///
    /// departments 承办单位: 单位名称 name (needed), 简称 short name, 单位性质 kind (needed for new ones), 编号 id.
    ///
    /// accounts 账号: 登录名 login (needed), 姓名 name, 角色 role, 单位 department, 委员 member. Roles are given, never taken
    /// away.
    ///
    /// Exits with 1 when rows have errors or appear twice, unless they are skipped.
    #[command(verbatim_doc_comment)]
    Import(Import),
}

#[derive(Debug, Args)]
pub(super) struct Import {
    /// The file
    file: PathBuf,
    /// What it lists 名册类别
    #[arg(long, value_enum)]
    kind: Kind,
    /// Code of the committee 政协委员会代码
    #[arg(long, value_name = "CODE")]
    committee: String,
    /// Write what was previewed, all of it or nothing 导入
    #[arg(long)]
    apply: bool,
    /// Leave out rows with errors and duplicates 跳过有错误的行
    #[arg(long)]
    skip_errors: bool,
    /// Write the first passwords to a new file that only its owner reads, instead of printing them 首次密码文件
    #[arg(long, value_name = "FILE", requires = "apply")]
    passwords: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    /// 委员
    Members,
    /// 承办单位
    Departments,
    /// 账号
    Accounts,
}

impl From<Kind> for RosterKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Members => Self::Members,
            Kind::Departments => Self::Departments,
            Kind::Accounts => Self::Accounts,
        }
    }
}

pub(super) async fn run(settings: &Settings, command: Command) -> Result<(), Failure> {
    let Command::Import(import) = command;
    let named = |why: &dyn std::fmt::Display| Failure::because(import.file.display(), why);
    let bytes = fs::read(&import.file).map_err(|why| named(&why))?;
    let app = server::open_app(settings).await?;
    let committee = committee::by_code(&app, &Actor::anonymous(), &import.committee).await?;
    let committee =
        committee.ok_or_else(|| Failure::new(format_args!("there is no committee {}", import.committee)))?;

    let file_name = import.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let upload = Upload { committee: committee.id, kind: import.kind.into(), file_name, bytes: bytes.into() };
    let id = domain::settle(|| roster::preview(&app, Authority::System, upload.clone()));
    let id = id.await.map_err(|why| named(&why))?;
    let roster = roster::for_operator(&app, id).await?;
    tell(&roster);

    let in_the_way = roster.rows.iter().filter(|row| row.is_in_the_way()).count();
    if in_the_way > 0 && !import.skip_errors {
        return Err(Failure::new(format_args!(
            "{in_the_way} rows have errors or appear twice; correct them, or leave them out with --skip-errors"
        )));
    }
    if import.apply { apply(&app, &roster, &import).await } else { Ok(()) }
}

/// Tells what was found: the counts, and every row that is not as known already.
fn tell(roster: &RosterImport) {
    let ignored = match roster.ignored.as_slice() {
        [] => String::new(),
        columns => format!("; columns not looked at 未采用的栏目: {}", columns.join("、")),
    };
    say(format_args!("{}: {} rows, {}{ignored}", roster.file_name, roster.rows.len(), roster.format.zh()));
    let counts = RosterVerdict::ALL.iter().map(|verdict| format!("{} {}", verdict.zh(), roster.count(*verdict)));
    say(counts.collect::<Vec<_>>().join("，"));
    for row in roster.rows.iter().filter(|row| row.verdict != RosterVerdict::Unchanged) {
        say(described(row));
    }
}

fn described(row: &Row) -> String {
    let mut line = format!("{:>5}  {}", row.number, row.verdict.as_str());
    let cells: Vec<&str> = row.cells.values().map(String::as_str).collect();
    // Writing to a String cannot fail.
    let _ok = write!(line, "  {}", cells.join(" | ").replace('\n', " "));
    if !row.changes.is_empty() {
        let changes: Vec<&str> = row.changes.iter().map(|column| column.zh()).collect();
        let _ok = write!(line, "  ({})", changes.join("、"));
    }
    if let Some(first) = row.same_as {
        let _ok = write!(line, "  (= {first})");
    }
    if let Some(fault) = row.fault {
        let (zh, en) = (fault.reason.message(Lang::Zh), fault.reason.message(Lang::En));
        let _ok =
            write!(line, "  {} {}: {en} {zh} [{}]", fault.column.zh(), fault.column.as_str(), fault.reason.as_str());
    }
    line
}

async fn apply(app: &App, roster: &RosterImport, import: &Import) -> Result<(), Failure> {
    let file = import.passwords.as_deref().map(private).transpose()?;
    let first = match written(app, roster, import.skip_errors).await {
        Ok(first) => first,
        Err(why) => {
            if let Some((path, _)) = &file {
                let _gone = fs::remove_file(path);
            }
            return Err(why);
        }
    };
    let rows = roster.rows.iter().filter(|row| matches!(row.verdict, RosterVerdict::New | RosterVerdict::Changed));
    say(format_args!("applied: {} rows written 已导入", rows.count()));
    if let Some((path, file)) = file {
        return keep(&first, file).map_err(|why| Failure::because(path.display(), why));
    }
    print(&first);
    Ok(())
}

async fn written(app: &App, roster: &RosterImport, skip_errors: bool) -> Result<Vec<FirstSignIn>, Failure> {
    let total = roster.rows.iter().filter(|row| row.makes_account).count();
    let progress = Progress::new("passwords", total);
    let prepared = roster::prepare(app, Authority::System, roster.id, usize::MAX, |done, _| progress.at(done)).await?;
    let made = OnceLock::new();
    domain::settle(|| async {
        let (id, first) = roster::apply(app, Authority::System, roster.id, skip_errors, &prepared).await?;
        made.get_or_init(|| first);
        Ok(id)
    })
    .await?;
    Ok(made.into_inner().unwrap_or_default())
}

/// Makes a file that is not there yet and that only its owner reads.
fn private(path: &Path) -> Result<(PathBuf, File), Failure> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path).map_err(|why| Failure::because(path.display(), why))?;
    Ok((path.to_owned(), file))
}

fn keep(first: &[FirstSignIn], mut file: File) -> io::Result<()> {
    for made in first {
        writeln!(file, "{}\t{}\t{}", made.login, made.name, made.password)?;
    }
    file.sync_all()
}

fn print(first: &[FirstSignIn]) {
    if first.is_empty() {
        return;
    }
    say("First passwords, shown only now; each has to be changed at the first sign-in:");
    say("首次密码只显示这一次，首次登录须修改：");
    for made in first {
        say(format_args!("{}\t{}\t{}", made.login, made.name, made.password));
    }
}
