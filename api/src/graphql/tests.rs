//! Tests of the schema as a whole.

use serde_json::Value;

use super::*;

const EVERYTHING: &str = "{ __schema { types { name description
    fields(includeDeprecated: true) { name description args { name description } }
    inputFields { name description } enumValues(includeDeprecated: true) { name description } } } }";

/// Returns every type of ours as clients see it.
async fn types() -> Vec<Value> {
    let answer = builder().finish().execute(EVERYTHING).await;
    let data = answer.into_result().expect("introspection needs no application").data.into_json().expect("JSON");
    let types = data["__schema"]["types"].as_array().expect("a list").clone();
    types.into_iter().filter(|of| !name(of).starts_with("__")).collect()
}

fn name(of: &Value) -> &str {
    of["name"].as_str().expect("a name")
}

fn parts<'a>(of: &'a Value, list: &str) -> impl Iterator<Item = &'a Value> {
    of[list].as_array().into_iter().flatten()
}

fn is_described(of: &Value) -> bool {
    of["description"].as_str().is_some_and(|text| !text.trim().is_empty())
}

#[tokio::test]
async fn everything_is_described() {
    let mut bare = Vec::new();
    for of in types().await {
        let is_known_to_all = ["Query", "Mutation", "ID"].contains(&name(&of));
        if !is_known_to_all && !is_described(&of) {
            bare.push(name(&of).to_owned());
        }
        for part in ["fields", "inputFields", "enumValues"].into_iter().flat_map(|list| parts(&of, list)) {
            if !is_described(part) {
                bare.push(format!("{}.{}", name(&of), name(part)));
            }
            let undescribed = parts(part, "args").filter(|arg| !is_described(arg));
            bare.extend(undescribed.map(|arg| format!("{}.{}({})", name(&of), name(part), name(arg))));
        }
    }

    assert_eq!(bare, Vec::<String>::new());
}

#[tokio::test]
async fn every_enum_value_carries_its_chinese_term() {
    let is_chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let types = types().await;
    let ours = types.iter().filter(|of| !name(of).starts_with("__"));
    let values = ours.flat_map(|of| parts(of, "enumValues").map(move |value| (name(of), value)));
    let bare: Vec<_> = values
        .filter(|(_, value)| !value["description"].as_str().is_some_and(is_chinese))
        .map(|(of, value)| format!("{of}.{}", name(value)))
        .collect();

    assert_eq!(bare, Vec::<String>::new());
}

#[tokio::test]
async fn every_mutation_takes_one_input_and_can_be_repeated_safely() {
    let types = types().await;
    let mutation = types.iter().find(|of| name(of) == "Mutation").expect("the root");
    let sign_in = ["signIn", "refreshToken", "signOut", "changePassword"];
    for field in parts(mutation, "fields") {
        let arguments: Vec<_> = parts(field, "args").map(name).collect();
        assert_eq!(arguments, ["input"], "{}", name(field));

        let mut letters = name(field).chars();
        let first = letters.next().expect("a letter").to_ascii_uppercase();
        let input = format!("{first}{}Input", letters.as_str());
        let input = types.iter().find(|of| name(of) == input).expect("an input of the mutation's name");
        let is_repeatable = parts(input, "inputFields").any(|part| name(part) == "idempotencyKey");
        assert_eq!(is_repeatable, !sign_in.contains(&name(field)), "{}", name(field));
    }
}

#[test]
fn the_enums_are_the_domains() {
    use async_graphql::resolver_utils::EnumType;
    use domain::enums as of_domain;

    fn texts<T: EnumType>() -> Vec<&'static str> {
        T::items().iter().map(|item| item.name).collect()
    }
    macro_rules! same {
        ($($name:ident)+) => {
            $(assert_eq!(
                texts::<enums::$name>(),
                of_domain::$name::ALL.iter().map(|value| value.as_str()).collect::<Vec<_>>(),
            );)+
        };
    }

    same! {
        CommitteeLevel Role DepartmentKind ConsultationFormat ConsultationStatus AgendaKind ParticipantRole
        SpeechDelivery SpeechSlot SpeechStatus ReportStatus OutcomeKind SuggestionKind ProposerType SubmissionPeriod
        SuggestionStatus DeclineGround ReviewDecision ProposerRole HandlingMode UnitRole AssignmentStatus ResponseKind
        ResponseStatus Publicity OutcomeCategory CommitmentState CommitmentVerdict FollowUpKind Satisfaction Disclosure
        SearchKind CouncilKind CouncilRole RaisedThrough MatterStage ContributionKind CouncilDocumentKind BargainingSide
        OfferSeason WagePeriod ContractKind ContractStatus
    }
}
