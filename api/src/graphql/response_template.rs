//! Departments' own templates of letters (答复模板).

use async_graphql::{Context, ID, Object, Result};
use domain::response_template as rows;

use super::department::Department;
use super::scalars::Moment;
use super::{id, read};

/// A template of letters that a department keeps for itself (答复模板).
pub struct ResponseTemplate(pub rows::ResponseTemplate);

/// A template of letters that a department keeps for itself (答复模板).
#[Object]
impl ResponseTemplate {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// Raised by every change; give it back as `expectedVersion` (版本).
    async fn version(&self) -> i64 {
        self.0.version
    }

    /// The department (承办单位).
    async fn department(&self, ctx: &Context<'_>) -> Result<Department> {
        Ok(read::department(ctx, self.0.department_id).await?)
    }

    /// What it is called (名称).
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// The text; {案由}, {案号}, {提案者}, {会办单位} and {日期} are filled in when it is used (正文).
    async fn body(&self) -> &str {
        &self.0.body
    }

    /// When it last changed (更新时间).
    async fn updated_at(&self) -> Moment {
        self.0.updated_at.into()
    }
}
