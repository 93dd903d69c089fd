//! The clocks of one case as of a day, computed from its facts alone.

use chrono::NaiveDate;
use entities::ambient::date_in_china;
use entities::enums::{DeadlineKind, SuggestionKind, UnitRole};
use entities::ids::AssignmentId;
use entities::suggestion::Head;
use entities::{assignment, deadline_extension};

use super::facts::Facts;
use super::term::{Term, turns};
use super::{Deadline, Extension, StartEvent};
use crate::calendar::Calendar;
use crate::rules::Version;

/// A clock about to be computed.
pub(super) struct Clock<'a> {
    pub(super) kind: DeadlineKind,
    pub(super) unit: Option<(AssignmentId, entities::ids::DepartmentId)>,
    pub(super) start: StartEvent,
    pub(super) starts_on: NaiveDate,
    pub(super) version: &'a Version,
    pub(super) extensions: Vec<Extension>,
    pub(super) met_on: Option<NaiveDate>,
    /// The day from which the duty no longer matters.
    pub(super) ends_on: Option<NaiveDate>,
}

impl Clock<'_> {
    /// Computes it as of a day.
    pub(super) fn told(self, calendar: &Calendar, as_of: NaiveDate) -> Deadline {
        let term = Term::of(self.kind, &self.version.rules);
        let (base_due_on, counted) = term.due(self.starts_on, calendar);
        let due_on = self.extensions.iter().map(|it| it.due_on).fold(base_due_on, NaiveDate::max);
        let has_ended = self.ends_on.is_some_and(|day| day <= as_of);
        // Nobody learns of an evaluation while another proposer may still give one.
        let is_told = self.kind != DeadlineKind::Evaluation || has_ended || as_of > due_on;
        let met_on = self.met_on.filter(|day| is_told && *day <= as_of);
        // To hand a case back is a right and no duty: it runs out, and nobody is late with it.
        let has_lapsed = self.kind == DeadlineKind::HandBack && as_of > due_on;
        let is_running = met_on.is_none() && !has_ended && !has_lapsed;
        Deadline {
            kind: self.kind,
            assignment: self.unit.map(|(assignment, _)| assignment),
            department: self.unit.map(|(_, department)| department),
            start: self.start,
            starts_on: self.starts_on,
            term,
            rules_number: self.version.number,
            counted,
            base_due_on,
            extensions: self.extensions,
            due_on,
            met_on,
            is_running,
            is_overdue: is_running && as_of > due_on,
            days_left: (due_on - as_of).num_days(),
        }
    }
}

impl Facts {
    /// Returns the clocks of a case that had started by a day, in the order of the process.
    pub(crate) fn clocks(&self, head: &Head, as_of: NaiveDate) -> Vec<Deadline> {
        let national = Calendar::default();
        self.clocks_in(self.calendars.get(&head.committee_id).unwrap_or(&national), head, as_of)
    }

    /// The same in another calendar.
    pub(crate) fn clocks_in(&self, calendar: &Calendar, head: &Head, as_of: NaiveDate) -> Vec<Deadline> {
        let units = self.units.get(&head.id).into_iter().flatten();
        let mut units: Vec<_> = units.filter(|unit| unit.assigned_on <= as_of).collect();
        let first = units.iter().map(|unit| unit.assigned_on).min();
        // Who has handed the case back owes nothing from that day on.
        units.retain(|unit| self.handed_back.get(&unit.id).is_none_or(|day| as_of < *day));
        let mut clocks = Vec::new();
        for unit in &units {
            let start = if Some(unit.assigned_on) == first { StartEvent::Assigned } else { StartEvent::HandedOver };
            clocks.extend(self.of_unit(head, unit, start, as_of));
        }
        clocks.extend(self.of_case(head, &units, as_of).into_iter().flatten());
        let mut told: Vec<_> = clocks.into_iter().map(|clock| clock.told(calendar, as_of)).collect();
        told.sort_by_key(|clock| clock.kind);
        told
    }

    fn of_unit<'a>(
        &'a self,
        head: &Head,
        unit: &assignment::Model,
        start: StartEvent,
        as_of: NaiveDate,
    ) -> Vec<Clock<'a>> {
        let Some(version) = self.versions.get(&unit.rules_id) else { return Vec::new() };
        let signed_on = unit.signed_for_at.map(date_in_china);
        let clock = |kind, met_on| Clock {
            kind,
            unit: Some((unit.id, unit.department_id)),
            start,
            starts_on: unit.assigned_on,
            version,
            extensions: Vec::new(),
            met_on,
            ends_on: head.closed_at.map(date_in_china),
        };
        let hand_back = clock(DeadlineKind::HandBack, self.requests.get(&unit.id).copied());
        let replied_on = [self.letters.get(&unit.id), self.opinions.get(&unit.id)].into_iter().flatten().copied().min();
        // It may be asked for after signing too, but not after a reply.
        let hand_back = Clock { ends_on: replied_on.into_iter().chain(hand_back.ends_on).min(), ..hand_back };
        let mut clocks = vec![clock(DeadlineKind::SignFor, signed_on), hand_back];
        if unit.role == UnitRole::Assist {
            clocks.push(clock(DeadlineKind::AssistOpinion, self.opinions.get(&unit.id).copied()));
        }
        if unit.role.replies() {
            clocks.push(clock(DeadlineKind::FirstContact, self.contact_by(unit.id, as_of)));
            let turns = turns((unit.assigned_on, unit.round_started_on), unit.round, as_of);
            clocks.extend(turns.map(|turn| Clock {
                start: turn.start.unwrap_or(start),
                starts_on: turn.starts_on,
                extensions: self.extensions_by(unit.id, turn.round, as_of),
                ..clock(turn.kind, self.answers.get(&(unit.id, turn.round)).copied())
            }));
        }
        clocks
    }

    /// The proposers' time to evaluate and the office's to publish, once everybody whom the round began for has answered.
    fn of_case<'a>(&'a self, head: &Head, units: &[&assignment::Model], as_of: NaiveDate) -> [Option<Clock<'a>>; 2] {
        let answering: Vec<_> = units.iter().filter(|unit| unit.role.replies()).collect();
        let mut of_round = answering.iter().filter(|unit| unit.round == head.round);
        let has_begun = of_round.all(|unit| unit.round_started_on <= as_of);
        let round = if has_begun { head.round } else { head.round - 1 };
        let days: Option<Vec<_>> = answering.iter().map(|unit| self.answered_on(unit, round)).collect();
        let delivered_on = days.and_then(|days| days.into_iter().max()).filter(|day| *day <= as_of);
        let version = answering.first().and_then(|unit| self.versions.get(&unit.rules_id));
        let (Some(starts_on), Some(version)) = (delivered_on, version) else { return [None, None] };
        let clock = |kind, met_on, ends_on| Clock {
            kind,
            unit: None,
            start: StartEvent::Delivered,
            starts_on,
            version,
            extensions: Vec::new(),
            met_on,
            ends_on,
        };
        let evaluated_on = self.verdicts.get(&(head.id, round)).copied();
        let evaluation = clock(DeadlineKind::Evaluation, evaluated_on, head.closed_at.map(date_in_china));
        let may_publish = head.consents_to_publication && head.kind != SuggestionKind::SocialOpinion;
        let publishing = clock(DeadlineKind::Publishing, head.published_at.map(date_in_china), None);
        [Some(evaluation), Some(publishing).filter(|_| may_publish)]
    }

    /// The day of a unit's answer that stands in a round: of the one it owes there, or else of its latest before.
    fn answered_on(&self, unit: &assignment::Model, round: i32) -> Option<NaiveDate> {
        let earliest = if unit.round == round { round } else { 1 };
        (earliest..=round).rev().find_map(|round| self.answers.get(&(unit.id, round)).copied())
    }

    /// The first contact that was known by a day.
    fn contact_by(&self, unit: AssignmentId, as_of: NaiveDate) -> Option<NaiveDate> {
        let known = self.contacts.get(&unit)?.iter().filter(|(_, recorded_on)| *recorded_on <= as_of);
        known.map(|(held_on, _)| *held_on).min()
    }

    fn extensions_by(&self, unit: AssignmentId, round: i32, as_of: NaiveDate) -> Vec<Extension> {
        let of_round = |row: &&deadline_extension::Model| row.round == round && date_in_china(row.created_at) <= as_of;
        let rows = self.extensions.get(&unit).into_iter().flatten().filter(of_round);
        rows.map(|row| Extension {
            original_due_on: row.original_due_on,
            due_on: row.due_on,
            approver: Some(row.approver_name.clone()),
            reason: Some(row.reason.clone()),
            at: row.created_at,
        })
        .collect()
    }
}
