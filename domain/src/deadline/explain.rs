//! A deadline in words (计算说明): from when, by which rule, over which days, extended by whom.

use chrono::NaiveDate;
use entities::enums::DeadlineKind;

use super::{Deadline, StartEvent, TermUnit};
use crate::calendar::Passed;
use crate::lang::Lang;

impl Deadline {
    /// Says how the last day comes about.
    pub fn explanation(&self, lang: Lang) -> String {
        let mut words = self.basis(lang);
        let more = [self.skipped(lang), self.made_up(lang), self.unofficial(lang), self.extended(lang)];
        for part in more.into_iter().flatten() {
            words.push_str(lang.pick("；", "; "));
            words.push_str(&part);
        }
        words
    }

    fn basis(&self, lang: Lang) -> String {
        let (from, due, number) = (self.starts_on, self.base_due_on, self.rules_number);
        let (start, duty, count) = (start(self.start, lang), duty(self.kind, lang), self.term.count);
        match (lang, self.term.unit) {
            (Lang::Zh, TermUnit::Days) => {
                format!("{from} {start}，次日起算 {count} 日内{duty}，至 {due} 止（规则第 {number} 版）")
            }
            (Lang::Zh, TermUnit::WorkingDays) => {
                format!("{from} {start}，次日起算 {count} 个工作日内{duty}，至 {due} 止（规则第 {number} 版）")
            }
            (Lang::En, TermUnit::Days) => format!(
                "{start} on {from}, {duty} due within {count} days from the day after, by {due} (rules version {number})"
            ),
            (Lang::En, TermUnit::WorkingDays) => format!(
                "{start} on {from}, {duty} due within {count} working days from the day after, by {due} (rules version {number})"
            ),
        }
    }

    fn skipped(&self, lang: Lang) -> Option<String> {
        let weekends = self.counted.skipped.iter().filter(|it| it.name.is_none()).count();
        let mut parts = runs(&self.counted.skipped, lang);
        if weekends > 0 {
            parts.insert(0, said(lang, format!("周末 {weekends} 天"), format!("{weekends} days of week-ends")));
        }
        let all = parts.join(lang.pick("、", ", "));
        (!parts.is_empty()).then(|| said(lang, format!("不计{all}"), format!("not counting {all}")))
    }

    fn made_up(&self, lang: Lang) -> Option<String> {
        let all = runs(&self.counted.made_up, lang).join(lang.pick("、", ", "));
        (!all.is_empty())
            .then(|| said(lang, format!("计入调休上班：{all}"), format!("counting make-up working days: {all}")))
    }

    fn unofficial(&self, lang: Lang) -> Option<String> {
        let years: Vec<_> = self.counted.unofficial_years.iter().map(ToString::to_string).collect();
        let years = years.join(lang.pick("、", ", "));
        (!years.is_empty()).then(|| {
            said(
                lang,
                format!("{years} 年没有官方放假安排，只除周末"),
                format!("no official holidays are known for {years}, so only week-ends are left out"),
            )
        })
    }

    fn extended(&self, lang: Lang) -> Option<String> {
        let mut words = Vec::new();
        for extension in &self.extensions {
            let until = extension.due_on;
            let mut part = match (lang, &extension.approver) {
                (Lang::Zh, Some(name)) => format!("经{name}批准延期至 {until}"),
                (Lang::Zh, None) => format!("经批准延期至 {until}"),
                (Lang::En, Some(name)) => format!("extended to {until} with the approval of {name}"),
                (Lang::En, None) => format!("extended to {until} with approval"),
            };
            if let Some(reason) = &extension.reason {
                words_in_brackets(&mut part, reason, lang);
            }
            words.push(part);
        }
        (!words.is_empty()).then(|| words.join(lang.pick("；", "; ")))
    }
}

fn said(lang: Lang, zh: String, en: String) -> String {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

fn words_in_brackets(text: &mut String, words: &str, lang: Lang) {
    let (open, close) = lang.pick(("（", "）"), (" (", ")"));
    text.extend([open, words, close]);
}

fn start(event: StartEvent, lang: Lang) -> &'static str {
    match event {
        StartEvent::Assigned => lang.pick("交办", "assigned"),
        StartEvent::HandedOver => lang.pick("改交本单位", "handed over"),
        StartEvent::Delivered => lang.pick("答复送达", "reply delivered"),
        StartEvent::Reopened => lang.pick("退回重新办理", "reopened"),
    }
}

fn duty(kind: DeadlineKind, lang: Lang) -> &'static str {
    match kind {
        DeadlineKind::SignFor => lang.pick("签收", "signing for it"),
        DeadlineKind::HandBack => lang.pick("可申请退办", "a request to hand it back"),
        DeadlineKind::FirstContact => lang.pick("首次联系提案者", "first contact with the proposer"),
        DeadlineKind::AssistOpinion => lang.pick("提出会办意见", "opinion to the lead"),
        DeadlineKind::Reply => lang.pick("答复", "reply"),
        DeadlineKind::Rehandling => lang.pick("再次答复", "second reply"),
        DeadlineKind::Evaluation => lang.pick("评价", "evaluation"),
        DeadlineKind::Publishing => lang.pick("公开", "publication"),
    }
}

/// Names days that have a name, those that follow each other under one name together.
fn runs(days: &[Passed], lang: Lang) -> Vec<String> {
    let mut runs: Vec<(&str, NaiveDate, NaiveDate)> = Vec::new();
    for (day, name) in days.iter().filter_map(|it| Some((it.day, it.name.as_ref()?.text(lang)))) {
        match runs.last_mut() {
            Some((known, _, last)) if *known == name && last.succ_opt() == Some(day) => *last = day,
            _ => runs.push((name, day, day)),
        }
    }
    let told = runs.into_iter().map(|(name, first, last)| match (first == last, lang) {
        (true, _) => format!("{name} {first}"),
        (false, Lang::Zh) => format!("{name} {first} 至 {last}"),
        (false, Lang::En) => format!("{name} {first} to {last}"),
    });
    told.collect()
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use entities::ids::RulesId;
    use uuid::Uuid;

    use super::super::Extension;
    use super::super::clocks::Clock;
    use super::*;
    use crate::calendar::Calendar;
    use crate::rules::{Rules, Version};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date of the test")
    }

    fn told(kind: DeadlineKind, start: StartEvent, starts_on: &str, extensions: Vec<Extension>) -> Deadline {
        let from = day(starts_on);
        let version = Version { id: RulesId(Uuid::nil()), number: 1, effective_on: from, rules: Rules::default() };
        let clock = Clock {
            kind,
            unit: None,
            start,
            starts_on: from,
            version: &version,
            extensions,
            met_on: None,
            ends_on: None,
        };
        clock.told(&Calendar::default(), from)
    }

    #[test]
    fn calendar_days_need_no_more_than_their_rule() {
        let reply = told(DeadlineKind::Reply, StartEvent::Assigned, "2022-09-01", vec![]);

        let zh = "2022-09-01 交办，次日起算 90 日内答复，至 2022-11-30 止（规则第 1 版）";
        assert_eq!(reply.explanation(Lang::Zh), zh);
        let en = "assigned on 2022-09-01, reply due within 90 days from the day after, by 2022-11-30 (rules version 1)";
        assert_eq!(reply.explanation(Lang::En), en);
    }

    #[test]
    fn working_days_name_every_holiday_and_make_up_day() {
        let contact = told(DeadlineKind::FirstContact, StartEvent::Assigned, "2022-09-26", vec![]);

        assert_eq!(
            contact.explanation(Lang::Zh),
            "2022-09-26 交办，次日起算 15 个工作日内首次联系提案者，至 2022-10-20 止（规则第 1 版）；\
             不计周末 2 天、国庆节 2022-10-01 至 2022-10-07；计入调休上班：国庆节 2022-10-08 至 2022-10-09",
        );
        assert_eq!(
            contact.explanation(Lang::En),
            "assigned on 2022-09-26, first contact with the proposer due within 15 working days from the day after, by \
             2022-10-20 (rules version 1); not counting 2 days of week-ends, National Day 2022-10-01 to 2022-10-07; \
             counting make-up working days: National Day 2022-10-08 to 2022-10-09",
        );
    }

    #[test]
    fn a_year_without_official_data_is_said_to_be_one() {
        let contact = told(DeadlineKind::SignFor, StartEvent::HandedOver, "2027-03-01", vec![]);

        assert_eq!(
            contact.explanation(Lang::Zh),
            "2027-03-01 改交本单位，次日起算 5 个工作日内签收，至 2027-03-08 止（规则第 1 版）；不计周末 2 天；\
             2027 年没有官方放假安排，只除周末",
        );
    }

    #[test]
    fn an_extension_names_its_approver_and_reason_to_those_who_may_know() {
        let extension = Extension {
            original_due_on: day("2022-11-30"),
            due_on: day("2023-01-31"),
            approver: Some("督查室".into()),
            reason: Some("涉及多部门".into()),
            at: DateTime::UNIX_EPOCH,
        };
        let outer = Extension { approver: None, reason: None, ..extension.clone() };
        let inside = told(DeadlineKind::Reply, StartEvent::Assigned, "2022-09-01", vec![extension]);
        let outside = told(DeadlineKind::Reply, StartEvent::Assigned, "2022-09-01", vec![outer]);

        assert_eq!((inside.due_on, inside.base_due_on), (day("2023-01-31"), day("2022-11-30")));
        assert!(inside.explanation(Lang::Zh).ends_with("；经督查室批准延期至 2023-01-31（涉及多部门）"));
        assert!(outside.explanation(Lang::En).ends_with("; extended to 2023-01-31 with approval"));
    }
}
