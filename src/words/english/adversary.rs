//! The adversary in English.

use super::English;
use crate::adversary::{INSTANTS, Kind, Searched};
use crate::laws::Promise;
use crate::time::SimTime;
use crate::words::adversary::{AdversaryLabel, AdversaryWords};

impl AdversaryWords for English {
    fn adversary(&self, label: AdversaryLabel) -> &'static str {
        match label {
            AdversaryLabel::Title => "How could this break?",
            AdversaryLabel::About => {
                "From this moment on, your browser tries commands, cuts, reboots and lucky delays, and looks \
                 for as few of them as possible that break a promise."
            }
            AdversaryLabel::Aim => "What should break",
            AdversaryLabel::Promised => "promised",
            AdversaryLabel::Means => "Besides commands it may use",
            AdversaryLabel::Cuts => "cuts",
            AdversaryLabel::Reboots => "reboots",
            AdversaryLabel::Luck => "bad luck with messages",
            AdversaryLabel::Search => "Search",
            AdversaryLabel::Stop => "Stop",
            AdversaryLabel::Progress => "How much of the search is done",
            AdversaryLabel::Stopped => "You stopped the search before its end.",
            AdversaryLabel::Play => "Play it",
            AdversaryLabel::Changed => "The run is another one now. Search again.",
            AdversaryLabel::GoThere => "Go there",
            AdversaryLabel::OneInCharge => "one in charge",
            AdversaryLabel::OneInChargeSays => {
                "Never two robots in charge at the same time. No scheme can promise this: whoever was in \
                 charge may not know yet that it no longer is."
            }
            AdversaryLabel::GetsAnswer => "always an answer",
            AdversaryLabel::GetsAnswerSays => {
                "A team that can talk to a running robot gets its command done. Nobody can promise this \
                 together with consistency while links are cut."
            }
        }
    }

    fn tried(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Move => "a move (asked by one of the first two teams)",
            Kind::Again => "the latest command once more",
            Kind::Picture => "a picture (asked by the last of them)",
            Kind::Isolate => "one robot cut off from all others",
            Kind::CutLink => "one link cut",
            Kind::CutOneWay => "one link cut one way",
            Kind::CutLine => "a robot’s answers to its team cut",
            Kind::Split => "two robots split from the rest",
            Kind::Mend => "everything mended",
            Kind::Reboot => "a reboot of 4 seconds",
            Kind::LongReboot => "a robot off for 5 minutes",
            Kind::Lose => "a message lost",
            Kind::Hold => "a message held back or let go",
            Kind::Double => "a message doubled",
            Kind::Slow => "messages between robots slowed to 3 seconds",
        }
    }

    fn searching(&self, acts: u8, runs: u64) -> String {
        let together = if acts == 1 {
            "one act".to_owned()
        } else {
            [count(acts.into()), " acts together".to_owned()].concat()
        };
        ["Trying ", &together, "; ", &runs.to_string(), " runs so far."].concat()
    }

    fn already_broken(&self, since: Option<SimTime>) -> String {
        match since {
            Some(at) => ["It is broken already, since ", &at.to_string(), "."].concat(),
            None => "It is so already, at this moment.".to_owned(),
        }
    }

    fn found_way(&self, acts: usize, breaks_at: SimTime, runs: u64) -> String {
        let acts = match acts {
            0 => "It breaks by itself".to_owned(),
            1 => "One act is enough: it breaks".to_owned(),
            _ => ["It takes ", &count(acts as u64), " acts: it breaks"].concat(),
        };
        let runs = if runs == 1 {
            "1 run was tried.".to_owned()
        } else {
            [&runs.to_string(), " runs were tried."].concat()
        };
        [acts.as_str(), " at ", &breaks_at.to_string(), ". ", &runs].concat()
    }

    fn found_nothing(&self, searched: &Searched, promise: Promise) -> Vec<String> {
        let list = |kinds: &[Kind]| kinds.iter().map(|kind| self.tried(*kind)).collect::<Vec<_>>().join("; ");
        let mut said = vec![["Nothing found in ", &searched.runs.to_string(), " runs."].concat()];
        if searched.whole > 0 {
            said.push(
                ["Tried in full: ", &up_to(searched.whole), " of these: ", &list(&searched.all), "."]
                    .concat(),
            );
        }
        if searched.whole_main > searched.whole {
            let main = [&up_to(searched.whole_main), " of these: ", &list(&searched.main), "."].concat();
            let begin = if searched.whole > 0 { "Also in full: " } else { "Tried in full: " };
            said.push([begin, &main].concat());
        }
        if let Some(part) = searched.part {
            said.push(["Of the ways to do ", &count(part.into()), ", only some."].concat());
        }
        let later = count(u64::from(INSTANTS) - 1);
        let seconds = searched.played_on.0.div_ceil(1000).to_string();
        said.push(
            [
                "Each act came at once or right after one of the next ",
                &later,
                " things that matter: a command reaches a robot, a robot has executed something, takes charge \
                 or comes back, a team has its answer",
                if searched.whole > 0 { " (in the first full trial also: a robot hears from another)" } else { "" },
                ". Each run then went on for ",
                &seconds,
                " seconds.",
            ]
            .concat(),
        );
        said.push(
            match promise {
                Promise::Promised => {
                    "The scheme promises this, so nothing should be found. A search is still no proof."
                }
                Promise::NotPromised | Promise::NotApplicable => {
                    "That is no proof: there may be a longer way."
                }
            }
            .to_owned(),
        );
        said
    }
}

fn up_to(acts: u8) -> String {
    match acts {
        1 => "any one".to_owned(),
        _ => ["any up to ", &count(acts.into())].concat(),
    }
}

/// Small numbers as words.
fn count(number: u64) -> String {
    const WORDS: [&str; 10] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let place = usize::try_from(number).unwrap_or(usize::MAX);
    WORDS.get(place).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}
