//! Enums of what goes before a session.

use sea_orm::{DeriveActiveEnum, EnumIter};
use serde::{Deserialize, Serialize};

use super::text_enums;

text_enums! {
    /// Whether a participant comes, and came (到会情况).
    Attendance {
        Invited "INVITED" "待确认",
        Confirmed "CONFIRMED" "确认参加",
        OnLeave "ON_LEAVE" "请假",
        Attended "ATTENDED" "到会",
        Absent "ABSENT" "缺席",
    }

    /// Kinds of paper for a session (会议材料类别).
    SessionMaterialKind {
        Notice "NOTICE" "会议通知",
        Agenda "AGENDA" "会议议程",
        Briefing "BRIEFING" "情况通报",
        Background "BACKGROUND" "参阅材料",
        Other "OTHER" "其他",
    }

    /// Kinds of research before a session (调研形式).
    ResearchActivityKind {
        SiteVisit "SITE_VISIT" "实地考察",
        HouseholdVisit "HOUSEHOLD_VISIT" "入户走访",
        Briefing "BRIEFING" "听取汇报",
        Survey "SURVEY" "问卷调查",
        Review "REVIEW" "民主评议",
    }
}
