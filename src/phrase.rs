//! What the readers of texts expect at a place, as data: the parser of runs, the reader of drawn mazes,
//! the readers of lessons, lists, glossaries and progress. The catalogue has the words; what stands
//! here is what the command line says.

use std::fmt;

/// What was expected at a place of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// What.
    pub phrase: Phrase,
    /// What stands in its gaps: numbers, names, words of the text itself.
    pub parts: Vec<String>,
    /// The words of which one was expected. They are the text's own and the same in every language.
    pub words: Vec<&'static str>,
    /// More about it, after a colon.
    pub then: Option<Phrase>,
}

/// Declares the phrases, each with its English words.
macro_rules! phrases {
    ($($name:ident = $english:literal,)*) => {
        /// A phrase for something that was expected. `{0}`, `{1}` … are its gaps.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Phrase {
            $(#[doc = $english] $name,)*
        }

        impl Phrase {
            /// All.
            pub const ALL: &[Phrase] = &[$(Phrase::$name,)*];

            /// The phrase in English.
            #[must_use]
            pub fn english(self) -> &'static str {
                match self {
                    $(Phrase::$name => $english,)*
                }
            }
        }
    };
}

phrases! {
    AtMostBytes = "a text of at most {0} bytes",
    Utf8 = "text in UTF-8",
    FirstLine = "{0} as the first line",
    LanguageVersion = "the version of the language, {0}",
    FormatVersion = "the version of the format, {0}",
    TextVersion = "the version of the text",
    OlderVersion = "an older version",
    EndOfLine = "the end of the line",
    SchemeLine = "a line with the scheme, such as scheme forwarding 2",
    LineWord = "a word that begins a line",
    AtMostActs = "at most {0} acts",
    AtMostExpectations = "at most {0} expectations",
    OnlyOneLine = "only one line {0} (there is one in line {1})",
    Number = "a number",
    Percentage = "a percentage from 0% to 100%, such as 5% or 0.5%",
    UpToAnHour = "1 ms to 1 hour, such as 4000 or 4s",
    RangeUpToAnHour = "from 1 ms to 1 hour, such as 400..600",
    Instant = "a time from 0 to 100 hours, such as 1500 or 1.5s",
    OnlyRobotOne = "a robot: there is only Robot 1",
    Robot = "a robot, 1 to {0}",
    OnlyTeamA = "a team: there is only Team A",
    Team = "a team, A to {0}",
    RobotOrTeam = "a robot's number or a team's letter",
    RobotOrEach = "a robot, 1 to {0}, or each",
    TeamOrFate = "a team's letter or a word for what happens",
    Deal = "what the team does",
    OwnCommand = "a command of Team {0}, such as {0}3",
    CommandFromOne = "the number of the command, from 1",
    OnOrOff = "how it is switched",
    Target = "-> and a robot, or the end of the line",
    OtherEnd = "- (both ways) or > (one way) and the other end, as in 1-2 or 1>2",
    DifferentEnds = "two different ends",
    LinkOrLine = "a link between two robots or a line between a team and a robot",
    OneWayOfMessage = "> between the ends: a message flies one way, as in 1>2",
    WhichMessage = "which of the messages on that way, 1 to 255, 1 being sent first",
    OneGroupOnly = "every robot in one group only",
    AnotherGroup = "| and another group",
    OffTime = "how long it is off",
    LinkDelay = "how long messages between robots take",
    LineDelay = "how long messages of teams take",
    Heartbeat = "how often there is a sign of life",
    Silence = "how long silence is borne",
    Patience = "how long a team waits",
    Pace = "how long it takes",
    PaceOfWhat = "what takes how long",
    Slowness = "how long it takes, in percent of the ordinary: 10% to 1000%",
    EveryRobotOnce = "every robot only once",
    Scheme = "a scheme",
    RobotCount = "the number of robots, {0} to {1}",
    RobotCountOfQuorum = "the number of robots, 3 or 5",
    OneRobotCount = "only one number of robots",
    RobotCountOrEnd = "the number of robots or the end of the line",
    RobotCountOrSwitch = "the number of robots, or a switch",
    OnePosition = "only one position of each switch",
    Seed = "a seed, a whole number from 0 to 18446744073709551615",
    MazeColumns = "the number of columns of the maze, {0} to {1}",
    MazeRows = "the number of rows of the maze, {0} to {1}",
    TimesRows = "x and the number of rows, as in 8x8",
    MazeByName = "a size such as 8x8, a drawing on the lines below, or a maze by name ({0})",
    Maze = "a size such as 8x8, a maze by name, or a drawing on the lines below",
    AtMostTeams = "at most {0} teams",
    TeamsInOrder = "Team {0}: teams are named in order, as in A@1 B@2",
    InCharge = "who is in charge",
    Claim = "a command such as A3 or a word",
    SecondWordOfInStep = "the second word of in-step",
    NotHistory = "what the history is not",
    RobotClaim = "what is expected of the robot",
    MovesExecuted = "how many moves it has executed",
    BehindBy = "by how many commands it is behind",
    Cell = "a cell, 0,0 to {0}, or its name, A1 to {1}",
    CommaAndRow = "a comma and the row",
    FirstDiffering = "the number of the first command that differs, from 1",
    CommandNumber = "the number of the command, such as {0}3",
    CommandFate = "what became of the command",
    HowOften = "how often: never, once, twice or a number and the word times",
    WordTimes = "the word times",
    PictureWas = "how the picture was",
    StaleBy = "by how many moves it was stale, from 1",
    Law = "a law",
    Digest = "a digest of 16 digits 0 to 9 and a to f",
    DrawnUpperWall = "a drawn maze that begins with its upper wall, +--+--+--+--+",
    UpperWall = "an upper wall of +-- for each cell and a last +",
    UpperWallLength = "an upper wall over {0} to {1} cells, each +--",
    LowerWall = "a lower wall, +--+--+, as the last line of the drawing",
    DrawnRows = "{0} to {1} rows of cells, not {2}",
    DrawnLength = "{0} characters, as in the upper wall",
    DrawnEnd = "the end of the line after {0} characters",
    Corner = "a corner +",
    FlatWall = "a wall -- or two spaces",
    UprightWall = "a wall | or a space",
    OneExit = "only one exit E in the maze",
    CellMark = "an empty cell, the start (^ > v or <) or the exit E",
    OneStart = "only one start (^ > v or <) in the maze",
    StartNotExit = "the start and the exit in different cells",
    Start = "a start (^ > v or <) in one of the cells",
    Exit = "an exit E in one of the cells at the outer wall",
    ExitAtWall = "the exit E in a cell at the outer wall",
    OnlyExitHasDoor = "a wall: only the exit E has a door to the outside",
    OnlyOneDoor = "a wall: the exit E has only one door",
    WayToCell = "a way from the start to cell {0}",
    OneWayToCell = "only one way from the start to cell {0}",
    AtMostSections = "at most {0} sections",
    LessonTitle = "the title of the lesson",
    LessonAbout = "what the lesson is about, in one sentence",
    LessonMinutes = "how long the lesson takes, 1 to 60 minutes",
    ListMinutes = "how long it takes, 1 to 60 minutes",
    HeaderLine = "a line of the header, or == and a section",
    OnlyOneHeaderLine = "only one line {0}",
    MissingHeaderLine = "a line {0} in the header",
    SectionKind = "a kind of section",
    Heading = "a heading",
    RunName = "a name for the run",
    TenMinutesRun = "a run of at most ten minutes",
    RunBeforeSection = "== run and a run before this section",
    JudgedAfterAsked = "a prediction that is judged after the stage has been played to where it is asked",
    AnswerOrReply = "- and an answer, or an indented line that replies to it",
    TwoToFourAnswers = "a question with 2 to 4 answers",
    PredictBefore = "== predict right before this section",
    RevealOfSameRun = "a reveal of the run that the prediction is about",
    TaskWithGoal = "a task with a line goal",
    TaskWithSolution = "a task with a solution: the word solution and lines at …",
    Section = "a section, such as == scene and a heading",
    RevealAfter = "== reveal right after this prediction",
    SectionSetting = "a setting of this section, or a paragraph that begins with a capital letter",
    TenMinutesInstant = "a time from 0 to ten minutes, such as 1500 or 1.5s",
    AnswerCondition = "| and the condition under which this answer is true",
    AnswerBeforeBar = "an answer before the |",
    BeliefLine = "a line belief: what many people think",
    Limited = "what is limited",
    LimitCount = "how often at most, 0 to 1000",
    Within = "how much time there is: 1 ms to ten minutes, such as 60s",
    HintAfter = "after how much time the hint is offered",
    Hint = "the hint",
    SolutionWord = "the word solution on a line before the acts that solve the task",
    ActInTask = "an act at or after the time from which the task runs",
    Nested = "at most {0} conditions within each other",
    CloseParenthesis = "and, or, or ) to close the parenthesis",
    Comparison = "=, <, >, <= or >= and a number",
    Counted = "what is counted",
    WhichRobots = "which robots are counted",
    EndStrong = "** to end the strong words",
    EndEmphasis = "* to end the emphasis (or \\* for a star)",
    EndLinkWords = "] and a word of the glossary, such as [link](#link)",
    LinkTarget = "(# and a word of the glossary: nothing else can be linked",
    EndLink = ") to end the link",
    GlossaryKey = "a key of the glossary: small letters and hyphens",
    LessonName = "the name of a lesson: small letters, digits and hyphens",
    EveryLessonOnce = "every lesson once",
    StepNumber = "the number of a step",
    PassedWhat = "what was passed",
    AnswerGiven = "= and the number of an answer, or passed",
    AnswerNumber = "the number of an answer, 1 to 4, or passed",
    GlossaryVersion = "the version",
    EveryWordOnce = "every word once",
    WordAndTerm = "== and a word, a colon and the field's term",
    KeyLine = "key and small letters with hyphens between them",
    WordMeaning = "a word with a sentence that says what it means",
    SeenLessons = "seen and the names of lessons",
}

impl Phrase {
    /// The phrase with its gaps filled.
    #[must_use]
    pub fn with(self, parts: impl Into<Vec<String>>) -> Expected {
        Expected { phrase: self, parts: parts.into(), words: Vec::new(), then: None }
    }

    /// The phrase with another one behind it.
    #[must_use]
    pub fn then(self, then: Phrase) -> Expected {
        Expected { then: Some(then), ..Expected::from(self) }
    }
}

impl From<Phrase> for Expected {
    fn from(phrase: Phrase) -> Self {
        phrase.with([])
    }
}

impl Expected {
    /// What was expected, with the phrases of a language and its word between the last two of a list.
    #[must_use]
    pub fn in_words(&self, phrases: impl Fn(Phrase) -> &'static str, or: &str) -> String {
        let mut said = fill(phrases(self.phrase), &self.parts);
        if let Some(then) = self.then {
            said.push_str(": ");
            said.push_str(phrases(then));
        }
        if let Some((last, first)) = self.words.split_last() {
            said.push_str(" (");
            said.push_str(&first.join(", "));
            if !first.is_empty() {
                said.push_str(or);
            }
            said.push_str(last);
            said.push(')');
        }
        said
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.in_words(Phrase::english, " or "))
    }
}

/// Puts parts into the gaps `{0}` to `{9}` of a phrase.
#[must_use]
pub fn fill(phrase: &str, parts: &[String]) -> String {
    let mut filled = String::new();
    let mut rest = phrase;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (gap, after) = after.split_once('}').unwrap_or(("", after));
        let part = gap.parse::<usize>().ok().and_then(|place| parts.get(place));
        filled.push_str(part.map_or("", String::as_str));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_filled_and_lists_end_in_or() {
        assert_eq!(Phrase::OwnCommand.with(["B".to_owned()]).to_string(), "a command of Team B, such as B3");
        assert_eq!(
            Phrase::Patience.then(Phrase::UpToAnHour).to_string(),
            "how long a team waits: 1 ms to 1 hour, such as 4000 or 4s"
        );
        let one_of =
            |words: &[&'static str]| Expected { words: words.to_vec(), ..Phrase::Law.into() }.to_string();
        assert_eq!(one_of(&["a", "b", "c"]), "a law (a, b or c)");
        assert_eq!(one_of(&["a"]), "a law (a)");
        assert_eq!(fill("{1} and {0}, {2}", &["x".to_owned(), "y".to_owned()]), "y and x, ");
    }
}
