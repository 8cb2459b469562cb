//! The diagram as a picture that stands alone: SVG with its own colours, made for paper.

mod taken;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::News;
use crate::command::Command;
use crate::diagram::{Cut, Deed, Diagram, Dot, DotKind, End, Message, Scale};
use crate::ids::{Place, RecordId, RobotId};
use crate::record::Verdict;
use crate::words::Words;

use taken::Taken;

/// What is drawn before the lanes begin.
const LEFT: i32 = 136;
const RIGHT: i32 = 40;
/// Where the first lane lies.
const TOP: i32 = 118;
const BETWEEN_LANES: i32 = 92;
const BOTTOM: i32 = 64;
/// Half the height of a band on a lane.
const HALF: i32 = 13;

/// Records whose lanes and messages are marked with a highlighter, if any.
pub type Lit<'l> = Option<&'l BTreeSet<RecordId>>;

/// The diagram as an SVG document. `per_second` is the length of a second in the picture's units;
/// 80 suits a few seconds on a sheet. 1 or more.
#[must_use]
pub fn svg(diagram: &Diagram, words: &dyn Words, per_second: u32, lit: Lit<'_>) -> String {
    let scale = Scale { origin: diagram.from, per_second: per_second.max(1) };
    let sheet = Sheet { diagram, words, scale, lit };
    let mut out = String::new();
    sheet.open(&mut out);
    sheet.grid(&mut out);
    out.push_str("<g clip-path=\"url(#plot)\">\n");
    sheet.highlight(&mut out);
    sheet.cuts(&mut out);
    sheet.lanes(&mut out);
    sheet.offs(&mut out);
    // What robots do and become and what teams hear has its words first; messages take what room is left.
    let mut taken = Taken::default();
    diagram.deeds.iter().for_each(|deed| sheet.deed(deed, &mut taken, &mut out));
    let mut dots = String::new();
    diagram.dots.iter().for_each(|dot| sheet.dot(dot, &mut taken, &mut dots));
    let mut news = News::default();
    for message in &diagram.messages {
        let routine = !news.is_in(message.direction, &message.gist);
        sheet.message(message, routine, &mut taken, &mut out);
    }
    out.push_str(&dots);
    out.push_str("</g>\n");
    sheet.names(&mut out);
    out.push_str("</svg>\n");
    out
}

/// The look of the paper; robots have the colours that they have on the screen by day.
const STYLE: &str = "text{font-family:Charter,Palatino,Georgia,'DejaVu Serif',serif;font-size:13px;fill:#1c1f2b}\
.h{font-size:20px;font-weight:bold}.n{font-size:15px;font-weight:bold}.s{font-size:12px;fill:#4e5160}\
.g{stroke:#d9cfb9;stroke-dasharray:2 4}.l{stroke-width:2}.m{fill:none;stroke-width:1.6}\
.q{stroke-width:.9;opacity:.55}.x{stroke:#b5152b;stroke-width:2;fill:none}\
.lost{stroke:#b5152b;stroke-dasharray:5 4}.red{fill:#b5152b;font-style:italic}\
.cut{fill:#b5152b;fill-opacity:.06;stroke:#b5152b;stroke-dasharray:6 4}\
.off{fill:url(#hatch);stroke:#1c1f2b;stroke-width:1.2}.lit{stroke:#f6cf5a;stroke-width:11;\
stroke-linecap:round;fill:none}.tag{paint-order:stroke;stroke:#fff;stroke-width:3px}\
.k0{stroke:#1c1f2b}.k1{stroke:#0072b2}.k2{stroke:#b26a00}.k3{stroke:#00855f}.k4{stroke:#a94d82}\
.k5{stroke:#444855}.f0{fill:#1c1f2b}.f1{fill:#0072b2}.f2{fill:#b26a00}.f3{fill:#00855f}\
.f4{fill:#a94d82}.f5{fill:#444855}.w1{fill:#d9e9f2}.w2{fill:#fae7c3}.w3{fill:#d5ede3}\
.w4{fill:#f5e0eb}.w5{fill:#e3e1dc}";

struct Sheet<'s> {
    diagram: &'s Diagram,
    words: &'s dyn Words,
    scale: Scale,
    lit: Lit<'s>,
}

impl Sheet<'_> {
    fn open(&self, out: &mut String) {
        let (width, height) = (self.right() + RIGHT, self.bottom() + BOTTOM);
        let (heading, how) = (escape(self.words.heading()), escape(self.words.how_to_read()));
        let span = format!("{} – {}", self.diagram.from, self.diagram.to);
        let _ = write!(
            out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
             height=\"{height}\" role=\"img\">\n<title>{heading}, {span}</title>\n<desc>{how}</desc>\n\
             <style>{STYLE}</style>\n<defs>\n"
        );
        for colour in 0..=5 {
            let _ = writeln!(
                out,
                "<marker id=\"a{colour}\" viewBox=\"0 0 10 8\" refX=\"10\" refY=\"4\" markerWidth=\"10\" \
                 markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto\">\
                 <path class=\"f{colour}\" d=\"M0 0L10 4L0 8z\"/></marker>"
            );
        }
        let _ = write!(
            out,
            "<pattern id=\"hatch\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"rotate(45)\"><rect width=\"8\" height=\"8\" fill=\"#fff\"/>\
             <path stroke=\"#7d7a70\" d=\"M0 0V8\"/></pattern>\n\
             <clipPath id=\"plot\"><rect x=\"{LEFT}\" y=\"60\" width=\"{}\" height=\"{}\"/></clipPath>\n</defs>\n\
             <rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n\
             <text class=\"h\" x=\"24\" y=\"34\">{heading}</text><text class=\"s\" x=\"24\" y=\"{}\">{how}</text>\n",
            self.right() - LEFT,
            height - 60,
            height - 16,
        );
    }

    fn grid(&self, out: &mut String) {
        let step = self.scale.grid(64).0;
        let first = self.diagram.from.0.div_ceil(step);
        for at in (first..=self.diagram.to.0 / step).map(|n| crate::time::SimTime(n * step)) {
            let x = self.x(at);
            let _ = writeln!(
                out,
                "<path class=\"g\" d=\"M{x} 76V{}\"/><text class=\"s\" x=\"{x}\" y=\"68\" text-anchor=\"middle\">{at}</text>",
                self.bottom() + 20
            );
        }
    }

    fn lanes(&self, out: &mut String) {
        for place in &self.diagram.lanes {
            let (y, colour) = (self.y(*place), colour(*place));
            let _ = writeln!(out, "<path class=\"l k{colour}\" d=\"M{LEFT} {y}H{}\"/>", self.right());
        }
    }

    fn names(&self, out: &mut String) {
        for place in &self.diagram.lanes {
            let (y, colour) = (self.y(*place), colour(*place));
            match place {
                Place::Team(team) => {
                    let _ = write!(
                        out,
                        "<path class=\"f0\" d=\"M16 {}h22v26l-11 -6l-11 6z\"/><text x=\"27\" y=\"{}\" \
                         text-anchor=\"middle\" style=\"fill:#fff\">{team}</text>",
                        y - 13,
                        y + 4
                    );
                }
                Place::Robot(robot) => {
                    let _ = write!(
                        out,
                        "<path class=\"w{colour} k{colour}\" stroke-width=\"2\" transform=\"translate(16 {})\" d=\"{}\"/>",
                        y - 12,
                        shape(*robot)
                    );
                }
            }
            let name = escape(&self.words.lane(*place));
            let _ = writeln!(out, "<text class=\"n\" x=\"48\" y=\"{}\">{name}</text>", y + 5);
        }
    }

    /// The highlighter lies under everything else: on lanes from the first to the last marked record,
    /// and on messages whose sending and end are both marked.
    fn highlight(&self, out: &mut String) {
        let Some(lit) = self.lit else { return };
        for place in &self.diagram.lanes {
            let marked = |record: &&crate::record::Record| {
                lit.contains(&record.id) && crate::diagram::place_of(&record.what) == Some(*place)
            };
            let times = self.diagram.records.iter().filter(marked).map(|record| record.at);
            if let (Some(first), Some(last)) = (times.clone().min(), times.max()) {
                let y = self.y(*place);
                let _ = writeln!(out, "<path class=\"lit\" d=\"M{} {y}H{}\"/>", self.x(first), self.x(last));
            }
        }
        for message in &self.diagram.messages {
            let (End::Arrived(end) | End::Lost(end, _)) = message.end else { continue };
            if lit.contains(&message.sent) && lit.contains(&end) {
                let _ = writeln!(out, "<path class=\"lit\" d=\"{}\"/>", self.line(message));
            }
        }
    }

    /// A cut lies between the two lanes, as long as it lasts.
    fn cuts(&self, out: &mut String) {
        let all = &self.diagram.cuts;
        for cut in all {
            let back = |other: &&Cut| other.direction == cut.direction.back() && other.time == cut.time;
            let both = all.iter().any(|other| back(&other));
            if both && self.y(cut.direction.from) > self.y(cut.direction.to) {
                continue;
            }
            let (one, other) = (self.y(cut.direction.from), self.y(cut.direction.to));
            let (top, bottom) = (one.min(other) + HALF + 5, one.max(other) - HALF - 5);
            let (from, to) = (self.x(cut.time.from), self.x(cut.time.to));
            let label = escape(&self.words.cut(cut.direction, both));
            let _ = writeln!(
                out,
                "<rect class=\"cut\" x=\"{from}\" y=\"{top}\" width=\"{}\" height=\"{}\" rx=\"4\"/>\
                 <text class=\"red tag\" x=\"{}\" y=\"{}\">{label}</text>",
                (to - from).max(1),
                bottom - top,
                from + 6,
                top + 15
            );
        }
    }

    fn offs(&self, out: &mut String) {
        for off in &self.diagram.offs {
            let (y, from, to) = (self.y(off.robot.into()), self.x(off.time.from), self.x(off.time.to));
            let _ = writeln!(
                out,
                "<rect class=\"off\" x=\"{from}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"3\"/>\
                 <text class=\"tag\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
                y - HALF,
                (to - from).max(2),
                2 * HALF,
                from.midpoint(to),
                y + 5,
                escape(self.words.off())
            );
        }
    }

    fn message(&self, message: &Message, routine: bool, taken: &mut Taken, out: &mut String) {
        let colour = colour(message.direction.from);
        let quiet = if routine { " q" } else { "" };
        let line = self.line(message);
        let (end_x, end_y) = self.end(message);
        match message.end {
            End::Arrived(_) => {
                let _ = write!(
                    out,
                    "<path class=\"m k{colour}{quiet}\" marker-end=\"url(#a{colour})\" d=\"{line}\"/>"
                );
            }
            End::Lost(..) => {
                let (x, y) = (end_x - 5, end_y - 5);
                let _ = write!(
                    out,
                    "<path class=\"m lost{quiet}\" d=\"{line}\"/><path class=\"x\" d=\"M{x} {y}l10 10m0 -10l-10 10\"/>"
                );
            }
            End::Flying | End::Held => {
                let _ =
                    write!(out, "<path class=\"m k{colour}{quiet}\" stroke-dasharray=\"8 4\" d=\"{line}\"/>");
            }
        }
        if !routine {
            let red = if matches!(message.end, End::Lost(..)) { " red" } else { "" };
            let (start_x, start_y) = (self.x(message.path[0].at), self.y(message.direction.from));
            let tag = self.words.tag(&message.gist);
            // At two fifths of its way, or a little before or after; else without words.
            let along = |tenths: i32| {
                (start_x + (end_x - start_x) * tenths / 10 + 6, start_y + (end_y - start_y) * tenths / 10 + 4)
            };
            let free = [4, 5, 3, 6, 7].into_iter().map(along).find(|(x, y)| taken.take(*x, *y, &tag));
            if let Some((x, y)) = free {
                let tag = escape(&tag);
                let _ = write!(out, "<text class=\"s tag{red}\" x=\"{x}\" y=\"{y}\">{tag}</text>");
            }
        }
        out.push('\n');
    }

    fn line(&self, message: &Message) -> String {
        let mut line = String::new();
        for (number, point) in message.path.iter().enumerate() {
            let letter = if number == 0 { 'M' } else { 'L' };
            let _ = write!(line, "{letter}{} {}", self.x(point.at), self.way(message, point.way));
        }
        line
    }

    fn end(&self, message: &Message) -> (i32, i32) {
        let last = message.path.last().expect("a line has two ends");
        (self.x(last.at), self.way(message, last.way))
    }

    fn way(&self, message: &Message, way: u16) -> i32 {
        let (from, to) = (self.y(message.direction.from), self.y(message.direction.to));
        from + (to - from) * i32::from(way) / 1000
    }

    fn deed(&self, deed: &Deed, taken: &mut Taken, out: &mut String) {
        let (y, n) = (self.y(deed.robot.into()), deed.robot.0);
        let (from, to) = (self.x(deed.time.from), self.x(deed.time.to));
        let sign = sign(deed.call.command, deed.undo);
        let (middle, above) = (from.midpoint(to), y - HALF - 4);
        let _ = write!(
            out,
            "<rect class=\"w{n} k{n}\" stroke-width=\"1.6\" x=\"{from}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"4\"/>\
             <text x=\"{middle}\" y=\"{}\" text-anchor=\"middle\">{sign}</text>",
            y - HALF,
            (to - from).max(2),
            2 * HALF,
            y + 5,
        );
        let ticket = deed.call.ticket.to_string();
        if taken.take(middle - Taken::width(&ticket) / 2, above, &ticket) {
            let _ = write!(
                out,
                "<text class=\"s tag\" x=\"{middle}\" y=\"{above}\" text-anchor=\"middle\">{ticket}</text>"
            );
        }
        out.push('\n');
    }

    fn dot(&self, dot: &Dot, taken: &mut Taken, out: &mut String) {
        let (x, y, colour) = (self.x(dot.at), self.y(dot.place), colour(dot.place));
        let (label, red) = match dot.kind {
            DotKind::Asked { call, .. } => (call.ticket.to_string(), false),
            DotKind::Judged { ticket, verdict } => {
                let bad = !matches!(verdict, Verdict::Done(_) | Verdict::Waiting);
                (format!("{ticket} {}", self.words.verdict(&verdict)), bad)
            }
            DotKind::Became { role, era } => {
                (self.words.role(role, (era > 0).then_some(era), self.diagram.scheme), false)
            }
            DotKind::Agreed { ticket: Some(ticket), .. } => (format!("✓ {ticket}"), false),
            // The body's block, or the message next to it, has said it already.
            DotKind::Executed { .. }
            | DotKind::Undid { .. }
            | DotKind::CameBack
            | DotKind::SteppedDown
            | DotKind::HeardNothing
            | DotKind::Agreed { ticket: None, .. } => (String::new(), false),
        };
        let _ = write!(out, "<circle class=\"f{colour}\" stroke=\"#fff\" cx=\"{x}\" cy=\"{y}\" r=\"4.5\"/>");
        // Below its lane, a line further down where others have the first one; else without words.
        let left = x - Taken::width(&label) / 2;
        let free =
            [15, 29, 43].map(|down| y + HALF + down).into_iter().find(|y| taken.take(left, *y, &label));
        if let Some(below) = free {
            let red = if red { " red" } else { "" };
            let label = escape(&label);
            let _ = write!(
                out,
                "<text class=\"s tag{red}\" x=\"{x}\" y=\"{below}\" text-anchor=\"middle\">{label}</text>"
            );
        }
        out.push('\n');
    }

    fn x(&self, at: crate::time::SimTime) -> i32 {
        LEFT + self.scale.x(at)
    }

    fn y(&self, place: Place) -> i32 {
        let lane = i32::try_from(self.diagram.lane(place)).expect("there are at most ten lanes");
        TOP + BETWEEN_LANES * lane
    }

    fn right(&self) -> i32 {
        self.x(self.diagram.to)
    }

    fn bottom(&self) -> i32 {
        let last = i32::try_from(self.diagram.lanes.len()).expect("there are at most ten lanes") - 1;
        TOP + BETWEEN_LANES * last + HALF
    }
}

/// Text between tags or in quoted attributes.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            // XML 1.0 does not allow most control characters, not even escaped.
            control if control.is_control() => safe.push(' '),
            other => safe.push(other),
        }
    }
    safe
}

/// The number of a lane's colour: 0 is ink, for teams.
fn colour(place: Place) -> u8 {
    match place {
        Place::Team(_) => 0,
        Place::Robot(robot) => robot.0,
    }
}

/// A robot's shape in a square of 24: count the corners.
fn shape(robot: RobotId) -> &'static str {
    match robot.0 {
        1 => "M12 1a11 11 0 0 1 0 22a11 11 0 0 1 0 -22z",
        2 => "M1 23V12a11 11 0 0 1 22 0V23z",
        3 => "M12 1L24 23H0z",
        4 => "M1.500 1.500h21v21h-21z",
        _ => {
            "M12 0l3.300 8.300l8.700 .7l-6.700 5.700l2.200 8.500l-7.500 -4.700l-7.500 4.700l2.200 -8.500l-6.700 -5.700l8.700 -.7z"
        }
    }
}

/// A sign for what a body does.
fn sign(command: Command, undo: bool) -> &'static str {
    match (command, undo) {
        (_, true) => "↺",
        (Command::Forward, _) => "↑",
        (Command::Backward, _) => "↓",
        (Command::Left, _) => "↰",
        (Command::Right, _) => "↱",
        (Command::Picture, _) => "◉",
    }
}
