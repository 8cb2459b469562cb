//! The comparison in Arabic.

use super::app::towards;
use super::{Arabic, isolated};
use crate::command::Deed;
use crate::ids::{RobotId, Ticket};
use crate::pose::Pose;
use crate::time::SimTime;
use crate::words::app::{AppWords, Choice};
use crate::words::versus::{Said, VersusLabel, VersusWords};

impl VersusWords for Arabic {
    fn versus(&self, label: VersusLabel) -> &'static str {
        match label {
            VersusLabel::Title => "القصة نفسها في كل طريقة",
            VersusLabel::Help => "الأوامر نفسها والأعطال نفسها، على ساعة واحدة.",
            VersusLabel::Schemes => "طرق للمقارنة، من اثنتين إلى خمس",
            VersusLabel::NoDifference => "لا فرق حتى الآن.",
            VersusLabel::GoThere => "اذهب إلى هناك",
            VersusLabel::First => "أول فرق",
            VersusLabel::Scheme => "الطريقة",
            VersusLabel::Kept => "وعود محفوظة",
            VersusLabel::Lucky => "غير موعود به، وصمد حتى الآن",
            VersusLabel::NotHeld => "غير موعود به، ولم يصمد",
            VersusLabel::Out => "روبوتات خرجت",
            VersusLabel::Answered => "أوامر تمّت",
            VersusLabel::Messages => "رسائل لكل أمر",
            VersusLabel::Time => "حتى الجواب",
            VersusLabel::LeftOut => "أفعال متروكة: لا روبوت بهذا الرقم",
            VersusLabel::Together => "كل الروبوتات متفقة على الترتيب حتى الآن",
        }
    }

    fn apart_since(&self, at: SimTime, number: u64) -> String {
        let (at, number) = (isolated(&self.clock(at)), number.to_string());
        ["مفترقة منذ ", &at, "، من الأمر ", &number, " فصاعدًا"].concat()
    }

    fn forked(&self, robot: RobotId, number: u64, at: SimTime, executed: &[(Choice, Ticket)]) -> String {
        let under: Vec<String> =
            executed.iter().map(|(choice, ticket)| under(&isolated(&ticket.to_string()), *choice)).collect();
        let (at, number) = (isolated(&self.clock(at)), number.to_string());
        let robot = self.robot(robot);
        ["أول فرق بين الروبوتات، ", &at, ": الأمر ", &number, " عند ", &robot, " هو ", &under.join("، "), "."]
            .concat()
    }

    fn told_differently(&self, ticket: Ticket, at: SimTime, told: &[Said]) -> String {
        let under: Vec<String> = told
            .iter()
            .map(|said| under(&["«", said.word, "»", &said.detail].concat(), said.choice))
            .collect();
        let (ticket, at) = (isolated(&ticket.to_string()), isolated(&self.clock(at)));
        ["أول فرق عند فريق، ", &at, ": نتيجة ", &ticket, " هي ", &under.join("، "), "."].concat()
    }

    fn happened(&self, deed: Deed) -> &'static str {
        match deed {
            Deed::Moved => "تحرّك",
            Deed::Turned => "استدار",
            Deed::Bumped => "اصطدم بجدار",
            Deed::AlreadyOut => "كان خارج المتاهة من قبل",
            Deed::Photographed => "التقط صورة",
        }
    }

    fn stood(&self, pose: Pose) -> String {
        ["في ", &isolated(&pose.cell.to_string()), "، ينظر ", towards(pose.heading)].concat()
    }
}

fn under(what: &str, choice: Choice) -> String {
    [what, " في طريقة «", Arabic.choice(choice), "»"].concat()
}
