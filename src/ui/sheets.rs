//! Sheets over the page: single directions of links and lines, and splits into groups.

use std::rc::Rc;

use web_sys::{HtmlElement, HtmlSelectElement};
use yew::prelude::*;

use crate::ids::{Direction, Place, RobotId};
use crate::scene::{Openness, Scene};
use crate::setup::{Act, Groups};
use crate::time::{Span, SpanRange};
use crate::ui::classes::classes;
use crate::ui::icon::{icon, shape};
use crate::ui::language::speech;
use crate::ui::leaves;
use crate::ui::message_menu::MessageMenu;
use crate::ui::msg::{Msg, Sheet};
use crate::ui::part::{Part, part};
use crate::ui::press::{choose, press};
use crate::words::adversary::AdversaryLabel;
use crate::words::app::{DoorLabel, Label};
use crate::words::class::ClassLabel;
use crate::words::message::MessageLabel;
use crate::words::why::WhyLabel;

/// The open sheet.
#[derive(Clone, Debug, Properties, PartialEq)]
pub(crate) struct Props {
    /// Which.
    pub sheet: Sheet,
    /// What is.
    pub scene: Rc<Scene>,
    /// What the sheets hold that need more than the scene.
    #[prop_or_default]
    pub content: Html,
    /// Where presses go.
    pub tell: Callback<Msg>,
}

/// The open sheet. It takes the keyboard while it is open and gives it back.
#[component]
pub(crate) fn SheetView(props: &Props) -> Html {
    let Props { sheet, scene, content, tell } = props;
    let panel = use_node_ref();
    {
        let panel = panel.clone();
        use_effect_with((), move |()| {
            let before = web_sys::window()
                .and_then(|window| window.document())
                .and_then(|document| document.active_element());
            if let Some(panel) = panel.cast::<HtmlElement>() {
                let _ = panel.focus();
            }
            move || focus_again(before)
        });
    }
    let title = match sheet {
        Sheet::OneWay(..) => speech().label(Label::OneWayTitle),
        Sheet::Split => speech().label(Label::SplitTitle),
        Sheet::Share => speech().door(DoorLabel::Share),
        Sheet::Why => speech().why(WhyLabel::Title),
        Sheet::Message(_) => speech().message(MessageLabel::Title),
        Sheet::Lines => speech().door(DoorLabel::Lines),
        Sheet::Code => speech().class(ClassLabel::Code),
        Sheet::Keys => speech().door(DoorLabel::Keys),
        Sheet::Adversary => speech().adversary(AdversaryLabel::Title),
        Sheet::Leaves => speech().door(DoorLabel::LeavesOut),
    };
    let place = match sheet {
        Sheet::Why | Sheet::Message(_) | Sheet::Lines | Sheet::Adversary => "beside",
        Sheet::Code => "code",
        Sheet::Keys => "keys-sheet",
        Sheet::OneWay(..) | Sheet::Split | Sheet::Share | Sheet::Leaves => "",
    };
    let close = press(tell, Msg::Close);
    html! {
        <div class={classes(&["sheet", place])} role="dialog" aria-modal="false" aria-label={title} ref={panel} tabindex="-1">
            <div class="sheet-head">
                <h2>{ title }</h2>
                <button type="button" class="btn icon quiet" aria-label={speech().label(Label::Close)} onclick={close}>
                    { icon("close") }
                </button>
            </div>
            { match *sheet {
                Sheet::OneWay(one, other) => part(OneWay { one, other, scene: Rc::clone(scene), tell: tell.clone() }),
                Sheet::Share | Sheet::Why | Sheet::Lines | Sheet::Code | Sheet::Keys | Sheet::Adversary => content.clone(),
                Sheet::Leaves => leaves::card(scene.scheme),
                Sheet::Message(id) => part(MessageMenu { id, scene: Rc::clone(scene), tell: tell.clone() }),
                Sheet::Split => html! { <Split robots={scene.scheme.robots()} tell={tell.clone()}/> },
            } }
        </div>
    }
}

/// Gives the keyboard back to what had it before the sheet was opened.
pub(crate) fn focus_again(before: Option<web_sys::Element>) {
    use wasm_bindgen::JsCast;
    let Some(element) = before.filter(web_sys::Element::is_connected_to_page) else { return };
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    } else if let Some(element) = element.dyn_ref::<web_sys::SvgElement>() {
        let _ = element.focus();
    }
}

/// Whether an element is still there.
trait OnPage {
    fn is_connected_to_page(&self) -> bool;
}

impl OnPage for web_sys::Element {
    fn is_connected_to_page(&self) -> bool {
        web_sys::Node::is_connected(self)
    }
}

/// Both directions of a link or line, each by itself.
#[derive(Debug, PartialEq)]
struct OneWay {
    one: Place,
    other: Place,
    scene: Rc<Scene>,
    tell: Callback<Msg>,
}

impl Part for OneWay {
    fn draw(&self) -> Html {
        let Self { one, other, scene, tell } = self;
        let (one, other) = (*one, *other);
        let paths = paths(scene);
        let chosen = paths.iter().position(|(a, b, _)| (*a, *b) == (one, other)).unwrap_or(0);
        let open = paths.get(chosen).map_or(Openness::Both, |path| path.2);
        let pick = {
            let (paths, tell) = (paths.clone(), tell.clone());
            Callback::from(move |event: Event| {
                let select = event.target_dyn_into::<HtmlSelectElement>();
                let place = select.and_then(|select| usize::try_from(select.selected_index()).ok());
                if let Some((one, other, _)) = place.and_then(|place| paths.get(place)) {
                    tell.emit(Msg::Open(Sheet::OneWay(*one, *other)));
                }
            })
        };
        let way = |from: Place, to: Place, works: bool| {
            let direction = Direction { from, to };
            let act = if works { Act::CutOneWay(direction) } else { Act::MendOneWay(direction) };
            let onchange = choose(tell, Msg::Act(act));
            html! {
                <label class="tick"><input type="checkbox" checked={works} {onchange}/>{ speech().direction(direction) }</label>
            }
        };
        html! {
            <>
                <label class="field">
                    <span class="lbl">{ speech().label(Label::Path) }</span>
                    <span class="select"><select onchange={pick}>
                        { for paths.iter().enumerate().map(|(place, (one, other, _))| html! {
                            <option selected={place == chosen}>{ speech().path(*one, *other) }</option>
                        }) }
                    </select>{ icon("chev") }</span>
                </label>
                <p class="lbl">{ speech().label(Label::OneWayHelp) }</p>
                { way(one, other, matches!(open, Openness::Both | Openness::Forth)) }
                { way(other, one, matches!(open, Openness::Both | Openness::Back)) }
                if !scene.links.is_empty() { { delays(scene.delay, tell) } }
            </>
        }
    }
}

/// How long messages between robots are on their way: as usual, or slower.
fn delays(now: SpanRange, tell: &Callback<Msg>) -> Html {
    let choices = [SpanRange::ms(400, 600), SpanRange::exactly(Span(1500)), SpanRange::exactly(Span(3000))];
    let label = speech().label(Label::MessagesTake);
    html! {
        <>
            <p class="lbl" aria-hidden="true">{ label }</p>
            <div class="seg" role="radiogroup" aria-label={label}>
                { for choices.into_iter().map(|delay| html! {
                    <label class="option">
                        <input type="radio" name="delay" checked={delay == now} onchange={choose(tell, Msg::Act(Act::Delay(delay)))}/>
                        <span>{ speech().seconds(Span(u64::midpoint(delay.least.0, delay.most.0))) }</span>
                    </label>
                }) }
            </div>
        </>
    }
}

/// All links and lines.
fn paths(scene: &Scene) -> Vec<(Place, Place, Openness)> {
    let links = scene.links.iter().map(|link| (Place::Robot(link.one), Place::Robot(link.other), link.open));
    let lines = scene.lines.iter().map(|line| (Place::Team(line.team), Place::Robot(line.robot), line.open));
    links.chain(lines).collect()
}

#[derive(Clone, Debug, Properties, PartialEq)]
struct SplitProps {
    robots: u8,
    tell: Callback<Msg>,
}

/// Which robot is on which side.
#[component]
fn Split(props: &SplitProps) -> Html {
    let SplitProps { robots, tell } = props;
    let robots = *robots;
    // The last robot alone would be the dullest split: the smaller half is the second side.
    let groups = use_state(|| {
        let mut groups = [0; 5];
        for robot in RobotId::all(robots) {
            groups[robot.index()] = if robot.0 * 2 <= robots { 1 } else { 2 };
        }
        groups
    });
    let sides = robots.min(3);
    let choose = |robot: RobotId, side: u8| {
        let groups = groups.clone();
        Callback::from(move |_: Event| {
            let mut changed = *groups;
            changed[robot.index()] = side;
            groups.set(changed);
        })
    };
    let onclick = {
        let (groups, tell) = (*groups, tell.clone());
        Callback::from(move |_: MouseEvent| {
            tell.emit(Msg::Act(Act::Split(Groups(groups))));
            tell.emit(Msg::Close);
        })
    };
    html! {
        <>
            <p class="lbl">{ speech().label(Label::SplitHelp) }</p>
            { for RobotId::all(robots).map(|robot| html! {
                <div class="splitrow">
                    <span>{ shape(robot) }{ " " }{ speech().robot(robot) }</span>
                    <div class="seg" role="radiogroup" aria-label={speech().robot(robot)}>
                        { for (1..=sides).map(|side| html! {
                            <label class="option">
                                <input type="radio" name={["side-of-", &robot.to_string()].concat()}
                                    checked={groups[robot.index()] == side} onchange={choose(robot, side)}/>
                                <span>{ speech().side(side) }</span>
                            </label>
                        }) }
                    </div>
                </div>
            }) }
            <button type="button" class="btn prime" {onclick}>{ icon("scissors") }{ speech().label(Label::SplitNow) }</button>
        </>
    }
}
