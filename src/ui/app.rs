//! The one stateful component. [`App::update`] is the only place that changes anything; what is seen
//! follows from the history of the run and from a handful of things about the page.

mod lessons;

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use crate::diagram::Diagram;
use crate::export;
use crate::history::{History, LandmarkKind};
use crate::ids::{Place, RobotId, TeamId};
use crate::protocol::Scheme;
use crate::scene::Scene;
use crate::script::{Expect, Script};
use crate::setup::{Act, Setup, TimedAct};
use crate::story::Story;
use crate::time::{SimTime, Span};
use crate::ui::address::{self, Door, Incoming, Named, Problem};
use crate::ui::bar::Bar;
use crate::ui::browser::{Ears, Ruler, wants_less_motion, window_size};
use crate::ui::clock::{Clock, REAL_TIME, SPEEDS};
use crate::ui::clock_bar::{Marks, Scrub, Speed, Transport};
use crate::ui::compare::{Versus, VersusMsg};
use crate::ui::console::ConsoleView;
use crate::ui::diagram::{Chart, ChartMsg};
use crate::ui::icon::{Sprite, icon, shape};
use crate::ui::layout::{Form, Layout, Room, form};
use crate::ui::lesson::{LessonMsg, Lessons};
use crate::ui::lines::{self, LinesSheet, Travel};
use crate::ui::msg::{Export, Msg, Sheet, Tab};
use crate::ui::panic_page;
use crate::ui::robot::reboot;
use crate::ui::share::{Notice, Share};
use crate::ui::sheets::SheetView;
use crate::ui::stage::Stage;
use crate::ui::story_panel::{Lines, StoryPanel, sentence};
use crate::ui::why::{Answer, Question, WhyView, why_button};
use crate::words::app::{AppWords, English, Label};
use crate::words::marks::{MarkLabel, MarkWords};
use crate::words::tale::English as Tale;

/// How long a run without an end is meant to be played.
const FREE_PLAY: SimTime = SimTime(30_000);
/// How long the address rests after it was written, in milliseconds.
const ADDRESS_REST_MS: u32 = 500;
/// How much of a run diagrams that are saved show.
const EXPORTED: Span = Span(30_000);
/// How long a second is in a saved diagram.
const DIAGRAM_PER_SECOND: u32 = 80;
/// From this width on the story has a column of its own.
const WIDE: f64 = 1600.0;

/// The app.
pub(crate) struct App {
    history: History,
    story: Story,
    lines: Rc<Lines>,
    scene: Rc<Scene>,
    layout: Rc<Layout>,
    marks: Rc<Marks>,
    clock: Clock,
    playing: bool,
    speed: usize,
    /// Whether anything but asking has been done: before that the screen is bare.
    touched: bool,
    story_open: Option<bool>,
    menu_open: bool,
    tab: Tab,
    sheet: Option<Sheet>,
    window: (f64, f64),
    stage: (f64, f64),
    still: bool,
    stage_box: NodeRef,
    /// The same story under several schemes, while that is shown.
    versus: Option<Versus>,
    /// The space-time diagram, while it is open.
    chart: Option<Chart>,
    /// The kind of mark that is jumped to; any if none.
    mark_kind: Option<LandmarkKind>,
    /// The answer that is shown.
    answer: Option<Rc<Answer>>,
    /// Why a run that was brought in is not shown.
    problem: Option<Rc<Problem>>,
    /// What the text that was opened expects; kept, so that saving it again loses nothing.
    expects: Vec<Expect>,
    /// The lessons.
    lessons: Lessons,
    /// What the address bar holds.
    written: String,
    /// Writes the address soon: browsers do not like it to change often.
    address_due: Option<Timeout>,
    tell: Callback<Msg>,
    _door: Option<Door>,
    _ears: Option<Ears>,
    ruler: Option<Ruler>,
}

impl Component for App {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let tell = ctx.link().callback(|msg: Msg| msg);
        let history = History::new(Setup::new(Scheme::Forwarding { robots: 2 }), Vec::new(), FREE_PLAY);
        let window = window_size();
        let mut app = App {
            story: Story::new(history.setup()),
            lines: Rc::default(),
            scene: Rc::new(Scene::of(history.moment(), history.records())),
            layout: Rc::new(Layout {
                form: Form::Beneath,
                width: 0.0,
                height: 0.0,
                spots: Vec::new(),
                reach: None,
            }),
            marks: Rc::default(),
            history,
            clock: Clock::new(ctx.link().callback(Msg::Frame)),
            playing: false,
            speed: REAL_TIME,
            touched: false,
            story_open: None,
            menu_open: false,
            tab: Tab::Team(TeamId(0)),
            sheet: None,
            window,
            stage: (window.0, window.1 * 0.55),
            still: wants_less_motion(),
            stage_box: NodeRef::default(),
            versus: None,
            chart: None,
            mark_kind: None,
            answer: None,
            problem: None,
            expects: Vec::new(),
            lessons: Lessons::new(),
            written: String::new(),
            address_due: None,
            _door: Door::open(&tell),
            _ears: Ears::open(&tell),
            ruler: None,
            tell,
        };
        match address::named() {
            Some(Named::Run(run)) => app.arrive(*run),
            Some(Named::Lesson(wanted)) => app.lesson(LessonMsg::Open(wanted)),
            None => {}
        }
        app.follow();
        app.marks = Rc::new(app.new_marks());
        app.arrange();
        app
    }

    fn update(&mut self, _: &Context<Self>, msg: Msg) -> bool {
        if self.versus.is_some() && is_of_the_run(&msg) {
            return false;
        }
        let Some(msg) = self.before(msg) else { return self.settle() };
        match msg {
            Msg::Lesson(msg) => self.lesson(msg),
            Msg::Frame(at) => return self.frame(at),
            Msg::Act(act) => self.act(act),
            Msg::Key(team, command) => {
                let teams = self.history.moment().world.teams().len();
                let team = if team.index() < teams { team } else { TeamId(0) };
                self.act(Act::Ask { team, command, to: None });
            }
            Msg::PlayPause => self.play(!self.playing),
            Msg::StepForward => self.step(true),
            Msg::StepBack => self.step(false),
            Msg::Seek(ms) => {
                self.touched = true;
                self.history.seek(SimTime(ms).min(SimTime::LAST));
            }
            Msg::Travel(travel) => self.travel(travel),
            Msg::Versus(msg) => {
                self.change_versus(msg);
                return true;
            }
            Msg::Chart(msg) => {
                self.change_chart(msg);
                return true;
            }
            Msg::Why(question) => self.ask_why(question),
            Msg::Restart => self.restart(),
            Msg::Scheme(scheme) => {
                self.touched = true;
                self.begin(with_scheme(self.history.setup(), scheme));
            }
            Msg::Speed(speed) => self.speed = speed.min(SPEEDS.len() - 1),
            Msg::Tab(tab) => self.tab = tab,
            Msg::Open(sheet) => {
                if matches!(sheet, Sheet::Message(_)) {
                    // It would be gone before anybody has read it.
                    self.play(false);
                }
                self.sheet = Some(sheet);
            }
            Msg::Close if self.versus.is_some() => self.change_versus(VersusMsg::Toggle),
            Msg::Close => {
                self.sheet = None;
                self.menu_open = false;
            }
            Msg::Story => self.story_open = Some(!self.story_shown()),
            Msg::Menu => self.menu_open = !self.menu_open,
            Msg::Arrived(run) => self.arrive(*run),
            Msg::Dismiss => self.problem = None,
            Msg::Export(export) => self.export(export),
            Msg::WriteAddress => {
                self.write_address();
                return false;
            }
            Msg::Window(width, height) => self.window = (width, height),
            Msg::Stage(width, height) => self.stage = (width, height),
        }
        self.settle()
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let form = self.layout.form;
        let narrow = form == Form::Narrow;
        let now = self.history.now();
        let digest = (!self.playing).then(|| self.history.moment().world.digest().to_string());
        let name = match form {
            Form::Beneath => "beneath",
            Form::Corners => "corners",
            Form::Column => "column",
            Form::Narrow => "narrow",
        };
        html! {
            <div class="app" data-form={name} data-bare={self.bare().then_some("yes")}
                data-robots={self.scene.robots.len().to_string()} data-now={now.0.to_string()} data-digest={digest}
                data-versus={self.versus.is_some().then_some("yes")} data-playing={if self.playing { "yes" } else { "no" }}
                data-lesson={self.lesson_state()} data-hush={self.is_hushed().then_some("yes")}>
                <Sprite/>
                <Bar scheme={self.scene.scheme} price={self.scene.price} out={self.scene.out} bare={self.bare()}
                    story={self.story_shown()} chart={self.chart.is_some()} folded={narrow} unfolded={self.menu_open} tell={self.tell.clone()}/>
                { self.lesson_panel() }
                <main>
                    <section class="stage" aria-label={English.label(Label::Stage)}>
                        { self.tools() }
                        <p class="visually-hidden">{ self.stage_in_words() }</p>
                        <div class="floor-plan" ref={self.stage_box.clone()}>
                            <Stage scene={Rc::clone(&self.scene)} layout={Rc::clone(&self.layout)} still={self.still}
                                bare={self.bare()} tell={self.tell.clone()}/>
                        </div>
                    </section>
                    if narrow { { self.one_line() } }
                    <div class="deck">
                        if narrow { { self.tabs() } }
                        { for self.scene.consoles.iter().enumerate().map(|(place, console)| html! {
                            <ConsoleView key={place} console={Rc::clone(console)} maze={Rc::clone(&self.scene.maze)}
                                mirror={place % 2 == 1} hidden={narrow && self.tab != Tab::Team(console.team)}
                                tell={self.tell.clone()}/>
                        }) }
                        if narrow && self.tab == Tab::Robots { { self.robots_page() } }
                        if self.has_middle() { { self.invitation() } }
                    </div>
                </main>
                <StoryPanel lines={Rc::clone(&self.lines)} lamps={Rc::clone(&self.scene.lamps)} scheme={self.scene.scheme} shown={self.story_shown()} tell={self.tell.clone()}/>
                { self.clock_bar() }
                if let Some(versus) = &self.versus {
                    { versus.view(self.playing, self.speed, self.still, &self.tell) }
                }
                if let Some(problem) = &self.problem {
                    <Notice problem={Rc::clone(problem)} tell={self.tell.clone()}/>
                }
                { self.lessons_over() }
                if let Some(sheet) = self.sheet {
                    <SheetView {sheet} scene={Rc::clone(&self.scene)} content={self.content(sheet)} tell={self.tell.clone()}/>
                }
            </div>
        }
    }

    fn rendered(&mut self, _: &Context<Self>, first: bool) {
        if first && let Some(element) = self.stage_box.cast::<web_sys::Element>() {
            self.ruler = Ruler::lay(&element, &self.tell);
        }
    }
}

/// What changes.
impl App {
    /// Everything follows what has changed.
    fn settle(&mut self) -> bool {
        self.follow();
        self.marks = Rc::new(self.new_marks());
        self.arrange();
        if let Some(chart) = &mut self.chart {
            chart.follow(&self.history, self.window.0);
        }
        self.write_address_soon();
        true
    }

    /// A run of another set-up begins and stands still.
    fn begin(&mut self, setup: Setup) {
        self.play(false);
        self.history = History::new(setup, Vec::new(), FREE_PLAY);
        self.story = Story::new(self.history.setup());
        self.lines = Rc::default();
        self.renew_chart();
        let teams = self.history.moment().world.teams().len();
        if matches!(self.tab, Tab::Team(team) if team.index() >= teams) {
            self.tab = Tab::Team(TeamId(0));
        }
        self.sheet = None;
    }

    fn restart(&mut self) {
        #[cfg(feature = "planted-panic")]
        panic!("a fault planted for a test");
        #[cfg(not(feature = "planted-panic"))]
        {
            self.expects.clear();
            self.begin((**self.history.setup()).clone());
        }
    }

    /// A run comes in. One that cannot be read changes nothing but the notice.
    fn arrive(&mut self, run: Result<Incoming, Problem>) {
        match run {
            Ok(Incoming { script, at }) => {
                self.touched = true;
                self.begin(script.setup);
                self.history = History::new((**self.history.setup()).clone(), script.acts, script.until);
                self.expects = script.expects;
                self.history.seek(at);
                self.renew_chart();
                self.problem = None;
            }
            Err(problem) => self.problem = Some(Rc::new(problem)),
        }
    }

    /// The run as it is now, as text.
    fn script(&self) -> Script {
        Script {
            setup: (**self.history.setup()).clone(),
            acts: self.history.acts().to_vec(),
            until: self.history.end(),
            expects: self.expects.clone(),
        }
    }

    fn write_address_soon(&mut self) {
        if self.address_due.is_none() {
            let tell = self.tell.clone();
            self.address_due = Some(Timeout::new(ADDRESS_REST_MS, move || tell.emit(Msg::WriteAddress)));
        }
    }

    /// Keeps the run in the address bar; an untouched first screen leaves it empty. A link that was
    /// refused stays, so that it can be copied.
    fn write_address(&mut self) {
        self.address_due = None;
        if self.problem.is_some() || (self.bare() && self.history.acts().is_empty()) {
            return;
        }
        let script = self.script();
        panic_page::note(crate::script::print(&script));
        let fragment = match self.address_of_lesson() {
            Some(None) => return,
            Some(Some(fragment)) => fragment,
            None => address::fragment(&script, SimTime::ZERO),
        };
        if fragment != self.written {
            address::write(&fragment);
            self.written = fragment;
        }
    }

    fn export(&self, export: Export) {
        let (history, setup) = (&self.history, self.history.setup());
        let now = history.now();
        let from = now - EXPORTED;
        match export {
            Export::Svg => {
                let text = export::svg(&Diagram::of(history, from, now), &Tale, DIAGRAM_PER_SECOND, None);
                address::save("lockstep-diagram.svg", "image/svg+xml", &text);
            }
            Export::Mermaid => {
                let text = export::mermaid(setup, &history.window(from, now), &Tale, false);
                address::save("lockstep-sequence.mmd", "text/plain", &text);
            }
            Export::Shiviz => {
                let text = export::shiviz(setup, &history.window(SimTime::ZERO, now), &Tale);
                address::save("lockstep-shiviz.log", "text/plain", &text);
            }
            Export::Json => {
                let text = export::json_lines(setup, &history.window(SimTime::ZERO, now), &Tale);
                address::save("lockstep-record.jsonl", "application/json", &text);
            }
        }
    }

    /// One event forward or back.
    fn step(&mut self, forward: bool) {
        self.play(false);
        if forward {
            self.touched = true;
            self.history.step_forward();
        } else {
            self.history.step_back();
        }
    }

    /// Goes elsewhere in time.
    fn travel(&mut self, travel: Travel) {
        if let Travel::Kind(kind) = travel {
            self.mark_kind = kind;
            return;
        }
        self.play(false);
        self.touched = true;
        match travel {
            Travel::Record(id) => {
                self.history.seek_record(id);
            }
            Travel::Mark(next) => {
                if let Some(mark) = lines::neighbour(&self.history, self.mark_kind, next) {
                    self.history.seek_record(mark.record);
                }
            }
            Travel::Line(line) => {
                self.history.take_up(line);
                // Its records have the same numbers and tell something else.
                self.lines = Rc::default();
                self.renew_chart();
            }
            Travel::Kind(_) => {}
        }
    }

    fn change_versus(&mut self, msg: VersusMsg) {
        match (&mut self.versus, msg) {
            (Some(_), VersusMsg::Toggle) => {
                self.play(false);
                self.versus = None;
            }
            (None, VersusMsg::Toggle) => {
                self.play(false);
                self.menu_open = false;
                self.sheet = None;
                self.versus = Some(Versus::open(&self.history));
            }
            (Some(versus), _) => versus.take(msg),
            (None, VersusMsg::Choose(_) | VersusMsg::Seek(_)) => {}
        }
    }

    fn change_chart(&mut self, msg: ChartMsg) {
        if msg == ChartMsg::Toggle {
            let width = self.window.0;
            self.chart = self.chart.is_none().then(|| Chart::open(&self.history, width));
            self.menu_open = false;
            self.touched = true;
        } else if let Some(chart) = &mut self.chart {
            chart.take(msg, &self.history, &self.story);
        }
    }

    /// The diagram of another run looks like the old one from outside.
    fn renew_chart(&mut self) {
        if self.chart.is_some() {
            self.chart = Some(Chart::open(&self.history, self.window.0));
        }
    }

    /// Answers a question about the run. The clock stops: the answer is about what can be seen now.
    fn ask_why(&mut self, question: Question) {
        self.play(false);
        self.answer = Some(Rc::new(Answer::to(question, &self.history, &self.story)));
        self.sheet = Some(Sheet::Why);
    }

    fn act(&mut self, act: Act) {
        // After an act in the past, what an answer names may never happen.
        if self.sheet == Some(Sheet::Why) && self.history.now() < self.history.furthest() {
            self.sheet = None;
        }
        // Asking alone leaves the first screen as it is; so does choosing whom to ask.
        self.touched |= !matches!(act, Act::Ask { .. } | Act::Attach { .. });
        let mut script = self.script();
        script.acts.retain(|other| other.at <= self.history.now());
        script.acts.push(TimedAct { at: self.history.now(), act });
        panic_page::note(crate::script::print(&script));
        self.history.act(act);
    }

    fn play(&mut self, playing: bool) {
        self.playing = playing;
        if playing {
            self.touched = true;
            self.clock.next_frame();
        } else {
            self.clock.stop();
        }
    }

    /// A frame of the browser: virtual time goes on, if it runs.
    fn frame(&mut self, at: f64) -> bool {
        let passed = self.clock.frame(at, self.pace());
        if !self.playing {
            self.clock.stop();
            return false;
        }
        self.clock.next_frame();
        if passed == 0 {
            return false;
        }
        if let Some(versus) = &mut self.versus {
            versus.play_to((versus.now() + Span(passed)).min(SimTime::LAST), at);
            return true;
        }
        let to = self.no_further((self.history.now() + Span(passed)).min(SimTime::LAST));
        let landmarks = self.history.landmarks().len();
        self.history.play_to(to);
        self.follow();
        if let Some(chart) = &mut self.chart {
            chart.frame(&self.history, at);
        }
        if landmarks != self.history.landmarks().len() || self.history.end().0 > self.marks.end {
            self.marks = Rc::new(self.new_marks());
        }
        true
    }

    /// Scene and story follow the run.
    fn follow(&mut self) {
        let (history, story) = (&self.history, &self.story);
        self.scene = Rc::new(Scene::of(history.moment(), history.records()));
        let last = history.records().last().map(|record| record.id);
        if self.lines.is_behind(last) {
            Rc::make_mut(&mut self.lines).catch_up(history, story);
        }
        self.attend();
    }

    fn new_marks(&self) -> Marks {
        Marks::of(self.history.landmarks(), self.history.end())
    }

    /// Everything finds its place again.
    fn arrange(&mut self) {
        let (width, height) = self.room_beside();
        let robots = self.scene.scheme.robots();
        let teams = u8::try_from(self.scene.consoles.len()).unwrap_or(u8::MAX);
        let room = Room {
            form: form(robots, teams, width, height, self.story_shown()),
            robots,
            teams,
            columns: self.scene.maze.width(),
            rows: self.scene.maze.height(),
            width: self.stage.0.max(200.0),
            height: self.stage.1.max(120.0),
        };
        let layout = room.arrange();
        if layout != *self.layout {
            self.layout = Rc::new(layout);
        }
    }
}

/// What is shown.
impl App {
    fn bare(&self) -> bool {
        !self.touched
    }

    /// What the sheets hold that need more than the scene.
    fn content(&self, sheet: Sheet) -> Html {
        let tell = self.tell.clone();
        match sheet {
            Sheet::OneWay(..) | Sheet::Split | Sheet::Message(_) => Html::default(),
            Sheet::Share => {
                let script = self.script();
                let fragment = address::fragment(&script, self.history.now());
                html! { <Share {fragment} text={crate::script::print(&script)} {tell}/> }
            }
            Sheet::Lines => {
                let around = |next| lines::neighbour(&self.history, self.mark_kind, next).is_some();
                let around = (around(false), around(true));
                html! { <LinesSheet kind={self.mark_kind} {around} left={lines::left(&self.history)} {tell}/> }
            }
            Sheet::Why => match &self.answer {
                Some(answer) => html! { <WhyView answer={Rc::clone(answer)} {tell}/> },
                None => Html::default(),
            },
        }
    }

    /// The story shows itself once something has happened, where it has a column of its own.
    fn story_shown(&self) -> bool {
        self.story_open.unwrap_or(self.touched && self.window.0 >= WIDE && self.lessons.open.is_none())
    }

    /// Said in words only while the run stands still: a moving stage would never stop talking.
    fn stage_in_words(&self) -> String {
        if self.playing { String::new() } else { English.stage(&self.scene) }
    }

    fn reach(&self) -> (String, String) {
        English.reach(&self.scene.reach, self.scene.scheme.robots())
    }

    /// What can be done to all links at once, and who can reach whom; at first what to try.
    fn tools(&self) -> Html {
        let form = self.layout.form;
        if form == Form::Narrow || (self.bare() && form == Form::Beneath) {
            return Html::default();
        }
        if self.bare() {
            return html! { <div class="tools">{ invite() }</div> };
        }
        let said = matches!(form, Form::Column).then(|| self.reach());
        html! {
            <div class="tools">
                if self.scene.robots.len() > 1 { { self.link_buttons() } }
                if let Some((first, rest)) = said { <p class="reach-line"><b>{ first }</b>{ " " }{ rest }</p> }
            </div>
        }
    }

    fn link_buttons(&self) -> Html {
        let one_way = Sheet::OneWay(Place::Robot(RobotId(1)), Place::Robot(RobotId(2)));
        let button = |name: &'static str, label: Label, msg: Msg, off: bool| {
            let onclick = self.tell.reform(move |_: MouseEvent| msg.clone());
            html! {
                <button type="button" class="btn tool" disabled={off} {onclick}>{ icon(name) }{ English.label(label) }</button>
            }
        };
        html! {
            <>
                { button("plaster", Label::MendAll, Msg::Act(Act::MendAll), !self.scene.any_cut()) }
                { button("scissors", Label::Split, Msg::Open(Sheet::Split), false) }
                { button("oneway", Label::OneWay, Msg::Open(one_way), false) }
            </>
        }
    }

    /// Between two consoles: at first what to try, later who can reach whom; and the clock's buttons.
    fn invitation(&self) -> Html {
        let said = if self.bare() {
            let pieces = English.invite().iter().enumerate();
            let piece = |(place, words): (usize, &&'static str)| {
                if place % 2 == 1 {
                    html! { <b>{ *words }</b> }
                } else {
                    html! { { *words } }
                }
            };
            html! { <p class="invite">{ for pieces.map(piece) }</p> }
        } else {
            let (first, rest) = self.reach();
            html! { <p class="invite small"><b class="plain">{ first }</b>{ " " }{ rest }</p> }
        };
        html! {
            <div class="middle">
                { said }
                { self.transport(true) }
                <p class="lbl hint">{ English.label(Label::KeysHint) }</p>
            </div>
        }
    }

    fn transport(&self, huge: bool) -> Html {
        let at_start = self.history.events() == 0 && self.history.now() == SimTime::ZERO;
        html! { <Transport playing={self.playing} {at_start} {huge} tell={self.tell.clone()}/> }
    }

    /// Whether acts lie ahead that would be left behind by acting now.
    fn in_the_past(&self) -> bool {
        let last = self.history.acts().last().map(|act| act.at);
        !self.playing && last.is_some_and(|last| last > self.history.now() && last <= self.history.furthest())
    }

    fn clock_bar(&self) -> Html {
        let now = self.history.now();
        let onclick = self.tell.reform(|_: MouseEvent| Msg::Restart);
        let onlines = self.tell.reform(|_: MouseEvent| Msg::Open(Sheet::Lines));
        let said = English.instant(SimTime(now.0 / 1000 * 1000));
        html! {
            <footer class="clock">
                if let Some(chart) = &self.chart { { chart.view(&self.tell) } }
                { lines::past(self.in_the_past(), self.history.lines().len(), &self.tell) }
                if !self.has_middle() { { self.transport(false) } }
                <button type="button" class="round small restart" aria-label={English.label(Label::Restart)}
                    title={English.label(Label::Restart)} {onclick}>{ icon("restart") }</button>
                <div class="jumps">
                    { lines::jump(false, "jump", &self.tell) }
                    <button type="button" class="time" translate="no" title={English.mark(MarkLabel::Title)} onclick={onlines}>
                        { now.to_string() }<small>{ English.events(self.history.events()) }</small>
                        <span class="visually-hidden">{ English.mark(MarkLabel::Title) }</span>
                    </button>
                    { lines::jump(true, "jump", &self.tell) }
                </div>
                <Scrub {now} {said} events={self.history.events()} marks={Rc::clone(&self.marks)} tell={self.tell.clone()}/>
                <Speed speed={self.speed} tell={self.tell.clone()}/>
            </footer>
        }
    }

    /// On a small screen: the latest sentence of the story, or who can reach whom.
    fn one_line(&self) -> Html {
        let said = match self.lines.latest().last() {
            Some(line) if !self.bare() => {
                let said = line.sentence.to_string();
                html! { <>{ sentence(&line.sentence) }{ " " }{ why_button(Question::Record(line.id), &said, &self.tell) }</> }
            }
            _ => {
                let (first, rest) =
                    if self.bare() { (English.invite().concat(), String::new()) } else { self.reach() };
                html! { <>{ first }{ " " }{ rest }</> }
            }
        };
        html! { <p class="one-line" translate="no">{ said }</p> }
    }

    fn tabs(&self) -> Html {
        let tab = |tab: Tab, content: Html| {
            let chosen = self.tab == tab;
            let onclick = self.tell.reform(move |_: MouseEvent| Msg::Tab(tab));
            html! {
                <button type="button" role="tab" class="tab" aria-selected={if chosen { "true" } else { "false" }} {onclick}>
                    { content }
                </button>
            }
        };
        html! {
            <div class="tabs" role="tablist">
                { for self.scene.consoles.iter().map(|console| tab(Tab::Team(console.team), html! {
                    <><span class="pennant" aria-hidden="true">{ console.team.to_string() }</span><span class="name">{ English.team(console.team) }</span></>
                })) }
                { tab(Tab::Robots, html! { { English.label(Label::RobotsTab) } }) }
            </div>
        }
    }

    /// On a small screen the buttons for robots and links have a page of their own.
    fn robots_page(&self) -> Html {
        let button = |label: String, name: &'static str, act: Act| {
            let onclick = self.tell.reform(move |_: MouseEvent| Msg::Act(act));
            html! { <button type="button" class="btn" aria-label={label.clone()} title={label} {onclick}>{ icon(name) }</button> }
        };
        html! {
            <div class="robots-page">
                { for self.scene.robots.iter().map(|robot| html! {
                    <div class="robot-row">
                        <span>{ shape(robot.id) }{ " " }{ English.robot(robot.id) }</span>
                        { button(English.reboot(robot.id), "reboot", reboot(robot.id)) }
                        { button(English.isolate(robot.id), "isolate", Act::Isolate(robot.id)) }
                    </div>
                }) }
                if self.scene.robots.len() > 1 { <div class="robot-row links-row">{ self.link_buttons() }</div> }
            </div>
        }
    }
}

/// Whether something is meant for the run, which nobody sees while schemes are compared.
fn is_of_the_run(msg: &Msg) -> bool {
    matches!(
        msg,
        Msg::Act(_) | Msg::Key(..) | Msg::StepForward | Msg::StepBack | Msg::Restart | Msg::Travel(_)
    )
}

/// What to try first.
fn invite() -> Html {
    let pieces = English.invite().iter().enumerate();
    let piece = |(place, words): (usize, &&'static str)| {
        if place % 2 == 1 {
            html! { <b>{ *words }</b> }
        } else {
            html! { { *words } }
        }
    };
    html! { <p class="invite">{ for pieces.map(piece) }</p> }
}

/// The same set-up under another scheme: maze, seed and teams stay where that makes sense.
fn with_scheme(old: &Setup, scheme: Scheme) -> Setup {
    let fresh = Setup::new(scheme);
    let usual = old.maze == Setup::new(old.scheme).maze;
    let mut setup = Setup { scheme, ..old.clone() };
    if usual {
        setup.maze = fresh.maze;
    }
    let robots = scheme.robots();
    if old.scheme.robots() != robots {
        setup.teams = fresh.teams;
    }
    setup
}
