//! The words around lessons in Arabic.

use super::counted::{Noun, OF_COMMANDS, count};
use super::{Arabic, isolated};
use crate::time::{SimTime, Span};
use crate::words::app::AppWords;
use crate::words::fault::FaultWords;
use crate::words::lesson::{Counted, LIST, LessonLabel, LessonWords, Lost, Missing, Standing, Trouble};

const MINUTES: Noun =
    Noun {
        zero: "بلا وقت", one: "دقيقة واحدة", two: "دقيقتان", few: "دقائق", many: "دقيقة", other: "دقيقة"
    };

const SECONDS: Noun =
    Noun {
        zero: "بلا وقت", one: "ثانية واحدة", two: "ثانيتان", few: "ثوانٍ", many: "ثانية", other: "ثانية"
    };

impl LessonWords for Arabic {
    fn lesson(&self, label: LessonLabel) -> &'static str {
        match label {
            LessonLabel::ListHelp => "قل ما تتوقعه، وراقب ما يحدث، ثم جرّب بنفسك.",
            LessonLabel::Fetching => "لحظة: يجري جلب الدروس.",
            LessonLabel::TryAgain => "حاول مرة أخرى",
            LessonLabel::OpenFile => "افتح ملف درس",
            LessonLabel::OrDrop => "أو أفلته في أي مكان من الصفحة",
            LessonLabel::Progress => "تقدّمك",
            LessonLabel::ProgressNote => "يُحفَظ في هذا المتصفح، ولا يُحفَظ في أي مكان آخر.",
            LessonLabel::SaveProgress => "احفظ تقدّمك في ملف",
            LessonLabel::LoadProgress => "استورد تقدّمًا",
            LessonLabel::Glossary => "المصطلحات",
            LessonLabel::NoWords => "لا مصطلحات هنا بعد.",
            LessonLabel::Lesson => "الدرس",
            LessonLabel::Quit => "أغلق الدرس",
            LessonLabel::LessonText => "نص هذه الخطوة",
            LessonLabel::Back => "السابق",
            LessonLabel::Next => "التالي",
            LessonLabel::RunIt => "شغّله",
            LessonLabel::NowATask => "دورك الآن: مهمة",
            LessonLabel::ToExplore => "استكشف",
            LessonLabel::SkipToEnd => "اقفز إلى النهاية",
            LessonLabel::BackToList => "كل الدروس",
            LessonLabel::KeysHint => "\u{2066}Page Up\u{2069} · \u{2066}Page Down\u{2069}",
            LessonLabel::Answers => "توقّعك",
            LessonLabel::LockIn => "ثبّت جوابك",
            LessonLabel::Locked => "مثبَّت",
            LessonLabel::LockedNote => "جوابك مثبَّت: لا شيء مما يحدث الآن يستطيع أن يغيّره.",
            LessonLabel::ChooseFirst => "قل أولًا ما تتوقعه. اختر جوابًا، أو واصل من دون جواب.",
            LessonLabel::Watch => "راقب ما يحدث",
            LessonLabel::YouSaid => "قلتَ",
            LessonLabel::WhatHappened => "ما حدث",
            LessonLabel::WasRight => "حدث ما قلتَه.",
            LessonLabel::WasWrong => "حدث غير ما قلتَه.",
            LessonLabel::WasPassed => "لم تُجب عن هذا السؤال.",
            LessonLabel::DecidingMoment => "اذهب إلى اللحظة الحاسمة",
            LessonLabel::PlayFreely => "العب بحرية",
            LessonLabel::AwayNote => "لقد خرجت عن الدرس. وهو ينتظرك.",
            LessonLabel::BackToLesson => "عُد إلى الدرس",
            LessonLabel::Belief => "يعتقد كثيرون",
            LessonLabel::Goals => "الأهداف",
            LessonLabel::Met => "تحقّق",
            LessonLabel::NotMet => "لم يتحقّق بعد",
            LessonLabel::Nevers => "يجب ألّا يحدث",
            LessonLabel::NotHappened => "لم يحدث",
            LessonLabel::Limits => "الحدود",
            LessonLabel::Undo => "تراجع",
            LessonLabel::AgainTask => "ابدأ المهمة من جديد",
            LessonLabel::GiveHint => "أعطني تلميحًا",
            LessonLabel::Hint => "تلميح",
            LessonLabel::ShowSolution => "أرني حلًّا",
            LessonLabel::SolutionNote => "هذا أحد الحلول. ابدأ المهمة من جديد لتجرّب بنفسك.",
            LessonLabel::Solved => "حُلّت المهمة",
            LessonLabel::SolvedByUs => "هكذا يمكن حلّها.",
            LessonLabel::FailedHelp => "تراجع عن آخر ما فعلت، أو ابدأ من جديد.",
            LessonLabel::TeacherSheet => "ورقة المعلّم",
            LessonLabel::Print => "اطبع",
            LessonLabel::CloseSheet => "أغلق الورقة",
            LessonLabel::Aims => "بعد الدرس يستطيع الصف أن يقول",
            LessonLabel::Timing => "الوقت",
            LessonLabel::RightAnswer => "هذا ما يحدث",
            LessonLabel::Say => "قل:",
            LessonLabel::Solution => "أحد الحلول",
            LessonLabel::Notes => "ملاحظات",
            LessonLabel::OpenHere => "افتح الدرس",
            LessonLabel::SeenIn => "يظهر في",
            LessonLabel::Word => "المصطلح",
            LessonLabel::NotTranslated => "هذا الدرس غير متاح هنا بلغتك.",
            LessonLabel::InEnglish => "بالإنجليزية",
        }
    }

    fn step(&self, at: usize, of: usize) -> String {
        format!("الخطوة {at} من {of}")
    }

    fn minutes(&self, minutes: u8) -> String {
        count(u64::from(minutes), &MINUTES)
    }

    fn entry(&self, number: usize, title: &str) -> String {
        format!("الدرس {number}: {title}")
    }

    fn how_far(&self, standing: Standing) -> String {
        match standing {
            Standing::New => String::new(),
            Standing::At(step) => format!("عند الخطوة {step}"),
            Standing::Finished => "انتهى".to_owned(),
        }
    }

    fn sheet_of(&self, title: &str) -> String {
        format!("ورقة المعلّم: {title}")
    }

    fn limit(&self, what: Counted, used: u64, most: u32) -> String {
        let things = all_of(what);
        match (used, most) {
            (0, 0) => without(what).to_owned(),
            (_, 0) => format!("{}، لكن العدد بلغ {used}", without(what)),
            _ if used > u64::from(most) => format!("{things}: {used}، والمسموح {most}"),
            _ => format!("{things}: {used} من {most}"),
        }
    }

    fn within(&self, end: SimTime, span: Span) -> String {
        let end = isolated(&self.clock(end));
        format!("{}: حتى {end}", count(span.0.div_ceil(1000), &SECONDS))
    }

    fn since(&self, at: SimTime) -> String {
        format!("منذ {}", isolated(&self.clock(at)))
    }

    fn failed_at(&self, at: SimTime) -> String {
        format!("فشلت المهمة عند {}", isolated(&self.clock(at)))
    }

    fn at(&self, at: SimTime) -> String {
        format!("عند {}", isolated(&self.clock(at)))
    }

    fn lost(&self, why: &Lost) -> String {
        match why {
            Lost::Never(words) => format!("يجب ألّا يحدث هذا: {words}"),
            Lost::Limit(what, 0) => format!("يجب أن يتمّ ذلك {}.", without(*what)),
            Lost::Limit(what, most) => format!("أكثر من {}.", count(u64::from(*most), of(*what))),
            Lost::TimeIsUp => "انتهى الوقت.".to_owned(),
        }
    }

    fn trouble(&self, trouble: Trouble) -> &'static str {
        match trouble {
            Trouble::Forbidden => {
                "هذا المتصفح لا يسمح للصفحة بأن تحفظ شيئًا: يضيع تقدّمك حين تغلقها، إلا إذا حفظته في ملف."
            }
            Trouble::Full => "ذاكرة المتصفح ممتلئة: يضيع تقدّمك حين تغلق الصفحة، إلا إذا حفظته في ملف.",
            Trouble::Broken => {
                "لا يمكن قراءة التقدّم الذي كان محفوظًا في هذا المتصفح. وُضع جانبًا، ويبدأ سجل جديد."
            }
            Trouble::Newer => {
                "التقدّم المحفوظ في هذا المتصفح حفظته نسخة أحدث من \u{2068}Lockstep\u{2069}. يبقى كما هو؛ وما \
                 تفعله الآن لا يضاف إليه."
            }
        }
    }

    fn unfetched(&self, missing: &Missing) -> String {
        let list = isolated(LIST);
        match missing {
            Missing::Status(status) => format!("ليس عند الخادم هذا الملف (أجاب بالرقم {status})."),
            Missing::Silence => "تعذّر جلب الملف. هل الشبكة متاحة؟".to_owned(),
            Missing::List(fault) => format!("تعذّرت قراءة قائمة الدروس ({list}). {}.", self.fault(fault)),
            Missing::Unlisted(name) => {
                let name = isolated(name);
                format!("لا يوجد هنا درس باسم «{name}»: فقائمة الدروس ({list}) لا تذكره.")
            }
        }
    }
}

/// What is counted, as the heading of a number.
fn all_of(what: Counted) -> &'static str {
    match what {
        Counted::Commands => "الأوامر",
        Counted::Cuts => "القطع",
        Counted::Mends => "الإصلاح",
        Counted::Reboots => "إعادة التشغيل",
        Counted::Touches => "التدخّل في الرسائل",
    }
}

/// None of what is counted.
fn without(what: Counted) -> &'static str {
    match what {
        Counted::Commands => "بلا أوامر",
        Counted::Cuts => "بلا قطع",
        Counted::Mends => "بلا إصلاح",
        Counted::Reboots => "بلا إعادة تشغيل",
        Counted::Touches => "بلا تدخّل في الرسائل",
    }
}

/// What is counted, beside a number after a preposition.
fn of(what: Counted) -> &'static Noun {
    const CUTS: Noun = Noun {
        zero: "صفر من القطع",
        one: "قطع واحد",
        two: "عمليتي قطع",
        few: "عمليات قطع",
        many: "عملية قطع",
        other: "عملية قطع",
    };
    const MENDS: Noun = Noun {
        zero: "صفر من الإصلاح",
        one: "إصلاح واحد",
        two: "عمليتي إصلاح",
        few: "عمليات إصلاح",
        many: "عملية إصلاح",
        other: "عملية إصلاح",
    };
    const REBOOTS: Noun = Noun {
        zero: "صفر من إعادة التشغيل",
        one: "إعادة تشغيل واحدة",
        two: "إعادتي تشغيل",
        few: "مرات من إعادة التشغيل",
        many: "مرة من إعادة التشغيل",
        other: "مرة من إعادة التشغيل",
    };
    const TOUCHES: Noun = Noun {
        zero: "صفر من التدخّل في الرسائل",
        one: "تدخّل واحد في الرسائل",
        two: "تدخّلين في الرسائل",
        few: "تدخّلات في الرسائل",
        many: "تدخّلًا في الرسائل",
        other: "تدخّل في الرسائل",
    };
    match what {
        Counted::Commands => &OF_COMMANDS,
        Counted::Cuts => &CUTS,
        Counted::Mends => &MENDS,
        Counted::Reboots => &REBOOTS,
        Counted::Touches => &TOUCHES,
    }
}
