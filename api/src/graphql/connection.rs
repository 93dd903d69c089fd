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

    /// Cuts a page out of a whole list in order, for lists that hang on the nodes of another list and are short:
    /// those of all nodes are read in one statement. The keys rise.
    pub fn within<R: Into<T>>(rows: Vec<R>, key: impl Fn(&R) -> Key, args: PageArgs) -> Self {
        let total = rows.len() as u64;
        let limit = usize::try_from(args.limit).unwrap_or(usize::MAX);
        let place = |row: &R| (key(row).at, key(row).id);
        let from = args.after.map_or(0, |after| rows.partition_point(|row| place(row) <= (after.at, after.id)));
        let to =
            args.before.map_or(rows.len(), |before| rows.partition_point(|row| place(row) < (before.at, before.id)));
        let (from, to) = (from, to.max(from));
        let (start, end) = if args.from_end {
            (from.max(to.saturating_sub(limit)), to)
        } else {
            (from, to.min(from.saturating_add(limit)))
        };
        let (has_previous, has_next) = (start > 0, end < rows.len());
        let rows = rows.into_iter().skip(start).take(end - start).collect();
        Self::new(Page { rows, has_previous, has_next }, key, move |_, _| Box::pin(std::future::ready(Ok(total))))
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

    /// The places from 1 to 5 of a page within them.
    fn within(
        first: Option<i32>,
        after: Option<u32>,
        last: Option<i32>,
        before: Option<u32>,
    ) -> (Vec<String>, bool, bool) {
        let key = |place: &u32| Key { at: DateTime::UNIX_EPOCH, id: Uuid::from_u128((*place).into()) };
        let args = PageArgs {
            after: after.map(|place| key(&place)),
            before: before.map(|place| key(&place)),
            ..page_args(first, None, last, None).expect("fit sizes")
        };
        let page: Connection<Node> = Connection::within(vec![1, 2, 3, 4, 5], key, args);
        (page.edges.into_iter().map(|edge| edge.node.0.to_string()).collect(), page.has_previous, page.has_next)
    }

    struct Node(u32);

    #[Object]
    impl Node {
        async fn place(&self) -> u32 {
            self.0
        }
    }

    impl From<u32> for Node {
        fn from(place: u32) -> Self {
            Self(place)
        }
    }

    #[test]
    fn a_page_is_cut_out_of_a_whole_list() {
        let places = |range: std::ops::RangeInclusive<u32>| range.map(|place| place.to_string()).collect::<Vec<_>>();

        assert_eq!(within(None, None, None, None), (places(1..=5), false, false));
        assert_eq!(within(Some(2), None, None, None), (places(1..=2), false, true));
        assert_eq!(within(Some(2), Some(2), None, None), (places(3..=4), true, true));
        assert_eq!(within(Some(2), Some(4), None, None), (places(5..=5), true, false));
        assert_eq!(within(None, None, Some(2), None), (places(4..=5), true, false));
        assert_eq!(within(None, None, Some(2), Some(4)), (places(2..=3), true, true));
        assert_eq!(within(None, Some(4), None, Some(2)).0, Vec::<String>::new());
    }

    #[test]
    fn what_is_no_cursor_names_its_argument() {
        for cursor in ["", "=", "AAAA", "五"] {
            let refused = page_args(None, None, None, Some(cursor)).unwrap_err();
            assert_eq!((refused.field(), refused.reason()), (Some("before"), Some("invalid_cursor")), "{cursor}");
        }
    }
}
