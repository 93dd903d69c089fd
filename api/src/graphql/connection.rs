//! Relay connections over the domain's keyset pages: at most 100 items, opaque cursors, totals only when asked for.

use std::borrow::Cow;
use std::future::Future;
use std::pin::Pin;

use async_graphql::connection::PageInfo;
use async_graphql::{Context, Object, ObjectType, Result, SimpleObject, TypeName};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::DateTime;
use domain::page::{Key, Page, PageArgs};
use domain::{Actor, App, Error, Reason};
use uuid::Uuid;

use super::context::Asked as _;

/// How many items a page has when nothing is said.
const USUAL: i32 = 20;

/// How many items a page has at the most.
const MOST: i32 = 100;

/// Reads the four paging arguments.
///
/// # Errors
///
/// `BAD_USER_INPUT` for a size outside 1 to 100, for both `first` and `last`, and for a cursor that is none of ours.
pub fn page_args(
    first: Option<i32>,
    after: Option<&str>,
    last: Option<i32>,
    before: Option<&str>,
) -> domain::Result<PageArgs> {
    let (field, size) = match (first, last) {
        (Some(_), Some(_)) => return Err(Error::bad_input("last", Reason::InvalidPageSize)),
        (None, Some(last)) => ("last", last),
        (first, None) => ("first", first.unwrap_or(USUAL)),
    };
    Ok(PageArgs {
        limit: limit(field, size)?,
        after: after.map(|cursor| read("after", cursor)).transpose()?,
        before: before.map(|cursor| read("before", cursor)).transpose()?,
        from_end: last.is_some(),
    })
}

/// Checks the size of a page.
///
/// # Errors
///
/// `BAD_USER_INPUT` naming `field` for a size outside 1 to 100.
pub fn limit(field: &'static str, size: i32) -> domain::Result<u64> {
    let size = Some(size).filter(|size| (1..=MOST).contains(size));
    size.and_then(|size| size.try_into().ok()).ok_or(Error::bad_input(field, Reason::InvalidPageSize))
}

/// Writes a place in a list as a cursor: 8 bytes of milliseconds and the 16 of the id, in base64url.
fn write(key: Key) -> String {
    let mut bytes = [0; 24];
    bytes[..8].copy_from_slice(&key.at.timestamp_millis().to_be_bytes());
    bytes[8..].copy_from_slice(key.id.as_bytes());
    URL_SAFE_NO_PAD.encode(bytes)
}

fn read(field: &'static str, cursor: &str) -> domain::Result<Key> {
    let bytes = URL_SAFE_NO_PAD.decode(cursor).ok().and_then(|bytes| <[u8; 24]>::try_from(bytes).ok());
    let key = bytes.and_then(|bytes| {
        let (millis, id) = bytes.split_at(8);
        let at = DateTime::from_timestamp_millis(i64::from_be_bytes(millis.try_into().ok()?))?;
        Some(Key { at, id: Uuid::from_slice(id).ok()? })
    });
    key.ok_or(Error::bad_input(field, Reason::InvalidCursor))
}

type Counting<'a> = Pin<Box<dyn Future<Output = domain::Result<u64>> + Send + 'a>>;
type Count = Box<dyn for<'a> Fn(&'a App, &'a Actor) -> Counting<'a> + Send + Sync>;

/// One page of a list (分页列表).
pub struct Connection<T: ObjectType> {
    edges: Vec<Edge<T>>,
    has_previous: bool,
    has_next: bool,
    count: Count,
}

/// An item of a page with its place in the list.
#[derive(SimpleObject)]
#[graphql(name_type)]
pub struct Edge<T: ObjectType> {
    /// The item's place, for `after` and `before` (游标).
    cursor: String,
    /// The item (条目).
    node: T,
}

impl<T: ObjectType> Connection<T> {
    /// Wraps a page; `key` tells an item's place, `count` how many items the whole list has.
    pub fn new<R: Into<T>>(
        page: Page<R>,
        key: impl Fn(&R) -> Key,
        count: impl for<'a> Fn(&'a App, &'a Actor) -> Counting<'a> + Send + Sync + 'static,
    ) -> Self {
        let edge = |row: R| Edge { cursor: write(key(&row)), node: row.into() };
        Self {
            edges: page.rows.into_iter().map(edge).collect(),
            has_previous: page.has_previous,
            has_next: page.has_next,
            count: Box::new(count),
        }
    }
}

/// One page of a list (分页列表).
#[Object(name_type)]
impl<T: ObjectType> Connection<T> {
    /// The items of this page, each with its cursor.
    async fn edges(&self) -> &[Edge<T>] {
        &self.edges
    }

    /// The items of this page.
    async fn nodes(&self) -> Vec<&T> {
        self.edges.iter().map(|edge| &edge.node).collect()
    }

    /// Where this page stands in the list.
    async fn page_info(&self) -> PageInfo {
        PageInfo {
            has_previous_page: self.has_previous,
            has_next_page: self.has_next,
            start_cursor: self.edges.first().map(|edge| edge.cursor.clone()),
            end_cursor: self.edges.last().map(|edge| edge.cursor.clone()),
        }
    }

    /// How many items the whole list has, exactly (总数). Counted only when asked for.
    async fn total_count(&self, ctx: &Context<'_>) -> Result<u64> {
        Ok((self.count)(ctx.app(), ctx.actor()).await?)
    }
}

impl<T: ObjectType> TypeName for Connection<T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Connection", <T as async_graphql::OutputType>::type_name()).into()
    }
}

impl<T: ObjectType> TypeName for Edge<T> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Edge", <T as async_graphql::OutputType>::type_name()).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_reads_back() {
        let key = Key { at: DateTime::from_timestamp_millis(1_661_736_600_123).expect("a moment"), id: Uuid::max() };

        assert_eq!(read("after", &write(key)).ok(), Some(key));
    }

    #[test]
    fn a_page_has_1_to_100_items_from_one_end() {
        for (first, last) in [(Some(0), None), (Some(101), None), (None, Some(-1)), (Some(1), Some(1))] {
            let refused = page_args(first, None, last, None).unwrap_err();
            assert_eq!(refused.reason(), Some("invalid_page_size"), "{first:?} {last:?}");
        }
        assert_eq!(page_args(None, None, None, None).expect("the usual page").limit, 20);
        assert!(page_args(None, None, Some(100), None).expect("the largest page").from_end);
    }

    #[test]
    fn what_is_no_cursor_names_its_argument() {
        for cursor in ["", "=", "AAAA", "五"] {
            let refused = page_args(None, None, None, Some(cursor)).unwrap_err();
            assert_eq!((refused.field(), refused.reason()), (Some("before"), Some("invalid_cursor")), "{cursor}");
        }
    }
}
