//! The space-time diagram on the screen: which stretch of the run it shows, and the panel around the
//! drawing. It is worked out anew only when the stretch or the run changes.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::atomic::{AtomicU64, Ordering};

use yew::prelude::*;

use crate::diagram::{Diagram, End, Scale};
use crate::history::History;
use crate::ids::RecordId;
use crate::story::Story;
use crate::time::{SimTime, Span};
use crate::ui::button::{button, icon_button, named_button};
use crate::ui::diagram_hands::{Hands, Turn};
use crate::ui::diagram_ink::{Glow, Ink, Names, Plot};
use crate::ui::icon::icon;
use crate::ui::language::{speech, spoken};
use crate::ui::lines::Travel;
use crate::ui::msg::{Export, Msg};
use crate::ui::part::part;
use crate::ui::press::press;
use crate::ui::story_panel::sentence;
use crate::ui::svg::num;
use crate::why;
use crate::words::app::Label;
use crate::words::chart::ChartLabel;
use crate::words::tale::Sentence;

/// How long a second is on the screen, in pixels: the steps of zooming.
const ZOOMS: [u32; 7] = [10, 20, 40, 80, 140, 240, 400];
/// The step at first; on narrow screens more time fits with the one before.
const ZOOM: usize = 4;
/// Below this width a screen is narrow.
const NARROW: f64 = 700.0;
/// While the run plays the diagram is drawn at most this often, in milliseconds of the page's clock.
const REST_MS: f64 = 200.0;
/// A longer run is not offered as one picture: it would be many metres of paper.
const LONGEST_WHOLE: SimTime = SimTime(120_000);

/// How many drawings there have been.
static NUMBER: AtomicU64 = AtomicU64::new(1);

/// What people do to the diagram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ChartMsg {
    /// Open or close it.
    Toggle,
    /// Show later times, or earlier ones.
    Scroll(bool),
    /// Show less time, or more.
    Zoom(bool),
    /// The same, with what lies so many pixels from the drawing's left staying there.
    ZoomAt(bool, i32),
    /// Move by so many pixels, to later times if more than 0.
    Move(i32),
    /// Point at an event.
    Choose(Option<RecordId>),
    /// Point at the next event, or at the one before.
    Walk(bool),
}

/// The diagram that is open.
#[derive(Clone, Debug)]
pub(crate) struct Chart {
    zoom: usize,
    from: SimTime,
    /// Where the run stood when the stretch was last made to hold it.
    followed: SimTime,
    width: f64,
    plot: Rc<Plot>,
    /// What the drawing was made from.
    made_of: (SimTime, SimTime, SimTime, SimTime, u64, usize, u64),
    drawn_at: f64,
    chosen: Option<RecordId>,
    said: Sentence,
    /// Whether the whole run makes a picture of sensible size.
    is_short: bool,
}

impl Chart {
    /// The diagram around the present, on so many pixels.
    #[must_use]
    pub(crate) fn open(history: &History, width: f64) -> Self {
        let mut chart = Chart {
            zoom: if width < NARROW { ZOOM - 1 } else { ZOOM },
            from: SimTime::ZERO,
            followed: SimTime::ZERO,
            width,
            plot: Rc::default(),
            made_of: Default::default(),
            drawn_at: 0.0,
            chosen: None,
            said: Sentence::default(),
            is_short: true,
        };
        chart.centre(history);
        if history.now() >= history.furthest() {
            // Nothing is known of what comes: the room is for what has been.
            chart.from = history.now() - Span(chart.span().0 * 4 / 5);
        }
        chart.draw(history);
        chart
    }

    /// How much time fits.
    fn span(&self) -> Span {
        let room = (self.width - Plot::LEFT - Plot::RIGHT).max(100.0);
        Span((room * 1000.0 / f64::from(ZOOMS[self.zoom])) as u64)
    }

    fn centre(&mut self, history: &History) {
        self.followed = history.now();
        self.from = history.now() - Span(self.span().0 / 2);
    }

    /// Follows the run, after people did something.
    pub(crate) fn follow(&mut self, history: &History, width: f64) {
        self.width = width;
        self.keep_in_sight(history);
        self.draw(history);
    }

    /// Follows the run while it plays: now and then. `at` is the page's clock.
    pub(crate) fn frame(&mut self, history: &History, at: f64) {
        if at - self.drawn_at >= REST_MS || at < self.drawn_at {
            self.drawn_at = at;
            self.keep_in_sight(history);
            self.draw(history);
        }
    }

    /// The stretch moves by half when the present leaves it, and else stays where it is.
    fn keep_in_sight(&mut self, history: &History) {
        let now = history.now();
        let last = self.from + Span(self.span().0 * 9 / 10);
        if now != self.followed && (now < self.from || now > last) {
            self.centre(history);
        }
        self.followed = now;
    }

    fn draw(&mut self, history: &History) {
        let to = self.from + self.span();
        let made_of = (
            self.from,
            to,
            history.now(),
            history.furthest(),
            history.events(),
            history.acts().len(),
            self.width as u64,
        );
        if self.made_of == made_of {
            return;
        }
        self.made_of = made_of;
        self.is_short = history.furthest() <= LONGEST_WHOLE;
        let scale = Scale { origin: self.from, per_second: ZOOMS[self.zoom] };
        let diagram = Diagram::of(history, self.from, to);
        self.plot = Rc::new(Plot::of(
            NUMBER.fetch_add(1, Ordering::Relaxed),
            diagram,
            scale,
            (history.now(), history.furthest()),
            self.width,
        ));
        if self.chosen.is_some_and(|chosen| !self.plot.has(chosen)) {
            self.chosen = None;
        }
    }

    /// Takes in what people do to it.
    pub(crate) fn take(&mut self, msg: ChartMsg, history: &History, story: &Story) {
        let span = self.span().0;
        match msg {
            ChartMsg::Toggle => {}
            ChartMsg::Scroll(true) => self.go_later(Span(span / 3), history),
            ChartMsg::Scroll(false) => self.from = self.from - Span(span / 3),
            ChartMsg::Zoom(closer) => self.zoom_at(closer, span / 2),
            ChartMsg::ZoomAt(closer, x) => {
                let fixed = self.time_of(f64::from(x) - Plot::LEFT).min(span);
                self.zoom_at(closer, fixed);
            }
            ChartMsg::Move(px) if px > 0 => self.go_later(Span(self.time_of(f64::from(px))), history),
            ChartMsg::Move(px) => self.from = self.from - Span(self.time_of(-f64::from(px))),
            ChartMsg::Choose(chosen) => self.choose(chosen, history, story),
            ChartMsg::Walk(next) => self.walk(next, history, story),
        }
        self.draw(history);
    }

    /// The milliseconds that so many pixels stand for.
    fn time_of(&self, px: f64) -> u64 {
        (px.max(0.0) * 1000.0 / f64::from(ZOOMS[self.zoom])) as u64
    }

    fn go_later(&mut self, by: Span, history: &History) {
        let last = history.end() - Span(self.span().0 / 3);
        self.from = (self.from + by).min(last.max(self.from));
    }

    /// Zooms by a step; what lies so many milliseconds from the left stays where it is.
    fn zoom_at(&mut self, closer: bool, fixed: u64) {
        let old = u64::from(ZOOMS[self.zoom]);
        self.zoom = if closer { (self.zoom + 1).min(ZOOMS.len() - 1) } else { self.zoom.saturating_sub(1) };
        let now_at = fixed * old / u64::from(ZOOMS[self.zoom]);
        self.from = self.from + Span(fixed) - Span(now_at);
    }

    /// What is shown: the diagram, the length of a second, and what is lit.
    #[must_use]
    pub(crate) fn shown(&self) -> Option<(&Diagram, u32, Option<BTreeSet<RecordId>>)> {
        let diagram = self.plot.diagram()?;
        let lit = self.chosen.map(|chosen| {
            let order = diagram.order();
            let mut lit = order.past(chosen);
            lit.extend(order.future(chosen));
            lit
        });
        Some((diagram, ZOOMS[self.zoom], lit))
    }

    /// Draws and tells everything anew, in the page's language.
    pub(crate) fn retell(&mut self, history: &History, story: &Story) {
        self.made_of = Default::default();
        self.draw(history);
        self.choose(self.chosen, history, story);
    }

    fn choose(&mut self, chosen: Option<RecordId>, history: &History, story: &Story) {
        self.chosen = chosen;
        let record = chosen.and_then(|chosen| history.record(chosen));
        let told = record.map(|record| why::in_words(history, story, speech(), &[record]));
        self.said = told.and_then(|mut told| told.pop()).map(|told| told.sentence).unwrap_or_default();
    }

    /// The events in the order of the run, beginning at the present.
    fn walk(&mut self, next: bool, history: &History, story: &Story) {
        let found = self.plot.neighbour(self.chosen, next);
        if found.is_none() && self.chosen.is_some() {
            let before = self.from;
            self.take(ChartMsg::Scroll(next), history, story);
            if self.from == before {
                return;
            }
        }
        if let Some(found) = found.or_else(|| self.plot.neighbour(self.chosen, next)) {
            self.choose(Some(found), history, story);
        }
    }

    /// The panel.
    pub(crate) fn view(&self, tell: &Callback<Msg>) -> Html {
        html! {
            <Panel plot={Rc::clone(&self.plot)} span={self.span()} chosen={self.chosen} said={self.said.clone()}
                is_short={self.is_short} tell={tell.clone()}/>
        }
    }
}

#[derive(Clone, Debug, Properties, PartialEq)]
struct PanelProps {
    plot: Rc<Plot>,
    span: Span,
    chosen: Option<RecordId>,
    said: Sentence,
    is_short: bool,
    tell: Callback<Msg>,
}

/// The panel: what can be done, the drawing, and the chosen event in words.
#[component]
fn Panel(props: &PanelProps) -> Html {
    let PanelProps { plot, span, chosen, said, is_short, tell } = props;
    let canvas = use_node_ref();
    let hands = use_mut_ref(Hands::default);
    let tool = |label: ChartLabel, name: &'static str, msg: ChartMsg| {
        icon_button("btn icon quiet", speech().chart(label), name, false, press(tell, Msg::Chart(msg)))
    };
    let onsave = press(tell, Msg::Export(Export::Shown));
    let onsave_whole = press(tell, Msg::Export(Export::Whole));
    let onclose = press(tell, Msg::Chart(ChartMsg::Toggle));
    html! {
        <section class="chart" dir={spoken().script().dir()} aria-label={speech().chart(ChartLabel::Title)}>
            <div class="chart-head">
                <h2>{ speech().chart(ChartLabel::Title) }</h2>
                <p class="lbl">{ speech().chart(ChartLabel::Help) }</p>
                <div class="chart-tools">
                    { tool(ChartLabel::Earlier, "left1", ChartMsg::Scroll(false)) }
                    { tool(ChartLabel::Later, "right1", ChartMsg::Scroll(true)) }
                    { tool(ChartLabel::ZoomOut, "minus", ChartMsg::Zoom(false)) }
                    <span class="lbl">{ speech().chart_span(*span) }</span>
                    { tool(ChartLabel::ZoomIn, "plus", ChartMsg::Zoom(true)) }
                    { button("btn tool", onsave, speech().chart(ChartLabel::Save).into()) }
                    if *is_short {
                        { button("btn tool", onsave_whole, speech().chart(ChartLabel::SaveWhole).into()) }
                    }
                    { named_button("btn icon quiet", speech().label(Label::Close), onclose, icon("close")) }
                </div>
            </div>
            { drawing(plot, *chosen, &canvas, &hands, tell) }
            <div class="chart-foot">
                <p role="status" translate="no">{ sentence(said) }</p>
                if chosen.is_some() {
                    <p class="lbl legend" aria-hidden="true">
                        <span class="key-past"></span>{ speech().chart(ChartLabel::Past) }
                        <span class="key-future"></span>{ speech().chart(ChartLabel::Future) }
                    </p>
                }
            </div>
        </section>
    }
}

/// The drawing takes the keyboard and the pointer as a whole: it may hold hundreds of events.
fn drawing(
    plot: &Rc<Plot>,
    chosen: Option<RecordId>,
    canvas: &NodeRef,
    hands: &Rc<RefCell<Hands>>,
    tell: &Callback<Msg>,
) -> Html {
    let at = {
        let (plot, canvas) = (Rc::clone(plot), canvas.clone());
        move |event: &MouseEvent| {
            let rect = canvas.cast::<web_sys::Element>()?.get_bounding_client_rect();
            let x = f64::from(event.client_x()) - rect.left();
            let y = f64::from(event.client_y()) - rect.top();
            Some((plot.nearest(x, y), plot.at(x)))
        }
    };
    let onmousemove = {
        let (at, tell) = (at.clone(), tell.clone());
        Callback::from(move |event: MouseEvent| {
            let found = at(&event).and_then(|(event, _)| event);
            if found.is_some() && found != chosen {
                tell.emit(Msg::Chart(ChartMsg::Choose(found)));
            }
        })
    };
    let onclick = {
        let tell = tell.clone();
        Callback::from(move |event: MouseEvent| match at(&event) {
            Some((Some(record), _)) => tell.emit(Msg::Travel(Travel::Record(record))),
            Some((None, Some(at))) => tell.emit(Msg::Seek(at.0)),
            Some((None, None)) | None => {}
        })
    };
    let onkeydown = keys(chosen, tell);
    let onwheel = wheel(canvas, hands, tell);
    let finger = |down: bool| fingers(down, canvas, hands, tell);
    let (onpointerdown, onpointermove) = (finger(true), finger(false));
    let lift = {
        let hands = Rc::clone(hands);
        Callback::from(move |event: PointerEvent| hands.borrow_mut().lift(event.pointer_id()))
    };
    let lost = plot.diagram().map_or(0, |diagram| {
        diagram.messages.iter().filter(|message| matches!(message.end, End::Lost(..))).count()
    });
    let said = plot
        .diagram()
        .map(|diagram| speech().chart_in_words(diagram.from, diagram.to, diagram.messages.len(), lost));
    let (width, height) = plot.size();
    html! {
        <div class="chart-canvas" dir="ltr" role="group" tabindex="0" aria-label={speech().chart(ChartLabel::Title)} {onkeydown}>
            <svg ref={canvas.clone()} width={num(width)} height={num(height)} role="img" aria-label={said} translate="no" {onmousemove} {onclick}
                {onwheel} {onpointerdown} {onpointermove} onpointerup={lift.clone()} onpointercancel={lift}>
                if let Some(chosen) = chosen { { part(Glow { plot: Rc::clone(plot), chosen }) } }
                { part(Ink(Rc::clone(plot))) }
                { part(Names(Rc::clone(plot))) }
            </svg>
        </div>
    }
}

/// The wheel over the drawing. What is not meant for it stays the page's.
fn wheel(canvas: &NodeRef, hands: &Rc<RefCell<Hands>>, tell: &Callback<Msg>) -> Callback<WheelEvent> {
    let (canvas, hands, tell) = (canvas.clone(), Rc::clone(hands), tell.clone());
    Callback::from(move |event: WheelEvent| {
        let left =
            canvas.cast::<web_sys::Element>().map_or(0.0, |canvas| canvas.get_bounding_client_rect().left());
        let turn = Turn {
            across: event.delta_x(),
            down: event.delta_y(),
            unit: event.delta_mode(),
            zooms: event.ctrl_key() || event.meta_key(),
            sideways: event.shift_key(),
            x: f64::from(event.client_x()) - left,
        };
        let Some(ours) = hands.borrow_mut().turn(turn) else { return };
        event.prevent_default();
        if let Some(msg) = ours {
            tell.emit(Msg::Chart(msg));
        }
    })
}

/// Fingers on the drawing; a mouse has its wheel.
fn fingers(
    down: bool,
    canvas: &NodeRef,
    hands: &Rc<RefCell<Hands>>,
    tell: &Callback<Msg>,
) -> Callback<PointerEvent> {
    let (canvas, hands, tell) = (canvas.clone(), Rc::clone(hands), tell.clone());
    Callback::from(move |event: PointerEvent| {
        let Some(canvas) = canvas.cast::<web_sys::Element>().filter(|_| event.pointer_type() == "touch")
        else {
            return;
        };
        let x = f64::from(event.client_x()) - canvas.get_bounding_client_rect().left();
        let (finger, y) = (event.pointer_id(), f64::from(event.client_y()));
        let moved = if down { None } else { hands.borrow_mut().drag(finger, x, y) };
        if down {
            // What is touched may be drawn anew while the finger moves.
            let _ = canvas.set_pointer_capture(finger);
            hands.borrow_mut().touch(finger, x, y);
        } else if let Some(msg) = moved {
            tell.emit(Msg::Chart(msg));
        }
    })
}

fn keys(chosen: Option<RecordId>, tell: &Callback<Msg>) -> Callback<KeyboardEvent> {
    let tell = tell.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let msg = match event.key().as_str() {
            "ArrowRight" => Msg::Chart(ChartMsg::Walk(true)),
            "ArrowLeft" => Msg::Chart(ChartMsg::Walk(false)),
            "PageDown" => Msg::Chart(ChartMsg::Scroll(true)),
            "PageUp" => Msg::Chart(ChartMsg::Scroll(false)),
            "+" | "=" => Msg::Chart(ChartMsg::Zoom(true)),
            "-" => Msg::Chart(ChartMsg::Zoom(false)),
            "Escape" => Msg::Chart(ChartMsg::Toggle),
            "Enter" => match chosen {
                Some(chosen) => Msg::Travel(Travel::Record(chosen)),
                None => return,
            },
            _ => return,
        };
        // The same keys command robots elsewhere.
        event.prevent_default();
        tell.emit(msg);
    })
}
