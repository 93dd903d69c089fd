//! Responses (答复): departments' letters, every version of them.

use async_graphql::{Context, ID, Object, Result};
use domain::enums::UnitRole;
use domain::ids::ResponseId;
use domain::response::{self as rows, letter};
use domain::{Error, Reason};
use futures_util::future::{try_join, try_join_all};

use super::assignment::Assignment;
use super::attachment::Attachment;
use super::commitment::Commitment;
use super::context::Asked as _;
use super::department::Department;
use super::diff::{self, DiffPart};
use super::enums::{OutcomeCategory, Publicity, ResponseKind, ResponseStatus};
use super::scalars::{Date, Moment};
use super::suggestion::Suggestion;
use super::{id, read};
use crate::documents;

/// A department's response to a suggestion (答复).
#[derive(Debug, Clone)]
pub struct Response(pub rows::Response);

/// A department's letter of response; every version stays (答复).
#[Object]
impl Response {
    /// The global id.
    pub async fn id(&self) -> ID {
        id::global(self.0.head.id)
    }

    /// Raised by every change; give it back as `expectedVersion` (版本).
    async fn version(&self) -> i64 {
        self.0.head.version
    }

    /// The suggestion that it answers (建议).
    pub async fn suggestion(&self, ctx: &Context<'_>) -> Result<Suggestion> {
        Ok(read::suggestion(ctx, self.0.head.suggestion_id).await?)
    }

    /// The assignment that it answers (交办).
    async fn assignment(&self, ctx: &Context<'_>) -> Result<Assignment> {
        Ok(read::assignment(ctx, self.0.head.assignment_id).await?)
    }

    /// The department that answers (承办单位).
    async fn department(&self, ctx: &Context<'_>) -> Result<Department> {
        Ok(read::department(ctx, self.0.head.department_id).await?)
    }

    /// The round that it answers, from 1 (办理轮次).
    async fn round(&self) -> i32 {
        self.0.head.round
    }

    /// The version within the assignment, from 1 (版次).
    async fn number(&self) -> i32 {
        self.0.head.number
    }

    /// What sort of response it is (答复类型).
    async fn kind(&self) -> ResponseKind {
        self.0.head.kind.into()
    }

    /// Its stage (答复状态).
    async fn status(&self) -> ResponseStatus {
        self.0.head.status.into()
    }

    /// The number of the letter (发文字号).
    async fn letter_no(&self) -> &str {
        &self.0.head.letter_no
    }

    /// The title of the letter: as its department wrote it, else made from the case (标题).
    async fn title(&self, ctx: &Context<'_>) -> Result<String> {
        title(ctx, &self.0, &self.suggestion(ctx).await?).await
    }

    /// Whom the letter addresses: the suggestion that it answers and each that is merged into that, with the proposers
    /// who agreed. The one text is made out to every one of them (称谓).
    async fn addressees(&self, ctx: &Context<'_>) -> Result<Vec<Addressee>> {
        let case = self.suggestion(ctx).await?;
        let parts = ctx.loaders().answered_with(case.clone()).await?.unwrap_or_default();
        let parts = parts.into_iter().map(|part| (Suggestion::from(part.suggestion), part.is_seen));
        let all = std::iter::once((case, true)).chain(parts);
        let addressee = |(suggestion, is_seen)| Addressee { suggestion, is_seen, response: self.0.clone() };
        Ok(all.map(addressee).collect())
    }

    /// The departments that assist the one that answers (会办单位).
    async fn assisting_departments(&self, ctx: &Context<'_>) -> Result<Vec<Department>> {
        let units = ctx.loaders().assignments_of(self.0.head.suggestion_id).await?.unwrap_or_default();
        let assisting = units.into_iter().filter(|unit| unit.role == UnitRole::Assist);
        Ok(try_join_all(assisting.map(|unit| read::department(ctx, unit.department_id))).await?)
    }

    /// Who gets a copy of the letter (抄送).
    async fn copies_to(&self) -> Option<&str> {
        self.0.head.copies_to.as_deref()
    }

    /// How open the department proposes it to be; for insiders (公开属性).
    async fn publicity(&self) -> Option<Publicity> {
        self.0.head.publicity.map(Into::into)
    }

    /// The response that it corrects or supersedes; null where it does neither (被更正的答复).
    async fn corrects(&self, ctx: &Context<'_>) -> Result<Option<Response>> {
        let Some(correction) = &self.0.correction else { return Ok(None) };
        Ok(ctx.loaders().response(correction.corrected).await?.map(Response))
    }

    /// What was wrong with the one it corrects or supersedes; null to outsiders where the letter is masked (更正理由).
    async fn correction_reason(&self) -> Option<&str> {
        self.0.correction.as_ref().and_then(|correction| correction.reason.as_deref())
    }

    /// The approved response that has taken its place; it stays readable (更正后的答复).
    async fn superseded_by(&self, ctx: &Context<'_>) -> Result<Option<Response>> {
        let beside = self.beside(ctx).await?;
        Ok(rows::superseding(&beside, self.0.head.id).cloned().map(Response))
    }

    /// Where the letter is found as a Word document; `?of=` with the id of an addressee's suggestion makes it out to its
    /// proposers (文件地址).
    async fn document_url(&self) -> String {
        documents::path_of_response(self.0.head.id)
    }

    /// What it changed, word by word: against a version of the same department, by default the one it corrects or the
    /// one before; null for the first (逐词比较).
    async fn diff(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The version to compare it with.")] against: Option<ID>,
    ) -> Result<Option<Vec<DiffPart>>> {
        let Some(other) = self.compared(ctx, against.as_ref()).await? else { return Ok(None) };
        let (old, new) = (ctx.loaders().response_text(other), ctx.loaders().response_text(self.0.head.id));
        let (old, new) = try_join(old, new).await?;
        let (Some(old), Some(new)) = (old, new) else { return Ok(None) };
        Ok(Some(diff::words(old.body, new.body).await?))
    }

    /// The canonical outcome (办理结果).
    async fn outcome(&self) -> OutcomeCategory {
        self.0.head.outcome.into()
    }

    /// What the committee prints for the outcome, by the rules that the assignment began under; where it has none of its
    /// own A, B, C or D (办理结果分类).
    async fn outcome_letter(&self, ctx: &Context<'_>) -> Result<String> {
        let units = ctx.loaders().assignments_of(self.0.head.suggestion_id).await?.unwrap_or_default();
        let unit = units.iter().find(|unit| unit.id == self.0.head.assignment_id);
        let version = ctx.loaders().rules(unit.ok_or(domain::Error::not_found())?.rules_id).await?;
        let letters = version.ok_or(domain::Error::not_found())?.rules.outcome_letters;
        Ok(letters.of(self.0.head.outcome).to_owned())
    }

    /// The text (正文). Outsiders read a mark in the place of hidden passages, and the mark alone of a letter approved after
    /// a decision that hides passages, until the office decides anew; of such a letter they read neither its own title
    /// nor who gets a copy nor the reason of a correction nor its commitments.
    async fn body(&self, ctx: &Context<'_>) -> Result<String> {
        let text = ctx.loaders().response_text(self.0.head.id).await?;
        Ok(text.ok_or(domain::Error::not_found())?.body)
    }

    /// Who signs (签发人).
    async fn signatory(&self) -> &str {
        &self.0.head.signatory
    }

    /// Whom to ask; for insiders, never public (联系人).
    async fn contact_person(&self) -> Option<&str> {
        self.0.contact.as_ref().map(|contact| contact.person.as_str())
    }

    /// The telephone of whom to ask; for insiders, never public (联系电话).
    async fn contact_phone(&self) -> Option<&str> {
        self.0.contact.as_ref().and_then(|contact| contact.phone.as_deref())
    }

    /// The date of the letter (答复日期).
    async fn issued_on(&self) -> Date {
        self.0.head.issued_on.into()
    }

    /// The files of the response, oldest first; to outsiders those that are public (附件). They are sent by
    /// `POST /files?response=…` while it is being written.
    async fn attachments(&self, ctx: &Context<'_>) -> Result<Vec<Attachment>> {
        let attachments = ctx.loaders().attachments_of_response(self.0.head.id).await?;
        Ok(attachments.unwrap_or_default().into_iter().map(Attachment).collect())
    }

    /// When it went to review (报送时间).
    async fn submitted_at(&self) -> Option<Moment> {
        self.0.head.submitted_at.map(Moment)
    }

    /// When it was approved and so delivered (送达时间).
    async fn approved_at(&self) -> Option<Moment> {
        self.0.head.approved_at.map(Moment)
    }

    /// Why it was returned to the department; for insiders (审核意见).
    async fn review_note(&self) -> Option<&str> {
        self.0.head.review_note.as_deref()
    }

    /// What this version promises, by the last day in time; to outsiders what stands in the ledger (承诺).
    async fn commitments(&self, ctx: &Context<'_>) -> Result<Vec<Commitment>> {
        let commitments = ctx.loaders().commitments_in(self.0.head.id).await?;
        Ok(commitments.unwrap_or_default().into_iter().map(Commitment).collect())
    }

    /// When it was begun (创建时间).
    async fn created_at(&self) -> Moment {
        self.0.head.created_at.into()
    }

    /// When it last changed (更新时间).
    async fn updated_at(&self) -> Moment {
        self.0.head.updated_at.into()
    }
}

impl Response {
    /// Returns all responses to the same suggestion that the asker may see.
    async fn beside(&self, ctx: &Context<'_>) -> Result<Vec<rows::Response>> {
        Ok(self.suggestion(ctx).await?.response_rows(ctx).await?)
    }

    /// Returns the version it is compared with: the one asked for, the one it corrects, or the one before.
    async fn compared(&self, ctx: &Context<'_>, against: Option<&ID>) -> Result<Option<ResponseId>> {
        let mut own =
            self.beside(ctx).await?.into_iter().filter(|it| it.head.assignment_id == self.0.head.assignment_id);
        let Some(asked) = id::optional::<ResponseId>("against", against)? else {
            let before = own.rfind(|it| it.head.number < self.0.head.number).map(|it| it.head.id);
            return Ok(self.0.correction.as_ref().map(|it| it.corrected).or(before));
        };
        let is_known = own.map(|it| it.head.id).any(|known| known == asked);
        if is_known { Ok(Some(asked)) } else { Err(Error::bad_input("against", Reason::UnknownReference).into()) }
    }
}

/// One whom a letter addresses: the proposers of one suggestion (答复对象).
pub struct Addressee {
    suggestion: Suggestion,
    is_seen: bool,
    response: rows::Response,
}

/// One whom a letter addresses: the proposers of one suggestion (答复对象).
#[Object]
impl Addressee {
    /// The suggestion whose proposers are answered; null where it is merged and the asker may not see it (建议).
    async fn suggestion(&self) -> Option<&Suggestion> {
        Some(&self.suggestion).filter(|_| self.is_seen)
    }

    /// Where the letter made out to them is found as a Word document (答复函 Word 文档地址).
    async fn document_url(&self) -> String {
        documents::path_of_letter_to(self.response.head.id, self.suggestion.key())
    }

    /// How the letter addresses them, such as 林义、解景瑞委员 (称谓).
    async fn salutation(&self, ctx: &Context<'_>) -> Result<String> {
        Ok(letter::addressees(&self.suggestion.agreed_proposers(ctx).await?))
    }

    /// The title of the letter made out to them (标题).
    async fn title(&self, ctx: &Context<'_>) -> Result<String> {
        title(ctx, &self.response, &self.suggestion).await
    }
}

/// The title of a letter about a suggestion: as its department wrote it, else made from the case.
async fn title(ctx: &Context<'_>, response: &rows::Response, about: &Suggestion) -> Result<String> {
    match &response.head.title {
        Some(title) if about.key() == response.head.suggestion_id => Ok(title.clone()),
        _ => {
            let case_title = about.case_title(ctx).await?;
            Ok(letter::title(response.head.kind, case_title.as_deref(), &about.row().head.title))
        }
    }
}
