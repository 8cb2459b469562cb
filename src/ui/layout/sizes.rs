//! On every window, from a small phone to a wall of a hall: fewer robots have buildings that are not smaller, but
//! for the two cases that the test names.

use super::{Form, Room, form};

/// What is left for the stage of a window; measured in the page, where tools and consoles have one line of words.
fn stage(form: Form, robots: u8, (w, h): (f64, f64), panel: bool) -> (f64, f64) {
    let panel = if panel && w >= 1600.0 { 372.0 } else { 0.0 };
    let deck = (w * 0.26).clamp(330.0, 400.0);
    match form {
        // A phone on its side, or a window not much larger.
        Form::Narrow if w >= 600.0 && h < 520.0 || w >= 700.0 && h < 700.0 => {
            let least = [180.0, 180.0, 300.0, 340.0, 400.0][usize::from(robots) - 1];
            (w * 0.56, (h - 134.0_f64).max(least))
        }
        Form::Narrow => {
            let (part, most) =
                [(0.64, 340.0), (1.18, 500.0), (1.18, 500.0), (1.18, 560.0)][usize::from(robots) - 2];
            let height = f64::min(part * w, most);
            (w, if robots == 2 { height.max((h - 470.0).min(w * 0.44)) } else { height })
        }
        Form::Beneath if w < 1000.0 => (w, h - 627.0),
        Form::Beneath if w < 1100.0 => (w, h - 690.0),
        Form::Beneath => (w - panel, h - if h > 820.0 { 512.0 } else { 476.0 }),
        Form::Corners => (w - panel, h - 185.0),
        Form::Column => (w - deck - panel, h - if h > 820.0 { 254.0 } else { 215.0 }),
        Form::Beamer => (w, h - 160.0),
    }
}

/// The side of the buildings, in pixels of the screen.
fn side(robots: u8, window: (f64, f64), presenter: bool, panel: bool) -> (Form, f64) {
    let form = if presenter { Form::Beamer } else { form(robots, 2, window.0, window.1) };
    let (width, height) = stage(form, robots, window, panel);
    let (width, height) = (width.max(200.0), height.max(120.0));
    let layout = Room { form, robots, teams: 2, columns: 6, rows: 6, width, height }.arrange();
    (form, layout.spots[0].building.w * width / layout.width)
}

#[test]
fn fewer_robots_have_buildings_that_are_not_smaller() {
    let mut wrong = Vec::new();
    for (presenter, panel) in [(false, false), (false, true), (true, false)] {
        for w in (320..=3840).step_by(20) {
            for h in (480..=2160).step_by(20) {
                let sides =
                    [2, 3, 4, 5].map(|robots| side(robots, (f64::from(w), f64::from(h)), presenter, panel));
                let least = sides[3].1;
                // On some windows two have a long link instead of the largest buildings.
                let long = sides[0].0 == Form::Column && sides[1].0 == Form::Narrow;
                let two = sides[0].1 * if long { 1.5 } else { 1.0 };
                // Three have strings of beads below their buildings, for which four have no room.
                let fails =
                    two < sides[1].1 - 1.0 || sides[1].1 < sides[2].1 * 0.9 || sides[2].1 < sides[3].1 - 1.0;
                if fails || least < if presenter { 32.0 } else { 50.0 } {
                    wrong.push(format!("{w}×{h} {presenter} {panel}: {sides:?}"));
                }
            }
        }
    }
    let some: Vec<_> = wrong.iter().step_by(wrong.len() / 60 + 1).collect();
    assert!(wrong.is_empty(), "{} {some:#?}", wrong.len());
}
