//! How a session is to be prepared (会前准备规则), as the committee's place has it: domain.md §2.3, "Before".

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::reason::Reason;

/// How long before a session its notice and papers go out, and whether research has to precede it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Preparation {
    /// How many working days before the session its participants know of the day.
    pub notice_working_days: u32,
    /// How many working days before the session its papers are handed out.
    pub materials_working_days: u32,
    /// Whether a session without research is refused (不调研不议政); otherwise it is only remarked on.
    pub research_required: bool,
}

impl Default for Preparation {
    fn default() -> Self {
        Self { notice_working_days: 15, materials_working_days: 10, research_required: false }
    }
}

impl Preparation {
    /// Refuses times that no place can work with.
    pub(super) fn checked(&self) -> Result<()> {
        let most = 60;
        if self.notice_working_days <= most && self.materials_working_days <= most {
            Ok(())
        } else {
            Err(Error::bad_input("preparation", Reason::OutOfRange))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_time_has_a_most() {
        for (notice, materials, is_fit) in [(0, 0, true), (60, 60, true), (61, 10, false), (15, 61, false)] {
            let rules = Preparation {
                notice_working_days: notice,
                materials_working_days: materials,
                ..Preparation::default()
            };

            assert_eq!(rules.checked().is_ok(), is_fit, "{notice} {materials}");
        }
    }
}
