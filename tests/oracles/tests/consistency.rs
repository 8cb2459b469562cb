//! Thousands of random histories, given to our checker and to two that others wrote: stateright's
//! testers (linearizable, sequentially consistent) and porcupine-rs (linearizable). All must say the
//! same, for a plain register and for a robot in a maze.

use lockstep::command::Command;
use lockstep::consistency::{Event, History, Model, Order, Verdict, check};
use lockstep::maze::MazeSource;
use lockstep::pose::Pose;
use lockstep::rng::{Purpose, Rng};
use stateright::semantics::{
    ConsistencyTester, LinearizabilityTester, SequentialConsistencyTester, SequentialSpec,
};

const LIMIT: u64 = 10_000_000;
const HISTORIES: u32 = 6_000;

/// A thing that all three checkers can be asked about.
trait Thing: Clone + PartialEq + std::fmt::Debug + Send + Sync + 'static {
    type State: Copy + Ord + std::fmt::Debug + std::hash::Hash + Send + Sync;
    type Ask: Copy + PartialEq + std::fmt::Debug + Send + Sync;
    type Told: Copy + PartialEq + std::fmt::Debug + Send + Sync;
    fn start() -> Self::State;
    fn apply(state: Self::State, ask: Self::Ask) -> (Self::State, Self::Told);
    fn is_read(ask: Self::Ask) -> bool;
    fn draw(rng: &mut Rng) -> Self::Ask;
}

/// A register that can be read and written.
#[derive(Clone, PartialEq, Debug)]
struct Register;

/// `None` reads.
impl Thing for Register {
    type State = u32;
    type Ask = Option<u32>;
    type Told = u32;
    fn start() -> u32 {
        0
    }
    fn apply(state: u32, ask: Option<u32>) -> (u32, u32) {
        let after = ask.unwrap_or(state);
        (after, after)
    }
    fn is_read(ask: Option<u32>) -> bool {
        ask.is_none()
    }
    fn draw(rng: &mut Rng) -> Option<u32> {
        (rng.below(2) == 0).then(|| rng.below(3))
    }
}

/// A robot in a maze: what the app itself asks about.
#[derive(Clone, PartialEq, Debug)]
struct Robot;

impl Thing for Robot {
    type State = Pose;
    type Ask = Command;
    type Told = Pose;
    fn start() -> Pose {
        maze().start()
    }
    fn apply(state: Pose, ask: Command) -> (Pose, Pose) {
        let (after, _) = maze().execute(state, ask);
        (after, after)
    }
    fn is_read(ask: Command) -> bool {
        ask.is_picture()
    }
    fn draw(rng: &mut Rng) -> Command {
        Command::ALL[rng.below(5) as usize]
    }
}

fn maze() -> &'static lockstep::maze::Maze {
    static MAZE: std::sync::OnceLock<lockstep::maze::Maze> = std::sync::OnceLock::new();
    MAZE.get_or_init(|| MazeSource::Seeded { width: 4, height: 4, seed: 3 }.build())
}

/// Up to twelve operations of up to four clients, each of which waits for its answer before it asks
/// again. Answers are those of the real thing at some instant, mostly; some are old.
fn random<T: Thing>(rng: &mut Rng) -> History<T::State, T::Ask, T::Told> {
    let clients = 1 + rng.below(4) as usize;
    let mut under_way: Vec<Option<usize>> = vec![None; clients];
    let mut events: Vec<Event<T::Ask, T::Told>> = Vec::new();
    let mut states = vec![T::start()];
    let mut told: Vec<Option<T::Told>> = Vec::new();
    for clock in 1..40 {
        let client = rng.below(clients as u32) as usize;
        match under_way[client] {
            None if events.len() < 12 => {
                under_way[client] = Some(events.len());
                let input = T::draw(rng);
                events.push(Event { client: client as u8, input, asked: clock, answered: None });
                told.push(None);
            }
            Some(at) => {
                if told[at].is_none() && rng.below(10) > 0 {
                    let old = rng.below(12) == 0 && T::is_read(events[at].input);
                    let from =
                        states.len() - 1 - if old { rng.below(states.len() as u32) as usize } else { 0 };
                    let (after, answer) = T::apply(states[from], events[at].input);
                    states.push(if old { states[states.len() - 1] } else { after });
                    told[at] = Some(answer);
                } else if let Some(answer) = told[at] {
                    events[at].answered = Some((clock, answer));
                    under_way[client] = None;
                }
            }
            None => {}
        }
    }
    History::new(T::start(), events)
}

/// Ours.
struct Ours<T>(std::marker::PhantomData<T>);

impl<T: Thing> Model for Ours<T> {
    type State = T::State;
    type Input = T::Ask;
    type Output = T::Told;
    fn apply(&self, state: &T::State, input: &T::Ask) -> (T::State, T::Told) {
        T::apply(*state, *input)
    }
    fn is_read(&self, input: &T::Ask) -> bool {
        T::is_read(*input)
    }
}

/// Stateright's.
#[derive(Clone, Debug, PartialEq)]
struct Spec<T: Thing>(T::State);

impl<T: Thing> SequentialSpec for Spec<T> {
    type Op = T::Ask;
    type Ret = T::Told;
    fn invoke(&mut self, op: &T::Ask) -> T::Told {
        let (after, told) = T::apply(self.0, *op);
        self.0 = after;
        told
    }
}

/// Tells a tester of stateright what happened, in the order of time.
fn tell<T: Thing>(
    tester: &mut impl ConsistencyTester<u8, Spec<T>>,
    history: &History<T::State, T::Ask, T::Told>,
) {
    let asked = history.events.iter().map(|event| (event.asked, event, None));
    let answered =
        history.events.iter().filter_map(|event| event.answered.map(|(at, told)| (at, event, Some(told))));
    let mut all: Vec<_> = asked.chain(answered).collect();
    all.sort_by_key(|(at, ..)| *at);
    for (_, event, told) in all {
        let said = match told {
            None => tester.on_invoke(event.client, event.input),
            Some(told) => tester.on_return(event.client, told),
        };
        said.expect("each client waits for its answer");
    }
}

/// Porcupine's.
#[derive(Clone, Debug)]
struct Porcupine<T>(std::marker::PhantomData<T>);

impl<T: Thing> porcupine_rs::Model for Porcupine<T> {
    type State = T::State;
    type Op = (T::Ask, Option<T::Told>);
    type Metadata = ();
    fn init() -> T::State {
        T::start()
    }
    fn step(state: &T::State, (ask, told): &Self::Op) -> (bool, T::State) {
        let (after, answer) = T::apply(*state, *ask);
        (told.is_none_or(|told| told == answer), after)
    }
}

/// An operation without an answer ends after everything else, and any answer is right for it.
fn porcupine<T: Thing>(history: &History<T::State, T::Ask, T::Told>) -> bool {
    let operation = |event: &Event<T::Ask, T::Told>| porcupine_rs::Operation::<Porcupine<T>> {
        client_id: Some(u32::from(event.client)),
        call_time: event.asked as i64,
        return_time: event.answered.map_or(1_000_000 + event.asked as i64, |(at, _)| at as i64),
        op: (event.input, event.answered.map(|(_, told)| told)),
        metadata: None,
    };
    let history: Vec<_> = history.events.iter().map(operation).collect();
    porcupine_rs::check_operations(&history)
}

fn compare<T: Thing>(seed: u64) {
    let mut rng = Rng::new(seed, Purpose::Chaos);
    let ours = Ours::<T>(std::marker::PhantomData);
    let mut counts = [[0; 2]; 2];
    for number in 0..HISTORIES {
        let history = random::<T>(&mut rng);
        let mut linear = LinearizabilityTester::new(Spec::<T>(T::start()));
        tell(&mut linear, &history);
        let mut sequential = SequentialConsistencyTester::new(Spec::<T>(T::start()));
        tell(&mut sequential, &history);
        let theirs = [linear.is_consistent(), sequential.is_consistent()];
        for (order, theirs) in [Order::Linearizable, Order::Sequential].into_iter().zip(theirs) {
            let expected = if theirs { Verdict::Yes } else { Verdict::No };
            let found = check(&ours, &history, order, LIMIT);
            assert_eq!(found, expected, "history {number} of seed {seed}, {order:?}: {history:#?}");
            counts[usize::from(order == Order::Sequential)][usize::from(theirs)] += 1;
        }
        assert_eq!(porcupine::<T>(&history), theirs[0], "history {number} of seed {seed}: {history:#?}");
    }
    println!("linearizable no/yes {:?}, sequential no/yes {:?}", counts[0], counts[1]);
    assert!(
        counts.iter().flatten().all(|count| *count > HISTORIES / 20),
        "both answers are common: {counts:?}"
    );
}

#[test]
fn the_same_verdicts_on_a_register() {
    compare::<Register>(1);
}

#[test]
fn the_same_verdicts_on_a_robot() {
    compare::<Robot>(2);
}
