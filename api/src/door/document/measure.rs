//! The size of a document with all fragments expanded, computed without expanding them.

use std::collections::{BTreeMap, BTreeSet};

use async_graphql::Positioned;
use async_graphql::parser::types::{Directive, ExecutableDocument, Selection, SelectionSet};

use super::scan::within;
use super::{Limits, Quantity, Refusal};

/// What a document measures with all fragments expanded. Counts stop at the largest number instead of overflowing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Size {
    /// Fields.
    pub fields: usize,
    /// Fields, spreads and inline fragments.
    pub selections: usize,
    /// Fields inside fields.
    pub depth: usize,
    /// Selection sets inside selection sets.
    pub nesting: usize,
    /// Aliases.
    pub aliases: usize,
    /// Directives.
    pub directives: usize,
    /// Fields of the root types.
    pub root_fields: usize,
    /// Steps that measuring took: bounded by the length of the text.
    pub steps: usize,
}

/// A spread and where it stands within its definition.
struct Spread<'a> {
    fragment: &'a str,
    depth: usize,
    nesting: usize,
}

/// A definition by itself, with its spreads not yet expanded.
#[derive(Default)]
struct Definition<'a> {
    own: Size,
    spreads: Vec<Spread<'a>>,
}

impl<'a> Definition<'a> {
    fn of(directives: &[Positioned<Directive>], selections: &'a SelectionSet) -> Self {
        let mut definition = Self::default();
        definition.own.directives = directives.len();
        definition.walk(selections, 0, 1);
        definition
    }

    /// Counts one selection set; the scan has bounded how far this recurses.
    fn walk(&mut self, set: &'a SelectionSet, depth: usize, nesting: usize) {
        self.own.nesting = self.own.nesting.max(nesting);
        for selection in &set.items {
            self.own.steps += 1;
            self.own.selections += 1;
            self.own.directives += selection.node.directives().len();
            match &selection.node {
                Selection::Field(field) => {
                    self.own.fields += 1;
                    self.own.root_fields += usize::from(depth == 0);
                    self.own.aliases += usize::from(field.node.alias.is_some());
                    self.own.depth = self.own.depth.max(depth + 1);
                    if !field.node.selection_set.node.items.is_empty() {
                        self.walk(&field.node.selection_set.node, depth + 1, nesting + 1);
                    }
                }
                Selection::InlineFragment(inline) => self.walk(&inline.node.selection_set.node, depth, nesting + 1),
                Selection::FragmentSpread(spread) => {
                    self.spreads.push(Spread { fragment: spread.node.fragment_name.node.as_str(), depth, nesting });
                }
            }
        }
    }

    /// Adds the sizes of the spread fragments to the definition's own.
    fn expand(&self, sizes: &BTreeMap<&str, Size>) -> Result<Size, Refusal> {
        let mut total = self.own;
        for spread in &self.spreads {
            let size =
                sizes.get(spread.fragment).ok_or_else(|| Refusal::UnknownFragment(spread.fragment.to_owned()))?;
            total.add(size);
            total.root_fields = total.root_fields.saturating_add(if spread.depth == 0 { size.root_fields } else { 0 });
            total.depth = total.depth.max(spread.depth.saturating_add(size.depth));
            total.nesting = total.nesting.max(spread.nesting.saturating_add(size.nesting));
            total.steps = total.steps.saturating_add(1);
        }
        Ok(total)
    }
}

impl Size {
    fn add(&mut self, other: &Self) {
        self.fields = self.fields.saturating_add(other.fields);
        self.selections = self.selections.saturating_add(other.selections);
        self.aliases = self.aliases.saturating_add(other.aliases);
        self.directives = self.directives.saturating_add(other.directives);
    }

    fn check(&self, limits: &Limits) -> Result<(), Refusal> {
        within(self.fields, limits.fields, Quantity::Fields)?;
        within(self.depth, limits.depth, Quantity::Depth)?;
        within(self.nesting, limits.nesting, Quantity::Nesting)?;
        within(self.aliases, limits.aliases, Quantity::Aliases)?;
        within(self.directives, limits.directives, Quantity::Directives)?;
        within(self.root_fields, limits.root_fields, Quantity::RootFields)
    }
}

/// Measures all operations of a document together, and refuses what is beyond the limits.
pub(super) fn measure(document: &ExecutableDocument, limits: &Limits) -> Result<Size, Refusal> {
    let fragments: BTreeMap<&str, Definition<'_>> = document
        .fragments
        .iter()
        .map(|(name, fragment)| {
            (name.as_str(), Definition::of(&fragment.node.directives, &fragment.node.selection_set.node))
        })
        .collect();
    let sizes = expand_fragments(&fragments)?;

    let mut total = Size::default();
    for (_, operation) in document.operations.iter() {
        let node = &operation.node;
        let mut size = Definition::of(&node.directives, &node.selection_set.node).expand(&sizes)?;
        size.directives += node.variable_definitions.iter().map(|it| it.node.directives.len()).sum::<usize>();
        total.add(&size);
        total.depth = total.depth.max(size.depth);
        total.nesting = total.nesting.max(size.nesting);
        total.root_fields = total.root_fields.saturating_add(size.root_fields);
        total.steps = total.steps.saturating_add(size.steps);
    }
    total.steps = sizes.values().fold(total.steps, |steps, size| steps.saturating_add(size.steps));
    total.check(limits)?;

    let mut work = total.selections;
    for size in sizes.values() {
        within(size.nesting, limits.nesting, Quantity::Nesting)?;
        work = work.saturating_add(size.selections);
    }
    within(work, limits.work, Quantity::Work)?;

    Ok(total)
}

/// Sizes every fragment once, those it spreads first. The fragments wait on a stack of our own, because a chain of
/// them is as long as the document allows.
fn expand_fragments<'a>(fragments: &BTreeMap<&'a str, Definition<'a>>) -> Result<BTreeMap<&'a str, Size>, Refusal> {
    let mut sizes = BTreeMap::new();
    for start in fragments.keys() {
        let mut open = BTreeSet::from([*start]);
        let mut stack = vec![(*start, 0)];
        while let Some((name, next)) = stack.pop() {
            if sizes.contains_key(name) {
                continue;
            }
            let definition = fragments.get(name).ok_or_else(|| Refusal::UnknownFragment(name.to_owned()))?;
            if let Some(spread) = definition.spreads.get(next) {
                stack.push((name, next + 1));
                if !sizes.contains_key(spread.fragment) {
                    if !open.insert(spread.fragment) {
                        return Err(Refusal::FragmentCycle(spread.fragment.to_owned()));
                    }
                    stack.push((spread.fragment, 0));
                }
            } else {
                sizes.insert(name, definition.expand(&sizes)?);
                open.remove(name);
            }
        }
    }
    Ok(sizes)
}
