//! Every reason a request is refused for, with its message in Chinese and English.

use crate::lang::Lang;

macro_rules! reasons {
    ($($variant:ident $text:literal $zh:literal $en:literal;)+) => {
        /// Why a request is refused. The text form is part of the API.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Reason {
            $(#[doc = $en] $variant,)+
        }

        impl Reason {
            /// Every reason.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Returns the reason as clients read it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// Finds the reason of a text.
            pub fn parse(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|reason| reason.as_str() == text)
            }

            /// Returns the message in a language.
            pub const fn message(self, lang: Lang) -> &'static str {
                match self { $(Self::$variant => lang.pick($zh, $en)),+ }
            }
        }
    };
}

reasons! {
    Internal "internal" "服务出错，请凭请求编号联系管理员" "something went wrong on our side; quote the request id";
    NotFound "not_found" "没有找到" "not found";
    SignInNeeded "sign_in_needed" "请先登录" "sign in first";
    WrongCredentials "wrong_credentials" "账号或密码不对" "wrong sign-in name or password";
    AccountLocked "account_locked" "失败次数过多，请 15 分钟后再试" "too many failures; try again in 15 minutes";
    AccountDisabled "account_disabled" "账号已停用" "the account is disabled";
    TokenInvalid "token_invalid" "登录已失效，请重新登录" "the sign-in has ended; sign in again";
    PasswordChangeNeeded "password_change_needed" "首次登录请先修改密码" "set a new password first";
    PasswordTooShort "password_too_short" "密码至少 12 个字符" "a password has at least 12 characters";
    PasswordUnchanged "password_unchanged" "新密码不能与原密码相同" "the new password must differ from the old one";
    LoginTaken "login_taken" "登录名已被使用" "the sign-in name is taken";
    RoleMissing "role_missing" "您的角色不能办理这一步" "your role may not do this";
    NotYours "not_yours" "只有提案者本人可以办理这一步" "only its own proposer may do this";
    NotYourDepartment "not_your_department" "不是本单位承办的建议" "it is not assigned to your department";

    Empty "empty" "不能为空" "must not be empty";
    TooLong "too_long" "超过字数上限" "is too long";
    ControlCharacters "control_characters" "含有不允许的控制字符" "contains control characters";
    InvalidId "invalid_id" "编号格式不对" "is not an id of this type";
    InvalidCursor "invalid_cursor" "翻页位置无效" "is not a cursor of this list";
    InvalidPageSize "invalid_page_size" "每页须为 1 至 100 条，且不能同时用 first 与 last" "a page has 1 to 100 items, by first or last but not both";
    InvalidKey "invalid_key" "幂等键须为 1 至 100 个可见字符" "an idempotency key has 1 to 100 visible characters";
    InvalidQuery "invalid_query" "检索词过长或格式不对" "the query is too long or malformed";
    TooMany "too_many" "数量超过上限" "too many";
    OutOfRange "out_of_range" "超出允许范围" "is out of range";
    DatesOutOfOrder "dates_out_of_order" "日期先后不对" "the dates are out of order";
    DateNotInFuture "date_not_in_future" "日期须晚于今天" "the date must lie in the future";
    DateInPast "date_in_past" "日期不能早于今天" "the date is in the past";
    NotLater "not_later" "须晚于现在的截止日期" "is not later than the present last day";
    BeyondExtension "beyond_extension" "超过规则允许的最长期限" "is beyond the longest time that the rules allow";
    InvalidRows "invalid_rows" "文件中有不能使用的行，请先预览" "has rows that cannot be used; look at the preview";
    DateInFuture "date_in_future" "日期不能晚于今天" "the date is in the future";
    UnknownReference "unknown_reference" "所指的记录不存在" "refers to something that is not there";
    OfAnotherCommittee "of_another_committee" "属于另一个政协委员会" "belongs to another committee";
    Duplicate "duplicate" "重复" "appears twice";
    OtherSlot "other_slot" "预约发言须登记为预约，即席发言须登记为即席" "a booked speech takes a booked turn, an impromptu one an impromptu turn";
    TopicTaken "topic_taken" "同年度计划中已有同一议题" "the plan of that year has this topic already";
    PositionTaken "position_taken" "该次序已被占用" "the position is taken";
    InvalidCode "invalid_code" "代码须为 2 至 30 个小写字母、数字或连字符" "a code has 2 to 30 lower-case letters, digits or hyphens";
    CodeTaken "code_taken" "代码已被使用" "the code is taken";
    PrivateName "private_name" "这段文字对外公开，不得写明只供组织者查看的姓名" "everybody may read this text, and it names a person whom only organisers read";
    NameTaken "name_taken" "名称已被使用" "the name is taken";
    FileType "file_type" "文件类型不在允许范围，或与文件名不符" "files of this type may not be attached, or its name says another type";
    FileBroken "file_broken" "文件没有传完" "the file did not arrive whole";
    TooLarge "too_large" "文件过大" "the file is too large";
    UnreadableText "unreadable_text" "含有无法识别的字符" "has characters that cannot be read";
    AmbiguousName "ambiguous_name" "有同名的记录，请用编号或登录名区分" "several have this name; tell them apart by id or sign-in name";
    AccountExists "account_exists" "该委员已有账号" "this member has an account already";
    RosterUnreadable "roster_unreadable" "文件不是可读的 XLSX 或 CSV" "the file cannot be read as XLSX or CSV";
    RosterColumnMissing "roster_column_missing" "没有找到含必需栏目的表头" "no header row has the column that is needed";
    TooFewProposers "too_few_proposers" "联名提案至少还须有一位附议人" "a joint suggestion needs a co-signer";
    CosignersNotAllowed "cosigners_not_allowed" "这类提案者不能附联名人" "this kind of proposer takes no co-signers";
    ReasonNeeded "reason_needed" "必须写明理由" "a reason is needed";
    SummaryNeeded "summary_needed" "摘要公开必须填写摘要" "publication in summary needs the summary";
    RedactionsNeedFull "redactions_need_full" "只有全文公开才需遮蔽" "passages are hidden in full publication only";
    PassageNotFound "passage_not_found" "文中没有要遮蔽的文字" "the passage does not stand in the text";
    PassageElsewhere "passage_elsewhere" "要遮蔽的文字还见于本件其他公开文字（案由、摘要、其他段落、其他答复及其题目和抄送、更正理由、承诺或附件名）" "the passage also stands in another text of the case that the public would read: its title, the summary, another part, another letter or what that names, the reason of a correction, a commitment or the name of a file";
    CommentNeeded "comment_needed" "评价为不满意时必须写明意见" "dissatisfaction needs an opinion";

    StaleVersion "stale_version" "内容已被他人更改，请刷新后再试" "it was changed meanwhile; read it again";
    KeyReused "key_reused" "同一幂等键已用于另一次请求" "the idempotency key was used for another request";
    Busy "busy" "同时办理的人较多，请重试" "too busy at this moment; try again";
    SearchUnavailable "search_unavailable" "检索暂不可用" "search is unavailable for the moment";
    WrongState "wrong_state" "当前环节不能办理这一步" "not possible at this stage";
    NoCommittee "no_committee" "没有所属的政协委员会或届次" "there is no committee or term to do this in";
    PlenaryOnly "plenary_only" "界别、委员小组提案只能在大会期间提出" "sector and member-group proposals are for the plenary only";
    OnlyProposalsAreFiled "only_proposals_are_filed" "只有提案才立案编号，其他建议可直接交办" "only proposals are filed; other suggestions are assigned directly";
    NoPlenary "no_plenary" "该届尚未设置全体会议，不能编案号" "the term has no plenary to number the case in";
    HandlingModeMismatch "handling_mode_mismatch" "独办须一个单位；主办会办须一个主办、至少一个会办；分办须至少两个单位" "sole handling has one unit; joint has one lead and at least one assisting; separate has at least two";
    AlreadyAssigned "already_assigned" "该单位已承办此件" "the department handles it already";
    HandedBackBefore "handed_back_before" "该单位曾退办此件" "the department handed it back before";
    HandBackTooLate "hand_back_too_late" "已超过申请退办的期限" "the time to ask for a hand-back has passed";
    HandBackUndecided "hand_back_undecided" "退办申请尚未审定" "the request to hand it back is not decided yet";
    AssistantsDoNotReply "assistants_do_not_reply" "会办单位不直接答复提案者" "assisting departments do not answer the proposer";
    OnlyAssistantsGiveOpinions "only_assistants_give_opinions" "会办意见只由会办单位提出" "only assisting departments give an opinion to the lead";
    AssistOpinionsMissing "assist_opinions_missing" "会办意见尚未到齐，会办期限也未届满" "opinions of assisting departments are missing and their time has not run out";
    ContactNeeded "contact_needed" "请先与提案者沟通并记录" "record a contact with the proposer first";
    NotSignedFor "not_signed_for" "请先签收" "sign for it first";
    ResponseInReview "response_in_review" "已有答复在审核中" "a response is under review already";
    AlreadyAnswered "already_answered" "该单位已答复" "the department has answered";
    UrgedRecently "urged_recently" "刚催办过该单位，请过些时候再催" "the department was urged a short while ago";
    NotInForce "not_in_force" "只能更正现行有效的答复" "only the response in force can be corrected";
    AlreadyEvaluated "already_evaluated" "本轮已经评价" "this round is evaluated already";
    NotAProposer "not_a_proposer" "只有已同意的提案者可以评价" "only proposers who agreed may evaluate";
    MeetingNeeded "meeting_needed" "两次不满意后须当面协商并记录" "after a second dissatisfaction a face-to-face meeting must be recorded";
    EvaluationOpen "evaluation_open" "评价期限未到，尚待提案者评价" "the proposer may still evaluate";
    CommitmentNeeded "commitment_needed" "正在解决或列入计划的答复须写明至少一项承诺" "a response that says something is under way or planned makes a commitment";
    NoBrokenPromise "no_broken_promise" "只能据未兑现、且尚未据以重新办理的承诺重新办理" "only a commitment that was judged broken reopens the handling, and once";
    AlreadyKey "already_key" "已是重点提案" "it is a key proposal already";
    AlreadyAwarded "already_awarded" "该年度已评选" "it is honoured for that year already";
    NoConsent "no_consent" "提案者不同意公开" "the proposer does not consent to publication";
    NotYetAnswered "not_yet_answered" "答复经审核送达后才能公开" "nothing is published before the response is approved and delivered";
    InternalChannel "internal_channel" "社情民意信息不公开" "social opinions are an internal channel";
    OnlySocialOpinions "only_social_opinions" "只有社情民意信息可以编入专报" "only social opinions go into briefs";
    BriefNotIssued "brief_not_issued" "专报印发后才能登记采用" "adoptions are recorded after the issue";
    NotYetHeld "not_yet_held" "会议召开后才能办理这一步" "not before the session has been held";
    NotInvited "not_invited" "只有参加人可以办理这一步" "only who takes part may do this";
    KindOfMatter "kind_of_matter" "议事会议题只能转为基层议题或协商建议" "a matter before a council becomes a citizen issue or a consultation suggestion";
    OnlyAsOpinion "only_as_opinion" "未采用的发言只能转为社情民意信息" "a speech that was not used can only become a social opinion";
    SpeakerDisagrees "speaker_disagrees" "发言人不同意转为社情民意信息" "its speaker does not agree that it becomes a social opinion";
    PresiderNeeded "presider_needed" "请先确定主持人" "somebody has to preside";
    ParticipantNeeded "participant_needed" "缺少这类协商必须有的参加人" "a participant whom this format cannot do without is missing";
    SessionClosed "session_closed" "协商活动已办结，请先重新启动" "the consultation is closed; reopen it first";
    OutcomeNotIssued "outcome_not_issued" "请先印发总结以外的协商成果，或报送调研报告" "issue an outcome document other than the conclusion, or submit a research report, first";
    NotYetPassed "not_yet_passed" "主席会议尚未审议通过，不能印发" "the council of chairpersons has not passed it yet";
    NotInstructedOn "not_instructed_on" "尚未登记领导批示" "no instruction of a leader is recorded";
    NotYetAssigned "not_yet_assigned" "尚无已交办的建议" "no suggestion out of it is with a department yet";
    NoFeedbackYet "no_feedback_yet" "尚未收到反馈，也没有已答复的建议" "no feedback is recorded and no suggestion out of it is answered";
    ResultNotTold "result_not_told" "尚无已反馈的议题，也没有印发成果文件" "no matter has been fed back, and nothing has been issued";
    CouncilNeeded "council_needed" "请先确定召开会议的议事会" "say first which council holds it";
    OutcomeNeeded "outcome_needed" "请先登记协商成果或调研报告" "record an outcome document or a research report first";
    OpenEnds "open_ends" "还有现场承诺未认定，或会上形成的建议未办复；请先办结，或写明理由" "promises made on the spot are not judged, or suggestions out of it are not answered; settle them or give the reason";
    DepartmentNeeded "department_needed" "承诺须由本级单位作出，请先指明单位" "a promise is made by a department of the committee's; name it";
    ConclusionRecorded "conclusion_recorded" "该次协商已登记主席总结" "the chair's conclusion of this session is recorded already";
    ApprovalNeeded "approval_needed" "建议案须写明审议通过的会议" "a formal recommendation names the meeting that approved it";
    NotYetSubmitted "not_yet_submitted" "报送或印发后才能登记批示与反馈" "instructions and feedback come after it has been submitted or issued";
    NotScheduled "not_scheduled" "请先确定召开日期" "the session has no date yet";
    RosterHasErrors "roster_has_errors" "名册有错误或重复的行，请更正，或选择跳过" "rows of the roster have errors or appear twice; correct them or skip them";
    RosterApplied "roster_applied" "名册已经导入" "the roster was applied already";
    RosterExpired "roster_expired" "预览已过期，请重新预览" "the preview has expired; preview it again";
    RosterOutdated "roster_outdated" "预览之后资料已有变动，请重新预览" "something changed since the preview; preview it again";
    InvitationExpired "invitation_expired" "邀请已过期，请联系第一提案人重新邀请" "the invitation has lapsed; ask the lead proposer for another";
    ReviewNotFinished "review_not_finished" "尚未经各级审查，不能立案或交办" "not before it has passed all levels of review";
    LastReviewLevel "last_review_level" "已是最后一级审查，请直接作出决定" "this is the last level of review; decide on it";
    SameReviewer "same_reviewer" "同一账号不能作两级审查" "one account does not decide at two levels of review";
    HoldsMerged "holds_merged" "已有其他建议并入此件，请先撤销并案" "others are merged into it; undo those merges first";
    OfAnotherTerm "of_another_term" "属于另一届次" "belongs to another term";
    OfAnotherKind "of_another_kind" "类别不同，不能并案" "is of another kind";
    SameKind "same_kind" "已是该类别" "it is of that kind already";
    NoBody "no_body" "委员提出的建议不填提案单位" "only what a body proposes has a body's name";
    TooManyFiles "too_many_files" "附件已达上限" "there are as many attachments as there may be";
    FileFollowsOwner "file_follows_owner" "调研报告、会议材料的附件随其正文，不另定公开与否" "files of reports and papers are had by whoever reads those; nothing is decided of them alone";
    FloorNotOpen "floor_not_open" "会议尚未开始" "the session has not begun";
    BeforeTheDay "before_the_day" "未到会议日期" "the day of the session has not come";
    FloorStillOpen "floor_still_open" "会场尚未散会，请先结束会议" "the floor is still open; close it first";
    FloorClosed "floor_closed" "会议已经结束" "the session is over";
    FloorAdjourned "floor_adjourned" "正在休会" "there is a break";
    FloorNotClosed "floor_not_closed" "会议结束后才能生成纪要" "minutes are drafted after the session has ended";
    FloorTaken "floor_taken" "有人正在发言，请先结束或暂停" "somebody has the floor; end or pause that first";
    NobodySpeaks "nobody_speaks" "现在没有人发言" "nobody has the floor";
    NotWaiting "not_waiting" "不在候场名单中" "is not among those who wait";
    PointOfOrderOpen "point_of_order_open" "程序问题尚未裁定" "a point of order is not decided yet";
    SectorQuotaReached "sector_quota_reached" "该界别即席发言名额已满，例外须注明理由" "the sector has had its impromptu turns; an exception needs a note";
    PlanTaken "plan_taken" "该年度已有协商计划" "the committee has a plan for that year already";
    PlanNotApproved "plan_not_approved" "计划经党委常委会审定后才能调整或启动项目" "not before the party committee has decided on the plan";
    ItemNotOpen "item_not_open" "该项目已经启动或取消" "the item has begun or was dropped";
    CountedByUs "counted_by_us" "该项由系统统计，不能填报" "this is counted by the system, not reported";
    LedgerEmpty "ledger_empty" "台账还没有项目" "the ledger has no lines yet";
    TooManyFeeds "too_many_feeds" "日历订阅已达上限，请先撤销不用的" "there are as many calendar feeds as there may be; end one first";
    OtherFormat "other_format" "此协商形式没有这类记录" "consultations of this format keep no such record";
    OtherCouncil "other_council" "该议事会不是本次协商的议事会" "the council does not hold this consultation";
    ConvenerTaken "convener_taken" "该议事会已有召集人" "the council has its convener";
    ChiefTaken "chief_taken" "该方已有首席代表" "the side has its chief representative";
    ChiefsNeeded "chiefs_needed" "双方首席代表尚未确定" "both sides need a chief representative first";
    TermNeeded "term_needed" "尚未登记工资条款" "a term has to be recorded first";
    BargainingTooEarly "bargaining_too_early" "工资协商尚未进行到这一步" "the bargaining has not come so far";
    BargainingTooLate "bargaining_too_late" "工资协商已过这一步" "the bargaining is past this";
    BargainingOver "bargaining_over" "工资协商已取消或办结" "the bargaining is called off or closed";
    CongressNotPassed "congress_not_passed" "草案尚未经职工代表大会通过" "the congress has not passed the draft";
    ObjectionOver "objection_over" "审查异议期已过" "the time to object has run out";
    ObjectionOpen "objection_open" "审查异议期未满" "the time to object has not run out";
    NumberTaken "number_taken" "合同编号已被使用" "the number is taken";
    AlreadyRenewed "already_renewed" "该合同已经续签" "the contract is renewed already";
    ResearchNeeded "research_needed" "不调研不议政：请先登记调研活动" "no session without research: record what was looked into first";
    CasesNeeded "cases_needed" "请先选定所议提案" "name the proposals that it discusses first";
    MattersOpen "matters_open" "尚有议题未办结，也未列入其他会议" "matters before it are neither closed nor before another meeting";
    OfferUnanswered "offer_unanswered" "要约尚未得到书面回应" "no offer has been replied to";
    ContractNotThere "contract_not_there" "集体合同尚未到这一步" "no contract has come so far";
    NotExpiring "not_expiring" "合同尚未临近到期" "no contract is about to expire";
    NotRenewed "not_renewed" "合同尚未续签" "no contract has been renewed";
    OtherContract "other_contract" "只能续签同类合同" "only a contract of the same kind can be renewed";
    InvitationClosed "invitation_closed" "邀请已答复或已失效" "the invitation is answered or closed";
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_reason_has_a_text_of_its_own() {
        let texts: HashSet<_> = Reason::ALL.iter().map(|reason| reason.as_str()).collect();

        assert_eq!(texts.len(), Reason::ALL.len());
    }
}
