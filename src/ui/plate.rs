//! A robot's particulars: portrait, name, role, badge, queue, what it waits for.

use std::rc::Rc;

use yew::prelude::*;

use crate::protocol::Role;
use crate::scene::Robot;
use crate::standing::Standing;
use crate::ui::classes::{classes, when};
use crate::ui::icon::drawn;
use crate::ui::language::{one_line, speech};
use crate::ui::layout::{PlateForm, Point, Spot};
use crate::ui::markup::{each, markup, several};
use crate::ui::msg::Msg;
use crate::ui::part::{Part, part};
use crate::ui::portrait::Portrait;
use crate::ui::press::{press, pressed};
use crate::ui::shapes::{circle, written};
use crate::ui::svg::{scale, text_width, translate, wrap};
use crate::ui::why::{Question, badge_name};
use crate::words::app::Label;

/// How many dots show a queue; a longer one says its number.
const DOTS: usize = 5;

/// What a plate says in words.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Words {
    /// Role and term; empty where there are none.
    pub role: AttrValue,
    /// How it stands to the others.
    pub badge: AttrValue,
    /// What it waits for.
    pub note: AttrValue,
}

/// A plate.
#[derive(Debug, PartialEq)]
pub(crate) struct Plate {
    /// Whose.
    pub robot: Rc<Robot>,
    /// Where.
    pub spot: Spot,
    /// What it says.
    pub words: Words,
    /// Whether nothing has happened yet.
    pub bare: bool,
    /// Where presses go.
    pub tell: Callback<Msg>,
}

impl Part for Plate {
    fn draw(&self) -> Html {
        match self.spot.form {
            PlateForm::Tall => tall(self),
            PlateForm::Head => head(self),
            PlateForm::Mini => mini(self),
            PlateForm::Poster => poster(self),
            PlateForm::Aside => aside(self),
        }
    }
}

/// Where the buttons of a tall plate are: beside the portrait, so that there is room for words below.
#[must_use]
pub(crate) fn tall_buttons(spot: &Spot) -> Point {
    Point { x: spot.plate.x + 124.0, y: spot.plate.y + 28.0 }
}

fn portrait(plate: &Plate, at: Point, size: f64) -> Html {
    markup!(
        "<g transform={place}>{face}</g>",
        place = translate(at.x, at.y) + &scale(size),
        face = part(Portrait { robot: plate.robot.id, face: plate.robot.face }),
    )
}

fn tall(plate: &Plate) -> Html {
    let Plate { robot, spot, words, bare, .. } = plate;
    let Point { x, y } = spot.plate;
    let crown = is_crowned(robot);
    let before = if crown { 28.0 } else { 0.0 };
    let role = wrap(&words.role, spot.plate_width + 12.0 - before, 15.0, 2);
    let with_role = !role.is_empty();
    let below = if with_role { 8.0 + 18.0 * role.len() as f64 } else { 0.0 };
    let lines = wrap(&words.note, spot.plate_width, 15.0, 5);
    let (said, size) = badge_in(&words.badge, spot.plate_width + 16.0, 1.0, 3);
    let queue = y + 185.0 + below + 18.0 * size * (said.len() - 1) as f64;
    let class = if crown { "t-role" } else { "t-role t-dim" };
    let note = lines_at(&lines, x, queue + if *bare { 0.0 } else { 26.0 }, 19.0, "t-note t-dim");
    markup!(
        r#"<g class="plate">{face}{name}{crown}{role}{badge}{queue}{note}</g>"#,
        face = portrait(plate, Point { x: x + 4.0, y: y + 8.0 }, 1.188),
        name = written("t-name", x, y + 118.0, speech().robot(robot.id)),
        crown = (with_role && crown).then(|| crown_at(x + 11.0, y + 137.0, 22.0)),
        role = lines_at(&role, x + before, y + 143.0, 18.0, class),
        badge = badge(plate, &said, Point { x: x - 2.0, y: y + 130.0 + below }, size),
        queue = (!*bare).then(|| dots(robot.queue.len(), x, queue, true)),
        note = asking(plate, note),
    )
}

#[inline(never)]
fn head(plate: &Plate) -> Html {
    let Plate { robot, spot, words, .. } = plate;
    let Point { x, y } = spot.plate;
    let text = x + 63.0;
    let name = speech().robot(robot.id);
    let crown = is_crowned(robot);
    let after = text + text_width(&name, 17.0) + 12.0;
    let (said, size) = badge_in(&words.badge, spot.plate_width - 55.0, 0.8, 2);
    let more = said.len() - 1;
    let badge_end = text + badge_width(&said) * size + 8.0;
    // Where there is no room beside the name, role and term take the first line below the badge.
    let role_at = if crown { after + 19.0 } else { after };
    let beside = role_at + text_width(&words.role, 13.5) <= x + spot.plate_width + 8.0;
    let width = spot.plate_width - 61.0;
    let room = spot.lines.saturating_sub(more);
    let mut lines = match room {
        0 => Vec::new(),
        _ if beside => Vec::new(),
        // Where another name may stand beside this one, nothing may reach into it.
        3.. => wrap(&words.role, width + 14.0, 13.0, 2),
        _ => vec![words.role.to_string()],
    };
    // What is seen of a line is a little narrower than it is reckoned.
    let waits = |lines| if lines > 0 { wrap(&words.note, width + 6.0, 12.5, lines) } else { Vec::new() };
    lines.extend(waits(room.saturating_sub(lines.len())));
    if lines.last().is_some_and(|last| last.ends_with('…')) {
        // What it waits for is news; its role is on the crown or can be asked for.
        lines = waits(room);
    }
    let note = lines_at(&lines, text, y + 59.0 + 14.0 * more as f64, 14.5, "t-note s-13 t-dim");
    markup!(
        r#"<g class="plate">{face}{name}{crown}{role}{badge}{queue}{note}</g>"#,
        face = portrait(plate, Point { x: x + 2.0, y: y + 9.0 }, 0.8),
        name = written("t-name s-17", text, y + 15.0, name),
        crown = crown.then(|| crown_at(after + 6.0, y + 9.0, 17.0)),
        role = beside.then(|| written("t-role s-13 t-dim", role_at, y + 15.0, words.role.clone())),
        badge = badge(plate, &said, Point { x: text, y: y + 21.0 }, size),
        queue = dots(robot.queue.len(), badge_end, y + 33.0, false),
        note = asking(plate, note),
    )
}

fn mini(plate: &Plate) -> Html {
    let Plate { robot, spot, words, .. } = plate;
    let (b, y) = (spot.building, spot.plate.y);
    // Beside the building where links need the places above and below it.
    let aside = spot.plate.x > b.x + b.w || spot.plate.x + 60.0 < b.x;
    let x = if aside { spot.plate.x } else { b.x.min(spot.plate.x + 6.0) };
    let name = speech().robot(robot.id);
    let after = x + 29.0 + text_width(&name, 15.0) + 6.0;
    // It may stand out a little on both sides, for two lines would cover the maze; but not so far that it meets
    // its neighbour's.
    let room = if aside { spot.plate_width - 4.0 } else { b.w.max(spot.plate_width) };
    let said = badge_lines(&words.badge, ((room + 36.0) / 0.76 - 40.0).max(90.0), 2);
    let size = ((room + 24.0) / badge_width(&said)).min(0.76);
    let wide = badge_width(&said) * size;
    let under = if spot.badge_with_name { y + 31.0 } else { b.y + b.h + 5.0 };
    let at = Point { x: if aside { x } else { b.x + (b.w - wide) / 2.0 }, y: under };
    markup!(
        r#"<g class="plate">{face}{name}{crown}{badge}</g>"#,
        face = portrait(plate, Point { x, y: y + 5.0 }, 0.37),
        name = written("t-name s-15", x + 29.0, y + 23.0, name),
        crown = is_crowned(robot).then(|| crown_at(after + 7.0, y + 17.0, 15.0)),
        badge = badge(plate, &said, at, size),
    )
}

/// Name and role above the building, the badge below it or where links need that place with the name; no more
/// than the back row can take in.
#[inline(never)]
fn poster(plate: &Plate) -> Html {
    let Plate { robot, spot, words, .. } = plate;
    let (b, Point { x, y }) = (spot.building, spot.plate);
    let crown = is_crowned(robot);
    let name = speech().robot(robot.id);
    let roomy = b.y - y > 60.0;
    let (size, text, class) =
        if roomy { (0.98, x + 70.0, "t-name") } else { (0.42, x + 33.0, "t-name s-20") };
    let role = if roomy {
        Point { x: text, y: y + 58.0 }
    } else {
        Point { x: text + text_width(&name, 20.0) + 9.0, y: y + 25.0 }
    };
    let said = badge_lines(&words.badge, (b.w.max(spot.plate_width) - 12.0) / 0.92 - 40.0, 2);
    let wide = badge_width(&said) * 0.92;
    let role_x = role.x + if crown { 26.0 } else { 0.0 };
    let badge_at = match (spot.badge_with_name, roomy) {
        (false, _) => Point { x: b.x + (b.w - wide) / 2.0, y: b.y + b.h + 9.0 },
        (true, true) => Point { x: text, y: y + 68.0 },
        (true, false) => Point { x: role_x + text_width(&words.role, 17.0) + 12.0, y: y + 6.0 },
    };
    markup!(
        r#"<g class="plate">{face}{name}{crown}{role}{badge}</g>"#,
        face = portrait(plate, Point { x, y: y + 7.0 }, size),
        name = written(class, text, y + if roomy { 34.0 } else { 25.0 }, name),
        crown = crown.then(|| crown_at(role.x + 10.0, role.y - 5.0, 21.0)),
        role = written("t-role", role_x, role.y, words.role.clone()),
        badge = badge(plate, &said, badge_at, 0.92),
    )
}

/// The same, all of it beside the building.
#[inline(never)]
fn aside(plate: &Plate) -> Html {
    let Plate { robot, spot, words, .. } = plate;
    let Point { x, y } = spot.plate;
    let crown = is_crowned(robot);
    let (said, size) = badge_in(&words.badge, spot.plate_width, 0.92, 2);
    let role = wrap(&words.role, spot.plate_width - if crown { 26.0 } else { 0.0 }, 16.0, 2);
    let below = 20.0 * role.len() as f64;
    markup!(
        r#"<g class="plate">{face}{name}{crown}{role}{badge}</g>"#,
        face = portrait(plate, Point { x, y: y + 7.0 }, 0.98),
        name = written("t-name", x, y + 100.0, speech().robot(robot.id)),
        crown = crown.then(|| crown_at(x + 10.0, y + 118.0, 21.0)),
        role = lines_at(&role, if crown { x + 26.0 } else { x }, y + 123.0, 20.0, "t-role"),
        badge = badge(plate, &said, Point { x, y: y + 112.0 + below }, size),
    )
}

/// Who leads wears a crown.
#[must_use]
fn is_crowned(robot: &Robot) -> bool {
    robot.off_until.is_none() && matches!(robot.role, Role::Primary | Role::Leader)
}

fn crown_at(x: f64, y: f64, size: f64) -> Html {
    let (said, drawing) = (speech().label(Label::Crown), drawn("crown", x, y, size));
    markup!(r#"<g class="crown"><title>{said}</title>{drawing}</g>"#, said, drawing)
}

/// The words of a badge; long ones take so many lines.
fn badge_lines(text: &str, width: f64, most: usize) -> Vec<String> {
    let lines = wrap(text, width, 15.5, most);
    if lines.is_empty() { vec![String::new()] } else { lines }
}

/// The words of a badge where there is so much room, and its size: a little smaller where that saves a line.
fn badge_in(text: &str, room: f64, size: f64, most: usize) -> (Vec<String>, f64) {
    let whole = text_width(text, 15.9) + 50.0;
    let size = if whole * size > room && whole * size * 0.9 <= room { size * 0.9 } else { size };
    (badge_lines(text, (room / size - 50.0) * 0.975 + 6.3, most), size)
}

fn badge_width(lines: &[String]) -> f64 {
    lines.iter().map(|line| text_width(line, 15.0)).fold(0.0, f64::max) * 1.06 + 50.0
}

/// The referee's judgement of how a robot stands to the others. While it is off, the badge is dashed.
fn badge(plate: &Plate, lines: &[String], at: Point, size: f64) -> Html {
    let Plate { robot, words, tell, .. } = plate;
    let (onclick, onkeydown) = pressed(tell, Msg::Why(Question::Robot(robot.id)));
    let (class, icon) = match robot.standing {
        None => return Html::default(),
        Some(Standing::InStep) => ("k-instep", "instep"),
        Some(Standing::Behind { .. }) => ("k-behind", "behind"),
        Some(Standing::Diverged { .. }) => ("k-diverged", "fork"),
    };
    let height = 30.0 + 18.0 * (lines.len() - 1) as f64;
    let off = robot.off_until.is_some();
    markup!(
        r#"<g class={class} transform={place} role="button" tabindex="0" aria-label={name} onclick={onclick} onkeydown={onkeydown}>
            <rect width={width} height={height} rx="15"/>
            {icon}
            {lines}
        </g>"#,
        class = classes(&["badge", class, when(off, "is-off")]),
        place = translate(at.x, at.y) + &scale(size),
        name = badge_name(robot, &words.badge),
        onclick,
        onkeydown,
        width = badge_width(lines),
        height,
        icon = drawn(icon, 19.0, height / 2.0, 19.0),
        lines = lines_at(lines, 35.0, 20.5, 18.0, ""),
    )
}

/// What a robot waits for can be asked about, as its badge can; the keyboard has the badge.
fn asking(plate: &Plate, lines: Html) -> Html {
    let onclick = press(&plate.tell, Msg::Why(Question::Robot(plate.robot.id)));
    markup!(r#"<g class="asking" onclick={onclick}>{lines}</g>"#, onclick, lines)
}

/// A dot for each command that waits in the queue; a number when there are more than fit.
fn dots(queue: usize, x: f64, y: f64, labelled: bool) -> Html {
    if queue == 0 && !labelled {
        return Html::default();
    }
    let first = x + if labelled { text_width(speech().label(Label::Queue), 14.5) + 14.0 } else { 6.0 };
    let pitch = if labelled { 15.0 } else { 12.0 };
    let radius = if labelled { 5.0 } else { 4.0 };
    let shown = if labelled { DOTS } else { queue.min(3) };
    let dot = |place: usize| {
        circle(if place < queue { "qdot on" } else { "qdot" }, first + place as f64 * pitch, y, radius)
    };
    let more = || {
        let more = ["+", &(queue - shown).to_string()].concat();
        written("t-small t-dim", first + shown as f64 * pitch - 3.0, y + 5.0, more)
    };
    markup!(
        r#"<g class="queue">{label}{dots}{more}</g>"#,
        label = labelled.then(|| written("t-small t-dim", x, y + 5.0, speech().label(Label::Queue))),
        dots = several(shown, &mut { dot }),
        more = (queue > shown).then(more),
    )
}

fn lines_at(lines: &[String], x: f64, y: f64, pitch: f64, class: &'static str) -> Html {
    each(lines, |row, line| written(class, x, y + row as f64 * pitch, one_line(line)))
}
