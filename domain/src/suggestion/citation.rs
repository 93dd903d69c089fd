//! How a case is cited: committee, term, plenary and number (案号全称).

use super::Head;
use crate::actor::Actor;
use crate::app::App;
use crate::committee;
use crate::error::Result;

const DIGITS: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// Writes 石嘴山市政协十一届一次会议第12号提案.
pub fn of_case(committee: &str, term: i32, plenary: i32, number: i32) -> String {
    format!("{}第{number}号提案", of_plenary(committee, term, plenary))
}

/// Writes 石嘴山市政协十一届.
pub fn of_term(committee: &str, term: i32) -> String {
    format!("{committee}{}届", in_words(term))
}

/// Writes 石嘴山市政协十一届一次会议.
pub fn of_plenary(committee: &str, term: i32, plenary: i32) -> String {
    format!("{}{}次会议", of_term(committee, term), in_words(plenary))
}

/// Writes the case of a suggestion as it is cited; none where it has no case number.
pub async fn of(app: &App, actor: &Actor, head: &Head) -> Result<Option<String>> {
    let (Some(plenary), Some(number)) = (head.plenary_number, head.case_no) else { return Ok(None) };
    let committees = committee::by_ids(app, actor, &[head.committee_id]).await?;
    let terms = committee::terms_by_ids(app, actor, &[head.term_id]).await?;
    let named = committees.get(&head.committee_id).zip(terms.get(&head.term_id));
    Ok(named.map(|(committee, term)| of_case(&committee.name, term.number, plenary, number)))
}

/// Writes a number below 100 as it is read; others in digits.
fn in_words(number: i32) -> String {
    let Some(number) = usize::try_from(number).ok().filter(|number| *number < 100) else { return number.to_string() };
    match (number / 10, number % 10) {
        (0, ones) => DIGITS[ones].to_owned(),
        (1, 0) => "十".to_owned(),
        (1, ones) => format!("十{}", DIGITS[ones]),
        (tens, 0) => format!("{}十", DIGITS[tens]),
        (tens, ones) => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_is_cited_as_offices_write_it() {
        assert_eq!(of_case("石嘴山市政协", 11, 1, 12), "石嘴山市政协十一届一次会议第12号提案");
    }

    #[test]
    fn numbers_are_written_as_they_are_read() {
        let written = [0, 9, 10, 14, 20, 35, 99, 100].map(in_words);

        assert_eq!(written, ["〇", "九", "十", "十四", "二十", "三十五", "九十九", "100"]);
    }
}
