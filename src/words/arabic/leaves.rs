//! What the schemes leave out, in Arabic.

use super::Arabic;
use crate::words::leaves::{LeavesLabel, LeavesWords, Omission};

impl LeavesWords for Arabic {
    fn leaves(&self, label: LeavesLabel) -> &'static str {
        match label {
            LeavesLabel::Note => "ما تملكه الأنظمة الحقيقية من هذا النوع أو عليها أن تتحمّله، وليس هنا:",
        }
    }

    #[expect(clippy::too_many_lines, reason = "one exhaustive match, a sentence each")]
    fn omission(&self, omission: Omission) -> (&'static str, &'static str) {
        match omission {
            Omission::NoTalk => (
                "لا ترسل الروبوتات شيئًا بعضها إلى بعض: لا ترتيب مشترك ولا إصلاح، ولا أحد يلاحظ الاختلاف.",
                "replication",
            ),
            Omission::NoAcknowledgement => {
                ("لا أحد يؤكّد وصول ما مُرِّر إليه، ولا أحد يرسله مرة أخرى.", "acknowledgement")
            }
            Omission::NoNumbers => ("ليس للأوامر أرقام: لا أحد يلاحظ أن أمرًا ينقص أو يتأخر.", "total order"),
            Omission::NoMerging => ("الروبوتات التي افترقت لا تلتقي من جديد أبدًا.", "anti-entropy"),
            Omission::PicturesPassed => {
                ("تُمرَّر الصور كما تُمرَّر الحركات، مع أن واحدة منها فقط يُنظر إليها.", "local reads")
            }
            Omission::QueueForgotten => ("إعادة التشغيل تُضيع الأوامر المنتظرة دون أي خبر.", "write-ahead log"),
            Omission::NoBackPressure => ("لا يُطلب من أحد أن يتمهّل، مهما طال الطابور.", "back-pressure"),
            Omission::NoSessions => {
                ("لا أحد يتذكّر من طلب ماذا: الأمر المُعاد إرساله يُنفَّذ مرة أخرى.", "client sessions, idempotence")
            }
            Omission::OldPictures => ("لا أحد يقول كم يجوز أن تكون الصورة قديمة.", "bounded staleness"),
            Omission::NoSuccessor => ("ما دام الأساسي غائبًا فلا أحد يحلّ محلّه.", "failover"),
            Omission::AllMustConfirm => {
                ("احتياطي واحد صامت يوقف كل الأجوبة: فهو لا يُشطب أبدًا ممن عليهم أن يؤكّدوا.", "in-sync replicas")
            }
            Omission::AllOrNone => {
                ("لا شيء بين الجواب فورًا وانتظار كل الاحتياطيين.", "semi-synchronous replication")
            }
            Omission::NoVote => (
                "لا أحد يسأل أغلبية قبل أن يحلّ محلّ الأساسي، فلا أحد يستطيع أن يعرف أن حقبة قد انتهت.",
                "quorum, fencing",
            ),
            Omission::NoLease => {
                ("الأساسي الذي لا يسمع أحدًا لا يتوقف من نفسه: فقد يعمل اثنان في آن واحد.", "lease")
            }
            Omission::LowestGoesFirst => (
                "يحلّ محلّه صاحب أصغر رقم، لا الأكثر علمًا: فيضيع ما لم يعرفه إلا احتياطي آخر.",
                "most recent replica",
            ),
            Omission::EndlessTakingOver => (
                "إذا لم يسمع روبوتان أحدهما الآخر وكان ثالث يسمعهما معًا، فقد يحلّ كلٌّ منهما محلّ الآخر بلا نهاية.",
                "livelock",
            ),
            Omission::NoReconciliation => {
                ("بعد الانقسام لا أحد يصلح الاختلاف: على الناس أن يفعلوا ذلك.", "reconciliation")
            }
            Omission::NotDoneAgain => (
                "الحركات التي أُلغيت لا تُنفَّذ من جديد، والروبوت الذي خرج لا يستطيع الرجوع إلى الوراء.",
                "compensation",
            ),
            Omission::FixedPatience => (
                "الصبر مضبوط مرة واحدة: فإذا تأخرت الرسائل أكثر منه تُرك القائد بلا سبب.",
                "adaptive failure detection",
            ),
            Omission::NoHandover => {
                ("من يقود لا يستطيع أن يسلّم القيادة عن قصد، قبل إصلاح مثلًا.", "leadership transfer")
            }
            Omission::NoCompaction => ("السجل لا يُقصَّر أبدًا: تُحفظ كل حركة.", "log compaction, snapshots"),
            Omission::NoPipelining => ("لا تُرسل قيود جديدة حتى يُجاب عن سابقتها أو تُعدّ ضائعة.", "pipelining"),
            Omission::SessionsForEver => ("نتيجة كل حركة محفوظة إلى الأبد.", "session expiry"),
            Omission::NoLeaseReads => {
                ("كل صورة تكلّف جولة من الرسائل؛ والثقة بساعة كانت ستوفّرها.", "lease reads")
            }
            Omission::NoListeners => {
                ("كل روبوت يصوّت: لا أحد يكتفي بالاستماع أو بالاحتياط.", "learners, witnesses")
            }
            Omission::RefusalNotFinal => (
                "إذا وصلت رسالة بين روبوتين مرتين فالرفض ليس نهائيًا: قد تُنفَّذ نسختها الأخرى.",
                "duplicate delivery",
            ),
            Omission::NoRelaying => ("حيث تُقطع وصلة لا أحد يرسل عن طريق روبوت ثالث.", "relaying, gossip"),
            Omission::FixedFleet => ("لا ينضمّ روبوت إلى الأسطول ولا يغادره أثناء التشغيل.", "membership change"),
            Omission::EqualClocks => ("كل الساعات تسير بسرعة واحدة.", "clock drift"),
            Omission::PerfectDisks => {
                ("الأقراص لا تستغرق وقتًا ولا تمتلئ ولا تتلف أبدًا.", "storage faults, fsync")
            }
            Omission::NoLiars => ("لا روبوت يكذب، ولا رسالة تتغيّر في طريقها.", "Byzantine faults"),
            Omission::NoStrangers => ("لأيٍّ كان أن يرسل أوامر: لا أحد عليه أن يثبت من هو.", "authentication"),
            Omission::TakesOverLogs => (
                "شيء واحد أُضيف إلى Raft: الروبوت الذي لا يمنع انتخابه إلا قِدم سجله يأخذ أولًا أحدث سجل.",
                "constrained election",
            ),
        }
    }
}
