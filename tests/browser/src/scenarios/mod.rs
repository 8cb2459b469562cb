//! What is tried in each browser.

mod bare;
mod embed;
mod adversary;
mod fault;
mod first;
mod guard;
mod hands;
mod languages;
mod learner;
mod lessons;
mod long;
mod looks;
mod offline;
mod packages;
mod people;
mod presenter;
mod requests;
mod room;
mod schemes;
mod share;
mod sizes;
mod slow;
mod start;
mod surroundings;
mod time;

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

/// What is tried with a program that has a fault built in.
pub(crate) fn after_a_fault() -> Vec<Scenario> {
    vec![Scenario {
        name: "after a fault of the program",
        look: Look::default(),
        play: |p| Box::pin(fault::says_so_and_starts_again(p)),
    }]
}

#[allow(clippy::too_many_lines, reason = "one list, read from top to bottom")]
pub(crate) fn all() -> Vec<Scenario> {
    let plain = Look::default;
    let phone = || Look { phone: Some((390, 844)), ..plain() };
    let dark = || Look { dark: true, ..plain() };
    let still = || Look { still: true, ..plain() };
    let forced = || Look { forced: true, ..plain() };
    vec![
        Scenario { name: "the page opens", look: plain(), play: |p| Box::pin(start::opens(p)) },
        Scenario {
            name: "complaints are heard",
            look: plain(),
            play: |p| Box::pin(start::complaints_are_heard(p)),
        },
        Scenario { name: "the first interaction", look: plain(), play: |p| Box::pin(first::interaction(p)) },
        Scenario {
            name: "the first interaction, on a phone",
            look: phone(),
            play: |p| Box::pin(first::with_a_thumb(p)),
        },
        Scenario {
            name: "the first interaction, by keyboard",
            look: plain(),
            play: |p| Box::pin(first::by_keyboard(p)),
        },
        Scenario {
            name: "the first interaction, in every size",
            look: phone(),
            play: |p| Box::pin(first::in_every_size(p)),
        },
        Scenario {
            name: "the first looks, in every arrangement",
            look: plain(),
            play: |p| Box::pin(looks::are_there_from_the_start(p)),
        },
        Scenario {
            name: "few requests until the first command",
            look: plain(),
            play: |p| Box::pin(requests::few_until_the_first_command(p)),
        },
        Scenario {
            name: "a slow network, before the page stands",
            look: plain(),
            play: |p| Box::pin(slow::the_first_part(p)),
        },
        Scenario {
            name: "a slow network, once the page stands",
            look: plain(),
            play: |p| Box::pin(slow::the_later_part(p)),
        },
        Scenario {
            name: "a slow network, and what is made up for",
            look: plain(),
            play: |p| Box::pin(slow::what_is_made_up_for(p)),
        },
        Scenario {
            name: "a network that is gone too soon",
            look: plain(),
            play: |p| Box::pin(slow::the_later_part_never_comes(p)),
        },
        Scenario {
            name: "a damaged program is not run",
            look: plain(),
            play: |p| Box::pin(bare::damaged(p)),
        },
        Scenario { name: "a lost program", look: plain(), play: |p| Box::pin(bare::lost(p)) },
        Scenario {
            name: "without WebAssembly",
            look: plain(),
            play: |p| Box::pin(bare::without_webassembly(p)),
        },
        Scenario {
            name: "without scripts",
            look: Look { no_scripts: true, ..plain() },
            play: |p| Box::pin(bare::without_scripts(p)),
        },
        Scenario {
            name: "without a network",
            look: plain(),
            play: |p| Box::pin(offline::without_a_network(p)),
        },
        Scenario { name: "in somebody's page", look: plain(), play: |p| Box::pin(embed::in_a_page(p)) },
        Scenario { name: "in a sandbox", look: plain(), play: |p| Box::pin(embed::in_a_sandbox(p)) },
        Scenario { name: "no other host", look: plain(), play: |p| Box::pin(guard::no_other_host(p)) },
        Scenario { name: "texts stay texts", look: plain(), play: |p| Box::pin(guard::texts_stay_texts(p)) },
        Scenario { name: "clocks that jump", look: plain(), play: |p| Box::pin(surroundings::clocks(p)) },
        Scenario {
            name: "a poor browser",
            look: plain(),
            play: |p| Box::pin(surroundings::a_poor_browser(p)),
        },
        Scenario {
            name: "translators and extensions",
            look: plain(),
            play: |p| Box::pin(surroundings::meddlers(p)),
        },
        Scenario { name: "away and back", look: plain(), play: |p| Box::pin(surroundings::away_and_back(p)) },
        Scenario { name: "two windows", look: plain(), play: |p| Box::pin(surroundings::two_windows(p)) },
        Scenario { name: "full storage", look: plain(), play: |p| Box::pin(surroundings::full_storage(p)) },
        Scenario { name: "floods", look: plain(), play: |p| Box::pin(surroundings::floods(p)) },
        Scenario {
            name: "opened from a folder",
            look: plain(),
            play: |p| Box::pin(packages::from_a_folder(p)),
        },
        Scenario {
            name: "on a learning platform",
            look: plain(),
            play: |p| Box::pin(packages::on_a_platform(p)),
        },
        Scenario {
            name: "two versions never mix",
            look: plain(),
            play: |p| Box::pin(offline::two_versions(p)),
        },
        Scenario {
            name: "half a version is refused",
            look: plain(),
            play: |p| Box::pin(offline::half_a_version(p)),
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
            play: |p| Box::pin(sizes::every_scheme_fits(p)),
        },
        Scenario {
            name: "what a scheme leaves out",
            look: plain(),
            play: |p| Box::pin(people::what_is_left_out(p)),
        },
        Scenario {
            name: "a link is the run",
            look: plain(),
            play: |p| Box::pin(share::a_link_is_the_run(p)),
        },
        Scenario {
            name: "broken links say what is wrong",
            look: plain(),
            play: |p| Box::pin(share::broken_links_say_what_is_wrong(p)),
        },
        Scenario {
            name: "a run that is dropped is the same run",
            look: plain(),
            play: |p| Box::pin(share::the_same_run_everywhere(p)),
        },
        Scenario {
            name: "a run that is dropped is the same run on a phone",
            look: phone(),
            play: |p| Box::pin(share::the_same_run_everywhere(p)),
        },
        Scenario {
            name: "a run that is dropped is the same run abroad",
            look: Look { abroad: true, ..plain() },
            play: |p| Box::pin(share::the_same_run_everywhere(p)),
        },
        Scenario { name: "files come in", look: plain(), play: |p| Box::pin(share::files_come_in(p)) },
        Scenario { name: "a reboot", look: plain(), play: |p| Box::pin(people::reboot(p)) },
        Scenario { name: "keyboard only", look: plain(), play: |p| Box::pin(people::keyboard_only(p)) },
        Scenario { name: "why", look: plain(), play: |p| Box::pin(time::why(p)) },
        Scenario { name: "messages in flight", look: plain(), play: |p| Box::pin(time::messages(p)) },
        Scenario { name: "an earlier line", look: plain(), play: |p| Box::pin(time::lines(p)) },
        Scenario { name: "the diagram", look: plain(), play: |p| Box::pin(time::diagram(p)) },
        Scenario { name: "compare schemes", look: plain(), play: |p| Box::pin(time::compare(p)) },
        Scenario {
            name: "the adversary finds a way",
            look: plain(),
            play: |p| Box::pin(adversary::finds_a_way_and_plays_it(p)),
        },
        Scenario {
            name: "the adversary finds nothing",
            look: phone(),
            play: |p| Box::pin(adversary::finds_nothing_and_says_what_it_tried(p)),
        },
        Scenario {
            name: "presenter mode",
            look: plain(),
            play: |p| Box::pin(presenter::without_a_pointer(p)),
        },
        Scenario { name: "a class votes", look: plain(), play: |p| Box::pin(presenter::a_class_votes(p)) },
        Scenario {
            name: "read from the back row",
            look: phone(),
            play: |p| Box::pin(presenter::read_from_the_back_row(p)),
        },
        Scenario {
            name: "two people at one keyboard",
            look: plain(),
            play: |p| Box::pin(people::two_at_one_keyboard(p)),
        },
        Scenario {
            name: "heard instead of seen",
            look: plain(),
            play: |p| Box::pin(people::heard_instead_of_seen(p)),
        },
        Scenario {
            name: "a hail of presses",
            look: plain(),
            play: |p| Box::pin(people::a_hail_of_presses(p)),
        },
        Scenario { name: "less motion", look: still(), play: |p| Box::pin(people::less_motion(p)) },
        Scenario { name: "forced colours", look: forced(), play: |p| Box::pin(people::forced_colours(p)) },
        Scenario {
            name: "five robots on a projector",
            look: phone(),
            play: |p| Box::pin(room::five_on_a_projector(p)),
        },
        Scenario {
            name: "words of robots are read to their end",
            look: phone(),
            play: |p| Box::pin(room::words_of_robots(p)),
        },
        Scenario {
            name: "explanations hide no robot",
            look: phone(),
            play: |p| Box::pin(room::explanations_hide_no_robot(p)),
        },
        Scenario {
            name: "panels on a projector",
            look: phone(),
            play: |p| Box::pin(room::panels_on_a_projector(p)),
        },
        Scenario {
            name: "nothing lies on anything in the bar",
            look: phone(),
            play: |p| Box::pin(room::the_bar(p)),
        },
        Scenario {
            name: "keys are seen in small places",
            look: phone(),
            play: |p| Box::pin(room::keys_are_seen(p)),
        },
        Scenario {
            name: "presenter mode on a phone",
            look: phone(),
            play: |p| Box::pin(room::presenter_on_a_phone(p)),
        },
        Scenario {
            name: "photographs for a class",
            look: phone(),
            play: |p| Box::pin(room::photographs_for_a_class(p)),
        },
        Scenario { name: "every size", look: phone(), play: |p| Box::pin(sizes::every_size(p)) },
        Scenario { name: "a phone", look: phone(), play: |p| Box::pin(sizes::phone(p)) },
        Scenario { name: "in the dark", look: dark(), play: |p| Box::pin(sizes::dark(p)) },
        Scenario {
            name: "a lesson from start to end",
            look: plain(),
            play: |p| Box::pin(lessons::from_start_to_end(p)),
        },
        Scenario {
            name: "a lesson's task, failed and solved",
            look: plain(),
            play: |p| Box::pin(lessons::the_task(p)),
        },
        Scenario {
            name: "a lesson by keyboard alone",
            look: plain(),
            play: |p| Box::pin(lessons::by_keyboard(p)),
        },
        Scenario { name: "a lesson on a phone", look: phone(), play: |p| Box::pin(lessons::on_a_phone(p)) },
        Scenario { name: "a lesson in the dark", look: dark(), play: |p| Box::pin(lessons::in_the_dark(p)) },
        Scenario {
            name: "every lesson can be walked through",
            look: plain(),
            play: |p| Box::pin(lessons::every_lesson(p)),
        },
        Scenario {
            name: "a lesson waits for who leaves its script",
            look: plain(),
            play: |p| Box::pin(lessons::away_and_back(p)),
        },
        Scenario {
            name: "a lesson's scene is watched",
            look: plain(),
            play: |p| Box::pin(learner::watched(p)),
        },
        Scenario {
            name: "a lesson's links are slowed",
            look: plain(),
            play: |p| Box::pin(learner::slower_links(p)),
        },
        Scenario {
            name: "a lesson in two windows",
            look: plain(),
            play: |p| Box::pin(learner::two_windows(p)),
        },
        Scenario { name: "words out of reach", look: plain(), play: |p| Box::pin(learner::out_of_reach(p)) },
        Scenario { name: "back to a run", look: plain(), play: |p| Box::pin(learner::back_to_a_run(p)) },
        Scenario {
            name: "a run that is begun again",
            look: plain(),
            play: |p| Box::pin(learner::begun_again(p)),
        },
        Scenario {
            name: "a list of lessons with a slip",
            look: plain(),
            play: |p| Box::pin(learner::broken_list(p)),
        },
        Scenario { name: "a teacher's own lesson", look: plain(), play: |p| Box::pin(lessons::own_file(p)) },
        Scenario {
            name: "progress and broken storage",
            look: plain(),
            play: |p| Box::pin(lessons::storage(p)),
        },
        Scenario { name: "a lesson's words", look: plain(), play: |p| Box::pin(lessons::glossary(p)) },
        Scenario {
            name: "the teacher's sheet",
            look: plain(),
            play: |p| Box::pin(lessons::teachers_sheet(p)),
        },
        Scenario {
            name: "languages: nothing stays English",
            look: plain(),
            play: |p| Box::pin(languages::nothing_stays_english(p)),
        },
        Scenario {
            name: "languages: changed in a run",
            look: plain(),
            play: |p| Box::pin(languages::changed_in_a_run(p)),
        },
        Scenario {
            name: "languages: changed in a lesson",
            look: plain(),
            play: |p| Box::pin(languages::changed_in_a_lesson(p)),
        },
        Scenario {
            name: "languages: from right to left",
            look: plain(),
            play: |p| Box::pin(languages::from_right_to_left(p)),
        },
        Scenario {
            name: "languages: everything fits a small laptop",
            look: Look { phone: Some((1280, 720)), ..plain() },
            play: |p| Box::pin(languages::everything_fits(p)),
        },
        Scenario {
            name: "languages: everything fits a phone",
            look: phone(),
            play: |p| Box::pin(languages::everything_fits(p)),
        },
        Scenario { name: "a long run in one tab", look: plain(), play: |p| Box::pin(long::in_one_tab(p)) },
        Scenario {
            name: "a long demonstration at full speed",
            look: plain(),
            play: |p| Box::pin(long::a_long_demonstration(p)),
        },
    ]
}
