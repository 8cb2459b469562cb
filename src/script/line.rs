//! One line of a text, read from left to right.

use std::ops::RangeInclusive;

use crate::ids::{Place, RobotId, TeamId};
use crate::phrase::{Expected, Phrase};
use crate::setup::{Address, Setup};
use crate::time::{SimTime, Span, SpanRange};

use super::fault::{ParseError, one_slip_away};

/// An hour in milliseconds: the longest time that anything may take.
pub(crate) const HOUR: u64 = 3_600_000;

/// Who there is: a line may name nobody else.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cast {
    pub(crate) robots: u8,
    pub(crate) teams: u8,
    /// Columns of the maze.
    pub(crate) width: u8,
    /// Rows of the maze.
    pub(crate) height: u8,
}

/// A line without its comment, and how far it has been read.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// Its number, from 1.
    pub(crate) number: u32,
    chars: Vec<char>,
    at: usize,
}

type Read<T> = Result<T, ParseError>;

impl Cast {
    /// Everybody in a run with this set-up.
    pub(crate) fn of(setup: &Setup) -> Self {
        let maze = setup.maze.build();
        let teams = u8::try_from(setup.teams.len()).expect("a run has at most five teams");
        Cast { robots: setup.scheme.robots(), teams, width: maze.width(), height: maze.height() }
    }
}

impl Line {
    pub(crate) fn new(number: u32, text: &str) -> Line {
        Line::from(number, text, 0)
    }

    /// A line of which the first characters are something else. A comment begins after those.
    pub(crate) fn from(number: u32, text: &str, at: usize) -> Line {
        let comment = text.chars().skip(at).position(|c| c == '#').map_or(usize::MAX, |place| at + place);
        Line { number, chars: text.chars().take(comment).collect(), at }
    }

    /// The line as it stands, without its comment.
    pub(crate) fn text(&self) -> String {
        self.chars.iter().collect()
    }

    /// Whether it looks like a line of a drawn maze.
    pub(crate) fn is_drawn(&self) -> bool {
        self.chars.iter().find(|c| !c.is_whitespace()).is_some_and(|c| matches!(c, '+' | '|' | ':'))
    }

    /// The next character that is not a space; where it is, reading goes on.
    pub(crate) fn peek(&mut self) -> Option<char> {
        while self.chars.get(self.at).is_some_and(|c| c.is_whitespace()) {
            self.at += 1;
        }
        self.chars.get(self.at).copied()
    }

    pub(crate) fn ends_here(&mut self) -> bool {
        self.peek().is_none()
    }

    /// The place that is read next, for a fault that is noticed later.
    pub(crate) fn here(&mut self) -> usize {
        self.peek();
        self.at
    }

    /// Something else should stand at what is read next.
    pub(crate) fn fault(&mut self, expected: impl Into<Expected>) -> ParseError {
        let here = self.here();
        self.fault_at(here, expected)
    }

    pub(crate) fn fault_at(&self, place: usize, expected: impl Into<Expected>) -> ParseError {
        ParseError::new(self.number, place + 1, self.chunk(place), expected)
    }

    /// What stands at a place, up to the next space.
    fn chunk(&self, place: usize) -> impl Iterator<Item = char> {
        self.chars[place.min(self.chars.len())..].iter().copied().take_while(|c| !c.is_whitespace())
    }

    /// Nothing may follow.
    pub(crate) fn end(&mut self) -> Read<()> {
        if self.ends_here() { Ok(()) } else { Err(self.fault(Phrase::EndOfLine)) }
    }

    /// The next word, in lower case: letters, and hyphens between letters.
    pub(crate) fn peek_word(&mut self) -> Option<String> {
        self.peek();
        let mut word = String::new();
        let mut rest = self.chars[self.at..].iter().copied().map(plain).peekable();
        while let Some(c) = rest.next() {
            let hyphen = c == '-' && !word.is_empty() && rest.peek().is_some_and(char::is_ascii_alphabetic);
            if !c.is_ascii_alphabetic() && !hyphen {
                break;
            }
            word.push(c.to_ascii_lowercase());
        }
        (!word.is_empty()).then_some(word)
    }

    /// Reads that word if it stands there.
    pub(crate) fn word(&mut self, word: &str) -> bool {
        let there = self.peek_word().is_some_and(|found| found == word);
        if there {
            self.at += word.len();
        }
        there
    }

    /// Reads one of these words. `what` says what they are: "a scheme".
    pub(crate) fn choose<T: Copy>(&mut self, what: Phrase, words: &[(&'static str, T)]) -> Read<T> {
        match self.try_choose(words) {
            Some(chosen) => Ok(chosen),
            None => Err(self.none_of(what, words.iter().map(|(word, _)| *word))),
        }
    }

    pub(crate) fn try_choose<T: Copy>(&mut self, words: &[(&'static str, T)]) -> Option<T> {
        let found = self.peek_word()?;
        let (word, chosen) = words.iter().find(|(word, _)| *word == found)?;
        self.at += word.len();
        Some(*chosen)
    }

    /// The fault that none of these words stands there.
    pub(crate) fn none_of(
        &mut self,
        what: Phrase,
        words: impl Iterator<Item = &'static str> + Clone,
    ) -> ParseError {
        let list = words.clone().collect();
        let mut fault = self.fault(Expected { words: list, ..what.into() });
        let chunk: String = self.chunk(self.at).collect();
        fault.meant = one_slip_away(&chunk, words);
        fault
    }

    /// Reads these characters if they stand there. Dashes, arrows and dots that a word processor
    /// has made of typed ones count as typed.
    pub(crate) fn symbol(&mut self, symbol: &str) -> bool {
        self.peek();
        let rest = &self.chars[self.at..];
        let pretty = matches!((symbol, rest.first()), ("->", Some('→')) | ("..", Some('…')));
        let typed = symbol.chars().enumerate().all(|(n, c)| rest.get(n).is_some_and(|r| plain(*r) == c));
        if pretty {
            self.at += 1;
        } else if typed {
            self.at += symbol.chars().count();
        }
        pretty || typed
    }

    /// Reads the first of these signs that stands there.
    pub(crate) fn symbols<T: Copy>(&mut self, signs: &[(&str, T)]) -> Option<T> {
        signs.iter().find(|(sign, _)| self.symbol(sign)).map(|(_, meaning)| *meaning)
    }

    /// Reads one of these words of several parts. The parts may stand apart, and the whole in quotes:
    /// `"same order"` is `same-order`.
    pub(crate) fn phrase<const N: usize>(&mut self, words: [&'static str; N]) -> Option<&'static str> {
        let is_quote = |c: Option<char>| matches!(c, Some('"' | '\'' | '“' | '”' | '„'));
        let start = self.at;
        if is_quote(self.peek()) {
            self.at += 1;
        }
        let found = words.into_iter().find(|word| self.spelled(word));
        match found {
            None => self.at = start,
            Some(_) if is_quote(self.peek()) => self.at += 1,
            Some(_) => {}
        }
        found
    }

    /// Reads a word whose parts may be joined by a hyphen or stand apart.
    fn spelled(&mut self, word: &str) -> bool {
        let start = self.at;
        let parts: Vec<&str> = word.split('-').collect();
        let last = parts.len() - 1;
        for (place, part) in parts.iter().enumerate() {
            self.peek();
            let letters: String =
                self.chars[self.at..].iter().take_while(|c| c.is_ascii_alphabetic()).collect();
            if !letters.eq_ignore_ascii_case(part) {
                self.at = start;
                return false;
            }
            self.at += letters.len();
            if place < last {
                self.symbol("-");
            }
        }
        true
    }

    /// Reads letters and digits that stand together.
    pub(crate) fn alphanumeric(&mut self) -> String {
        self.peek();
        let run: String = self.chars[self.at..].iter().take_while(|c| c.is_ascii_alphanumeric()).collect();
        self.at += run.len();
        run
    }

    /// Reads letters, digits and hyphens that stand together.
    pub(crate) fn name(&mut self) -> String {
        self.peek();
        let is_part = |c: &&char| c.is_ascii_alphanumeric() || **c == '-';
        let name: String = self.chars[self.at..].iter().take_while(is_part).collect();
        self.at += name.len();
        name
    }

    pub(crate) fn digit_ahead(&mut self) -> bool {
        self.peek().is_some_and(|c| c.is_ascii_digit())
    }

    /// The number that the digits here make, and how many they are; `None` without digits, or
    /// when the number is larger than the largest there is.
    fn digits(&mut self) -> Option<(u64, u32)> {
        let (mut number, mut count) = (Some(0_u64), 0);
        while let Some(digit) = self.chars.get(self.at).and_then(|c| c.to_digit(10)) {
            number = number.and_then(|n| n.checked_mul(10)?.checked_add(u64::from(digit)));
            count += 1;
            self.at += 1;
        }
        number.filter(|_| count > 0).map(|number| (number, count))
    }

    /// Reads a whole number. `what` says what it is and which numbers are allowed.
    pub(crate) fn number(&mut self, allowed: RangeInclusive<u64>, what: impl Into<Expected>) -> Read<u64> {
        let here = self.here();
        let read = self.digits().map(|(number, _)| number);
        let broken = self.chars.get(self.at) == Some(&'.') && self.chars.get(self.at + 1) != Some(&'.');
        read.filter(|number| !broken && allowed.contains(number)).ok_or_else(|| self.fault_at(here, what))
    }

    /// A number that may have a decimal point, in thousandths; `None` when there is none or it has
    /// more than three places.
    fn thousandths(&mut self) -> Option<u64> {
        self.peek();
        let (whole, _) = self.digits()?;
        let point = self.chars.get(self.at) == Some(&'.')
            && self.chars.get(self.at + 1).is_some_and(char::is_ascii_digit);
        let mut part = 0;
        if point {
            self.at += 1;
            let (digits, places) = self.digits()?;
            part = digits * 10_u64.pow(3_u32.checked_sub(places)?);
        }
        whole.checked_mul(1000)?.checked_add(part)
    }

    /// Reads a percentage, exact to a tenth, as a number per thousand.
    pub(crate) fn per_mille(&mut self) -> Read<u16> {
        let here = self.here();
        let read = self.thousandths().filter(|_| self.symbol("%"));
        let fits = read.filter(|n| n % 100 == 0).and_then(|n| u16::try_from(n / 100).ok());
        fits.filter(|n| *n <= 1000).ok_or_else(|| self.fault_at(here, Phrase::Percentage))
    }

    /// The milliseconds in an amount with the unit that follows it, if one does; and whether.
    fn time(&mut self) -> Option<(Amount, bool)> {
        let thousandths = self.thousandths()?;
        if self.chars.get(self.at) == Some(&':') {
            // Minutes and seconds, as the story prints them: 0:38.6.
            self.at += 1;
            let seconds = self.thousandths().filter(|n| *n < 60_000)?;
            let minutes = (thousandths % 1000 == 0).then_some(thousandths / 1000)?;
            let millis = minutes.checked_mul(60_000)?.checked_add(seconds)?;
            return Some((Amount(millis.checked_mul(1000)?), true));
        }
        let unit = self.try_choose(&[("ms", 1_u64), ("s", 1000), ("min", 60_000)]);
        Some((Amount(thousandths.checked_mul(unit.unwrap_or(1))?), unit.is_some()))
    }

    /// Reads a time in milliseconds, or with a unit: `400`, `4s`, `0.5s`, `2min`, `0:38.6`.
    pub(crate) fn millis(&mut self, allowed: RangeInclusive<u64>, what: impl Into<Expected>) -> Read<u64> {
        let here = self.here();
        let read = self.time().and_then(|(amount, _)| amount.whole());
        read.filter(|ms| allowed.contains(ms)).ok_or_else(|| self.fault_at(here, what))
    }

    pub(crate) fn span(&mut self, what: Phrase) -> Read<Span> {
        self.millis(1..=HOUR, what.then(Phrase::UpToAnHour)).map(Span)
    }

    pub(crate) fn instant(&mut self) -> Read<SimTime> {
        self.millis(0..=SimTime::LAST.0, Phrase::Instant).map(SimTime)
    }

    /// Reads `400..600`, or one time that is both ends. A unit at the end counts for both.
    pub(crate) fn span_range(&mut self, what: Phrase) -> Read<SpanRange> {
        let what = what.then(Phrase::RangeUpToAnHour);
        let here = self.here();
        let before = self.at;
        let first = self.time();
        if !self.symbol("..") {
            self.at = before;
            return self.millis(1..=HOUR, what).map(|ms| SpanRange::exactly(Span(ms)));
        }
        let fault = |line: &Self| line.fault_at(here, what.clone());
        let (mut least, least_unit) = first.ok_or_else(|| fault(self))?;
        let (last, (most, most_unit)) = (self.here(), self.time().ok_or_else(|| fault(self))?);
        if most_unit && !least_unit {
            let unit = self.unit_from(last);
            least = Amount(least.0.checked_mul(unit).ok_or_else(|| fault(self))?);
        }
        match (least.whole(), most.whole()) {
            (Some(least), Some(most)) if 1 <= least && least <= most && most <= HOUR => {
                Ok(SpanRange::ms(least, most))
            }
            _ => Err(fault(self)),
        }
    }

    /// How many milliseconds are in the unit of the time that was read from there to here.
    fn unit_from(&self, place: usize) -> u64 {
        let letters: String = self.chars[place..self.at].iter().filter(|c| c.is_ascii_alphabetic()).collect();
        match letters.to_ascii_lowercase().as_str() {
            "s" => 1000,
            "min" => 60_000,
            _ => 1,
        }
    }

    pub(crate) fn robot(&mut self, cast: Cast) -> Read<RobotId> {
        let what = match cast.robots {
            1 => Phrase::OnlyRobotOne.into(),
            robots => Phrase::Robot.with([robots.to_string()]),
        };
        let number = self.number(1..=u64::from(cast.robots), what)?;
        Ok(RobotId(u8::try_from(number).expect("a robot's number was checked")))
    }

    /// The single letter that follows, A being 0.
    fn peek_letter(&mut self) -> Option<u8> {
        let word = self.peek_word()?;
        word.bytes().next().filter(|_| word.len() == 1).map(|letter| letter - b'a')
    }

    /// Whether a single letter follows: a team, existing or not, or a column.
    pub(crate) fn letter_ahead(&mut self) -> bool {
        self.peek_letter().is_some()
    }

    /// Reads a single letter; A is 0.
    pub(crate) fn letter(&mut self) -> Option<u8> {
        let letter = self.peek_letter()?;
        self.at += 1;
        Some(letter)
    }

    pub(crate) fn team(&mut self, cast: Cast) -> Read<TeamId> {
        let last = TeamId(cast.teams - 1);
        match self.peek_letter().map(TeamId).filter(|team| *team <= last) {
            Some(team) => {
                self.at += 1;
                Ok(team)
            }
            None if last.0 == 0 => Err(self.fault(Phrase::OnlyTeamA)),
            None => Err(self.fault(Phrase::Team.with([last.to_string()]))),
        }
    }

    pub(crate) fn place(&mut self, cast: Cast) -> Read<Place> {
        if self.digit_ahead() {
            return self.robot(cast).map(Place::Robot);
        }
        if self.letter_ahead() {
            return self.team(cast).map(Place::Team);
        }
        Err(self.fault(Phrase::RobotOrTeam))
    }

    pub(crate) fn address(&mut self, cast: Cast) -> Read<Address> {
        if self.word("each") {
            return Ok(Address::Each);
        }
        if !self.digit_ahead() {
            return Err(self.fault(Phrase::RobotOrEach.with([cast.robots.to_string()])));
        }
        self.robot(cast).map(Address::Robot)
    }
}

/// A time in thousandths of a millisecond, so that `0.5` waits for its unit.
struct Amount(u64);

impl Amount {
    fn whole(&self) -> Option<u64> {
        (self.0.is_multiple_of(1000)).then_some(self.0 / 1000)
    }
}

/// The typed form of what word processors like to put in its place.
fn plain(c: char) -> char {
    match c {
        '‐' | '‑' | '–' | '—' | '−' => '-',
        other => other,
    }
}
