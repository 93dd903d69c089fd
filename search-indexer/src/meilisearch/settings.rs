//! The settings of an index, from the one schema.

use meilisearch_sdk::settings::{
    FacetingSettings, FilterFeatureModes, FilterFeatures, FilterableAttribute, FilterableAttributesSettings,
    LocalizedAttributes, PaginationSetting, Settings, TypoToleranceSettings,
};
use serde_json::{Value, json};

use crate::document::{Kind, SCHEMA};

/// Totals are cut at this number; nothing we hold comes near it.
const MAX_TOTAL_HITS: usize = 1_000_000_000;

/// How many values of one facet are counted.
const MAX_FACET_VALUES: usize = 10_000;

/// The attribute of the one document that says what the index is.
pub(super) const SENTINEL: &str = "sentinel";

/// Returns the settings as they are sent.
///
/// # Errors
///
/// Fails when the SDK's settings do not serialise.
pub(super) fn settings() -> Result<Value, serde_json::Error> {
    let names = |wanted: fn(Kind) -> bool| {
        let attributes = SCHEMA.iter().filter(move |attribute| wanted(attribute.kind));
        attributes.map(|attribute| attribute.name.to_owned()).collect::<Vec<String>>()
    };
    let searchable = names(|kind| matches!(kind, Kind::Grams | Kind::Units));
    let compared = names(|kind| matches!(kind, Kind::FilteredSorted));
    let filtered =
        names(|kind| matches!(kind, Kind::Text | Kind::CountedText | Kind::Number | Kind::CountedNumber | Kind::Flag));
    let sortable = names(|kind| matches!(kind, Kind::Sorted | Kind::FilteredSorted));
    let settings = Settings {
        searchable_attributes: Some(searchable.clone()),
        filterable_attributes: Some(vec![filterable(filtered, false), filterable(compared, true)]),
        sortable_attributes: Some(sortable),
        displayed_attributes: Some(
            ["id", "date", "deadline", "cosigners", "version", "hash", SENTINEL].map(str::to_owned).to_vec(),
        ),
        ranking_rules: Some(["sort", "words", "attribute", "exactness", "id:asc"].map(str::to_owned).to_vec()),
        pagination: Some(PaginationSetting { max_total_hits: MAX_TOTAL_HITS }),
        faceting: Some(FacetingSettings { max_values_per_facet: MAX_FACET_VALUES, sort_facet_values_by: None }),
        typo_tolerance: Some(TypoToleranceSettings { enabled: Some(false), ..TypoToleranceSettings::default() }),
        // Phrases need the distance between words.
        proximity_precision: Some("byWord".to_owned()),
        localized_attributes: Some(vec![LocalizedAttributes {
            locales: vec!["cmn".to_owned()],
            attribute_patterns: searchable,
        }]),
        ..Settings::default()
    };
    let mut settings = serde_json::to_value(settings)?;
    // The SDK's settings do not know these two.
    settings["prefixSearch"] = json!("disabled");
    settings["facetSearch"] = json!(false);
    Ok(settings)
}

fn filterable(attribute_patterns: Vec<String>, comparison: bool) -> FilterableAttribute {
    FilterableAttribute::Settings(FilterableAttributesSettings {
        attribute_patterns,
        features: FilterFeatures { facet_search: false, filter: FilterFeatureModes { equality: true, comparison } },
    })
}
