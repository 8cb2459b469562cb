//! The one stateful component. [`App::update`] is the only place that changes anything; what is seen
//! follows from the history of the run and from a handful of things about the page.

mod adversary;
mod beamer;
mod class;
mod lessons;
mod parts;
mod travel;
mod voice;

use std::cell::Cell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use crate::diagram::Diagram;
use crate::export;
use crate::history::{History, Landmark, LandmarkKind};
use crate::ids::TeamId;
use crate::protocol::Scheme;
use crate::scene::{self, Scene};
use crate::script::{Expect, Script};
use crate::setup::{Act, Setup, TimedAct};
use crate::story::Story;
use crate::time::{SimTime, Span};
use crate::ui::address::{self, Door, Incoming, Named, Problem};
use crate::ui::adversary::Adversary;
use crate::ui::app::voice::Voice;
use crate::ui::browser::{Ears, Ruler, wants_less_motion, window_size};
use crate::ui::class::{Class, ClassMsg, is_asked_for};
use crate::ui::clock::{Clock, REAL_TIME, SPEEDS};
use crate::ui::clock_bar::Marks;
use crate::ui::compare::{Versus, VersusMsg};
use crate::ui::diagram::Chart;
use crate::ui::icon::sprite;
use crate::ui::keys::{Keys, Mode};
use crate::ui::language::speech;
use crate::ui::layout::{Form, Layout, Room, form};
use crate::ui::lesson::{LessonMsg, Lessons, Wanted};
use crate::ui::msg::{Export, Msg, Sheet, Tab};
use crate::ui::panic_page;
use crate::ui::store;
use crate::ui::story_panel::Lines;
use crate::ui::why::{Answer, Question};

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
    /// What was asked, and the answer that is shown.
    answer: Option<(Question, Rc<Answer>)>,
    /// Why a run that was brought in is not shown.
    problem: Option<Rc<Problem>>,
    /// What the text that was opened expects; kept, so that saving it again loses nothing.
    expects: Vec<Expect>,
    /// The lessons.
    lessons: Lessons,
    /// Presenter mode and what belongs to it.
    class: Class,
    /// What is said to those who cannot see the page.
    voice: Voice,
    /// What keys depend on.
    mode: Rc<Cell<Mode>>,
    /// Presenter mode has just begun or ended: what had the keyboard is gone.
    lost_focus: bool,
    /// How this could break.
    adversary: Adversary,
    /// What the address bar holds.
    written: String,
    /// Writes the address soon: browsers do not like it to change often.
    address_due: Option<Timeout>,
    tell: Callback<Msg>,
    _door: Option<Door>,
    _ears: Option<Ears>,
    _keys: Option<Keys>,
    ruler: Option<Ruler>,
}

impl Component for App {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let tell = ctx.link().callback(|msg: Msg| msg);
        let history = History::new(Setup::new(Scheme::Forwarding { robots: 2 }), Vec::new(), FREE_PLAY);
        let window = window_size();
        let mode = Rc::default();
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
            class: Class { silent: store::silent(), ..Class::default() },
            voice: Voice::default(),
            _keys: Keys::open(&mode, &tell),
            mode,
            lost_focus: false,
            adversary: Adversary::new(),
            written: String::new(),
            address_due: None,
            _door: Door::open(&tell),
            _ears: Ears::open(&tell),
            ruler: None,
            tell,
        };
        if is_asked_for() {
            app.present(true);
        }
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

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        if matches!(msg, Msg::Nothing) || (self.versus.is_some() && travel::is_of_the_run(&msg)) {
            return false;
        }
        if matches!(msg, Msg::Class(ClassMsg::Quiet)) {
            self.announce_again();
            return self.is_read_out();
        }
        let of_class = if let Msg::Class(msg) = msg { Some(msg) } else { None };
        let Some(msg) = of_class.map_or(Some(msg), |msg| self.class(msg)) else { return self.settle() };
        let Some(msg) = self.before(msg) else { return self.settle() };
        match msg {
            Msg::Lesson(msg) => self.lesson(msg),
            Msg::Frame(at) => return self.frame(at),
            Msg::Act(act) => self.act(act),
            Msg::Key(team, command) => self.key(team, command),
            Msg::PlayPause => self.play(!self.playing),
            Msg::StepForward => self.step(true),
            Msg::StepBack => self.step(false),
            Msg::Seek(ms) => self.seek(SimTime(ms).min(SimTime::LAST)),
            Msg::Glance(ms) => return self.glance(SimTime(ms).min(SimTime::LAST)),
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
            Msg::Adversary(msg) => return self.change_adversary(msg),
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
            Msg::Close if self.class.deed.is_some() => self.class.deed = None,
            Msg::Close if self.versus.is_some() => self.change_versus(VersusMsg::Toggle),
            Msg::Close => {
                self.sheet = None;
                self.menu_open = false;
            }
            Msg::Language(language) => self.speak(language, ctx),
            Msg::Story => self.story_open = Some(!self.story_shown()),
            Msg::Menu => self.menu_open = !self.menu_open,
            Msg::Arrived(run) => self.arrive(*run),
            Msg::Dismiss => self.dismiss(),
            Msg::Export(export) => self.export(export),
            Msg::WriteAddress => {
                self.write_address();
                return false;
            }
            Msg::Window(width, height) => self.window = (width, height),
            Msg::Stage(width, height) => self.stage = (width, height),
            Msg::Still(still) => self.still = still,
            Msg::Nothing | Msg::Class(_) => return false,
        }
        self.settle()
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let presenting = self.class.presenting;
        let now = self.history.now();
        let digest = (!self.playing).then(|| self.history.moment().world.digest().to_string());
        html! {
            <div class="app" data-form={self.form_name()} data-bare={(self.bare() && !presenting).then_some("yes")}
                data-robots={self.scene.robots.len().to_string()} data-now={now.0.to_string()} data-digest={digest}
                data-versus={self.versus.is_some().then_some("yes")} data-playing={if self.playing { "yes" } else { "no" }}
                data-controls={(presenting && self.class.controls).then_some("yes")}
                data-chart={self.chart.is_some().then_some("yes")} data-lesson={self.lesson_state()} data-hush={self.is_hushed().then_some("yes")}>
                { sprite() }
                // The stage keeps its place among the parts, so that it stays the same element.
                { if presenting { self.beam_bar() } else { self.bar() } }
                { if presenting { self.beam_head() } else if self.lessons.open.is_some() { self.lesson_panel() } else { Html::default() } }
                { self.stage_and_consoles() }
                { if presenting { self.beam_text() } else { self.story_panel() } }
                { if presenting { self.beam_foot() } else { self.clock_bar() } }
                <p class="visually-hidden announcer" role="status" translate="no">{ self.voice.said.clone() }</p>
                { self.deed_prompt() }
                if self.versus.is_some() { { self.comparison() } }
                if self.problem.is_some() { { self.notice() } }
                if self.lessons.over.is_some() { { self.lessons_over() } }
                if self.sheet.is_some() { { self.open_sheet() } }
            </div>
        }
    }

    fn rendered(&mut self, _: &Context<Self>, first: bool) {
        if first && let Some(element) = self.stage_box.cast::<web_sys::Element>() {
            self.ruler = Ruler::lay(&element, &self.tell);
        }
        self.mode.set(self.mode());
        if std::mem::take(&mut self.lost_focus) {
            self.focus_again();
        }
    }
}

/// What changes.
impl App {
    /// Everything follows what has changed.
    fn settle(&mut self) -> bool {
        self.follow();
        self.announce();
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
        self.voice.begin();
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
    #[inline(never)]
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

    /// What was refused has had its time in the address: it holds the run again.
    fn dismiss(&mut self) {
        self.problem = None;
        self.written.clear();
        self.write_address();
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

    /// The fragment that opens exactly what is shown: the step of a lesson, as long as nobody has done
    /// anything of their own, otherwise the run at this instant.
    fn fragment_of_now(&self) -> String {
        let open = self.lessons.open.as_ref().filter(|open| open.in_script());
        let untouched = open.filter(|open| self.history.acts() == open.given());
        match untouched.and_then(|open| Some((open.name.as_ref()?, open.player.at()))) {
            Some((name, step)) => Wanted::fragment(name, step),
            None => address::fragment(&self.script(), self.history.now()),
        }
    }

    #[inline(never)]
    fn export(&self, export: Export) {
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
        let to = self.up_to_the_break(to);
        let landmarks = self.history.landmarks().len();
        self.history.play_to(to);
        self.stop_at_the_break();
        self.follow();
        self.announce();
        if let Some(chart) = &mut self.chart {
            chart.frame(&self.history, at);
        }
        // What was kept quiet until the end may be shown now.
        let stands = !self.playing;
        if stands || landmarks != self.history.landmarks().len() || self.history.end().0 > self.marks.end {
            self.marks = Rc::new(self.new_marks());
        }
        true
    }

    /// Scene and story follow the run.
    fn follow(&mut self) {
        // First the lesson: it says whether anybody is to know what the referee thinks.
        self.attend();
        self.look();
        let judged = !self.is_hushed();
        let (history, story) = (&self.history, &self.story);
        if self.lines.is_behind(history.last_record(), judged) {
            Rc::make_mut(&mut self.lines).catch_up(history, story, judged);
        }
    }

    fn look(&mut self) {
        let recent = self.history.records_since(self.history.now() - scene::RECENT);
        let moment = self.history.moment();
        let scene =
            if self.is_hushed() { Scene::unjudged(moment, &recent) } else { Scene::of(moment, &recent) };
        self.scene = Rc::new(scene);
    }

    fn new_marks(&self) -> Marks {
        let judged = !self.is_hushed();
        let shown = |mark: &&Landmark| judged || mark.kind != LandmarkKind::Broken;
        let shown: Vec<Landmark> = self.history.landmarks().iter().filter(shown).copied().collect();
        Marks::of(&shown, self.history.end())
    }

    /// Everything finds its place again.
    fn arrange(&mut self) {
        let (width, height) = self.room_beside();
        let robots = self.scene.scheme.robots();
        let teams = u8::try_from(self.scene.consoles.len()).unwrap_or(u8::MAX);
        let room = Room {
            form: if self.class.presenting {
                Form::Beamer
            } else {
                form(robots, teams, width, height, self.story_shown())
            },
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

/// Saves a diagram as a file.
#[inline(never)]
fn save_picture(diagram: &Diagram, per_second: u32, lit: export::Lit<'_>) {
    let text = export::svg(diagram, speech(), per_second, lit);
    address::save("lockstep-diagram.svg", "image/svg+xml", &text);
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
