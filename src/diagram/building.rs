//! From the records of a stretch to its diagram.

#![expect(clippy::wildcard_enum_match_arm, reason = "most records have no part in the picture")]

use std::collections::BTreeMap;

use super::{Cut, Deed, Diagram, Dot, DotKind, End, Lasting, Message, Off, Point, lanes, place_of};
use crate::command::Call;
use crate::history::History;
use crate::ids::{Direction, FlightId, Place, RecordId, RobotId};
use crate::moment::Moment;
use crate::network::Loss;
use crate::protocol::{Gist, Note, Role};
use crate::record::{Record, What};
use crate::setup::Setup;
use crate::time::{SimTime, Span};
use crate::world::Power;

/// Where the line of a message ends that is lost: before the lane, so that the cross can be seen.
const BEFORE_THE_LANE: u64 = 920;
/// Where it ends when nobody can say how far it got.
const SOMEWHERE: u64 = 500;
/// Where it ends when the path did not take it at all.
const STUB: u64 = 160;

pub(super) fn build(history: &History, from: SimTime, to: SimTime) -> Diagram {
    let setup = history.setup();
    // What flies at the end of the stretch usually gets somewhere soon after.
    let longest = setup.link_delay.most.max(setup.line_delay.most);
    let (moment, records) = history.opening(from, to + longest.times(2));
    let mut builder = Builder::new(history, from, to);
    if let Some(moment) = moment {
        builder.begin_with(moment);
    }
    for record in &records {
        builder.take(record);
    }
    let inside = |record: &&Record| record.at >= from && record.at <= to;
    let records = records.iter().filter(inside).copied().collect();
    builder.finish(records)
}

/// A message while its records are being read.
#[derive(Clone)]
struct Draft {
    gist: Gist,
    direction: Direction,
    sent: RecordId,
    sent_at: SimTime,
    twin_of: Option<FlightId>,
    /// When it was held back and when it was released.
    holds: Vec<(SimTime, Option<SimTime>)>,
    end: End,
    ended_at: Option<SimTime>,
    /// How long it would have flown, where the world still knows.
    planned: Option<Span>,
}

struct Builder<'h> {
    history: &'h History,
    setup: &'h Setup,
    from: SimTime,
    to: SimTime,
    drafts: BTreeMap<FlightId, Draft>,
    dots: Vec<Dot>,
    busy: BTreeMap<RobotId, (Call, bool, SimTime)>,
    deeds: Vec<Deed>,
    off: BTreeMap<RobotId, SimTime>,
    offs: Vec<Off>,
    cut: BTreeMap<Direction, SimTime>,
    cuts: Vec<Cut>,
}

impl<'h> Builder<'h> {
    fn new(history: &'h History, from: SimTime, to: SimTime) -> Self {
        Builder {
            history,
            setup: history.setup(),
            from,
            to,
            drafts: BTreeMap::new(),
            dots: Vec::new(),
            busy: BTreeMap::new(),
            deeds: Vec::new(),
            off: BTreeMap::new(),
            offs: Vec::new(),
            cut: BTreeMap::new(),
            cuts: Vec::new(),
        }
    }

    /// What was under way at a moment before the stretch. When it began does not matter there.
    fn begin_with(&mut self, moment: &Moment) {
        let world = &moment.world;
        for flight in world.network().flights() {
            let draft = Draft {
                gist: flight.parcel.load.gist(),
                direction: flight.direction,
                sent: flight.parcel.cause,
                sent_at: flight.sent_at,
                twin_of: None,
                holds: flight.held_since.map(|since| (since, None)).into_iter().collect(),
                end: End::Flying,
                ended_at: None,
                planned: None,
            };
            self.drafts.insert(flight.id, draft);
        }
        for direction in world.network().directions().filter(|way| !world.network().is_open(*way)) {
            self.cut.insert(direction, SimTime::ZERO);
        }
        for (position, robot) in world.robots().iter().enumerate() {
            let id = RobotId::at(position);
            if let Power::Off { .. } = robot.power {
                self.off.insert(id, SimTime::ZERO);
            }
            if let Some(motion) = robot.body.motion() {
                self.busy.insert(id, (motion.call, motion.undo, motion.began));
            }
        }
    }

    fn take(&mut self, record: &Record) {
        self.take_message(record);
        if record.at > self.to {
            return;
        }
        self.take_lasting(record);
        if record.at >= self.from
            && let Some(kind) = dot_kind(&record.what)
            && let Some(place) = place_of(&record.what)
        {
            self.dots.push(Dot { record: record.id, at: record.at, place, kind });
        }
    }

    fn take_message(&mut self, record: &Record) {
        match record.what {
            What::Sent { flight, direction, gist } if record.at <= self.to => {
                let draft = Draft {
                    gist,
                    direction,
                    sent: record.id,
                    sent_at: record.at,
                    twin_of: None,
                    holds: Vec::new(),
                    end: End::Flying,
                    ended_at: None,
                    planned: None,
                };
                self.drafts.insert(flight, draft);
            }
            What::Doubled { of, flight, .. } if record.at <= self.to => {
                let Some(first) = self.drafts.get(&of) else { return };
                let twin = Draft { sent: record.id, twin_of: Some(of), ..first.clone() };
                self.drafts.insert(flight, twin);
            }
            What::Arrived { flight, .. } => self.end(flight, record.at, End::Arrived(record.id)),
            What::Lost { flight, why, .. } => self.end(flight, record.at, End::Lost(record.id, why)),
            What::Held { flight, .. } => {
                if let Some(draft) = self.drafts.get_mut(&flight) {
                    draft.holds.push((record.at, None));
                }
            }
            What::Released { flight, .. } => {
                if let Some((_, until)) = self.drafts.get_mut(&flight).and_then(|it| it.holds.last_mut()) {
                    *until = Some(record.at);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, flight: FlightId, at: SimTime, end: End) {
        if let Some(draft) = self.drafts.get_mut(&flight) {
            draft.end = end;
            draft.ended_at = Some(at);
        }
    }

    fn take_lasting(&mut self, record: &Record) {
        let at = record.at;
        match record.what {
            What::Began { robot, call } => drop(self.busy.insert(robot, (call, false, at))),
            What::BeganUndo { robot, call } => drop(self.busy.insert(robot, (call, true, at))),
            What::Executed { outcome, .. } | What::UndidMove { outcome, .. } => {
                self.end_deed(outcome.robot, Some(at));
            }
            What::WentOff { robot, .. } => {
                self.end_deed(robot, Some(at));
                self.off.entry(robot).or_insert(at);
            }
            What::CameBack { robot } => self.end_off(robot, Some(at)),
            What::CutOff(direction) => {
                self.cut.entry(direction).or_insert(at);
            }
            What::Mended(direction) => self.end_cut(direction, Some(at)),
            _ => {}
        }
    }

    fn end_deed(&mut self, robot: RobotId, at: Option<SimTime>) {
        if let Some((call, undo, began)) = self.busy.remove(&robot)
            && let Some(time) = self.lasting(began, at)
        {
            self.deeds.push(Deed { robot, call, undo, time });
        }
    }

    fn end_off(&mut self, robot: RobotId, at: Option<SimTime>) {
        if let Some(began) = self.off.remove(&robot)
            && let Some(time) = self.lasting(began, at)
        {
            self.offs.push(Off { robot, time });
        }
    }

    fn end_cut(&mut self, direction: Direction, at: Option<SimTime>) {
        if let Some(began) = self.cut.remove(&direction)
            && let Some(time) = self.lasting(began, at)
        {
            self.cuts.push(Cut { direction, time });
        }
    }

    /// The part of a time that lies within the stretch, if any does.
    fn lasting(&self, began: SimTime, ended: Option<SimTime>) -> Option<Lasting> {
        let known_until = self.to.min(self.history.furthest());
        let end = ended.unwrap_or(known_until);
        (end >= self.from).then(|| Lasting {
            from: began.max(self.from),
            to: end,
            begins: began >= self.from,
            ends: ended.is_some(),
        })
    }

    fn finish(mut self, records: Vec<Record>) -> Diagram {
        for robot in RobotId::all(self.setup.scheme.robots()) {
            self.end_deed(robot, None);
            self.end_off(robot, None);
        }
        for direction in self.cut.keys().copied().collect::<Vec<_>>() {
            self.end_cut(direction, None);
        }
        self.cuts.sort_by_key(|cut| (cut.time.from, cut.direction));
        let drafts = std::mem::take(&mut self.drafts);
        let messages = drafts.into_iter().filter_map(|(flight, draft)| self.draw(flight, draft)).collect();
        Diagram {
            from: self.from,
            to: self.to,
            scheme: self.setup.scheme,
            lanes: lanes(self.setup),
            messages,
            dots: self.dots,
            deeds: self.deeds,
            offs: self.offs,
            cuts: self.cuts,
            records,
        }
    }

    /// Draws one message; none when it does not touch the stretch.
    fn draw(&self, flight: FlightId, mut draft: Draft) -> Option<Message> {
        if draft.ended_at.is_none() {
            draft.forget_after(self.to);
            if draft.holds.last().is_some_and(|(_, until)| until.is_none()) {
                draft.end = End::Held;
            }
            let world = &self.history.moment().world;
            let mut flights = world.network().flights();
            draft.planned = flights.find(|it| it.id == flight).map(|it| it.arrives_at.since(it.sent_at));
        }
        let path = draft.path(self.setup, self.to.min(self.history.furthest()));
        let last = path.last().expect("a line has two ends").at;
        let Draft { gist, direction, sent, twin_of, end, .. } = draft;
        (last >= self.from).then_some(Message { flight, gist, direction, sent, twin_of, end, path })
    }
}

impl Draft {
    /// The line of this message. `known` is the last instant of which anything is known.
    fn path(&self, setup: &Setup, known: SimTime) -> Vec<Point> {
        let usual = self.usual(setup);
        let ended = self.ended_at.unwrap_or(known);
        let flown = self.flown(ended);
        let (total, way) = match self.end {
            End::Arrived(_) => (flown, 1000),
            End::Lost(_, Loss::RobotOff) => (flown, BEFORE_THE_LANE),
            End::Lost(_, Loss::Torn | Loss::People) => {
                let total = usual.max(Span(flown.0 * 10 / 9 + 1));
                (total, flown.0 * 1000 / total.0)
            }
            End::Lost(_, Loss::Cut | Loss::Full) => (usual, STUB),
            End::Lost(_, Loss::Noise) => (usual, SOMEWHERE),
            End::Flying | End::Held => {
                let total = self.planned.unwrap_or(usual).max(Span(flown.0 + 1));
                (total, flown.0 * 1000 / total.0)
            }
        };
        let mut path = vec![Point { at: self.sent_at, way: 0 }];
        for (since, until) in &self.holds {
            let held_at = per_mille(self.flown(*since), total);
            path.push(Point { at: *since, way: held_at });
            path.push(Point { at: until.unwrap_or(ended), way: held_at });
        }
        if self.end != End::Held {
            let at = match self.end {
                // These were lost as they were sent; the line leans as it would have flown.
                End::Lost(_, Loss::Cut | Loss::Full | Loss::Noise) => {
                    self.sent_at + Span(total.0 * way / 1000)
                }
                End::Lost(_, Loss::RobotOff) => ended - Span(total.0 * (1000 - way) / 1000),
                End::Arrived(_) | End::Lost(..) | End::Flying | End::Held => ended,
            };
            let last = path.last().expect("it has a beginning").at;
            path.push(Point { at: at.max(last), way: u16::try_from(way.min(1000)).expect("just limited") });
        }
        path
    }

    /// Drops what people did to it after an instant.
    fn forget_after(&mut self, at: SimTime) {
        self.holds.retain(|(since, _)| *since <= at);
        for (_, until) in &mut self.holds {
            *until = until.filter(|until| *until <= at);
        }
    }

    /// How long it has been flying at an instant, not counting while it was held back.
    fn flown(&self, at: SimTime) -> Span {
        let held = |(since, until): &(SimTime, Option<SimTime>)| until.unwrap_or(at).min(at).since(*since).0;
        Span(at.since(self.sent_at).0.saturating_sub(self.holds.iter().map(held).sum()))
    }

    /// How long such a message usually flies. 1 ms or more.
    fn usual(&self, setup: &Setup) -> Span {
        let delay = match (self.direction.from, self.direction.to) {
            (Place::Robot(_), Place::Robot(_)) => setup.link_delay,
            (Place::Team(_), _) | (_, Place::Team(_)) => setup.line_delay,
        };
        Span((delay.least.0 + delay.most.0).div_ceil(2).max(1))
    }
}

fn per_mille(part: Span, whole: Span) -> u16 {
    u16::try_from((part.0 * 1000 / whole.0.max(1)).min(1000)).expect("just limited")
}

/// What deserves a dot of its own. Sendings and arrivals are the ends of messages.
fn dot_kind(what: &What) -> Option<DotKind> {
    Some(match *what {
        What::Asked { call, again, .. } => DotKind::Asked { call, again },
        What::Judged { ticket, verdict, .. } => DotKind::Judged { ticket, verdict },
        What::Executed { call, .. } => DotKind::Executed { call },
        What::UndidMove { call, .. } => DotKind::Undid { call },
        What::CameBack { .. } => DotKind::CameBack,
        What::Noted { note, .. } => match note {
            Note::Became { role: Role::Equal | Role::Follower | Role::Backup, .. } => return None,
            Note::Became { role, era } => DotKind::Became { role, era },
            Note::SteppedDown { .. } => DotKind::SteppedDown,
            Note::HeardNothing { .. } => DotKind::HeardNothing,
            Note::Agreed { index, ticket } => DotKind::Agreed { index, ticket },
            _ => return None,
        },
        _ => return None,
    })
}
