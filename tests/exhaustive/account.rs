//! What the checker keeps of the past, and which claims have been broken. As little as the claims
//! need: whatever is kept here makes otherwise equal moments different.

use std::sync::Arc;

use lockstep::ids::RobotId;
use lockstep::laws::Law;
use lockstep::protocol::backup::{self, Backup};
use lockstep::protocol::raft::{self, Raft};
use lockstep::protocol::{Answer, Replica, Replication, Scheme};

use crate::fleet::Robot;

/// What is claimed of a scheme: the laws, and what its own page promises beyond them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Claim {
    /// A law of the referee. Each is written down here anew.
    Law(Law),
    /// Forwarding: what one robot passes on is executed everywhere in its order, at most once.
    KeepsOrderOfOrigin,
    /// Forwarding: if nothing is lost, everybody executes the same set in the end.
    SameSet,
    /// Quorum: what is agreed stays agreed, and is the same for everybody.
    AgreedStays,
    /// Quorum: only what is agreed is executed, in its order, and each move once.
    ExecutesAgreed,
    /// Quorum: what is answered *done* is agreed.
    DoneIsAgreed,
    /// Synchronous: what is answered *done* is written down by everybody.
    DoneIsEverywhere,
}

impl Claim {
    pub(crate) const ALL: [Claim; 13] = [
        Claim::Law(Law::SameOrder),
        Claim::Law(Law::AtMostOnce),
        Claim::Law(Law::NothingLost),
        Claim::Law(Law::NoStalePicture),
        Claim::Law(Law::OneLeader),
        Claim::Law(Law::LogMatching),
        Claim::Law(Law::LeaderCompleteness),
        Claim::KeepsOrderOfOrigin,
        Claim::SameSet,
        Claim::AgreedStays,
        Claim::ExecutesAgreed,
        Claim::DoneIsAgreed,
        Claim::DoneIsEverywhere,
    ];

    /// Its place in the list.
    pub(crate) fn place(self) -> usize {
        Claim::ALL.iter().position(|claim| *claim == self).expect("progress is no claim of safety")
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Claim::Law(law) => law.name(),
            Claim::KeepsOrderOfOrigin => "keeps-order-of-origin",
            Claim::SameSet => "same-set",
            Claim::AgreedStays => "agreed-stays",
            Claim::ExecutesAgreed => "executes-agreed",
            Claim::DoneIsAgreed => "done-is-agreed",
            Claim::DoneIsEverywhere => "done-is-everywhere",
        }
    }
}

/// A set of tickets, by their numbers, which must be below 128.
type Tickets = u128;

fn one(number: u32) -> Tickets {
    1 << number
}

fn all(numbers: &[u32]) -> Tickets {
    numbers.iter().fold(0, |set, number| set | one(*number))
}

/// What was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Asked {
    of: RobotId,
    picture: bool,
    /// What had been answered *done* by then.
    told: Tickets,
}

/// An agreed entry, and the term of the robot that knew of it first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Agreed {
    entry: raft::Entry,
    in_term: u64,
}

/// The past, as far as it matters.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Account {
    scheme: Scheme,
    asked: Vec<Asked>,
    /// Moves that were answered *done* and not taken back.
    told: Tickets,
    /// Pictures that were given to a team.
    shown: Tickets,
    /// Pictures that were taken without a move that they must show.
    stale: Tickets,
    /// Who has led each term or been primary of each epoch, as bits.
    leaders: Vec<u8>,
    agreed: Vec<Agreed>,
    /// The claims that are broken, as bits.
    broken: u16,
}

impl Account {
    pub(crate) fn new(scheme: Scheme) -> Self {
        Account {
            scheme,
            asked: Vec::new(),
            told: 0,
            shown: 0,
            stale: 0,
            leaders: Vec::new(),
            agreed: Vec::new(),
            broken: 0,
        }
    }

    pub(crate) fn is_broken(&self, place: usize) -> bool {
        self.broken & (1 << place) != 0
    }

    pub(crate) fn break_it(&mut self, claim: Claim) {
        self.broken |= 1 << claim.place();
    }

    fn demand(&mut self, holds: bool, claim: Claim) {
        if !holds {
            self.break_it(claim);
        }
    }

    fn demand_law(&mut self, holds: bool, law: Law) {
        self.demand(holds, Claim::Law(law));
    }

    pub(crate) fn is_picture(&self, number: u32) -> bool {
        self.asked[number as usize - 1].picture
    }

    /// Whether some move was answered *done*.
    pub(crate) fn has_told(&self) -> bool {
        self.told != 0
    }

    /// Whether some picture was given to a team.
    pub(crate) fn has_shown(&self) -> bool {
        self.shown != 0
    }

    /// Who has led a term or been primary of an epoch, as bits.
    pub(crate) fn leaders_of(&self, era: u64) -> u8 {
        self.leaders.get(era as usize).copied().unwrap_or(0)
    }

    pub(crate) fn asked(&mut self, number: u32, of: RobotId, picture: bool) {
        debug_assert_eq!(self.asked.len() as u32 + 1, number);
        // What was told before matters only where something is held against it.
        let counts = picture || self.forgets_gaps();
        self.asked.push(Asked { of, picture, told: if counts { self.told } else { 0 } });
    }

    /// Whether no robot's log says what counts, so that a move is lost where a robot goes on
    /// without it.
    fn forgets_gaps(&self) -> bool {
        matches!(self.scheme, Scheme::Alone { .. } | Scheme::Forwarding { .. })
    }

    /// A body has taken a picture.
    pub(crate) fn pictured(&mut self, number: u32, executed: &[u32]) {
        if self.asked[number as usize - 1].told & !all(executed) != 0 {
            self.stale |= one(number);
        }
    }

    /// A robot has executed a move, its latest.
    pub(crate) fn executed(&mut self, robots: &[Arc<Robot>], me: RobotId) {
        let mine = &robots[me.index()].executed;
        let (number, before) = mine.split_last().map(|(last, before)| (*last, before)).expect("it has");
        self.demand_law(!before.contains(&number), Law::AtMostOnce);
        for other in robots {
            let both = mine.len().min(other.executed.len());
            self.demand_law(mine[..both] == other.executed[..both], Law::SameOrder);
        }
        let asked = self.asked[number as usize - 1];
        self.demand_law(!self.forgets_gaps() || asked.told & !all(mine) == 0, Law::NothingLost);
        if let Scheme::Forwarding { .. } = self.scheme {
            let of_origin = |number: &&u32| self.asked[**number as usize - 1].of == asked.of;
            let ordered = before.iter().filter(of_origin).all(|earlier| *earlier < number);
            self.demand(ordered, Claim::KeepsOrderOfOrigin);
        }
        if let Scheme::Quorum { .. } = self.scheme {
            let due = self.moves().nth(mine.len() - 1);
            self.demand(due == Some(number), Claim::ExecutesAgreed);
        }
    }

    /// The moves that are agreed, each at its first place.
    fn moves(&self) -> impl Iterator<Item = u32> + '_ {
        let number = |agreed: &Agreed| agreed.entry.call.map(|call| call.ticket.number);
        let numbers = self.agreed.iter().enumerate().filter_map(move |(at, a)| Some((at, number(a)?)));
        numbers
            .filter(move |(at, n)| !self.agreed[..*at].iter().any(|a| number(a) == Some(*n)))
            .map(|(_, n)| n)
    }

    /// A robot answers a team.
    pub(crate) fn answered(&mut self, robots: &[Arc<Robot>], number: u32, answer: Answer) {
        match answer {
            Answer::Done(_) if self.is_picture(number) => {
                self.shown |= one(number);
                self.demand_law(self.stale & one(number) == 0, Law::NoStalePicture);
            }
            Answer::Done(_) => {
                self.told |= one(number);
                if let Scheme::Quorum { .. } = self.scheme {
                    let agreed = self.moves().any(|n| n == number);
                    self.demand(agreed, Claim::DoneIsAgreed);
                }
                if let Scheme::PrimaryBackup { replication: Replication::Sync, .. } = self.scheme {
                    let has =
                        |robot: &Arc<Robot>| primary(robot).is_some_and(|it| written(&it) & one(number) != 0);
                    self.demand(robots.iter().all(has), Claim::DoneIsEverywhere);
                }
                self.find_lost(robots);
            }
            Answer::Undone { .. } => self.told &= !one(number),
            Answer::Refused(_) => {}
        }
    }

    /// Looks at the robot that has just been given something.
    pub(crate) fn look(&mut self, robots: &[Arc<Robot>], me: RobotId) {
        match &robots[me.index()].replica {
            Replica::Raft(raft) => self.look_at_quorum(robots, me, raft),
            Replica::Backup(backup) => self.look_at_primary(robots, me, backup),
            Replica::Alone(_) | Replica::Forward(_) => {}
        }
    }

    fn leads(&mut self, me: RobotId, era: u64) -> bool {
        while self.leaders.len() <= era as usize {
            self.leaders.push(0);
        }
        let leaders = &mut self.leaders[era as usize];
        let new = *leaders & (1 << me.index()) == 0;
        *leaders |= 1 << me.index();
        let count = leaders.count_ones();
        self.demand_law(count == 1, Law::OneLeader);
        new
    }

    fn look_at_quorum(&mut self, robots: &[Arc<Robot>], me: RobotId, raft: &Raft) {
        let now = raft.inspect();
        for other in robots {
            let Replica::Raft(other) = &other.replica else { continue };
            let same = |a: &raft::Entry, b: &raft::Entry| a.term == b.term;
            self.demand_law(logs_match(now.log, other.inspect().log, same), Law::LogMatching);
        }
        if now.leads && self.leads(me, now.term) {
            // Raft §5.4.3.
            let earlier: Vec<Agreed> = self.agreed.clone();
            for (place, agreed) in earlier.iter().enumerate().filter(|(_, a)| a.in_term < now.term) {
                let has = now.log.get(place) == Some(&agreed.entry);
                self.demand_law(has, Law::LeaderCompleteness);
                let told = agreed.entry.call.is_some_and(|call| self.told & one(call.ticket.number) != 0);
                self.demand_law(has || !told, Law::NothingLost);
            }
        }
        for place in 0..now.commit as usize {
            let entry = now.log.get(place).copied();
            match (self.agreed.get(place), entry) {
                (Some(agreed), entry) => self.demand(Some(agreed.entry) == entry, Claim::AgreedStays),
                (None, Some(entry)) => {
                    self.agreed.push(Agreed { entry, in_term: now.term });
                    self.check_later_leaders(robots, place, now.term);
                }
                (None, None) => self.break_it(Claim::AgreedStays),
            }
        }
    }

    /// Leader completeness, for those who lead a later term already when an entry becomes agreed in
    /// an earlier one.
    fn check_later_leaders(&mut self, robots: &[Arc<Robot>], place: usize, term: u64) {
        for other in robots {
            let Replica::Raft(other) = &other.replica else { continue };
            let other = other.inspect();
            let has = other.log.get(place) == Some(&self.agreed[place].entry);
            self.demand_law(!other.leads || other.term <= term || has, Law::LeaderCompleteness);
        }
    }

    fn look_at_primary(&mut self, robots: &[Arc<Robot>], me: RobotId, backup: &Backup) {
        let now = backup.inspect();
        for other in robots.iter().filter_map(primary) {
            let same = |a: &backup::Entry, b: &backup::Entry| a.epoch == b.epoch;
            self.demand_law(logs_match(now.log, other.log, same), Law::LogMatching);
        }
        if now.leads {
            self.leads(me, now.epoch);
        }
        self.find_lost(robots);
    }

    /// What counts is the log of the primary of the highest epoch that there has been: it must have
    /// everything that was answered *done*.
    fn find_lost(&mut self, robots: &[Arc<Robot>]) {
        let Some(owners) =
            self.leaders.last().filter(|_| matches!(self.scheme, Scheme::PrimaryBackup { .. }))
        else {
            return;
        };
        let latest = self.leaders.len() as u64 - 1;
        let owner = owners.trailing_zeros() as usize;
        let Some(authority) = robots.get(owner).and_then(primary) else { return };
        let lost = authority.leads && authority.epoch == latest && self.told & !written(&authority) != 0;
        self.demand_law(!lost, Law::NothingLost);
    }
}

fn primary(robot: &Arc<Robot>) -> Option<backup::Inspect<'_>> {
    if let Replica::Backup(backup) = &robot.replica { Some(backup.inspect()) } else { None }
}

fn written(robot: &backup::Inspect<'_>) -> Tickets {
    robot.log.iter().fold(0, |set, entry| set | one(entry.call.ticket.number))
}

/// Two logs that hold the same number and era are the same up to there (Raft §5.3).
fn logs_match<E: Clone + PartialEq>(
    one: &lockstep::series::Series<E>,
    other: &lockstep::series::Series<E>,
    same_era: impl Fn(&E, &E) -> bool,
) -> bool {
    let mut alike = true;
    for (a, b) in one.iter().zip(other.iter()) {
        alike &= a == b;
        if same_era(a, b) && !alike {
            return false;
        }
    }
    true
}
