//! What is wrong with a text, in Arabic. Signs and words of the text itself are isolated, so that they
//! stand as they are written.

use super::Arabic;
use crate::phrase::Phrase;
use crate::words::fault::{FaultPart, FaultWords};

impl FaultWords for Arabic {
    fn phrase(&self, phrase: Phrase) -> &'static str {
        arabic(phrase)
    }

    fn fault_part(&self, part: FaultPart) -> &'static str {
        match part {
            FaultPart::Place => "السطر {0}، العمود {1}: ",
            FaultPart::Unexpected => "المتوقَّع: {0}؛ والموجود: {1}",
            FaultPart::Newer => {
                "صُنع بنسخة أحدث من \u{2068}Lockstep\u{2069} (النسخة {0})؛ وهذه تقرأ النسخة {1}"
            }
            FaultPart::EndOfLine => "نهاية السطر",
            FaultPart::Space => "مسافة",
            FaultPart::Quoted => "«\u{2068}{0}\u{2069}»",
            FaultPart::Meant => " (هل تقصد «\u{2068}{0}\u{2069}»؟)",
            FaultPart::Or => " أو ",
            FaultPart::Bytes => "{0} بايت",
            FaultPart::Byte => "البايت \u{2066}{0}\u{2069}",
        }
    }
}

#[expect(clippy::too_many_lines, reason = "one exhaustive match, a phrase a line")]
fn arabic(phrase: Phrase) -> &'static str {
    match phrase {
        Phrase::AtMostBytes => "نص لا يزيد على {0} بايت",
        Phrase::Utf8 => "نص بترميز \u{2066}UTF-8\u{2069}",
        Phrase::FirstLine => "\u{2066}{0}\u{2069} في السطر الأول",
        Phrase::LanguageVersion => "نسخة اللغة، {0}",
        Phrase::FormatVersion => "نسخة الصيغة، {0}",
        Phrase::TextVersion => "نسخة النص",
        Phrase::OlderVersion => "نسخة أقدم",
        Phrase::EndOfLine => "نهاية السطر",
        Phrase::SchemeLine => "سطر فيه طريقة التنسيق، مثل \u{2066}scheme forwarding 2\u{2069}",
        Phrase::LineWord => "كلمة يبدأ بها سطر",
        Phrase::AtMostActs => "{0} من الأفعال على الأكثر",
        Phrase::AtMostExpectations => "{0} من التوقّعات على الأكثر",
        Phrase::OnlyOneLine => "سطر واحد فقط يبدأ بـ \u{2066}{0}\u{2069} (وهناك واحد في السطر {1})",
        Phrase::Number => "عدد",
        Phrase::Percentage => {
            "نسبة مئوية من \u{2066}0%\u{2069} إلى \u{2066}100%\u{2069}، مثل \u{2066}5%\u{2069} أو \u{2066}0.5%\u{2069}"
        }
        Phrase::UpToAnHour => {
            "من \u{2066}1 ms\u{2069} إلى ساعة واحدة، مثل \u{2066}4000\u{2069} أو \u{2066}4s\u{2069}"
        }
        Phrase::RangeUpToAnHour => "مدى من \u{2066}1 ms\u{2069} إلى ساعة واحدة، مثل \u{2066}400..600\u{2069}",
        Phrase::Instant => "وقت من 0 إلى 100 ساعة، مثل \u{2066}1500\u{2069} أو \u{2066}1.5s\u{2069}",
        Phrase::OnlyRobotOne => "روبوت: ليس هناك إلا الروبوت 1",
        Phrase::Robot => "روبوت، من 1 إلى {0}",
        Phrase::OnlyTeamA => "فريق: ليس هناك إلا الفريق \u{2066}A\u{2069}",
        Phrase::Team => "فريق، من \u{2066}A\u{2069} إلى \u{2066}{0}\u{2069}",
        Phrase::RobotOrTeam => "رقم روبوت أو حرف فريق",
        Phrase::RobotOrEach => "روبوت، من 1 إلى {0}، أو \u{2066}each\u{2069}",
        Phrase::TeamOrFate => "حرف فريق أو كلمة تقول ما يحدث",
        Phrase::Deal => "ما يفعله الفريق",
        Phrase::OwnCommand => "أمر من الفريق \u{2066}{0}\u{2069}، مثل \u{2066}{0}3\u{2069}",
        Phrase::CommandFromOne => "رقم الأمر، ابتداءً من 1",
        Phrase::OnOrOff => "وضع المفتاح",
        Phrase::Target => "\u{2066}->\u{2069} وروبوت، أو نهاية السطر",
        Phrase::OtherEnd => {
            "\u{2066}-\u{2069} (في الاتجاهين) أو \u{2066}>\u{2069} (في اتجاه واحد) والطرف الآخر، مثل \u{2066}1-2\u{2069} أو \u{2066}1>2\u{2069}"
        }
        Phrase::DifferentEnds => "طرفان مختلفان",
        Phrase::LinkOrLine => "وصلة بين روبوتين أو خط بين فريق وروبوت",
        Phrase::OneWayOfMessage => {
            "\u{2066}>\u{2069} بين الطرفين: الرسالة تطير في اتجاه واحد، مثل \u{2066}1>2\u{2069}"
        }
        Phrase::WhichMessage => "أي رسالة في ذلك الاتجاه، من 1 إلى 255، والرقم 1 لأول رسالة أُرسلت",
        Phrase::OneGroupOnly => "كل روبوت في مجموعة واحدة فقط",
        Phrase::AnotherGroup => "\u{2066}|\u{2069} ومجموعة أخرى",
        Phrase::OffTime => "كم يبقى مطفأً",
        Phrase::LinkDelay => "كم تستغرق الرسائل بين الروبوتات",
        Phrase::LineDelay => "كم تستغرق رسائل الفرق",
        Phrase::Heartbeat => "كم بين إشارة حياة وأخرى",
        Phrase::Silence => "كم يُحتمَل الصمت",
        Phrase::Patience => "كم ينتظر الفريق",
        Phrase::Pace => "كم يستغرق",
        Phrase::PaceOfWhat => "الشيء الذي تُذكر مدته",
        Phrase::Slowness => {
            "كم يستغرق بنسبة مئوية من المعتاد: من \u{2066}10%\u{2069} إلى \u{2066}1000%\u{2069}"
        }
        Phrase::EveryRobotOnce => "كل روبوت مرة واحدة فقط",
        Phrase::Scheme => "طريقة تنسيق",
        Phrase::RobotCount => "عدد الروبوتات، من {0} إلى {1}",
        Phrase::RobotCountOfQuorum => "عدد الروبوتات، 3 أو 5",
        Phrase::OneRobotCount => "عدد واحد فقط للروبوتات",
        Phrase::RobotCountOrEnd => "عدد الروبوتات أو نهاية السطر",
        Phrase::RobotCountOrSwitch => "عدد الروبوتات، أو خيار",
        Phrase::OnePosition => "وضع واحد فقط لكل خيار",
        Phrase::Seed => "بذرة، وهي عدد صحيح من 0 إلى \u{2066}18446744073709551615\u{2069}",
        Phrase::MazeColumns => "عدد أعمدة المتاهة، من {0} إلى {1}",
        Phrase::MazeRows => "عدد صفوف المتاهة، من {0} إلى {1}",
        Phrase::TimesRows => "\u{2066}x\u{2069} وعدد الصفوف، كما في \u{2066}8x8\u{2069}",
        Phrase::MazeByName => {
            "قياس مثل \u{2066}8x8\u{2069}، أو رسم في الأسطر التالية، أو متاهة باسمها (\u{2066}{0}\u{2069})"
        }
        Phrase::Maze => "قياس مثل \u{2066}8x8\u{2069}، أو متاهة باسمها، أو رسم في الأسطر التالية",
        Phrase::AtMostTeams => "{0} من الفرق على الأكثر",
        Phrase::TeamsInOrder => {
            "الفريق \u{2066}{0}\u{2069}: تُسمّى الفرق بالترتيب، كما في \u{2066}A@1 B@2\u{2069}"
        }
        Phrase::InCharge => "من هو المسؤول",
        Phrase::Claim => "أمر مثل \u{2066}A3\u{2069}، أو كلمة",
        Phrase::SecondWordOfInStep => "الكلمة الثانية من \u{2066}in-step\u{2069}",
        Phrase::NotHistory => "ما ليس عليه التاريخ",
        Phrase::RobotClaim => "المتوقَّع من الروبوت",
        Phrase::MovesExecuted => "كم حركة نفّذ",
        Phrase::BehindBy => "بكم أمر هو متأخر",
        Phrase::Cell => {
            "خلية، من \u{2066}0,0\u{2069} إلى \u{2066}{0}\u{2069}، أو اسمها، من \u{2066}A1\u{2069} إلى \u{2066}{1}\u{2069}"
        }
        Phrase::CommaAndRow => "فاصلة ثم الصف",
        Phrase::FirstDiffering => "رقم أول أمر يختلف، ابتداءً من 1",
        Phrase::CommandNumber => "رقم الأمر، مثل \u{2066}{0}3\u{2069}",
        Phrase::CommandFate => "ما صار إليه الأمر",
        Phrase::HowOften => {
            "كم مرة: \u{2066}never\u{2069} أو \u{2066}once\u{2069} أو \u{2066}twice\u{2069} أو عدد ثم الكلمة \u{2066}times\u{2069}"
        }
        Phrase::WordTimes => "الكلمة \u{2066}times\u{2069}",
        Phrase::PictureWas => "كيف كانت الصورة",
        Phrase::StaleBy => "بكم حركة كانت قديمة، ابتداءً من 1",
        Phrase::Law => "قانون",
        Phrase::Digest => "بصمة من 16 رمزًا، من 0 إلى 9 ومن \u{2066}a\u{2069} إلى \u{2066}f\u{2069}",
        Phrase::DrawnUpperWall => "متاهة مرسومة تبدأ بجدارها العلوي، \u{2066}+--+--+--+--+\u{2069}",
        Phrase::UpperWall => "جدار علوي فيه \u{2066}+--\u{2069} لكل خلية، وفي آخره \u{2066}+\u{2069}",
        Phrase::UpperWallLength => "جدار علوي طوله من {0} إلى {1} خلية، لكل خلية \u{2066}+--\u{2069}",
        Phrase::LowerWall => "جدار سفلي، \u{2066}+--+--+\u{2069}، في آخر سطر من الرسم",
        Phrase::DrawnRows => "من {0} إلى {1} من صفوف الخلايا، لا {2}",
        Phrase::DrawnLength => "سطر عدد رموزه {0}، كما في الجدار العلوي",
        Phrase::DrawnEnd => "نهاية السطر بعد {0} من الرموز",
        Phrase::Corner => "زاوية \u{2066}+\u{2069}",
        Phrase::FlatWall => "جدار \u{2066}--\u{2069} أو مسافتان",
        Phrase::UprightWall => "جدار \u{2066}|\u{2069} أو مسافة",
        Phrase::OneExit => "مخرج واحد فقط \u{2066}E\u{2069} في المتاهة",
        Phrase::CellMark => {
            "خلية خالية، أو البداية (\u{2066}^ > v\u{2069} أو \u{2066}<\u{2069})، أو المخرج \u{2066}E\u{2069}"
        }
        Phrase::OneStart => "بداية واحدة فقط (\u{2066}^ > v\u{2069} أو \u{2066}<\u{2069}) في المتاهة",
        Phrase::StartNotExit => "البداية والمخرج في خليتين مختلفتين",
        Phrase::Start => "بداية (\u{2066}^ > v\u{2069} أو \u{2066}<\u{2069}) في إحدى الخلايا",
        Phrase::Exit => "مخرج \u{2066}E\u{2069} في إحدى الخلايا عند الجدار الخارجي",
        Phrase::ExitAtWall => "المخرج \u{2066}E\u{2069} في خلية عند الجدار الخارجي",
        Phrase::OnlyExitHasDoor => "جدار: المخرج \u{2066}E\u{2069} وحده له باب إلى الخارج",
        Phrase::OnlyOneDoor => "جدار: للمخرج \u{2066}E\u{2069} باب واحد فقط",
        Phrase::WayToCell => "طريق من البداية إلى الخلية \u{2066}{0}\u{2069}",
        Phrase::OneWayToCell => "طريق واحد فقط من البداية إلى الخلية \u{2066}{0}\u{2069}",
        Phrase::AtMostSections => "{0} من الأقسام على الأكثر",
        Phrase::LessonTitle => "عنوان الدرس",
        Phrase::LessonAbout => "موضوع الدرس في جملة واحدة",
        Phrase::LessonMinutes => "مدة الدرس، من 1 إلى 60 دقيقة",
        Phrase::ListMinutes => "المدة، من 1 إلى 60 دقيقة",
        Phrase::HeaderLine => "سطر من المقدمة، أو \u{2066}==\u{2069} وقسم",
        Phrase::OnlyOneHeaderLine => "سطر واحد فقط يبدأ بـ \u{2066}{0}\u{2069}",
        Phrase::MissingHeaderLine => "سطر يبدأ بـ \u{2066}{0}\u{2069} في المقدمة",
        Phrase::SectionKind => "نوع القسم",
        Phrase::Heading => "عنوان",
        Phrase::RunName => "اسم للتشغيل",
        Phrase::TenMinutesRun => "تشغيل لا يزيد على عشر دقائق",
        Phrase::RunBeforeSection => "\u{2066}== run\u{2069} وتشغيل قبل هذا القسم",
        Phrase::JudgedAfterAsked => "توقّع يُحكَم عليه بعد الموضع الذي شُغّل المسرح إليه عند السؤال",
        Phrase::AnswerOrReply => "\u{2066}-\u{2069} وجواب، أو سطر مُزاح يردّ عليه",
        Phrase::TwoToFourAnswers => "سؤال له من 2 إلى 4 أجوبة",
        Phrase::PredictBefore => "\u{2066}== predict\u{2069} قبل هذا القسم مباشرة",
        Phrase::RevealOfSameRun => "كشف للتشغيل الذي سأل عنه التوقّع",
        Phrase::TaskWithGoal => "مهمة فيها سطر \u{2066}goal\u{2069}",
        Phrase::TaskWithSolution => {
            "مهمة لها حل: الكلمة \u{2066}solution\u{2069} ثم أسطر \u{2066}at …\u{2069}"
        }
        Phrase::Section => "قسم، مثل \u{2066}== scene\u{2069} وعنوان",
        Phrase::RevealAfter => "\u{2066}== reveal\u{2069} بعد هذا التوقّع مباشرة",
        Phrase::SectionSetting => "إعداد من إعدادات هذا القسم، أو فقرة لا تبدأ بحرف لاتيني صغير",
        Phrase::TenMinutesInstant => {
            "وقت من 0 إلى عشر دقائق، مثل \u{2066}1500\u{2069} أو \u{2066}1.5s\u{2069}"
        }
        Phrase::AnswerCondition => "\u{2066}|\u{2069} والشرط الذي يكون به هذا الجواب صحيحًا",
        Phrase::AnswerBeforeBar => "جواب قبل \u{2066}|\u{2069}",
        Phrase::BeliefLine => "سطر \u{2066}belief\u{2069}: ما يعتقده كثيرون",
        Phrase::Limited => "الشيء المحدود",
        Phrase::LimitCount => "كم مرة على الأكثر، من 0 إلى 1000",
        Phrase::Within => "كم من الوقت هناك: من \u{2066}1 ms\u{2069} إلى عشر دقائق، مثل \u{2066}60s\u{2069}",
        Phrase::HintAfter => "بعد كم من الوقت يُعرَض التلميح",
        Phrase::Hint => "التلميح",
        Phrase::SolutionWord => "الكلمة \u{2066}solution\u{2069} في سطر قبل الأفعال التي تحل المهمة",
        Phrase::ActInTask => "فعل في الوقت الذي تبدأ منه المهمة أو بعده",
        Phrase::Nested => "{0} من الشروط المتداخلة على الأكثر",
        Phrase::CloseParenthesis => {
            "\u{2066}and\u{2069} أو \u{2066}or\u{2069} أو \u{2066})\u{2069} لإغلاق القوس"
        }
        Phrase::Comparison => {
            "\u{2066}=\u{2069} أو \u{2066}<\u{2069} أو \u{2066}>\u{2069} أو \u{2066}<=\u{2069} أو \u{2066}>=\u{2069} ثم عدد"
        }
        Phrase::Counted => "الشيء المعدود",
        Phrase::WhichRobots => "أي الروبوتات تُعَدّ",
        Phrase::EndStrong => "\u{2066}**\u{2069} لإنهاء الكلمات البارزة",
        Phrase::EndEmphasis => "\u{2066}*\u{2069} لإنهاء التشديد (أو \u{2066}\\*\u{2069} للنجمة نفسها)",
        Phrase::EndLinkWords => "\u{2066}]\u{2069} ومصطلح، مثل \u{2066}[link](#link)\u{2069}",
        Phrase::LinkTarget => "\u{2066}(#\u{2069} ومصطلح: لا يمكن الربط بغير ذلك",
        Phrase::EndLink => "\u{2066})\u{2069} لإنهاء الرابط",
        Phrase::GlossaryKey => "مفتاح مصطلح: حروف لاتينية صغيرة وواصلات",
        Phrase::LessonName => "اسم درس: حروف لاتينية صغيرة وأرقام وواصلات",
        Phrase::EveryLessonOnce => "كل درس مرة واحدة",
        Phrase::StepNumber => "رقم خطوة",
        Phrase::PassedWhat => "ما تمّ اجتيازه",
        Phrase::AnswerGiven => "\u{2066}=\u{2069} ورقم جواب، أو \u{2066}passed\u{2069}",
        Phrase::AnswerNumber => "رقم جواب، من 1 إلى 4، أو \u{2066}passed\u{2069}",
        Phrase::GlossaryVersion => "النسخة",
        Phrase::EveryWordOnce => "كل مصطلح مرة واحدة",
        Phrase::WordAndTerm => "\u{2066}==\u{2069} وكلمة، ثم نقطتان، ثم مصطلح أهل الاختصاص",
        Phrase::KeyLine => "\u{2066}key\u{2069} وحروف لاتينية صغيرة بينها واصلات",
        Phrase::WordMeaning => "كلمة معها جملة تقول معناها",
        Phrase::SeenLessons => "\u{2066}seen\u{2069} وأسماء دروس",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::parse;

    #[test]
    fn every_phrase_keeps_its_gaps_and_closes_what_it_isolates() {
        for phrase in Phrase::ALL {
            let said = arabic(*phrase);
            let gaps = |words: &str| (0..=9).map(|n| words.contains(&format!("{{{n}}}"))).collect::<Vec<_>>();
            assert_eq!(gaps(said), gaps(phrase.english()), "{said}");
            let count = |mark: &[char]| said.chars().filter(|c| mark.contains(c)).count();
            assert_eq!(count(&['\u{2066}', '\u{2068}']), count(&['\u{2069}']), "{said}");
        }
    }

    #[test]
    fn a_slip_is_named_where_it_is() {
        let fault = parse("lockstep 1\nscheme quorun 3").expect_err("it is no run");
        let said = Arabic.fault(&fault).replace(['\u{2066}', '\u{2068}', '\u{2069}'], "");
        assert!(said.starts_with("السطر 2، العمود 8: المتوقَّع: طريقة تنسيق ("), "{said}");
        assert!(said.ends_with("والموجود: «quorun» (هل تقصد «quorum»؟)"), "{said}");
    }
}
