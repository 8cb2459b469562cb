//! Random runs: first everything goes wrong at once and nothing may break; then one robot keeps its
//! links to a majority, everything else stays broken, and there must be progress.

use super::fleet::{FAIR, Fleet, Weather};
use super::*;
use crate::time::SpanRange;

/// A team's next command or an old one again, at any robot.
struct Teams {
    next: u32,
}

impl Teams {
    fn act(&mut self, fleet: &mut Fleet) {
        let robot = 1 + fleet.rng.below(u32::from(fleet.count())) as u8;
        let again = self.next > 1 && fleet.rng.chance(250);
        let number = if again { 1 + fleet.rng.below(self.next - 1) } else { self.next };
        self.next += u32::from(!again);
        // Every third ticket is a picture; pictures are not asked for again.
        if number % 3 != 0 {
            fleet.ask(robot, left(number));
        } else if !again {
            fleet.ask(robot, picture(number));
        }
    }
}

/// Somebody cuts, mends or reboots something.
fn trouble(fleet: &mut Fleet) {
    let count = u32::from(fleet.count());
    let (mut one, other) = (1 + fleet.rng.below(count) as u8, 1 + fleet.rng.below(count) as u8);
    // Trouble is worst for a leader.
    if fleet.rng.chance(400) {
        one = fleet.leader().unwrap_or(one);
    }
    match fleet.rng.below(12) {
        0..3 => fleet.direct(one, other, false),
        3 => fleet.link(one, other, false),
        4 => (1..=fleet.count()).for_each(|to| fleet.link(one, to, false)),
        5 => (1..=fleet.count()).for_each(|from| fleet.direct(from, one, false)),
        6 => fleet.direct(one, other, true),
        7..9 => fleet.mend_all(),
        9..11 => {
            let off = 200 + u64::from(fleet.rng.below(6000));
            fleet.reboot(one, off);
        }
        _ => (1..=fleet.count()).filter(|robot| robot % 2 == one % 2).for_each(|robot| {
            fleet.reboot(robot, 3000);
        }),
    }
}

fn storm(fleet: &mut Fleet) -> Weather {
    let most = [200, 600, 600, 1500, 6000][fleet.rng.below(5) as usize];
    let loss = [0, 50, 300][fleet.rng.below(3) as usize];
    Weather {
        delay: SpanRange::ms(50, most),
        loss_per_mille: loss,
        doubled_per_mille: fleet.rng.below(500) as u16,
        overtake: fleet.rng.chance(500),
    }
}

/// One to four minutes of bad weather, with teams that ask in bursts.
fn play_storm(fleet: &mut Fleet) -> Teams {
    let mut teams = Teams { next: 1 };
    if fleet.rng.chance(700) {
        fleet.until_led();
    }
    fleet.weather = storm(fleet);
    for _ in 0..fleet.rng.below(60) + 20 {
        trouble(fleet);
        for _ in 0..fleet.rng.below(5) {
            teams.act(fleet);
            let pause = u64::from(fleet.rng.below(800));
            fleet.run(pause);
        }
        let pause = u64::from(fleet.rng.below(5000));
        fleet.run(pause);
    }
    teams
}

/// One robot keeps its links to just a majority; any other direction works or does not.
fn leave_core(fleet: &mut Fleet) {
    let mut order: Vec<u8> = (1..=fleet.count()).collect();
    fleet.rng.shuffle(&mut order);
    for from in 1..=fleet.count() {
        for to in 1..=fleet.count() {
            let open = fleet.rng.chance(250);
            fleet.direct(from, to, open);
        }
    }
    for other in &order[1..usize::from(quorum::majority(fleet.count()))] {
        fleet.link(order[0], *other, true);
    }
    fleet.weather = FAIR;
}

/// Asks every robot every other second and tells when the first of these moves is done.
fn first_done(fleet: &mut Fleet, teams: &mut Teams, patience_ms: u64) -> Option<u64> {
    let (began, first) = (fleet.now, teams.next);
    while fleet.now.since(began).0 < patience_ms {
        for robot in 1..=fleet.count() {
            fleet.ask(robot, left(teams.next));
            teams.next += 1;
        }
        fleet.run(2000);
        if (first..teams.next).any(|number| fleet.is_done(ticket(number))) {
            return Some(fleet.now.since(began).0);
        }
    }
    None
}

fn play(robots: u8, seed: u64) -> u64 {
    let mut fleet = Fleet::new(robots, Pictures::Agreed, seed);
    let mut teams = play_storm(&mut fleet);
    leave_core(&mut fleet);
    // Everybody is back, and what was on its way has arrived.
    fleet.run(13_000);
    let waited = first_done(&mut fleet, &mut teams, 300_000);
    waited.unwrap_or_else(|| panic!("seed {seed}: R17 no progress with {robots} robots"))
}

fn play_many(robots: u8, seeds: std::ops::Range<u64>) {
    let mut waits: Vec<u64> = seeds.map(|seed| play(robots, seed)).collect();
    waits.sort_unstable();
    let at = |per_mille: usize| waits[(waits.len() - 1) * per_mille / 1000];
    println!("{robots} robots: progress after {} ms in the middle, {} at most", at(500), at(1000));
}

/// R1 to R16 in bad weather, R17 with a random core. Raft §5.4 and dissertation §3.8.
#[test]
fn three_robots_in_any_weather() {
    play_many(3, 0..1500);
}

/// The same with five, where bridges and stars are possible.
#[test]
fn five_robots_in_any_weather() {
    play_many(5, 0..1500);
}
