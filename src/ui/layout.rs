//! Where everything stands: from the number of robots and the room there is to places in pixels.
//!
//! The drawing is as large as its box, so letters keep their size on every screen and only the
//! buildings grow and shrink.

use crate::ui::way::Way;

mod beamer;
mod blocks;
mod pentagon;
mod plates;
mod trio;
mod ways;

/// A place on the stage.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Point {
    /// From the left.
    pub x: f64,
    /// From above.
    pub y: f64,
}

/// An area of the stage.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Area {
    /// From the left.
    pub x: f64,
    /// From above.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

/// How the page is divided between stage and consoles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Consoles in a row under the stage.
    Beneath,
    /// Consoles in the lower corners of the stage.
    Corners,
    /// Consoles in a column at the left.
    Column,
    /// One console at a time, under the stage: small screens.
    Narrow,
    /// Nothing but the stage, drawn larger: presenter mode.
    Beamer,
}

/// How a robot's particulars are arranged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PlateForm {
    /// All below each other, beside the building.
    Tall,
    /// In a few lines above the building.
    Head,
    /// One line above the building, the badge below it.
    Mini,
    /// For the back row: name and role above the building, the badge below it.
    Poster,
    /// For the back row: all below each other, beside the building.
    Aside,
}

/// One building with what belongs to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Spot {
    /// The building with its walls.
    pub building: Area,
    /// The side of a cell.
    pub cell: f64,
    /// How thick the outer wall is.
    pub wall: f64,
    /// How the plate is arranged.
    pub form: PlateForm,
    /// The upper left corner of the plate.
    pub plate: Point,
    /// How wide the plate is.
    pub plate_width: f64,
    /// Whether a small plate has its badge next to the name, and not at the far side of the building.
    pub badge_with_name: bool,
    /// Where the buttons are, and whether they stand below each other.
    pub buttons: Option<(Point, bool)>,
    /// How many lines there are for what does not stand beside the name.
    pub lines: usize,
    /// The height of the bead string's middle; none where there is no room.
    pub beads: Option<f64>,
}

/// The way of a link, and where on it the handle sits.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct LinkWay {
    /// From the lower-numbered robot to the other.
    pub way: Way,
    /// The handle's part of the way, 0 to 1.
    pub handle: f64,
}

/// Where everything stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Layout {
    /// The form.
    pub form: Form,
    /// The width of the drawing, which the screen may show larger than it is.
    pub width: f64,
    /// The height of the drawing.
    pub height: f64,
    /// The buildings, Robot 1's first.
    pub spots: Vec<Spot>,
    /// Whether five stand so that each link has a place of its own on their walls.
    pub pentagon: bool,
    /// Where the sentence about reach stands, its middle above; and how wide it may be. None where it
    /// has a place outside of the stage.
    pub reach: Option<(Point, f64)>,
    /// Where the teams' photographs are pinned, for a class.
    pub photos: Option<Area>,
}

/// What a layout is made for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Room {
    /// The form.
    pub form: Form,
    /// How many robots.
    pub robots: u8,
    /// How many teams.
    pub teams: u8,
    /// Columns of the maze.
    pub columns: u8,
    /// Rows of the maze.
    pub rows: u8,
    /// The width of the stage.
    pub width: f64,
    /// The height of the stage.
    pub height: f64,
}

/// The form that suits a window.
#[must_use]
pub(crate) fn form(robots: u8, teams: u8, width: f64, height: f64) -> Form {
    // The story has a column of its own there, sooner or later; nothing changes its place when it comes.
    let stage = width - if width >= 1600.0 { 372.0 } else { 0.0 };
    // Around the buildings where consoles are below the stage; and how large three buildings would be in another form.
    let (around, three) = match width {
        ..1000.0 => (768.0, 252.0),
        ..1100.0 => (830.0, 300.0),
        _ => (616.0, ((width - 712.0) / 3.0).min((height - 428.0) / 1.3)),
    };
    match robots {
        _ if width < 700.0 => Form::Narrow,
        // A phone on its side: stage and console share what height there is.
        _ if height < 520.0 => Form::Narrow,
        0..=2 if teams <= 2 && height - around >= three => Form::Beneath,
        // Two keep a link that is long enough for messages to be seen on it, and both consoles.
        0..=2 if width >= 900.0 => Form::Column,
        _ if width < 1000.0 => Form::Narrow,
        3 if teams <= 2 && stage >= (height + 415.0).max(1400.0) && height >= 980.0 => Form::Corners,
        _ => Form::Column,
    }
}

/// The arrangement with the larger buildings.
fn larger(one: Option<Vec<Spot>>, other: Option<Vec<Spot>>) -> Option<Vec<Spot>> {
    let cell = |spots: &Option<Vec<Spot>>| spots.iter().flatten().next().map_or(0.0, |spot| spot.cell);
    if cell(&other) > cell(&one) { other } else { one }
}

impl Room {
    /// Where everything stands.
    #[must_use]
    pub(crate) fn arrange(self) -> Layout {
        if self.form == Form::Beamer {
            return self.beamer();
        }
        let Room { form, width, height, .. } = self;
        let whole = |mut spots: Vec<Spot>, pentagon, reach| {
            if spots.first().is_some_and(|spot| spot.form == PlateForm::Head) {
                plates::widen(&mut spots, width);
            }
            Layout { form, width, height, spots, pentagon, reach, photos: None }
        };
        if self.robots == 5
            && let Some(spots) = self.wide_pentagon()
        {
            return whole(spots, true, None);
        }
        let (spots, reach) = match (form, self.robots) {
            (Form::Corners, _) => self.triangle_with_corners(),
            (Form::Narrow, robots) => (self.small(robots), None),
            (_, 0..=2) => (self.two(), None),
            (_, robots) => (self.several(robots), None),
        };
        whole(spots, false, reach)
    }

    /// One or two buildings with their plates beside them, or where that leaves them much smaller above them.
    fn two(self) -> Vec<Spot> {
        let blocks = self.blocks(self.robots, PlateForm::Head);
        if self.width < 1060.0 {
            return blocks;
        }
        let row = self.row();
        if row[0].cell * 1.1 < blocks[0].cell { blocks } else { row }
    }

    /// Three or four beside a column of consoles.
    #[inline(never)]
    fn several(self, robots: u8) -> Vec<Spot> {
        let beside = if robots == 3 {
            larger(self.trio(), self.flanked(PlateForm::Head))
        } else {
            self.square(PlateForm::Head)
        };
        larger(beside, Some(self.blocks(robots, PlateForm::Head))).expect("blocks are always possible")
    }

    /// As many as there are on a small screen.
    fn small(self, robots: u8) -> Vec<Spot> {
        let blocks = self.blocks(robots, PlateForm::Mini);
        let aside = match robots {
            3 => self.flanked(PlateForm::Mini),
            4 => self.square(PlateForm::Mini),
            _ => None,
        };
        larger(Some(blocks), aside).expect("blocks are always possible")
    }
}

#[cfg(test)]
mod sizes;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::RobotId;

    /// Windows from a small phone to a large screen, as what is left for the stage.
    const STAGES: [(Form, f64, f64); 15] = [
        (Form::Narrow, 320.0, 300.0),
        (Form::Narrow, 390.0, 430.0),
        (Form::Narrow, 414.0, 515.0),
        (Form::Beneath, 768.0, 340.0),
        (Form::Beneath, 1548.0, 560.0),
        (Form::Column, 704.0, 480.0),
        (Form::Column, 930.0, 470.0),
        (Form::Column, 1150.0, 860.0),
        (Form::Corners, 1548.0, 900.0),
        (Form::Beamer, 390.0, 500.0),
        (Form::Beamer, 768.0, 800.0),
        (Form::Beamer, 820.0, 540.0),
        (Form::Beamer, 1280.0, 560.0),
        (Form::Beamer, 1920.0, 860.0),
        (Form::Beamer, 3840.0, 1800.0),
    ];

    fn layouts() -> impl Iterator<Item = (String, Layout)> {
        STAGES.into_iter().flat_map(|(form, width, height)| {
            let robots = match form {
                Form::Beneath => 1..=2,
                Form::Corners => 3..=3,
                Form::Column | Form::Narrow | Form::Beamer => 1..=5,
            };
            robots.map(move |robots| {
                let (columns, rows) = if robots % 2 == 0 { (6, 6) } else { (8, 5) };
                let room = Room { form, robots, teams: 2, columns, rows, width, height };
                (format!("{form:?} {width}×{height}, {robots} robots"), room.arrange())
            })
        })
    }

    fn apart(one: Area, other: Area) -> bool {
        one.x + one.w <= other.x
            || other.x + other.w <= one.x
            || one.y + one.h <= other.y
            || other.y + other.h <= one.y
    }

    #[test]
    fn buildings_stand_on_the_stage_and_apart() {
        for (name, layout) in layouts() {
            for (place, spot) in layout.spots.iter().enumerate() {
                let b = spot.building;
                assert!(b.x >= 0.0 && b.x + b.w <= layout.width, "{name}: {b:?}");
                assert!(b.y >= 0.0 && b.y + b.h <= layout.height, "{name}: {b:?}");
                for other in &layout.spots[place + 1..] {
                    assert!(apart(b, other.building), "{name}: {b:?} and {:?}", other.building);
                }
            }
        }
    }

    #[test]
    fn every_link_has_a_handle_of_its_own() {
        for (name, layout) in layouts() {
            let robots = u8::try_from(layout.spots.len()).unwrap();
            let pairs = RobotId::all(robots).flat_map(|a| RobotId::all(robots).map(move |b| (a, b)));
            let handles: Vec<Point> = pairs
                .filter(|(a, b)| a < b)
                .map(|(a, b)| layout.link(a, b))
                .map(|link| link.way.at(link.handle).at)
                .collect();
            for (place, one) in handles.iter().enumerate() {
                for other in &handles[place + 1..] {
                    let far = (one.x - other.x).hypot(one.y - other.y);
                    assert!(far > 20.0, "{name}: handles at {one:?} and {other:?}");
                }
            }
        }
    }

    /// Where a name stands, with its role and its badge.
    fn plate(spot: &Spot) -> Area {
        let (w, h) = match spot.form {
            PlateForm::Aside => (spot.plate_width, 160.0),
            PlateForm::Mini => (120.0, 58.0),
            PlateForm::Poster if spot.building.y - spot.plate.y < 60.0 => (spot.plate_width, 34.0),
            PlateForm::Poster => (235.0, 98.0),
            _ => (spot.plate_width, 54.0),
        };
        Area { x: spot.plate.x, y: spot.plate.y, w, h }
    }

    /// Whether a link comes nearer to an area than its lanes are wide.
    fn crosses(way: &Way, area: Area) -> bool {
        let inside = |at: f64, from: f64, long: f64| at > from - 6.0 && at < from + long + 6.0;
        let points = (0..=100).map(|part| way.at(f64::from(part) / 100.0).at);
        points.into_iter().any(|at| inside(at.x, area.x, area.w) && inside(at.y, area.y, area.h))
    }

    #[test]
    fn five_on_a_wide_stage_have_links_that_run_across_nothing() {
        let stages = [
            (Form::Narrow, 900.0, 345.0),
            (Form::Narrow, 760.0, 400.0),
            (Form::Column, 570.0, 540.0),
            (Form::Column, 690.0, 545.0),
            (Form::Column, 704.0, 480.0),
            (Form::Column, 930.0, 502.0),
            (Form::Column, 1016.0, 550.0),
            (Form::Column, 1130.0, 860.0),
            (Form::Column, 1500.0, 860.0),
            (Form::Column, 3300.0, 1900.0),
            (Form::Beamer, 820.0, 540.0),
            (Form::Beamer, 890.0, 480.0),
            (Form::Beamer, 1024.0, 600.0),
            (Form::Beamer, 1280.0, 560.0),
            (Form::Beamer, 1920.0, 860.0),
            (Form::Beamer, 3840.0, 1800.0),
        ];
        let mut wrong = Vec::new();
        for (form, width, height) in stages {
            let layout = Room { form, robots: 5, teams: 2, columns: 6, rows: 6, width, height }.arrange();
            let name = format!("{form:?} {width}×{height}");
            assert!(layout.pentagon, "{name}");
            let pairs = RobotId::all(5).flat_map(|one| RobotId::all(5).map(move |other| (one, other)));
            let pairs: Vec<_> = pairs.filter(|(one, other)| one < other).collect();
            let mut handles: Vec<Point> = Vec::new();
            // Scissors are 24 pixels wide there, and 30 elsewhere.
            let near = if form == Form::Narrow { 30.0 } else { 40.0 };
            for (one, other) in pairs {
                let LinkWay { way, handle } = layout.link(one, other);
                let ends = (layout.spot(one), layout.spot(other));
                if way.length() < 40.0 {
                    wrong.push(format!("{name}: {one} to {other} is short"));
                }
                if !apart(plate(&ends.0), plate(&ends.1)) {
                    wrong.push(format!("{name}: the names of {one} and {other} lie on each other"));
                }
                for third in RobotId::all(5).filter(|third| ![one, other].contains(third)) {
                    let spot = layout.spot(third);
                    if crosses(&way, spot.building) || crosses(&way, plate(&spot)) {
                        wrong.push(format!("{name}: {one} to {other} crosses {third}"));
                    }
                }
                let at = way.at(handle).at;
                if handles.iter().any(|other| (at.x - other.x).hypot(at.y - other.y) < near) {
                    wrong.push(format!("{name}: the scissors of {one} to {other} lie on others"));
                }
                handles.push(at);
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn a_way_is_as_long_as_its_pieces_and_leads_back() {
        let point = |x: f64, y: f64| Point { x, y };
        let way = Way::through(vec![point(0.0, 0.0), point(30.0, 0.0), point(30.0, 10.0)]);
        assert!((way.length() - 40.0).abs() < 1e-9);
        assert_eq!(way.at(0.5).at, point(20.0, 0.0));
        assert_eq!(way.at(0.9).ahead, point(0.0, 1.0));
        assert_eq!(way.back().at(0.25).at, point(30.0, 0.0));
    }
}
