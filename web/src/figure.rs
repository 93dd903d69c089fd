//! Figures as pages write them: thousands apart, and approximate ones said to be so.

use crate::lang::Lang;

/// Writes a figure as the source gives it.
pub(crate) fn amount(amount: f64, unit: &str, is_approximate: bool, lang: Lang) -> String {
    let number = grouped(amount);
    match (lang, is_approximate) {
        (Lang::Zh, true) => format!("约 {number} {unit}"),
        (Lang::En, true) => format!("about {number} {unit}"),
        (_, false) => format!("{number} {unit}"),
    }
}

/// Writes how many there are of what is counted.
pub(crate) fn count(count: i64, unit: &str, is_approximate: bool, lang: Lang) -> String {
    #[expect(clippy::cast_precision_loss, reason = "nobody counts that far")]
    let figure = count as f64;
    amount(figure, unit, is_approximate, lang)
}

/// Writes by how much something changed, with its sign.
pub(crate) fn change(amount: f64, unit: &str) -> String {
    let sign = if amount > 0.0 { "+" } else { "" };
    format!("{sign}{} {unit}", grouped(amount))
}

/// Writes a number with its thousands apart.
fn grouped(amount: f64) -> String {
    let text = amount.to_string();
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), ""), |(whole, rest)| (whole, rest));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if rest.is_empty() { format!("{sign}{grouped}") } else { format!("{sign}{grouped}.{rest}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        let written = [0.0, 999.0, 1_000.0, 1_234_567.5, -12_345.0].map(grouped);

        assert_eq!(written, ["0", "999", "1,000", "1,234,567.5", "-12,345"]);
    }

    #[test]
    fn what_is_approximate_is_said_to_be_so() {
        assert_eq!(amount(18.5, "亩", true, Lang::Zh), "约 18.5 亩");
        assert_eq!(amount(18.5, "亩", true, Lang::En), "about 18.5 亩");
        assert_eq!(count(1_200, "户", false, Lang::Zh), "1,200 户");
    }

    #[test]
    fn a_change_shows_its_sign() {
        let told = [300.0, 0.0, -1_250.0].map(|amount| change(amount, "元"));

        assert_eq!(told, ["+300 元", "0 元", "-1,250 元"]);
    }
}
