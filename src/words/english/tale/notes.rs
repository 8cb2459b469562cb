//! What robots do in their schemes, and what they wait for.

use super::pieces::{Count, Robots, Term, chief, era, sentence};
use crate::ids::{RobotId, Ticket};
use crate::protocol::{Denial, Note, Role, Scheme, Silence, StepDown, Wait};
use crate::time::Span;
use crate::words::tale::{Context, Sentence};

/// What a robot did.
#[expect(clippy::too_many_lines, reason = "one exhaustive match, a sentence a line")]
#[inline(never)]
pub(super) fn noted(robot: RobotId, note: &Note, context: &Context<'_>) -> Sentence {
    let scheme = context.scheme;
    match *note {
        Note::PassedOn { ticket } => {
            let others = Robots(RobotId::all(scheme.robots()).filter(|other| *other != robot).collect());
            sentence![
                robot,
                " passes ",
                ticket,
                " on to ",
                others,
                ", then obeys.",
                Term("strict forwarding")
            ]
        }
        Note::PassedUp { ticket, leader } => {
            sentence![robot, " passes ", ticket, " on to its leader, ", leader, "."]
        }
        Note::Became { role, era } => became(robot, role, era, scheme),
        Note::Follows { leader, era: number } => {
            sentence![robot, " follows ", leader, ", the ", chief(scheme), " of ", era(scheme), number, "."]
        }
        Note::SteppedDown { was, why } => stepped_down(robot, was, why, scheme),
        Note::HeardNothing { from: Some(from) } => {
            let and = match scheme {
                Scheme::PrimaryBackup { silence: Silence::Wait, .. } => " and can only wait.",
                Scheme::PrimaryBackup { silence: Silence::TakeOver, .. } => " and cannot know why.",
                Scheme::Quorum { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => ".",
            };
            sentence![robot, " has heard nothing from ", from, " for too long", and, Term("timeout")]
        }
        Note::HeardNothing { from: None } => {
            sentence![robot, " has heard no ", chief(scheme), " for too long.", Term("timeout")]
        }
        Note::Granted { to, pre: true, .. } => {
            sentence![robot, " says that it would vote for ", to, ".", Term("pre-vote")]
        }
        Note::Granted { to, era: number, pre: false } => {
            sentence![robot, " votes for ", to, " in ", era(scheme), number, ".", Term("vote")]
        }
        Note::Denied { to, pre, why, .. } => {
            let (says, term) = if pre {
                (" says that it would not vote for ", "pre-vote")
            } else {
                (" does not vote for ", "vote")
            };
            sentence![robot, says, to, ": it ", denial(robot, why, scheme), ".", Term(term)]
        }
        Note::WroteDown { index, era: number, ticket } => wrote_down(robot, index, number, ticket, scheme),
        Note::CrossedOut { from, count } => crossed_out(robot, from, count, scheme),
        Note::Agreed { index, ticket } => agreed(robot, index, ticket, scheme),
        Note::AskedTwice { ticket } => {
            sentence![
                robot,
                " knows ",
                ticket,
                " already and does not carry it out again.",
                Term("client session")
            ]
        }
        Note::ReadConfirmed { ticket, .. } => sentence![
            robot,
            " has heard from a majority that it still leads; the picture ",
            ticket,
            " may be taken.",
            Term("read index")
        ],
        Note::AsksForMissing { from, first } => {
            sentence![
                robot,
                " sees that it lacks commands from number ",
                first,
                " on and asks ",
                from,
                " for them."
            ]
        }
        Note::CaughtUp { from, count } => {
            let missed = Count(count, "command that it had missed", "commands that it had missed");
            sentence![robot, " gets ", missed, " from ", from, ".", Term("catch-up")]
        }
        Note::DrivesBack { to, count } => drives_back(robot, to, count),
        Note::CannotDriveBack => {
            sentence![robot, " ought to drive back, but it is out of the maze and stays there."]
        }
        Note::StaysDiverged { at } => sentence![
            robot,
            " sees that its commands differ from the primary’s from number ",
            at,
            " on, and leaves it at that.",
            Term("inconsistent")
        ],
        Note::LostAfterSplit { ticket, answered: true } => sentence![
            robot,
            " loses ",
            ticket,
            ", although it had answered ",
            ticket.team,
            " that it was done.",
            Term("lost update")
        ],
        Note::LostAfterSplit { ticket, answered: false } => {
            sentence![robot, " loses ", ticket, ", which it had not answered itself."]
        }
    }
}

#[inline(never)]
fn became(robot: RobotId, role: Role, number: u64, scheme: Scheme) -> Sentence {
    match role {
        Role::Equal => sentence![robot, " is on a par with the others."],
        Role::Primary => sentence![robot, " acts as the primary of epoch ", number, " from now on."],
        Role::Backup => sentence![robot, " acts as a backup in epoch ", number, " from now on."],
        Role::Follower => sentence![robot, " acts as a follower in ", era(scheme), number, " from now on."],
        Role::PreCandidate => {
            sentence![robot, " asks the others whether it might stand for election.", Term("pre-vote")]
        }
        Role::Candidate => {
            let term = sentence![era(scheme), number];
            let stands = " has the word of a majority, stands for election in ";
            sentence![robot, stands, term, " and votes for itself.", Term("candidate")]
        }
        Role::Leader => {
            sentence![
                robot,
                " has a majority of the votes and leads ",
                era(scheme),
                number,
                ".",
                Term("leader")
            ]
        }
    }
}

#[inline(never)]
fn stepped_down(robot: RobotId, was: Role, why: StepDown, scheme: Scheme) -> Sentence {
    let stops = match was {
        Role::Leader => " no longer leads",
        Role::Primary => " is no longer the primary",
        Role::Candidate => " no longer stands for election",
        Role::PreCandidate => " no longer asks to stand",
        Role::Backup | Role::Follower | Role::Equal => " starts afresh as a follower",
    };
    match why {
        StepDown::Newer { era: number, from } => {
            sentence![
                robot,
                " hears from ",
                from,
                " that ",
                era(scheme),
                number,
                " has begun, and",
                stops,
                "."
            ]
        }
        StepDown::NoMajority => {
            sentence![robot, " has not heard a majority for too long and", stops, ".", Term("check quorum")]
        }
    }
}

#[inline(never)]
fn denial(robot: RobotId, why: Denial, scheme: Scheme) -> Sentence {
    match why {
        Denial::HearsLeader => sentence!["still hears a leader"],
        Denial::Voted(other) if other == robot => sentence!["has voted for itself already"],
        Denial::Voted(other) => sentence!["has voted for ", other, " already"],
        Denial::LogNewer => sentence!["has written down something newer"],
        Denial::OldTerm => sentence!["knows of a later ", era(scheme).trim_end()],
    }
}

#[inline(never)]
fn wrote_down(robot: RobotId, index: u64, number: u64, ticket: Option<Ticket>, scheme: Scheme) -> Sentence {
    match ticket {
        Some(ticket) => {
            sentence![robot, " writes ", ticket, " down as number ", index, ".", Term("log entry")]
        }
        None => {
            let begins = sentence![era(scheme), number, " begins"];
            sentence![robot, " writes down, as number ", index, ", that ", begins, ".", Term("no-op")]
        }
    }
}

#[inline(never)]
fn agreed(robot: RobotId, index: u64, ticket: Option<Ticket>, scheme: Scheme) -> Sentence {
    let last = ticket.map_or_else(|| sentence!["number ", index], |ticket| sentence![ticket]);
    let knows = sentence![robot, " knows that everything up to ", last];
    match scheme {
        Scheme::Quorum { .. } => sentence![knows, " is agreed: a majority has it.", Term("committed")],
        Scheme::PrimaryBackup { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => {
            sentence![knows, " is written down by every backup.", Term("replicated")]
        }
    }
}

#[inline(never)]
fn crossed_out(robot: RobotId, from: u64, count: u64, scheme: Scheme) -> Sentence {
    let what = match count {
        1 => sentence!["number ", from],
        2 => sentence!["numbers ", from, " and ", from + 1],
        _ => sentence!["numbers ", from, " to ", from + count - 1],
    };
    let since = sentence![" in its log, because the ", chief(scheme), " has something else there."];
    sentence![robot, " crosses out ", what, since, Term("log repair")]
}

#[inline(never)]
fn drives_back(robot: RobotId, to: u64, count: u64) -> Sentence {
    let where_to = match to {
        0 => sentence!["to the start"],
        _ => sentence!["to number ", to, ", the last command that both sides share"],
    };
    let moves = Count(count, "move", "moves");
    sentence![robot, " undoes ", moves, " and drives back ", where_to, ".", Term("rollback")]
}

/// What a robot waits for, and how much longer.
#[inline(never)]
pub(super) fn waits(wait: &Wait, left: Option<Span>, scheme: Scheme) -> Sentence {
    let within = |what: &'static str| match left {
        Some(left) => sentence![what, " in ", left],
        None => Sentence::default(),
    };
    match *wait {
        Wait::Command => sentence!["waits for a command"],
        Wait::SignOfLife { from: Some(from), .. } => {
            sentence!["hears ", from, within(without_it(scheme))]
        }
        Wait::SignOfLife { from: None, .. } => {
            sentence!["hears no ", chief(scheme), within(without_it(scheme))]
        }
        Wait::Confirmations { ticket, have, need } => {
            let what = ticket.map_or_else(|| sentence!["a new term"], |ticket| sentence![ticket]);
            let more = u64::from(need.saturating_sub(have));
            sentence![what, " waits until ", Count(more, "more robot has it", "more robots have it")]
        }
        Wait::Votes { have, need, pre } => {
            let what = if pre { "asks whether it may stand: " } else { "stands for election: " };
            sentence![what, u64::from(have), " of ", Count(u64::from(need), "vote", "votes")]
        }
        Wait::Majority { ticket } => {
            sentence!["picture ", ticket, " waits until a majority confirms that this robot leads"]
        }
        Wait::Missing { first } => {
            sentence!["waits for what it missed, from number ", first, " on", within("; asks again")]
        }
    }
}

/// What a robot does when the sign of life that it waits for does not come.
fn without_it(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Quorum { .. } => "; else asks to stand",
        Scheme::PrimaryBackup { silence: Silence::TakeOver, .. } => "; else takes over",
        Scheme::PrimaryBackup { silence: Silence::Wait, .. }
        | Scheme::Alone { .. }
        | Scheme::Forwarding { .. } => "; else loses patience",
    }
}
