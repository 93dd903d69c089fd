//! The official letter (答复函) around a response: its title, the letter of its outcome, and whom it addresses.

use entities::enums::{ProposerStatus, ResponseKind, UnitRole};
use entities::ids::{ResponseId, SuggestionId};

use super::{Response, by_ids, of_suggestions, superseding, texts};
use crate::actor::Actor;
use crate::app::App;
use crate::assignment::{self, Assignment};
use crate::error::{Error, Result};
use crate::merge;
use crate::suggestion::{self, Proposer, Suggestion, citation};
use crate::{department, rules};

/// A letter as it is printed, made out to the proposers of one suggestion.
#[derive(Debug, Clone)]
pub struct Letter {
    /// The response, without contact data for outsiders.
    pub response: Response,
    /// The text, as the asker may read it.
    pub body: String,
    /// The title.
    pub title: String,
    /// Whom it addresses (称谓).
    pub addressees: String,
    /// Who answers, by the name as printed.
    pub department: String,
    /// What the committee prints for its outcome (类别标记).
    pub outcome_letter: String,
    /// Who assists.
    pub assisting: Vec<String>,
    /// The number of the letter it corrects, and why as far as the asker may know.
    pub corrects: Option<(String, Option<String>)>,
    /// The number of the letter that has taken its place.
    pub superseded_by: Option<String>,
}

/// Gathers a letter for an asker, made out to the proposers of the suggestion it answers, or of another one `of` those
/// that it answers.
///
/// # Errors
///
/// `NOT_FOUND` for what is absent or hidden, and for a suggestion that the response does not answer.
pub async fn load(app: &App, actor: &Actor, id: ResponseId, of: Option<SuggestionId>) -> Result<Letter> {
    let response = by_ids(app, actor, &[id]).await?.remove(&id).ok_or(Error::not_found())?;
    let body = texts(app, actor, &[id]).await?.remove(&id).ok_or(Error::not_found())?.body;
    let main = response.head.suggestion_id;
    let case = suggestion::by_ids(app, actor, &[main]).await?.remove(&main).ok_or(Error::not_found())?;
    let beside = of_suggestions(app, actor, &[&case]).await?.remove(&main).unwrap_or_default();
    let corrected = response.correction.as_ref().and_then(|correction| {
        let earlier = beside.iter().find(|earlier| earlier.head.id == correction.corrected)?;
        Some((earlier.head.letter_no.clone(), correction.reason.clone()))
    });
    let units = assignment::handling(app, actor, main).await?;
    let (department, assisting) = departments(app, actor, &response, &units).await?;
    let outcome_letter = outcome_letter(app, actor, &response, &units).await?;
    let about = addressed(app, actor, case, of).await?;
    let proposers = suggestion::proposers_of(app, &[&about]).await?.remove(&about.head.id).unwrap_or_default();
    let agreed: Vec<_> = proposers.into_iter().filter(|row| row.status == ProposerStatus::Agreed).collect();
    let case_title = citation::of(app, actor, &about.head).await?;
    let own = response.head.title.clone().filter(|_| about.head.id == main);

    Ok(Letter {
        body,
        title: own.unwrap_or_else(|| title(response.head.kind, case_title.as_deref(), &about.head.title)),
        addressees: addressees(&agreed),
        department,
        outcome_letter,
        assisting,
        corrects: corrected,
        superseded_by: superseding(&beside, id).map(|later| later.head.letter_no.clone()),
        response,
    })
}

/// Finds the suggestion that a letter about `case` is made out to.
async fn addressed(app: &App, actor: &Actor, case: Suggestion, of: Option<SuggestionId>) -> Result<Suggestion> {
    match of {
        Some(other) if other != case.head.id => {
            let mut parts = merge::answered(app, actor, &[&case]).await?;
            let mut parts = parts.remove(&case.head.id).unwrap_or_default().into_iter().map(|part| part.suggestion);
            parts.find(|part| part.head.id == other).ok_or(Error::not_found())
        }
        _ => Ok(case),
    }
}

/// Returns the names of the department that answers and of those that assist it.
async fn departments(
    app: &App,
    actor: &Actor,
    response: &Response,
    units: &[Assignment],
) -> Result<(String, Vec<String>)> {
    let ids: Vec<_> = units.iter().map(|unit| unit.department_id).chain([response.head.department_id]).collect();
    let departments = department::by_ids(app, actor, &ids).await?;
    let name = |id| departments.get(&id).map(|row| row.name.clone()).unwrap_or_default();
    let assisting = units.iter().filter(|unit| unit.role == UnitRole::Assist).map(|unit| name(unit.department_id));
    Ok((name(response.head.department_id), assisting.collect()))
}

/// Returns what is printed for an outcome under the rules that the department's part began under.
async fn outcome_letter(app: &App, actor: &Actor, response: &Response, units: &[Assignment]) -> Result<String> {
    let unit = units.iter().find(|unit| unit.id == response.head.assignment_id).ok_or(Error::not_found())?;
    let version = rules::by_ids(app, actor, &[unit.rules_id]).await?.remove(&unit.rules_id);
    Ok(version.ok_or(Error::not_found())?.rules.outcome_letters.of(response.head.outcome).to_owned())
}

/// Makes the title of a letter whose department wrote none: of the case as it is cited, or of the subject of a
/// suggestion that has no case number.
pub fn title(kind: ResponseKind, case_title: Option<&str>, subject: &str) -> String {
    let what = match kind {
        ResponseKind::Full | ResponseKind::Superseding => "答复",
        ResponseKind::Holding => "阶段性答复",
        ResponseKind::Correcting => "更正答复",
    };
    match case_title {
        Some(cited) => format!("关于{cited}的{what}"),
        None => format!("关于“{subject}”的{what}"),
    }
}

/// Writes whom a letter addresses (称谓): the members by name, then the bodies.
pub fn addressees(proposers: &[Proposer]) -> String {
    let (members, bodies): (Vec<_>, Vec<_>) = proposers.iter().partition(|row| row.member_id.is_some());
    let names = |rows: &[&Proposer]| rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>().join("、");
    let members = Some(names(&members)).filter(|names| !names.is_empty()).map(|names| format!("{names}委员"));
    let bodies = Some(names(&bodies)).filter(|names| !names.is_empty());
    members.into_iter().chain(bodies).collect::<Vec<_>>().join("，")
}

#[cfg(test)]
mod tests {
    use entities::enums::{ProposerRole, ProposerStatus};
    use entities::ids::MemberId;
    use uuid::Uuid;

    use super::*;

    fn proposer(name: &str, is_member: bool) -> Proposer {
        Proposer {
            id: Uuid::nil().into(),
            suggestion_id: Uuid::nil().into(),
            position: 1,
            role: ProposerRole::Lead,
            status: ProposerStatus::Agreed,
            name: name.into(),
            member_id: is_member.then_some(MemberId(Uuid::nil())),
            invited_at: None,
            answer_by: None,
            answered_at: None,
            via_suggestion_id: None,
            account_id: None,
        }
    }

    #[test]
    fn members_are_addressed_as_such_and_bodies_by_their_name() {
        let (lin, xie, body) = (proposer("林义", true), proposer("解景瑞", true), proposer("市工商联", false));

        assert_eq!(addressees(&[lin.clone(), xie.clone()]), "林义、解景瑞委员");
        assert_eq!(addressees(std::slice::from_ref(&body)), "市工商联");
        assert_eq!(addressees(&[lin, xie, body]), "林义、解景瑞委员，市工商联");
    }

    #[test]
    fn a_title_names_the_case_or_the_subject() {
        let case = Some("石嘴山市政协十一届一次会议第12号提案");

        assert_eq!(title(ResponseKind::Full, case, ""), "关于石嘴山市政协十一届一次会议第12号提案的答复");
        assert_eq!(title(ResponseKind::Holding, None, "加装电梯"), "关于“加装电梯”的阶段性答复");
    }
}
