//! Sentences as people read them, without the marks that isolate names.

use super::super::Arabic;
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
use crate::words::tale::{Context, Sentence, TaleWords};

/// The words without the marks around names, which must come in pairs and never within each other twice.
fn plain(sentence: &Sentence) -> String {
    let said = sentence.to_string();
    let mut depth = 0_i32;
    for c in said.chars() {
        depth += i32::from(c == '\u{2068}') - i32::from(c == '\u{2069}');
        assert!((0..=1).contains(&depth), "{said:?}");
    }
    assert_eq!(depth, 0, "{said:?}");
    said.replace(['\u{2068}', '\u{2069}'], "").replace('\u{a0}', " ")
}

fn tell(scheme: Scheme, what: What) -> String {
    plain(&Arabic.event(&what, &Context::of(&Setup::new(scheme))))
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
    assert_eq!(did(Command::Forward, Deed::Moved, inside), "الروبوت 1 ينفّذ A1: يتقدّم إلى الأمام.");
    assert_eq!(
        did(Command::Backward, Deed::Moved, exit),
        "الروبوت 1 ينفّذ A1: يرجع إلى الخلف، وقد خرج من المتاهة!"
    );
    assert_eq!(did(Command::Left, Deed::Turned, inside), "الروبوت 1 ينفّذ A1: يستدير يسارًا.");
    assert_eq!(
        did(Command::Picture, Deed::Photographed, inside),
        "الروبوت 1 ينفّذ A1: يلتقط صورة، بعد حركة واحدة."
    );
}

#[test]
fn what_robots_say_of_elections() {
    let denied = Note::Denied { to: RobotId(4), era: 2, pre: true, why: Denial::HearsLeader };
    assert_eq!(
        noted(QUORUM, denied),
        "الروبوت 3 يقول إنه لو ترشّح الروبوت 4 لما صوّت له: ما زال يسمع قائدًا. (pre-vote)"
    );
    let voted = Note::Denied { to: RobotId(4), era: 2, pre: false, why: Denial::Voted(RobotId(3)) };
    assert_eq!(noted(QUORUM, voted), "الروبوت 3 لا يصوّت لصالح الروبوت 4: لقد صوّت لنفسه. (vote)");
    assert_eq!(
        noted(QUORUM, Note::Became { role: Role::Leader, era: 2 }),
        "الروبوت 3 نال أغلبية الأصوات، فهو قائد الولاية 2. (leader)"
    );
    let newer = StepDown::Newer { era: 3, from: RobotId(1) };
    assert_eq!(
        noted(QUORUM, Note::SteppedDown { was: Role::Leader, why: newer }),
        "الروبوت 3 يسمع من الروبوت 1 أن الولاية 3 قد بدأت، ولم يعد يقود."
    );
}

#[test]
fn eras_are_terms_in_a_quorum_and_epochs_with_a_primary() {
    let follows = Note::Follows { leader: RobotId(1), era: 2 };
    assert_eq!(noted(QUORUM, follows), "الروبوت 3 يتبع الروبوت 1، قائد الولاية 2.");
    assert_eq!(noted(backups(Silence::Wait), follows), "الروبوت 3 يتبع الروبوت 1، أساسي الحقبة 2.");
    assert_eq!(Arabic.role(Role::Leader, Some(2), QUORUM), "قائد · الولاية 2");
    assert_eq!(Arabic.role(Role::Equal, None, Scheme::Alone { robots: 2 }), "");
}

#[test]
fn agreement_means_a_majority_in_a_quorum_and_everybody_with_a_primary() {
    let agreed = Note::Agreed { index: 4, ticket: Some(A1) };
    assert_eq!(
        noted(QUORUM, agreed),
        "الروبوت 3 يعرف أن كل شيء حتى A1 متّفق عليه: فهو عند أغلبية. (committed)"
    );
    assert_eq!(
        noted(backups(Silence::Wait), agreed),
        "الروبوت 3 يعرف أن كل شيء حتى A1 مدوَّن عند كل احتياطي. (replicated)"
    );
}

#[test]
fn lost_messages_say_why_and_paths_have_their_gender() {
    let lost = |direction, why| {
        let gist = Gist::Pass { call: call(Command::Forward) };
        tell(QUORUM, What::Lost { flight: FlightId(1), direction, gist, why })
    };
    let link = Direction::new(RobotId(1), RobotId(2));
    let begin = "رسالة الروبوت 1 إلى الروبوت 2، «الفريق A يطلب A1: إلى الأمام»، ضاعت: ";
    assert_eq!(lost(link, Loss::Cut), format!("{begin}الوصلة مقطوعة."));
    assert_eq!(lost(link, Loss::Noise), format!("{begin}سوء حظ في اللاسلكي. (message loss)"));
    assert!(lost(Direction::new(TeamId(0), RobotId(1)), Loss::Cut).ends_with("الخط مقطوع."));
}

#[test]
fn what_teams_hear() {
    let judged = |verdict, late| tell(QUORUM, What::Judged { ticket: A1, verdict, late });
    let cell = Cell { x: 0, y: 0 };
    assert_eq!(
        judged(Verdict::Done(outcome(Deed::Moved, cell, 1)), false),
        "الفريق A يسمع أن الروبوت 1 أتمّ A1."
    );
    assert_eq!(
        judged(Verdict::Done(outcome(Deed::Photographed, cell, 1)), true),
        "الفريق A يتلقّى أخيرًا الصورة A1، التي التقطها الروبوت 1 بعد حركة واحدة."
    );
    assert_eq!(
        judged(Verdict::Refused(Refusal::NoLeader), false),
        "الفريق A يسمع أن A1 مرفوض؛ فالروبوت لا يعرف قائدًا."
    );
}

#[test]
fn a_split_names_its_sides_one_two_or_more() {
    let act = What::Did(Act::Split(Groups([1, 1, 2, 2, 2])));
    assert_eq!(
        tell(QUORUM, act),
        "قطعتَ الوصلات بين الروبوتين 1 و2 من جهة والروبوتات 3 و4 و5 من جهة أخرى؛ ولم يتغيّر شيء، فقد كان \
         القطع قائمًا."
    );
    assert_eq!(sentence![Robots(vec![RobotId(2)])].to_string(), "الروبوت 2");
}

#[test]
fn waiting_says_until_when() {
    let wait = |wait, scheme| plain(&Arabic.waits(&wait, Some(SimTime(3950)), SimTime(2100), scheme));
    let sign = Wait::SignOfLife { from: Some(RobotId(1)), timer: Some(Timer::Silence) };
    assert_eq!(wait(sign, QUORUM), "يسمع الروبوت 1؛ وإلا استطلع الترشّح بعد 1.9 ث");
    let confirmations = Wait::Confirmations { ticket: Some(A1), have: 1, need: 3 };
    assert_eq!(wait(confirmations, QUORUM), "A1 ينتظر أن يدوَّن عند روبوتين آخرين");
}

#[test]
fn badges_agree_with_their_numbers() {
    assert_eq!(Arabic.standing(&Standing::InStep), "مواكب");
    assert_eq!(Arabic.standing(&Standing::Behind { by: 2 }), "متأخر بأمرين");
    assert_eq!(Arabic.standing(&Standing::Behind { by: 12 }), "متأخر بـ12 أمرًا");
    assert_eq!(Arabic.standing(&Standing::Diverged { at: 1, same_place: false }), "افترق عند 1");
    assert_eq!(Arabic.freshness(Freshness::StaleBy(3)), "قديمة بـ3 حركات");
}

#[test]
fn what_the_referee_says() {
    let found = |found| plain(&Arabic.found(&found, QUORUM));
    let (one, other) = (RobotId(1), RobotId(2));
    let b1 = Ticket { team: TeamId(1), number: 1 };
    assert_eq!(
        found(Found::OrdersDiffer { one, other, number: 1, first: A1, second: b1 }),
        "تختلف الروبوتات في الأمر 1: الروبوت 2 نفّذ B1، والروبوت 1 نفّذ A1. (inconsistent)"
    );
    assert_eq!(
        found(Found::Stale { ticket: b1, robot: other, by: 2, first: A1 }),
        "الصورة B1 التي التقطها الروبوت 2 تنقصها حركتان كان جوابهما «تمّ» قبل أن تُطلب الصورة، من A1 فصاعدًا. \
         (stale read)"
    );
    assert_eq!(
        found(Found::ExecutedAgain { robot: one, ticket: A1, times: 2 }),
        "الروبوت 1 نفّذ A1 حتى الآن مرتين. (duplicate execution)"
    );
    let lamp = |promise| plain(&Arabic.broken(Law::SameOrder, promise, QUORUM));
    assert_eq!(lamp(Promise::NotPromised), "لم تَعِد هذه الطريقة قط بقانون «الترتيب نفسه».");
    assert_eq!(Arabic.law(Law::OneLeader, backups(Silence::Wait)), "أساسي واحد في الحقبة");
}
