//! The official letter of response (答复函) as a Word document (domain.md §2.2).

use docx_rs::Docx;
use domain::enums::ResponseStatus;
use domain::response::letter::Letter;

use super::style::{both_ends, date, line, page, paragraph, remark, right, title};

/// Lays a letter out.
pub(super) fn document(letter: &Letter) -> Docx {
    let head = &letter.response.head;
    let mut document = page()
        .add_paragraph(right(&format!("{}类", letter.outcome_letter), 0))
        .add_paragraph(both_ends(&head.letter_no, &format!("签发人：{}", head.signatory)))
        .add_paragraph(line(""))
        .add_paragraph(title(&letter.title));
    for text in remarks(letter) {
        document = document.add_paragraph(remark(&text));
    }
    document = document.add_paragraph(line("")).add_paragraph(line(&format!("{}：", letter.addressees)));
    if let Some((number, reason)) = &letter.corrects {
        let why = reason.as_ref().map(|reason| format!("更正理由：{reason}")).unwrap_or_default();
        document = document.add_paragraph(paragraph(&format!("本函更正{number}。{why}")));
    }
    let texts = without_greeting(&letter.body, &letter.addressees).lines().filter(|text| !text.trim().is_empty());
    document = texts.fold(document, |document, text| document.add_paragraph(paragraph(text.trim())));
    if !letter.assisting.is_empty() {
        let units = format!("主办单位：{}；会办单位：{}", letter.department, letter.assisting.join("、"));
        document = document.add_paragraph(paragraph(&units));
    }
    document = document
        .add_paragraph(line(""))
        .add_paragraph(right(&letter.department, 2))
        .add_paragraph(right(&date(head.issued_on), 4))
        .add_paragraph(line(""));
    endings(letter).iter().fold(document, |document, text| document.add_paragraph(line(text)))
}

/// The letter greets all whom it is addressed to; a text that begins with a greeting of its own does not do so again.
fn without_greeting<'body>(body: &'body str, addressees: &str) -> &'body str {
    let Some((first, rest)) = body.split_once('\n') else { return body };
    let greeted = first.trim().strip_suffix(['：', ':']);
    // A sentence may end so too.
    let is_short = |who: &str| who.chars().count() <= 30 && !who.contains(['，', '。', '；', '《']);
    let is_greeting = greeted.is_some_and(|who| who == addressees || who.ends_with("委员") && is_short(who));
    if is_greeting { rest } else { body }
}

/// What a reader must know of a letter that is not the last word.
fn remarks(letter: &Letter) -> Vec<String> {
    let is_delivered = letter.response.head.status == ResponseStatus::Approved;
    let draft = (!is_delivered).then(|| "（未经审核，不得外发）".to_owned());
    let superseded = letter.superseded_by.as_ref().map(|number| format!("（本函已由{number}替代）"));
    draft.into_iter().chain(superseded).collect()
}

/// The lines below the signature; those of contact and publicity are for insiders.
fn endings(letter: &Letter) -> Vec<String> {
    let head = &letter.response.head;
    let contact = letter.response.contact.as_ref().map(|contact| match &contact.phone {
        Some(phone) => format!("联系人：{}　联系电话：{phone}", contact.person),
        None => format!("联系人：{}", contact.person),
    });
    let publicity = head.publicity.map(|publicity| format!("公开属性：{}", publicity.zh()));
    let copies = head.copies_to.as_ref().map(|copies| format!("抄送：{copies}"));
    contact.into_iter().chain(publicity).chain(copies).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_greeted_twice() {
        let texts = [
            ("林义委员：\n您的建议收悉。", "您的建议收悉。"),
            ("市工商联：\n你们的提案收悉。", "你们的提案收悉。"),
            ("您的建议收悉，现答复如下：\n一、已办。", "您的建议收悉，现答复如下：\n一、已办。"),
            ("您的建议收悉。\n现答复如下：\n一、已办。", "您的建议收悉。\n现答复如下：\n一、已办。"),
            ("现答复如下：", "现答复如下："),
            ("您的建议收悉，并已抄送各位委员：\n一、已办。", "您的建议收悉，并已抄送各位委员：\n一、已办。"),
            ("", ""),
        ];
        for (body, printed) in texts {
            assert_eq!(without_greeting(body, "市工商联"), printed);
        }
    }
}
