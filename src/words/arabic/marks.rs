//! Going to and fro in a run, in Arabic.

use super::counted::{Noun, count};
use super::{Arabic, isolated};
use crate::time::SimTime;
use crate::words::app::AppWords;
use crate::words::marks::{MarkLabel, MarkName, MarkWords};

const EARLIER_LINES: Noun = Noun {
    zero: "لا مسارات سابقة",
    one: "مسار سابق واحد",
    two: "مساران سابقان",
    few: "مسارات سابقة",
    many: "مسارًا سابقًا",
    other: "مسار سابق",
};

impl MarkWords for Arabic {
    fn mark(&self, label: MarkLabel) -> &'static str {
        match label {
            MarkLabel::Kind => "نوع العلامة",
            MarkLabel::Keys => "على لوحة المفاتيح: \u{2066}[\u{2069} و\u{2066}]\u{2069}.",
            MarkLabel::None => "لم تُعرَض علامة كهذه بعد.",
            MarkLabel::Lines => "مسارات سابقة",
            MarkLabel::NoLines => {
                "لا شيء بعد. من يفعل شيئًا في الماضي يبدأ مسارًا جديدًا؛ والمسار المتروك يُحفَظ هنا."
            }
            MarkLabel::TakeUp => "استعده",
            MarkLabel::InThePast => "هذا هو الماضي: ما تفعله هنا يبدأ مسارًا جديدًا.",
        }
    }

    fn mark_name(&self, name: MarkName) -> &'static str {
        match name {
            MarkName::Any => "أي نوع",
            MarkName::Command => "أوامر",
            MarkName::Cut => "قطع",
            MarkName::Mend => "إصلاح",
            MarkName::Reboot => "إعادة تشغيل",
            MarkName::Election => "قادة جدد",
            MarkName::Broken => "قوانين مكسورة",
        }
    }

    fn earlier_lines(&self, lines: usize) -> String {
        count(lines as u64, &EARLIER_LINES)
    }

    fn left_line(&self, left_at: SimTime, until: SimTime, acts: usize) -> String {
        let (left_at, until) = (isolated(&self.clock(left_at)), isolated(&self.clock(until)));
        ["تُرك عند ", &left_at, "؛ ويمتد إلى ", &until, "، والأفعال: ", &acts.to_string()].concat()
    }
}
