//! The four parameters of a GraphQL request, from a JSON body or from an address.

use async_graphql::Variables;
use axum::extract::Query;
use http::Uri;
use serde_json::{Map, Value};

use super::refusal::Refusal;

/// The parameters that are used. `extensions` has to be an object and is not read further.
#[derive(Debug)]
pub(super) struct Params {
    pub(super) query: String,
    pub(super) operation_name: Option<String>,
    pub(super) variables: Variables,
}

impl Params {
    /// Reads the body of a POST.
    pub(super) fn from_body(body: &[u8]) -> Result<Self, Refusal> {
        match serde_json::from_slice(body).map_err(|_| Refusal::Json)? {
            Value::Object(members) => Self::from_members(members),
            Value::Array(_) => Err(Refusal::Batch),
            _ => Err(Refusal::Json),
        }
    }

    /// Reads the address of a GET, in which `variables` and `extensions` are JSON of their own.
    pub(super) fn from_address(address: &Uri) -> Result<Self, Refusal> {
        let Query(pairs) = Query::<Vec<(String, String)>>::try_from_uri(address).map_err(|_| Refusal::Query)?;
        let mut members = Map::new();
        for (name, value) in pairs {
            let value = match name.as_str() {
                "variables" | "extensions" if value.is_empty() => Value::Null,
                "variables" | "extensions" => serde_json::from_str(&value).map_err(|_| Refusal::Json)?,
                _ => Value::String(value),
            };
            members.insert(name, value);
        }
        Self::from_members(members)
    }

    /// Reads the members of an object.
    pub(super) fn from_members(mut members: Map<String, Value>) -> Result<Self, Refusal> {
        let mut take = |name: &str| members.remove(name).unwrap_or(Value::Null);

        let Value::String(query) = take("query") else { return Err(Refusal::Query) };
        let operation_name = match take("operationName") {
            Value::Null => None,
            Value::String(name) => Some(name).filter(|name| !name.is_empty()),
            _ => return Err(Refusal::OperationName),
        };
        let variables = match take("variables") {
            Value::Null => Variables::default(),
            value @ Value::Object(_) => Variables::from_json(value),
            _ => return Err(Refusal::Variables),
        };
        if !matches!(take("extensions"), Value::Null | Value::Object(_)) {
            return Err(Refusal::Extensions);
        }

        Ok(Self { query, operation_name, variables })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_carries_all_parameters() {
        let address =
            "/graphql?query=query%20A%20%7B%20a%20%7D&operationName=A&variables=%7B%22n%22%3A1%7D&extensions=";
        let params = Params::from_address(&address.parse().unwrap()).unwrap();
        assert_eq!((params.query.as_str(), params.operation_name.as_deref()), ("query A { a }", Some("A")));
        assert_eq!(params.variables.get("n").unwrap().to_string(), "1");
    }

    #[test]
    fn an_address_without_a_query_or_with_broken_json_is_refused() {
        let refusal = |address: &str| Params::from_address(&address.parse().unwrap()).unwrap_err();
        assert_eq!(refusal("/graphql"), Refusal::Query);
        assert_eq!(refusal("/graphql?query={a}&variables={"), Refusal::Json);
        assert_eq!(refusal("/graphql?query={a}&variables=[]"), Refusal::Variables);
    }

    #[test]
    fn deeply_nested_variables_are_refused_not_recursed_into() {
        let deep = format!(r#"{{"query":"{{a}}","variables":{{"v":{}}}}}"#, "[".repeat(100_000));
        assert_eq!(Params::from_body(deep.as_bytes()).unwrap_err(), Refusal::Json);
    }
}
