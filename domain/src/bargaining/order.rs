//! The order of a bargaining (domain.md §2.8): what each stage lets be recorded, for the writes and for those who are told.

use super::machine::Event;
use crate::error::{Error, Result};
use crate::reason::Reason;

/// What may be recorded of a bargaining.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// Who sits at the table, which data was handed over, what an adviser does (协商代表、资料、指导).
    Accompany,
    /// An offer, or the reply to one (要约与回应).
    Offer,
    /// A term, or another figure of one (工资条款).
    Agree,
    /// A vote of the congress (职代会表决).
    Vote,
    /// A contract that both chiefs signed (签订).
    Sign,
    /// What follows a contract's signing (报送、异议、生效、公布、续签).
    Contract(Event),
}

/// How far a bargaining has come; stages at which the same may be recorded are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    /// The sides talk, for the first time or because the bureau objected.
    Talks,
    /// They agree on a draft.
    Draft,
    /// The congress has passed it.
    Approval,
    /// The chiefs have signed, and what they signed is on its way.
    Signature,
    /// A contract is known to the workers; one that renews it goes the same way once more.
    Publication,
    /// It is called off or closed.
    End,
}

impl Act {
    /// Returns from where to where on the way it may be recorded.
    const fn span(self) -> (Reach, Reach) {
        match self {
            Self::Accompany => (Reach::Talks, Reach::Publication),
            Self::Offer => (Reach::Talks, Reach::Approval),
            Self::Agree => (Reach::Talks, Reach::Draft),
            Self::Vote => (Reach::Draft, Reach::Publication),
            // A bargaining has contracts of several kinds, and one may be signed while another is on its way.
            Self::Sign => (Reach::Approval, Reach::Publication),
            // What was signed goes its own way, in its own time, while the sides may talk anew about another contract.
            Self::Contract(Event::File | Event::Object | Event::TakeEffect | Event::Publish) => {
                (Reach::Talks, Reach::Publication)
            }
            Self::Contract(Event::Renew) => (Reach::Publication, Reach::Publication),
        }
    }
}

/// Checks that a bargaining at a stage lets something be recorded.
///
/// # Errors
///
/// `BARGAINING_TOO_EARLY`, `BARGAINING_TOO_LATE`, or `BARGAINING_OVER` once it is called off or closed; `INTERNAL` for a
/// stage that no bargaining has.
pub fn may(stage: &str, act: Act) -> Result<()> {
    let at = reach(stage).ok_or_else(|| Error::internal(format!("no bargaining has a stage {stage}")))?;
    let (from, until) = act.span();
    if at == Reach::End {
        Err(Error::refused(Reason::BargainingOver))
    } else if at < from {
        Err(Error::refused(Reason::BargainingTooEarly))
    } else if at > until {
        Err(Error::refused(Reason::BargainingTooLate))
    } else {
        Ok(())
    }
}

fn reach(stage: &str) -> Option<Reach> {
    Some(match stage {
        "OFFER_SENT" | "REPLIED" | "NEGOTIATING" | "OBJECTED" => Reach::Talks,
        "DRAFT_AGREED" => Reach::Draft,
        "CONGRESS_APPROVED" => Reach::Approval,
        "SIGNED" | "FILED" | "EFFECTIVE" => Reach::Signature,
        "PUBLISHED" | "EXPIRING" | "RENEWED" => Reach::Publication,
        "CLOSED" | "CANCELLED" => Reach::End,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use entities::enums::ConsultationFormat;

    use super::*;
    use crate::consultation::Format;

    /// Every act, with the letter that stands for it below.
    const ACTS: [(char, Act); 10] = [
        ('a', Act::Accompany),
        ('o', Act::Offer),
        ('t', Act::Agree),
        ('v', Act::Vote),
        ('s', Act::Sign),
        ('f', Act::Contract(Event::File)),
        ('b', Act::Contract(Event::Object)),
        ('e', Act::Contract(Event::TakeEffect)),
        ('p', Act::Contract(Event::Publish)),
        ('r', Act::Contract(Event::Renew)),
    ];

    /// What each stage lets be recorded; what it does not is too early, or too late where it is written after a slash.
    const TABLE: [(&str, &str); 14] = [
        ("OFFER_SENT", "aotfbep"),
        ("REPLIED", "aotfbep"),
        ("NEGOTIATING", "aotfbep"),
        ("DRAFT_AGREED", "aotvfbep"),
        ("CONGRESS_APPROVED", "aovsfbep/t"),
        ("SIGNED", "avsfbep/ot"),
        ("FILED", "avsfbep/ot"),
        ("OBJECTED", "aotfbep"),
        ("EFFECTIVE", "avsfbep/ot"),
        ("PUBLISHED", "avsfbepr/ot"),
        ("EXPIRING", "avsfbepr/ot"),
        ("RENEWED", "avsfbepr/ot"),
        ("CLOSED", ""),
        ("CANCELLED", ""),
    ];

    #[test]
    fn every_pair_of_stage_and_act_is_decided() {
        let stages: Vec<_> =
            Format::of(ConsultationFormat::WageBargaining).stages.iter().map(|stage| stage.code).collect();
        assert_eq!(TABLE.map(|(stage, _)| stage).as_slice(), stages);

        for (stage, acts) in TABLE {
            let (allowed, late) = acts.split_once('/').unwrap_or((acts, ""));
            for (letter, act) in ACTS {
                let expected = match letter {
                    _ if acts.is_empty() => Err(Reason::BargainingOver),
                    _ if allowed.contains(letter) => Ok(()),
                    _ if late.contains(letter) => Err(Reason::BargainingTooLate),
                    _ => Err(Reason::BargainingTooEarly),
                };

                let wanted = expected.map_err(Error::refused).map_err(|error| error.to_string());
                assert_eq!(may(stage, act).map_err(|error| error.to_string()), wanted, "{stage} {act:?}");
            }
        }
    }

    #[test]
    fn no_other_stage_is_one_of_a_bargaining() {
        let is_known = |code| TABLE.iter().any(|(stage, _)| *stage == code);
        for stage in Format::all().flat_map(|format| format.stages) {
            assert_eq!(reach(stage.code).is_some(), is_known(stage.code), "{}", stage.code);
        }
    }
}
