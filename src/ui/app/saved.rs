//! What can be saved as a file.

use super::App;
use crate::diagram::Diagram;
use crate::export;
use crate::time::{SimTime, Span};
use crate::ui::address;
use crate::ui::diagram::Chart;
use crate::ui::language::speech;
use crate::ui::msg::Export;

/// How long a second is in a saved diagram.
const DIAGRAM_PER_SECOND: u32 = 80;

/// How much of a run diagrams that are saved show.
const EXPORTED: Span = Span(30_000);

impl App {
    #[inline(never)]
    pub(super) fn export(&self, export: Export) {
        let (history, setup) = (&self.history, self.history.setup());
        let now = history.now();
        let from = now - EXPORTED;
        match export {
            Export::Svg => save_picture(&Diagram::of(history, from, now), DIAGRAM_PER_SECOND, None),
            Export::Whole => {
                let whole = Diagram::of(history, SimTime::ZERO, history.furthest());
                save_picture(&whole, DIAGRAM_PER_SECOND, None);
            }
            Export::Shown => {
                let Some((diagram, per_second, lit)) = self.chart.as_ref().and_then(Chart::shown) else {
                    return;
                };
                save_picture(diagram, per_second, lit.as_ref());
            }
            Export::Mermaid => {
                let text = export::mermaid(setup, &history.window(from, now), speech(), false);
                address::save("lockstep-sequence.mmd", "text/plain", &text);
            }
            Export::Shiviz => {
                let text = export::shiviz(setup, &history.window(SimTime::ZERO, now), speech());
                address::save("lockstep-shiviz.log", "text/plain", &text);
            }
            Export::Json => {
                let text = export::json_lines(setup, &history.window(SimTime::ZERO, now), speech());
                address::save("lockstep-record.jsonl", "application/json", &text);
            }
        }
    }
}

/// Saves a diagram as a file.
#[inline(never)]
fn save_picture(diagram: &Diagram, per_second: u32, lit: export::Lit<'_>) {
    let text = export::svg(diagram, speech(), per_second, lit);
    address::save("lockstep-diagram.svg", "image/svg+xml", &text);
}
