//! A robot's portrait: who it is, and how it fares as far as it knows itself.

use yew::prelude::*;

use crate::ids::RobotId;
use crate::scene::Face;
use crate::ui::classes::{classes, when};
use crate::ui::icon::{shell_of, who};
use crate::ui::markup::markup;
use crate::ui::part::Part;
use crate::ui::shapes::{circle, group, path, rounded, traced};
use crate::ui::svg::Path;

/// A portrait in a box of 64 by 66; the radio mast stands out above it.
#[derive(Debug, PartialEq)]
pub(crate) struct Portrait {
    /// Whose.
    pub robot: RobotId,
    /// What it shows.
    pub face: Face,
}

/// A portrait.
impl Part for Portrait {
    fn draw(&self) -> Html {
        let Self { robot, face } = *self;
        let mast = match robot.0 {
            2 => 13.0,
            3 => 7.5,
            4 => 14.5,
            5 => 5.5,
            _ => 13.5,
        };
        let ball = if face == Face::Rebooting { "mastball off" } else { "mastball" };
        let off = when(face == Face::Rebooting, "is-rebooting");
        let content = markup!(
            r#"{mast}
            {ball}
            {around}
            {left}
            {right}
            <path class="treadmark" d="M15 59v4M18.5 59v4M22 59v4M42 59v4M45.5 59v4M49 59v4"/>
            <g class="shell">{shell}</g>
            {eye}
            {mouth}"#,
            mast = path("mast", Path::new().to(32.0, mast).line(32.0, 2.0)),
            ball = circle(ball, 32.0, 0.0, 3.0),
            around = around(face),
            left = rounded("treadfill", 11.0, 57.0, 15.0, 8.0, 3.5),
            right = rounded("treadfill", 38.0, 57.0, 15.0, 8.0, 3.5),
            shell = shell_of(robot),
            eye = eye(robot, face),
            mouth = mouth(robot, face),
        );
        group(classes(&["portrait", who(robot), off]), true, content)
    }
}

/// What is drawn beside the robot.
fn around(face: Face) -> Html {
    let (class, d) = match face {
        Face::Idle => ("wave", "M26 -4a8 8 0 0 0 0 8M38 -4a8 8 0 0 1 0 8"),
        Face::Thinking => return bubbles(),
        Face::Moving => ("speed", "M-4 40h8M-8 48h12M-3 56h7"),
        Face::Bumping => ("star", "M58 14l3-6M62 20l7-2M60 27l6 3"),
        Face::Rebooting => ("zz", "M50 4h7l-7 8h7M60 -6h5l-5 6h5"),
        Face::Diverged | Face::NothingHeard => return Html::default(),
    };
    traced(class, AttrValue::Static(d))
}

fn bubbles() -> Html {
    markup!(
        "{small}{middle}{large}",
        small = circle("think", 50.0, 10.0, 2.2),
        middle = circle("think", 57.0, 4.0, 2.8),
        large = circle("think", 65.0, -4.0, 3.6),
    )
}

/// The height of an eye's middle, and the sizes of its parts.
struct Eye {
    y: f64,
    lens: f64,
    pupil: f64,
}

impl Eye {
    fn of(robot: RobotId) -> Self {
        let (y, lens, pupil) = match robot.0 {
            3 => (42.0, 8.5, 4.0),
            5 => (37.0, 9.5, 4.5),
            _ => (36.0, 9.5, 4.5),
        };
        Eye { y, lens, pupil }
    }

    /// Open, and looking that far to the right and down.
    fn open(&self, dx: f64, dy: f64) -> Html {
        markup!(
            "{lens}{pupil}{glint}",
            lens = circle("lens", 32.0, self.y, self.lens),
            pupil = circle("pupil", 32.0 + dx, self.y + dy, self.pupil),
            glint = circle("glint", 33.6 + dx, self.y + dy - 1.6, 1.4),
        )
    }
}

fn eye(robot: RobotId, face: Face) -> Html {
    let eye = Eye::of(robot);
    match face {
        Face::Idle => eye.open(0.0, 0.0),
        Face::Thinking => eye.open(3.0, -3.5),
        Face::Moving => eye.open(3.5, 0.0),
        Face::Bumping => squeezed(&eye),
        Face::Rebooting => closed(&eye),
        Face::Diverged => frowning(&eye),
        Face::NothingHeard => heavy(&eye),
    }
}

#[inline(never)]
fn squeezed(eye: &Eye) -> Html {
    let lid = Path::new()
        .to(24.0, eye.y - 6.0)
        .add('l', &[8.0, 6.0, -8.0, 6.0])
        .to(41.0, eye.y - 6.0)
        .add('l', &[-7.0, 6.0, 7.0, 6.0]);
    path("lid", lid)
}

#[inline(never)]
fn closed(eye: &Eye) -> Html {
    let Eye { y, lens, .. } = *eye;
    let lid = Path::new().to(32.0 - lens, y).add('a', &[lens, lens, 0.0, 0.0, 0.0, 2.0 * lens, 0.0]);
    let lashes = Path::new()
        .to(26.0, y + 9.0)
        .add('l', &[-2.0, 3.0])
        .to(32.0, y + 10.0)
        .add('v', &[3.5])
        .to(38.0, y + 9.0)
        .add('l', &[2.0, 3.0]);
    markup!("{lid}{lashes}", lid = path("lid", lid), lashes = path("lash", lashes))
}

#[inline(never)]
fn frowning(eye: &Eye) -> Html {
    let brows = Path::new()
        .to(21.0, eye.y - 13.0)
        .add('l', &[9.0, -4.0])
        .to(35.0, eye.y - 14.0)
        .add('l', &[9.0, 3.0]);
    markup!("{eye}{brows}", eye = eye.open(-4.0, 1.0), brows = path("brow", brows))
}

#[inline(never)]
fn heavy(eye: &Eye) -> Html {
    let wide = eye.lens + 1.0;
    let lid =
        Path::new().to(32.0 - wide, eye.y - 4.0).add('a', &[wide, wide, 0.0, 0.0, 1.0, 2.0 * wide, 0.0]);
    markup!("{eye}{lid}", eye = eye.open(0.0, 3.5), lid = path("lid", lid))
}

/// The triangle and the star have no room for a mouth.
fn mouth(robot: RobotId, face: Face) -> Html {
    if matches!(robot.0, 3 | 5) {
        return Html::default();
    }
    let d = match face {
        Face::Bumping => "M28 51h8",
        Face::Rebooting => "M29 52.5h6",
        Face::Diverged => "M27 52q2.5 -3 5 0t5 0",
        Face::Idle | Face::Thinking | Face::Moving | Face::NothingHeard => "M27 50q5 3.5 10 0",
    };
    traced("mouth", AttrValue::Static(d))
}
