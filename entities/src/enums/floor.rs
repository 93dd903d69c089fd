//! Enums of the live floor.

use sea_orm::{DeriveActiveEnum, EnumIter};
use serde::{Deserialize, Serialize};

use super::text_enums;

text_enums! {
    /// What happens on the floor of a session (会场事件).
    FloorEventKind {
        Opened "OPENED" "开会",
        AgendaItemStarted "AGENDA_ITEM_STARTED" "进入议程",
        Queued "QUEUED" "登记候场",
        Moved "MOVED" "调整次序",
        Withdrawn "WITHDRAWN" "撤回登记",
        Started "STARTED" "开始发言",
        Paused "PAUSED" "暂停",
        Resumed "RESUMED" "继续",
        Ended "ENDED" "发言结束",
        PointOfOrderRaised "POINT_OF_ORDER_RAISED" "提出程序问题",
        PointOfOrderDecided "POINT_OF_ORDER_DECIDED" "程序问题裁定",
        Adjourned "ADJOURNED" "休会",
        Reconvened "RECONVENED" "复会",
        Closed "CLOSED" "散会",
    }

    /// What somebody takes the floor for (发言类别).
    FloorTurnKind {
        Booked "BOOKED" "预约发言",
        Impromptu "IMPROMPTU" "即席发言",
        Response "RESPONSE" "部门回应",
        Intervention "INTERVENTION" "插话",
    }
}
