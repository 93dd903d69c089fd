//! What rows come to, over a small committee.

use entities::enums::{AccountStatus, DepartmentKind, Role, RosterColumn as Column, RosterKind, RosterVerdict};
use entities::ids::{AccountId, DepartmentId, MemberId, SectorId};
use entities::{account, account_role, department, member};
use uuid::Uuid;

use super::*;
use crate::reason::Reason;

fn id<I: From<Uuid>>(number: u128) -> I {
    Uuid::from_u128(number).into()
}

fn person(number: u128, name: &str, sector: u128) -> member::Model {
    member::Model {
        id: id(number),
        committee_id: id(1),
        term_id: id(2),
        name: name.into(),
        sector_id: Some(id(sector)),
        special_committee_id: None,
        title: "律师".into(),
        version: 3,
    }
}

fn signs_in(number: u128, login: &str, name: &str) -> (String, account::Model) {
    let row = account::Model {
        id: id(number),
        login: login.into(),
        display_name: name.into(),
        password_hash: String::new(),
        status: AccountStatus::Active,
        must_change_password: false,
        failed_sign_ins: 0,
        locked_until: None,
        token_epoch: 0,
        created_at: chrono::DateTime::UNIX_EPOCH,
        version: 1,
    };
    (login.into(), row)
}

fn holds(account: u128, role: Role, department: Option<DepartmentId>, member: Option<MemberId>) -> account_role::Model {
    let account_id: AccountId = id(account);
    account_role::Model {
        id: id(account),
        account_id,
        committee_id: id(1),
        role,
        department_id: department,
        member_id: member,
    }
}

/// 林义 of 经济界 who signs in, two 王伟 of the same name, 住建局; `stranger` is of another committee, `again` of an
/// earlier term.
fn known(kind: RosterKind) -> Known {
    let housing = department::Model {
        id: id(30),
        committee_id: id(1),
        name: "市住房和城乡建设局".into(),
        short_name: "住建局".into(),
        kind: DepartmentKind::Government,
        version: 1,
    };
    Known {
        kind,
        committee: id(1),
        term: id(2),
        may_make_accounts: true,
        sectors: [("经济界".to_owned(), id::<SectorId>(11)), ("教育界".to_owned(), id(12))].into(),
        special_committees: [("提案委员会".to_owned(), id(13))].into(),
        members: vec![person(21, "林义", 11), person(22, "王伟", 11), person(23, "王伟", 12)],
        departments: vec![housing],
        accounts: [signs_in(41, "linyi", "林义"), signs_in(42, "stranger", "甲"), signs_in(43, "again", "马辉琴")]
            .into(),
        roles: vec![holds(41, Role::Member, None, Some(id(21))), holds(43, Role::Member, None, Some(id(99)))],
    }
}

fn cells(given: &[(Column, &str)]) -> Cells {
    given.iter().map(|(column, cell)| (*column, (*cell).to_owned())).collect()
}

/// Judges rows and returns their verdict with the columns it names.
fn verdicts(known: &Known, rows: &[&[(Column, &str)]]) -> Vec<(RosterVerdict, Vec<Column>, Option<Reason>)> {
    let rows: Vec<_> = (2..).zip(rows.iter().map(|given| cells(given))).collect();
    let told = |judged: Judged| {
        let fault = judged.row.fault;
        let columns = fault.map_or(judged.row.changes, |fault| vec![fault.column]);
        (judged.row.verdict, columns, fault.map(|fault| fault.reason))
    };
    all(known, &rows).into_iter().map(told).collect()
}

fn verdict(kind: RosterKind, row: &[(Column, &str)]) -> (RosterVerdict, Vec<Column>, Option<Reason>) {
    verdicts(&known(kind), &[row]).remove(0)
}

fn wrong(column: Column, reason: Reason) -> (RosterVerdict, Vec<Column>, Option<Reason>) {
    (RosterVerdict::Error, vec![column], Some(reason))
}

fn changed(columns: &[Column]) -> (RosterVerdict, Vec<Column>, Option<Reason>) {
    (RosterVerdict::Changed, columns.to_vec(), None)
}

const NEW: (RosterVerdict, Vec<Column>, Option<Reason>) = (RosterVerdict::New, Vec::new(), None);
const UNCHANGED: (RosterVerdict, Vec<Column>, Option<Reason>) = (RosterVerdict::Unchanged, Vec::new(), None);

#[test]
fn members_are_found_by_id_by_sign_in_name_and_by_name_with_sector() {
    let linyi = id::<MemberId>(21).to_string();
    for (row, wanted) in [
        (&[(Column::Name, "林义"), (Column::Sector, "经济界")][..], UNCHANGED),
        (&[(Column::Name, "林　义")], UNCHANGED),
        (&[(Column::Name, "林义"), (Column::Title, "教师")], changed(&[Column::Title])),
        (&[(Column::Name, "林义"), (Column::Sector, "教育界")], NEW),
        (&[(Column::Name, "林义"), (Column::Sector, "教育界"), (Column::Login, "LinYi")], changed(&[Column::Sector])),
        (&[(Column::Name, "林毅"), (Column::Id, &linyi)], changed(&[Column::Name])),
        (&[(Column::Name, "王伟")], wrong(Column::Name, Reason::AmbiguousName)),
        (&[(Column::Name, "王伟"), (Column::Sector, "教育界")], UNCHANGED),
        (&[(Column::Name, "马辉琴"), (Column::Login, "again")], NEW),
    ] {
        assert_eq!(verdict(RosterKind::Members, row), wanted, "{row:?}");
    }
}

#[test]
fn what_is_wrong_with_a_member_names_its_column() {
    let nobody = id::<MemberId>(77).to_string();
    for (row, wanted) in [
        (&[(Column::Sector, "经济界")][..], wrong(Column::Name, Reason::Empty)),
        (&[(Column::Name, "乙"), (Column::Sector, "航天界")], wrong(Column::Sector, Reason::UnknownReference)),
        (
            &[(Column::Name, "乙"), (Column::SpecialCommittee, "无")],
            wrong(Column::SpecialCommittee, Reason::UnknownReference),
        ),
        (&[(Column::Name, "乙\u{FFFD}")], wrong(Column::Name, Reason::UnreadableText)),
        (&[(Column::Name, "乙"), (Column::Title, "\u{7}")], wrong(Column::Title, Reason::ControlCharacters)),
        (&[(Column::Name, "乙"), (Column::Id, "7")], wrong(Column::Id, Reason::InvalidId)),
        (&[(Column::Name, "乙"), (Column::Id, &nobody)], wrong(Column::Id, Reason::UnknownReference)),
        (&[(Column::Name, "乙"), (Column::Login, "stranger")], wrong(Column::Login, Reason::LoginTaken)),
        (&[(Column::Name, "乙"), (Column::Login, "again")], wrong(Column::Login, Reason::LoginTaken)),
        (&[(Column::Name, "林义"), (Column::Login, "second")], wrong(Column::Login, Reason::AccountExists)),
        (&[(Column::Name, "乙"), (Column::Login, "a b")], wrong(Column::Login, Reason::ControlCharacters)),
    ] {
        assert_eq!(verdict(RosterKind::Members, row), wanted, "{row:?}");
    }
}

#[test]
fn only_who_may_makes_accounts() {
    let office = Known { may_make_accounts: false, ..known(RosterKind::Members) };
    let rows: [&[(Column, &str)]; 3] = [
        &[(Column::Name, "乙"), (Column::Login, "yi")],
        &[(Column::Name, "马辉琴"), (Column::Login, "again")],
        &[(Column::Name, "林义"), (Column::Login, "linyi")],
    ];

    let refused = wrong(Column::Login, Reason::RoleMissing);
    assert_eq!(verdicts(&office, &rows), [refused.clone(), refused, UNCHANGED]);
}

#[test]
fn the_second_row_about_the_same_is_a_duplicate() {
    let known = known(RosterKind::Members);
    let linyi = id::<MemberId>(21).to_string();
    let duplicate = (RosterVerdict::DuplicateInFile, Vec::new(), None);
    for (first, second) in [
        (&[(Column::Name, "林义")][..], &[(Column::Name, "林毅"), (Column::Id, linyi.as_str())][..]),
        (&[(Column::Name, "乙")], &[(Column::Name, "乙")]),
        (&[(Column::Name, "乙"), (Column::Login, "yi")], &[(Column::Name, "丙"), (Column::Login, "YI")]),
    ] {
        assert_eq!(verdicts(&known, &[first, second])[1], duplicate, "{second:?}");
    }
    let of_two_sectors: [&[(Column, &str)]; 2] =
        [&[(Column::Name, "乙"), (Column::Sector, "经济界")], &[(Column::Name, "乙"), (Column::Sector, "教育界")]];
    assert_eq!(verdicts(&known, &of_two_sectors), [NEW, NEW]);
}

#[test]
fn departments_are_found_by_id_and_by_name() {
    let housing = id::<DepartmentId>(30).to_string();
    for (row, wanted) in [
        (&[(Column::Name, "市住房和城乡建设局"), (Column::Kind, "政府部门")][..], UNCHANGED),
        (&[(Column::Name, "市住房和城乡建设局"), (Column::ShortName, "市住建局")], changed(&[Column::ShortName])),
        (&[(Column::Name, "市住房局"), (Column::Id, &housing)], changed(&[Column::Name])),
        (&[(Column::Name, "市法院"), (Column::Kind, "COURT")], NEW),
        (&[(Column::Name, "市法院")], wrong(Column::Kind, Reason::Empty)),
        (&[(Column::Name, "市法院"), (Column::Kind, "院")], wrong(Column::Kind, Reason::UnknownReference)),
        (&[(Column::Name, "甲"), (Column::Id, "dep_1")], wrong(Column::Id, Reason::InvalidId)),
    ] {
        assert_eq!(verdict(RosterKind::Departments, row), wanted, "{row:?}");
    }
}

#[test]
fn accounts_get_names_and_roles_and_lose_none() {
    for (row, wanted) in [
        (&[(Column::Login, "linyi"), (Column::Role, "委员"), (Column::Member, "林义")][..], UNCHANGED),
        (
            &[(Column::Login, "linyi"), (Column::Name, "林毅"), (Column::Role, "主席")],
            changed(&[Column::Name, Column::Role]),
        ),
        (&[(Column::Login, "zj"), (Column::Name, "乙"), (Column::Role, "承办人"), (Column::Department, "住建局")], NEW),
        (
            &[(Column::Login, "zj"), (Column::Name, "乙"), (Column::Role, "承办人")],
            wrong(Column::Department, Reason::Empty),
        ),
        (
            &[(Column::Login, "zj"), (Column::Name, "乙"), (Column::Role, "ADMIN"), (Column::Department, "住建局")],
            wrong(Column::Department, Reason::UnknownReference),
        ),
        (
            &[(Column::Login, "w"), (Column::Name, "王伟"), (Column::Role, "MEMBER"), (Column::Member, "王伟")],
            wrong(Column::Member, Reason::AmbiguousName),
        ),
        (
            &[(Column::Login, "l2"), (Column::Name, "林义"), (Column::Role, "MEMBER"), (Column::Member, "林义")],
            wrong(Column::Member, Reason::AccountExists),
        ),
        (&[(Column::Login, "zj"), (Column::Name, "乙")], wrong(Column::Role, Reason::Empty)),
        (&[(Column::Login, "zj"), (Column::Role, "ADMIN")], wrong(Column::Name, Reason::Empty)),
        (&[(Column::Login, "stranger"), (Column::Role, "ADMIN")], wrong(Column::Login, Reason::LoginTaken)),
        (&[(Column::Login, "zj"), (Column::Role, "皇帝")], wrong(Column::Role, Reason::UnknownReference)),
        (&[(Column::Role, "ADMIN")], wrong(Column::Login, Reason::Empty)),
    ] {
        assert_eq!(verdict(RosterKind::Accounts, row), wanted, "{row:?}");
    }
}

#[test]
fn what_changes_of_a_member_is_named_column_by_column() {
    for (row, wanted) in [
        (&[(Column::Name, "林义"), (Column::SpecialCommittee, "提案委员会")][..], changed(&[Column::SpecialCommittee])),
        (&[(Column::Name, "林义"), (Column::Title, " ")], UNCHANGED),
        (&[(Column::Name, "林义"), (Column::Login, "LinYi")], UNCHANGED),
        (&[(Column::Name, "王伟"), (Column::Sector, "教育界"), (Column::Login, "wangwei")], changed(&[Column::Login])),
        (
            &[(Column::Name, "林毅"), (Column::Login, "linyi"), (Column::Sector, "教育界"), (Column::Title, "教师")],
            changed(&[Column::Name, Column::Title, Column::Sector]),
        ),
    ] {
        assert_eq!(verdict(RosterKind::Members, row), wanted, "{row:?}");
    }
}

#[test]
fn the_texts_of_a_row_have_their_limits() {
    let (fits, too_long) = ("长".repeat(100), "长".repeat(101));
    for (kind, column) in [
        (RosterKind::Members, Column::Name),
        (RosterKind::Members, Column::Title),
        (RosterKind::Departments, Column::Name),
        (RosterKind::Departments, Column::ShortName),
        (RosterKind::Accounts, Column::Name),
    ] {
        let of = |text: &str| {
            let others =
                [(Column::Name, "甲"), (Column::Kind, "COURT"), (Column::Login, "zj"), (Column::Role, "ADMIN")];
            let known = known(kind);
            let kept = others.into_iter().filter(|(of, _)| *of != column);
            let mut row: Vec<_> = kept.filter(|(of, _)| kind == RosterKind::Accounts || *of != Column::Login).collect();
            row.push((column, text));
            verdicts(&known, &[row.as_slice()]).remove(0)
        };

        assert_eq!(of(&fits), NEW, "{kind:?} {column:?}");
        assert_eq!(of(&too_long), wrong(column, Reason::TooLong), "{kind:?} {column:?}");
    }
}

#[test]
fn a_department_keeps_its_name_to_itself() {
    let mut known = known(RosterKind::Departments);
    let mut court = known.departments[0].clone();
    (court.id, court.name) = (id(31), "市法院".into());
    known.departments.push(court);
    let housing = id::<DepartmentId>(30).to_string();
    let nobody = id::<DepartmentId>(77).to_string();
    for (row, wanted) in [
        (&[(Column::Name, "市法院"), (Column::Id, housing.as_str())][..], wrong(Column::Name, Reason::NameTaken)),
        (&[(Column::Name, "市法院"), (Column::Id, &nobody)], wrong(Column::Id, Reason::UnknownReference)),
        (&[(Column::Id, housing.as_str())], wrong(Column::Name, Reason::Empty)),
        (&[(Column::Name, "市法院"), (Column::Kind, "法院")], changed(&[Column::Kind])),
    ] {
        assert_eq!(verdicts(&known, &[row]), [wanted], "{row:?}");
    }
}

#[test]
fn the_second_row_about_a_department_or_an_account_is_a_duplicate() {
    let (housing, wangwei) = (id::<DepartmentId>(30).to_string(), id::<MemberId>(22).to_string());
    let name = (Column::Name, "乙");
    for (kind, first, second) in [
        (
            RosterKind::Departments,
            &[(Column::Name, "市法院"), (Column::Kind, "法院")][..],
            &[(Column::Name, "市法院"), (Column::Kind, "政府部门")][..],
        ),
        (
            RosterKind::Departments,
            &[(Column::Name, "市住房和城乡建设局")],
            &[(Column::Name, "市住房局"), (Column::Id, &housing)],
        ),
        (
            RosterKind::Accounts,
            &[(Column::Login, "zj"), name, (Column::Role, "ADMIN")],
            &[(Column::Login, "ZJ"), name, (Column::Role, "CHAIR")],
        ),
        (
            RosterKind::Accounts,
            &[(Column::Login, "w1"), name, (Column::Role, "MEMBER"), (Column::Member, &wangwei)],
            &[(Column::Login, "w2"), name, (Column::Role, "MEMBER"), (Column::Member, &wangwei)],
        ),
    ] {
        let duplicate = (RosterVerdict::DuplicateInFile, Vec::new(), None);
        let got = verdicts(&known(kind), &[first, second]);

        assert_ne!(got[0].0, RosterVerdict::Error, "{first:?}");
        assert_eq!(got[1], duplicate, "{second:?}");
    }
}

#[test]
fn a_row_that_is_wrong_keeps_no_other_from_saying_it_right() {
    let rows: [&[(Column, &str)]; 2] =
        [&[(Column::Name, "乙"), (Column::Sector, "航天界")], &[(Column::Name, "乙"), (Column::Sector, "经济界")]];

    let refused = wrong(Column::Sector, Reason::UnknownReference);
    assert_eq!(verdicts(&known(RosterKind::Members), &rows), [refused, NEW]);
}

#[test]
fn what_is_wrong_with_an_account_names_its_column() {
    for (row, wanted) in [
        (&[(Column::Login, "linyi"), (Column::Member, "林义")][..], wrong(Column::Role, Reason::Empty)),
        (&[(Column::Login, "linyi"), (Column::Role, "MEMBER")], wrong(Column::Member, Reason::Empty)),
        (
            &[(Column::Login, "linyi"), (Column::Role, "CHAIR"), (Column::Member, "林义")],
            wrong(Column::Member, Reason::UnknownReference),
        ),
        (
            &[(Column::Login, "linyi"), (Column::Role, "承办人"), (Column::Department, "市法院")],
            wrong(Column::Department, Reason::UnknownReference),
        ),
        (
            &[(Column::Login, "again"), (Column::Role, "MEMBER"), (Column::Member, "林义")],
            wrong(Column::Member, Reason::AccountExists),
        ),
        (&[(Column::Login, "linyi"), (Column::Role, "主席")], changed(&[Column::Role])),
        (&[(Column::Login, "linyi"), (Column::Name, "林义")], UNCHANGED),
    ] {
        assert_eq!(verdict(RosterKind::Accounts, row), wanted, "{row:?}");
    }
    let office = Known { may_make_accounts: false, ..known(RosterKind::Accounts) };
    let row: &[(Column, &str)] = &[(Column::Login, "linyi"), (Column::Name, "林义")];
    assert_eq!(verdicts(&office, &[row]), [wrong(Column::Login, Reason::RoleMissing)]);
}
