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
        let mut robot = 1 + fleet.rng.below(u32::from(fleet.count())) as u8;
        // Often one that leads, or believes to.
        let leads = |robot: &u8| fleet.robot(*robot).inspect().leads;
        let leaders: Vec<u8> = (1..=fleet.count()).filter(leads).collect();
        if !leaders.is_empty() && fleet.rng.chance(500) {
            robot = leaders[fleet.rng.below(leaders.len() as u32) as usize];
        }
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
    match fleet.rng.below(13) {
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
        11 => split(fleet, &[one, other]),
        _ => (1..=fleet.count()).filter(|robot| robot % 2 == one % 2).for_each(|robot| {
            fleet.reboot(robot, 3000);
        }),
    }
}

/// Cuts these robots off from all others.
fn split(fleet: &mut Fleet, side: &[u8]) {
    for far in (1..=fleet.count()).filter(|robot| !side.contains(robot)) {
        side.iter().for_each(|near| fleet.link(*near, far, false));
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

/// R17, second half: once there is progress it goes on, and nobody is unseated without need. One
/// change may come when a robot outside the core with a higher term is heard for the first time.
fn judge_calm(fleet: &mut Fleet, teams: &mut Teams, seed: u64) {
    let heard = fleet.notes.len();
    for _ in 0..6 {
        fleet.run(8_000);
        let went_on = first_done(fleet, teams, 10_000);
        assert!(went_on.is_some(), "seed {seed}: R17 the progress ends");
    }
    let new = |note: &Note| matches!(note, Note::Became { role: RoleName::Leader, .. });
    let changes = fleet.notes[heard..].iter().filter(|(_, _, note)| new(note)).count();
    assert!(changes <= 1, "seed {seed}: R17 {changes} new leaders in a minute");
}

fn play(robots: u8, seed: u64) -> u64 {
    let mut fleet = Fleet::new(robots, Pictures::Agreed, seed);
    // Small appends make half-repaired logs common.
    let batch = [1, 2, BATCH][fleet.rng.below(3) as usize];
    fleet.robots.iter_mut().for_each(|robot| robot.raft.batch = batch);
    let mut teams = play_storm(&mut fleet);
    fleet.robots.iter_mut().for_each(|robot| robot.raft.batch = BATCH);
    leave_core(&mut fleet);
    // Everybody is back, and what was on its way has arrived.
    fleet.run(13_000);
    let waited = first_done(&mut fleet, &mut teams, 300_000);
    let waited = waited.unwrap_or_else(|| panic!("seed {seed}: R17 no progress with {robots} robots"));
    judge_calm(&mut fleet, &mut teams, seed);
    waited
}

/// How many runs; `LOCKSTEP_SEEDS` asks for more than the usual.
fn seeds() -> std::ops::Range<u64> {
    let asked = std::env::var("LOCKSTEP_SEEDS").ok().and_then(|text| text.parse().ok());
    0..asked.unwrap_or(1500)
}

fn play_many(robots: u8) {
    let mut waits: Vec<(u64, u64)> = seeds().map(|seed| (play(robots, seed), seed)).collect();
    waits.sort_unstable();
    let at = |per_mille: usize| waits[(waits.len() - 1) * per_mille / 1000];
    println!("{robots} robots, (ms until progress, seed): {:?} {:?} {:?}", at(500), at(990), at(1000));
}

/// R1 to R16 in bad weather, R17 with a random core. Raft §5.4 and dissertation §3.8.
#[test]
fn three_robots_in_any_weather() {
    play_many(3);
}

/// The same with five, where bridges and stars are possible.
#[test]
fn five_robots_in_any_weather() {
    play_many(5);
}
