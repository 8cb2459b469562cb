//! The teams' latest photographs, pinned to the stage for a class: consoles are hidden there, and that two
//! robots see different things is what the back row is to see.

use yew::prelude::*;

use crate::camera::{HEIGHT, WIDTH, picture};
use crate::laws::Freshness;
use crate::scene::{Photo, Scene};
use crate::ui::icon::who;
use crate::ui::language::{one_line, speech};
use crate::ui::layout::{Area, Point};
use crate::ui::markup::{each, markup};
use crate::ui::photo::drawing;
use crate::ui::shapes::{circle, rect, rounded, written_around};
use crate::ui::svg::{call, scale, text_width, translate, wrap};
use crate::words::class::ClassLabel;

/// Between two photographs, where the sign stands that compares them.
const BETWEEN: f64 = 46.0;
/// Around a photograph.
const FRAME: f64 = 5.0;
/// A line of words below it, and what is around them.
const LINE: f64 = 17.0;
/// Below this width the words take three lines, else two.
const SLIM: f64 = 118.0;
/// How large letters are.
const LETTERS: f64 = 14.0;
/// A photograph that is less wide says nothing to anybody.
const LEAST: f64 = 84.0;

/// The photographs of the first two teams that have one, side by side, and whether they are the same.
#[inline(never)]
pub(crate) fn pinned(scene: &Scene, area: Area) -> Html {
    let photos: Vec<Photo> = scene.consoles.iter().filter_map(|console| console.photo).take(2).collect();
    let half = (area.w - BETWEEN) / 2.0;
    let caption = 6.0 + LINE * rows(half) as f64;
    let tall = (area.h - caption - 2.0 * FRAME) / f64::from(HEIGHT) * f64::from(WIDTH);
    // What the words need is settled: a photograph that is low is no reason for more lines.
    let wide = half.min(tall + 2.0 * FRAME);
    if photos.is_empty() || wide < LEAST {
        return Html::default();
    }
    let high = (wide - 2.0 * FRAME) * f64::from(HEIGHT) / f64::from(WIDTH) + caption + 2.0 * FRAME;
    let count = photos.len() as f64;
    let left = area.x + (area.w - wide * count - BETWEEN * (count - 1.0)) / 2.0;
    let top = area.y + (area.h - high) / 2.0;
    let print = |place: usize, photo: &Photo| {
        let at = Point { x: left + place as f64 * (wide + BETWEEN), y: top };
        print(scene, photo, at, (wide, high), rows(half))
    };
    let middle = Point { x: left + wide + BETWEEN / 2.0, y: top + high / 2.0 };
    let sign = || sign(photos[0].outcome.pose == photos[1].outcome.pose, middle);
    markup!(
        r#"<g class="pinned">{prints}{sign}</g>"#,
        prints = each(&photos, print),
        sign = (photos.len() == 2).then(sign),
    )
}

/// How many lines the words below a photograph take.
fn rows(wide: f64) -> usize {
    if wide < SLIM { 3 } else { 2 }
}

/// Equal or not: two photographs are the same exactly when the poses are.
fn sign(same: bool, at: Point) -> Html {
    let (class, mark, label) = if same {
        ("pin-sign", "=", ClassLabel::SamePictures)
    } else {
        ("pin-sign differ", "≠", ClassLabel::OtherPictures)
    };
    markup!(
        r#"<g class={class} role="img" aria-label={said}>{face}{mark}</g>"#,
        class,
        said = speech().class(label),
        face = circle("face", at.x, at.y, 19.0),
        mark = written_around("pin-mark", at.x, at.y + 10.0, mark),
    )
}

fn print(scene: &Scene, photo: &Photo, at: Point, (wide, high): (f64, f64), rows: usize) -> Html {
    let robot = photo.outcome.robot;
    let seen = picture(&scene.maze, photo.outcome.pose);
    let size = (wide - 2.0 * FRAME) / f64::from(WIDTH);
    let below = FRAME + size * f64::from(HEIGHT);
    let said = wrap(&speech().caption(robot, photo.outcome.after), wide - 2.0, LETTERS, rows);
    let middle = (wide / 2.0, FRAME + size * f64::from(HEIGHT) * 0.45);
    markup!(
        r#"<g class={class} transform={place} data-pinned={ticket}>
            {paper}{edge}
            <g transform={inside} role="img" aria-label={label}>{picture}</g>
            {stamp}{caption}
        </g>"#,
        class = who(robot),
        place = translate(at.x, at.y),
        ticket = photo.ticket.to_string(),
        paper = rect("pin-paper", 0.0, 0.0, wide, high),
        edge = rect("pin-edge", 0.0, -FRAME, wide, FRAME),
        inside = translate(FRAME, FRAME) + &scale(size),
        label = speech().photo(robot, &seen),
        picture = drawing(&seen),
        stamp = photo.freshness.map(|freshness| stamp(freshness, middle)),
        caption = each(&said, |row, line| {
            written_around("pin-words", wide / 2.0, below + LINE + row as f64 * LINE, one_line(line))
        }),
    )
}

/// The referee's judgement, where there is something to judge.
fn stamp(freshness: Freshness, (x, y): (f64, f64)) -> Html {
    if freshness == Freshness::Fresh {
        return Html::default();
    }
    let said = speech().freshness(freshness);
    let half = text_width(&said, LETTERS) * 0.56 + 8.0;
    markup!(
        r#"<g class="pin-stamp" transform={place}>{edge}{said}</g>"#,
        place = translate(x, y) + &call("rotate", &[-9.0]),
        edge = rounded("face", -half, -15.0, 2.0 * half, 25.0, 4.0),
        said = written_around("pin-words", 0.0, 3.0, said),
    )
}
