//! A robot's commands on a string, in columns that are the same under each building.

use std::rc::Rc;

use yew::prelude::*;

use crate::ids::RobotId;
use crate::scene::{BEADS, Bead, BeadKind};
use crate::ui::classes::classes;
use crate::ui::icon::{drawn, of_command, who};
use crate::ui::markup::{each, markup};
use crate::ui::part::Part;
use crate::ui::shapes::{circle, group, path, written_around};
use crate::ui::svg::Path;

/// A bead string.
#[derive(Debug, PartialEq)]
pub(crate) struct Beads {
    /// Whose.
    pub robot: RobotId,
    /// What is on it.
    pub beads: Rc<[Bead]>,
    /// Where it begins.
    pub x: f64,
    /// The height of its middle.
    pub y: f64,
    /// How long it is.
    pub width: f64,
}

impl Part for Beads {
    fn draw(&self) -> Html {
        let Self { robot, beads, x, y, width } = self;
        if beads.is_empty() {
            return Html::default();
        }
        let pitch = width / BEADS as f64;
        let radius = (pitch * 0.36).min(13.0);
        let bead = |column: usize, bead: &Bead| {
            let at = x + (column as f64 + 0.5) * pitch;
            let class = match bead.kind {
                BeadKind::Done => "bead b-done",
                BeadKind::Odd => "bead b-odd",
                BeadKind::Next => "bead b-next",
                BeadKind::Written => "bead b-log",
                BeadKind::Missing => "bead b-missing",
            };
            let icon = || drawn(of_command(bead.call.command), at, *y, radius * 1.32);
            let content = markup!(
                "{round}{icon}{ticket}",
                round = circle("", at, *y, radius),
                icon = (bead.kind != BeadKind::Missing).then(icon),
                ticket = written_around("t-bead", at, y + radius + 13.0, bead.call.ticket.to_string()),
            );
            group(class.into(), false, content)
        };
        let string = markup!(
            "{string}{beads}",
            string = path("string", Path::new().to(*x, *y).add('h', &[*width])),
            beads = each(beads, bead),
        );
        group(classes(&["beads", who(*robot)]), true, string)
    }
}
