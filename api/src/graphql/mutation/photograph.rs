//! Saying what photographs show, and taking them away. They are brought by `POST /files`.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::attachment::Files;
use domain::ids::PhotographId;
use domain::photograph::{self as rows, Describe};

use super::told;
use crate::graphql::context::Asked as _;
use crate::graphql::id;
use crate::graphql::photograph::Photograph;
use crate::graphql::scalars::Date;
use crate::run;

/// What a photograph shows, in place of what was said before (图片说明).
#[derive(InputObject, Clone)]
pub struct DescribePhotographInput {
    /// The photograph (照片).
    id: ID,
    /// What it shows, at most 500 characters, without names that `people` keeps for organisers (图片说明).
    caption: Option<String>,
    /// The day it was taken, not in the future (拍摄日期).
    taken_on: Option<Date>,
    /// Who is to be seen, as printed, at most 500 characters (图中人物).
    people: Option<String>,
    /// Whether everybody who sees it may read that: for who holds a post, not for private persons (人物是否公开).
    #[graphql(default)]
    is_people_public: bool,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl DescribePhotographInput {
    fn read(self) -> domain::Result<Describe> {
        Ok(Describe {
            id: id::parse("id", &self.id)?,
            caption: self.caption,
            taken_on: self.taken_on.map(|day| day.0),
            people: self.people,
            is_people_public: self.is_people_public,
        })
    }
}

/// A photograph to take away (删除照片).
#[derive(InputObject)]
pub struct RemovePhotographInput {
    /// The photograph (照片).
    id: ID,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// The photograph described.
#[derive(SimpleObject)]
pub struct DescribePhotographPayload {
    /// The photograph after the change (照片).
    photograph: Photograph,
}

/// The photograph taken away.
#[derive(SimpleObject)]
pub struct RemovePhotographPayload {
    /// Its id, which names nothing any more (已删除的照片编号).
    removed_id: ID,
}

/// Changes photographs.
#[derive(Default)]
pub struct PhotographMutation;

#[Object]
impl PhotographMutation {
    /// Says what a photograph shows, when it was taken and who is to be seen, as an organiser (图片说明).
    async fn describe_photograph(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The photograph and what it shows.")] input: DescribePhotographInput,
    ) -> Result<DescribePhotographPayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let input = input.read()?;
        let id = run::write(ctx, key, version, "describePhotograph", about, move |app, actor, call| {
            let input = input.clone();
            async move { rows::describe(&app, &actor, &call, input).await }
        });
        let found = rows::by_ids(ctx.app(), ctx.actor(), &[id.await?]).await?.into_values().next();
        Ok(DescribePhotographPayload { photograph: Photograph(found.ok_or(domain::Error::not_found())?) })
    }

    /// Takes a photograph away, as an organiser (删除照片).
    async fn remove_photograph(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The photograph.")] input: RemovePhotographInput,
    ) -> Result<RemovePhotographPayload> {
        let (about, id, files) = (told(&input), id::parse("id", &input.id)?, ctx.data::<Files>()?.clone());
        let (key, version) = (input.idempotency_key, input.expected_version);
        let id: PhotographId = run::write(ctx, key, version, "removePhotograph", about, move |app, actor, call| {
            let files = files.clone();
            async move { rows::remove(&app, &files, &actor, &call, id).await }
        })
        .await?;
        Ok(RemovePhotographPayload { removed_id: id::global(id) })
    }
}
