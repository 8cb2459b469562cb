//! The drawing of the space-time diagram. Everything of one kind and colour is one path, so that a
//! busy fleet costs a few dozen elements.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::prelude::*;

use crate::diagram::{Cut, Diagram, Dot, DotKind, End, Message, Scale, place_of};
use crate::ids::{Place, RecordId};
use crate::protocol::Gist;
use crate::record::Verdict;
use crate::time::SimTime;
use crate::ui::classes::classes;
use crate::ui::diagram_words::{ALONG, LETTER, Taken};
use crate::ui::icon::{drawn, of_command, shell, who};
use crate::ui::language::speech;
use crate::ui::part::Part;
use crate::ui::shapes::{circle, path, rounded, traced, written, written_around};
use crate::ui::svg::{Path, num, text_width};

/// Half the height of a band on a lane.
const HALF: f64 = 11.0;
/// Where the first lane lies.
const TOP: f64 = 44.0;
/// How near the pointer has to be to an event.
const NEAR: f64 = 18.0;

/// A diagram with its place on the screen.
#[derive(Clone, Debug, Default)]
pub(crate) struct Plot {
    /// Tells one from the next without comparing all that is in them.
    number: u64,
    diagram: Option<Diagram>,
    scale: Option<Scale>,
    now: SimTime,
    /// How far the run has been played.
    played: SimTime,
    width: f64,
    /// What can be pointed at, in the order of the run.
    events: Vec<Event>,
}

impl PartialEq for Plot {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

/// An event that can be pointed at.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Event {
    record: RecordId,
    x: f64,
    y: f64,
}

impl Plot {
    /// Room for the names of the lanes.
    pub(crate) const LEFT: f64 = 116.0;
    /// Room at the right.
    pub(crate) const RIGHT: f64 = 24.0;

    /// A diagram on so many pixels. `number` differs from that of every other one.
    #[must_use]
    pub(crate) fn of(
        number: u64,
        diagram: Diagram,
        scale: Scale,
        (now, played): (SimTime, SimTime),
        width: f64,
    ) -> Self {
        let mut plot =
            Plot { number, diagram: None, scale: Some(scale), now, played, width, events: Vec::new() };
        let mut events: Vec<Event> = Vec::new();
        let on_lane =
            |plot: &Plot, record, at, place| Event { record, x: plot.x(at), y: plot.lane(&diagram, place) };
        events.extend(diagram.dots.iter().map(|dot| on_lane(&plot, dot.record, dot.at, dot.place)));
        for message in &diagram.messages {
            let (Some(first), Some(last)) = (message.path.first(), message.path.last()) else { continue };
            if first.at >= diagram.from {
                events.push(on_lane(&plot, message.sent, first.at, message.direction.from));
            }
            if let End::Arrived(record) | End::Lost(record, _) = message.end {
                let y = plot.way(&diagram, message, last.way);
                events.push(Event { record, x: plot.x(last.at), y });
            }
        }
        events.sort_by_key(|event| event.record);
        events.dedup_by_key(|event| event.record);
        plot.events = events;
        plot.diagram = Some(diagram);
        plot
    }

    /// What is drawn.
    #[must_use]
    pub(crate) fn diagram(&self) -> Option<&Diagram> {
        self.diagram.as_ref()
    }

    /// Width and height in pixels.
    #[must_use]
    pub(crate) fn size(&self) -> (f64, f64) {
        let lanes = self.diagram.as_ref().map_or(1, |diagram| diagram.lanes.len());
        (self.width, TOP + self.pitch(lanes) * (lanes - 1) as f64 + 34.0)
    }

    /// Whether an event can be pointed at.
    #[must_use]
    pub(crate) fn has(&self, record: RecordId) -> bool {
        self.events.iter().any(|event| event.record == record)
    }

    /// The event at a place, if there is one near.
    #[must_use]
    pub(crate) fn nearest(&self, x: f64, y: f64) -> Option<RecordId> {
        let far = |event: &Event| (event.x - x).hypot(event.y - y);
        let near = self.events.iter().filter(|event| far(event) <= NEAR);
        near.min_by(|one, other| far(one).total_cmp(&far(other))).map(|event| event.record)
    }

    /// The instant at a place; none beside the lanes.
    #[must_use]
    pub(crate) fn at(&self, x: f64) -> Option<SimTime> {
        let inside = x >= Self::LEFT && x <= self.width - Self::RIGHT;
        self.scale.filter(|_| inside).map(|scale| scale.at((x - Self::LEFT) as i32))
    }

    /// The event after one, or before it; without one, the last before the present.
    #[must_use]
    pub(crate) fn neighbour(&self, of: Option<RecordId>, next: bool) -> Option<RecordId> {
        let now = self.x(self.now);
        let found = match of {
            None => self.events.iter().rfind(|event| event.x <= now).or_else(|| self.events.first()),
            Some(of) if next => self.events.iter().find(|event| event.record > of),
            Some(of) => self.events.iter().rfind(|event| event.record < of),
        };
        found.map(|event| event.record)
    }

    fn pitch(&self, lanes: usize) -> f64 {
        if lanes <= 5 { 66.0 } else { 54.0 }
    }

    fn x(&self, at: SimTime) -> f64 {
        Self::LEFT + self.scale.map_or(0.0, |scale| f64::from(scale.x(at)))
    }

    fn lane(&self, diagram: &Diagram, place: Place) -> f64 {
        TOP + self.pitch(diagram.lanes.len()) * diagram.lane(place) as f64
    }

    fn way(&self, diagram: &Diagram, message: &Message, way: u16) -> f64 {
        let (from, to) =
            (self.lane(diagram, message.direction.from), self.lane(diagram, message.direction.to));
        from + (to - from) * f64::from(way) / 1000.0
    }

    /// A message's line.
    fn line(&self, diagram: &Diagram, message: &Message, mut path: Path) -> Path {
        for (place, point) in message.path.iter().enumerate() {
            let (x, y) = (self.x(point.at), self.way(diagram, message, point.way));
            path = if place == 0 { path.to(x, y) } else { path.line(x, y) };
        }
        path
    }

    /// The last two points of a message's line.
    fn tip(&self, diagram: &Diagram, message: &Message) -> Option<((f64, f64), (f64, f64))> {
        let at = |point: &crate::diagram::Point| (self.x(point.at), self.way(diagram, message, point.way));
        let [.., before, last] = message.path.as_slice() else { return None };
        Some((at(before), at(last)))
    }
}

/// The class of a lane's colour; teams have none.
fn colour(place: Place) -> &'static str {
    match place {
        Place::Robot(robot) => who(robot),
        Place::Team(_) => "ink",
    }
}

/// Everything but the highlighter and the names.
#[derive(Debug, PartialEq)]
pub(crate) struct Ink(pub(crate) Rc<Plot>);

impl Part for Ink {
    fn draw(&self) -> Html {
        let plot = &self.0;
        let Some(diagram) = plot.diagram() else { return Html::default() };
        let now = plot.x(plot.now);
        let (_, height) = plot.size();
        // What happened to people and robots is said first; messages say what they say where that leaves room.
        let mut taken = Taken::default();
        let dots: Html = diagram.lanes.iter().map(|place| dots(plot, diagram, *place, &mut taken)).collect();
        html! {
            <g class="chart-ink">
                { grid(plot, diagram) }
                { for diagram.cuts.iter().map(|cut| band(plot, diagram, cut)) }
                { for diagram.lanes.iter().map(|place| lane(plot, diagram, *place)) }
                { messages(plot, diagram, &mut taken) }
                { for diagram.offs.iter().map(|off| {
                    let (x, y) = (plot.x(off.time.from), plot.lane(diagram, off.robot.into()));
                    let wide = (plot.x(off.time.to) - x).max(2.0);
                    html! { <>
                        { rounded("dg-off", x, y - HALF, wide, 2.0 * HALF, 3.0) }
                        <rect x={num(x)} y={num(y - HALF)} width={num(wide)} height={num(2.0 * HALF)} fill="url(#hatch)"/>
                        if wide > 30.0 { { written_around("dg-tag", x + wide / 2.0, y + 4.5, speech().off()) } }
                    </> }
                }) }
                { deeds(plot, diagram) }
                { dots }
                { path("dg-now", Path::new().to(now, 22.0).line(now, height - 8.0)) }
            </g>
        }
    }
}

fn grid(plot: &Plot, diagram: &Diagram) -> Html {
    let Some(scale) = plot.scale else { return Html::default() };
    let step = scale.grid(70).0.max(1);
    let last = scale.at((plot.width - Plot::RIGHT - Plot::LEFT) as i32).0 / step;
    let times: Vec<SimTime> =
        (diagram.from.0.div_ceil(step)..=last).take(80).map(|n| SimTime(n * step)).collect();
    let (_, height) = plot.size();
    let mut lines = Path::new();
    for at in &times {
        lines = lines.to(plot.x(*at), 22.0).line(plot.x(*at), height - 8.0);
    }
    html! {
        <>
            { path("dg-grid", lines) }
            { for times.iter().map(|at| written_around("dg-time", plot.x(*at), 15.0, speech().clock(*at))) }
        </>
    }
}

fn lane(plot: &Plot, diagram: &Diagram, place: Place) -> Html {
    let y = plot.lane(diagram, place);
    let d = Path::new()
        .to(Plot::LEFT, y)
        .line(plot.x(plot.played).min(plot.width - Plot::RIGHT).max(Plot::LEFT), y)
        .d();
    traced(classes(&["dg-lane", colour(place)]), d.into())
}

/// A cut lies between two lanes as long as it lasts.
fn band(plot: &Plot, diagram: &Diagram, cut: &Cut) -> Html {
    let back = |other: &Cut| other.direction == cut.direction.back() && other.time == cut.time;
    let both = diagram.cuts.iter().any(back);
    let (one, other) = (plot.lane(diagram, cut.direction.from), plot.lane(diagram, cut.direction.to));
    if both && one > other {
        return Html::default();
    }
    let (top, bottom) = (one.min(other) + HALF + 3.0, one.max(other) - HALF - 3.0);
    let (from, to) = (plot.x(cut.time.from), plot.x(cut.time.to));
    html! {
        <>
            { rounded("dg-cut", from, top, (to - from).max(1.0), bottom - top, 3.0) }
            if to - from > 40.0 { { written("dg-tag t-red", from + 5.0, top + 12.0, speech().cut(cut.direction, both)) } }
        </>
    }
}

/// Signs of life and their answers say nothing new.
fn is_routine(gist: &Gist) -> bool {
    matches!(gist, Gist::Heartbeat { .. } | Gist::Yes { upto: 0, .. })
}

/// The messages: one path a sender for what is new, one for routine, one for what is on its way;
/// what was lost is red.
fn messages(plot: &Plot, diagram: &Diagram, taken: &mut Taken) -> Html {
    let mut lost = Path::new();
    let mut crosses = Path::new();
    let mut html = Vec::new();
    for place in &diagram.lanes {
        let (mut news, mut routine, mut flying) = (Path::new(), Path::new(), Path::new());
        let (mut heads, mut small) = (Path::new(), Path::new());
        for message in diagram.messages.iter().filter(|message| message.direction.from == *place) {
            let Some((before, (x, y))) = plot.tip(diagram, message) else { continue };
            match message.end {
                End::Arrived(_) if is_routine(&message.gist) => {
                    routine = plot.line(diagram, message, routine);
                    small = head(small, before, (x, y), 6.0);
                }
                End::Arrived(_) => {
                    news = plot.line(diagram, message, news);
                    heads = head(heads, before, (x, y), 9.0);
                }
                End::Flying | End::Held => flying = plot.line(diagram, message, flying),
                End::Lost(..) => {
                    lost = plot.line(diagram, message, lost);
                    crosses = crosses
                        .to(x - 5.0, y - 5.0)
                        .add('l', &[10.0, 10.0])
                        .add('m', &[0.0, -10.0])
                        .add('l', &[-10.0, 10.0]);
                }
            }
        }
        html.push(html! {
            <g class={colour(*place)}>
                { path("dg-msg routine", routine) }{ path("dg-head routine", small) }
                { path("dg-msg", news) }{ path("dg-head", heads) }
                { path("dg-msg flying", flying) }
            </g>
        });
    }
    html! {
        <>
            { for html }
            { path("dg-msg lost", lost) }{ path("dg-cross", crosses) }
            { tags(plot, diagram, taken) }
        </>
    }
}

/// An arrowhead.
fn head(path: Path, (from_x, from_y): (f64, f64), (x, y): (f64, f64), size: f64) -> Path {
    let length = (x - from_x).hypot(y - from_y).max(0.1);
    let (dx, dy) = ((x - from_x) / length * size, (y - from_y) / length * size);
    path.to(x, y)
        .line(x - dx - dy * 0.42, y - dy + dx * 0.42)
        .line(x - dx + dy * 0.42, y - dy - dx * 0.42)
        .add('Z', &[])
}

/// What the messages say, where there is room for it.
fn tags(plot: &Plot, diagram: &Diagram, taken: &mut Taken) -> Html {
    let mut tag = |message: &Message| {
        if is_routine(&message.gist) {
            return None;
        }
        let (first, last) = (message.path.first()?, message.path.last()?);
        let (start, end) = (plot.x(first.at), plot.x(last.at));
        let (from, to) = (plot.way(diagram, message, first.way), plot.way(diagram, message, last.way));
        let words = speech().tag(&message.gist);
        let wide = text_width(&words, LETTER);
        let at = |part: f64| (start + (end - start) * part + 5.0, from + (to - from) * part + 4.0);
        let (x, y) = ALONG.into_iter().map(at).find(|(x, y)| taken.take(*x, wide, *y))?;
        let class = if matches!(message.end, End::Lost(..)) { "dg-tag t-red" } else { "dg-tag" };
        Some(written(class, x, y, words))
    };
    diagram.messages.iter().filter_map(&mut tag).collect()
}

/// When bodies are busy, with the command.
fn deeds(plot: &Plot, diagram: &Diagram) -> Html {
    let deed = |deed: &crate::diagram::Deed| {
        let (from, to) = (plot.x(deed.time.from), plot.x(deed.time.to));
        let y = plot.lane(diagram, deed.robot.into());
        let wide = (to - from).max(2.0);
        let name = if deed.undo { "back1" } else { of_command(deed.call.command) };
        html! {
            <g class={who(deed.robot)}>
                { rounded("dg-deed", from, y - HALF, wide, 2.0 * HALF, 4.0) }
                if wide > 16.0 { { drawn(name, from + wide / 2.0, y, 15.0) } }
                if wide > 22.0 { { written_around("dg-tag", from + wide / 2.0, y - HALF - 3.0, deed.call.ticket.to_string()) } }
            </g>
        }
    };
    diagram.deeds.iter().map(deed).collect()
}

/// What happened on a lane: one path of dots, and words where there is room.
fn dots(plot: &Plot, diagram: &Diagram, place: Place, taken: &mut Taken) -> Html {
    let y = plot.lane(diagram, place);
    let mut marks = Path::new();
    let mut words = Vec::new();
    for dot in diagram.dots.iter().filter(|dot| dot.place == place) {
        let x = plot.x(dot.at);
        marks = marks.to(x, y).add('h', &[0.1]);
        let (said, red) = label(diagram, dot);
        let wide = text_width(&said, 12.0);
        if !said.is_empty() && taken.take(x - wide / 2.0, wide, y + HALF + 12.0) {
            let class = if red { "dg-tag t-red" } else { "dg-tag" };
            words.push(written_around(class, x, y + HALF + 12.0, said));
        }
    }
    html! { <g class={colour(place)}>{ path("dg-dot", marks) }{ for words }</g> }
}

fn label(diagram: &Diagram, dot: &Dot) -> (String, bool) {
    match dot.kind {
        DotKind::Asked { call, .. } => (call.ticket.to_string(), false),
        DotKind::Judged { ticket, verdict } => {
            let bad = !matches!(verdict, Verdict::Done(_) | Verdict::Waiting);
            ([&ticket.to_string(), " ", speech().verdict(&verdict)].concat(), bad)
        }
        DotKind::Became { role, era } => {
            (speech().role(role, (era > 0).then_some(era), diagram.scheme), false)
        }
        DotKind::Agreed { ticket: Some(ticket), .. } => (["✓ ", &ticket.to_string()].concat(), false),
        // The band of the body, or the message beside it, has said it already.
        DotKind::Executed { .. }
        | DotKind::Undid { .. }
        | DotKind::CameBack
        | DotKind::SteppedDown
        | DotKind::HeardNothing
        | DotKind::Agreed { ticket: None, .. } => (String::new(), false),
    }
}

/// The names of the lanes, over what runs under them.
#[derive(Debug, PartialEq)]
pub(crate) struct Names(pub(crate) Rc<Plot>);

impl Part for Names {
    fn draw(&self) -> Html {
        let plot = &self.0;
        let Some(diagram) = plot.diagram() else { return Html::default() };
        let (_, height) = plot.size();
        html! {
            <g class="chart-names">
                // Below the times, the first of which may reach over it.
                <rect class="dg-paper" y="20" width={num(Plot::LEFT - 8.0)} height={num(height - 20.0)}/>
                { for diagram.lanes.iter().map(|place| {
                    let y = plot.lane(diagram, *place);
                    html! { <>
                        if let Place::Robot(robot) = place {
                            <g class={classes(&["shell", who(*robot)])}><use href={shell(*robot)} x="14" y={num(y - 10.0)} width="20" height="20"/></g>
                        }
                        { written("dg-name", 42.0, y + 5.0, speech().lane(*place)) }
                    </> }
                }) }
            </g>
        }
    }
}

/// The highlighter: what could have led to an event, and what may follow from it.
#[derive(Debug, PartialEq)]
pub(crate) struct Glow {
    /// What is drawn.
    pub plot: Rc<Plot>,
    /// The event.
    pub chosen: RecordId,
}

impl Part for Glow {
    fn draw(&self) -> Html {
        let Self { plot, chosen } = self;
        let Some(diagram) = plot.diagram() else { return Html::default() };
        let order = diagram.order();
        let mark = plot.events.iter().find(|event| event.record == *chosen);
        html! {
            <g class="chart-glow">
                <path class="dg-future" d={lit(plot, diagram, &order.future(*chosen))}/>
                <path class="dg-past" d={lit(plot, diagram, &order.past(*chosen))}/>
                if let Some(mark) = mark { { circle("dg-chosen", mark.x, mark.y, 11.0) } }
            </g>
        }
    }
}

/// On each lane from the first marked record to the last, and messages of which both ends are marked.
fn lit(plot: &Plot, diagram: &Diagram, marked: &BTreeSet<RecordId>) -> String {
    let mut path = Path::new();
    for place in &diagram.lanes {
        let on_it = diagram
            .records
            .iter()
            .filter(|record| marked.contains(&record.id) && place_of(&record.what) == Some(*place));
        let times = on_it.map(|record| record.at);
        if let (Some(first), Some(last)) = (times.clone().min(), times.max()) {
            let y = plot.lane(diagram, *place);
            path = path.to(plot.x(first), y).line(plot.x(last) + 0.1, y);
        }
    }
    for message in &diagram.messages {
        let (End::Arrived(end) | End::Lost(end, _)) = message.end else { continue };
        if marked.contains(&message.sent) && marked.contains(&end) {
            path = plot.line(diagram, message, path);
        }
    }
    path.d()
}
