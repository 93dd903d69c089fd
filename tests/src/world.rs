//! A small world to test in: one committee with its people, written straight into the tables.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::password::Passwords;
use domain::rules::Rules;
use entities::ambient::{Clock, IdSource};
use entities::database::Database;
use entities::enums::{AccountStatus, CommitteeLevel, DepartmentKind, Role};
use entities::ids::{
    AccountId, CategoryId, CommitteeId, CommitteeTermId, DepartmentId, MemberId, RulesId, SectorId, SpecialCommitteeId,
};
use entities::{
    account, account_role, category, committee, committee_term, department, member, plenary, rules, sector,
    special_committee,
};
use sea_orm::{ActiveModelTrait, IntoActiveModel};

/// Every account's password.
pub(crate) const PASSWORD: &str = "协商在前，决策在后。2022";

const SECTORS: [&str; 3] = ["经济界", "社会福利和社会保障界", "科学技术界"];
const SPECIAL_COMMITTEES: [&str; 2] = ["提案委员会", "社会和法制委员会"];
const CATEGORIES: [&str; 3] = ["经济建设", "城市建设管理", "社会事业"];
const DEPARTMENTS: [(&str, &str, &str); 2] =
    [("住建局", "石嘴山市住房和城乡建设局", "zhujian"), ("财政局", "石嘴山市财政局", "caizheng")];
const MEMBERS: [(&str, &str, &str, &str); 4] = [
    ("林义", "linyi", "经济界", "律师"),
    ("解景瑞", "xiejingrui", "社会福利和社会保障界", "社区工作者"),
    ("王国民", "wangguomin", "经济界", "企业负责人"),
    ("黄琳琳", "huanglinlin", "科学技术界", "工程师"),
];

/// Accounts of the committee's own house: login, name, role.
const HOUSE: [(&str, &str, Role); 5] = [
    ("office", "提案委办公室", Role::ProposalOffice),
    ("supervisor", "督查室", Role::Supervisor),
    ("organizer", "专委会办公室", Role::SessionOrganizer),
    ("chair", "主席", Role::Chair),
    ("admin", "管理员", Role::Admin),
];

/// What is there when a test begins: 石嘴山市政协 in its eleventh term, with sectors, categories, two departments,
/// four members, and an account for everybody.
#[derive(Debug, Clone)]
pub struct World {
    /// The committee, with the code `szs`.
    pub committee: CommitteeId,
    /// Its eleventh term, since 2021-12-27.
    pub term: CommitteeTermId,
    /// The rules in force since then, as shipped.
    pub rules: RulesId,
    /// Sectors by name.
    pub sectors: HashMap<&'static str, SectorId>,
    /// Special committees by name.
    pub special_committees: HashMap<&'static str, SpecialCommitteeId>,
    /// Categories by name.
    pub categories: HashMap<&'static str, CategoryId>,
    /// Departments by short name.
    pub departments: HashMap<&'static str, DepartmentId>,
    /// Members by name.
    pub members: HashMap<&'static str, MemberId>,
    /// Accounts by login.
    pub accounts: HashMap<String, AccountId>,
}

/// An account and the one role it holds.
struct Holder<'a> {
    login: &'a str,
    name: &'a str,
    role: Role,
    department: Option<DepartmentId>,
    member: Option<MemberId>,
}

/// What writing the world needs.
pub(crate) struct Writer<'a> {
    pub database: &'a Database,
    pub clock: &'a dyn Clock,
    pub ids: &'a dyn IdSource,
    pub passwords: &'a Passwords,
}

impl Writer<'_> {
    /// Writes the world.
    pub(crate) async fn write(&self) -> World {
        let (committee, term) = self.committee().await;
        let mut world = World {
            committee,
            term,
            rules: self.rules(committee).await,
            sectors: HashMap::new(),
            special_committees: HashMap::new(),
            categories: HashMap::new(),
            departments: HashMap::new(),
            members: HashMap::new(),
            accounts: HashMap::new(),
        };
        self.lists(&mut world).await;
        self.people(&mut world).await;
        world
    }

    async fn committee(&self) -> (CommitteeId, CommitteeTermId) {
        let committee = committee::Model {
            id: self.id(),
            code: "szs".to_owned(),
            name: "石嘴山市政协".to_owned(),
            level: CommitteeLevel::Municipal,
            region: "宁夏石嘴山市".to_owned(),
            created_at: self.clock.now(),
        };
        let term = committee_term::Model {
            id: self.id(),
            committee_id: committee.id,
            number: 11,
            starts_on: day("2021-12-27"),
            ends_on: None,
        };
        let plenary = plenary::Model {
            id: self.id(),
            term_id: term.id,
            number: 1,
            opens_on: day("2021-12-27"),
            closes_on: day("2021-12-30"),
            window_from: day("2021-09-27"),
            window_to: day("2021-12-29"),
        };
        let made = (committee.id, term.id);
        self.put(committee).await;
        self.put(term).await;
        self.put(plenary).await;
        made
    }

    async fn rules(&self, committee: CommitteeId) -> RulesId {
        let row = rules::Model {
            id: self.id(),
            committee_id: committee,
            number: 1,
            effective_on: day("2021-12-27"),
            body: serde_json::to_value(Rules::default()).expect("rules are plain data"),
            created_at: self.clock.now(),
        };
        let id = row.id;
        self.put(row).await;
        id
    }

    async fn lists(&self, world: &mut World) {
        let term_id = world.term;
        for (position, name) in (1..).zip(SECTORS) {
            let row = sector::Model { id: self.id(), term_id, name: name.to_owned(), position };
            world.sectors.insert(name, row.id);
            self.put(row).await;
        }
        for (position, name) in (1..).zip(SPECIAL_COMMITTEES) {
            let row = special_committee::Model { id: self.id(), term_id, name: name.to_owned(), position };
            world.special_committees.insert(name, row.id);
            self.put(row).await;
        }
        for (position, name) in (1..).zip(CATEGORIES) {
            let row = category::Model { id: self.id(), term_id, name: name.to_owned(), position };
            world.categories.insert(name, row.id);
            self.put(row).await;
        }
    }

    async fn people(&self, world: &mut World) {
        let password = self.passwords.hash(PASSWORD).await.expect("a password hashes");
        for (login, name, role) in HOUSE {
            self.account(world, &password, Holder { login, name, role, department: None, member: None }).await;
        }
        for (short_name, name, login) in DEPARTMENTS {
            let row = department::Model {
                id: self.id(),
                committee_id: world.committee,
                name: name.to_owned(),
                short_name: short_name.to_owned(),
                kind: DepartmentKind::Government,
                version: 1,
            };
            let id = row.id;
            world.departments.insert(short_name, id);
            self.put(row).await;
            for (login, title, role) in [
                (login.to_owned(), "领导", Role::DepartmentLead),
                (format!("{login}-handler"), "承办人", Role::DepartmentHandler),
            ] {
                let name = format!("{short_name}{title}");
                let holder = Holder { login: &login, name: &name, role, department: Some(id), member: None };
                self.account(world, &password, holder).await;
            }
        }
        for (name, login, sector, title) in MEMBERS {
            let row = member::Model {
                id: self.id(),
                committee_id: world.committee,
                term_id: world.term,
                name: name.to_owned(),
                sector_id: Some(world.sectors[sector]),
                special_committee_id: Some(world.special_committees["提案委员会"]),
                title: title.to_owned(),
                version: 1,
            };
            let id = row.id;
            world.members.insert(name, id);
            self.put(row).await;
            let holder = Holder { login, name, role: Role::Member, department: None, member: Some(id) };
            self.account(world, &password, holder).await;
        }
    }

    async fn account(&self, world: &mut World, password: &str, holder: Holder<'_>) {
        let row = account::Model {
            id: self.id(),
            login: holder.login.to_owned(),
            display_name: holder.name.to_owned(),
            password_hash: password.to_owned(),
            status: AccountStatus::Active,
            must_change_password: false,
            failed_sign_ins: 0,
            locked_until: None,
            token_epoch: 0,
            created_at: self.clock.now(),
            version: 1,
        };
        let role = account_role::Model {
            id: self.id(),
            account_id: row.id,
            committee_id: world.committee,
            role: holder.role,
            department_id: holder.department,
            member_id: holder.member,
        };
        world.accounts.insert(row.login.clone(), row.id);
        self.put(row).await;
        self.put(role).await;
    }

    fn id<I: From<uuid::Uuid>>(&self) -> I {
        self.ids.next().into()
    }

    async fn put<M, A>(&self, row: M)
    where
        M: IntoActiveModel<A>,
        A: ActiveModelTrait + sea_orm::ActiveModelBehavior + Send,
        <A::Entity as sea_orm::EntityTrait>::Model: IntoActiveModel<A>,
    {
        let written = row.into_active_model().insert(self.database.writer()).await;
        written.expect("the world is in order");
    }
}

impl World {
    /// Returns the login of a member.
    pub(crate) fn login_of_member(name: &str) -> &'static str {
        let found = MEMBERS.iter().find(|(known, ..)| *known == name);
        found.unwrap_or_else(|| panic!("{name} is no member of the world")).1
    }

    /// Returns the login of a department's lead; its handler's ends in `-handler`.
    pub(crate) fn login_of_department(short_name: &str) -> &'static str {
        let found = DEPARTMENTS.iter().find(|(known, ..)| *known == short_name);
        found.unwrap_or_else(|| panic!("{short_name} is no department of the world")).2
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|_| panic!("{text} is no date"))
}
