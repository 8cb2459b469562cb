//! A photograph: what the robot's camera saw, as a print with its caption.

use std::rc::Rc;

use yew::prelude::*;

use crate::camera::{HEIGHT, Picture, Point, Role, Shape, WIDTH, picture};
use crate::laws::Freshness;
use crate::maze::Maze;
use crate::pose::Heading;
use crate::scene::Photo;
use crate::ui::classes::classes;
use crate::ui::icon::{icon, shape, who};
use crate::ui::language::speech;
use crate::ui::markup::{each, markup};
use crate::ui::part::Part;
use crate::ui::shapes::{traced, written_around};
use crate::ui::svg::Path;

/// A photograph.
#[derive(Debug, PartialEq)]
pub(crate) struct Print {
    /// The maze it was taken in.
    pub maze: Rc<Maze>,
    /// The photograph.
    pub photo: Photo,
}

impl Part for Print {
    fn draw(&self) -> Html {
        let Self { maze, photo } = self;
        let robot = photo.outcome.robot;
        let seen = picture(maze, photo.outcome.pose);
        let view_box = ["0 0 ", &WIDTH.to_string(), " ", &HEIGHT.to_string()].concat();
        let caption = speech().caption(robot, photo.outcome.after);
        let pose = photo.outcome.pose;
        markup!(
            r#"<figure class={class} data-photo={ticket} data-pose={pose}>
                <svg viewBox={view} role="img" aria-label={said}>{drawing}</svg>
                {judgement}
                <figcaption>{shape}<span>{caption}</span></figcaption>
            </figure>"#,
            class = classes(&["print", who(robot)]),
            ticket = photo.ticket.to_string(),
            pose = [&pose.cell.to_string(), " ", pose.heading.name()].concat(),
            view = view_box,
            said = speech().photo(robot, &seen),
            drawing = drawing(&seen),
            judgement = judgement(photo),
            shape = shape(robot),
            caption,
        )
    }
}

/// What is seen, as large as the camera's box.
pub(crate) fn drawing(seen: &Picture) -> Html {
    markup!(
        "{areas}{stencil}",
        areas = each(&seen.shapes, |_, shape| area(shape)),
        stencil = stencil(&seen.stencil.area, &seen.stencil.cell, seen.stencil.heading),
    )
}

/// The referee's judgement: a stamp when the photograph is stale.
fn judgement(photo: &Photo) -> Html {
    let Some(freshness) = photo.freshness else { return Html::default() };
    let said = speech().freshness(freshness);
    match freshness {
        Freshness::Fresh => markup!(r#"<b class="freshmark">{icon}{said}</b>"#, icon = icon("tick"), said),
        Freshness::StaleBy(_) => markup!(r#"<b class="stamp">{said}</b>"#, said),
    }
}

fn area(shape: &Shape) -> Html {
    let tone = |deeper: u8| match (shape.depth + deeper).min(5) {
        0 => "ph-w ph-0",
        1 => "ph-w ph-1",
        2 => "ph-w ph-2",
        3 => "ph-w ph-3",
        4 => "ph-w ph-4",
        _ => "ph-w ph-5",
    };
    let class = match shape.role {
        Role::Ceiling => "ph-ceil",
        Role::Floor => "ph-floor",
        Role::LeftWall | Role::RightWall => tone(0),
        Role::EndWall | Role::LeftOpening | Role::RightOpening => tone(1),
        Role::Dark => "ph-dark",
        Role::ExitLight => "ph-light",
        Role::Door => "ph-sun",
    };
    traced(class, outline(&shape.corners).into())
}

fn outline(corners: &[Point]) -> String {
    let mut path = Path::new();
    for corner in corners {
        let (x, y) = (f64::from(corner.x), f64::from(corner.y));
        path = if path.is_empty() { path.to(x, y) } else { path.line(x, y) };
    }
    path.add('Z', &[]).d()
}

/// The cell's name and the heading, painted on the floor like the number of a parking place.
fn stencil(area: &[Point; 4], cell: &str, heading: Heading) -> Html {
    let x = area.iter().map(|corner| f64::from(corner.x)).sum::<f64>() / 4.0;
    let bottom = area.iter().map(|corner| f64::from(corner.y)).fold(0.0, f64::max);
    let arrow = match heading {
        Heading::North => "↑",
        Heading::East => "→",
        Heading::South => "↓",
        Heading::West => "←",
    };
    written_around("ph-stencil", x, bottom - 5.0, [cell, " ", arrow].concat())
}
