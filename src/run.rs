//! Playing a text from its beginning to its end. The runner, the tests and the lessons' proofs all do
//! it here, so that they all play the same run.

use std::rc::Rc;

use crate::consistency::{Judgement, Order};
use crate::ids::RobotId;
use crate::laws::Law;
use crate::moment::Moment;
use crate::record::Record;
use crate::script::Script;
use crate::story::{Story, Told};
use crate::words::tale::{Sentence, TaleWords};

/// Plays a run to its end and returns its last moment. `each` is given the records of every step, in
/// order, and the moment right after them; they are not kept, so a long run needs no more memory
/// than a short one.
pub fn run(script: &Script, mut each: impl FnMut(&Moment, &[Record])) -> Moment {
    let setup = Rc::new(script.setup.clone());
    let mut records = Vec::new();
    let mut moment = Moment::first(&setup, &mut records);
    each(&moment, &records);
    for act in &script.acts {
        moment.accept(*act);
    }
    while moment.world.next_at().is_some_and(|at| at <= script.until) {
        records.clear();
        moment.step(&mut records);
        each(&moment, &records);
    }
    records.clear();
    moment.advance_to(script.until, &mut records);
    debug_assert!(records.is_empty(), "everything that was due has happened");
    moment
}

/// Plays a run and tells its whole story, each sentence to `hear`; a law that breaks is told right
/// after the step that broke it.
pub fn tell(script: &Script, words: &dyn TaleWords, mut hear: impl FnMut(Told)) -> Moment {
    let story = Story::new(&script.setup);
    let mut kept: Vec<Law> = Law::ALL.to_vec();
    run(script, |moment, records| {
        (0..records.len()).for_each(|position| hear(story.tell(words, records, position)));
        kept.retain(|law| {
            let told = story.tell_break(words, &moment.referee.law(*law));
            let is_kept = told.is_none();
            told.into_iter().for_each(&mut hear);
            is_kept
        });
    })
}

/// How a run has ended, in sentences: how the robots stand, and whether one robot alone could have given
/// the teams their answers.
#[must_use]
pub fn ending(moment: &Moment, words: &dyn TaleWords) -> Vec<Sentence> {
    let robots = RobotId::all(moment.world.setup().scheme.robots());
    let stands = |id| {
        let body = &moment.world.robot(id).body;
        words.stands(id, body.pose(), body.count(), &moment.referee.standings().of(id))
    };
    let mut sentences: Vec<Sentence> = robots.map(stands).collect();
    let linearizable = moment.judge(Order::Linearizable);
    sentences.push(words.history(&linearizable, Order::Linearizable));
    if linearizable != Judgement::Consistent {
        sentences.push(words.history(&moment.judge(Order::Sequential), Order::Sequential));
    }
    sentences
}
