//! The cast: the harness's people and those whom the rules must tell from them, the steps they take, what they see.

mod bargaining;
mod calendars;
mod elsewhere;
mod floor;
mod grass;
mod ledgers;
mod opinions;
mod plans;
mod preparation;
mod snapshot;
mod steps;
mod submitted;
mod views;

use std::collections::HashMap;
use std::ops::Deref;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use chrono::NaiveDate;
use domain::account::{self, NewAccount};
use domain::ambient::date_in_china;
use domain::committee::{self, Authority, NewCommittee, NewPlenary, NewTerm};
use domain::department::{self, NewDepartment};
use domain::enums::{CommitteeLevel, DepartmentKind, Role};
use domain::ids::{CommitteeId, DepartmentId, MemberId};
use domain::member::{self, NewMember};
use domain::{App, Grant};
use serde_json::{Value, json};
use tests::{Client, Fixture, Page, Place, TestApp};

pub use grass::{Meeting, PICTURE};
pub use snapshot::Snapshot;
pub use steps::{Case, mutation};

/// Every account's password, as the harness has it.
pub const PASSWORD: &str = "协商在前，决策在后。2022";

/// Everybody whom a rule may treat differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Who {
    Member,
    CoSigner,
    Invited,
    OtherMember,
    Liaison,
    Department,
    Handler,
    Assistant,
    OtherDepartment,
    Office,
    Supervisor,
    Organizer,
    Chair,
    Admin,
    ForeignOffice,
    ForeignMember,
    Anonymous,
}

impl Who {
    pub const ALL: [Self; 17] = [
        Self::Member,
        Self::CoSigner,
        Self::Invited,
        Self::OtherMember,
        Self::Liaison,
        Self::Department,
        Self::Handler,
        Self::Assistant,
        Self::OtherDepartment,
        Self::Office,
        Self::Supervisor,
        Self::Organizer,
        Self::Chair,
        Self::Admin,
        Self::ForeignOffice,
        Self::ForeignMember,
        Self::Anonymous,
    ];

    /// Returns the name that tables use.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Member => "林义",
            Self::CoSigner => "解景瑞",
            Self::Invited => "黄琳琳",
            Self::OtherMember => "王国民",
            Self::Liaison => "工商联",
            Self::Department => "住建局",
            Self::Handler => "住建局承办人",
            Self::Assistant => "财政局",
            Self::OtherDepartment => "公安局",
            Self::Office => "提案委",
            Self::Supervisor => "督查室",
            Self::Organizer => "专委会",
            Self::Chair => "主席",
            Self::Admin => "管理员",
            Self::ForeignOffice => "金凤提案委",
            Self::ForeignMember => "马辉琴",
            Self::Anonymous => "公众",
        }
    }

    /// Finds somebody by the name that tables use.
    pub fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|who| who.name() == name).unwrap_or_else(|| panic!("{name} is not in the cast"))
    }

    pub const fn login(self) -> Option<&'static str> {
        Some(match self {
            Self::Member => "linyi",
            Self::CoSigner => "xiejingrui",
            Self::Invited => "huanglinlin",
            Self::OtherMember => "wangguomin",
            Self::Liaison => "gongshanglian",
            Self::Department => "zhujian",
            Self::Handler => "zhujian-handler",
            Self::Assistant => "caizheng",
            Self::OtherDepartment => "gongan",
            Self::Office => "office",
            Self::Supervisor => "supervisor",
            Self::Organizer => "organizer",
            Self::Chair => "chair",
            Self::Admin => "admin",
            Self::ForeignOffice => "jinfeng-office",
            Self::ForeignMember => "mahuiqin",
            Self::Anonymous => return None,
        })
    }
}

/// The application with the cast in it, and a second committee, 金凤区政协, with people of its own.
pub struct Cast {
    app: TestApp,
    clients: HashMap<Who, Client>,
    other_department: DepartmentId,
    pub foreign_committee: CommitteeId,
    pub foreign_department: DepartmentId,
    pub foreign_member: MemberId,
    store: PathBuf,
}

impl Deref for Cast {
    type Target = TestApp;

    fn deref(&self) -> &TestApp {
        &self.app
    }
}

impl Fixture for Cast {
    async fn set_up(place: &Place) -> Self {
        let app = TestApp::set_up(place).await;
        let home = app.world().committee;
        let other_department = new_department(&app, home, "石嘴山市公安局", "公安局").await;
        let liaison = body_of_its_own(&app).await;
        new_account(&app, "gongshanglian", home, Role::Collective, None, Some(liaison)).await;
        new_account(&app, "gongan", home, Role::DepartmentLead, Some(other_department), None).await;

        let (foreign_committee, foreign_member) = foreign(&app).await;
        let foreign_department = new_department(&app, foreign_committee, "金凤区民政局", "民政局").await;
        new_account(&app, "jinfeng-office", foreign_committee, Role::ProposalOffice, None, None).await;
        new_account(&app, "mahuiqin", foreign_committee, Role::Member, None, Some(foreign_member)).await;

        let client = |who: Who| who.login().map_or_else(|| app.anonymous(), |login| app.signed_in(login));
        let clients = Who::ALL.into_iter().map(|who| (who, client(who))).collect();
        Self {
            app,
            clients,
            other_department,
            foreign_committee,
            foreign_department,
            foreign_member,
            store: place.folder().join("files"),
        }
    }
}

/// A collective proposer is entered among the members too.
async fn body_of_its_own(app: &TestApp) -> MemberId {
    let input = NewMember {
        committee: app.world().committee,
        term: app.world().term,
        name: "市工商联".into(),
        title: String::new(),
        sector: None,
        special_committee: None,
    };
    member::create(app.service().app(), Authority::System, input).await.expect("a member")
}

async fn foreign(app: &TestApp) -> (CommitteeId, MemberId) {
    let day = |text: &str| text.parse::<NaiveDate>().expect("a date of the test");
    let input = NewCommittee {
        code: "jinfeng".into(),
        name: "金凤区政协".into(),
        level: CommitteeLevel::County,
        region: "银川市金凤区".into(),
    };
    let id = committee::create(app.service().app(), Authority::System, input).await.expect("a committee");
    let input = NewTerm {
        committee: id,
        number: 5,
        starts_on: day("2021-12-01"),
        ends_on: None,
        plenaries: vec![NewPlenary {
            number: 1,
            opens_on: day("2021-12-01"),
            closes_on: day("2021-12-03"),
            window_from: day("2021-09-01"),
            window_to: day("2021-12-02"),
        }],
        sectors: vec!["经济界".into()],
        special_committees: vec!["社会治理委员会".into()],
        categories: vec!["社会建设".into()],
    };
    let term = committee::add_term(app.service().app(), Authority::System, input).await.expect("a term");
    let input = NewMember {
        committee: id,
        term,
        name: "马辉琴".into(),
        title: "社区书记".into(),
        sector: None,
        special_committee: None,
    };
    (id, member::create(app.service().app(), Authority::System, input).await.expect("a member"))
}

async fn new_department(app: &TestApp, committee: CommitteeId, name: &str, short_name: &str) -> DepartmentId {
    let input =
        NewDepartment { committee, name: name.into(), short_name: short_name.into(), kind: DepartmentKind::Government };
    department::create(app.service().app(), Authority::System, input).await.expect("a department")
}

async fn new_account(
    app: &TestApp,
    login: &str,
    committee: CommitteeId,
    role: Role,
    department: Option<DepartmentId>,
    member: Option<MemberId>,
) {
    let roles = vec![Grant { committee, role, department, member }];
    let input = NewAccount { login: login.into(), display_name: login.into(), password: Some(PASSWORD.into()), roles };
    account::add(app.service().app(), input).await.expect("an account");
}

impl Cast {
    /// Returns somebody, signed in where they have an account.
    pub fn client(&self, who: Who) -> &Client {
        &self.clients[&who]
    }

    /// Returns the application behind the service.
    pub fn domain(&self) -> &App {
        self.service().app()
    }

    /// Brings the index up to date.
    pub async fn index(&self) {
        self.app.index_now().await;
    }

    /// Asserts that index and tables are equal once the index has caught up.
    pub async fn reconciles(&self) {
        self.index().await;
        let report = self.indexer().reconcile(false).await.expect("index and tables can be compared");
        assert!(report.is_equal(), "{report}: {:?}", report.examples);
        assert!(report.documents > 0, "{report}");
    }

    /// Returns the global id of the committee.
    pub fn committee(&self) -> String {
        self.world().committee.to_string()
    }

    /// Returns the global id of a member by name.
    pub fn member(&self, name: &str) -> String {
        self.world().members[name].to_string()
    }

    /// Returns the global id of a department by its short name.
    pub fn department(&self, short_name: &str) -> String {
        if short_name == "公安局" {
            return self.other_department.to_string();
        }
        self.world().departments[short_name].to_string()
    }

    /// Returns a roster to preview, of a text in UTF-8.
    pub fn roster(&self, kind: &str, text: &str) -> Value {
        let content = base64::engine::general_purpose::STANDARD.encode(text);
        json!({ "committee": self.committee(), "kind": kind, "fileName": "名册.csv", "contentBase64": content })
    }

    /// Returns the folder of the file store.
    pub fn store(&self) -> &Path {
        &self.store
    }

    /// Sends a file as somebody: `to` is the query that says what it is attached to.
    pub async fn send_file(&self, who: Who, to: &str, name: &str, bytes: &[u8]) -> Page {
        let name = name.bytes().fold(String::new(), |name, byte| format!("{name}%{byte:02X}"));
        let request = http::Request::post(format!("/files?{to}"))
            .header("x-file-name", name)
            .body(axum::body::Body::from(bytes.to_vec()))
            .expect("the request is well-formed");
        self.client(who).send(request).await
    }

    /// Attaches a file as somebody who may, and returns its id.
    pub async fn attach(&self, who: Who, to: &str, name: &str, bytes: &[u8]) -> String {
        let page = self.send_file(who, to, name, bytes).await;
        assert_eq!(page.status, http::StatusCode::CREATED, "{}", page.text);
        let told: Value = serde_json::from_str(&page.text).expect("the answer is JSON");
        told["id"].as_str().expect("it names the attachment").to_owned()
    }

    /// Returns the clock's date in China.
    pub fn today(&self) -> String {
        date_in_china(self.now()).to_string()
    }

    /// Sets the clock to a morning.
    pub fn clock(&self, day: &str) {
        self.app.at(day);
    }

    /// Returns the ids of a list's items.
    pub fn ids<'a>(&self, items: &'a [Value]) -> Vec<&'a str> {
        self.ids_at(items, "/id")
    }

    /// Returns the ids at a place in a list's items.
    #[expect(clippy::unused_self, reason = "read beside the cast's other words")]
    pub fn ids_at<'a>(&self, items: &'a [Value], pointer: &str) -> Vec<&'a str> {
        items.iter().filter_map(|item| item.pointer(pointer)?.as_str()).collect()
    }
}
