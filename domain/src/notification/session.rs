//! Notices of sessions (会议通知): for which day they are set, that they are put off or called off.

use chrono::NaiveDate;
use entities::consultation_participant as participant;
use entities::enums::NotificationKind;
use entities::ids::{DepartmentId, MemberId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{About, Notice, keep, of_departments, of_members};
use crate::app::App;
use crate::consultation::Consultation;
use crate::error::Result;
use crate::write::Write;

/// Tells those who take part in a session of its day, or that it has lost it. Nobody is told of the same day twice.
pub(crate) async fn to_participants(
    app: &App,
    write: &Write,
    row: &Consultation,
    kind: NotificationKind,
    day: Option<NaiveDate>,
) -> Result<()> {
    let invited =
        participant::Entity::find().filter(participant::Column::ConsultationId.eq(row.id)).all(&write.tx).await?;
    let members: Vec<MemberId> = invited.iter().filter_map(|one| one.member_id).collect();
    let departments: Vec<DepartmentId> = invited.iter().filter_map(|one| one.department_id).collect();
    let members = of_members(&write.tx, &members).await?.into_iter().map(|(account, _)| account);
    let workers = of_departments(&write.tx, &departments).await?.into_iter().map(|(account, _)| account);

    let which = day.map_or_else(|| row.version.to_string(), |day| day.to_string());
    let notice = Notice {
        kind,
        about: About::Session(row.id, row.topic.clone(), day),
        assignment: None,
        deadline: None,
        key: format!("{}:{}:{which}", kind.as_str(), row.id),
    };
    let told = members.chain(workers).map(|account| (account, notice.clone())).collect();
    keep(app, &write.tx, write.now, told).await.map(|_| ())
}
