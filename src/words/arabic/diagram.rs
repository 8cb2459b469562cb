//! The space-time diagram in Arabic.

use super::{Arabic, app};
use crate::ids::{Direction, Place};
use crate::words::diagram::DiagramWords;

impl DiagramWords for Arabic {
    fn lane(&self, place: Place) -> String {
        app::place(place)
    }

    fn heading(&self) -> &'static str {
        "المكان والزمان"
    }

    fn how_to_read(&self) -> &'static str {
        "يسير الزمن نحو اليمين. كل خط مائل رسالة واحدة؛ والصليب معناه أنها ضاعت."
    }

    fn off(&self) -> &'static str {
        "مطفأ"
    }

    fn cut(&self, direction: Direction, both: bool) -> String {
        let Direction { from, to } = direction;
        if both { format!("قُطع {from} – {to}") } else { format!("قُطع من {from} إلى {to}") }
    }
}
