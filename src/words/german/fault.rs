//! What is wrong with a text, in German.

use super::German;
use crate::phrase::Phrase;
use crate::words::fault::{FaultPart, FaultWords};

impl FaultWords for German {
    #[expect(clippy::too_many_lines, reason = "one exhaustive match, a phrase a line")]
    fn phrase(&self, phrase: Phrase) -> &'static str {
        match phrase {
            Phrase::AtMostBytes => "ein Text von höchstens {0} Bytes",
            Phrase::Utf8 => "Text in UTF-8",
            Phrase::FirstLine => "{0} als erste Zeile",
            Phrase::LanguageVersion => "die Version der Sprache, {0}",
            Phrase::FormatVersion => "die Version des Formats, {0}",
            Phrase::TextVersion => "die Version des Textes",
            Phrase::OlderVersion => "eine ältere Version",
            Phrase::EndOfLine => "das Zeilenende",
            Phrase::SchemeLine => "eine Zeile mit dem Verfahren, etwa scheme forwarding 2",
            Phrase::LineWord => "ein Wort, mit dem eine Zeile beginnt",
            Phrase::AtMostActs => "höchstens {0} Handlungen",
            Phrase::AtMostExpectations => "höchstens {0} Erwartungen",
            Phrase::OnlyOneLine => "nur eine Zeile {0} (es gibt schon eine in Zeile {1})",
            Phrase::Number => "eine Zahl",
            Phrase::Percentage => "ein Anteil von 0% bis 100%, etwa 5% oder 0.5%",
            Phrase::UpToAnHour => "1 ms bis 1 Stunde, etwa 4000 oder 4s",
            Phrase::RangeUpToAnHour => "von 1 ms bis 1 Stunde, etwa 400..600",
            Phrase::Instant => "eine Zeit von 0 bis 100 Stunden, etwa 1500 oder 1.5s",
            Phrase::OnlyRobotOne => "ein Roboter: Es gibt nur Roboter 1",
            Phrase::Robot => "ein Roboter, 1 bis {0}",
            Phrase::OnlyTeamA => "ein Team: Es gibt nur Team A",
            Phrase::Team => "ein Team, A bis {0}",
            Phrase::RobotOrTeam => "die Nummer eines Roboters oder der Buchstabe eines Teams",
            Phrase::RobotOrEach => "ein Roboter, 1 bis {0}, oder each",
            Phrase::TeamOrFate => "der Buchstabe eines Teams oder ein Wort für das, was geschieht",
            Phrase::Deal => "was das Team tut",
            Phrase::OwnCommand => "ein Befehl von Team {0}, etwa {0}3",
            Phrase::CommandFromOne => "die Nummer des Befehls, ab 1",
            Phrase::OnOrOff => "wie es geschaltet ist",
            Phrase::Target => "-> und ein Roboter, oder das Zeilenende",
            Phrase::OtherEnd => {
                "- (beide Richtungen) oder > (eine Richtung) und das andere Ende, wie in 1-2 oder 1>2"
            }
            Phrase::DifferentEnds => "zwei verschiedene Enden",
            Phrase::LinkOrLine => {
                "eine Verbindung zwischen zwei Robotern oder eine Leitung zwischen einem Team und einem Roboter"
            }
            Phrase::OneWayOfMessage => {
                "> zwischen den Enden: Eine Nachricht fliegt in eine Richtung, wie in 1>2"
            }
            Phrase::WhichMessage => {
                "die wievielte der Nachrichten auf diesem Weg, 1 bis 255; 1 wurde zuerst gesendet"
            }
            Phrase::OneGroupOnly => "jeder Roboter in nur einer Gruppe",
            Phrase::AnotherGroup => "| und noch eine Gruppe",
            Phrase::OffTime => "wie lange er aus ist",
            Phrase::LinkDelay => "wie lange Nachrichten zwischen Robotern brauchen",
            Phrase::LineDelay => "wie lange Nachrichten der Teams brauchen",
            Phrase::Heartbeat => "wie oft es ein Lebenszeichen gibt",
            Phrase::Silence => "wie lange Stille hingenommen wird",
            Phrase::Patience => "wie lange ein Team wartet",
            Phrase::Pace => "wie lange es dauert",
            Phrase::PaceOfWhat => "was wie lange dauert",
            Phrase::Slowness => "wie lange es dauert, in Prozent des Üblichen: 10% bis 1000%",
            Phrase::EveryRobotOnce => "jeder Roboter nur einmal",
            Phrase::Scheme => "ein Verfahren",
            Phrase::RobotCount => "die Zahl der Roboter, {0} bis {1}",
            Phrase::RobotCountOfQuorum => "die Zahl der Roboter, 3 oder 5",
            Phrase::OneRobotCount => "nur eine Zahl für die Roboter",
            Phrase::RobotCountOrEnd => "die Zahl der Roboter oder das Zeilenende",
            Phrase::RobotCountOrSwitch => "die Zahl der Roboter oder ein Schalter",
            Phrase::OnePosition => "nur eine Stellung für jeden Schalter",
            Phrase::Seed => "ein Startwert, eine ganze Zahl von 0 bis 18446744073709551615",
            Phrase::MazeColumns => "die Zahl der Spalten des Labyrinths, {0} bis {1}",
            Phrase::MazeRows => "die Zahl der Zeilen des Labyrinths, {0} bis {1}",
            Phrase::TimesRows => "x und die Zahl der Zeilen, wie in 8x8",
            Phrase::MazeByName => {
                "eine Größe wie 8x8, eine Zeichnung in den Zeilen darunter oder der Name eines Labyrinths ({0})"
            }
            Phrase::Maze => {
                "eine Größe wie 8x8, der Name eines Labyrinths oder eine Zeichnung in den Zeilen darunter"
            }
            Phrase::AtMostTeams => "höchstens {0} Teams",
            Phrase::TeamsInOrder => "Team {0}: Teams werden der Reihe nach genannt, wie in A@1 B@2",
            Phrase::InCharge => "wer das Sagen hat",
            Phrase::Claim => "ein Befehl wie A3 oder ein Wort",
            Phrase::SecondWordOfInStep => "das zweite Wort von in-step",
            Phrase::NotHistory => "was die Geschichte nicht ist",
            Phrase::RobotClaim => "was von dem Roboter erwartet wird",
            Phrase::MovesExecuted => "wie viele Züge er ausgeführt hat",
            Phrase::BehindBy => "um wie viele Befehle er zurück ist",
            Phrase::Cell => "ein Feld, 0,0 bis {0}, oder sein Name, A1 bis {1}",
            Phrase::CommaAndRow => "ein Komma und die Zeile",
            Phrase::FirstDiffering => "die Nummer des ersten Befehls, der abweicht, ab 1",
            Phrase::CommandNumber => "die Nummer des Befehls, etwa {0}3",
            Phrase::CommandFate => "was aus dem Befehl wurde",
            Phrase::HowOften => "wie oft: never, once, twice oder eine Zahl und das Wort times",
            Phrase::WordTimes => "das Wort times",
            Phrase::PictureWas => "wie das Foto war",
            Phrase::StaleBy => "um wie viele Züge es veraltet war, ab 1",
            Phrase::Law => "ein Gesetz",
            Phrase::Digest => "eine Prüfsumme aus 16 Zeichen, 0 bis 9 und a bis f",
            Phrase::DrawnUpperWall => {
                "ein gezeichnetes Labyrinth, das mit seiner oberen Wand beginnt, +--+--+--+--+"
            }
            Phrase::UpperWall => "eine obere Wand aus +-- für jedes Feld und einem letzten +",
            Phrase::UpperWallLength => "eine obere Wand über {0} bis {1} Felder, jedes +--",
            Phrase::LowerWall => "eine untere Wand, +--+--+, als letzte Zeile der Zeichnung",
            Phrase::DrawnRows => "{0} bis {1} Zeilen mit Feldern, nicht {2}",
            Phrase::DrawnLength => "{0} Zeichen, wie in der oberen Wand",
            Phrase::DrawnEnd => "das Zeilenende nach {0} Zeichen",
            Phrase::Corner => "eine Ecke +",
            Phrase::FlatWall => "eine Wand -- oder zwei Leerzeichen",
            Phrase::UprightWall => "eine Wand | oder ein Leerzeichen",
            Phrase::OneExit => "nur ein Ausgang E im Labyrinth",
            Phrase::CellMark => "ein leeres Feld, der Start (^ > v oder <) oder der Ausgang E",
            Phrase::OneStart => "nur ein Start (^ > v oder <) im Labyrinth",
            Phrase::StartNotExit => "Start und Ausgang in verschiedenen Feldern",
            Phrase::Start => "ein Start (^ > v oder <) in einem der Felder",
            Phrase::Exit => "ein Ausgang E in einem der Felder an der Außenwand",
            Phrase::ExitAtWall => "der Ausgang E in einem Feld an der Außenwand",
            Phrase::OnlyExitHasDoor => "eine Wand: Nur der Ausgang E hat eine Tür nach außen",
            Phrase::OnlyOneDoor => "eine Wand: Der Ausgang E hat nur eine Tür",
            Phrase::WayToCell => "ein Weg vom Start zum Feld {0}",
            Phrase::OneWayToCell => "nur ein Weg vom Start zum Feld {0}",
            Phrase::AtMostSections => "höchstens {0} Abschnitte",
            Phrase::LessonTitle => "der Titel der Lektion",
            Phrase::LessonAbout => "worum es in der Lektion geht, in einem Satz",
            Phrase::LessonMinutes => "wie lange die Lektion dauert, 1 bis 60 Minuten",
            Phrase::ListMinutes => "wie lange sie dauert, 1 bis 60 Minuten",
            Phrase::HeaderLine => "eine Zeile des Kopfes oder == und ein Abschnitt",
            Phrase::OnlyOneHeaderLine => "nur eine Zeile {0}",
            Phrase::MissingHeaderLine => "eine Zeile {0} im Kopf",
            Phrase::SectionKind => "eine Art von Abschnitt",
            Phrase::Heading => "eine Überschrift",
            Phrase::RunName => "ein Name für den Durchlauf",
            Phrase::TenMinutesRun => "ein Durchlauf von höchstens zehn Minuten",
            Phrase::RunBeforeSection => "== run und ein Durchlauf vor diesem Abschnitt",
            Phrase::JudgedAfterAsked => {
                "eine Vorhersage, die beurteilt wird, nachdem die Bühne bis zur Frage gespielt wurde"
            }
            Phrase::AnswerOrReply => "- und eine Antwort, oder eine eingerückte Zeile, die darauf erwidert",
            Phrase::TwoToFourAnswers => "eine Frage mit 2 bis 4 Antworten",
            Phrase::PredictBefore => "== predict direkt vor diesem Abschnitt",
            Phrase::RevealOfSameRun => "eine Auflösung für den Durchlauf, um den es in der Vorhersage geht",
            Phrase::TaskWithGoal => "eine Aufgabe mit einer Zeile goal",
            Phrase::TaskWithSolution => "eine Aufgabe mit einer Lösung: das Wort solution und Zeilen at …",
            Phrase::Section => "ein Abschnitt, etwa == scene und eine Überschrift",
            Phrase::RevealAfter => "== reveal direkt nach dieser Vorhersage",
            Phrase::SectionSetting => {
                "eine Einstellung dieses Abschnitts oder ein Absatz, der mit einem Großbuchstaben beginnt"
            }
            Phrase::TenMinutesInstant => "eine Zeit von 0 bis zehn Minuten, etwa 1500 oder 1.5s",
            Phrase::AnswerCondition => "| und die Bedingung, unter der diese Antwort wahr ist",
            Phrase::AnswerBeforeBar => "eine Antwort vor dem |",
            Phrase::BeliefLine => "eine Zeile belief: was viele glauben",
            Phrase::Limited => "was begrenzt wird",
            Phrase::LimitCount => "wie oft höchstens, 0 bis 1000",
            Phrase::Within => "wie viel Zeit es gibt: 1 ms bis zehn Minuten, etwa 60s",
            Phrase::HintAfter => "nach welcher Zeit der Tipp angeboten wird",
            Phrase::Hint => "der Tipp",
            Phrase::SolutionWord => {
                "das Wort solution in einer Zeile vor den Handlungen, die die Aufgabe lösen"
            }
            Phrase::ActInTask => "eine Handlung zu oder nach der Zeit, ab der die Aufgabe läuft",
            Phrase::Nested => "höchstens {0} ineinander geschachtelte Bedingungen",
            Phrase::CloseParenthesis => "and, or oder ), um die Klammer zu schließen",
            Phrase::Comparison => "=, <, >, <= oder >= und eine Zahl",
            Phrase::Counted => "was gezählt wird",
            Phrase::WhichRobots => "welche Roboter gezählt werden",
            Phrase::EndStrong => "** am Ende der starken Wörter",
            Phrase::EndEmphasis => "* am Ende der Betonung (oder \\* für einen Stern)",
            Phrase::EndLinkWords => "] und ein Wort aus dem Wörterverzeichnis, etwa [Verbindung](#link)",
            Phrase::LinkTarget => {
                "(# und ein Wort aus dem Wörterverzeichnis: Auf anderes lässt sich nicht verweisen"
            }
            Phrase::EndLink => ") am Ende des Verweises",
            Phrase::GlossaryKey => "ein Schlüssel des Wörterverzeichnisses: Kleinbuchstaben und Bindestriche",
            Phrase::LessonName => "der Name einer Lektion: Kleinbuchstaben, Ziffern und Bindestriche",
            Phrase::EveryLessonOnce => "jede Lektion nur einmal",
            Phrase::StepNumber => "die Nummer eines Schritts",
            Phrase::PassedWhat => "was geschafft wurde",
            Phrase::AnswerGiven => "= und die Nummer einer Antwort, oder passed",
            Phrase::AnswerNumber => "die Nummer einer Antwort, 1 bis 4, oder passed",
            Phrase::GlossaryVersion => "die Version",
            Phrase::EveryWordOnce => "jedes Wort nur einmal",
            Phrase::WordAndTerm => "== und ein Wort, ein Doppelpunkt und der Fachbegriff",
            Phrase::KeyLine => "key und Kleinbuchstaben mit Bindestrichen dazwischen",
            Phrase::WordMeaning => "ein Wort mit einem Satz, der sagt, was es bedeutet",
            Phrase::SeenLessons => "seen und die Namen von Lektionen",
        }
    }

    fn fault_part(&self, part: FaultPart) -> &'static str {
        match part {
            FaultPart::Place => "Zeile {0}, Spalte {1}: ",
            FaultPart::Unexpected => "erwartet: {0}; gefunden: {1}",
            FaultPart::Newer => {
                "mit einer neueren Version von Lockstep ({0}) gemacht; diese hier liest Version {1}"
            }
            FaultPart::EndOfLine => "das Zeilenende",
            FaultPart::Space => "ein Leerzeichen",
            FaultPart::Quoted => "„{0}“",
            FaultPart::Meant => " (meinst du „{0}“?)",
            FaultPart::Or => " oder ",
            FaultPart::Bytes => "{0} Bytes",
            FaultPart::Byte => "das Byte {0}",
        }
    }
}
