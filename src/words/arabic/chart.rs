//! The diagram on the screen in Arabic.

use super::{Arabic, isolated};
use crate::time::{SimTime, Span};
use crate::words::app::AppWords;
use crate::words::chart::{ChartLabel, ChartWords};

impl ChartWords for Arabic {
    fn chart(&self, label: ChartLabel) -> &'static str {
        match label {
            ChartLabel::Title => "المكان والزمان",
            ChartLabel::Help => {
                "يسير الزمن نحو اليمين؛ وكل خط مائل رسالة واحدة. مفاتيح الأسهم تنتقل من حدث إلى حدث، وEnter \
                 يذهب إليه، و+ و− للتكبير والتصغير؛ ومثلهما Ctrl مع العجلة، أو إصبعان. وShift مع العجلة، أو \
                 إصبع واحدة، للتحرّك في الزمن."
            }
            ChartLabel::Earlier => "أقدم",
            ChartLabel::Later => "أحدث",
            ChartLabel::ZoomOut => "أظهر زمنًا أطول",
            ChartLabel::ZoomIn => "أظهر زمنًا أقصر",
            ChartLabel::Save => "احفظ المعروض (SVG)",
            ChartLabel::SaveWhole => "احفظ التشغيل كله",
            ChartLabel::Past => "ربما أدّى إليه",
            ChartLabel::Future => "ربما ينتج عنه",
            ChartLabel::Lost => "ضاعت",
        }
    }

    fn chart_in_words(&self, from: SimTime, to: SimTime, messages: usize, lost: usize) -> String {
        let (from, to) = (isolated(&self.clock(from)), isolated(&self.clock(to)));
        let (messages, lost) = (messages.to_string(), lost.to_string());
        ["من ", &from, " إلى ", &to, ". الرسائل: ", &messages, "، والضائع منها: ", &lost, "."].concat()
    }

    fn chart_span(&self, span: Span) -> String {
        self.seconds(span)
    }
}
