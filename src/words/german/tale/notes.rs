//! What robots do in their schemes, and what they wait for.

use super::pieces::{Count, Robots, Term, chief, era, sentence};
use crate::ids::{RobotId, Ticket};
use crate::protocol::{Denial, Note, Role, Scheme, Silence, StepDown, Wait};
use crate::time::Span;
use crate::words::tale::{Context, Sentence};

/// What a robot did.
#[expect(clippy::too_many_lines, reason = "one exhaustive match, a sentence a line")]
pub(super) fn noted(robot: RobotId, note: &Note, context: &Context<'_>) -> Sentence {
    let scheme = context.scheme;
    match *note {
        Note::PassedOn { ticket } => {
            let others = Robots(RobotId::all(scheme.robots()).filter(|other| *other != robot).collect());
            let passes = sentence![robot, " gibt ", ticket, " an ", others, " weiter"];
            sentence![passes, " und gehorcht dann.", Term("strict forwarding")]
        }
        Note::PassedUp { ticket, leader } => {
            sentence![robot, " gibt ", ticket, " an seinen Anführer weiter, ", leader, "."]
        }
        Note::Became { role, era } => became(robot, role, era, scheme),
        Note::Follows { leader, era: number } => {
            let office = sentence![", dem ", chief(scheme), " von ", era(scheme), number];
            sentence![robot, " folgt ", leader, office, "."]
        }
        Note::SteppedDown { was, why } => stepped_down(robot, was, why, scheme),
        Note::HeardNothing { from: Some(from) } => {
            let and = match scheme {
                Scheme::PrimaryBackup { silence: Silence::Wait, .. } => " gehört und kann nur warten.",
                Scheme::PrimaryBackup { silence: Silence::TakeOver, .. } => {
                    " gehört und kann nicht wissen, warum."
                }
                Scheme::Quorum { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => " gehört.",
            };
            sentence![robot, " hat zu lange nichts von ", from, and, Term("timeout")]
        }
        Note::HeardNothing { from: None } => {
            sentence![robot, " hat zu lange keinen ", chief(scheme), " gehört.", Term("timeout")]
        }
        Note::Granted { to, pre: true, .. } => {
            sentence![robot, " sagt, dass er ", to, " wählen würde.", Term("pre-vote")]
        }
        Note::Granted { to, era: number, pre: false } => {
            sentence![robot, " wählt ", to, " in ", era(scheme), number, ".", Term("vote")]
        }
        Note::Denied { to, pre: true, why, .. } => {
            let reason = denial(robot, why, scheme);
            sentence![robot, " sagt, dass er ", to, " nicht wählen würde: Er ", reason, ".", Term("pre-vote")]
        }
        Note::Denied { to, pre: false, why, .. } => {
            sentence![robot, " wählt ", to, " nicht: Er ", denial(robot, why, scheme), ".", Term("vote")]
        }
        Note::WroteDown { index, era: number, ticket } => wrote_down(robot, index, number, ticket, scheme),
        Note::CrossedOut { from, count } => crossed_out(robot, from, count, scheme),
        Note::Agreed { index, ticket } => agreed(robot, index, ticket, scheme),
        Note::AskedTwice { ticket } => {
            sentence![
                robot,
                " kennt ",
                ticket,
                " schon und führt es nicht noch einmal aus.",
                Term("client session")
            ]
        }
        Note::ReadConfirmed { ticket, .. } => {
            let heard = " hat von einer Mehrheit gehört, dass er noch anführt; das Foto ";
            sentence![robot, heard, ticket, " darf gemacht werden.", Term("read index")]
        }
        Note::AsksForMissing { from, first } => {
            let lacks = " merkt, dass ihm Befehle ab Nummer ";
            sentence![robot, lacks, first, " fehlen, und bittet ", from, " darum."]
        }
        Note::CaughtUp { from, count } => {
            let missed = Count(count, "verpassten Befehl", "verpasste Befehle");
            sentence![robot, " bekommt ", missed, " von ", from, ".", Term("catch-up")]
        }
        Note::DrivesBack { to, count } => drives_back(robot, to, count),
        Note::CannotDriveBack => {
            sentence![robot, " müsste zurückfahren, ist aber aus dem Labyrinth heraus und bleibt dort."]
        }
        Note::StaysDiverged { at } => {
            let differ = " merkt, dass seine Befehle ab Nummer ";
            let leaves = " von denen des Hauptroboters abweichen, und lässt es dabei.";
            sentence![robot, differ, at, leaves, Term("inconsistent")]
        }
        Note::LostAfterSplit { ticket, answered: true } => {
            let told = sentence![", obwohl er ", ticket.team, " gesagt hatte, dass es erledigt ist."];
            sentence![robot, " verliert ", ticket, told, Term("lost update")]
        }
        Note::LostAfterSplit { ticket, answered: false } => {
            sentence![robot, " verliert ", ticket, "; selbst beantwortet hatte er es nicht."]
        }
    }
}

fn became(robot: RobotId, role: Role, number: u64, scheme: Scheme) -> Sentence {
    match role {
        Role::Equal => sentence![robot, " ist den anderen gleichgestellt."],
        Role::Primary => sentence![robot, " ist von jetzt an der Hauptroboter von Epoche ", number, "."],
        Role::Backup => sentence![robot, " ist von jetzt an ein Ersatzroboter in Epoche ", number, "."],
        Role::Follower => sentence![robot, " ist von jetzt an Follower in ", era(scheme), number, "."],
        Role::PreCandidate => {
            sentence![robot, " fragt die anderen, ob er zur Wahl antreten dürfte.", Term("pre-vote")]
        }
        Role::Candidate => {
            let term = sentence![era(scheme), number];
            let stands = " hat das Wort einer Mehrheit, tritt zur Wahl in ";
            sentence![robot, stands, term, " an und wählt sich selbst.", Term("candidate")]
        }
        Role::Leader => {
            let leads = " hat eine Mehrheit der Stimmen und führt in ";
            sentence![robot, leads, era(scheme), number, " an.", Term("leader")]
        }
    }
}

fn stepped_down(robot: RobotId, was: Role, why: StepDown, scheme: Scheme) -> Sentence {
    let stops = match was {
        Role::Leader => " führt nicht mehr an.",
        Role::Primary => " ist nicht mehr der Hauptroboter.",
        Role::Candidate => " tritt nicht mehr zur Wahl an.",
        Role::PreCandidate => " fragt nicht mehr, ob er antreten darf.",
        Role::Backup | Role::Follower | Role::Equal => " fängt als Follower neu an.",
    };
    match why {
        StepDown::Newer { era: number, from } => {
            let begun = sentence![", dass ", era(scheme), number, " begonnen hat, und"];
            sentence![robot, " hört von ", from, begun, stops]
        }
        StepDown::NoMajority => {
            sentence![robot, " hat zu lange keine Mehrheit gehört und", stops, Term("check quorum")]
        }
    }
}

fn denial(robot: RobotId, why: Denial, scheme: Scheme) -> Sentence {
    match why {
        Denial::HearsLeader => sentence!["hört noch einen Anführer"],
        Denial::Voted(other) if other == robot => sentence!["hat schon sich selbst gewählt"],
        Denial::Voted(other) => sentence!["hat schon ", other, " gewählt"],
        Denial::LogNewer => sentence!["hat etwas Neueres aufgeschrieben"],
        Denial::OldTerm => sentence!["weiß von einer späteren ", era(scheme).trim_end()],
    }
}

fn wrote_down(robot: RobotId, index: u64, number: u64, ticket: Option<Ticket>, scheme: Scheme) -> Sentence {
    match ticket {
        Some(ticket) => {
            sentence![robot, " schreibt ", ticket, " als Nummer ", index, " auf.", Term("log entry")]
        }
        None => {
            let begins = sentence![era(scheme), number, " beginnt"];
            sentence![robot, " schreibt als Nummer ", index, " auf, dass ", begins, ".", Term("no-op")]
        }
    }
}

fn agreed(robot: RobotId, index: u64, ticket: Option<Ticket>, scheme: Scheme) -> Sentence {
    let last = ticket.map_or_else(|| sentence!["Nummer ", index], |ticket| sentence![ticket]);
    let knows = sentence![robot, " weiß, dass alles bis ", last];
    match scheme {
        Scheme::Quorum { .. } => {
            sentence![knows, " beschlossen ist: Eine Mehrheit hat es.", Term("committed")]
        }
        Scheme::PrimaryBackup { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => {
            sentence![knows, " bei jedem Ersatzroboter aufgeschrieben ist.", Term("replicated")]
        }
    }
}

fn crossed_out(robot: RobotId, from: u64, count: u64, scheme: Scheme) -> Sentence {
    let what = match count {
        1 => sentence!["Nummer ", from],
        2 => sentence!["die Nummern ", from, " und ", from + 1],
        _ => sentence!["die Nummern ", from, " bis ", from + count - 1],
    };
    let since = sentence![" in seinem Logbuch, weil der ", chief(scheme), " dort etwas anderes hat."];
    sentence![robot, " streicht ", what, since, Term("log repair")]
}

fn drives_back(robot: RobotId, to: u64, count: u64) -> Sentence {
    let where_to = match to {
        0 => sentence!["zum Start"],
        _ => sentence!["bis zu Nummer ", to, ", dem letzten gemeinsamen Befehl beider Seiten"],
    };
    let moves = Count(count, "Zug", "Züge");
    sentence![robot, " macht ", moves, " rückgängig und fährt zurück ", where_to, ".", Term("rollback")]
}

/// What a robot waits for, and how much longer.
pub(super) fn waits(wait: &Wait, left: Option<Span>, scheme: Scheme) -> Sentence {
    let within = |(before, after): (&'static str, &'static str)| match left {
        Some(left) => sentence![before, " in ", left, after],
        None => Sentence::default(),
    };
    match *wait {
        Wait::Command => sentence!["wartet auf einen Befehl"],
        Wait::SignOfLife { from: Some(from), .. } => {
            sentence!["hört ", from, within(without_it(scheme))]
        }
        Wait::SignOfLife { from: None, .. } => {
            sentence!["hört keinen ", chief(scheme), within(without_it(scheme))]
        }
        Wait::Confirmations { ticket, have, need } => {
            let what = ticket.map_or_else(|| sentence!["eine neue Amtszeit"], |ticket| sentence![ticket]);
            let more = u64::from(need.saturating_sub(have));
            sentence![
                what,
                " wartet, bis ",
                Count(more, "weiterer Roboter es hat", "weitere Roboter es haben")
            ]
        }
        Wait::Votes { have, need, pre } => {
            let what = if pre { "fragt, ob er antreten darf: " } else { "tritt zur Wahl an: " };
            sentence![what, u64::from(have), " von ", Count(u64::from(need), "Stimme", "Stimmen")]
        }
        Wait::Majority { ticket } => {
            sentence!["Foto ", ticket, " wartet, bis eine Mehrheit diesen Anführer bestätigt"]
        }
        Wait::Missing { first } => {
            sentence!["wartet auf Verpasstes ab Nummer ", first, within(("; fragt", " wieder"))]
        }
    }
}

/// What a robot does when the sign of life that it waits for does not come: the words before and after
/// how long it still waits.
fn without_it(scheme: Scheme) -> (&'static str, &'static str) {
    match scheme {
        Scheme::Quorum { .. } => ("; sonst fragt er", " vor"),
        Scheme::PrimaryBackup { silence: Silence::TakeOver, .. } => ("; sonst übernimmt er", ""),
        Scheme::PrimaryBackup { silence: Silence::Wait, .. }
        | Scheme::Alone { .. }
        | Scheme::Forwarding { .. } => ("; sonst endet seine Geduld", ""),
    }
}
