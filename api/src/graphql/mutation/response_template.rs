//! Keeping and throwing away templates of letters.

use async_graphql::{Context, ID, InputObject, Object, Result, SimpleObject};
use domain::response_template::{self, Save};

use super::told;
use crate::graphql::department::Department;
use crate::graphql::response_template::ResponseTemplate;
use crate::graphql::{id, read};
use crate::run;

/// A template of letters to keep (答复模板).
#[derive(InputObject, Clone)]
pub struct SaveResponseTemplateInput {
    /// The template to change; left out for a new one.
    id: Option<ID>,
    /// The department whose it is, one's own (承办单位).
    department: ID,
    /// What it is called, unique in the department (名称).
    name: String,
    /// The text; {案由}, {案号}, {提案者}, {会办单位} and {日期} are filled in when it is used (正文).
    body: String,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

impl SaveResponseTemplateInput {
    fn read(self) -> domain::Result<Save> {
        Ok(Save {
            id: id::optional("id", self.id.as_ref())?,
            department: id::parse("department", &self.department)?,
            name: self.name,
            body: self.body,
        })
    }
}

/// A template of letters to throw away.
#[derive(InputObject)]
pub struct DeleteResponseTemplateInput {
    /// The template (答复模板).
    id: ID,
    /// The `version` that was read; another one by now is a `CONFLICT` (预期版本).
    expected_version: Option<i64>,
    /// Makes a repeated call safe: the same key with the same input answers as the first time (幂等键).
    idempotency_key: Option<String>,
}

/// The template kept.
#[derive(SimpleObject)]
pub struct SaveResponseTemplatePayload {
    /// The template (答复模板).
    response_template: ResponseTemplate,
}

/// A template thrown away.
#[derive(SimpleObject)]
pub struct DeleteResponseTemplatePayload {
    /// The department whose it was (承办单位).
    department: Department,
}

/// Keeps and throws away templates.
#[derive(Default)]
pub struct ResponseTemplateMutation;

#[Object]
impl ResponseTemplateMutation {
    /// Keeps a template of letters, new or changed, as somebody of its department (保存答复模板).
    async fn save_response_template(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The template.")] input: SaveResponseTemplateInput,
    ) -> Result<SaveResponseTemplatePayload> {
        let (about, key, version) = (told(&input), input.idempotency_key.clone(), input.expected_version);
        let input = input.read()?;
        let id = run::write(ctx, key, version, "saveResponseTemplate", about, move |app, actor, call| {
            let input = input.clone();
            async move { response_template::save(&app, &actor, &call, input).await }
        });
        Ok(SaveResponseTemplatePayload { response_template: read::response_template(ctx, id.await?).await? })
    }

    /// Throws a template of letters away, as somebody of its department (删除答复模板).
    async fn delete_response_template(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The template to throw away.")] input: DeleteResponseTemplateInput,
    ) -> Result<DeleteResponseTemplatePayload> {
        let (about, id) = (told(&input), id::parse("id", &input.id)?);
        let (key, version) = (input.idempotency_key, input.expected_version);
        let id = run::write(ctx, key, version, "deleteResponseTemplate", about, move |app, actor, call| async move {
            response_template::delete(&app, &actor, &call, id).await
        });
        Ok(DeleteResponseTemplatePayload { department: read::department(ctx, id.await?).await? })
    }
}
