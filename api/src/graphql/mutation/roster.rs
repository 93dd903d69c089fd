//! Bringing in members, departments and accounts from a file, in two steps.

use std::sync::{Arc, OnceLock};

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::committee::Authority;
use domain::ids::RosterImportId;
use domain::roster::{self, FirstSignIn, MOST_ACCOUNTS_AT_ONCE, Upload};
use domain::{Actor, App, Call, Error, Reason};

use super::told;
use crate::graphql::context::Asked as _;
use crate::graphql::enums::RosterKind;
use crate::graphql::id;
use crate::graphql::roster::RosterImport;
use crate::run;

/// How many bytes a file has at the most here; larger ones go through `xieshang roster import`.
const MOST_BYTES: usize = 180 * 1024;

/// A file to preview (名册预览).
///
/// One header row names the columns, in Chinese or English, in any order; up to nine lines may stand above it. An empty
/// cell leaves what is there. `MEMBERS`: 姓名 (needed), 界别, 专委会, 职务, 登录名, 编号. A member is found by 编号, by 登录名, or
/// by 姓名 with 界别 within the present term; 登录名 makes an account for a member who has none. `DEPARTMENTS`: 单位名称
/// (needed), 简称, 单位性质 (needed for new ones), 编号. `ACCOUNTS`: 登录名 (needed), 姓名, 角色, 单位, 委员; roles are given and
/// never taken away. Nothing is ever deleted by a roster.
#[derive(InputObject, Clone)]
pub struct PreviewRosterInput {
    /// The committee (政协委员会).
    committee: ID,
    /// What the file lists (名册类别).
    kind: RosterKind,
    /// The file's name, for the record (文件名).
    file_name: String,
    /// The file in Base64, of at most 180 KiB: an XLSX workbook, or CSV in UTF-8, UTF-16 or GBK (文件内容).
    content_base64: String,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl PreviewRosterInput {
    fn read(self) -> domain::Result<Upload> {
        let bytes = STANDARD.decode(self.content_base64.as_bytes());
        let bytes = bytes.map_err(|_| Error::bad_input("contentBase64", Reason::RosterUnreadable))?;
        if bytes.len() > MOST_BYTES {
            return Err(Error::bad_input("contentBase64", Reason::TooLarge));
        }
        Ok(Upload {
            committee: id::parse("committee", &self.committee)?,
            kind: self.kind.into(),
            file_name: self.file_name,
            bytes: bytes.into(),
        })
    }
}

/// A roster to apply (名册导入).
#[derive(InputObject)]
pub struct ApplyRosterInput {
    /// The roster that was previewed (名册).
    id: ID,
    /// Whether rows with errors and duplicates are left out; false by default (跳过有错误的行).
    #[graphql(default)]
    skip_errors: bool,
    /// Makes a repeated call safe: the same key with the same input answers as the first time, but without the
    /// passwords, which are told once (幂等键).
    idempotency_key: Option<String>,
}

/// The roster previewed.
#[derive(SimpleObject)]
pub struct PreviewRosterPayload {
    /// What each row would do (名册).
    roster_import: RosterImport,
}

/// The first sign-in of an account that a roster made (首次登录).
#[derive(SimpleObject)]
pub struct FirstPassword {
    /// The sign-in name (登录名).
    login_name: String,
    /// The name shown to others (姓名).
    name: String,
    /// The password, told only now and to be changed at the first sign-in (首次密码).
    password: String,
}

/// The roster applied.
#[derive(SimpleObject)]
pub struct ApplyRosterPayload {
    /// The roster (名册).
    roster_import: RosterImport,
    /// The first passwords of the accounts it made: this is the only time that they can be seen (首次密码).
    passwords: Vec<FirstPassword>,
}

impl From<&FirstSignIn> for FirstPassword {
    fn from(first: &FirstSignIn) -> Self {
        Self { login_name: first.login.clone(), name: first.name.clone(), password: first.password.clone() }
    }
}

async fn read(ctx: &Context<'_>, id: RosterImportId) -> domain::Result<RosterImport> {
    let found = roster::by_id(ctx.app(), ctx.actor(), id).await?;
    found.map(RosterImport).ok_or(Error::not_found())
}

/// Makes the passwords and applies a roster. What was made is told to `made` by the call that made it, and by no
/// repetition of that call.
async fn apply(
    app: App,
    actor: Actor,
    call: Call,
    (id, skip_errors): (RosterImportId, bool),
    made: Arc<OnceLock<Vec<FirstSignIn>>>,
) -> domain::Result<RosterImportId> {
    let by = Authority::Admin(&actor, &call);
    let prepared = roster::prepare(&app, by, id, MOST_ACCOUNTS_AT_ONCE, |_, _| ()).await?;
    let (id, first) = roster::apply(&app, by, id, skip_errors, &prepared).await?;
    made.get_or_init(|| first);
    Ok(id)
}

/// Brings in rosters.
#[derive(Default)]
pub struct RosterMutation;

#[Object]
impl RosterMutation {
    /// Reads a roster and says of every row what it would do; writes no member, department or account. For an
    /// administrator, and for the office where no account is made (名册预览).
    async fn preview_roster(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The file and what it lists.")] input: PreviewRosterInput,
    ) -> Result<PreviewRosterPayload> {
        let (about, key) = (told(&input), input.idempotency_key.clone());
        let upload = input.read()?;
        let id = run::write(ctx, key, None, "previewRoster", about, move |app, actor, call| {
            let upload = upload.clone();
            async move { roster::preview(&app, Authority::Admin(&actor, &call), upload).await }
        });
        Ok(PreviewRosterPayload { roster_import: read(ctx, id.await?).await? })
    }

    /// Applies a roster that was previewed within 24 hours: all rows without errors, or nothing. Makes at most 200
    /// accounts at once (名册导入).
    async fn apply_roster(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The roster and whether its errors are skipped.")] input: ApplyRosterInput,
    ) -> Result<ApplyRosterPayload> {
        let (about, what) = (told(&input), (id::parse("id", &input.id)?, input.skip_errors));
        let made = Arc::new(OnceLock::new());
        let told = Arc::clone(&made);
        let id = run::write(ctx, input.idempotency_key, None, "applyRoster", about, move |app, actor, call| {
            apply(app, actor, call, what, Arc::clone(&told))
        });
        let roster_import = read(ctx, id.await?).await?;
        let passwords = made.get().into_iter().flatten().map(FirstPassword::from).collect();
        Ok(ApplyRosterPayload { roster_import, passwords })
    }
}
