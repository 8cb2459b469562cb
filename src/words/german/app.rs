//! The app in German.

use super::{German, counted, heading};
use crate::camera::Picture;
use crate::command::Command;
use crate::ids::{Direction, Place, RobotId, TeamId, Ticket};
use crate::pose::Pose;
use crate::protocol::{AfterSplit, Pictures, Replication, Silence};
use crate::scene::Reach;
use crate::time::{SimTime, Span};
use crate::words::app::{AppWords, Choice, Doing, DoorLabel, Label, SwitchValue, reach};
use crate::words::number;

impl AppWords for German {
    fn label(&self, label: Label) -> &'static str {
        match label {
            Label::App => "Lockstep",
            Label::Scheme => "Verfahren",
            Label::Robots => "Roboter",
            Label::Pictures => "Fotos",
            Label::Replication => "Replikation",
            Label::Silence => "Wenn der Hauptroboter schweigt",
            Label::AfterSplit => "Nach einer Spaltung",
            Label::Stage => "Bühne",
            Label::MendAll => "Alles reparieren",
            Label::Split => "Aufteilen…",
            Label::OneWay => "Eine Richtung…",
            Label::Exit => "Ausgang",
            Label::Queue => "Schlange",
            Label::SendTo => "Senden an",
            Label::Each => "Jeden",
            Label::Autopilot => "Autopilot",
            Label::Again => "noch einmal",
            Label::Commands => "Befehle",
            Label::Play => "Abspielen",
            Label::Pause => "Pause",
            Label::StepForward => "Schritt vor",
            Label::StepBack => "Schritt zurück",
            Label::Restart => "Von vorn",
            Label::Time => "Zeit",
            Label::Speed => "Tempo",
            Label::Story => "Geschichte",
            Label::NewestLast => "Neuestes unten",
            Label::NothingYet => "Noch ist nichts geschehen.",
            Label::Close => "Schließen",
            Label::MessagesPerCommand => "Nachrichten je Befehl",
            Label::TimeToAnswer => "bis zur Antwort",
            Label::RobotsOut => "Roboter draußen",
            Label::KeysHint => "Leertaste spielt ab · Punkt geht einen Schritt",
            Label::TalkHere => "hier sprechen die Roboter miteinander",
            Label::ClickToCut => "anklicken, um sie zu kappen",
            Label::CutShort => "gekappt",
            Label::NothingToDo => "hat noch nichts zu tun",
            Label::Out => "aus dem Labyrinth heraus",
            Label::Crown => "führt an",
            Label::OneWayTitle => "Eine Richtung kappen oder bremsen",
            Label::MessagesTake => "Nachrichten zwischen Robotern brauchen etwa",
            Label::OneWayHelp => "Eine Richtung mit Häkchen trägt Nachrichten.",
            Label::Path => "Welche Verbindung oder Leitung",
            Label::SplitTitle => "Die Roboter aufteilen",
            Label::SplitHelp => "Verbindungen zwischen verschiedenen Seiten werden gekappt.",
            Label::SplitNow => "Jetzt aufteilen",
            Label::RobotsTab => "Roboter",
            Label::Promises => "Versprechen",
            Label::PromisesNote => "nach jedem Ereignis geprüft",
            Label::Kept => "gehalten",
            Label::NotPromised => "nicht versprochen",
            Label::Menu => "Verfahren und Schalter",
            Label::Language => "Sprache",
        }
    }

    fn door(&self, door: DoorLabel) -> &'static str {
        match door {
            DoorLabel::Lessons => "Lektionen",
            DoorLabel::Share => "Teilen",
            DoorLabel::Compare => "Vergleichen",
            DoorLabel::Diagram => "Diagramm",
            DoorLabel::Present => "Vorführmodus",
            DoorLabel::Keys => "Tasten",
            DoorLabel::Lines => "Marken und Linien",
            DoorLabel::Why => "warum?",
            DoorLabel::NextMark => "Nächste Marke",
            DoorLabel::PreviousMark => "Vorige Marke",
            DoorLabel::LeavesOut => "Was hier fehlt",
        }
    }

    fn choice(&self, choice: Choice) -> &'static str {
        match choice {
            Choice::Alone => "Ohne Absprache",
            Choice::Forwarding => "Striktes Weiterleiten",
            Choice::PrimaryBackup => "Haupt und Ersatz",
            Choice::QuorumOf3 => "Quorum aus 3",
            Choice::QuorumOf5 => "Quorum aus 5",
        }
    }

    fn what_is(&self, choice: Choice) -> &'static str {
        match choice {
            Choice::Alone => "Jeder Roboter tut, was man ihm sagt, und sagt es niemandem.",
            Choice::Forwarding => "Ein Roboter gibt weiter, was sein Team sagt, und tut es dann.",
            Choice::PrimaryBackup => "Ein Roboter nummeriert die Züge; die anderen folgen seinen Nummern.",
            Choice::QuorumOf3 | Choice::QuorumOf5 => {
                "Ein Zug zählt, sobald eine Mehrheit ihn aufgeschrieben hat."
            }
        }
    }

    fn switch(&self, value: SwitchValue) -> &'static str {
        match value {
            SwitchValue::Pictures(Pictures::Agreed, Choice::PrimaryBackup) => "nur vom Hauptroboter",
            SwitchValue::Pictures(Pictures::Local, Choice::PrimaryBackup) => "von jedem Roboter",
            SwitchValue::Pictures(Pictures::Agreed, _) => "vom Quorum",
            SwitchValue::Pictures(Pictures::Local, _) => "vom gefragten Roboter",
            SwitchValue::Replication(Replication::Async) => "sofort antworten",
            SwitchValue::Replication(Replication::Sync) => "erst wenn alle Ersatzroboter bestätigt haben",
            SwitchValue::Silence(Silence::Wait) => "warten",
            SwitchValue::Silence(Silence::TakeOver) => "übernehmen",
            SwitchValue::AfterSplit(AfterSplit::LeaveDiverged) => "abgewichen lassen",
            SwitchValue::AfterSplit(AfterSplit::DriveBack) => "zurückfahren",
        }
    }

    fn robot(&self, robot: RobotId) -> String {
        ["Roboter ", &robot.to_string()].concat()
    }

    fn team(&self, team: TeamId) -> String {
        ["Team ", &team.to_string()].concat()
    }

    fn path(&self, one: Place, other: Place) -> String {
        let kind = match (one, other) {
            (Place::Robot(_), Place::Robot(_)) => "Verbindung ",
            (Place::Team(_), _) | (_, Place::Team(_)) => "Leitung ",
        };
        [kind, &self.place(one), " – ", &self.place(other)].concat()
    }

    fn direction(&self, direction: Direction) -> String {
        [&self.place(direction.from), " an ", &self.place(direction.to)].concat()
    }

    fn reboot(&self, robot: RobotId) -> String {
        [&self.robot(robot), " neu starten"].concat()
    }

    fn isolate(&self, robot: RobotId) -> String {
        [&self.robot(robot), " isolieren"].concat()
    }

    fn again(&self, ticket: Ticket) -> String {
        [&ticket.to_string(), " noch einmal senden"].concat()
    }

    fn command(&self, command: Command) -> &'static str {
        match command {
            Command::Forward => "Vorwärts",
            Command::Backward => "Rückwärts",
            Command::Left => "Links drehen",
            Command::Right => "Rechts drehen",
            Command::Picture => "Foto machen",
        }
    }

    fn key(&self, command: Command) -> &'static str {
        match command {
            Command::Forward => "Vorwärts",
            Command::Backward => "Rückwärts",
            Command::Left => "Links",
            Command::Right => "Rechts",
            Command::Picture => "Foto",
        }
    }

    fn row(&self, command: Command) -> &'static str {
        match command {
            Command::Forward => "vorwärts",
            Command::Backward => "rückwärts",
            Command::Left => "links",
            Command::Right => "rechts",
            Command::Picture => "Foto",
        }
    }

    fn key_hint(&self, team: TeamId) -> &'static str {
        match team.0 {
            0 => "Die Tasten liegen wie auf deiner Tastatur: W, A, S, D und E.",
            1 => "Auf deiner Tastatur: die Pfeile, und / für ein Foto.",
            _ => "Noch nichts verlangt.",
        }
    }

    fn caption(&self, robot: RobotId, after: u64) -> String {
        [&self.robot(robot), ", nach ", &counted(after, "Zug", "Zügen")].concat()
    }

    fn photo(&self, robot: RobotId, picture: &Picture) -> String {
        let mut said = ["Was ", &self.robot(robot), " in ", &picture.stencil.cell, " sieht"].concat();
        said.push_str(match picture.free_ahead {
            0 => ": eine Wand gleich voraus",
            1 => ": ein freies Feld voraus",
            _ => ": freie Felder voraus",
        });
        for (ways, side) in [(&picture.ways_left, "links"), (&picture.ways_right, "rechts")] {
            if !ways.is_empty() {
                said.push_str(", ein Weg nach ");
                said.push_str(side);
            }
        }
        if picture.exit.is_some() {
            said.push_str(", der Ausgang ist zu sehen");
        }
        said
    }

    fn repeated(&self, robot: RobotId, times: u8) -> String {
        let often = if times == 2 { "zweimal".to_owned() } else { [&times.to_string(), "-mal"].concat() };
        ["von ", &self.robot(robot), " ", &often, " ausgeführt"].concat()
    }

    fn broken_at(&self, at: SimTime) -> String {
        ["gebrochen bei ", &self.clock(at)].concat()
    }

    fn back_in(&self, left: Span) -> String {
        ["aus; zurück in ", &self.seconds(left)].concat()
    }

    fn clock(&self, at: SimTime) -> String {
        number::clock(at, ",")
    }

    fn seconds(&self, span: Span) -> String {
        [&self.tenths(span.0 / 100), " s"].concat()
    }

    fn waiting_for(&self, word: &str, span: Span) -> String {
        [word, " ", &self.seconds(span)].concat()
    }

    fn tenths(&self, tenths: u64) -> String {
        number::tenths(tenths, ",")
    }

    fn out_of(&self, part: u64, whole: u64) -> String {
        [&part.to_string(), " von ", &whole.to_string()].concat()
    }

    fn events(&self, events: u64) -> String {
        ["Ereignis ", &events.to_string()].concat()
    }

    fn speed(&self, hundredths: u64) -> String {
        number::speed(hundredths, ",")
    }

    fn instant(&self, at: SimTime) -> String {
        self.seconds(Span(at.0))
    }

    fn invite(&self) -> &'static [&'static str] {
        &[
            "Gib Team A ein ",
            "Vorwärts",
            " und Team B ein ",
            "Links",
            ", dann drücke auf Abspielen. Stehen beide Roboter danach am selben Ort?",
        ]
    }

    fn reach(&self, reach: &Reach, robots: u8) -> (String, String) {
        reach::said(self, reach, robots)
    }

    fn in_the_maze(&self, robot: RobotId, pose: Pose) -> String {
        [&self.robot(robot), " in ", &pose.cell.name(), ", blickt ", heading(pose.heading)].concat()
    }

    fn doing(&self, doing: Doing) -> &'static str {
        match doing {
            Doing::Off => ", ist aus",
            Doing::Unjudged => "",
            Doing::InStep => ", im Gleichschritt",
            Doing::Behind => ", zurück",
            Doing::Diverged => ", abgewichen",
        }
    }

    fn is_cut(&self, whole: bool) -> &'static str {
        if whole { " ist gekappt." } else { " ist in eine Richtung gekappt." }
    }

    fn side(&self, side: u8) -> String {
        ["Seite ", &side.to_string()].concat()
    }
}

impl German {
    /// *Roboter 1*, *Team A*.
    pub(super) fn place(&self, place: Place) -> String {
        match place {
            Place::Robot(robot) => self.robot(robot),
            Place::Team(team) => self.team(team),
        }
    }
}
