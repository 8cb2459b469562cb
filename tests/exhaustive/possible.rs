//! What may happen next to a fleet, and which orders of it need not be tried.

use lockstep::ids::RobotId;
use lockstep::protocol::raft::Msg;
use lockstep::protocol::{Message, Replica, Timer};

use crate::bounds::Action;
use crate::fleet::{Flight, State, bit};

impl State {
    /// Everything that may happen next. Of messages that keep their order, only the first may be
    /// lost: a later one may be lost when its turn comes, which nobody can tell apart.
    pub(crate) fn actions(&self, actions: &mut Vec<Action>) {
        if let Some(spent) = self.spent() {
            actions.push(spent);
            return;
        }
        self.about_messages(actions);
        for me in self.ids() {
            self.about_robot(me, actions);
        }
        for number in 1..=self.asked {
            if self.left.agains > 0 && !self.account.is_picture(number) {
                let running = self.ids().filter(|me| self.robot(*me).on);
                actions.extend(running.map(|me| Action::Again(number, me)));
            }
        }
        if self.left.cuts > 0 {
            let open = |from, to| from != to && self.cut & bit(from, to) == 0;
            for from in self.ids() {
                let ways = self.ids().filter(|to| open(from, *to)).map(|to| Action::Cut { from, to });
                actions.extend(ways);
                actions.push(Action::Isolate(from));
            }
        }
        if self.left.mends > 0 && self.cut != 0 {
            actions.push(Action::Mend);
        }
    }

    fn about_messages(&self, actions: &mut Vec<Action>) {
        let mut before: Option<&Flight> = None;
        let mut nth = 0;
        for flight in &self.flights {
            let same_way = before.is_some_and(|b| (b.from, b.to) == (flight.from, flight.to));
            nth = if same_way { nth + 1 } else { 0 };
            let twin = before == Some(flight);
            before = Some(flight);
            if (nth > 0 && !self.left.overtake) || (twin && self.left.overtake) {
                continue;
            }
            let (from, to) = (flight.from, flight.to);
            actions.push(Action::Deliver { from, to, nth, late: false });
            if self.asks_for_time(flight) {
                actions.push(Action::Deliver { from, to, nth, late: true });
            }
            if self.left.losses > 0 {
                actions.push(Action::Lose { from, to, nth });
            }
            if self.left.doubles > 0 {
                actions.push(Action::Double { from, to, nth });
            }
        }
    }

    /// A message that can never again make a difference to its receiver arrives at once: whatever
    /// else may happen, happens just the same before and after. That saves trying all orders of it.
    fn spent(&self) -> Option<Action> {
        let mut before = None;
        for flight in &self.flights {
            let way = Some((flight.from, flight.to));
            if (way != before || self.left.overtake) && self.is_spent(flight) {
                let nth = self.flights.iter().take_while(|f| *f != flight);
                let nth = nth.filter(|f| Some((f.from, f.to)) == way).count() as u8;
                return Some(Action::Deliver { from: flight.from, to: flight.to, nth, late: false });
            }
            before = way;
        }
        None
    }

    /// Whether a message is an answer to something that is over: terms never fall, nobody stands or
    /// leads twice in one term, and nobody asks twice about a term that has come.
    fn is_spent(&self, flight: &Flight) -> bool {
        let Replica::Raft(raft) = &self.robot(flight.to).replica else { return false };
        let Message::Raft(msg) = &*flight.body else { return false };
        let now = raft.inspect();
        match *msg {
            Msg::Word { term, era, .. } | Msg::CatchUp { term, era, .. } => {
                term <= now.term && era <= now.term
            }
            Msg::Vote { term, .. } => term < now.term || (term == now.term && now.leads),
            Msg::Appended { term, .. } | Msg::Rejected { term, .. } => {
                term < now.term || (term == now.term && !now.leads)
            }
            Msg::MayIStand { .. }
            | Msg::Missing { .. }
            | Msg::VoteForMe { .. }
            | Msg::Append { .. }
            | Msg::PassUp { .. }
            | Msg::Result { .. } => false,
        }
    }

    /// Whether the receiver will ask itself if it has heard a leader lately. None of these messages
    /// makes it write a time down.
    pub(crate) fn asks_for_time(&self, flight: &Flight) -> bool {
        let Message::Raft(msg) = &*flight.body else { return false };
        let asks = matches!(msg, Msg::MayIStand { .. } | Msg::Missing { .. } | Msg::VoteForMe { .. });
        asks && self.robot(flight.to).on && self.robot(flight.to).replica.view().leader.is_some()
    }

    fn about_robot(&self, me: RobotId, actions: &mut Vec<Action>) {
        let robot = self.robot(me);
        if !robot.on {
            actions.push(Action::On(me));
            return;
        }
        if self.left.slow_bodies && robot.under_way.is_some() {
            actions.push(Action::Finish(me));
        }
        for timer in Timer::ALL {
            if robot.timers & (1 << timer as u8) != 0 && self.rings_left(timer) > 0 {
                actions.push(Action::Ring(me, timer));
            }
        }
        if self.left.asks > 0 {
            actions.push(Action::Ask(me));
        }
        if self.left.pictures > 0 {
            actions.push(Action::Picture(me));
        }
        if self.left.reboots > 0 {
            actions.push(Action::Off(me));
        }
    }

    fn rings_left(&self, timer: Timer) -> u8 {
        match timer {
            Timer::Heartbeat => self.left.heartbeats,
            Timer::Silence => self.left.silences,
            Timer::MajorityCheck => self.left.checks,
            Timer::Resend => self.left.resends,
        }
    }
}
