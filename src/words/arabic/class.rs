//! The classroom in Arabic.

use super::Arabic;
use super::counted::{Noun, count};
use crate::ids::RobotId;
use crate::words::app::AppWords;
use crate::words::class::{ClassLabel, ClassWords, KeyCap, KeyGroup, KeyWork};

const HANDS: Noun =
    Noun {
        zero: "لا أيدي", one: "يد واحدة", two: "يدان", few: "أيدٍ", many: "يدًا", other: "يد"
    };

const MORE: Noun = Noun {
    zero: "ولا شيء غير ذلك.",
    one: "وحدث آخر.",
    two: "وحدثان آخران.",
    few: "أحداث أخرى.",
    many: "حدثًا آخر.",
    other: "حدث آخر.",
};

impl ClassWords for Arabic {
    fn class(&self, label: ClassLabel) -> &'static str {
        match label {
            ClassLabel::Leave => "اخرج من وضع العرض",
            ClassLabel::Code => "رمز QR",
            ClassLabel::CodeHelp => "وجّه كاميرا الهاتف إلى الرمز: فيفتح هذا بعينه.",
            ClassLabel::NoCode => {
                "هذا التشغيل أطول من أن يسعه رمز QR. احفظه في ملف بدلًا من ذلك، من ورقة «شارك»."
            }
            ClassLabel::Controls => "أظهر أدوات التحكم",
            ClassLabel::Text => "أظهر النص",
            ClassLabel::On => "إلى التالي",
            ClassLabel::Back => "إلى السابق",
            ClassLabel::SamePictures => "الصورتان متطابقتان",
            ClassLabel::OtherPictures => "الصورتان مختلفتان",
            ClassLabel::TakeBack => "أنقِص يدًا",
            ClassLabel::VoteHelp => "التصويت برفع الأيدي: اضغط رقم الجواب مرة عن كل يد.",
            ClassLabel::Letters => "المفاتيح المفردة تعمل",
            ClassLabel::LettersNote => {
                "أوقف هذا إذا كنت تُملي بصوتك، أو إذا ضُغطت مفاتيح من غير قصد. وتبقى الأزرار و\u{2066}Tab\u{2069} \
                 و\u{2066}Escape\u{2069}."
            }
            ClassLabel::WhichLink => "أي وصلة تُقطَع أو تُصلَح؟ اضغط رقمي روبوتيها.",
            ClassLabel::WhichReboot => "أي روبوت يُعاد تشغيله؟ اضغط رقمه.",
            ClassLabel::WhichIsolate => "أي روبوت يُعزَل؟ اضغط رقمه.",
            ClassLabel::WhichScheme => {
                "أي طريقة؟ 1 بلا تنسيق · 2 التمرير الصارم · 3 أساسي واحتياطي · 4 نصاب من ثلاثة · 5 نصاب من خمسة"
            }
            ClassLabel::DropIt => "المفتاح \u{2066}Escape\u{2069} يتخلى عن ذلك.",
        }
    }

    fn key_group(&self, group: KeyGroup) -> &'static str {
        match group {
            KeyGroup::Clock => "الساعة",
            KeyGroup::Consoles => "فريقان على لوحة مفاتيح واحدة",
            KeyGroup::Deeds => "الوصلات والروبوتات",
            KeyGroup::Views => "ما يُعرَض",
            KeyGroup::Lesson => "في درس",
            KeyGroup::Presenter => "في وضع العرض، وعلى جهاز التقديم",
        }
    }

    fn key_work(&self, work: KeyWork) -> &'static str {
        match work {
            KeyWork::PlayPause | KeyWork::Clicker => "تشغيل أو إيقاف",
            KeyWork::StepForward => "حدث واحد إلى الأمام",
            KeyWork::StepBack => "حدث واحد إلى الوراء",
            KeyWork::Marks => "العلامة السابقة، العلامة التالية",
            KeyWork::Speed => "أبطأ، أسرع",
            KeyWork::Restart => "ابدأ من جديد",
            KeyWork::MoveA => "الفريق \u{2068}A\u{2069}: أمام، يسار، خلف، يمين",
            KeyWork::PictureA => "الفريق \u{2068}A\u{2069}: صورة",
            KeyWork::MoveB => "الفريق \u{2068}B\u{2069}: أمام، يسار، خلف، يمين",
            KeyWork::PictureB => "الفريق \u{2068}B\u{2069}: صورة",
            KeyWork::Autopilots => "تشغيل كل القيادات الآلية أو إيقافها",
            KeyWork::Link => "قطع وصلة أو إصلاحها، ثم رقما الروبوتين",
            KeyWork::MendAll => "إصلاح الكل",
            KeyWork::Split => "تقسيم الروبوتات",
            KeyWork::Reboot => "إعادة التشغيل، ثم رقم الروبوت",
            KeyWork::Isolate => "العزل، ثم رقم الروبوت",
            KeyWork::Scheme => "طريقة أخرى، ثم رقمها",
            KeyWork::Lessons => "الدروس",
            KeyWork::Story => "القصة",
            KeyWork::Diagram => "مخطط المكان والزمان",
            KeyWork::Compare => "مقارنة الطرق",
            KeyWork::Why => "لماذا حدث آخر ما حدث؟",
            KeyWork::Code => "رمز QR لهذا بعينه، بحجم الشاشة",
            KeyWork::Keys => "هذه المفاتيح",
            KeyWork::Close => "إغلاق ما هو مفتوح",
            KeyWork::Present => "وضع العرض: دخول أو خروج",
            KeyWork::Next => "الخطوة التالية",
            KeyWork::Previous => "الخطوة السابقة",
            KeyWork::Choose => "تحديد جواب",
            KeyWork::On => "إلى التالي: الخطوة التالية، أو الشيء التالي الجدير بالذكر",
            KeyWork::Back => "إلى السابق",
            KeyWork::Hand => "يد أخرى لجواب",
            KeyWork::TakeBack => "إنقاص يد",
            KeyWork::Controls => "إظهار أدوات التحكم أو إخفاؤها",
            KeyWork::Text => "إظهار النص أو إخفاؤه",
        }
    }

    fn key_cap(&self, cap: KeyCap) -> &'static str {
        match cap {
            KeyCap::Space => "المسافة",
            KeyCap::PageUp => "Page Up",
            KeyCap::PageDown => "Page Down",
            KeyCap::Escape => "Esc",
            KeyCap::Backspace => "Backspace",
        }
    }

    fn hands(&self, hands: u16) -> String {
        count(hands.into(), &HANDS)
    }

    fn which_other(&self, robot: RobotId) -> String {
        ["وصلة ", &self.robot(robot), " مع أي روبوت آخر؟ اضغط رقمه."].concat()
    }

    fn and_more(&self, more: usize) -> String {
        let and = if more > 2 { "و" } else { "" };
        [and, &count(more as u64, &MORE)].concat()
    }
}
