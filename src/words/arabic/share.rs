//! Taking a run elsewhere and bringing one in, in Arabic.

use super::{Arabic, isolated};
use crate::link::LinkError;
use crate::script::{Fault, ParseError};
use crate::words::fault::FaultWords;
use crate::words::lesson::LessonWords;
use crate::words::share::{Refused, ShareLabel, ShareWords};

impl ShareWords for Arabic {
    fn share(&self, label: ShareLabel) -> &'static str {
        match label {
            ShareLabel::Link => "رابط هذا التشغيل",
            ShareLabel::CopyLink => "انسخ الرابط",
            ShareLabel::Copied => "نُسخ.",
            ShareLabel::CopyByHand => "هذا المتصفح لا يسمح للصفحات بالنسخ: الرابط محدَّد، فانسخه بنفسك.",
            ShareLabel::QrCode => "رمز QR لهذا الرابط",
            ShareLabel::TooLongForQr => "هذا التشغيل أطول من أن يسعه رمز QR. انسخ الرابط أو احفظ الملف.",
            ShareLabel::Text => "التشغيل نصًّا",
            ShareLabel::SaveText => "احفظ في ملف",
            ShareLabel::OpenFile => "افتح ملفًّا",
            ShareLabel::OrDropOne => "أو أفلته في أي مكان من الصفحة",
            ShareLabel::Export => "خذ السجل إلى مكان آخر",
            ShareLabel::ExportSvg => "المخطط (SVG)",
            ShareLabel::ExportMermaid => "Mermaid",
            ShareLabel::ExportShiviz => "ShiViz",
            ShareLabel::ExportJson => "JSON",
            ShareLabel::RefusedText => "ما تعذّرت قراءته",
            ShareLabel::Dismiss => "أخفِ الرسالة",
            ShareLabel::Panic => "توقّف \u{2068}Lockstep\u{2069} بسبب خلل فيه",
            ShareLabel::PanicHelp => {
                "لا خطأ في شيء مما فعلت. النص أدناه هو التشغيل الذي أدّى إلى هنا؛ فضعه من فضلك في بلاغ عن الخلل."
            }
            ShareLabel::PanicRestart => "ابدأ من جديد",
        }
    }

    fn refused(&self, why: &Refused) -> String {
        let said = match why {
            Refused::Link(LinkError::NotARun) => "ليس في العنوان تشغيل.".to_owned(),
            Refused::Link(LinkError::TooLong) => "الرابط أطول بكثير من أي تشغيل.".to_owned(),
            Refused::Link(LinkError::Newer(version)) => newer(u64::from(*version)),
            Refused::Link(LinkError::CutOff) => {
                "الرابط مبتور: نهايته ناقصة. ربما انقطع عند نهاية سطر.".to_owned()
            }
            Refused::Link(LinkError::Damaged) => "الرابط تالف: تغيّرت بعض حروفه في الطريق.".to_owned(),
            Refused::Text(ParseError { kind: Fault::Newer { version }, .. }) => newer(*version),
            Refused::Text(fault) => format!("هذا ليس نص تشغيل. {}.", self.fault(fault)),
            Refused::FileTooLarge(bytes) => {
                let most = isolated("262,144");
                format!("الملف أكبر من أن يكون تشغيلًا: {bytes} بايت، والمسموح {most}.")
            }
            Refused::FileUnreadable => "لم يستطع المتصفح قراءة الملف.".to_owned(),
            Refused::Lesson(fault) => format!("هذا ليس درسًا يمكن تشغيله. {}.", self.fault(fault)),
            Refused::Progress(fault) => format!("هذا ليس ملف تقدّم. {}.", self.fault(fault)),
            Refused::Unfetched(missing) => self.unfetched(missing),
            Refused::NoSuchLesson => "ليس في العنوان اسم درس.".to_owned(),
        };
        format!("{said} ما تراه باقٍ كما كان.")
    }
}

fn newer(version: u64) -> String {
    format!("صُنع هذا التشغيل بنسخة أحدث من \u{2068}Lockstep\u{2069} (النسخة {version})؛ وهذه تقرأ النسخة 1.")
}
