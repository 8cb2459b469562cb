//! The app in Arabic.

use super::counted::{TIMES, count};
use super::{Arabic, isolated};
use crate::camera::Picture;
use crate::command::Command;
use crate::ids::{Direction, Place, RobotId, TeamId, Ticket};
use crate::pose::{Heading, Pose};
use crate::protocol::{AfterSplit, Pictures, Replication, Silence};
use crate::scene::Reach;
use crate::time::{SimTime, Span};
use crate::words::app::{AppWords, Choice, Doing, DoorLabel, Label, SwitchValue, reach};
use crate::words::number;

impl AppWords for Arabic {
    fn label(&self, label: Label) -> &'static str {
        match label {
            Label::App => "Lockstep",
            Label::Scheme => "طريقة التنسيق",
            Label::Robots | Label::RobotsTab => "الروبوتات",
            Label::Pictures => "الصور",
            Label::Replication => "النسخ المتماثل",
            Label::Silence => "حين يصمت الأساسي",
            Label::AfterSplit => "بعد انقسام",
            Label::Stage => "المسرح",
            Label::MendAll => "أصلح الكل",
            Label::Split => "قسّم…",
            Label::OneWay => "اتجاه واحد…",
            Label::Exit => "مخرج",
            Label::Queue => "الطابور",
            Label::SendTo => "أرسل إلى",
            Label::Each => "كل روبوت",
            Label::Autopilot => "القيادة الآلية",
            Label::Again => "مرة أخرى",
            Label::Commands => "الأوامر",
            Label::Play => "شغّل",
            Label::Pause => "أوقف",
            Label::StepForward => "خطوة إلى الأمام",
            Label::StepBack => "خطوة إلى الوراء",
            Label::Restart => "ابدأ من جديد",
            Label::Time => "الزمن",
            Label::Speed => "السرعة",
            Label::Story => "القصة",
            Label::NewestLast => "الأحدث في الأسفل",
            Label::NothingYet => "لم يحدث شيء بعد.",
            Label::Close => "أغلق",
            Label::MessagesPerCommand => "رسائل لكل أمر",
            Label::TimeToAnswer => "حتى الجواب",
            Label::RobotsOut => "روبوتات خرجت",
            Label::KeysHint => "المسافة تشغّل · النقطة تخطو",
            Label::TalkHere => "هنا تتحدث الروبوتات",
            Label::ClickToCut => "انقر لتقطعها",
            Label::CutShort => "مقطوعة",
            Label::NothingToDo => "لا عمل بعد",
            Label::Out => "خارج المتاهة",
            Label::Crown => "يقود",
            Label::OneWayTitle => "اقطع اتجاهًا واحدًا أو أبطئ",
            Label::MessagesTake => "تستغرق الرسائل بين الروبوتات نحو",
            Label::OneWayHelp => "الاتجاه المؤشَّر عليه يحمل الرسائل.",
            Label::Path => "أي وصلة أو خط",
            Label::SplitTitle => "قسّم الروبوتات",
            Label::SplitHelp => "تُقطع الوصلات بين الجهات المختلفة.",
            Label::SplitNow => "قسّم الآن",
            Label::Promises => "الوعود",
            Label::PromisesNote => "تُفحَص بعد كل حدث",
            Label::Kept => "محفوظ",
            Label::NotPromised => "غير موعود به",
            Label::Menu => "الطريقة وخياراتها",
            Label::Language => "اللغة",
        }
    }

    fn door(&self, door: DoorLabel) -> &'static str {
        match door {
            DoorLabel::Lessons => "الدروس",
            DoorLabel::Share => "شارك",
            DoorLabel::Compare => "قارن",
            DoorLabel::Diagram => "المخطط",
            DoorLabel::Present => "وضع العرض",
            DoorLabel::Keys => "المفاتيح",
            DoorLabel::Lines => "علامات ومسارات",
            DoorLabel::Why => "لماذا؟",
            DoorLabel::NextMark => "العلامة التالية",
            DoorLabel::PreviousMark => "العلامة السابقة",
            DoorLabel::LeavesOut => "ما لا يشمله هذا",
        }
    }

    fn choice(&self, choice: Choice) -> &'static str {
        match choice {
            Choice::Alone => "بلا تنسيق",
            Choice::Forwarding => "التمرير الصارم",
            Choice::PrimaryBackup => "أساسي واحتياطي",
            Choice::QuorumOf3 => "نصاب من 3",
            Choice::QuorumOf5 => "نصاب من 5",
        }
    }

    fn what_is(&self, choice: Choice) -> &'static str {
        match choice {
            Choice::Alone => "كل روبوت يفعل ما يُقال له، ولا يخبر أحدًا.",
            Choice::Forwarding => "الروبوت يمرّر ما يقوله فريقه، ثم ينفّذه.",
            Choice::PrimaryBackup => "روبوت واحد يرقّم الحركات؛ والبقية تتبع أرقامه.",
            Choice::QuorumOf3 | Choice::QuorumOf5 => "لا تُعتمد حركة حتى تدوّنها أغلبية.",
        }
    }

    fn switch(&self, value: SwitchValue) -> &'static str {
        match value {
            SwitchValue::Pictures(Pictures::Agreed, Choice::PrimaryBackup) => "من الأساسي فقط",
            SwitchValue::Pictures(Pictures::Local, Choice::PrimaryBackup) => "من أي روبوت",
            SwitchValue::Pictures(Pictures::Agreed, _) => "من النصاب",
            SwitchValue::Pictures(Pictures::Local, _) => "من الروبوت نفسه",
            SwitchValue::Replication(Replication::Async) => "الجواب فورًا",
            SwitchValue::Replication(Replication::Sync) => "بعد تأكيد كل احتياطي",
            SwitchValue::Silence(Silence::Wait) => "انتظر",
            SwitchValue::Silence(Silence::TakeOver) => "حلّ محلّه",
            SwitchValue::AfterSplit(AfterSplit::LeaveDiverged) => "اتركهما مفترقين",
            SwitchValue::AfterSplit(AfterSplit::DriveBack) => "الرجوع إلى الوراء",
        }
    }

    fn robot(&self, robot: RobotId) -> String {
        join(&["الروبوت ", &robot.to_string()])
    }

    fn team(&self, team: TeamId) -> String {
        join(&["الفريق ", &team.to_string()])
    }

    fn path(&self, one: Place, other: Place) -> String {
        let kind = match (one, other) {
            (Place::Robot(_), Place::Robot(_)) => "الوصلة: ",
            (Place::Team(_), _) | (_, Place::Team(_)) => "الخط: ",
        };
        join(&[kind, &place(one), " – ", &place(other)])
    }

    fn direction(&self, direction: Direction) -> String {
        join(&["من ", &place(direction.from), " إلى ", &place(direction.to)])
    }

    fn reboot(&self, robot: RobotId) -> String {
        join(&["أعد تشغيل ", &self.robot(robot)])
    }

    fn isolate(&self, robot: RobotId) -> String {
        join(&["اعزل ", &self.robot(robot)])
    }

    fn again(&self, ticket: Ticket) -> String {
        join(&["أرسل ", &isolated(&ticket.to_string()), " مرة أخرى"])
    }

    fn command(&self, command: Command) -> &'static str {
        match command {
            Command::Forward => "إلى الأمام",
            Command::Backward => "إلى الخلف",
            Command::Left => "استدر يسارًا",
            Command::Right => "استدر يمينًا",
            Command::Picture => "التقط صورة",
        }
    }

    fn key(&self, command: Command) -> &'static str {
        match command {
            Command::Forward => "الأمام",
            Command::Backward => "الخلف",
            Command::Left => "يسار",
            Command::Right => "يمين",
            Command::Picture => "صورة",
        }
    }

    fn row(&self, command: Command) -> &'static str {
        self.key(command)
    }

    fn key_hint(&self, team: TeamId) -> &'static str {
        match team.0 {
            0 => "المفاتيح كما هي على لوحة مفاتيحك: \u{2066}W, A, S, D\u{2069} و\u{2066}E\u{2069}.",
            1 => "على لوحة مفاتيحك: الأسهم، و\u{2066}/\u{2069} للصورة.",
            _ => "لم يُطلب شيء بعد.",
        }
    }

    fn caption(&self, robot: RobotId, after: u64) -> String {
        join(&[&self.robot(robot), "، ", &super::counted::after_moves(after)])
    }

    fn photo(&self, robot: RobotId, picture: &Picture) -> String {
        let mut said = join(&["ما يراه ", &self.robot(robot), " في ", &isolated(&picture.stencil.cell)]);
        said.push_str(match picture.free_ahead {
            0 => ": جدار أمامه مباشرة",
            1 => ": خلية خالية واحدة أمامه",
            _ => ": خلايا خالية أمامه",
        });
        for (ways, side) in [(&picture.ways_left, "اليسار"), (&picture.ways_right, "اليمين")] {
            if !ways.is_empty() {
                said.push_str("، وطريق إلى ");
                said.push_str(side);
            }
        }
        if picture.exit.is_some() {
            said.push_str("، والمخرج ظاهر");
        }
        said
    }

    fn repeated(&self, robot: RobotId, times: u8) -> String {
        join(&["نفّذه ", &self.robot(robot), " ", &count(u64::from(times), &TIMES)])
    }

    fn broken_at(&self, at: SimTime) -> String {
        join(&["كُسر عند ", &isolated(&self.clock(at))])
    }

    fn back_in(&self, left: Span) -> String {
        join(&["مطفأ؛ يعود بعد ", &self.seconds(left)])
    }

    fn clock(&self, at: SimTime) -> String {
        number::clock(at, ".")
    }

    fn seconds(&self, span: Span) -> String {
        join(&[&self.tenths(span.0 / 100), "\u{a0}ث"])
    }

    fn waiting_for(&self, word: &str, span: Span) -> String {
        join(&[word, " ", &self.seconds(span)])
    }

    fn tenths(&self, tenths: u64) -> String {
        number::tenths(tenths, ".")
    }

    fn out_of(&self, part: u64, whole: u64) -> String {
        join(&[&part.to_string(), " من ", &whole.to_string()])
    }

    fn events(&self, events: u64) -> String {
        join(&["الحدث ", &events.to_string()])
    }

    fn speed(&self, hundredths: u64) -> String {
        isolated(&number::speed(hundredths, "."))
    }

    fn instant(&self, at: SimTime) -> String {
        self.seconds(Span(at.0))
    }

    fn invite(&self) -> &'static [&'static str] {
        &[
            "أعطِ الفريق \u{2068}A\u{2069} أمر ",
            "الأمام",
            " والفريق \u{2068}B\u{2069} أمر ",
            "يسار",
            "، ثم اضغط «شغّل». هل سيقف الروبوتان في المكان نفسه؟",
        ]
    }

    fn reach(&self, reach: &Reach, robots: u8) -> (String, String) {
        reach::said(self, reach, robots)
    }

    fn in_the_maze(&self, robot: RobotId, pose: Pose) -> String {
        join(&[&self.robot(robot), " في ", &isolated(&pose.cell.name()), "، ينظر ", towards(pose.heading)])
    }

    fn doing(&self, doing: Doing) -> &'static str {
        match doing {
            Doing::Off => "، مطفأ",
            Doing::Unjudged => "",
            Doing::InStep => "، مواكب",
            Doing::Behind => "، متأخر",
            Doing::Diverged => "، مفترق",
        }
    }

    fn is_cut(&self, whole: bool) -> &'static str {
        if whole { "، مقطوعة." } else { "، مقطوعة في اتجاه واحد." }
    }

    fn side(&self, side: u8) -> String {
        join(&["الجهة ", &side.to_string()])
    }
}

pub(super) fn join(parts: &[&str]) -> String {
    parts.concat()
}

/// A robot or a team by its name.
pub(super) fn place(place: Place) -> String {
    match place {
        Place::Robot(robot) => Arabic.robot(robot),
        Place::Team(team) => isolated(&Arabic.team(team)),
    }
}

/// Where somebody looks: *north* as a direction.
pub(super) fn towards(heading: Heading) -> &'static str {
    match heading {
        Heading::North => "شمالًا",
        Heading::East => "شرقًا",
        Heading::South => "جنوبًا",
        Heading::West => "غربًا",
    }
}
