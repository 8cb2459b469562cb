//! The one stateful component. [`App::update`] is the only place that changes anything; what is seen
//! follows from the history of the run and from a handful of things about the page.

mod address_bar;
mod adversary;
mod beamer;
mod change;
mod class;
mod follow;
mod lessons;
mod parts;
mod saved;
mod small;
mod travel;
mod view;
mod voice;

use std::cell::Cell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use crate::history::{History, LandmarkKind};
use crate::ids::TeamId;
use crate::protocol::Scheme;
use crate::scene::Scene;
use crate::script::Expect;
use crate::setup::Setup;
use crate::story::Story;
use crate::time::SimTime;
use crate::ui::address::{self, Door, Named, Problem};
use crate::ui::adversary::Adversary;
use crate::ui::app::voice::Voice;
use crate::ui::browser::{Ears, Ruler, unveil, wants_less_motion, window_size};
use crate::ui::class::{Class, is_asked_for};
use crate::ui::clock::{Clock, REAL_TIME, SPEEDS};
use crate::ui::clock_bar::Marks;
use crate::ui::compare::Versus;
use crate::ui::diagram::Chart;
use crate::ui::keys::{Keys, Mode};
use crate::ui::layout::{Form, Layout};
use crate::ui::lesson::{LessonMsg, Lessons};
use crate::ui::msg::{Msg, Sheet, Tab};
use crate::ui::rest;
use crate::ui::stage::fly;
use crate::ui::store;
use crate::ui::story_panel::Lines;
use crate::ui::why::{Answer, Question};

/// How long a run without an end is meant to be played.
const FREE_PLAY: SimTime = SimTime(30_000);
/// From this width on the story has a column of its own.
const WIDE: f64 = 1600.0;

/// What everything but the stage shows: consoles, story, numbers. While the run plays it follows ten times a
/// second and not in every frame: nobody reads faster, and what changes there makes the browser lay out the page.
#[derive(Clone)]
struct Calm {
    scene: Rc<Scene>,
    lines: Rc<Lines>,
    now: SimTime,
    events: u64,
    /// The frame that it is of, in milliseconds of the page's own clock.
    at: f64,
}

impl Calm {
    fn of(scene: &Rc<Scene>) -> Self {
        Calm { scene: Rc::clone(scene), lines: Rc::default(), now: SimTime::ZERO, events: 0, at: 0.0 }
    }
}

/// The app.
pub(crate) struct App {
    history: History,
    story: Story,
    lines: Rc<Lines>,
    scene: Rc<Scene>,
    layout: Rc<Layout>,
    marks: Rc<Marks>,
    /// What everything but the stage shows.
    calm: Calm,
    clock: Clock,
    playing: bool,
    speed: usize,
    /// Whether anything but asking has been done: before that the screen is bare.
    touched: bool,
    story_open: Option<bool>,
    menu_open: bool,
    tab: Tab,
    /// Whose lists of commands stand away from their newest, one bit for each team.
    scrolled: u8,
    sheet: Option<Sheet>,
    window: (f64, f64),
    /// The size of the stage; nothing as long as nobody has measured it.
    stage: (f64, f64),
    still: bool,
    stage_box: NodeRef,
    /// What holds the messages in flight.
    flights: NodeRef,
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
    /// Whether the second half of the page is drawn, too, and people see it.
    begun: bool,
    /// Whether the whole program is there. Before that nobody judges the run, tells its story or writes its
    /// address, so that the first part of the program need not know how.
    whole: bool,
}

thread_local! {
    /// The run that the page begins with, between [`prepare`] and the first drawing.
    static FIRST_RUN: Cell<Option<History>> = const { Cell::new(None) };
}

/// Makes the world before anything is drawn: a piece of work of its own, after which the browser can do
/// something else.
pub(crate) fn prepare() {
    FIRST_RUN.set(Some(first_run()));
}

fn first_run() -> History {
    History::unjudged(Setup::new(Scheme::Forwarding { robots: 2 }), Vec::new(), FREE_PLAY)
}

impl Component for App {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let tell = ctx.link().callback(|msg: Msg| msg);
        let history = FIRST_RUN.take().unwrap_or_else(first_run);
        let scene = Rc::new(Scene::of(history.moment(), history.records()));
        let window = window_size();
        let mode = Rc::default();
        let mut app = App {
            story: Story::new(history.setup()),
            lines: Rc::default(),
            layout: Rc::new(Layout {
                form: Form::Beneath,
                width: 0.0,
                height: 0.0,
                spots: Vec::new(),
                pentagon: false,
                reach: None,
                photos: None,
            }),
            marks: Rc::default(),
            calm: Calm::of(&scene),
            scene,
            history,
            clock: Clock::new(ctx.link().callback(Msg::Frame)),
            playing: false,
            speed: REAL_TIME,
            touched: false,
            story_open: None,
            menu_open: false,
            tab: Tab::Team(TeamId(0)),
            scrolled: 0,
            sheet: None,
            window,
            stage: (0.0, 0.0),
            still: wants_less_motion(),
            stage_box: NodeRef::default(),
            flights: NodeRef::default(),
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
            begun: false,
            whole: false,
            tell,
        };
        app.wait_for_the_whole();
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
        self.change(ctx, msg)
    }

    fn view(&self, _: &Context<Self>) -> Html {
        self.page()
    }

    fn rendered(&mut self, _: &Context<Self>, first: bool) {
        if first {
            let tell = self.tell.clone();
            Timeout::new(0, move || tell.emit(Msg::Begin)).forget();
        }
        if self.ruler.is_none()
            && let Some(element) = self.stage_box.cast::<web_sys::Element>()
        {
            unveil();
            self.ruler = Ruler::lay(&element, &self.tell);
            rest::fetch_at_leisure();
        }
        self.mode.set(self.mode());
        fly(&self.flights, &self.scene, &self.layout, self.still);
        if std::mem::take(&mut self.lost_focus) {
            self.focus_again();
        }
    }
}
