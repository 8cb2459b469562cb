//! The adversary in Arabic.

use super::counted::{Noun, count};
use super::{Arabic, isolated};
use crate::adversary::{INSTANTS, Kind, Searched};
use crate::laws::Promise;
use crate::time::SimTime;
use crate::words::adversary::{AdversaryLabel, AdversaryWords};
use crate::words::app::AppWords;

/// Acts after a preposition.
const OF_ACTS: Noun =
    Noun {
        zero: "صفر أفعال", one: "فعل واحد", two: "فعلين", few: "أفعال", many: "فعلًا", other: "فعل"
    };

/// Runs as what something is said of.
const RUNS: Noun =
    Noun {
        zero: "لا تشغيلات", one: "تشغيل واحد", two: "تشغيلان", few: "تشغيلات", many: "تشغيلًا", other: "تشغيل"
    };

/// Runs after a preposition.
const OF_RUNS: Noun = Noun { zero: "صفر تشغيلات", two: "تشغيلين", ..RUNS };

/// Moments that come next, after a preposition.
const OF_NEXT_THINGS: Noun = Noun {
    zero: "صفر أحداث",
    one: "الحدث المهم التالي",
    two: "الحدثين المهمين التاليين",
    few: "أحداث مهمة تالية",
    many: "حدثًا مهمًّا تاليًا",
    other: "حدث مهم تالٍ",
};

/// Seconds as how long.
const SECONDS: Noun =
    Noun {
        zero: "بلا وقت", one: "ثانية واحدة", two: "ثانيتين", few: "ثوانٍ", many: "ثانية", other: "ثانية"
    };

impl AdversaryWords for Arabic {
    fn adversary(&self, label: AdversaryLabel) -> &'static str {
        match label {
            AdversaryLabel::Title => "كيف يمكن أن ينكسر هذا؟",
            AdversaryLabel::About => {
                "ابتداءً من هذه اللحظة يجرّب متصفحك أوامر وقطعًا وإعادة تشغيل وتأخيرات يصنعها الحظ، ويبحث عن \
                 أقل عدد منها يكسر وعدًا."
            }
            AdversaryLabel::Aim => "ما الذي ينكسر",
            AdversaryLabel::Promised => "موعود به",
            AdversaryLabel::Means => "له أن يستخدم مع الأوامر",
            AdversaryLabel::Cuts => "القطع",
            AdversaryLabel::Reboots => "إعادة التشغيل",
            AdversaryLabel::Luck => "سوء الحظ مع الرسائل",
            AdversaryLabel::Search => "ابحث",
            AdversaryLabel::Stop => "توقّف",
            AdversaryLabel::Progress => "كم تمّ من البحث",
            AdversaryLabel::Stopped => "أوقفتَ البحث قبل نهايته.",
            AdversaryLabel::Play => "شغّله",
            AdversaryLabel::Changed => "تغيّر التشغيل. ابحث مرة أخرى.",
            AdversaryLabel::GoThere => "اذهب إلى هناك",
            AdversaryLabel::OneInCharge => "مسؤول واحد",
            AdversaryLabel::OneInChargeSays => {
                "لا يكون روبوتان مسؤولين في الوقت نفسه أبدًا. ولا تستطيع أي طريقة أن تَعِد بهذا: فمن كان \
                 مسؤولًا قد لا يعرف بعد أنه لم يعد كذلك."
            }
            AdversaryLabel::GetsAnswer => "الجواب دائمًا",
            AdversaryLabel::GetsAnswerSays => {
                "كل فريق يستطيع أن يتحدث إلى روبوت يعمل يُنفَّذ أمره. ولا أحد يستطيع أن يَعِد بهذا وبالاتساق معًا \
                 ما دامت وصلات مقطوعة."
            }
        }
    }

    fn tried(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Move => "حركات يطلبها أول فريقين",
            Kind::Again => "آخر أمر مرة أخرى",
            Kind::Picture => "صور",
            Kind::Isolate => "روبوت معزول عن كل ما سواه",
            Kind::CutLink => "وصلة مقطوعة",
            Kind::CutOneWay => "وصلة مقطوعة في اتجاه واحد",
            Kind::CutLine => "أجوبة روبوت إلى فريقه مقطوعة",
            Kind::Split => "روبوتان مفصولان عن البقية",
            Kind::Mend => "إصلاح كل شيء",
            Kind::Reboot => "إعادة تشغيل مدتها 4 ثوانٍ",
            Kind::LongReboot => "روبوت مطفأ 5 دقائق",
            Kind::Lose => "رسالة ضائعة",
            Kind::Hold => "رسالة ممسوكة أو مُطلقة",
            Kind::Double => "رسالة مضاعفة",
            Kind::Slow => "رسائل بين الروبوتات مُبطَّأة إلى 3 ثوانٍ",
        }
    }

    fn searching(&self, acts: u8, runs: u64) -> String {
        let together = if acts == 1 { "" } else { " معًا" };
        ["يجري تجريب ", &count(acts.into(), &OF_ACTS), together, "؛ حتى الآن: ", &count(runs, &RUNS), "."]
            .concat()
    }

    fn already_broken(&self, since: Option<SimTime>) -> String {
        match since {
            Some(at) => ["انكسر من قبل، منذ ", &isolated(&self.clock(at)), "."].concat(),
            None => "هو كذلك من قبل، في هذه اللحظة.".to_owned(),
        }
    }

    fn found_way(&self, acts: usize, breaks_at: SimTime, runs: u64) -> String {
        let acts = match acts {
            0 => "ينكسر من تلقاء نفسه".to_owned(),
            1 => "فعل واحد يكفي: ينكسر".to_owned(),
            _ => ["يحتاج الأمر إلى ", &count(acts as u64, &OF_ACTS), ": ينكسر"].concat(),
        };
        let at = isolated(&self.clock(breaks_at));
        [acts.as_str(), " عند ", &at, ". وعدد ما جُرّب: ", &count(runs, &RUNS), "."].concat()
    }

    fn found_nothing(&self, searched: &Searched, promise: Promise) -> Vec<String> {
        let list = |kinds: &[Kind]| kinds.iter().map(|kind| self.tried(*kind)).collect::<Vec<_>>().join("، ");
        let mut said = vec![["لم يُعثر على شيء في ", &count(searched.runs, &OF_RUNS), "."].concat()];
        if searched.whole > 0 {
            said.push(
                ["جُرّب كاملًا: ", &up_to(searched.whole), " مما يلي: ", &list(&searched.all), "."].concat(),
            );
        }
        if searched.whole_main > searched.whole {
            let main = [&up_to(searched.whole_main), " مما يلي: ", &list(&searched.main), "."].concat();
            let begin = if searched.whole > 0 {
                "وجُرّب كاملًا أيضًا: "
            } else {
                "جُرّب كاملًا: "
            };
            said.push([begin, &main].concat());
        }
        if let Some(part) = searched.part {
            said.push(["ومن تتابعات ", &count(part.into(), &OF_ACTS), " جُرّب بعضها فقط."].concat());
        }
        let later = count(u64::from(INSTANTS) - 1, &OF_NEXT_THINGS);
        let hears = " (وفي التجربة الكاملة الأولى أيضًا: يسمع روبوت من آخر)";
        said.push(
            [
                "جاء كل فعل على الفور أو بعد واحد من ",
                &later,
                " مباشرة: يصل أمر إلى روبوت، أو ينفّذ روبوت شيئًا، أو يتولّى المسؤولية، أو يعود، أو يأتي فريقًا \
                 جوابُه",
                if searched.whole > 0 { hears } else { "" },
                ". ثم استمرّ كل تشغيل ",
                &count(searched.played_on.0.div_ceil(1000), &SECONDS),
                ".",
            ]
            .concat(),
        );
        said.push(
            match promise {
                Promise::Promised => "الطريقة تَعِد بهذا، فلا ينبغي أن يُعثر على شيء. ومع ذلك ليس البحث برهانًا.",
                Promise::NotPromised | Promise::NotApplicable => "وليس هذا برهانًا: فقد توجد طريق أطول.",
            }
            .to_owned(),
        );
        said
    }
}

fn up_to(acts: u8) -> String {
    match acts {
        1 => "أي فعل واحد".to_owned(),
        _ => ["كل تتابع لا يزيد على ", &count(acts.into(), &OF_ACTS)].concat(),
    }
}
