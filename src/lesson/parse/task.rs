//! The settings of a task.

use super::*;
use crate::lesson::condition::DEEDS;

/// What can be set in a task.
#[derive(Clone, Copy)]
enum Setting {
    From,
    Goal,
    Never,
    Limit,
    Within,
    Hint,
    Solution,
    At,
}

const SETTINGS: [(&str, Setting); 8] = [
    ("from", Setting::From),
    ("goal", Setting::Goal),
    ("never", Setting::Never),
    ("limit", Setting::Limit),
    ("within", Setting::Within),
    ("hint", Setting::Hint),
    ("solution", Setting::Solution),
    ("at", Setting::At),
];

pub(super) fn read_setting(task: &mut Task, row: &Row<'_>, solves: &mut bool, cast: Cast) -> Read<()> {
    let mut line = line_of(row);
    match line.choose(Phrase::SectionSetting, &SETTINGS)? {
        Setting::From => task.from = read_instant(&mut line)?,
        Setting::Goal => {
            let once = line.word("once");
            task.goals.push(read_goal(row, &mut line, once, cast)?);
            return Ok(());
        }
        Setting::Never => {
            task.nevers.push(read_goal(row, &mut line, true, cast)?);
            return Ok(());
        }
        Setting::Limit => {
            let place = spot(&mut line);
            let deed = line.choose(Phrase::Limited, &DEEDS)?;
            let most = line.number(0..=1000, Phrase::LimitCount)?;
            let most = u32::try_from(most).expect("the number was checked");
            task.limits.push(Limit { place, deed, most });
        }
        Setting::Within => {
            let what = Phrase::Within;
            task.within = Some(Span(line.millis(1..=LONGEST_RUN.0, what)?));
        }
        Setting::Hint => {
            let mut words = rest(row);
            let mut after = Span::ZERO;
            if line.word("after") {
                after = line.span(Phrase::HintAfter)?;
                words = rest(&rest(&words));
            }
            read_words(&words, Phrase::Hint)?;
            task.hints.push(Hint { after, text: prose::read_text(&[words])? });
            return Ok(());
        }
        Setting::Solution => *solves = true,
        Setting::At => {
            if !*solves {
                return Err(line_of(row).fault(Phrase::SolutionWord));
            }
            let before = task.solution.len();
            acts::read(&mut line, cast, &mut task.solution)?;
            if task.solution[before..].iter().any(|act| act.at < task.from || act.at > LONGEST_RUN) {
                return Err(line_of(row).fault(Phrase::ActInTask));
            }
        }
    }
    line.end()
}

/// `diverged | The robots disagree.` Without words, the condition stands for itself.
fn read_goal(row: &Row<'_>, line: &mut Line, once: bool, cast: Cast) -> Read<Goal> {
    let place = spot(line);
    let bar = row.text.find('|');
    let condition = match bar {
        Some(bar) => {
            // The same line without the words, read from where the condition begins.
            let begin = row.text.char_indices().nth(place.column as usize - 1 - row.column);
            let begin = begin.map_or(bar, |(byte, _)| byte).min(bar);
            Condition::read(&mut line_of(&row.upto(bar).from(begin)), cast)?
        }
        None => Condition::read(line, cast)?,
    };
    let words = match bar {
        Some(bar) => prose::read_text(&[row.from(bar + 1)])?,
        None => Vec::new(),
    };
    let itself = || vec![prose::Piece { words: condition.to_string(), style: prose::Style::Plain }];
    let words = if words.is_empty() { itself() } else { words };
    Ok(Goal { place, condition, once, words })
}
