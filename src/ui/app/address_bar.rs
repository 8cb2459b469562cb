//! The run as text: in the address bar, and for those who want to take it along.

use std::rc::Rc;

use gloo_timers::callback::Timeout;

use super::App;
use crate::script::Script;
use crate::time::SimTime;
use crate::ui::address;
use crate::ui::lesson::{OpenLesson, Wanted};
use crate::ui::msg::Msg;
use crate::ui::panic_page::{self, Run};

/// How long the address rests after it was written, in milliseconds.
const ADDRESS_REST_MS: u32 = 500;

impl App {
    /// The run as it is now, as text.
    pub(super) fn script(&self) -> Script {
        self.run().script()
    }

    /// The run as it is now.
    pub(super) fn run(&self) -> Run {
        Run {
            setup: Rc::clone(self.history.setup()),
            acts: self.history.acts().to_vec(),
            until: self.history.end(),
            expects: self.expects.clone(),
        }
    }

    pub(super) fn write_address_soon(&mut self) {
        if self.whole && self.address_due.is_none() {
            let tell = self.tell.clone();
            self.address_due = Some(Timeout::new(ADDRESS_REST_MS, move || tell.emit(Msg::WriteAddress)));
        }
    }

    /// What was refused has had its time in the address: it holds the run again.
    pub(super) fn dismiss(&mut self) {
        self.problem = None;
        self.written.clear();
        self.write_address();
    }

    /// Keeps the run in the address bar, once the whole program is there; an untouched first screen leaves it
    /// empty. A link that was refused stays, so that it can be copied.
    pub(super) fn write_address(&mut self) {
        self.address_due = None;
        let untouched = self.bare() && self.history.acts().is_empty();
        if !self.whole || self.problem.is_some() || untouched {
            return;
        }
        panic_page::note(self.run());
        let script = self.script();
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

    /// Another run is about to take the place of this one: what people have done in it can be got back with
    /// the browser's *back*.
    #[inline(never)]
    pub(super) fn leave_run(&mut self) {
        let acts = self.history.acts();
        let given = self.lessons.open.as_ref().map(OpenLesson::given).unwrap_or_default();
        if !self.whole || acts.is_empty() || *acts == *given {
            return;
        }
        let fragment = address::fragment(&self.script(), self.history.now());
        address::leave(&fragment);
        self.written = fragment;
    }

    /// The fragment that opens exactly what is shown: the step of a lesson, as long as nobody has done
    /// anything of their own, otherwise the run at this instant.
    pub(super) fn fragment_of_now(&self) -> String {
        let open = self.lessons.open.as_ref().filter(|open| open.in_script());
        let untouched = open.filter(|open| self.history.acts() == open.given());
        match untouched.and_then(|open| Some((open.name.as_ref()?, open.player.at()))) {
            Some((name, step)) => Wanted::fragment(name, step),
            None => address::fragment(&self.script(), self.history.now()),
        }
    }
}
