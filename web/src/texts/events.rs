//! What history entries say, by the name of their event.

use crate::lang::Lang;

/// Event, Chinese, English.
const EVENTS: &[(&str, &str, &str)] = &[
    ("CREATE", "创建", "Created"),
    ("UPDATE", "修改", "Edited"),
    ("SUBMIT", "提交", "Submitted"),
    ("WITHDRAW", "撤回", "Withdrawn"),
    ("AGREE_TO_COSIGN", "附议人同意附议", "Co-signer agreed"),
    ("DECLINE_TO_COSIGN", "附议人谢绝附议", "Co-signer declined"),
    ("INVITE_COSIGNERS", "邀请委员附议", "Members invited to co-sign"),
    ("PASS", "审查通过，转下一级", "Passed to the next level of review"),
    ("CONVERT", "转为其他类别", "Made another kind of suggestion"),
    ("MERGE", "并入另一建议", "Merged into another"),
    ("UNMERGE", "撤销并案，单独办理", "Stands by itself again"),
    ("TAKE_IN", "并入其他建议", "Took others in"),
    ("LET_GO", "移出已并入的建议", "A merged suggestion taken out"),
    ("RETURN", "退回修改", "Returned for revision"),
    ("DECLINE", "不予立案", "Not filed"),
    ("FILE", "审查立案，编定案号", "Filed under a case number"),
    ("ASSIGN", "交办承办单位", "Assigned to departments"),
    ("SIGN_FOR", "承办单位签收", "Signed for by a department"),
    ("REQUEST_REASSIGNMENT", "承办单位申请退办", "Hand-back requested by a department"),
    ("APPROVE_REASSIGNMENT", "同意退办，改派承办单位", "Hand-back approved, given to another department"),
    ("DENY_REASSIGNMENT", "不同意退办", "Hand-back denied"),
    ("RECORD_CONTACT", "承办单位记录沟通", "Contact with the proposer recorded"),
    ("SUBMIT_ASSIST_OPINION", "会办单位提出会办意见", "Opinion of an assisting department given"),
    ("DRAFT_RESPONSE", "承办单位起草答复", "Response drafted"),
    ("SUBMIT_RESPONSE", "承办单位报送答复", "Response submitted for review"),
    ("RETURN_RESPONSE", "答复退回修改", "Response returned"),
    ("APPROVE_RESPONSE", "答复审核通过并送达", "Response approved and delivered"),
    ("SUBMIT_HOLDING_RESPONSE", "承办单位报送阶段性答复", "Holding response submitted for review"),
    ("RETURN_HOLDING_RESPONSE", "阶段性答复退回修改", "Holding response returned"),
    ("APPROVE_HOLDING_RESPONSE", "阶段性答复审核通过并送达", "Holding response approved and delivered"),
    ("SUBMIT_CORRECTION", "承办单位报送更正答复", "Correction submitted for review"),
    ("RETURN_CORRECTION", "更正答复退回修改", "Correction returned"),
    ("APPROVE_CORRECTION", "更正答复审核通过并送达", "Correction approved and delivered"),
    ("EVALUATE", "提案者作出评价", "Evaluated by a proposer"),
    ("RECORD_PAPER_EVALUATION", "录入提案者纸质评价", "Evaluation on paper entered"),
    ("REOPEN_BROKEN_PROMISE", "承诺未兑现，重新办理", "Promise broken: handled again"),
    ("REOPEN", "评价不满意，重新办理", "Dissatisfied: handled again"),
    ("FOLLOW_UP_COMMITMENT", "承办单位报告承诺进展", "Report on a commitment"),
    ("JUDGE_COMMITMENT", "认定承诺兑现情况", "Commitment judged"),
    ("DESIGNATE_KEY", "确定为重点提案", "Made a key proposal"),
    ("REVOKE_KEY", "撤销重点提案", "A key proposal no longer"),
    ("AWARD", "评为优秀提案", "Honoured"),
    ("CLOSE", "办结", "Closed"),
    ("PUBLISH", "向社会公开", "Published"),
    ("SCHEDULE_PUBLICATION", "决定暂缓公开", "Publication set for a later day"),
    ("PUBLICATION_LAPSED", "暂缓公开失效", "Publication did not take effect"),
    ("CONSENT", "提案者同意公开", "Consent to publication given"),
    ("WITHDRAW_CONSENT", "提案者不同意公开", "Consent to publication taken back"),
    ("UNPUBLISH", "撤销公开", "Taken out of the public archive"),
    ("ATTACH", "添加附件", "File attached"),
    ("DETACH", "删除附件", "File taken away"),
    ("PUBLISH_ATTACHMENT", "附件可公开", "File may be public"),
    ("UNPUBLISH_ATTACHMENT", "附件不公开", "File not public"),
    ("ADOPT", "编入专报", "Adopted into a brief"),
    ("GIVE_BACK", "专报作废，退回待审查", "The brief was given up"),
    ("START_RESEARCH", "开展调研", "Research began"),
    ("SCHEDULE", "确定召开日期", "Date set"),
    ("HOLD", "召开", "Held"),
    ("DRAFT_OUTCOME", "起草协商成果", "Outcome drafted"),
    ("SUBMIT_OUTCOME", "报送协商成果", "Outcome submitted"),
    ("REOPEN_CONSULTATION", "重新启动", "Taken up again"),
    ("POSTPONE", "延期", "Postponed"),
    ("CANCEL", "取消", "Cancelled"),
    ("INVITE_PARTICIPANTS", "邀请参加人", "Participants invited"),
    ("CONFIRM_ATTENDANCE", "参加人确认参加", "Attendance confirmed"),
    ("ASK_FOR_LEAVE", "参加人请假", "Leave asked for"),
    ("RECORD_ATTENDANCE", "登记到会情况", "Attendance noted"),
    ("ADD_MATERIAL", "印发会议材料", "Paper handed out"),
    ("REVISE_MATERIAL", "修订会议材料", "Paper revised"),
    ("RECORD_RESEARCH", "登记调研活动", "Research recorded"),
    ("REGISTER_SPEECH", "委员提交发言", "Speech handed in"),
    ("REVISE_SPEECH", "委员修改发言", "Speech revised"),
    ("WITHDRAW_SPEECH", "委员撤回发言", "Speech taken back"),
    ("REVIEW_SPEECH", "审稿", "Speech reviewed"),
    ("FINALIZE_SPEECH", "发言定稿", "Speech made final"),
    ("ORDER_SPEECHES", "发言排序", "Speeches put in order"),
    ("RECORD_SPEECH", "记录发言", "Speech recorded"),
    ("RECORD_ON_SITE_RESPONSE", "记录现场回应", "On-site response recorded"),
    ("OPEN_FLOOR", "开会", "The session began"),
    ("CLOSE_FLOOR", "散会", "The session ended"),
    ("RECORD_OUTCOME", "记录协商成果", "Outcome recorded"),
    ("APPROVE_BY_COMMITTEE", "专门委员会通过", "Approved by the special committee"),
    ("APPROVE_BY_CHAIR_MEETING", "主席会议通过", "Approved by the chairpersons' council"),
    ("SUBMIT_TO_PARTY_GOV", "报送党委政府", "Submitted to Party committee and government"),
];

/// Says what happened. An event without a text of its own is told by its name, in words.
pub(crate) fn event(name: &str, lang: Lang) -> String {
    let known = EVENTS.iter().find(|(event, _, _)| *event == name);
    known.map_or_else(|| name.to_lowercase().replace('_', " "), |(_, zh, en)| lang.pick(*zh, *en).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_event_is_told_by_its_name() {
        assert_eq!(event("FILE", Lang::Zh), "审查立案，编定案号");
        assert_eq!(event("SOMETHING_NEW", Lang::Zh), "something new");
    }
}
