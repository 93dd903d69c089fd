//! Stages and steps of consultations as clients read them, and the table of every format.

use async_graphql::{Context, Object, Result};
use domain::consultation as rows;

use crate::graphql::context::Asked as _;
use crate::graphql::enums::{ConsultationAction, ConsultationFormat, ConsultationStatus, Role};

/// A stage in the process of a format (协商环节).
pub struct ConsultationStage(pub &'static rows::Stage);

/// A stage in the process of a format (协商环节).
#[Object]
impl ConsultationStage {
    /// Its code, such as `HELD` or `TOPIC_CONFIRMED`; it means the same in every format (代码).
    async fn code(&self) -> &'static str {
        self.0.code
    }

    /// Its name, in the language of the request (名称).
    async fn name(&self, ctx: &Context<'_>) -> &'static str {
        self.0.name(ctx.lang())
    }

    /// The phase that all formats share; consultations are public from `HELD` on (阶段).
    async fn phase(&self) -> ConsultationStatus {
        self.0.phase.into()
    }

    /// Whether everybody who sees the consultation learns when it was reached (是否公开节点).
    async fn is_milestone(&self) -> bool {
        self.0.face == rows::Face::Milestone
    }

    /// Whether a consultation comes here only when something goes wrong (是否非常规环节).
    async fn is_detour(&self) -> bool {
        self.0.is_detour
    }

    /// Whether only the committee's offices and chair learn of it; others read the stage before (是否内部环节).
    async fn is_internal(&self) -> bool {
        self.0.is_internal()
    }
}

/// A step from a stage to another (协商步骤).
pub struct ConsultationStep {
    table: &'static rows::Format,
    step: &'static rows::Step,
}

/// A step from a stage to another (协商步骤).
#[Object]
impl ConsultationStep {
    /// What is done to take it, which names the mutation (操作).
    async fn action(&self) -> ConsultationAction {
        self.step.action.into()
    }

    /// The stage it starts from (起始环节).
    async fn from(&self) -> Option<ConsultationStage> {
        self.table.stage(self.step.from).map(ConsultationStage)
    }

    /// The stage it comes to; give its code to `advanceConsultation` (到达环节).
    async fn to(&self) -> Option<ConsultationStage> {
        self.table.stage(self.step.to).map(ConsultationStage)
    }

    /// Who takes it (办理角色).
    async fn roles(&self) -> Vec<Role> {
        self.step.by.iter().copied().map(Into::into).collect()
    }

    /// What must be there first; where it is not, the step is refused for that reason. Whether it is there already is not
    /// told (必备条件).
    async fn needs(&self) -> Vec<ConsultationNeed> {
        self.step.needs.iter().copied().map(ConsultationNeed).collect()
    }
}

/// Something that a step needs (必备条件).
pub struct ConsultationNeed(rows::needs::Need);

/// Something that a step needs (必备条件).
#[Object]
impl ConsultationNeed {
    /// What has to be there, in the language of the request (条件).
    async fn name(&self, ctx: &Context<'_>) -> String {
        self.0.name(ctx.lang())
    }

    /// The `reason` of the refusal while it is missing (拒绝原因代码).
    async fn reason(&self) -> &'static str {
        self.0.reason().as_str()
    }

    /// What the refusal says while it is missing, in the language of the request (拒绝说明).
    async fn message(&self, ctx: &Context<'_>) -> &'static str {
        self.0.reason().message(ctx.lang())
    }
}

/// How consultations of a format go: where they begin, their stages, every step between them (协商规程).
pub struct ConsultationProcess(&'static rows::Format);

/// How consultations of a format go: where they begin, their stages, every step between them (协商规程).
#[Object]
impl ConsultationProcess {
    /// The format (协商形式).
    async fn format(&self) -> ConsultationFormat {
        self.0.kind.into()
    }

    /// Where a consultation may begin, the usual one first (起始环节).
    async fn opens_at(&self) -> Vec<ConsultationStage> {
        self.0.opens.iter().map(ConsultationStage).collect()
    }

    /// Every stage, in the order of the process (各环节).
    async fn stages(&self) -> Vec<ConsultationStage> {
        stages(self.0)
    }

    /// Every step; what is not listed is refused (各步骤).
    async fn steps(&self) -> Vec<ConsultationStep> {
        self.0.steps.iter().map(|step| ConsultationStep { table: self.0, step }).collect()
    }
}

/// Returns the stages of a format, in order.
pub(super) fn stages(table: &'static rows::Format) -> Vec<ConsultationStage> {
    table.stages.iter().map(ConsultationStage).collect()
}

/// Returns the steps that the asker may take now.
pub(super) fn next_steps(ctx: &Context<'_>, row: &rows::Consultation) -> Vec<ConsultationStep> {
    let table = rows::Format::of(row.format);
    rows::next_steps(ctx.actor(), row).into_iter().map(|step| ConsultationStep { table, step }).collect()
}

/// Reads the formats.
#[derive(Default)]
pub struct ConsultationFormatQuery;

#[Object]
impl ConsultationFormatQuery {
    /// How consultations of each format go, for everybody (各类协商的规程).
    async fn consultation_processes(&self) -> Result<Vec<ConsultationProcess>> {
        let formats = domain::enums::ConsultationFormat::ALL.iter();
        Ok(formats.map(|format| ConsultationProcess(rows::Format::of(*format))).collect())
    }
}
