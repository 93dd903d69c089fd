//! Documents of councils (一书三单).

use async_graphql::{Context, ID, Object, Result};
use domain::council_document as rows;

use super::consultation::Consultation;
use super::context::Asked as _;
use super::enums::CouncilDocumentKind;
use super::scalars::Date;
use super::{id, read};

/// A version of a council's document (一书三单).
#[derive(Debug, Clone)]
pub struct CouncilDocument(pub rows::CouncilDocument);

/// A version of a council's document; earlier ones stay (一书三单).
#[Object]
impl CouncilDocument {
    /// The id.
    async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// Which of the four (文书类别).
    async fn kind(&self) -> CouncilDocumentKind {
        self.0.kind.into()
    }

    /// The version among the council's documents of the kind, from 1 (版次).
    async fn number(&self) -> i32 {
        self.0.number
    }

    /// The title (标题).
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// The day of this version (日期).
    async fn made_on(&self) -> Date {
        self.0.made_on.into()
    }

    /// The meeting it was agreed at (协商会议).
    async fn consultation(&self, ctx: &Context<'_>) -> Result<Option<Consultation>> {
        let Some(id) = self.0.consultation_id else { return Ok(None) };
        Ok(Some(read::consultation(ctx, id).await?))
    }

    /// Its lines, in order (条目).
    async fn lines(&self, ctx: &Context<'_>) -> Result<Vec<CouncilDocumentLine>> {
        let lines = ctx.loaders().grass.lines_of_document(self.0.id).await?;
        Ok(lines.unwrap_or_default().into_iter().map(CouncilDocumentLine).collect())
    }
}

/// A line of a council's document (条目).
pub struct CouncilDocumentLine(rows::Line);

/// A line of a council's document (条目).
#[Object]
impl CouncilDocumentLine {
    /// The item (事项).
    async fn item(&self) -> &str {
        &self.0.item
    }

    /// Who is responsible for it (责任单位).
    async fn responsible(&self) -> Option<&str> {
        self.0.responsible.as_deref()
    }

    /// By when (完成时限).
    async fn until(&self) -> Option<Date> {
        self.0.until_on.map(Date)
    }
}
