//! The schema, and selections of everything that it has below a type.

use std::collections::{BTreeMap, BTreeSet};

use async_graphql::Positioned;
use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{
    BaseType, FieldDefinition, InputValueDefinition, ObjectType, Type, TypeDefinition, TypeKind, TypeSystemDefinition,
};

/// How many fields one document asks for at the most, below what the door lets in.
pub const MOST_FIELDS: usize = 1_800;

/// What is selected of an object: at once, and the same in parts.
pub struct Selection {
    pub whole: String,
    pub parts: Vec<String>,
}

/// The types of the schema by name.
pub struct Schema(BTreeMap<String, TypeDefinition>);

impl Schema {
    /// Reads the schema that is served.
    pub fn read() -> Self {
        let document = parse_schema(api::server::sdl()).expect("our schema is well-formed");
        let types = document.definitions.into_iter().filter_map(|definition| match definition {
            TypeSystemDefinition::Type(found) => Some((found.node.name.node.to_string(), found.node)),
            _ => None,
        });
        Self(types.collect())
    }

    /// Returns the kinds of thing that a global id may name.
    pub fn nodes(&self) -> BTreeSet<String> {
        let is_node = |object: &ObjectType| object.implements.iter().any(|name| name.node == "Node");
        let kinds = self.0.iter().filter(|(_, found)| matches!(&found.kind, TypeKind::Object(it) if is_node(it)));
        kinds.map(|(name, _)| name.clone()).collect()
    }

    /// Returns the values of an enum.
    pub fn values(&self, name: &str) -> Vec<&str> {
        match self.0.get(name).map(|definition| &definition.kind) {
            Some(TypeKind::Enum(found)) => found.values.iter().map(|value| value.node.value.node.as_str()).collect(),
            _ => panic!("{name} is no enum"),
        }
    }

    /// Returns the fields of an object.
    pub fn fields(&self, ty: &str) -> Vec<&FieldDefinition> {
        match self.0.get(ty).map(|definition| &definition.kind) {
            Some(TypeKind::Object(object)) => object.fields.iter().map(|field| &field.node).collect(),
            _ => panic!("{ty} is no object"),
        }
    }

    /// Selects everything below a type to a depth: at once where the door lets that in, else in parts.
    pub fn everything(&self, ty: &str, depth: usize) -> Vec<Selection> {
        let (whole, parts) = (self.below(ty, depth), self.parts(ty, depth));
        if size(&whole) <= MOST_FIELDS {
            return vec![Selection { whole, parts }];
        }
        parts.into_iter().map(|part| Selection { whole: part.clone(), parts: vec![part] }).collect()
    }

    /// Selects everything below a type, one field with fields of its own at a time.
    fn parts(&self, ty: &str, depth: usize) -> Vec<String> {
        let mut plain = vec!["__typename".to_owned()];
        let mut parts = Vec::new();
        for field in self.fields(ty) {
            let (name, inner) = (field.name.node.as_str(), named(&field.ty.node));
            for asked in self.ways(ty, field) {
                match self.0.get(inner).map(|definition| &definition.kind) {
                    None | Some(TypeKind::Scalar | TypeKind::Enum(_)) => plain.push(asked),
                    Some(TypeKind::Interface(_)) => parts.push(format!("{asked} {{ id }}")),
                    Some(TypeKind::Object(_)) if name == "nodes" && depth > 1 => {
                        parts.extend(self.parts(inner, depth - 1).iter().map(|part| format!("{asked} {{ {part} }}")));
                    }
                    Some(TypeKind::Object(_)) if name != "edges" && depth > 1 => {
                        let whole = self.below(inner, depth - 1);
                        let is_small = size(&whole) <= MOST_FIELDS;
                        let lower = if is_small { vec![whole] } else { self.parts(inner, depth - 1) };
                        parts.extend(lower.iter().map(|part| format!("{asked} {{ {part} }}")));
                    }
                    _ => {}
                }
            }
        }
        parts.push(plain.join(" "));
        parts
    }

    /// Selects everything below a type at once.
    fn below(&self, ty: &str, depth: usize) -> String {
        let mut selected = Vec::new();
        for field in self.fields(ty) {
            let (name, inner) = (field.name.node.as_str(), named(&field.ty.node));
            for asked in self.ways(ty, field) {
                match self.0.get(inner).map(|definition| &definition.kind) {
                    None | Some(TypeKind::Scalar | TypeKind::Enum(_)) => selected.push(asked),
                    Some(TypeKind::Interface(_)) => selected.push(format!("{asked} {{ id }}")),
                    Some(TypeKind::Object(_)) if name != "edges" && depth > 1 => {
                        selected.push(format!("{asked} {{ {} }}", self.below(inner, depth - 1)));
                    }
                    _ => {}
                }
            }
        }
        if selected.is_empty() { "__typename".to_owned() } else { selected.join(" ") }
    }

    /// Returns how a field below the roots is asked for: as it is, or with each argument that it needs. A field that is
    /// not known to need one fails.
    fn ways(&self, ty: &str, field: &FieldDefinition) -> Vec<String> {
        let name = field.name.node.as_str();
        if !field.arguments.iter().any(needs_value) {
            return vec![name.to_owned()];
        }
        match (ty, name) {
            ("Statistics", "groups") => {
                let dimensions = self.values("StatisticsDimension").into_iter();
                dimensions.map(|by| format!("by{by}: groups(by: {by})")).collect()
            }
            ("Committee", "annualPlan") => vec!["annualPlan(year: 2022)".to_owned()],
            // A calendar tells of no record; a template is its department's own, and `letters` says who drafts from it.
            ("Committee", "holidays") | ("Assignment", "draftFromTemplate") => Vec::new(),
            _ => panic!("the walk does not know how to ask {ty} for {name}"),
        }
    }
}

/// Whether an argument has to be given.
pub fn needs_value(argument: &Positioned<InputValueDefinition>) -> bool {
    !argument.node.ty.node.nullable && argument.node.default_value.is_none()
}

/// Returns the name of a type, of a list the name of its items' type.
pub fn named(ty: &Type) -> &str {
    match &ty.base {
        BaseType::Named(name) => name,
        BaseType::List(inner) => named(inner),
    }
}

/// Counts the fields of a selection, and a little more.
pub fn size(selected: &str) -> usize {
    selected.split_whitespace().filter(|word| !["{", "}"].contains(word)).count()
}
