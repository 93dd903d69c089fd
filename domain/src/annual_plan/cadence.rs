//! How far a plan has come, and what looks odd in it: warnings forbid nothing (domain.md §4.1, 18).

use std::collections::BTreeMap;

use entities::annual_plan_item::Model;
use entities::enums::{ConsultationFormat, ConsultationStatus, PlanItemState};

use super::Item;
use crate::lang::Lang;

/// How many bimonthly sessions a year has by rule; one more or less is common.
const BIMONTHLY_A_YEAR: usize = 6;

/// How many items of a plan have come how far, as far as the asker may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// All of them.
    pub items: usize,
    /// Those that have become a consultation which the asker may see.
    pub begun: usize,
    /// Those whose consultation has been held.
    pub held: usize,
    /// Those whose consultation is closed.
    pub closed: usize,
    /// Those that were dropped.
    pub dropped: usize,
}

impl Progress {
    /// Counts items as an asker sees them.
    pub fn of(items: &[Item]) -> Self {
        let count = |is_meant: &dyn Fn(&Item) -> bool| items.iter().filter(|item| is_meant(item)).count();
        let is_held = |status| entities::consultation::PUBLIC_STATUSES.contains(&status);
        Self {
            items: items.len(),
            begun: count(&|item| item.row.state == PlanItemState::Begun),
            held: count(&|item| item.consultation.is_some_and(is_held)),
            closed: count(&|item| item.consultation == Some(ConsultationStatus::Closed)),
            dropped: count(&|item| item.row.state == PlanItemState::Dropped),
        }
    }
}

/// What looks odd in a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// There are many more or fewer bimonthly sessions than six; it tells how many.
    BimonthlyCount(usize),
    /// Two months have more than one bimonthly session; it tells the first of them and how many.
    BimonthlyCrowded(i32, usize),
    /// Items have the same topic.
    TopicRepeated(String),
}

impl Warning {
    /// Returns the warning in words.
    pub fn message(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::BimonthlyCount(count), Lang::Zh) => {
                format!("双月协商座谈会每年 6 次左右，本计划列有 {count} 次")
            }
            (Self::BimonthlyCount(count), Lang::En) => {
                format!("there are about six bimonthly sessions a year; this plan has {count}")
            }
            (Self::BimonthlyCrowded(month, count), Lang::Zh) => {
                format!("{month} 月至 {} 月列有 {count} 次双月协商座谈会", month + 1)
            }
            (Self::BimonthlyCrowded(month, count), Lang::En) => {
                format!("there are {count} bimonthly sessions in months {month} and {}", month + 1)
            }
            (Self::TopicRepeated(topic), Lang::Zh) => format!("议题重复：{topic}"),
            (Self::TopicRepeated(topic), Lang::En) => format!("several items have the topic: {topic}"),
        }
    }
}

/// Returns what looks odd in the items of a plan. What was dropped is left out; a plan without bimonthly sessions is that
/// of a committee that holds none.
pub fn warnings<'a>(items: impl IntoIterator<Item = &'a Model>) -> Vec<Warning> {
    let standing: Vec<&Model> = items.into_iter().filter(|item| item.state != PlanItemState::Dropped).collect();
    let bimonthly: Vec<&&Model> = standing.iter().filter(|item| item.format == ConsultationFormat::Bimonthly).collect();
    let mut warnings = Vec::new();
    if !bimonthly.is_empty() && bimonthly.len().abs_diff(BIMONTHLY_A_YEAR) > 1 {
        warnings.push(Warning::BimonthlyCount(bimonthly.len()));
    }
    let mut pairs: BTreeMap<i32, usize> = BTreeMap::new();
    for month in bimonthly.iter().filter_map(|item| item.month) {
        *pairs.entry((month - 1) / 2 * 2 + 1).or_default() += 1;
    }
    let crowded = pairs.into_iter().filter(|(_, count)| *count > 1);
    warnings.extend(crowded.map(|(month, count)| Warning::BimonthlyCrowded(month, count)));
    let mut topics: BTreeMap<&str, usize> = BTreeMap::new();
    for item in &standing {
        *topics.entry(&item.topic).or_default() += 1;
    }
    let repeated = topics.into_iter().filter(|(_, count)| *count > 1);
    warnings.extend(repeated.map(|(topic, _)| Warning::TopicRepeated(topic.to_owned())));
    warnings
}

#[cfg(test)]
mod tests {
    use super::*;
    use entities::ids::{AnnualPlanId, AnnualPlanItemId};
    use uuid::Uuid;

    fn item(format: ConsultationFormat, month: Option<i32>, topic: &str) -> Model {
        Model {
            id: AnnualPlanItemId(Uuid::nil()),
            plan_id: AnnualPlanId(Uuid::nil()),
            position: 1,
            topic: topic.to_owned(),
            format,
            organizer_id: None,
            organizer_name: "社会治理委员会".to_owned(),
            month,
            leader: None,
            state: PlanItemState::Planned,
            consultation_id: None,
            drop_reason: None,
        }
    }

    fn bimonthly(months: &[i32]) -> Vec<Model> {
        let one = |month: &i32| item(ConsultationFormat::Bimonthly, Some(*month), &format!("议题{month}"));
        months.iter().map(one).collect()
    }

    #[test]
    fn a_session_every_two_months_is_as_it_should_be() {
        for months in [&[1, 3, 5, 7, 9, 11][..], &[2, 4, 6, 8, 10, 12], &[3, 5, 7, 9, 11], &[]] {
            assert_eq!(warnings(&bimonthly(months)), [], "{months:?}");
        }
    }

    #[test]
    fn too_few_too_many_and_too_close_sessions_are_told() {
        assert_eq!(warnings(&bimonthly(&[2, 5])), [Warning::BimonthlyCount(2)]);
        assert_eq!(warnings(&bimonthly(&[1, 3, 4, 7, 9, 11])), [Warning::BimonthlyCrowded(3, 2)]);
        let monthly: Vec<i32> = (1..=8).collect();
        let told = warnings(&bimonthly(&monthly));
        assert_eq!(told[0], Warning::BimonthlyCount(8));
        assert_eq!(told[1..], [1, 3, 5, 7].map(|month| Warning::BimonthlyCrowded(month, 2)));
    }

    #[test]
    fn a_topic_that_stands_twice_is_told_unless_one_was_dropped() {
        let twice = vec![
            item(ConsultationFormat::Thematic, None, "物业服务"),
            item(ConsultationFormat::Research, Some(4), "物业服务"),
        ];
        assert_eq!(warnings(&twice), [Warning::TopicRepeated("物业服务".to_owned())]);

        let mut dropped = twice;
        dropped[0].state = PlanItemState::Dropped;
        assert_eq!(warnings(&dropped), []);
    }

    #[test]
    fn progress_counts_what_the_asker_sees() {
        let seen = |state, consultation| Item {
            row: Model { state, ..item(ConsultationFormat::Thematic, None, "议题") },
            consultation,
            is_insider: false,
        };
        let items = [
            seen(PlanItemState::Planned, None),
            seen(PlanItemState::Begun, Some(ConsultationStatus::Scheduled)),
            seen(PlanItemState::Begun, Some(ConsultationStatus::Held)),
            seen(PlanItemState::Begun, Some(ConsultationStatus::Closed)),
            seen(PlanItemState::Dropped, None),
        ];

        assert_eq!(Progress::of(&items), Progress { items: 5, begun: 3, held: 2, closed: 1, dropped: 1 });
    }
}
