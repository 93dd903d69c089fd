//! Loads annual plans with their approvals, and ledgers with their lines.

use domain::annual_plan::{self, Advance, Create, NewItem};
use domain::ledger::{self, NewLine, Value};
use domain::{App, Call};

use super::Stop;
use super::data::{Ledger, LedgerLine, Plan, PlanItem, PlanStep};
use super::names::Names;

pub(super) async fn draft(app: &App, plan: &Plan, names: &mut Names) -> Result<(), Stop> {
    let actor = names.actors.get(&plan.created_by)?;
    let input = Create {
        committee: names.committees.get(&plan.committee)?,
        year: plan.year,
        title: plan.title.clone(),
        document_no: plan.document_no.clone(),
        items: plan.items.iter().map(|given| item(given, names)).collect::<Result<_, _>>()?,
    };
    let id = annual_plan::create(app, &actor, &Call::default(), input).await?;
    let made = annual_plan::items_of(app, &actor, &[id]).await?.remove(&id).unwrap_or_default();
    for (given, made) in plan.items.iter().zip(made) {
        if let Some(consultation) = &given.consultation {
            names.plan_items.put(consultation, made.row.id)?;
        }
    }
    names.plans.put(&plan.key, id)
}

fn item(given: &PlanItem, names: &Names) -> Result<NewItem, Stop> {
    Ok(NewItem {
        topic: given.topic.clone(),
        format: given.format,
        organizer: names.special_committees.maybe(given.organizer.as_ref())?,
        organizer_name: Some(given.organizer_name.clone()),
        month: given.month,
        leader: given.leader.clone(),
        departments: names.departments.each(&given.departments)?,
    })
}

pub(super) async fn advance(app: &App, plan: &Plan, step: &PlanStep, names: &Names) -> Result<(), Stop> {
    let input = Advance {
        id: names.plans.get(&plan.key)?,
        to: step.status,
        on: Some(step.on),
        body: step.body.clone(),
        document_no: None,
        reason: None,
    };
    annual_plan::advance(app, &names.actors.get(&step.by)?, &Call::default(), input).await?;
    Ok(())
}

pub(super) async fn keep(app: &App, given: &Ledger, names: &Names) -> Result<(), Stop> {
    let actor = names.actors.get(&given.created_by)?;
    let input = ledger::Create {
        committee: names.committees.get(&given.committee)?,
        year: given.year,
        season: None,
        title: given.title.clone(),
        reported_by: given.reported_by.clone(),
        consultation: names.consultations.maybe(given.consultation.as_ref())?,
    };
    let id = ledger::create(app, &actor, &Call::default(), input).await?;
    for line in &given.lines {
        let (label, unit, value) = (line.label.clone(), line.unit.clone(), value(line));
        let line = NewLine { ledger: id, label, unit, measure: None, format: None, contract_kind: None, value };
        ledger::record(app, &actor, &Call::default(), line).await?;
    }
    if given.is_public {
        ledger::publish(app, &actor, &Call::default(), id).await?;
    }
    Ok(())
}

fn value(line: &LedgerLine) -> Value {
    Value {
        target: line.target,
        target_is_approximate: false,
        amount: Some(line.amount),
        is_approximate: line.is_approximate,
        reported_share: line.reported_share.clone(),
        source_note: None,
        as_of: line.as_of,
    }
}
