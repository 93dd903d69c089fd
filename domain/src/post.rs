//! Posts (职务) held for a time: a record keeps the name and title that its people had on its date.

use chrono::NaiveDate;
use entities::ids::{CommitteeId, DepartmentId, MemberId, PostId};
use entities::post;
pub use entities::post::Model as Post;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, Set};

use crate::actor::Actor;
use crate::app::App;
use crate::committee::Authority;
use crate::error::{Error, Result};
use crate::member::Member;
use crate::reason::Reason;
use crate::text::required;
use crate::{department, member};

/// The longest name or title, in characters.
const NAME: usize = 100;

/// A post that somebody holds or held.
#[derive(Debug, Clone)]
pub struct NewPost {
    /// The committee in whose records they act.
    pub committee: CommitteeId,
    /// Who.
    pub person_name: String,
    /// The member, if they are one.
    pub member: Option<MemberId>,
    /// The department it belongs to, if any.
    pub department: Option<DepartmentId>,
    /// The post as printed.
    pub title: String,
    /// First day in the post, where known.
    pub held_from: Option<NaiveDate>,
    /// Last day in the post, where known.
    pub held_to: Option<NaiveDate>,
}

/// Enters a post.
///
/// # Errors
///
/// `BAD_USER_INPUT` naming the field: dates out of order, a member or department of another committee.
pub async fn create(app: &App, authority: Authority<'_>, input: NewPost) -> Result<PostId> {
    let person_name = required("personName", &input.person_name, NAME)?;
    let title = required("title", &input.title, NAME)?;
    if let (Some(from), Some(to)) = (input.held_from, input.held_to)
        && to < from
    {
        return Err(Error::bad_input("heldTo", Reason::DatesOutOfOrder));
    }

    let write = authority.begin(app, Some(input.committee)).await?;

    member::referenced(&write.tx, input.committee, input.member.as_slice(), "member").await?;
    department::referenced(&write.tx, input.committee, input.department.as_slice(), "department").await?;

    let id: PostId = app.new_id();
    post::ActiveModel {
        id: Set(id),
        committee_id: Set(input.committee),
        person_name: Set(person_name),
        member_id: Set(input.member),
        department_id: Set(input.department),
        title: Set(title),
        held_from: Set(input.held_from),
        held_to: Set(input.held_to),
    }
    .insert(&write.tx)
    .await?;

    write.commit(id).await
}

/// Returns the title that a person had in a committee on a day, where a post says so.
pub async fn title_on(
    app: &App,
    _actor: &Actor,
    committee: CommitteeId,
    person_name: &str,
    on: NaiveDate,
) -> Result<Option<String>> {
    let posts = Posts::of(app.reader(), committee, [person_name]).await?;
    Ok(posts.title_on(&Person { name: person_name, ..Person::default() }, on).map(str::to_owned))
}

/// Somebody named in a record.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Person<'a> {
    /// The name as given; a member's own name goes before it.
    pub name: &'a str,
    /// The title as given; a member's own goes before it.
    pub title: Option<&'a str>,
    /// The member, if they are one.
    pub member: Option<&'a Member>,
    /// The department they stand for, if any.
    pub department: Option<DepartmentId>,
}

/// The posts of some people in one committee.
#[derive(Debug, Default)]
pub(crate) struct Posts(Vec<Post>);

impl Posts {
    /// Reads the posts of these people in one statement.
    pub async fn of<'a>(
        db: &impl ConnectionTrait,
        committee: CommitteeId,
        names: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self> {
        let names: Vec<&str> = names.into_iter().collect();
        if names.is_empty() {
            return Ok(Self::default());
        }
        let rows = post::Entity::find()
            .filter(post::Column::CommitteeId.eq(committee))
            .filter(post::Column::PersonName.is_in(names))
            .all(db)
            .await?;
        Ok(Self(rows))
    }

    /// Returns the name and title to keep: a member's from the roll and the posts, another's as given or by post.
    pub fn snapshot(&self, person: &Person<'_>, on: NaiveDate) -> (String, Option<String>) {
        let by_post = || self.title_on(person, on).map(str::to_owned);
        match person.member {
            Some(member) => {
                let own = Some(member.title.clone()).filter(|title| !title.is_empty());
                (member.name.clone(), by_post().or(own))
            }
            None => (person.name.to_owned(), person.title.map(str::to_owned).or_else(by_post)),
        }
    }

    /// Returns the title of the post held on a day, the one begun last; none where two people of the name are meant.
    fn title_on(&self, person: &Person<'_>, on: NaiveDate) -> Option<&str> {
        let held: Vec<_> = self.0.iter().filter(|post| fits(post, person) && is_held(post, on)).collect();
        let is_one_person = held.windows(2).all(|pair| pair[0].member_id == pair[1].member_id);
        let latest = held.into_iter().max_by_key(|post| post.held_from).filter(|_| is_one_person);
        latest.map(|post| post.title.as_str())
    }
}

fn fits(post: &Post, person: &Person<'_>) -> bool {
    let name = person.member.map_or(person.name, |member| &member.name);
    post.person_name == name
        && agree(post.member_id, person.member.map(|member| member.id))
        && agree(post.department_id, person.department)
}

/// Whether two references, where both are known, are the same.
fn agree<T: Copy + PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    one.is_none() || other.is_none() || one == other
}

/// Whether a post was held on a day; an unknown end is open.
fn is_held(post: &Post, on: NaiveDate) -> bool {
    post.held_from.is_none_or(|from| from <= on) && post.held_to.is_none_or(|to| on <= to)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date of this test")
    }

    fn post(title: &str, from: Option<&str>, to: Option<&str>) -> Post {
        Post {
            id: PostId(Uuid::nil()),
            committee_id: CommitteeId(Uuid::nil()),
            person_name: "甲".to_owned(),
            member_id: None,
            department_id: None,
            title: title.to_owned(),
            held_from: from.map(day),
            held_to: to.map(day),
        }
    }

    #[test]
    fn a_record_keeps_the_title_of_its_day() {
        let posts =
            Posts(vec![post("副局长", Some("2018-01-01"), Some("2021-05-31")), post("局长", Some("2021-06-01"), None)]);
        let person = Person { name: "甲", ..Person::default() };

        assert_eq!(posts.snapshot(&person, day("2021-05-31")).1.as_deref(), Some("副局长"));
        assert_eq!(posts.snapshot(&person, day("2022-08-29")).1.as_deref(), Some("局长"));
        assert_eq!(posts.snapshot(&person, day("2017-12-31")).1, None);
    }

    #[test]
    fn a_title_as_given_goes_before_the_post_of_who_is_no_member() {
        let posts = Posts(vec![post("局长", None, None)]);
        let person = Person { name: "甲", title: Some("党组书记"), ..Person::default() };

        assert_eq!(posts.snapshot(&person, day("2022-08-29")).1.as_deref(), Some("党组书记"));
    }

    #[test]
    fn a_name_that_two_members_bear_gives_no_title() {
        let of_member = |n| Post { member_id: Some(MemberId(Uuid::from_u128(n))), ..post("主任", None, None) };
        let posts = Posts(vec![of_member(1), of_member(2)]);
        let person = Person { name: "甲", ..Person::default() };

        assert_eq!(posts.snapshot(&person, day("2022-08-29")).1, None);
    }
}
