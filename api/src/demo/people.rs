//! Loads the reference data: committees with their terms, departments, members, posts, accounts.

use domain::account::{self, NewAccount};
use domain::committee::{self, Authority, NewCommittee, NewPlenary, NewTerm};
use domain::department::{self, NewDepartment};
use domain::member::{self, NewMember};
use domain::post::{self, NewPost};
use domain::{Actor, App, Grant};

use super::data::{self, Reference};
use super::names::Names;
use super::{PASSWORD, Stop};

/// Loads everything that the events refer to.
pub(super) async fn load(app: &App, data: &Reference, names: &mut Names) -> Result<(), Stop> {
    for given in &data.committees {
        let input = NewCommittee {
            code: given.code.clone(),
            name: given.name.clone(),
            level: given.level,
            region: given.region.clone(),
        };
        names.committees.put(&given.key, committee::create(app, Authority::System, input).await?)?;
    }
    for given in &data.terms {
        load_term(app, given, names).await?;
    }
    for given in &data.departments {
        let input = NewDepartment {
            committee: names.committees.get(&given.committee)?,
            name: given.name.clone(),
            short_name: given.short_name.clone(),
            kind: given.kind,
        };
        names.departments.put(&given.key, department::create(app, Authority::System, input).await?)?;
    }
    for given in &data.members {
        let input = NewMember {
            committee: names.committees.get(&given.committee)?,
            term: names.terms.get(&given.term)?,
            name: given.name.clone(),
            title: given.title.clone(),
            sector: names.sectors.maybe(given.sector.as_ref())?,
            special_committee: names.special_committees.maybe(given.special_committee.as_ref())?,
        };
        names.members.put(&given.key, member::create(app, Authority::System, input).await?)?;
        names.printed.put(&given.key, given.name.clone())?;
    }
    for given in &data.posts {
        let input = NewPost {
            committee: names.committees.get(&given.committee)?,
            person_name: given.person_name.clone(),
            member: names.members.maybe(given.member.as_ref())?,
            department: names.departments.maybe(given.department.as_ref())?,
            title: given.title.clone(),
            held_from: given.held_from,
            held_to: given.held_to,
        };
        names.posts.put(&given.key, post::create(app, Authority::System, input).await?)?;
    }
    for given in &data.accounts {
        load_account(app, given, names).await?;
    }
    Ok(())
}

async fn load_term(app: &App, given: &data::Term, names: &mut Names) -> Result<(), Stop> {
    let texts = |named: &[data::Named]| named.iter().map(|named| named.name.clone()).collect();
    let input = NewTerm {
        committee: names.committees.get(&given.committee)?,
        number: given.number,
        starts_on: given.starts_on,
        ends_on: given.ends_on,
        plenaries: given.plenaries.iter().map(plenary).collect(),
        sectors: texts(&given.sectors),
        special_committees: texts(&given.special_committees),
        categories: texts(&given.categories),
    };
    let term = committee::add_term(app, Authority::System, input).await?;
    names.terms.put(&given.key, term)?;

    let nobody = Actor::anonymous();
    let mut made = committee::sectors_of(app, &nobody, &[term]).await?.remove(&term).unwrap_or_default();
    for (named, row) in given.sectors.iter().zip(made.drain(..)) {
        names.sectors.put(&named.key, row.id)?;
    }
    let mut made = committee::special_committees_of(app, &nobody, &[term]).await?.remove(&term).unwrap_or_default();
    for (named, row) in given.special_committees.iter().zip(made.drain(..)) {
        names.special_committees.put(&named.key, row.id)?;
    }
    let mut made = committee::categories_of(app, &nobody, &[term]).await?.remove(&term).unwrap_or_default();
    for (named, row) in given.categories.iter().zip(made.drain(..)) {
        names.categories.put(&named.key, row.id)?;
    }
    Ok(())
}

fn plenary(given: &data::Plenary) -> NewPlenary {
    NewPlenary {
        number: given.number,
        opens_on: given.opens_on,
        closes_on: given.closes_on,
        window_from: given.window_from,
        window_to: given.window_to,
    }
}

async fn load_account(app: &App, given: &data::Account, names: &mut Names) -> Result<(), Stop> {
    let grant = Grant {
        committee: names.committees.get(&given.committee)?,
        role: given.role,
        department: names.departments.maybe(given.department.as_ref())?,
        member: names.members.maybe(given.member.as_ref())?,
    };
    let input = NewAccount {
        login: given.login.clone(),
        display_name: given.display_name.clone(),
        password: Some(PASSWORD.to_owned()),
        roles: vec![grant.clone()],
    };
    let (id, _) = account::add(app, input).await?;
    let actor = Actor::signed_in(id, given.display_name.clone(), vec![grant]);
    if let Some(member) = &given.member {
        names.actor_of_member.put(member, actor.clone())?;
    }
    names.actors.put(&given.login, actor)
}
