//! Every stage that a format may have, with its texts: a code means the same wherever it stands.

use entities::enums::ConsultationStatus as Phase;

use super::{Face, Stage, Takes};

/// A topic somebody proposes; no plan has it yet.
pub(super) const TOPIC_PROPOSED: Stage = Stage::of("TOPIC_PROPOSED", "议题已提出", "Topic proposed", Phase::Planned);
/// Part of the annual plan.
pub(super) const PLANNED: Stage = Stage::of("PLANNED", "已列入计划", "Planned", Phase::Planned);
/// Research is under way (不调研不议政).
pub(super) const RESEARCHING: Stage = Stage::of("RESEARCHING", "调研中", "Research under way", Phase::Researching);
/// It has a day; those who take part know of it.
pub(super) const SCHEDULED: Stage = Stage::of("SCHEDULED", "已安排", "Scheduled", Phase::Scheduled);
/// It has been held.
pub(super) const HELD: Stage = Stage::of("HELD", "已召开", "Held", Phase::Held);
/// The outcome is being written.
pub(super) const OUTCOME_DRAFTED: Stage =
    Stage::of("OUTCOME_DRAFTED", "成果起草", "Outcome drafted", Phase::OutcomeDrafted).with_face(Face::Quiet);
/// The chairpersons' council has approved what came of it.
pub(super) const CHAIR_MEETING_APPROVED: Stage = Stage::of(
    "CHAIR_MEETING_APPROVED",
    "主席会议已审议",
    "Approved by the chairpersons’ council",
    Phase::OutcomeDrafted,
);
/// The outcome is with the Party committee and the government.
pub(super) const SUBMITTED: Stage = Stage::of("SUBMITTED", "成果已报送", "Outcome submitted", Phase::Submitted);
/// A leader has written an instruction on it, which stays inside (domain.md §5.6).
pub(super) const INSTRUCTED: Stage =
    Stage::of("INSTRUCTED", "领导已批示", "Instructed upon", Phase::Submitted).with_face(Face::Internal);
/// Its suggestions are with the departments.
pub(super) const ASSIGNED_TO_DEPARTMENTS: Stage =
    Stage::of("ASSIGNED_TO_DEPARTMENTS", "已交有关部门", "Assigned to departments", Phase::Submitted);
/// Opinions are with the department consulted, without a report to leaders.
pub(super) const OPINIONS_SENT: Stage =
    Stage::of("OPINIONS_SENT", "意见已送达部门", "Opinions sent to the departments", Phase::Submitted);
/// Those it was sent to have said what they do.
pub(super) const FEEDBACK_RECEIVED: Stage =
    Stage::of("FEEDBACK_RECEIVED", "已收到反馈", "Feedback received", Phase::Submitted);
/// It is ended.
pub(super) const CLOSED: Stage = Stage::of("CLOSED", "已办结", "Closed", Phase::Closed);
/// It is called off.
pub(super) const CANCELLED: Stage =
    Stage::of("CANCELLED", "已取消", "Cancelled", Phase::Cancelled).with_face(Face::Quiet);

/// The discussion online is open to take part in, and to read.
pub(super) const DISCUSSION_OPEN: Stage =
    Stage::of("DISCUSSION_OPEN", "网上讨论中", "Discussion open", Phase::Held).as_discussion();
/// The discussion online has ended.
pub(super) const DISCUSSION_ENDED: Stage = Stage::of("DISCUSSION_ENDED", "讨论已结束", "Discussion ended", Phase::Held);

/// A council gathers opinions (收集意见).
pub(super) const COLLECTED: Stage = Stage::of("COLLECTED", "收集意见", "Opinions collected", Phase::Planned);
/// A council has decided what to talk about (确认议题).
pub(super) const TOPIC_CONFIRMED: Stage = Stage::of("TOPIC_CONFIRMED", "确认议题", "Topic confirmed", Phase::Scheduled);
/// A council talks it over (组织协商).
pub(super) const DELIBERATING: Stage = Stage::of("DELIBERATING", "组织协商", "Deliberating", Phase::Held);
/// Residents have been told what came of it (结果反馈).
pub(super) const FEEDBACK_GIVEN: Stage = Stage::of("FEEDBACK_GIVEN", "结果反馈", "Result fed back", Phase::Submitted);

/// One side has sent its offer (要约).
pub(super) const OFFER_SENT: Stage =
    Stage::of("OFFER_SENT", "已发要约", "Offer sent", Phase::Planned).with_face(Face::Quiet);
/// The other side has replied in writing.
pub(super) const REPLIED: Stage =
    Stage::of("REPLIED", "已书面答复", "Replied in writing", Phase::Researching).with_face(Face::Quiet);
/// The sides talk; what they say is theirs until the contract is published.
pub(super) const NEGOTIATING: Stage = Stage::of("NEGOTIATING", "协商中", "Negotiating", Phase::Scheduled)
    .taking(Takes::Everything)
    .with_face(Face::Quiet);
/// The sides agree on a draft.
pub(super) const DRAFT_AGREED: Stage = Stage::of("DRAFT_AGREED", "草案已达成", "Draft agreed", Phase::Scheduled)
    .taking(Takes::Everything)
    .with_face(Face::Quiet);
/// The workers' congress has passed the draft.
pub(super) const CONGRESS_APPROVED: Stage =
    Stage::of("CONGRESS_APPROVED", "职代会已通过", "Passed by the workers’ congress", Phase::Scheduled)
        .taking(Takes::Everything)
        .with_face(Face::Quiet);
/// Both chief representatives have signed.
pub(super) const SIGNED: Stage =
    Stage::of("SIGNED", "已签订", "Signed", Phase::Scheduled).taking(Takes::Everything).with_face(Face::Quiet);
/// The contract lies with the labour authority.
pub(super) const FILED: Stage = Stage::of("FILED", "已报送审查", "Filed with the authority", Phase::Scheduled)
    .taking(Takes::Everything)
    .with_face(Face::Quiet);
/// The labour authority objects.
pub(super) const OBJECTED: Stage = Stage::of("OBJECTED", "审查有异议", "Objected to", Phase::Scheduled)
    .taking(Takes::Everything)
    .with_face(Face::Quiet)
    .as_detour();
/// The time for objections has passed.
pub(super) const EFFECTIVE: Stage =
    Stage::of("EFFECTIVE", "已生效", "In effect", Phase::Scheduled).taking(Takes::Everything).with_face(Face::Quiet);
/// The contract is made known to the workers, and here to everybody. What was agreed on the way stays the sides' own.
pub(super) const PUBLISHED: Stage = Stage::of("PUBLISHED", "已公布", "Published", Phase::Held);
/// Its term is about to end.
pub(super) const EXPIRING: Stage = Stage::of("EXPIRING", "即将期满", "Expiring", Phase::Held);
/// A new contract takes its place.
pub(super) const RENEWED: Stage = Stage::of("RENEWED", "已续订", "Renewed", Phase::Closed);
