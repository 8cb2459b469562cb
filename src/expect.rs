//! Does a run keep what its text expects of it? Every expectation is judged on the last moment of the
//! run; one that fails says what was found instead, in the words of the run language.

use crate::consistency::{self, Order};
use crate::ids::{RobotId, Ticket};
use crate::laws::{Break, Freshness, Law, State};
use crate::moment::Moment;
use crate::pose::{Cell, Heading};
use crate::protocol::Role;
use crate::record::Verdict;
use crate::script::{Expect, Expectation, ExpectedVerdict, Office, RobotExpectation};
use crate::standing::Standing;
use crate::world::Robot;

/// An expectation and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was expected, and in which line.
    pub expect: Expect,
    /// What was found instead; none when it holds.
    pub instead: Option<String>,
}

impl Finding {
    /// Whether the expectation holds.
    #[must_use]
    pub fn held(&self) -> bool {
        self.instead.is_none()
    }
}

/// Judges all expectations of a text, in their order.
#[must_use]
pub fn check(expects: &[Expect], moment: &Moment) -> Vec<Finding> {
    let find =
        |expect: &Expect| Finding { expect: expect.clone(), instead: judge(&expect.what, moment).err() };
    expects.iter().map(find).collect()
}

/// Whether one expectation holds at a moment.
#[must_use]
pub fn holds_at(expectation: &Expectation, moment: &Moment) -> bool {
    judge(expectation, moment).is_ok()
}

/// `Ok` when it holds, else what was found.
type Judgement = Result<(), String>;

fn judge(expectation: &Expectation, moment: &Moment) -> Judgement {
    match *expectation {
        Expectation::InStep => holds(moment.referee.standings().converged(), || standings(moment)),
        Expectation::Diverged { at } => diverged(at, moment),
        Expectation::Robot { robot, is } => about_robot(robot, is, moment),
        Expectation::Verdict { ticket, verdict } => about_verdict(ticket, verdict, moment),
        Expectation::ExecutedTimes { ticket, times, by } => executed_times(ticket, times, by, moment),
        Expectation::Picture { ticket, stale_by } => about_picture(ticket, stale_by, moment),
        Expectation::InCharge { office, robot } => {
            let chiefs = in_charge(office, moment);
            holds(chiefs.contains(&robot), || named(office, &chiefs))
        }
        Expectation::CountInCharge { office, count } => {
            let chiefs = in_charge(office, moment);
            holds(chiefs.len() == usize::from(count), || named(office, &chiefs))
        }
        Expectation::Kept(law) => match state_of(law, moment) {
            State::Held => Ok(()),
            State::Broken(Break { first, .. }) => Err(format!("broken {law}, at {}", first.at.0)),
        },
        Expectation::Broken(law) => holds(state_of(law, moment) != State::Held, || format!("kept {law}")),
        Expectation::History { word, holds } => about_history(word, holds, moment),
        Expectation::Digest(digest) => {
            let found = moment.world.digest();
            holds(found == digest, || format!("digest {found}"))
        }
    }
}

fn holds(held: bool, found: impl FnOnce() -> String) -> Judgement {
    if held { Ok(()) } else { Err(found()) }
}

fn robots(moment: &Moment) -> impl Iterator<Item = RobotId> + Clone + use<> {
    RobotId::all(moment.world.setup().scheme.robots())
}

/// `robot 1 in-step, robot 2 behind by 3`.
fn standings(moment: &Moment) -> String {
    let one = |robot| format!("robot {robot} {}", standing(moment.referee.standings().of(robot)));
    robots(moment).map(one).collect::<Vec<_>>().join(", ")
}

fn standing(standing: Standing) -> String {
    match standing {
        Standing::InStep => "in-step".to_owned(),
        Standing::Behind { by } => format!("behind by {by}"),
        Standing::Diverged { at, .. } => format!("diverged at {at}"),
    }
}

/// Whether any two robots' histories contradict each other, and where.
fn diverged(at: Option<u64>, moment: &Moment) -> Judgement {
    let standings_now = moment.referee.standings();
    let pairs = robots(moment).flat_map(|one| robots(moment).map(move |other| (one, other)));
    let places: Vec<u64> = pairs
        .filter(|(one, other)| !standings_now.agree(*one, *other))
        .map(|(one, other)| standings_now.common(one, other) + 1)
        .collect();
    let held = match at {
        None => !places.is_empty(),
        Some(at) => places.contains(&at),
    };
    holds(held, || standings(moment))
}

fn about_robot(id: RobotId, expected: RobotExpectation, moment: &Moment) -> Judgement {
    let robot = moment.world.robot(id);
    let pose = robot.body.pose();
    let now = moment.referee.standings().of(id);
    match expected {
        RobotExpectation::At { cell, heading } => {
            let turned = heading.is_none_or(|heading| heading == pose.heading);
            holds(pose.cell == cell && turned, || at(id, pose.cell, pose.heading))
        }
        RobotExpectation::Executed(moves) => {
            let found = robot.body.count();
            holds(found == moves, || format!("robot {id} executed {found}"))
        }
        RobotExpectation::InStep => holds(now == Standing::InStep, || stands(id, now)),
        RobotExpectation::Behind { by } => holds(now == Standing::Behind { by }, || stands(id, now)),
        RobotExpectation::Diverged { at: expected } => {
            let held = matches!(now, Standing::Diverged { at, .. } if expected.is_none_or(|expected| expected == at));
            holds(held, || stands(id, now))
        }
        RobotExpectation::Escaped => {
            let held = pose.cell == moment.world.maze().exit();
            holds(held, || at(id, pose.cell, pose.heading))
        }
    }
}

fn at(robot: RobotId, cell: Cell, heading: Heading) -> String {
    format!("robot {robot} at {cell} {}", heading.name())
}

fn stands(robot: RobotId, now: Standing) -> String {
    format!("robot {robot} {}", standing(now))
}

fn verdict(ticket: Ticket, moment: &Moment) -> Option<Verdict> {
    let team = moment.world.teams().get(ticket.team.index())?;
    Some(team.ask(ticket.number)?.verdict)
}

fn never_asked(ticket: Ticket) -> String {
    format!("{ticket} was never asked for")
}

fn about_verdict(ticket: Ticket, expected: ExpectedVerdict, moment: &Moment) -> Judgement {
    let found = verdict(ticket, moment).ok_or_else(|| never_asked(ticket))?;
    let held = match expected {
        ExpectedVerdict::Waiting => found == Verdict::Waiting,
        ExpectedVerdict::Done => matches!(found, Verdict::Done(_) | Verdict::Undone { .. }),
        ExpectedVerdict::Refused => matches!(found, Verdict::Refused(_)),
        ExpectedVerdict::NoAnswer => found == Verdict::NoAnswer,
        ExpectedVerdict::Undone => matches!(found, Verdict::Undone { .. }),
    };
    holds(held, || format!("{ticket} {}", word(found)))
}

fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Waiting => "waiting",
        Verdict::Done(_) => "done",
        Verdict::Refused(_) => "refused",
        Verdict::NoAnswer => "no-answer",
        Verdict::Undone { .. } => "undone",
    }
}

fn executed_times(ticket: Ticket, times: u32, by: Option<RobotId>, moment: &Moment) -> Judgement {
    verdict(ticket, moment).ok_or_else(|| never_asked(ticket))?;
    let executed = moment.referee.executed_by(ticket);
    let found = |robot: RobotId| u32::from(executed[robot.index()]);
    let held = match by {
        Some(robot) => found(robot) == times,
        None => robots(moment).all(|robot| found(robot) == times),
    };
    holds(held, || {
        let one = |robot: RobotId| format!("{} by {robot}", how_often(found(robot)));
        let all: Vec<String> =
            robots(moment).filter(|robot| by.is_none_or(|by| by == *robot)).map(one).collect();
        format!("{ticket} executed {}", all.join(", "))
    })
}

fn how_often(times: u32) -> String {
    match times {
        0 => "never".to_owned(),
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        more => format!("{more} times"),
    }
}

fn about_picture(ticket: Ticket, stale_by: u64, moment: &Moment) -> Judgement {
    let found = verdict(ticket, moment).ok_or_else(|| never_asked(ticket))?;
    match moment.referee.picture_judgement(ticket) {
        Some(Freshness::Fresh) => holds(stale_by == 0, || format!("picture {ticket} fresh")),
        Some(Freshness::StaleBy(by)) => holds(stale_by == by, || format!("picture {ticket} stale by {by}")),
        None => Err(format!("no picture, {ticket} {}", word(found))),
    }
}

fn state_of(word: &str, moment: &Moment) -> State {
    let law = Law::ALL.into_iter().find(|law| law.name() == word);
    moment.referee.law(law.expect("the run language has the laws' own words")).state
}

/// What is to be said of the whole run: has it converged, can one robot explain what the teams saw?
fn about_history(word: &str, expected: bool, moment: &Moment) -> Judgement {
    let order = match word {
        "converged" => {
            let converged = moment.referee.standings().converged();
            return holds(converged == expected, || standings(moment));
        }
        "sequential" => Order::Sequential,
        _ => Order::Linearizable,
    };
    match (moment.judge(order), expected) {
        (consistency::Judgement::Consistent, true) | (consistency::Judgement::Inconsistent { .. }, false) => {
            Ok(())
        }
        (consistency::Judgement::Consistent, false) => Err(word.to_owned()),
        (consistency::Judgement::Inconsistent { because, .. }, true) => {
            let tickets: Vec<String> = because.iter().map(|it| it.call.ticket.to_string()).collect();
            Err(format!("not {word}, because of {}", tickets.join(", ")))
        }
        (consistency::Judgement::TooLong, _) => Err(format!("too many commands to tell whether {word}")),
    }
}

/// Who is in charge, as far as they know themselves. A robot that is off is in charge of nothing.
fn in_charge(office: Office, moment: &Moment) -> Vec<RobotId> {
    let role = match office {
        Office::Leader => Role::Leader,
        Office::Primary => Role::Primary,
    };
    let holds_office = |robot: &Robot| robot.is_running() && robot.replica.view().role == role;
    robots(moment).filter(|robot| holds_office(moment.world.robot(*robot))).collect()
}

fn named(office: Office, chiefs: &[RobotId]) -> String {
    let word = match office {
        Office::Leader => "leader",
        Office::Primary => "primary",
    };
    match chiefs {
        [] => format!("no {word}"),
        some => some.iter().map(|robot| format!("{word} {robot}")).collect::<Vec<_>>().join(", "),
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::script;

    /// What fails, as *expected / found*.
    fn failures(text: &str) -> Vec<String> {
        let script = script::parse(text).unwrap();
        let mut records = Vec::new();
        let mut moment = Moment::first(&Rc::new(script.setup), &mut records);
        script.acts.iter().for_each(|act| moment.accept(*act));
        moment.advance_to(script.until, &mut records);
        let failed = check(&script.expects, &moment).into_iter().filter(|finding| !finding.held());
        failed.map(|finding| format!("{} / {}", finding.expect.what, finding.instead.unwrap())).collect()
    }

    const CROSSED: &str = "lockstep 1\nscheme forwarding 2\nat 0 A forward\nat 0 B left\nuntil 5000\n";
    const ALONE: &str = "lockstep 1\nscheme none 2\nat 0 A forward\nat 1 A picture\nat 5000 reboot 2 for 4000\n\
                         at 6000 A left -> 2\nuntil 10000\n";

    #[test]
    fn true_expectations_hold() {
        let expects = "expect diverged\nexpect diverged at 1\nexpect robot 2 diverged at 1\n\
                       expect robot 1 executed 2\nexpect A1 done\nexpect A1 executed once\n\
                       expect B1 executed once by 1\n";
        assert_eq!(failures(&format!("{CROSSED}{expects}")), Vec::<String>::new());
        let expects = "expect robot 1 in-step\nexpect robot 2 behind by 1\nexpect A1 executed never by 2\n\
                       expect A3 waiting\nexpect A2 executed once by 1\n";
        assert_eq!(failures(&format!("{ALONE}{expects}")), Vec::<String>::new());
    }

    #[test]
    fn false_ones_say_what_was_found() {
        let expects = "expect in-step\nexpect diverged at 2\nexpect robot 1 executed 3\nexpect A1 refused\n\
                       expect A9 done\nexpect B1 executed twice\nexpect robot 1 escaped\n\
                       expect one leader\nexpect digest 0000000000000000\n";
        let found = failures(&format!("{CROSSED}{expects}"));
        let expected = [
            "in-step / robot 1 diverged at 1, robot 2 diverged at 1",
            "diverged at 2 / robot 1 diverged at 1, robot 2 diverged at 1",
            "robot 1 executed 3 / robot 1 executed 2",
            "A1 refused / A1 done",
            "A9 done / A9 was never asked for",
            "B1 executed twice / B1 executed once by 1, once by 2",
        ];
        assert_eq!(found[..expected.len()], expected);
        assert!(found[6].starts_with("robot 1 escaped / robot 1 at "), "{found:?}");
        assert_eq!(found[7], "one leader / no leader");
        assert!(found[8].starts_with("digest 0000000000000000 / digest "), "{found:?}");
    }

    #[test]
    fn pictures_and_laws_are_judged_by_the_referee() {
        let stale = "lockstep 1\nscheme primary-backup 2\ndelay 1500\nat 1000 A left\nat 2100 B picture\n\
                     at 6000 B picture\nat 9000 B left\nuntil 12000\n";
        let held = "expect picture B1 stale by 1\nexpect picture B2 fresh\nexpect broken no-stale-picture\n\
                    expect kept same-order\n";
        assert_eq!(failures(&format!("{stale}{held}")), Vec::<String>::new());
        let failed = "expect picture B1 fresh\nexpect picture B2 stale by 3\nexpect picture B3 fresh\n\
                      expect kept no-stale-picture\nexpect broken same-order\n";
        let found = failures(&format!("{stale}{failed}"));
        assert_eq!(found[0], "picture B1 fresh / picture B1 stale by 1");
        assert_eq!(found[1], "picture B2 stale by 3 / picture B2 fresh");
        assert_eq!(found[2], "picture B3 fresh / no picture, B3 refused");
        assert!(found[3].starts_with("kept no-stale-picture / broken no-stale-picture, at "), "{found:?}");
        assert_eq!(found[4], "broken same-order / kept same-order");
    }

    #[test]
    fn the_teams_history_is_judged() {
        let held = "expect not converged\nexpect not linearizable\nexpect not sequential\n";
        assert_eq!(failures(&format!("{CROSSED}{held}")), Vec::<String>::new());
        assert_eq!(
            failures(&format!("{CROSSED}expect linearizable\nexpect converged\n")),
            [
                "linearizable / not linearizable, because of A1, B1",
                "converged / robot 1 diverged at 1, robot 2 diverged at 1",
            ]
        );
        let quorum = CROSSED.replace("forwarding 2", "quorum 3").replace("at 0 ", "at 9000 ");
        let held = "expect converged\nexpect linearizable\nexpect sequential\n";
        let quorum = quorum.replace("until 5000", "until 20000");
        assert_eq!(failures(&format!("{quorum}{held}")), Vec::<String>::new());
        assert_eq!(
            failures(&format!("{quorum}expect not linearizable\n")),
            ["not linearizable / linearizable"]
        );
    }

    #[test]
    fn every_word_for_a_law_is_the_name_of_one() {
        let names: Vec<&str> = Law::ALL.into_iter().map(Law::name).collect();
        assert_eq!(names, script::LAW_WORDS);
    }

    #[test]
    fn who_is_in_charge_is_asked_of_the_robots_themselves() {
        let split = "lockstep 1\nscheme primary-backup 2 take-over\nat 1000 cut 1-2\nuntil 12000\n";
        let held = format!("{split}expect two primaries\nexpect primary 1\nexpect primary 2\n");
        assert_eq!(failures(&held), Vec::<String>::new());
        assert_eq!(failures(&format!("{split}expect one primary\n")), ["one primary / primary 1, primary 2"]);
    }
}
