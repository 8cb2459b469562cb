//! What is tried in each browser.

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
    let plain = Look::default();
    vec![
        Scenario { name: "the page opens", look: plain.clone(), play: |p| Box::pin(start::opens(p)) },
        Scenario {
            name: "complaints are heard",
            look: plain.clone(),
            play: |p| Box::pin(start::complaints_are_heard(p)),
        },
        Scenario {
            name: "a damaged program is not run",
            look: plain,
            play: |p| Box::pin(start::says_that_it_is_damaged(p)),
        },
    ]
}
