//! Speeches (委员发言).

use async_graphql::{Context, ID, InputObject, Object, Result};
use domain::page::Key;
use domain::speech::{self as rows, SpeechFilter as Filter};

use super::connection::{Connection, page_args};
use super::consultation::{Consultation, member_of};
use super::context::Asked as _;
use super::enums::{SpeechAction, SpeechDelivery, SpeechSlot, SpeechStatus};
use super::id;
use super::member::Member;
use super::on_site_response::OnSiteResponse;
use super::scalars::Moment;
use super::suggestion::Suggestion;

/// A speech at a consultation (委员发言).
#[derive(Debug, Clone)]
pub struct Speech(pub rows::Speech);

/// A speech at a consultation, public once it is final and its speaker agrees (委员发言).
#[Object]
impl Speech {
    /// The global id.
    pub async fn id(&self) -> ID {
        id::global(self.0.id)
    }

    /// Raised by every change (版本).
    async fn version(&self) -> i64 {
        self.0.version
    }

    /// The consultation it is given at; null where the asker may not see that yet (协商活动).
    async fn consultation(&self, ctx: &Context<'_>) -> Result<Option<Consultation>> {
        Ok(ctx.loaders().consultation(self.0.consultation_id).await?.map(Consultation::from))
    }

    /// The place in the order, from 1 (发言顺序).
    async fn position(&self) -> i32 {
        self.0.position
    }

    /// The speaker as printed (发言人).
    async fn speaker_name(&self) -> &str {
        &self.0.speaker_name
    }

    /// The speaker's post as of then (发言人职务).
    async fn speaker_title(&self) -> Option<&str> {
        self.0.speaker_title.as_deref()
    }

    /// The member who speaks, if they are one (委员).
    async fn member(&self, ctx: &Context<'_>) -> Result<Option<Member>> {
        Ok(member_of(ctx, self.0.member_id).await?)
    }

    /// Oral or written (发言方式).
    async fn delivery(&self) -> SpeechDelivery {
        self.0.delivery.into()
    }

    /// Booked or impromptu (发言类型).
    async fn slot(&self) -> SpeechSlot {
        self.0.slot.into()
    }

    /// Its stage (发言状态).
    async fn status(&self) -> SpeechStatus {
        self.0.status.into()
    }

    /// The title (标题).
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// The text (正文).
    async fn body(&self, ctx: &Context<'_>) -> Result<String> {
        let text = ctx.loaders().speech_text(self.0.id).await?;
        Ok(text.ok_or(domain::Error::not_found())?.body)
    }

    /// How long it took, in seconds (发言时长).
    async fn spoken_seconds(&self) -> Option<i32> {
        self.0.spoken_seconds
    }

    /// Whether the speaker agrees to its publication (是否公开).
    async fn is_public(&self) -> bool {
        self.0.is_public
    }

    /// What the organisers say to its speaker about it; to both of them and the chair (审稿意见).
    async fn review_note(&self, ctx: &Context<'_>) -> Result<Option<&str>> {
        Ok(if self.is_inner(ctx).await? { self.0.review_note.as_deref() } else { None })
    }

    /// Whether its speaker agrees that it becomes a social opinion if it is not used; to the organisers and to the
    /// speaker (是否同意转为社情民意信息).
    async fn may_become_opinion(&self, ctx: &Context<'_>) -> Result<Option<bool>> {
        Ok(self.is_inner(ctx).await?.then_some(self.0.may_become_opinion))
    }

    /// What the asker may do with it now, by the rules that the mutations obey (可办操作).
    async fn allowed_actions(&self, ctx: &Context<'_>) -> Result<Vec<SpeechAction>> {
        let Some(session) = ctx.loaders().consultation(self.0.consultation_id).await? else { return Ok(Vec::new()) };
        let mut actions: Vec<_> =
            rows::allowed_events(ctx.actor(), &self.0, &session).into_iter().map(SpeechAction::from).collect();
        actions.dedup();
        Ok(actions)
    }

    /// The suggestions extracted from it that the asker may see (建议).
    async fn suggestions(&self, ctx: &Context<'_>) -> Result<Vec<Suggestion>> {
        let suggestions = ctx.loaders().suggestions_of_speech(self.0.id).await?;
        Ok(suggestions.unwrap_or_default().into_iter().map(Suggestion::from).collect())
    }

    /// What departments answered to it on the spot (现场回应).
    async fn on_site_responses(&self, ctx: &Context<'_>) -> Result<Vec<OnSiteResponse>> {
        let responses = ctx.loaders().on_site_responses_to(self.0.id).await?;
        Ok(responses.unwrap_or_default().into_iter().map(OnSiteResponse).collect())
    }

    /// When it was recorded (创建时间).
    async fn created_at(&self) -> Moment {
        self.0.created_at.into()
    }

    /// When it last changed (更新时间).
    async fn updated_at(&self) -> Moment {
        self.0.updated_at.into()
    }
}

impl Speech {
    async fn is_inner(&self, ctx: &Context<'_>) -> Result<bool> {
        let scope = ctx.actor().scope();
        if self.0.member_id.is_some_and(|member| scope.members.contains(&member)) {
            return Ok(true);
        }
        let session = ctx.loaders().consultation(self.0.consultation_id).await?;
        Ok(session.is_some_and(|session| rows::is_reviewed_by(ctx.actor(), &session)))
    }
}

impl From<rows::Speech> for Speech {
    fn from(row: rows::Speech) -> Self {
        Self(row)
    }
}

/// Narrows a list of speeches (筛选). Every part given must hold.
#[derive(InputObject, Default)]
pub struct SpeechFilter {
    /// Given in this committee (政协委员会).
    committee: Option<ID>,
    /// Given at this consultation (协商活动).
    consultation: Option<ID>,
    /// Given by this member (委员).
    member: Option<ID>,
}

impl SpeechFilter {
    fn read(&self) -> domain::Result<Filter> {
        Ok(Filter {
            committee: id::optional("committee", self.committee.as_ref())?,
            consultation: id::optional("consultation", self.consultation.as_ref())?,
            member: id::optional("member", self.member.as_ref())?,
        })
    }
}

/// Reads speeches.
#[derive(Default)]
pub struct SpeechQuery;

#[Object]
impl SpeechQuery {
    /// The speeches that the asker may see, latest recorded first (委员发言列表).
    async fn speeches(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What narrows the list (筛选).")] filter: Option<SpeechFilter>,
        #[graphql(desc = "How many from the beginning, 1 to 100; 20 by default.")] first: Option<i32>,
        #[graphql(desc = "Only what follows this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100, instead of `first`.")] last: Option<i32>,
        #[graphql(desc = "Only what precedes this cursor.")] before: Option<String>,
    ) -> Result<Connection<Speech>> {
        let filter = filter.unwrap_or_default().read()?;
        let args = page_args(first, after.as_deref(), last, before.as_deref())?;
        let page = rows::list(ctx.app(), ctx.actor(), &filter, args).await?;
        let key = |row: &rows::Speech| Key { at: row.created_at, id: row.id.into() };
        Ok(Connection::new(page, key, move |app, actor| {
            let filter = filter.clone();
            Box::pin(async move { rows::count(app, actor, &filter).await })
        }))
    }

    /// A speech; null where there is none that the asker may see.
    async fn speech(&self, ctx: &Context<'_>, #[graphql(desc = "The speech's id.")] id: ID) -> Result<Option<Speech>> {
        Ok(ctx.loaders().speech(id::parse("id", &id)?).await?.map(Speech))
    }
}
