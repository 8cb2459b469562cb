//! Who can reach whom, in Arabic. One robot, two robots and several take different verbs.

use super::Arabic;
use super::app::{join, place};
use crate::ids::{Place, RobotId};
use crate::words::app::AppWords;
use crate::words::app::reach::{ReachWords, pairs};

impl ReachWords for Arabic {
    fn only_one_off(&self) -> &'static str {
        "الروبوت مطفأ."
    }

    fn none_cut(&self) -> &'static str {
        "لا توجد وصلة مقطوعة."
    }

    fn all_hear(&self, robots: u8) -> &'static str {
        if robots == 2 {
            "الروبوتان يسمع أحدهما الآخر."
        } else {
            "كل الروبوتات يسمع بعضها بعضًا."
        }
    }

    fn apart(&self, one: RobotId, other: RobotId) -> String {
        join(&["الروبوتان ", &pairs(&[(one, other)], " و", ""), " لا يسمع أحدهما الآخر."])
    }

    fn pairs_apart(&self, apart: &[(RobotId, RobotId)]) -> String {
        join(&["هذه الأزواج لا يسمع طرفاها أحدهما الآخر: ", &pairs(apart, " و", "؛ "), "."])
    }

    fn through_others(&self) -> &'static str {
        "لكن الجميع متصل عبر غيره."
    }

    fn off(&self, off: &[RobotId], awake: usize, of: u8, majority: bool) -> String {
        let verdict = if majority { "، أغلبية." } else { "، بلا أغلبية." };
        join(&[&are_off(off), ": يعمل ", &awake.to_string(), " من ", &of.to_string(), verdict])
    }

    fn two_apart(&self) -> &'static str {
        "الروبوتان لا يسمع أحدهما الآخر."
    }

    fn majority(&self, robots: &[RobotId], of: u8) -> String {
        let hear = agreeing(robots, ["", " يسمع أحدهما الآخر", " يسمع بعضها بعضًا"]);
        let count = join(&[&robots.len().to_string(), " من ", &of.to_string()]);
        join(&[&list(robots), hear, ": ", &count, "، أغلبية."])
    }

    fn majority_asleep(&self, robots: &[RobotId], off: &[RobotId]) -> String {
        let linked = agreeing(robots, [" أغلبية", " موصولان، وهما أغلبية", " موصولة، وهي أغلبية"]);
        join(&[&list(robots), linked, "، لكن ", &are_off(off), "."])
    }

    fn no_majority(&self) -> &'static str {
        "لا جهة عندها أغلبية."
    }

    fn among_themselves(&self, robots: &[RobotId]) -> String {
        let alone = [" وحده.", " لا يسمع كل منهما إلا الآخر.", " لا يسمع بعضها إلا بعضًا."];
        join(&[&list(robots), agreeing(robots, alone)])
    }

    fn one_way(&self, from: Place, to: Place) -> String {
        join(&[&place(from), " يصل إلى ", &place(to), "، لكنه لا يسمع منه شيئًا."])
    }
}

/// *Robot 1*, *Robots 1 and 2*, *Robots 1, 2 and 3*, as what something is said of.
fn list(robots: &[RobotId]) -> String {
    let names: Vec<String> = robots.iter().map(RobotId::to_string).collect();
    match robots {
        [] => String::new(),
        [only] => Arabic.robot(*only),
        [_, _] => join(&["الروبوتان ", &names.join(" و")]),
        _ => join(&["الروبوتات ", &names.join(" و")]),
    }
}

/// One of three words: for one robot, for two, for more.
fn agreeing(robots: &[RobotId], words: [&'static str; 3]) -> &'static str {
    words[robots.len().clamp(1, 3) - 1]
}

fn are_off(robots: &[RobotId]) -> String {
    join(&[&list(robots), agreeing(robots, [" مطفأ", " مطفآن", " مطفأة"])])
}
