//! The story in German.

mod acts;
mod laws;
mod messages;
mod notes;
mod pieces;
mod teams;
#[cfg(test)]
mod tests;

use self::pieces::{Count, Term, era, sentence};
use super::{German, heading};
use crate::command::{Call, Command, Deed, Outcome};
use crate::consistency::{Judgement, Order};
use crate::ids::{Direction, Place, RobotId};
use crate::laws::{Breach, Found, Freshness, Law, Promise};
use crate::network::Loss;
use crate::pose::Pose;
use crate::protocol::{Gist, Refusal, Role, Scheme, Timer, Wait};
use crate::record::{Verdict, What};
use crate::setup::Address;
use crate::standing::Standing;
use crate::time::SimTime;
use crate::words::tale::{Context, Sentence, TaleWords};

impl TaleWords for German {
    fn event(&self, what: &What, context: &Context<'_>) -> Sentence {
        match what {
            What::Started { robot } => sentence![*robot, " wird eingeschaltet."],
            What::Did(act) => acts::did(*act, context),
            What::CutOff(Direction { from, to }) => {
                sentence!["Von ", *from, " kommt nichts mehr bei ", *to, " an."]
            }
            What::Mended(Direction { from, to }) => {
                sentence!["Nachrichten von ", *from, " kommen wieder bei ", *to, " an."]
            }
            What::Asked { call, to, again, autopilot } => teams::asked(*call, *to, *again, *autopilot),
            What::Sent { direction, gist, .. } => messages::sent(*direction, gist, context.scheme),
            What::Arrived { direction, gist, .. } => messages::arrived(*direction, gist, context.scheme),
            What::Lost { direction, gist, why, .. } => messages::lost(*direction, gist, *why, context.scheme),
            What::Doubled { direction, gist, .. } => messages::doubled(*direction, gist, context.scheme),
            What::Held { direction, gist, .. } => messages::held(*direction, gist, context.scheme),
            What::Released { direction, gist, .. } => messages::released(*direction, gist, context.scheme),
            What::Rang { robot, timer } => rang(*robot, *timer),
            What::Noted { robot, note } => notes::noted(*robot, note, context),
            What::Queued { robot, call } => {
                sentence![call.ticket, " stellt sich in die Warteschlange von ", *robot, "."]
            }
            What::Unqueued { robot, call } => {
                let not_begun = " aus seiner Warteschlange; angefangen hatte er damit noch nicht.";
                sentence![*robot, " streicht ", call.ticket, not_begun]
            }
            What::Began { robot, call } => sentence![*robot, " fängt mit ", call.ticket, " an."],
            What::Executed { call, outcome } => executed(*call, *outcome, context),
            What::BeganUndo { robot, call } => {
                sentence![*robot, " fängt an, ", call.ticket, " rückgängig zu machen."]
            }
            What::UndidMove { call, outcome } => {
                let counts = Count(outcome.after, "Zug zählt", "Züge zählen");
                let undone = sentence![outcome.robot, " hat ", call.ticket, " rückgängig gemacht; "];
                sentence![undone, counts, " jetzt.", Term("rollback")]
            }
            What::WentOff { robot, until } => {
                let off = sentence!["Du startest ", *robot, " neu: Er ist bis ", *until];
                sentence![off, " aus und vergisst, was nicht auf seiner Festplatte steht.", Term("crash")]
            }
            What::CameBack { robot } => {
                let knows = " ist zurück und weiß nur, was auf seiner Festplatte steht.";
                sentence![*robot, knows, Term("recovery")]
            }
            What::Answered { robot, ticket, answer } => teams::answered(*robot, *ticket, *answer),
            What::Judged { ticket, verdict, late } => teams::judged(*ticket, *verdict, *late),
            What::Attached { team, to: Address::Robot(robot) } => {
                sentence![*team, " spricht von jetzt an mit ", *robot, "."]
            }
            What::Attached { team, to: Address::Each } => {
                sentence![*team, " spricht von jetzt an mit jedem Roboter, einem nach dem anderen."]
            }
            What::AutopilotArrived { team } => {
                let stops = "Laut der letzten Antwort ist der Roboter draußen: Der Autopilot von ";
                sentence![stops, *team, " hält an."]
            }
        }
    }

    fn tag(&self, gist: &Gist) -> String {
        messages::tag(gist)
    }

    fn say(&self, gist: &Gist, scheme: Scheme) -> Sentence {
        messages::say(gist, scheme)
    }

    fn waits(&self, wait: &Wait, until: Option<SimTime>, now: SimTime, scheme: Scheme) -> Sentence {
        notes::waits(wait, until.map(|until| until.since(now)), scheme)
    }

    fn refusal(&self, refusal: &Refusal) -> Sentence {
        teams::refusal_clause(*refusal)
    }

    fn loss(&self, why: Loss, from: Place, to: Place) -> Sentence {
        messages::loss(why, from, to)
    }

    fn verdict(&self, verdict: &Verdict) -> &'static str {
        match verdict {
            Verdict::Waiting => "wartet",
            Verdict::Done(_) => "erledigt",
            Verdict::Refused(_) => "abgelehnt",
            Verdict::NoAnswer => "keine Antwort",
            Verdict::Undone { .. } => "rückgängig gemacht",
        }
    }

    fn perhaps(&self) -> Sentence {
        sentence!["vielleicht erledigt, vielleicht nicht"]
    }

    fn undone_for(&self, winner: RobotId) -> Sentence {
        sentence!["war erledigt; an seine Stelle traten die Befehle von ", winner]
    }

    fn standing(&self, standing: &Standing) -> String {
        match standing {
            Standing::InStep => "im Gleichschritt".to_owned(),
            Standing::Behind { by } => [&by.to_string(), " zurück"].concat(),
            Standing::Diverged { at, same_place: false } => ["abgewichen bei ", &at.to_string()].concat(),
            Standing::Diverged { same_place: true, .. } => "gleicher Ort, andere Reihenfolge".to_owned(),
        }
    }

    fn freshness(&self, freshness: Freshness) -> String {
        laws::freshness(freshness)
    }

    fn law(&self, law: Law, scheme: Scheme) -> &'static str {
        laws::name(law, scheme)
    }

    fn law_says(&self, law: Law, scheme: Scheme) -> &'static str {
        laws::says(law, scheme)
    }

    fn found(&self, found: &Found, scheme: Scheme) -> Sentence {
        laws::found(found, scheme)
    }

    fn broken(&self, law: Law, promise: Promise, scheme: Scheme) -> Sentence {
        laws::broken(law, promise, scheme)
    }

    fn history(&self, judgement: &Judgement, order: Order) -> Sentence {
        laws::history(judgement, order)
    }

    fn breach(&self, breach: &Breach) -> Sentence {
        laws::breach(breach)
    }

    fn stands(&self, robot: RobotId, pose: Pose, moves: u64, standing: &Standing) -> Sentence {
        let place = [" steht bei ", &pose.cell.to_string(), " und blickt ", heading(pose.heading)].concat();
        sentence![robot, place, ", nach ", Count(moves, "Zug", "Zügen"), ": ", self.standing(standing), "."]
    }

    fn role_name(&self, role: Role) -> &'static str {
        match role {
            Role::Equal => "",
            Role::Primary => "Hauptroboter",
            Role::Backup => "Ersatzroboter",
            Role::Follower => "Follower",
            Role::PreCandidate => "fragt vor",
            Role::Candidate => "Kandidat",
            Role::Leader => "Anführer",
        }
    }

    fn era(&self, scheme: Scheme) -> &'static str {
        era(scheme)
    }
}

fn rang(robot: RobotId, timer: Timer) -> Sentence {
    match timer {
        Timer::Heartbeat => sentence!["Zeit für ein Lebenszeichen von ", robot, ".", Term("heartbeat")],
        Timer::Silence => sentence!["Die Geduld von ", robot, " ist zu Ende.", Term("timeout")],
        Timer::MajorityCheck => {
            sentence![robot, " zählt, wie viele er zuletzt gehört hat.", Term("check quorum")]
        }
        Timer::Resend => sentence![robot, " wartet noch immer und fragt gleich noch einmal.", Term("retry")],
    }
}

fn executed(call: Call, outcome: Outcome, context: &Context<'_>) -> Sentence {
    let Outcome { robot, deed, pose, after } = outcome;
    let does = match deed {
        Deed::Moved if call.command == Command::Backward => "Er geht rückwärts",
        Deed::Moved => "Er geht vorwärts",
        Deed::Turned if call.command == Command::Left => "Er dreht sich nach links",
        Deed::Turned => "Er dreht sich nach rechts",
        Deed::Bumped => "Er stößt gegen eine Wand",
        Deed::AlreadyOut => "Er ist schon aus dem Labyrinth heraus und bleibt dort",
        Deed::Photographed => "Er macht ein Foto",
    };
    let end = match deed {
        Deed::Moved if pose.cell == context.exit => sentence![" und ist aus dem Labyrinth heraus!"],
        Deed::Photographed => sentence![", nach ", Count(after, "Zug", "Zügen"), "."],
        Deed::Moved | Deed::Turned | Deed::Bumped | Deed::AlreadyOut => sentence!["."],
    };
    sentence![robot, " führt ", call.ticket, " aus: ", does, end]
}
