//! Which lists there are and what can be selected on their nodes, as the schema itself says.

use std::collections::BTreeMap;

use async_graphql::parser::parse_schema;
use async_graphql::parser::types::{BaseType, FieldDefinition, Type, TypeDefinition, TypeKind, TypeSystemDefinition};

/// How deep below a node a selection goes.
const DEPTH: usize = 2;

/// The types of the schema.
pub struct Lists(BTreeMap<String, TypeDefinition>);

/// A field of `Query` that answers with a connection.
pub struct ListField {
    /// The field's name.
    pub name: String,
    node: String,
    needs: Vec<(String, String)>,
}

impl Lists {
    /// Reads the schema that is served.
    pub fn of_schema() -> Self {
        let document = parse_schema(api::server::sdl()).expect("our schema is well-formed");
        let types = document.definitions.into_iter().filter_map(|definition| match definition {
            TypeSystemDefinition::Type(found) => Some((found.node.name.node.to_string(), found.node)),
            _ => None,
        });
        Self(types.collect())
    }

    /// Returns every list that a query begins with.
    pub fn roots(&self) -> Vec<ListField> {
        let roots: Vec<ListField> = self.fields("Query").iter().filter_map(|field| self.list(field)).collect();
        assert!(roots.len() >= 7, "the schema has lists");
        roots
    }

    fn list(&self, field: &FieldDefinition) -> Option<ListField> {
        let node = self.node_of(named(&field.ty.node))?;
        let required = field.arguments.iter().filter(|argument| !argument.node.ty.node.nullable);
        let needs = required.filter(|argument| argument.node.default_value.is_none());
        let needs = needs.map(|argument| (argument.node.name.node.to_string(), argument.node.ty.node.to_string()));
        Some(ListField { name: field.name.node.to_string(), node, needs: needs.collect() })
    }

    /// Returns the type of a connection's nodes.
    fn node_of(&self, connection: &str) -> Option<String> {
        let nodes = self.fields(connection).into_iter().find(|field| field.name.node == "nodes");
        nodes.filter(|_| connection.ends_with("Connection")).map(|field| named(&field.ty.node).to_owned())
    }

    /// Returns what can be selected on the nodes of a list, one field at a time.
    pub fn selections(&self, list: &ListField) -> Vec<String> {
        self.fields(&list.node).iter().filter_map(|field| self.selected(field, DEPTH)).collect()
    }

    /// Writes a field with what is below it, if it can be asked without arguments.
    fn selected(&self, field: &FieldDefinition, depth: usize) -> Option<String> {
        let name = &field.name.node;
        let needs = |argument: &async_graphql::Positioned<async_graphql::parser::types::InputValueDefinition>| {
            !argument.node.ty.node.nullable && argument.node.default_value.is_none()
        };
        if field.arguments.iter().any(needs) {
            return None;
        }
        let ty = named(&field.ty.node);
        match self.0.get(ty).map(|definition| &definition.kind) {
            None | Some(TypeKind::Scalar | TypeKind::Enum(_)) => Some(name.to_string()),
            Some(TypeKind::Object(_)) if depth > 0 => {
                if let Some(node) = self.node_of(ty) {
                    let below = self.below(&node, depth - 1);
                    return Some(format!("{name}(first: 1) {{ totalCount nodes {{ {below} }} }}"));
                }
                Some(self.below(ty, depth - 1))
                    .filter(|below| !below.is_empty())
                    .map(|below| format!("{name} {{ {below} }}"))
            }
            Some(TypeKind::Interface(_) | TypeKind::Union(_)) if depth > 0 => Some(format!("{name} {{ __typename }}")),
            _ => None,
        }
    }

    fn below(&self, ty: &str, depth: usize) -> String {
        let fields: Vec<String> = self.fields(ty).iter().filter_map(|field| self.selected(field, depth)).collect();
        fields.join(" ")
    }

    fn fields(&self, ty: &str) -> Vec<&FieldDefinition> {
        match self.0.get(ty).map(|definition| &definition.kind) {
            Some(TypeKind::Object(object)) => object.fields.iter().map(|field| &field.node).collect(),
            _ => Vec::new(),
        }
    }
}

impl ListField {
    /// Writes the query for a page of `$size` nodes with a selection.
    pub fn document(&self, selected: &str) -> String {
        let declared: Vec<String> = self.needs.iter().map(|(name, ty)| format!(", ${name}: {ty}")).collect();
        let declared = declared.concat();
        let given: Vec<String> = self.needs.iter().map(|(name, _)| format!(", {name}: ${name}")).collect();
        let given = given.concat();
        let name = &self.name;
        format!("query($size: Int!{declared}) {{ {name}(first: $size{given}) {{ nodes {{ {selected} }} }} }}")
    }
}

/// Returns the name of a type within its lists.
fn named(ty: &Type) -> &str {
    match &ty.base {
        BaseType::Named(name) => name,
        BaseType::List(inner) => named(inner),
    }
}
