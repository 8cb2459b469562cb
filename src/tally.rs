//! What a run has cost so far: kept up with constant work per event, and part of every moment, so
//! that it is right after going back in time, too.

use crate::ids::RecordId;
use crate::laws::Referee;
use crate::protocol::Timer;
use crate::record::{Record, Verdict, What};
use crate::series::Series;
use crate::time::Span;

const BITS: u64 = u64::BITS as u64;

/// Counts what a run has cost so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    commands: u64,
    messages: u64,
    answers: u64,
    waited_ms: u64,
    /// One bit a record: whether a team's command brought it about. A word begins with its highest bit.
    for_commands: Series<u64>,
    /// The bits of the latest [`BITS`] records, the last one lowest: nearly every cause is among them.
    latest: u64,
    /// The last record.
    last: u64,
}

/// The price of coordination so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price {
    /// How many commands the teams have asked for; one sent again counts once.
    pub commands: u64,
    /// How many messages these brought about, those between teams and robots included. Signs of life
    /// and elections are not among them.
    pub messages: u64,
    /// How long the teams waited on average for *done*; `None` before the first answer.
    pub time_to_answer: Option<Span>,
}

impl Price {
    /// Messages a command in tenths; `None` before the first command.
    #[must_use]
    pub fn messages_per_command_tenths(&self) -> Option<u64> {
        (self.messages * 10 + self.commands / 2).checked_div(self.commands)
    }
}

impl Tally {
    /// Takes in what has just happened; every record of the run, in order. The referee, who keeps the book of
    /// all commands, has seen it already.
    #[expect(clippy::wildcard_enum_match_arm, reason = "few kinds of records cost anything")]
    pub fn observe(&mut self, records: &[Record], referee: &Referee) {
        for record in records {
            let mut for_command = record.cause.is_some_and(|cause| self.read_bit(cause));
            match record.what {
                What::Sent { .. } | What::Doubled { .. } => self.messages += u64::from(for_command),
                What::Asked { call, .. } => {
                    for_command = true;
                    self.commands += u64::from(referee.began_with(call.ticket, record.id));
                }
                // A timer's ring belongs to no command, whoever set it, unless it asks for what is missing:
                // the price of a command must not grow with time alone.
                What::Rang { timer, .. } => for_command &= timer == Timer::Resend,
                What::Judged { ticket, verdict: Verdict::Done(_), .. } => {
                    let waited = referee.ended_with(ticket, record.id, record.at);
                    self.answers += u64::from(waited.is_some());
                    self.waited_ms += waited.map_or(0, |waited| waited.0);
                }
                _ => {}
            }
            self.write_bit(record.id, for_command);
        }
    }

    /// The price so far.
    #[must_use]
    pub fn price(&self) -> Price {
        Price {
            commands: self.commands,
            messages: self.messages,
            time_to_answer: self.waited_ms.checked_div(self.answers).map(Span),
        }
    }

    fn read_bit(&self, id: RecordId) -> bool {
        let back = self.last.saturating_sub(id.0);
        let (word, place) = if back < BITS {
            (self.latest, back)
        } else {
            // So far back all words are full.
            let word = self.for_commands.get((id.0 / BITS) as usize).copied();
            (word.unwrap_or_default(), BITS - 1 - id.0 % BITS)
        };
        word >> place & 1 == 1
    }

    /// Records come in order, so each bit is the next one.
    fn write_bit(&mut self, id: RecordId, bit: bool) {
        self.last = id.0;
        self.latest = self.latest << 1 | u64::from(bit);
        if id.0 % BITS == BITS - 1 {
            self.for_commands.push(self.latest);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use crate::command::Command;
    use crate::ids::{TeamId, Ticket};
    use crate::moment::Moment;
    use crate::protocol::Scheme;
    use crate::setup::{Act, Setup, TimedAct};
    use crate::time::SimTime;

    fn after(scheme: Scheme, acts: &[Act]) -> Moment {
        let mut records = Vec::new();
        let mut moment = Moment::first(&Rc::new(Setup::new(scheme)), &mut records);
        for (second, act) in (0..).zip(acts) {
            moment.accept(TimedAct { at: SimTime(second * 3000), act: *act });
        }
        moment.advance_to(SimTime(20_000), &mut records);
        moment
    }

    const FORWARD: Act = Act::Ask { team: TeamId(0), command: Command::Forward, to: None };
    const AGAIN: Act = Act::Again { team: TeamId(0), number: Some(1), to: None };

    #[test]
    fn a_forwarded_command_costs_three_messages_and_the_time_that_the_team_waited() {
        let moment = after(Scheme::Forwarding { robots: 2 }, &[FORWARD]);
        let price = moment.tally.price();
        assert_eq!((price.commands, price.messages), (1, 3));
        assert_eq!(price.messages_per_command_tenths(), Some(30));
        let ask = moment.world.team(TeamId(0)).ask(1).expect("it was asked");
        assert_eq!(price.time_to_answer, Some(ask.judged_at.since(ask.asked_at)));
    }

    #[test]
    fn nothing_asked_has_no_price() {
        let price = after(Scheme::Forwarding { robots: 3 }, &[]).tally.price();
        assert_eq!((price.messages_per_command_tenths(), price.time_to_answer), (None, None));
    }

    #[test]
    fn a_command_sent_again_is_one_command_that_ran_twice() {
        let moment = after(Scheme::Forwarding { robots: 2 }, &[FORWARD, AGAIN]);
        assert_eq!(moment.tally.price().commands, 1);
        assert_eq!(moment.referee.executed_by(Ticket { team: TeamId(0), number: 1 })[..2], [2, 2]);
    }
}
