//! Speaking time by person and by sector, from the same fold as everything else.

use chrono::TimeDelta;
use entities::ids::{DepartmentId, MemberId};

use super::Floor;
use super::fold::TurnStatus;

/// How long a person or a sector was heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// The person's name; none for a sector.
    pub name: Option<String>,
    /// The person's post as of then.
    pub title: Option<String>,
    /// The sector, where there is one.
    pub sector: Option<String>,
    /// The member, if they are one.
    pub member: Option<MemberId>,
    /// The department spoken for, if any.
    pub department: Option<DepartmentId>,
    /// How many turns.
    pub turns: usize,
    /// How long.
    pub time: TimeDelta,
}

/// Returns how long each person was heard, first heard first. Members are told apart by who they are, others by name
/// and department.
pub fn by_person(floor: &Floor) -> Vec<Heard> {
    gathered(floor, |one, other| match (one.member, other.member) {
        (None, None) => (&one.name, one.department) == (&other.name, other.department),
        (one, other) => one == other,
    })
}

/// Returns how long each sector was heard, first heard first; what was said for no sector stands together.
pub fn by_sector(floor: &Floor) -> Vec<Heard> {
    let groups = gathered(floor, |one, other| one.sector == other.sector);
    let of_sector = |heard: Heard| Heard { name: None, title: None, member: None, department: None, ..heard };
    groups.into_iter().map(of_sector).collect()
}

fn gathered(floor: &Floor, is_same: impl Fn(&Heard, &Heard) -> bool) -> Vec<Heard> {
    let mut groups: Vec<Heard> = Vec::new();
    for id in &floor.state.heard {
        let (Some(turn), Some(state)) = (floor.turn(*id), floor.state.turn(*id)) else { continue };
        debug_assert!(matches!(state.status, TurnStatus::Speaking | TurnStatus::Spoken), "who was heard spoke");
        let heard = Heard {
            name: Some(turn.row.speaker_name.clone()),
            title: turn.row.speaker_title.clone(),
            sector: turn.row.sector_name.clone(),
            member: turn.row.member_id,
            department: turn.row.department_id,
            turns: 1,
            time: state.spent,
        };
        match groups.iter_mut().find(|group| is_same(group, &heard)) {
            Some(group) => {
                group.turns += 1;
                group.time += heard.time;
            }
            None => groups.push(heard),
        }
    }
    groups
}
