//! Asking *why?*, in Arabic.

use super::counted::{Noun, count};
use super::{Arabic, isolated};
use crate::ids::{RobotId, Ticket};
use crate::protocol::Scheme;
use crate::time::SimTime;
use crate::words::app::AppWords;
use crate::words::why::{Stumble, Whereabouts, WhyLabel, WhyWords};

const STEPS_BETWEEN: Noun = Noun {
    zero: "لا خطوات بينهما",
    one: "خطوة واحدة بينهما",
    two: "خطوتان بينهما",
    few: "خطوات بينهما",
    many: "خطوة بينهما",
    other: "خطوة بينهما",
};

impl WhyWords for Arabic {
    fn why(&self, label: WhyLabel) -> &'static str {
        match label {
            WhyLabel::Title => "لماذا؟",
            WhyLabel::Because => "السبب، والأحدث أولًا",
            WhyLabel::NeverCame => "ما لم يأتِ قط",
            WhyLabel::Now => "الآن",
            WhyLabel::NothingKnown => "لم يحدث شيء أدّى إلى هذا.",
            WhyLabel::NoLimit => "سينتظر إلى الأبد: لا ينهي هذا الانتظار إلا رسالة أو أمر.",
        }
    }

    fn why_this(&self, this: &str) -> String {
        ["لماذا: ", this].concat()
    }

    fn steps_between(&self, steps: usize) -> String {
        count(steps as u64, &STEPS_BETWEEN)
    }

    fn until(&self, until: SimTime) -> String {
        ["إن لم يأتِ شيء نفد صبره عند ", &isolated(&self.clock(until)), "."].concat()
    }

    fn whereabouts(&self, place: Whereabouts, ticket: Ticket, robot: Option<RobotId>) -> String {
        let ticket = isolated(&ticket.to_string());
        let robot = robot.map_or_else(|| "الروبوت".to_owned(), |robot| self.robot(robot));
        let parts: &[&str] = match place {
            Whereabouts::AskFlies => &["ما زال ", &ticket, " في طريقه إلى روبوت."],
            Whereabouts::AskLost => &["ضاع ", &ticket, " في طريقه: لم يسمع به أي روبوت."],
            Whereabouts::NotAgreed => &["لم يحصل ", &robot, " على الاتفاق الذي يحتاج إليه لأجل ", &ticket, "."],
            Whereabouts::BetweenRobots => &["خبر عن ", &ticket, " في طريقه بين الروبوتات."],
            Whereabouts::Queued => &["ينتظر ", &ticket, " في طابور ", &robot, "."],
            Whereabouts::Executing => &[&robot, " يعمل عليه: يحتاج ", &ticket, " إلى وقته."],
            Whereabouts::AnswerFlies => &["الجواب عن ", &ticket, " في طريقه."],
            Whereabouts::AnswerLost => &["ضاع الجواب عن ", &ticket, " في طريقه: لا يستطيع الفريق أن يعرفه."],
            Whereabouts::WordLost => &["ضاع آخر خبر عن ", &ticket, " بين الروبوتات."],
            Whereabouts::Forgotten => &["أُعيد تشغيل ", &robot, " بعد أن سمع بالأمر ", &ticket, "، فنسيه."],
            Whereabouts::Quiet => &["لم يعد أحد يتكلم عن ", &ticket, "."],
        };
        parts.concat()
    }

    fn patience_ends(&self, until: SimTime) -> String {
        let until = isolated(&self.clock(until));
        ["ينتظر الفريق حتى ", &until, " على الأكثر؛ ثم يقول «لا جواب»."].concat()
    }

    fn card(&self, card: Stumble, scheme: Scheme) -> (&'static str, &'static str) {
        match card {
            Stumble::MajorityOfWhom => (
                "أغلبية مَن؟",
                "أغلبية كل الروبوتات التي أُعدّ بها الأسطول، سواء كانت تعمل أم مطفأة أم لا يمكن الوصول إليها. \
                 وكل أغلبيتين من أسطول واحد تشتركان في روبوت، فلا يمكن أبدًا أن تقرّرا قرارين مختلفين. ولو لم \
                 يُعَدّ إلا من يسمع بعضهم بعضًا، لأمكن أن يكون في كل جانب من الانقسام «أغلبية».",
            ),
            Stumble::OnMajorityNotCommitted => (
                "على أغلبية، ومع ذلك غير متّفق عليه؟",
                "القيد من ولاية سابقة. والقائد لا يعدّ الروبوتات إلا لقيود ولايته هو (ورقة Raft العلمية، القسم \
                 5.4.2): فالقيد القديم، حتى وهو على أغلبية، قد يكتب فوقه روبوت ليس عنده ذلك القيد، وقد انتُخب \
                 لأن قيده الأخير من ولاية أحدث (الشكل 8). وما إن يصير قيد من ولاية القائد نفسه على أغلبية حتى \
                 يكون كل ما قبله متّفقًا عليه أيضًا. لهذا يكتب القائد الجديد أولًا قيدًا فارغًا.",
            ),
            Stumble::WhatRebootForgets => ("ماذا تُنسي إعادة التشغيل؟", forgets(scheme)),
            Stumble::TwoLeadersAtOnce => ("قائدان في وقت واحد؟", two_leaders(scheme)),
            Stumble::TimeoutIsNotFailure => (
                "هل الصمت عطل؟",
                "من ينتظر لا يعرف إلا أن شيئًا لم يأتِ. قد يكون الآخر مطفأً، أو بطيئًا، أو عاملًا لكن الاتصال به \
                 مقطوع، أو ضاع جوابه في طريق العودة. «لا جواب» لا تعني «لم يُنفَّذ»، وليس كل روبوت صامت مطفأً.",
            ),
        }
    }
}

fn forgets(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Alone { .. } | Scheme::Forwarding { .. } => {
            "تُنسيه كل الأوامر المنتظرة في طابوره، والحركة التي كان فيها: يبقى جسده حيث كان. ويحتفظ بمكانه وبما \
             نفّذه، فذلك مكتوب على قرصه مع الحركة نفسها."
        }
        Scheme::PrimaryBackup { .. } => {
            "تُنسيه أي فريق ينتظر جوابًا، وما أكّدته الروبوتات الاحتياطية، ومؤقتاته، وطابوره، وهو يملؤه من جديد \
             من قائمته. ويحتفظ بالأوامر المرقّمة، وبأعلى حقبة سمع بها، وبما نفّذه جسده؛ أما الحركة التي لم تكتمل \
             فلا تُحسَب."
        }
        Scheme::Quorum { .. } => {
            "تُنسيه دوره، والأصوات التي أُعطيت له، وإلى أين وصل اتفاق الآخرين، ومؤقتاته. ويحتفظ بولايته وبصوته \
             وبسجله، فلا يصوّت مرتين في ولاية أبدًا، وبما نفّذه جسده، فلا يُنفَّذ أمر مرتين."
        }
    }
}

fn two_leaders(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Quorum { .. } => {
            "قد يعتقد روبوتان في الوقت نفسه أنهما قائدان، لكن ليس في الولاية نفسها أبدًا. وصاحب الولاية الأقدم لم \
             يعد يستطيع أن يجعل أغلبية تدوّن شيئًا، فلا يُتّفق على شيء مما يقوله. وهو يتخلى عن دوره حين يسمع \
             بالولاية الأحدث، أو حين لا يسمع أغلبية مدة من الزمن."
        }
        Scheme::PrimaryBackup { .. } | Scheme::Alone { .. } | Scheme::Forwarding { .. } => {
            "لا أحد يعدّ الأصوات هنا: من لم يسمع شيئًا مدة كافية يحلّ محلّ الأساسي. وإلى أن يسمع أحدهما الآخر من \
             جديد يرقّم كلاهما الحركات، كل في حقبته، ويفترق الروبوتان. ثم يتنحّى صاحب الحقبة الأدنى؛ وقد يضيع ما \
             كان قد أجاب به، أو يبقى الروبوتان مفترقين."
        }
    }
}
