//! What the referee holds while it watches, and whom it tells of what has happened.

use super::evidence::{Docket, Found};
use super::ground::Ground;
use super::lamp::Law;
use super::ledger::Ledger;
use super::passing::Passing;
use super::primary::Primary;
use super::progress::Progress;
use super::quorum::Quorum;
use super::reach::RobotSet;
use super::step::Step;
use crate::command::{Call, Deed, Outcome};
use crate::ids::{Direction, FlightId, Place, RobotId, Ticket};
use crate::protocol::{Answer, Gist, Note, Role, Scheme};
use crate::record::{Record, What};
use crate::series::Series;
use crate::setup::Setup;
use crate::standing::Standings;
use crate::time::SimTime;
use crate::world::World;

/// What only some schemes need watched.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Guard {
    Passing(Box<Passing>),
    Primary(Box<Primary>),
    Quorum(Box<Quorum>),
}

/// Its notebook, and its assistants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Watch {
    scheme: Scheme,
    pub(super) standings: Standings,
    pub(super) docket: Docket,
    pub(super) ledger: Ledger,
    ground: Ground,
    progress: Progress,
    guard: Guard,
    /// Who led each term or was primary of each epoch; the place is the number.
    leaders: Series<Option<RobotId>>,
}

impl Watch {
    /// Over a run that begins.
    pub(super) fn new(setup: &Setup) -> Self {
        let scheme = setup.scheme;
        let robots = scheme.robots();
        let passing = |passes| Guard::Passing(Box::new(Passing::new(passes, !setup.overtake)));
        let guard = match scheme {
            Scheme::Alone { .. } => passing(false),
            Scheme::Forwarding { .. } => passing(true),
            Scheme::PrimaryBackup { replication, silence, after_split, .. } => {
                let switches = (replication, silence, after_split);
                Guard::Primary(Box::new(Primary::new(robots, setup.timing, switches)))
            }
            Scheme::Quorum { .. } => Guard::Quorum(Box::new(Quorum::new(robots, setup.timing))),
        };
        Watch {
            scheme,
            standings: Standings::new(robots),
            docket: Docket::new(),
            ledger: Ledger::new(),
            ground: Ground::new(robots, setup.teams.len(), setup.maze.build().start()),
            progress: Progress::new(setup),
            guard,
            leaders: Series::new(),
        }
    }

    /// Takes in what has just happened in one step.
    pub(super) fn observe(&mut self, world: &World, records: &[Record]) {
        let mut step = Step::default();
        for record in records {
            self.docket.turn_to(record.at, record.id);
            self.ground.turn_to(record, &mut self.docket);
            self.judge(world, record, &mut step);
        }
        if step.started {
            // Before the first step all robots are switched on together.
            for robot in RobotId::all(self.scheme.robots()) {
                self.look(world, &Step { touched: Some(robot), ..step });
            }
        } else {
            self.look(world, &step);
        }
        let leading = match &self.guard {
            Guard::Passing(_) => RobotSet::default(),
            Guard::Primary(primary) => primary.leading(),
            Guard::Quorum(quorum) => quorum.leading(),
        };
        self.progress.look(world, leading, &mut self.docket);
    }

    /// Looks at the robot that a step was about.
    fn look(&mut self, world: &World, step: &Step<'_>) {
        self.ground.compare(world, step.touched, &mut self.docket);
        match &mut self.guard {
            Guard::Passing(_) => {}
            Guard::Primary(primary) => primary.look(world, step, &mut self.ledger, &mut self.docket),
            Guard::Quorum(quorum) => quorum.look(world, step, &mut self.ledger, &mut self.docket),
        }
    }

    /// Tells the parts what has happened, each what concerns it: first those that watch what every
    /// scheme stands on, then those that know the scheme.
    fn judge<'r>(&mut self, world: &World, record: &'r Record, step: &mut Step<'r>) {
        let docket = &mut self.docket;
        match record.what {
            What::Sent { flight, direction, ref gist } => {
                self.ground.sent(flight, direction, docket);
                if let Guard::Passing(passing) = &self.guard {
                    passing.sent(direction, gist, step, docket);
                }
            }
            What::Arrived { flight, direction, ref gist } => {
                step.arrived(direction.to, gist);
                self.ground.arrived(flight, direction, docket);
                self.judge_arrival(flight, direction, gist, record.at);
            }
            What::Noted { robot, note } => {
                step.noted(note);
                self.ground.demand_on(robot, docket);
                self.judge_note(robot, note, record, step);
            }
            What::Rang { robot, timer } => {
                step.rang(robot, timer);
                self.ground.demand_on(robot, docket);
            }
            What::Queued { robot, call } => {
                self.ground.demand_on(robot, docket);
                if let Guard::Passing(passing) = &self.guard {
                    passing.queued(robot, call, step, docket);
                }
            }
            What::Began { robot, .. } | What::BeganUndo { robot, .. } => self.ground.demand_on(robot, docket),
            What::Executed { call, outcome } => {
                step.touched = Some(outcome.robot);
                self.ground.executed(call, outcome, world.maze(), docket);
                self.judge_executed(world, call, outcome);
            }
            What::UndidMove { call, outcome } => {
                step.touched = Some(outcome.robot);
                self.standings.undid(outcome);
                self.ground.undid(outcome, docket);
                self.ledger.undid(call.ticket, outcome.robot);
            }
            What::Asked { call, to, .. } => {
                self.progress.asked(world, call.ticket, to, record.at);
                self.ledger.asked(call, record.id, record.at);
            }
            What::Answered { robot, ticket, answer } => {
                self.ground.demand_on(robot, docket);
                let sessions = matches!(self.scheme, Scheme::Quorum { .. });
                self.ledger.answered(robot, ticket, answer, sessions, docket);
                self.judge_done(robot, ticket, answer);
            }
            What::Judged { ticket, verdict, .. } => {
                let told = self.ledger.judged(ticket, verdict, record.id);
                if let (true, Guard::Primary(primary)) = (told, &self.guard) {
                    primary.told(ticket, &mut self.ledger, docket);
                }
            }
            What::Started { .. }
            | What::CameBack { .. }
            | What::WentOff { .. }
            | What::CutOff(_)
            | What::Mended(_)
            | What::Did(_)
            | What::Doubled { .. }
            | What::Lost { .. }
            | What::Held { .. } => self.judge_disturbance(record, step),
            What::Released { .. }
            | What::Unqueued { .. }
            | What::Attached { .. }
            | What::AutopilotArrived { .. } => {}
        }
    }

    /// What is not the ordinary course of things.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the ordinary course is judged by the caller")]
    #[cold]
    fn judge_disturbance(&mut self, record: &Record, step: &mut Step<'_>) {
        self.progress.disturbed(record);
        match record.what {
            What::Started { .. } => step.started = true,
            What::CameBack { robot } => {
                step.touched = Some(robot);
                step.came_back = true;
                self.ground.switched(robot, false);
            }
            What::WentOff { robot, .. } => {
                self.ground.switched(robot, true);
                match &mut self.guard {
                    Guard::Passing(_) => {}
                    Guard::Primary(primary) => primary.went_off(robot),
                    Guard::Quorum(quorum) => quorum.went_off(robot),
                }
            }
            What::CutOff(direction) => self.ground.cut(direction),
            What::Mended(direction) => self.ground.mended(direction),
            What::Doubled { flight, direction, .. } => {
                self.ground.doubled(flight, direction, &mut self.docket);
                self.ledger.doubled();
                self.with_passing(|passing| passing.doubled(flight));
            }
            What::Lost { flight, direction, why, .. } => {
                self.ground.lost(direction, why, &mut self.docket);
                self.with_passing(|passing| passing.lost(flight));
            }
            What::Held { .. } => self.with_passing(Passing::held),
            _ => {}
        }
    }

    fn with_passing(&mut self, act: impl FnOnce(&mut Passing)) {
        if let Guard::Passing(passing) = &mut self.guard {
            act(passing);
        }
    }

    fn judge_arrival(&mut self, flight: FlightId, direction: Direction, gist: &Gist, at: SimTime) {
        let Place::Robot(to) = direction.to else {
            self.progress.heard(gist);
            return;
        };
        if let Gist::Ask { call, .. } = gist {
            self.ledger.request_arrived(call.ticket);
        }
        match &mut self.guard {
            Guard::Passing(passing) => passing.arrived(flight, direction, &mut self.docket),
            Guard::Primary(_) => {}
            Guard::Quorum(quorum) => {
                if let Place::Robot(from) = direction.from {
                    quorum.heard(from, to, gist, at);
                }
                if let Gist::Ask { call, .. } | Gist::Pass { call } = *gist {
                    quorum.asked(to, call, at);
                }
            }
        }
    }

    fn judge_executed(&mut self, world: &World, call: Call, outcome: Outcome) {
        let robot = outcome.robot;
        if call.command.is_picture() {
            self.ledger.pictured(call.ticket, robot);
            return;
        }
        let parts = self.standings.executed(world, call, outcome);
        // Where a primary's log says what counts, a robot that goes on without a move may be the
        // loser of a split, and the move is not lost.
        let gaps = !matches!(self.guard, Guard::Primary(_));
        self.ledger.executed(call, robot, gaps, &mut self.docket);
        // Whether it counts as the world does is another's question.
        if parts || outcome.after != self.standings.count(robot) {
            self.judge_order(world, call, outcome);
        }
        if let Guard::Quorum(quorum) = &self.guard {
            quorum.executed(call, outcome, &mut self.docket);
        }
    }

    /// Two histories part at the moment when one of them gets a command that the other has not got
    /// there.
    #[cold]
    fn judge_order(&mut self, world: &World, call: Call, outcome: Outcome) {
        let (one, number) = (outcome.robot, outcome.after);
        for other in RobotId::all(self.scheme.robots()).filter(|other| *other != one) {
            let standings = &self.standings;
            if standings.common(one, other) + 1 == number && standings.count(other) >= number {
                let theirs = world.robot(other).body.executed().get((number - 1) as usize);
                let second = theirs.expect("it has executed that many").call.ticket;
                let found = Found::OrdersDiffer { one, other, number, first: call.ticket, second };
                self.docket.law(Law::SameOrder, found);
            }
        }
    }

    fn judge_done(&mut self, robot: RobotId, ticket: Ticket, answer: Answer) {
        if let (Guard::Primary(primary), Answer::Done(outcome)) = (&self.guard, answer)
            && outcome.deed != Deed::Photographed
        {
            primary.answered_done(robot, ticket, &mut self.docket);
        }
    }

    fn judge_note(&mut self, robot: RobotId, note: Note, record: &Record, step: &Step<'_>) {
        match &mut self.guard {
            Guard::Passing(_) => {}
            Guard::Primary(primary) => {
                primary.noted(robot, note, step, record.at, &self.ledger, &mut self.docket);
            }
            Guard::Quorum(quorum) => quorum.noted(robot, note, record.at, &mut self.docket),
        }
        if let Note::Became { role: Role::Leader | Role::Primary, era } = note {
            self.begin_to_lead(robot, era);
        }
    }

    /// R1, P1. A primary that is back from a reboot goes on in its own epoch.
    #[cold]
    fn begin_to_lead(&mut self, robot: RobotId, era: u64) {
        let Ok(place) = usize::try_from(era) else { return };
        while self.leaders.len() <= place {
            self.leaders.push(None);
        }
        match self.leaders.get_mut(place) {
            Some(Some(one)) if *one != robot => {
                let found = Found::TwoLeaders { one: *one, other: robot, era };
                self.docket.law(Law::OneLeader, found);
            }
            Some(leader) => *leader = Some(robot),
            None => {}
        }
    }
}
