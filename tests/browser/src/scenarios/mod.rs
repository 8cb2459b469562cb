//! What is tried in each browser.

mod hands;
mod people;
mod schemes;
mod share;
mod start;

use std::pin::Pin;

use crate::Done;
use crate::browser::Look;
use crate::page::Page;

type Play = for<'p> fn(&'p Page<'p>) -> Pin<Box<dyn Future<Output = Done> + 'p>>;

/// One thing that must work, in a browser of its own.
pub(crate) struct Scenario {
    pub(crate) name: &'static str,
    pub(crate) look: Look,
    pub(crate) play: Play,
}

pub(crate) fn all() -> Vec<Scenario> {
    let plain = Look::default;
    let phone = || Look { phone: Some((390, 844)), ..plain() };
    let dark = || Look { dark: true, ..plain() };
    vec![
        Scenario { name: "the page opens", look: plain(), play: |p| Box::pin(start::opens(p)) },
        Scenario {
            name: "complaints are heard",
            look: plain(),
            play: |p| Box::pin(start::complaints_are_heard(p)),
        },
        Scenario {
            name: "a damaged program is not run",
            look: plain(),
            play: |p| Box::pin(start::says_that_it_is_damaged(p)),
        },
        Scenario {
            name: "two teams at once diverge under strict forwarding",
            look: plain(),
            play: |p| Box::pin(schemes::two_teams_diverge(p)),
        },
        Scenario {
            name: "two teams at once stay in step under a quorum",
            look: plain(),
            play: |p| Box::pin(schemes::quorum_keeps_step(p)),
        },
        Scenario {
            name: "a leader cut off never moves, and catches up",
            look: plain(),
            play: |p| Box::pin(schemes::a_leader_cut_off(p)),
        },
        Scenario {
            name: "every scheme fits the screen",
            look: plain(),
            play: |p| Box::pin(people::every_scheme_fits(p)),
        },
        Scenario { name: "a link is the run", look: plain(), play: |p| Box::pin(share::a_link_is_the_run(p)) },
        Scenario {
            name: "broken links say what is wrong",
            look: plain(),
            play: |p| Box::pin(share::broken_links_say_what_is_wrong(p)),
        },
        Scenario { name: "files come in", look: plain(), play: |p| Box::pin(share::files_come_in(p)) },
        Scenario { name: "a reboot", look: plain(), play: |p| Box::pin(people::reboot(p)) },
        Scenario { name: "keyboard only", look: plain(), play: |p| Box::pin(people::keyboard_only(p)) },
        Scenario { name: "a phone", look: phone(), play: |p| Box::pin(people::phone(p)) },
        Scenario { name: "in the dark", look: dark(), play: |p| Box::pin(people::dark(p)) },
        Scenario {
            name: "a long demonstration at full speed",
            look: plain(),
            play: |p| Box::pin(people::a_long_demonstration(p)),
        },
    ]
}
