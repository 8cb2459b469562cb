//! Sentences as people read them.

use super::super::Spanish;
use super::pieces::{Robots, sentence};
use crate::command::{Command, Deed};
use crate::ids::{Direction, FlightId, Place, RobotId, TeamId, Ticket};
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
    Spanish.event(&what, &Context::of(&Setup::new(scheme))).to_string()
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
    assert_eq!(did(Command::Forward, Deed::Moved, inside), "El robot 1 ejecuta A1: avanza.");
    assert_eq!(
        did(Command::Backward, Deed::Moved, exit),
        "El robot 1 ejecuta A1: ¡retrocede y sale del laberinto!"
    );
    assert_eq!(did(Command::Left, Deed::Turned, inside), "El robot 1 ejecuta A1: gira a la izquierda.");
    assert_eq!(did(Command::Forward, Deed::Bumped, inside), "El robot 1 ejecuta A1: choca con una pared.");
    assert_eq!(
        did(Command::Picture, Deed::Photographed, inside),
        "El robot 1 ejecuta A1: toma una foto, tras 1 movimiento."
    );
}

#[test]
fn what_robots_say_of_elections() {
    let denied = Note::Denied { to: RobotId(4), era: 2, pre: true, why: Denial::HearsLeader };
    assert_eq!(
        noted(QUORUM, denied),
        "El robot 3 dice que no votaría por el robot 4: todavía oye a un líder. (pre-vote)"
    );
    let voted = Note::Denied { to: RobotId(4), era: 2, pre: false, why: Denial::Voted(RobotId(3)) };
    assert_eq!(noted(QUORUM, voted), "El robot 3 no vota por el robot 4: ya ha votado por sí mismo. (vote)");
    assert_eq!(
        noted(QUORUM, Note::Became { role: Role::Leader, era: 2 }),
        "El robot 3 tiene la mayoría de los votos y dirige el mandato 2. (líder, leader)"
    );
    let newer = StepDown::Newer { era: 3, from: RobotId(1) };
    assert_eq!(
        noted(QUORUM, Note::SteppedDown { was: Role::Leader, why: newer }),
        "El robot 3 ya no dirige: oye del robot 1 que ha comenzado el mandato 3."
    );
    assert_eq!(
        noted(QUORUM, Note::SteppedDown { was: Role::Leader, why: StepDown::NoMajority }),
        "El robot 3 ya no dirige: lleva demasiado tiempo sin oír a una mayoría. (check quorum)"
    );
}

#[test]
fn eras_have_their_gender() {
    let follows = Note::Follows { leader: RobotId(1), era: 2 };
    assert_eq!(noted(QUORUM, follows), "El robot 3 sigue al robot 1, el líder del mandato 2.");
    assert_eq!(
        noted(backups(Silence::Wait), follows),
        "El robot 3 sigue al robot 1, el primario de la época 2."
    );
    let old = Note::Denied { to: RobotId(4), era: 2, pre: false, why: Denial::OldTerm };
    assert!(noted(QUORUM, old).contains("conoce un mandato posterior."));
    assert!(noted(backups(Silence::Wait), old).contains("conoce una época posterior."));
    assert_eq!(Spanish.role(Role::Leader, Some(2), QUORUM), "líder · mandato 2");
    assert_eq!(Spanish.role(Role::Backup, Some(1), backups(Silence::Wait)), "respaldo · época 1");
    assert_eq!(Spanish.role(Role::Equal, None, Scheme::Alone { robots: 2 }), "");
}

#[test]
fn what_is_missing_agrees_in_number() {
    let caught_up = |count| noted(backups(Silence::Wait), Note::CaughtUp { from: RobotId(1), count });
    assert_eq!(
        caught_up(1),
        "El robot 3 recibe 1 comando que le faltaba, enviado por el robot 1. (catch-up)"
    );
    assert_eq!(
        caught_up(2),
        "El robot 3 recibe 2 comandos que le faltaban, enviados por el robot 1. (catch-up)"
    );
    let agreed = Note::Agreed { index: 4, ticket: None };
    assert_eq!(
        noted(QUORUM, agreed),
        "El robot 3 sabe que todo hasta el número 4 está acordado: una mayoría lo tiene. (committed)"
    );
    assert_eq!(
        noted(QUORUM, Note::PassedOn { ticket: A1 }),
        "El robot 3 reenvía A1 a los robots 1, 2, 4 y 5 y luego obedece. (reenvío estricto)"
    );
}

#[test]
fn lost_messages_say_why() {
    let lost = |why| {
        let direction = Direction::new(RobotId(1), RobotId(2));
        let gist = Gist::Pass { call: call(Command::Forward) };
        tell(QUORUM, What::Lost { flight: FlightId(1), direction, gist, why })
    };
    let begin = "Se pierde el mensaje del robot 1 al robot 2, «el equipo A pide A1: avanzar»: ";
    assert_eq!(lost(Loss::Cut), format!("{begin}el enlace está cortado."));
    assert_eq!(lost(Loss::RobotOff), format!("{begin}el robot 2 está apagado."));
    assert_eq!(lost(Loss::Noise), format!("{begin}mala suerte en la radio. (pérdida de mensaje)"));
    let (team, robot) = (Place::Team(TeamId(0)), Place::Robot(RobotId(1)));
    assert_eq!(Spanish.loss(Loss::Cut, team, robot).to_string(), "la línea está cortada");
}

#[test]
fn what_teams_hear() {
    let judged = |verdict, late| tell(QUORUM, What::Judged { ticket: A1, verdict, late });
    let cell = Cell { x: 0, y: 0 };
    assert_eq!(
        judged(Verdict::Done(outcome(Deed::Moved, cell, 1)), false),
        "El equipo A oye que el robot 1 ha hecho A1."
    );
    assert_eq!(
        judged(Verdict::Done(outcome(Deed::Photographed, cell, 1)), true),
        "El equipo A recibe, al fin, la foto A1, tomada por el robot 1 tras 1 movimiento."
    );
    assert_eq!(
        judged(Verdict::Refused(Refusal::NoLeader), false),
        "El equipo A oye que A1 se rechaza: el robot no conoce a ningún líder."
    );
    assert_eq!(
        judged(Verdict::NoAnswer, false),
        "El equipo A no tiene respuesta a A1 y deja de esperar: puede que se haya ejecutado o que no. (timeout)"
    );
    assert_eq!(Spanish.verdict(&Verdict::NoAnswer), "sin respuesta");
}

#[test]
fn a_split_names_its_sides() {
    let act = What::Did(Act::Split(Groups([1, 1, 2, 2, 2])));
    assert_eq!(
        tell(QUORUM, act),
        "Cortas los enlaces entre los robots 1 y 2, por un lado, y los robots 3, 4 y 5, por el otro; \
         eso ya estaba cortado."
    );
    assert_eq!(sentence![Robots(vec![RobotId(2)])].to_string(), "el robot 2");
}

#[test]
fn waiting_says_until_when() {
    let wait = |wait, scheme| {
        Spanish.waits(&wait, Some(SimTime(3950)), SimTime(2100), scheme).to_string().replace('\u{a0}', " ")
    };
    let sign = Wait::SignOfLife { from: Some(RobotId(1)), timer: Some(Timer::Silence) };
    assert_eq!(wait(sign, QUORUM), "oye al robot 1; si no, pide votos en 1,9 s");
    assert_eq!(wait(sign, backups(Silence::TakeOver)), "oye al robot 1; si no, toma el relevo en 1,9 s");
    let confirmations = |need| Wait::Confirmations { ticket: Some(A1), have: 1, need };
    assert_eq!(wait(confirmations(2), QUORUM), "A1 espera a que lo tenga 1 robot más");
    assert_eq!(wait(confirmations(3), QUORUM), "A1 espera a que lo tengan 2 robots más");
}

#[test]
fn badges() {
    assert_eq!(Spanish.standing(&Standing::InStep), "a la par");
    assert_eq!(Spanish.standing(&Standing::Behind { by: 2 }), "atrasado en 2");
    assert_eq!(Spanish.standing(&Standing::Diverged { at: 1, same_place: false }), "divergió en 1");
    assert_eq!(Spanish.standing(&Standing::Diverged { at: 1, same_place: true }), "mismo lugar, otro orden");
}

#[test]
fn what_the_referee_says() {
    let found = |found| Spanish.found(&found, QUORUM).to_string();
    let (one, other) = (RobotId(1), RobotId(2));
    let b1 = Ticket { team: TeamId(1), number: 1 };
    assert_eq!(
        found(Found::OrdersDiffer { one, other, number: 1, first: A1, second: b1 }),
        "Los robots no coinciden en el comando 1: el robot 2 hizo B1, el robot 1 hizo A1. (inconsistente)"
    );
    let stale = |by| found(Found::Stale { ticket: b1, robot: other, by, first: A1 });
    assert_eq!(
        stale(1),
        "A la foto B1, tomada por el robot 2, le falta 1 movimiento que había recibido la respuesta «hecho» \
         antes de que se pidiera: A1. (lectura obsoleta, stale read)"
    );
    assert!(stale(2).contains("le faltan 2 movimientos que habían recibido"));
    assert_eq!(
        found(Found::Lost { ticket: A1, robot: other }),
        "El robot 2 sigue adelante sin A1, aunque al equipo A se le había dicho que estaba hecho. (lost update)"
    );
    assert_eq!(
        found(Found::ExecutedAgain { robot: one, ticket: A1, times: 2 }),
        "El robot 1 ya ha ejecutado A1 dos veces. (ejecución duplicada)"
    );
    assert_eq!(
        found(Found::TwoLeaders { one, other, era: 3 }),
        "El robot 1 y el robot 2 son los dos líderes del mandato 3. (split brain)"
    );
    let lamp = |promise| Spanish.broken(Law::SameOrder, promise, QUORUM).to_string();
    assert_eq!(lamp(Promise::NotPromised), "Este esquema nunca prometió «mismo orden».");
    assert!(lamp(Promise::Promised).contains("este programa tiene un fallo"));
    assert_eq!(Spanish.law(Law::OneLeader, QUORUM), "un líder por mandato");
    assert_eq!(Spanish.law(Law::OneLeader, backups(Silence::Wait)), "un primario por época");
    assert_eq!(Spanish.freshness(Freshness::StaleBy(2)), "obsoleta en 2");
}
