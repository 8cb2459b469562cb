//! Reading the lines `expect …`.

use crate::ids::Ticket;
use crate::phrase::Phrase;
use crate::pose::{Cell, Heading};
use crate::record::Digest;

use super::expects::{
    COUNTS, Expect, Expectation, HISTORY_WORDS, LAW_WORDS, OFFICES, RobotExpectation, VERDICTS,
};
use super::fault::ParseError;
use super::line::{Cast, Line};

const HEADINGS: [(&str, Heading); 4] =
    [("north", Heading::North), ("east", Heading::East), ("south", Heading::South), ("west", Heading::West)];

/// What an expectation begins with.
#[derive(Clone, Copy)]
enum Subject {
    InStep,
    In,
    Diverged,
    Robot,
    Picture,
    Kept,
    Broken,
    Not,
    Digest,
}

const SUBJECTS: [(&str, Subject); 9] = [
    ("in-step", Subject::InStep),
    ("in", Subject::In),
    ("diverged", Subject::Diverged),
    ("robot", Subject::Robot),
    ("picture", Subject::Picture),
    ("kept", Subject::Kept),
    ("broken", Subject::Broken),
    ("not", Subject::Not),
    ("digest", Subject::Digest),
];

type Read<T> = Result<T, ParseError>;

/// Reads what follows the word `expect`.
pub(super) fn read(line: &mut Line, cast: Cast) -> Read<Expect> {
    let what = read_claim(line, cast)?;
    line.end()?;
    Ok(Expect { line: line.number, what })
}

/// Reads one claim about a run. More may follow it on the line.
pub(crate) fn read_claim(line: &mut Line, cast: Cast) -> Read<Expectation> {
    if line.letter_ahead() { read_command(line, cast) } else { read_other(line, cast) }
}

fn read_other(line: &mut Line, cast: Cast) -> Read<Expectation> {
    if let Some(count) = line.try_choose(&COUNTS) {
        let office = line.choose(Phrase::InCharge, &OFFICES)?;
        return Ok(Expectation::CountInCharge { office, count });
    }
    if let Some(office) = line.try_choose(&OFFICES) {
        return Ok(Expectation::InCharge { office, robot: line.robot(cast)? });
    }
    if let Some(word) = line.try_choose(&itself(HISTORY_WORDS)) {
        return Ok(Expectation::History { word, holds: true });
    }
    let Some(subject) = line.try_choose(&SUBJECTS) else {
        let words = SUBJECTS.iter().map(|(word, _)| *word).filter(|word| *word != "in");
        let words = words.chain(["leader", "primary", "no", "one", "two"]);
        return Err(line.none_of(Phrase::Claim, words.chain(HISTORY_WORDS)));
    };
    Ok(match subject {
        Subject::InStep => Expectation::InStep,
        Subject::In => line.choose(Phrase::SecondWordOfInStep, &[("step", Expectation::InStep)])?,
        Subject::Diverged => Expectation::Diverged { at: read_at(line)? },
        Subject::Robot => Expectation::Robot { robot: line.robot(cast)?, is: read_robot(line, cast)? },
        Subject::Picture => read_picture(line, cast)?,
        Subject::Kept => Expectation::Kept(read_law(line)?),
        Subject::Broken => Expectation::Broken(read_law(line)?),
        Subject::Not => {
            let word = line.choose(Phrase::NotHistory, &itself(HISTORY_WORDS))?;
            Expectation::History { word, holds: false }
        }
        Subject::Digest => Expectation::Digest(read_digest(line)?),
    })
}

fn read_robot(line: &mut Line, cast: Cast) -> Read<RobotExpectation> {
    #[derive(Clone, Copy)]
    enum About {
        At,
        Executed,
        InStep,
        In,
        Behind,
        Diverged,
        Escaped,
    }
    const ABOUT: [(&str, About); 7] = [
        ("at", About::At),
        ("executed", About::Executed),
        ("in-step", About::InStep),
        ("in", About::In),
        ("behind", About::Behind),
        ("diverged", About::Diverged),
        ("escaped", About::Escaped),
    ];
    let Some(about) = line.try_choose(&ABOUT) else {
        let words = ABOUT.iter().map(|(word, _)| *word).filter(|word| *word != "in");
        return Err(line.none_of(Phrase::RobotClaim, words));
    };
    Ok(match about {
        About::At => {
            RobotExpectation::At { cell: read_cell(line, cast)?, heading: line.try_choose(&HEADINGS) }
        }
        About::Executed => RobotExpectation::Executed(count(line, Phrase::MovesExecuted)?),
        About::InStep => RobotExpectation::InStep,
        About::In => line.choose(Phrase::SecondWordOfInStep, &[("step", RobotExpectation::InStep)])?,
        About::Behind => {
            line.word("by");
            RobotExpectation::Behind { by: count(line, Phrase::BehindBy)? }
        }
        About::Diverged => RobotExpectation::Diverged { at: read_at(line)? },
        About::Escaped => RobotExpectation::Escaped,
    })
}

/// `3,4`, or the cell's name `D5`.
fn read_cell(line: &mut Line, cast: Cast) -> Read<Cell> {
    let (right, bottom) = (cast.width - 1, cast.height - 1);
    let corner = Cell { x: right, y: bottom };
    let what = Phrase::Cell.with([corner.to_string(), corner.name()]);
    let small = |n: u64| u8::try_from(n).expect("the number was checked");
    if line.letter_ahead() {
        let here = line.here();
        let x = line.letter().filter(|x| *x <= right).ok_or_else(|| line.fault_at(here, what.clone()))?;
        return Ok(Cell { x, y: small(line.number(1..=u64::from(bottom) + 1, what)?) - 1 });
    }
    let x = small(line.number(0..=u64::from(right), what.clone())?);
    if !line.symbol(",") {
        return Err(line.fault(Phrase::CommaAndRow));
    }
    Ok(Cell { x, y: small(line.number(0..=u64::from(bottom), what)?) })
}

fn read_at(line: &mut Line) -> Read<Option<u64>> {
    if !line.word("at") {
        return Ok(None);
    }
    line.word("command");
    line.number(1..=u64::from(u32::MAX), Phrase::FirstDiffering).map(Some)
}

fn count(line: &mut Line, what: Phrase) -> Read<u64> {
    line.number(0..=u64::from(u32::MAX), what)
}

pub(crate) fn read_ticket(line: &mut Line, cast: Cast) -> Read<Ticket> {
    let team = line.team(cast)?;
    let what = Phrase::CommandNumber.with([team.to_string()]);
    let number = line.number(1..=u64::from(u32::MAX), what)?;
    Ok(Ticket { team, number: u32::try_from(number).expect("the number was checked") })
}

fn read_command(line: &mut Line, cast: Cast) -> Read<Expectation> {
    let ticket = read_ticket(line, cast)?;
    if let Some(verdict) = line.try_choose(&VERDICTS) {
        return Ok(Expectation::Verdict { ticket, verdict });
    }
    if !line.word("executed") {
        let words = VERDICTS.iter().map(|(word, _)| *word).chain(["executed"]);
        return Err(line.none_of(Phrase::CommandFate, words));
    }
    let times = match line.try_choose(&[("never", 0), ("once", 1), ("twice", 2)]) {
        Some(times) => times,
        None => {
            let times = count(line, Phrase::HowOften)?;
            if !line.word("times") && !line.word("time") {
                return Err(line.fault(Phrase::WordTimes));
            }
            u32::try_from(times).expect("the number was checked")
        }
    };
    let by = if line.word("by") { Some(line.robot(cast)?) } else { None };
    Ok(Expectation::ExecutedTimes { ticket, times, by })
}

fn read_picture(line: &mut Line, cast: Cast) -> Read<Expectation> {
    let ticket = read_ticket(line, cast)?;
    let stale = line.choose(Phrase::PictureWas, &[("fresh", false), ("stale", true)])?;
    let stale_by = if stale {
        line.word("by");
        line.number(1..=u64::from(u32::MAX), Phrase::StaleBy)?
    } else {
        0
    };
    Ok(Expectation::Picture { ticket, stale_by })
}

fn read_law(line: &mut Line) -> Read<&'static str> {
    line.phrase(LAW_WORDS).ok_or_else(|| line.none_of(Phrase::Law, LAW_WORDS.into_iter()))
}

fn read_digest(line: &mut Line) -> Read<Digest> {
    let here = line.here();
    let run = line.alphanumeric();
    let digest = (run.len() == 16).then(|| u64::from_str_radix(&run, 16).ok()).flatten();
    digest.map(Digest).ok_or_else(|| line.fault_at(here, Phrase::Digest))
}

/// Words that stand for themselves.
fn itself<const N: usize>(words: [&'static str; N]) -> [(&'static str, &'static str); N] {
    words.map(|word| (word, word))
}
