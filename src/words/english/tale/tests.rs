//! Sentences as people read them.

use super::super::English;
use super::pieces::{Robots, sentence};
use crate::command::{Command, Deed};
use crate::ids::{Direction, FlightId, RobotId, TeamId, Ticket};
use crate::laws::{Found, Freshness, Law, Promise};
use crate::network::Loss;
use crate::pose::Cell;
use crate::protocol::{Denial, Gist, Note, Refusal, Role, Scheme, Silence, StepDown, Timer, Wait};
use crate::record::{Verdict, What};
use crate::setup::{Act, Groups, Setup};
use crate::standing::Standing;
use crate::time::SimTime;
use crate::words::tale::samples::{A1, QUORUM, backups, call, outcome};
use crate::words::tale::{Context, TaleWords};

fn tell(scheme: Scheme, what: What) -> String {
    English.event(&what, &Context::of(&Setup::new(scheme))).to_string()
}

fn noted(scheme: Scheme, note: Note) -> String {
    tell(scheme, What::Noted { robot: RobotId(3), note })
}

#[test]
fn what_bodies_do() {
    let exit = Setup::new(QUORUM).maze.build().exit();
    let inside = Setup::new(QUORUM).maze.build().start().cell;
    let did = |command, deed, cell| {
        tell(QUORUM, What::Executed { call: call(command), outcome: outcome(deed, cell, 1) })
    };
    assert_eq!(did(Command::Forward, Deed::Moved, inside), "Robot 1 carries out A1: it goes forward.");
    assert_eq!(
        did(Command::Backward, Deed::Moved, exit),
        "Robot 1 carries out A1: it goes backward and is out of the maze!"
    );
    assert_eq!(did(Command::Left, Deed::Turned, inside), "Robot 1 carries out A1: it turns left.");
    assert_eq!(did(Command::Forward, Deed::Bumped, inside), "Robot 1 carries out A1: it bumps into a wall.");
    assert_eq!(
        did(Command::Picture, Deed::Photographed, inside),
        "Robot 1 carries out A1: it takes a picture, after 1 move."
    );
}

#[test]
fn what_robots_say_of_elections() {
    let denied = Note::Denied { to: RobotId(4), era: 2, pre: true, why: Denial::HearsLeader };
    assert_eq!(
        noted(QUORUM, denied),
        "Robot 3 says that it would not vote for Robot 4: it still hears a leader. (pre-vote)"
    );
    let voted = Note::Denied { to: RobotId(4), era: 2, pre: false, why: Denial::Voted(RobotId(3)) };
    assert_eq!(
        noted(QUORUM, voted),
        "Robot 3 does not vote for Robot 4: it has voted for itself already. (vote)"
    );
    assert_eq!(
        noted(QUORUM, Note::Became { role: Role::Leader, era: 2 }),
        "Robot 3 has a majority of the votes and leads term 2. (leader)"
    );
    let newer = StepDown::Newer { era: 3, from: RobotId(1) };
    assert_eq!(
        noted(QUORUM, Note::SteppedDown { was: Role::Leader, why: newer }),
        "Robot 3 hears from Robot 1 that term 3 has begun, and no longer leads."
    );
    assert_eq!(
        noted(QUORUM, Note::SteppedDown { was: Role::Leader, why: StepDown::NoMajority }),
        "Robot 3 has not heard a majority for too long and no longer leads. (check quorum)"
    );
}

#[test]
fn eras_are_terms_in_a_quorum_and_epochs_with_a_primary() {
    let follows = Note::Follows { leader: RobotId(1), era: 2 };
    assert_eq!(noted(QUORUM, follows), "Robot 3 follows Robot 1, the leader of term 2.");
    assert_eq!(noted(backups(Silence::Wait), follows), "Robot 3 follows Robot 1, the primary of epoch 2.");
    assert_eq!(English.role(Role::Leader, Some(2), QUORUM), "leader · term 2");
    assert_eq!(English.role(Role::Backup, Some(1), backups(Silence::Wait)), "backup · epoch 1");
    assert_eq!(English.role(Role::Equal, None, Scheme::Alone { robots: 2 }), "");
}

#[test]
fn agreement_means_a_majority_in_a_quorum_and_everybody_with_a_primary() {
    let agreed = Note::Agreed { index: 4, ticket: Some(A1) };
    assert_eq!(
        noted(QUORUM, agreed),
        "Robot 3 knows that everything up to A1 is agreed: a majority has it. (committed)"
    );
    assert_eq!(
        noted(backups(Silence::Wait), agreed),
        "Robot 3 knows that everything up to A1 is written down by every backup. (replicated)"
    );
}

#[test]
fn the_loss_of_a_command_after_a_split_says_whether_this_robot_had_answered_it() {
    let lost = |answered| noted(backups(Silence::TakeOver), Note::LostAfterSplit { ticket: A1, answered });
    assert_eq!(
        lost(true),
        "Robot 3 loses A1, although it had answered Team A that it was done. (lost update)"
    );
    assert_eq!(lost(false), "Robot 3 loses A1, which it had not answered itself.");
}

#[test]
fn lost_messages_say_why() {
    let lost = |why| {
        let direction = Direction::new(RobotId(1), RobotId(2));
        let gist = Gist::Pass { call: call(Command::Forward) };
        tell(QUORUM, What::Lost { flight: FlightId(1), direction, gist, why })
    };
    let begin = "Robot 1’s message to Robot 2, “Team A asks for A1: go forward”, is lost: ";
    assert_eq!(lost(Loss::Cut), format!("{begin}the link is cut."));
    assert_eq!(lost(Loss::RobotOff), format!("{begin}Robot 2 is off."));
    assert_eq!(lost(Loss::Noise), format!("{begin}bad luck on the radio. (message loss)"));
}

#[test]
fn what_teams_hear() {
    let judged = |verdict, late| tell(QUORUM, What::Judged { ticket: A1, verdict, late });
    let cell = Cell { x: 0, y: 0 };
    assert_eq!(
        judged(Verdict::Done(outcome(Deed::Moved, cell, 1)), false),
        "Team A hears that Robot 1 has done A1."
    );
    assert_eq!(
        judged(Verdict::Done(outcome(Deed::Photographed, cell, 1)), true),
        "Team A gets picture A1 after all, taken by Robot 1 after 1 move."
    );
    assert_eq!(
        judged(Verdict::Refused(Refusal::NoLeader), false),
        "Team A hears that A1 is refused: the robot knows no leader."
    );
    assert_eq!(
        judged(Verdict::NoAnswer, false),
        "Team A has no answer to A1 and gives up waiting: it may have been carried out or not. (timeout)"
    );
    assert_eq!(English.verdict(&Verdict::NoAnswer), "no answer");
}

#[test]
fn a_split_names_its_sides() {
    let act = What::Did(Act::Split(Groups([1, 1, 2, 2, 2])));
    assert_eq!(
        tell(QUORUM, act),
        "You cut the links between Robots 1 and 2 on one side and Robots 3, 4 and 5 on the other; \
         that was cut already."
    );
    assert_eq!(sentence![Robots(vec![RobotId(2)])].to_string(), "Robot 2");
}

#[test]
fn waiting_says_until_when() {
    let wait = |wait, scheme| {
        English.waits(&wait, Some(SimTime(3950)), SimTime(2100), scheme).to_string().replace('\u{a0}', " ")
    };
    let sign = Wait::SignOfLife { from: Some(RobotId(1)), timer: Some(Timer::Silence) };
    assert_eq!(wait(sign, QUORUM), "hears Robot 1; else asks to stand in 1.9 s");
    assert_eq!(wait(sign, backups(Silence::TakeOver)), "hears Robot 1; else takes over in 1.9 s");
    let confirmations = Wait::Confirmations { ticket: Some(A1), have: 1, need: 2 };
    assert_eq!(wait(confirmations, QUORUM), "A1 waits until 1 more robot has it");
}

#[test]
fn badges() {
    assert_eq!(English.standing(&Standing::InStep), "in step");
    assert_eq!(English.standing(&Standing::Behind { by: 2 }), "behind by 2");
    assert_eq!(English.standing(&Standing::Diverged { at: 1, same_place: false }), "diverged at 1");
    assert_eq!(
        English.standing(&Standing::Diverged { at: 1, same_place: true }),
        "same place, different order"
    );
}

#[test]
fn what_the_referee_says() {
    let found = |found| English.found(&found, QUORUM).to_string();
    let (one, other) = (RobotId(1), RobotId(2));
    let b1 = Ticket { team: TeamId(1), number: 1 };
    assert_eq!(
        found(Found::OrdersDiffer { one, other, number: 1, first: A1, second: b1 }),
        "The robots disagree about command 1: Robot 2 did B1, Robot 1 did A1. (inconsistent)"
    );
    assert_eq!(
        found(Found::Stale { ticket: b1, robot: other, by: 1, first: A1 }),
        "The picture B1, taken by Robot 2, lacks 1 move that was answered “done” before it was asked for: \
         A1. (stale read)"
    );
    assert_eq!(
        found(Found::Lost { ticket: A1, robot: other }),
        "Robot 2 goes on without A1, although Team A had been told that it was done. (lost update)"
    );
    assert_eq!(
        found(Found::ExecutedAgain { robot: one, ticket: A1, times: 2 }),
        "Robot 1 has now carried out A1 twice. (duplicate execution)"
    );
    assert_eq!(
        found(Found::TwoLeaders { one, other, era: 3 }),
        "Robot 1 and Robot 2 are both leader of term 3. (split brain)"
    );
    let lamp = |promise| English.broken(Law::SameOrder, promise, QUORUM).to_string();
    assert_eq!(lamp(Promise::NotPromised), "This scheme never promised “same order”.");
    assert!(lamp(Promise::Promised).contains("this program is wrong"));
    assert_eq!(English.law(Law::OneLeader, QUORUM), "one leader per term");
    assert_eq!(English.law(Law::OneLeader, backups(Silence::Wait)), "one primary per epoch");
    assert_eq!(English.freshness(Freshness::StaleBy(2)), "stale by 2");
}
