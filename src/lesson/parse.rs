//! Reading the file of a lesson: a header, then sections.

mod task;

use super::prose::{self, Row};
use super::*;
use crate::phrase::Phrase;
use crate::script::line::{Cast, Line};
use crate::script::{self, ParseError, acts};

type Read<T> = Result<T, ParseError>;

/// Reads a file's bytes.
///
/// # Errors
/// As [`parse`], and when the bytes are not UTF-8.
pub fn parse_bytes(bytes: &[u8]) -> Read<Lesson> {
    if bytes.len() > MOST_BYTES {
        return Err(script::too_long(bytes.len()));
    }
    std::str::from_utf8(bytes).map_err(|error| script::not_text(bytes, error.valid_up_to())).and_then(parse)
}

/// Reads the text of a lesson.
///
/// # Errors
/// The first place at which the text is not a lesson of this version, with what stands there and what
/// was expected. Whether the lesson is true is another question: see [`check::check`].
pub fn parse(text: &str) -> Read<Lesson> {
    if text.len() > MOST_BYTES {
        return Err(script::too_long(text.len()));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines = (1..).zip(text.split('\n'));
    let rows: Vec<Row<'_>> =
        lines.map(|(number, line)| Row::new(number, line.strip_suffix('\r').unwrap_or(line))).collect();
    let first = rows.iter().position(|row| row.text.starts_with("==")).unwrap_or(rows.len());
    let mut reading = Reading { lesson: read_header(&rows[..first])?, cast: None, place: None };
    let mut next = first;
    let mut sections = 0;
    while let Some(head) = rows.get(next) {
        sections += 1;
        if sections > MOST_SECTIONS {
            return Err(line_of(head).fault(Phrase::AtMostSections.with([MOST_SECTIONS.to_string()])));
        }
        let length = rows[next + 1..].iter().take_while(|row| !row.text.starts_with("==")).count();
        reading.read_section(head, &rows[next + 1..=next + length])?;
        next += 1 + length;
    }
    reading.finish(&rows)
}

/// A line to be read word by word.
fn line_of(row: &Row<'_>) -> Line {
    Line::from(row.number, &format!("{}{}", " ".repeat(row.column), row.text), row.column)
}

fn spot(line: &mut Line) -> Spot {
    Spot { line: line.number, column: u32::try_from(line.here() + 1).unwrap_or(u32::MAX) }
}

/// What follows the first word of a row.
fn rest<'t>(row: &Row<'t>) -> Row<'t> {
    let trimmed = row.text.trim_start();
    let start = row.text.len() - trimmed.len();
    let word = trimmed.find(char::is_whitespace).unwrap_or(trimmed.len());
    let gap = trimmed[word..].len() - trimmed[word..].trim_start().len();
    row.from(start + word + gap)
}

/// One line of words, such as a title.
fn read_words(row: &Row<'_>, what: Phrase) -> Read<String> {
    let words = row.text.trim();
    if words.is_empty() { Err(line_of(row).fault(what)) } else { Ok(words.to_owned()) }
}

fn read_header(rows: &[Row<'_>]) -> Read<Lesson> {
    let mut rows = rows.iter().filter(|row| !row.is_empty() && !row.text.starts_with('#'));
    let what = || Phrase::FirstLine.with([format!("lesson {VERSION}")]);
    let mut first = rows.next().map_or_else(|| Line::new(1, ""), line_of);
    if !first.word("lesson") {
        return Err(first.fault(what()));
    }
    let here = first.here();
    let version = first.number(1..=u64::MAX, Phrase::FormatVersion.with([VERSION.to_string()]))?;
    if version > VERSION {
        let fault = first.fault_at(here, what());
        return Err(ParseError { kind: script::Fault::Newer { version }, ..fault });
    }
    first.end()?;
    let (mut title, mut about, mut minutes) = (None, None, None);
    let mut last = first.number;
    for row in rows {
        last = row.number;
        let mut line = line_of(row);
        let words = [("title", 0), ("about", 1), ("minutes", 2)];
        let here = line.here();
        let setting = line.choose(Phrase::HeaderLine, &words)?;
        let twice = match setting {
            0 => title.replace(read_words(&rest(row), Phrase::LessonTitle)?).is_some(),
            1 => about.replace(read_words(&rest(row), Phrase::LessonAbout)?).is_some(),
            _ => {
                let number = line.number(1..=60, Phrase::LessonMinutes)?;
                line.end()?;
                minutes.replace(u8::try_from(number).expect("the number was checked")).is_some()
            }
        };
        if twice {
            return Err(line.fault_at(here, Phrase::OnlyOneHeaderLine.with([words[setting].0.to_owned()])));
        }
    }
    let missing =
        |what: &str| ParseError::new(last + 1, 1, [], Phrase::MissingHeaderLine.with([what.to_owned()]));
    Ok(Lesson {
        title: title.ok_or_else(|| missing("title"))?,
        about: about.ok_or_else(|| missing("about"))?,
        minutes: minutes.ok_or_else(|| missing("minutes"))?,
        runs: Vec::new(),
        steps: Vec::new(),
        notes: Notes::default(),
    })
}

/// What a section is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    Scene,
    Run,
    Predict,
    Reveal,
    Task,
    Misconception,
    Explore,
    Teacher,
}

const SECTIONS: [(&str, Section); 8] = [
    ("scene", Section::Scene),
    ("run", Section::Run),
    ("predict", Section::Predict),
    ("reveal", Section::Reveal),
    ("task", Section::Task),
    ("misconception", Section::Misconception),
    ("explore", Section::Explore),
    ("teacher", Section::Teacher),
];

/// A lesson that is being read.
struct Reading {
    lesson: Lesson,
    /// Who there is in the latest run.
    cast: Option<Cast>,
    /// What stands on the stage.
    place: Option<Stage>,
}

/// The lines of a section that set something, and those that say something.
struct Body<'t> {
    settings: Vec<Row<'t>>,
    prose: Vec<Row<'t>>,
}

impl<'t> Body<'t> {
    /// A line that begins with a small letter, first or after an empty line or after another such line,
    /// sets something; a paragraph begins with anything else.
    fn sort(rows: &[Row<'t>]) -> Self {
        let mut body = Body { settings: Vec::new(), prose: Vec::new() };
        let mut begins = true;
        for row in rows {
            let sets = begins && row.text.starts_with(|c: char| c.is_ascii_lowercase());
            begins = sets || row.is_empty();
            if sets { body.settings.push(*row) } else { body.prose.push(*row) }
        }
        body
    }
}

impl Reading {
    fn read_section(&mut self, head: &Row<'_>, rows: &[Row<'_>]) -> Read<()> {
        let marks = head.text.len() - head.text.trim_start_matches('=').len();
        let row = head.from(marks);
        let mut line = line_of(&row);
        let section = line.choose(Phrase::SectionKind, &SECTIONS)?;
        let title = rest(&row);
        if section == Section::Run {
            return self.read_run(&title, rows);
        }
        let body = Body::sort(rows);
        if section == Section::Teacher {
            return self.read_notes(&body);
        }
        let title = if section == Section::Explore && title.is_empty() {
            String::new()
        } else {
            read_words(&title, Phrase::Heading)?
        };
        let mut prose_rows = &body.prose[..];
        let kind = match section {
            Section::Scene => self.read_scene(&body, Kind::Scene)?,
            Section::Explore => {
                if let Some(stage) = &mut self.place {
                    stage.at = SimTime::ZERO;
                }
                self.read_scene(&body, Kind::Explore)?
            }
            Section::Predict => {
                let answers = body.prose.iter().position(|row| row.item().is_some());
                let (question, answers) = body.prose.split_at(answers.unwrap_or(body.prose.len()));
                prose_rows = question;
                self.read_predict(head, &body.settings, answers)?
            }
            Section::Reveal => self.read_reveal(head, &body)?,
            Section::Task => self.read_task(head, &body)?,
            Section::Misconception => read_card(head, &body)?,
            Section::Run | Section::Teacher => unreachable!("these have been read above"),
        };
        let step =
            Step { line: head.number, title, stage: self.place, prose: prose::read(prose_rows)?, kind };
        self.lesson.steps.push(step);
        Ok(())
    }

    fn read_run(&mut self, name: &Row<'_>, rows: &[Row<'_>]) -> Read<()> {
        let name = read_words(name, Phrase::RunName)?;
        let text: String = rows.iter().flat_map(|row| [row.text, "\n"]).collect();
        // Empty lines before it, so that faults name the lines of this file.
        let before = rows.first().map_or(0, |row| row.number as usize - 1);
        let script = script::parse(&format!("{}{text}", "\n".repeat(before)))?;
        if script.until > LONGEST_RUN {
            let row = rows.iter().find(|row| row.text.trim_start().to_lowercase().starts_with("until"));
            let mut line = row.or(rows.first()).map_or_else(|| Line::new(1, ""), line_of);
            return Err(line.fault(Phrase::TenMinutesRun));
        }
        self.cast = Some(Cast::of(&script.setup));
        self.place = Some(Stage { run: self.lesson.runs.len(), at: SimTime::ZERO });
        let text = text.trim_matches('\n').to_owned() + "\n";
        self.lesson.runs.push(Run { name, script, text });
        Ok(())
    }

    /// The stage and who is on it.
    fn on_stage(&self, head: &Row<'_>) -> Read<(Stage, Cast)> {
        match (self.place, self.cast) {
            (Some(stage), Some(cast)) => Ok((stage, cast)),
            _ => Err(line_of(head).fault(Phrase::RunBeforeSection)),
        }
    }

    /// `play until 4s`
    fn read_play(&mut self, row: &Row<'_>, line: &mut Line) -> Read<()> {
        let (stage, _) = self.on_stage(row)?;
        self.place = Some(Stage { at: read_instant(line)?, ..stage });
        line.end()
    }

    fn read_scene(&mut self, body: &Body<'_>, kind: Kind) -> Read<Kind> {
        for row in &body.settings {
            let mut line = line_of(row);
            line.choose(Phrase::SectionSetting, &[("play", ())])?;
            self.read_play(row, &mut line)?;
        }
        Ok(kind)
    }

    fn read_predict(&mut self, head: &Row<'_>, settings: &[Row<'_>], rows: &[Row<'_>]) -> Read<Kind> {
        let (stage, cast) = self.on_stage(head)?;
        let run = stage.run;
        let mut judged_at = self.lesson.runs[run].script.until;
        for row in settings {
            let mut line = line_of(row);
            if line.choose(Phrase::SectionSetting, &[("play", true), ("judge", false)])? {
                self.read_play(row, &mut line)?;
            } else {
                line.word("at");
                judged_at = read_instant(&mut line)?;
                line.end()?;
            }
        }
        let asked_at = self.place.map_or(SimTime::ZERO, |stage| stage.at);
        if judged_at < asked_at {
            let what = Phrase::JudgedAfterAsked;
            return Err(line_of(head).fault(what));
        }
        let mut answers = Vec::new();
        let mut next = 0;
        while let Some(row) = rows.get(next) {
            next += 1;
            let Some(answer) = row.item() else {
                if row.is_empty() {
                    continue;
                }
                return Err(line_of(row).fault(Phrase::AnswerOrReply));
            };
            let reply = rows[next..].iter().take_while(|row| row.is_indented()).count();
            answers.push(read_answer(&answer, &rows[next..next + reply], cast)?);
            next += reply;
        }
        if !(2..=4).contains(&answers.len()) {
            return Err(line_of(head).fault(Phrase::TwoToFourAnswers));
        }
        Ok(Kind::Predict(Predict { answers, judged_at }))
    }

    fn read_reveal(&mut self, head: &Row<'_>, body: &Body<'_>) -> Read<Kind> {
        let (stage, cast) = self.on_stage(head)?;
        let before = self.lesson.steps.last();
        let Some((Kind::Predict(predict), asked)) = before.map(|step| (&step.kind, step.stage)) else {
            return Err(line_of(head).fault(Phrase::PredictBefore));
        };
        if asked.map(|asked| asked.run) != Some(stage.run) {
            return Err(line_of(head).fault(Phrase::RevealOfSameRun));
        }
        self.place = Some(Stage { at: predict.judged_at, ..stage });
        let mut moment = None;
        for row in &body.settings {
            let mut line = line_of(row);
            if line.choose(Phrase::SectionSetting, &[("play", true), ("moment", false)])? {
                self.read_play(row, &mut line)?;
            } else if line.word("first") {
                let place = spot(&mut line);
                moment = Some(Turning::First { place, condition: Condition::read(&mut line, cast)? });
            } else {
                moment = Some(Turning::At(read_instant(&mut line)?));
                line.end()?;
            }
        }
        Ok(Kind::Reveal(Reveal { moment }))
    }

    fn read_task(&mut self, head: &Row<'_>, body: &Body<'_>) -> Read<Kind> {
        let (stage, cast) = self.on_stage(head)?;
        let mut task = Task {
            from: SimTime::ZERO,
            goals: Vec::new(),
            nevers: Vec::new(),
            limits: Vec::new(),
            within: None,
            hints: Vec::new(),
            solution: Vec::new(),
        };
        let mut solves = false;
        for row in &body.settings {
            task::read_setting(&mut task, row, &mut solves, cast)?;
        }
        self.place = Some(Stage { at: task.from, ..stage });
        if task.goals.is_empty() {
            return Err(line_of(head).fault(Phrase::TaskWithGoal));
        }
        if task.solution.is_empty() {
            return Err(line_of(head).fault(Phrase::TaskWithSolution));
        }
        task.solution.sort_by_key(|act| act.at);
        Ok(Kind::Task(task))
    }

    fn read_notes(&mut self, body: &Body<'_>) -> Read<()> {
        let notes = &mut self.lesson.notes;
        for row in &body.settings {
            let aim = line_of(row).choose(Phrase::SectionSetting, &[("aim", true), ("time", false)])?;
            let text = prose::read_text(&[rest(row)])?;
            if aim { notes.aims.push(text) } else { notes.timing.push(text) }
        }
        notes.prose.extend(prose::read(&body.prose)?);
        Ok(())
    }

    fn finish(self, rows: &[Row<'_>]) -> Read<Lesson> {
        let end = rows.last().map_or(1, |row| row.number);
        if self.lesson.steps.is_empty() {
            return Err(ParseError::new(end, 1, [], Phrase::Section));
        }
        for (place, step) in self.lesson.steps.iter().enumerate() {
            let next = self.lesson.steps.get(place + 1).map(|step| &step.kind);
            if matches!(step.kind, Kind::Predict(_)) && !matches!(next, Some(Kind::Reveal(_))) {
                return Err(ParseError::new(step.line, 1, [], Phrase::RevealAfter));
            }
        }
        Ok(self.lesson)
    }
}

/// `until 4s`, `to 4s` or `4s`.
fn read_instant(line: &mut Line) -> Read<SimTime> {
    let _ = line.word("until") || line.word("to");
    let what = Phrase::TenMinutesInstant;
    line.millis(0..=LONGEST_RUN.0, what).map(SimTime)
}

/// `In different cells. | diverged`
fn read_answer(row: &Row<'_>, reply: &[Row<'_>], cast: Cast) -> Read<Answer> {
    let Some(bar) = row.text.rfind('|').filter(|bar| !row.text[..*bar].ends_with('\\')) else {
        let end = row.from(row.text.trim_end().len());
        return Err(line_of(&end).fault(Phrase::AnswerCondition));
    };
    let words = row.upto(bar);
    let place = spot(&mut line_of(row));
    if words.is_empty() {
        return Err(line_of(row).fault(Phrase::AnswerBeforeBar));
    }
    let condition = Condition::read(&mut line_of(&row.from(bar + 1)), cast)?;
    Ok(Answer { place, text: prose::read_text(&[words])?, condition, reply: prose::read_text(reply)? })
}

fn read_card(head: &Row<'_>, body: &Body<'_>) -> Read<Kind> {
    let mut belief = None;
    for row in &body.settings {
        line_of(row).choose(Phrase::SectionSetting, &[("belief", ())])?;
        belief = Some(prose::read_text(&[rest(row)])?);
    }
    let belief = belief.ok_or_else(|| line_of(head).fault(Phrase::BeliefLine))?;
    Ok(Kind::Card { belief })
}
