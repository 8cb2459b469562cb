//! Raft, Figure 2, rule by rule.

use super::*;
use crate::protocol::Denial;

fn append(term: u64, prev: Position, commit: u64, entries: Vec<Entry>) -> Msg {
    Msg::Append { term, round: 1, prev, commit, entries }
}

/// `AppendEntries` receiver rule 1: refuse if the term is old.
#[test]
fn an_old_leader_is_refused_and_told_the_term() {
    let mut raft = robot(1, 3, 5, &[1]);
    let effects = raft.get(2, append(4, at(1, 1), 1, entries(&[1, 4])[1..].to_vec()));
    assert!(matches!(sent_to(&effects, 2), Msg::Rejected { term: 5, .. }));
    assert_eq!(terms(&raft), [1]);
    assert!(!sets(&effects, Timer::Silence), "an old leader is no sign of life");
}

/// `AppendEntries` receiver rule 2: refuse if the log has no matching entry before the new ones.
#[test]
fn entries_that_do_not_fit_are_refused_with_a_hint() {
    let mut raft = robot(1, 3, 5, &[1, 1, 4]);
    let missing = raft.get(2, append(5, at(5, 5), 0, entries(&[1; 6])[5..].to_vec()));
    assert_eq!(sent_to(&missing, 2), Msg::Rejected { term: 5, round: 1, hint: at(3, 4) });
    let differs = raft.get(2, append(5, at(3, 3), 0, vec![]));
    assert_eq!(sent_to(&differs, 2), Msg::Rejected { term: 5, round: 1, hint: at(2, 1) });
    assert_eq!(terms(&raft), [1, 1, 4]);
}

/// `AppendEntries` receiver rules 3 and 4: cross out from the first difference, add what is new.
#[test]
fn a_real_difference_crosses_out_the_end() {
    let mut raft = robot(1, 3, 5, &[1, 1, 4, 4]);
    let effects = raft.get(2, append(5, at(1, 1), 0, entries(&[1, 1, 5])[1..].to_vec()));
    assert_eq!(terms(&raft), [1, 1, 5]);
    assert_eq!(sent_to(&effects, 2), Msg::Appended { term: 5, round: 1, upto: 3 });
    assert!(notes(&effects).contains(&Note::CrossedOut { from: 3, count: 2 }));
    assert!(notes(&effects).contains(&Note::WroteDown { index: 3, era: 5, ticket: Some(ticket(3)) }));
}

/// `AppendEntries` receiver rule 3, the other way round: an append without entries crosses out
/// nothing (copycat #265, scylla #9965).
#[test]
fn a_sign_of_life_crosses_out_nothing() {
    let mut raft = robot(1, 3, 5, &[1, 1, 5, 5]);
    let effects = raft.get(2, append(5, at(2, 1), 0, vec![]));
    assert_eq!(terms(&raft), [1, 1, 5, 5]);
    assert_eq!(sent_to(&effects, 2), Msg::Appended { term: 5, round: 1, upto: 2 });
}

/// The same for an old append that was overtaken by newer ones (old-raft-rs #113).
#[test]
fn an_overtaken_append_crosses_out_nothing() {
    let mut raft = robot(1, 3, 5, &[1]);
    let all = entries(&[1, 5, 5, 5]);
    raft.get(2, append(5, at(1, 1), 0, all[1..4].to_vec()));
    let late = raft.get(2, append(5, at(1, 1), 0, all[1..2].to_vec()));
    assert_eq!(terms(&raft), [1, 5, 5, 5]);
    assert_eq!(sent_to(&late, 2), Msg::Appended { term: 5, round: 1, upto: 2 });
}

/// `AppendEntries` receiver rule 5: commit index = min(leader's, last *new* entry). What follows in
/// the follower's log was not verified by this message and may be of a fallen leader.
#[test]
fn only_what_the_message_verifies_is_taken_for_agreed() {
    let mut raft = robot(1, 3, 5, &[1, 1, 4, 4]);
    raft.get(2, append(5, at(1, 1), 4, entries(&[1, 1])[1..].to_vec()));
    assert_eq!(raft.inspect().commit, 2, "3 and 4 are not the leader's");
    raft.get(2, append(5, at(1, 1), 1, entries(&[1, 1, 5])[1..].to_vec()));
    assert_eq!(raft.inspect().commit, 2, "it never falls");
    raft.get(2, append(5, at(3, 5), 3, vec![]));
    assert_eq!(raft.inspect().commit, 3);
}

/// `RequestVote` receiver rule 1: refuse if the term is old.
#[test]
fn an_old_candidate_gets_no_vote() {
    let mut raft = robot(1, 3, 5, &[1]);
    let effects = raft.get(2, Msg::VoteForMe { term: 4, last: at(9, 4) });
    assert_eq!(sent_to(&effects, 2), Msg::Vote { term: 5, granted: false });
    assert_eq!(raft.inspect().vote, None);
}

/// `RequestVote` receiver rule 2, first half: one vote a term, repeated for the same candidate.
#[test]
fn one_vote_a_term() {
    let mut raft = robot(1, 3, 5, &[1]);
    let first = raft.get(2, Msg::VoteForMe { term: 6, last: at(1, 1) });
    assert_eq!(sent_to(&first, 2), Msg::Vote { term: 6, granted: true });
    assert!(sets(&first, Timer::Silence), "whoever votes gives the candidate time");
    let second = raft.get(3, Msg::VoteForMe { term: 6, last: at(9, 5) });
    assert_eq!(sent_to(&second, 3), Msg::Vote { term: 6, granted: false });
    let doubled = raft.get(2, Msg::VoteForMe { term: 6, last: at(1, 1) });
    assert_eq!(sent_to(&doubled, 2), Msg::Vote { term: 6, granted: true });
    assert!(!sets(&doubled, Timer::Silence));
    let next = raft.get(3, Msg::VoteForMe { term: 7, last: at(1, 1) });
    assert_eq!(sent_to(&next, 3), Msg::Vote { term: 7, granted: true });
}

/// `RequestVote` receiver rule 2, second half, with §5.4.1: the candidate's log must be at least as
/// new: by the last term first, then by length.
#[test]
fn no_vote_for_an_older_log() {
    for (last, granted) in
        [(at(9, 3), false), (at(2, 4), false), (at(3, 4), true), (at(4, 4), true), (at(1, 5), true)]
    {
        let mut raft = robot(1, 3, 5, &[1, 1, 4]);
        let word = raft.get(2, Msg::MayIStand { era: 6, last });
        let expected = if granted { Word::Yes } else { Word::Behind { last: at(3, 4) } };
        assert_eq!(sent_to(&word, 2), Msg::Word { term: 5, era: 6, word: expected });
        let vote = raft.get(2, Msg::VoteForMe { term: 6, last });
        assert_eq!(sent_to(&vote, 2), Msg::Vote { term: 6, granted }, "{last:?}");
        assert_eq!(raft.inspect().term, 6, "the term is taken over even without a vote");
    }
}

/// Rules for all servers, first: what is agreed is executed, in order, and not before.
#[test]
fn what_is_agreed_is_executed() {
    let mut raft = robot(1, 3, 5, &[]);
    let written = raft.get(2, append(5, at(0, 0), 0, entries(&[5, 5])));
    assert_eq!(executes(&written), []);
    let agreed = raft.get(2, append(5, at(2, 5), 2, vec![]));
    assert_eq!(executes(&agreed), [left(1), left(2)]);
    assert_eq!(raft.inspect().applied, 0, "the body has not finished anything");
    raft.take(Input::Executed { call: left(1), outcome: outcome(1, left(1), 1) });
    assert_eq!(raft.inspect().applied, 1);
}

/// Rules for all servers, second: a higher term in any answer makes a follower, at once.
#[test]
fn a_higher_term_makes_a_follower() {
    let answers = [
        Msg::Appended { term: 9, round: 1, upto: 0 },
        Msg::Rejected { term: 9, round: 1, hint: at(0, 0) },
        Msg::Vote { term: 9, granted: false },
        Msg::Word { term: 9, era: 6, word: Word::No },
    ];
    for answer in answers {
        let mut leader = robot(1, 3, 5, &[1]);
        leader.elect();
        let effects = leader.get(2, answer);
        assert_eq!(leader.view().role, RoleName::Follower);
        assert_eq!(leader.inspect().term, 9);
        assert!(sets(&effects, Timer::Silence));
        let why = StepDown::Newer { era: 9, from: RobotId(2) };
        assert!(notes(&effects).contains(&Note::SteppedDown { was: RoleName::Leader, why }));
    }
}

/// Rules for candidates: new term, own vote, new patience, ask everybody; but first PreVote.
#[test]
fn impatience_leads_to_an_election() {
    let mut raft = robot(1, 5, 5, &[1, 4]);
    let effects = raft.take(Input::Timer(Timer::Silence));
    assert_eq!(sent(&effects).len(), 4);
    assert_eq!(sent_to(&effects, 5), Msg::MayIStand { era: 6, last: at(2, 4) });
    assert_eq!((raft.inspect().term, raft.inspect().vote), (5, None));
    let yes = Msg::Word { term: 5, era: 6, word: Word::Yes };
    assert_eq!(sent(&raft.get(2, yes.clone())), []);
    assert_eq!(sent(&raft.get(2, yes.clone())), [], "a doubled word counts once");
    let effects = raft.get(3, yes);
    assert_eq!((raft.inspect().term, raft.inspect().vote), (6, Some(RobotId(1))));
    assert!(sets(&effects, Timer::Silence));
    assert_eq!(sent(&effects).len(), 4);
    assert_eq!(sent_to(&effects, 4), Msg::VoteForMe { term: 6, last: at(2, 4) });
}

/// Rules for candidates: a majority of the configured robots makes a leader, less does not; refusals
/// and votes of other terms do not count.
#[test]
fn a_majority_of_votes_makes_a_leader() {
    let mut raft = robot(1, 5, 5, &[1, 4]);
    raft.take(Input::Timer(Timer::Silence));
    for other in [2, 3] {
        raft.get(other, Msg::Word { term: 5, era: 6, word: Word::Yes });
    }
    raft.get(2, Msg::Vote { term: 6, granted: true });
    raft.get(2, Msg::Vote { term: 6, granted: true });
    raft.get(3, Msg::Vote { term: 6, granted: false });
    raft.get(4, Msg::Vote { term: 5, granted: true });
    assert_eq!(raft.view().role, RoleName::Candidate);
    let effects = raft.get(5, Msg::Vote { term: 6, granted: true });
    assert_eq!(raft.view().role, RoleName::Leader);
    assert!(sets(&effects, Timer::Heartbeat) && sets(&effects, Timer::MajorityCheck));
    // The first append carries the no-op (dissertation §6.4) and is the sign of life as well.
    let no_op = Entry { term: 6, call: None };
    let first = Msg::Append { term: 6, round: 1, prev: at(2, 4), commit: 0, entries: vec![no_op] };
    assert_eq!(sent_to(&effects, 2), first);
    assert_eq!(terms(&raft), [1, 4, 6]);
}

/// Rules for candidates: a leader of the same term is recognised, and an election that takes too
/// long is followed by another.
#[test]
fn a_candidate_gives_way_or_tries_again() {
    for patience in [false, true] {
        let mut raft = robot(1, 3, 5, &[1]);
        raft.take(Input::Timer(Timer::Silence));
        raft.get(2, Msg::Word { term: 5, era: 6, word: Word::Yes });
        assert_eq!(raft.view().role, RoleName::Candidate);
        if patience {
            let effects = raft.get(3, append(6, at(1, 1), 0, vec![]));
            assert_eq!((raft.view().role, raft.view().leader), (RoleName::Follower, Some(RobotId(3))));
            assert!(notes(&effects).contains(&Note::Follows { leader: RobotId(3), era: 6 }));
        } else {
            let effects = raft.take(Input::Timer(Timer::Silence));
            assert_eq!(sent_to(&effects, 2), Msg::MayIStand { era: 7, last: at(1, 1) });
        }
    }
}

/// Rules for leaders: a command is written down, sent to all, executed when a majority has it, and
/// answered when executed.
#[test]
fn the_way_of_a_command() {
    let mut raft = robot(1, 3, 5, &[]);
    raft.elect();
    raft.get(2, Msg::Appended { term: 6, round: 1, upto: 1 });
    assert_eq!(raft.inspect().commit, 1, "the no-op");
    let asked = raft.take(Input::Ask(left(1)));
    let Msg::Append { round, prev, commit: 1, ref entries, .. } = sent_to(&asked, 2) else { panic!() };
    assert_eq!((prev, entries.as_slice()), (at(1, 6), &[Entry { term: 6, call: Some(left(1)) }][..]));
    assert_eq!(executes(&asked), []);
    let agreed = raft.get(2, Msg::Appended { term: 6, round, upto: 2 });
    assert_eq!(executes(&agreed), [left(1)]);
    assert_eq!(answers(&agreed), []);
    let done = raft.take(Input::Executed { call: left(1), outcome: outcome(1, left(1), 1) });
    assert_eq!(answers(&done), [(ticket(1), Answer::Done(outcome(1, left(1), 1)))]);
}

/// Rules for leaders: at most one append with entries is under way to each follower; one that is
/// not answered is sent again.
#[test]
fn a_lost_append_is_sent_again() {
    let carries = |effects: &[Effect]| {
        let Msg::Append { entries, .. } = sent_to(effects, 2) else { panic!() };
        entries.len()
    };
    let mut raft = robot(1, 3, 5, &[]);
    raft.elect();
    assert_eq!(sent(&raft.take(Input::Ask(left(1)))), [], "the no-op is under way to both");
    assert_eq!(carries(&raft.take(Input::Timer(Timer::Heartbeat))), 0);
    assert_eq!(carries(&raft.take(Input::Timer(Timer::Heartbeat))), 0);
    let third = raft.take(Input::Timer(Timer::Heartbeat));
    assert_eq!(carries(&third), 2, "taken for lost");
    let fourth = raft.take(Input::Timer(Timer::Heartbeat));
    assert_eq!(carries(&fourth), 0);
    let Msg::Append { round, .. } = sent_to(&fourth, 2) else { panic!() };
    let answer = raft.get(2, Msg::Appended { term: 6, round, upto: 0 });
    assert_eq!(carries(&answer), 2, "a later round was answered, so the earlier one is lost");
}

/// Rules for leaders: what is older than the follower's log, or answered twice, changes nothing.
#[test]
fn old_answers_change_nothing() {
    let mut raft = robot(1, 3, 5, &[1, 1, 4]);
    raft.elect();
    raft.get(2, Msg::Appended { term: 6, round: 1, upto: 4 });
    for late in [
        Msg::Rejected { term: 6, round: 1, hint: at(0, 0) },
        Msg::Appended { term: 6, round: 1, upto: 1 },
        Msg::Appended { term: 5, round: 9, upto: 9 },
    ] {
        raft.get(2, late);
        assert_eq!(raft.inspect().matched(RobotId(2)), Some(4));
    }
}

/// A vote is refused for the reason that is told, which the story passes on.
#[test]
fn refusals_have_reasons() {
    let mut raft = robot(1, 3, 5, &[1, 4]);
    let why = |effects: &[Effect]| {
        notes(effects)
            .into_iter()
            .find_map(|note| if let Note::Denied { why, .. } = note { Some(why) } else { None })
    };
    let ask = |era, last| Msg::MayIStand { era, last };
    assert_eq!(why(&raft.get(2, ask(4, at(9, 9)))), Some(Denial::OldTerm));
    assert_eq!(why(&raft.get(2, ask(6, at(9, 1)))), Some(Denial::LogNewer));
    raft.get(3, Msg::VoteForMe { term: 6, last: at(2, 4) });
    assert_eq!(why(&raft.get(2, ask(6, at(2, 4)))), Some(Denial::Voted(RobotId(3))));
    raft.get(3, append(6, at(0, 0), 0, vec![]));
    assert_eq!(why(&raft.get(2, ask(7, at(2, 4)))), Some(Denial::HearsLeader));
}
