//! A service on a database of its own, for unit tests.

use std::ops::Deref;
use std::sync::Arc;

use domain::App;
use domain::Grant;
use domain::account::{self, NewAccount};
use domain::ambient::{Clock, CountedIds, IdSource};
use domain::attachment::Files;
use domain::committee::{self, Authority, NewCommittee, NewTerm};
use domain::database::Database;
use domain::department::{self, NewDepartment};
use domain::enums::{CommitteeLevel, DepartmentKind, Role};
use domain::ids::{AccountId, CommitteeId, DepartmentId};
use domain::password::Passwords;

use crate::auth::{Keys, Tokens};
use crate::server::{Indexing, Service};

/// The password of every account made here.
pub(crate) const PASSWORD: &str = "correct horse battery";

/// A service that lasts as long as its folder.
pub(crate) struct Fixture {
    service: Service,
    _folder: tempfile::TempDir,
}

impl Deref for Fixture {
    type Target = Service;

    fn deref(&self) -> &Service {
        &self.service
    }
}

/// Opens an empty service on SQLite with the embedded engine, cheap passwords and counted ids.
pub(crate) async fn service(clock: Arc<dyn Clock>) -> Fixture {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let url = format!("sqlite:{}", folder.path().join("test.sqlite").display());
    let database = Database::connect(&url).await.expect("a fresh database opens");
    migration::up(database.writer()).await.expect("a fresh database migrates");
    let indexing = Indexing::embedded(&folder.path().join("search"), &database).expect("a fresh index opens");
    let ids: Arc<dyn IdSource> = Arc::new(CountedIds::from(1));
    let app = App::new(database, indexing.search().clone(), clock, ids, Passwords::fast_for_tests());
    let tokens = Tokens::new(Keys::open(&folder.path().join("keys")).expect("fresh keys are made"));
    let files = Files::in_folder(&folder.path().join("files")).expect("a fresh folder opens");
    Fixture { service: Service::new(app, tokens, indexing, files), _folder: folder }
}

/// Sets up a committee with one term and one department.
pub(crate) async fn committee(app: &App, code: &str) -> (CommitteeId, DepartmentId) {
    let input = NewCommittee {
        code: code.to_owned(),
        name: format!("{code}政协"),
        level: CommitteeLevel::Municipal,
        region: "宁夏".to_owned(),
    };
    let id = committee::create(app, Authority::System, input).await.expect("a committee is set up");
    let term = NewTerm {
        committee: id,
        number: 11,
        starts_on: chrono::NaiveDate::from_ymd_opt(2021, 12, 27).expect("it is a day"),
        ends_on: None,
        plenaries: Vec::new(),
        sectors: Vec::new(),
        special_committees: Vec::new(),
        categories: Vec::new(),
    };
    committee::add_term(app, Authority::System, term).await.expect("a term is set up");
    let department = NewDepartment {
        committee: id,
        name: "住房和城乡建设局".to_owned(),
        short_name: "住建局".to_owned(),
        kind: DepartmentKind::Government,
    };
    (id, department::create(app, Authority::System, department).await.expect("a department is entered"))
}

/// Makes an account of the proposal office, with the password of this module.
pub(crate) async fn office(app: &App, committee: CommitteeId, login: &str) -> AccountId {
    let grant = Grant { committee, role: Role::ProposalOffice, department: None, member: None };
    let new = NewAccount {
        login: login.to_owned(),
        display_name: "提案委办公室".to_owned(),
        password: Some(PASSWORD.to_owned()),
        roles: vec![grant],
    };
    account::add(app, new).await.expect("an account is made").0
}
