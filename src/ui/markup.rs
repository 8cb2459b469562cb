//! What is seen, written as text with gaps: `markup!("<p class={class}>{said}</p>", class, said)`.
//!
//! It says the same as Yew's `html!`. But there each element is some three hundred bytes of program of
//! its own; here it is a few letters of text, and what makes an element of them is there once. The
//! compiler reads the text ([`pack`]): one that is not well-formed, or whose gaps are not the ones
//! that are given, in the same order, does not compile.
//!
//! A gap for an attribute is given words, whether it is there at all, or nothing. A gap between tags is
//! given words, something drawn, or nothing. A line break between tags is no space. What an element
//! hears, an input's `value` and `checked`, and `ref` come after all attributes. With `~` before its
//! name an attribute is set as the property of that name.

pub(crate) mod gap;
pub(crate) mod heard;
pub(crate) mod pack;

use std::cell::RefCell;
use std::rc::Rc;
use std::slice::IterMut;

use wasm_bindgen::JsValue;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listeners, VList, VTag, VText};
use yew::{AttrValue, Html, NodeRef};

use crate::ui::markup::gap::Gap;
use crate::ui::markup::pack::{CLOSE, FIXED, GAP, KEY, LAST_MARK, OPEN, PROPERTY, SLOT, WORDS};

/// Draws what a text with gaps says: `markup!("<b>{name}</b>{rest}", name, rest = self.rest())`.
macro_rules! markup {
    ($text:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {{
        // Filling takes everything out of the gaps: there is nothing left that would have to be dropped.
        let mut gaps = std::mem::ManuallyDrop::new([
            $($crate::ui::markup::gap::Gap::from($crate::ui::markup::given!($name $($value)?))),*
        ]);
        {
            use $crate::ui::markup::{fill, pack};
            const TEXT: &str = $text;
            const ALL: pack::Packed<{ TEXT.len() + 1 }> = pack::pack(TEXT, &[$(stringify!($name)),*]);
            const BYTES: [u8; ALL.len()] = ALL.bytes();
            const PACKED: &str = pack::text(&BYTES);
            fill(PACKED, &mut *gaps)
        }
    }};
}

/// The value of a gap: what it is given, or what goes by its name.
macro_rules! given {
    ($name:ident) => {
        $name
    };
    ($name:ident $value:expr) => {
        $value
    };
}

pub(crate) use {given, markup};

thread_local! {
    /// The texts that have been taken apart, in the order of where they lie in the program.
    static FORMS: RefCell<Vec<(&'static str, &'static [Piece])>> = const { RefCell::new(Vec::new()) };
}

/// What stands between two tags.
enum Piece {
    Element(Element),
    Words(&'static str),
    Gap,
}

struct Element {
    tag: &'static str,
    attributes: Pattern,
    /// The gaps after those of the attributes.
    slots: Vec<&'static str>,
    children: &'static [Piece],
}

/// An element's attributes. Yew compares lists of names by their address: so there is one for each
/// element of a text, for good.
enum Pattern {
    /// They never change.
    Fixed(&'static [(&'static str, AttributeOrProperty)]),
    /// Some are gaps.
    Open { keys: &'static [&'static str], values: Vec<Value> },
}

enum Value {
    Fixed(&'static str),
    Gap,
    Property,
    /// Where the element's listeners stand: the last, for it is known after all gaps of the element.
    Heard,
}

/// What a packed text says with these gaps. Everything is taken out of them.
#[inline(never)]
pub(crate) fn fill(packed: &'static str, gaps: &mut [Gap]) -> Html {
    let mut gaps = gaps.iter_mut();
    let drawn = all(pieces(packed), &mut gaps);
    debug_assert!(gaps.next().is_none(), "the compiler has counted the gaps");
    drawn
}

/// The pieces of a text, which is taken apart when it is filled for the first time.
fn pieces(packed: &'static str) -> &'static [Piece] {
    let place = |text: &str| (text.as_ptr().addr(), text.len());
    FORMS.with_borrow_mut(|forms| match forms.binary_search_by_key(&place(packed), |form| place(form.0)) {
        Ok(found) => forms[found].1,
        Err(before) => {
            let pieces = content(&mut Reader(packed));
            forms.insert(before, (packed, pieces));
            pieces
        }
    })
}

/// One thing drawn for each of several.
pub(crate) fn each<T>(things: &[T], mut draw: impl FnMut(usize, &T) -> Html) -> Html {
    several(things.len(), &mut |place| draw(place, &things[place]))
}

/// So many things, one after another.
#[inline(never)]
pub(crate) fn several(count: usize, draw: &mut dyn FnMut(usize) -> Html) -> Html {
    let mut drawn = Vec::with_capacity(count);
    for place in 0..count {
        drawn.push(draw(place));
    }
    VList::with_children(drawn, None).into()
}

/// The same element with a key: where the key is another, so is the element.
pub(crate) fn with_key(mut element: Html, key: impl Into<Key>) -> Html {
    if let Html::VTag(tag) = &mut element
        && let Some(element) = Rc::get_mut(tag)
    {
        element.key = Some(key.into());
    }
    element
}

fn all(pieces: &'static [Piece], gaps: &mut IterMut<Gap>) -> Html {
    if let [piece] = pieces {
        return one(piece, gaps);
    }
    several(pieces.len(), &mut |place| one(&pieces[place], gaps))
}

fn one(piece: &'static Piece, gaps: &mut IterMut<Gap>) -> Html {
    match piece {
        Piece::Element(element) => grown(element, gaps),
        Piece::Words(words) => VText::new(AttrValue::Static(words)).into(),
        Piece::Gap => match taken(gaps) {
            Gap::Words(words) => VText::new(words).into(),
            Gap::Inside(html) => html,
            Gap::Nothing | Gap::Is(_) | Gap::Heard(_) | Gap::Held(_) => Html::default(),
        },
    }
}

/// An element as `html!` would make it.
fn grown(element: &'static Element, gaps: &mut IterMut<Gap>) -> Html {
    let mut attributes = attributes(&element.attributes, gaps);
    let (mut heard, mut value, mut checked, mut held) = (Vec::new(), None, None, NodeRef::default());
    for slot in &element.slots {
        match taken(gaps) {
            Gap::Heard(listener) => {
                debug_assert_eq!(listener.kind().as_ref(), *slot, "a press is no key");
                heard.push((*slot, listener));
            }
            Gap::Words(words) => value = Some(words),
            Gap::Is(is) => checked = Some(is),
            Gap::Held(node) => held = node,
            Gap::Nothing | Gap::Inside(_) => {}
        }
    }
    if !heard.is_empty()
        && let Attributes::Dynamic { values, .. } = &mut attributes
        && let Some(last) = values.last_mut()
    {
        *last = Some(AttributeOrProperty::Attribute(heard::keep(heard)));
    }
    let listeners = Listeners::None;
    // What `html!` calls: `VTag::new` would copy the tag's name to look for capital letters.
    if element.tag == "input" {
        return VTag::__new_input(value, checked, held, None, attributes, listeners).into();
    }
    let children = all(element.children, gaps);
    VTag::__new_other(AttrValue::Static(element.tag), held, None, attributes, listeners, children).into()
}

fn attributes(pattern: &'static Pattern, gaps: &mut IterMut<Gap>) -> Attributes {
    let (keys, pattern) = match pattern {
        Pattern::Fixed(all) => return Attributes::Static(all),
        Pattern::Open { keys, values } => (*keys, values),
    };
    let mut values = Vec::with_capacity(keys.len());
    for (key, value) in keys.iter().zip(pattern) {
        values.push(match value {
            Value::Fixed(words) => Some(AttributeOrProperty::Static(words)),
            Value::Gap => words_of(key, taken(gaps)).map(AttributeOrProperty::Attribute),
            Value::Property => words_of(key, taken(gaps))
                .map(|words| AttributeOrProperty::Property(JsValue::from_str(&words))),
            Value::Heard => None,
        });
    }
    Attributes::Dynamic { keys, values: values.into_boxed_slice() }
}

/// The words of an attribute; none if it is not there.
fn words_of(key: &'static str, gap: Gap) -> Option<AttrValue> {
    match gap {
        Gap::Words(words) if key == "class" && words.is_empty() => None,
        Gap::Words(words) => Some(words),
        Gap::Is(true) => Some(AttrValue::Static(key)),
        Gap::Nothing | Gap::Is(false) | Gap::Inside(_) | Gap::Heard(_) | Gap::Held(_) => None,
    }
}

fn taken(gaps: &mut IterMut<Gap>) -> Gap {
    gaps.next().map(std::mem::take).unwrap_or_default()
}

/// What of a packed text has not been read yet.
struct Reader(&'static str);

impl Reader {
    /// The mark that comes next, if it is one of these.
    fn mark(&mut self, wanted: &[u8]) -> u8 {
        // One after the other: `contains` is made for long lists.
        let mark = self.0.bytes().next().filter(|mark| wanted.iter().any(|other| other == mark));
        if mark.is_some() {
            self.0 = &self.0[1..];
        }
        mark.unwrap_or(CLOSE)
    }

    /// The letters before the next mark.
    fn word(&mut self) -> &'static str {
        let end = self.0.bytes().position(|byte| byte <= LAST_MARK).unwrap_or(self.0.len());
        let (word, rest) = self.0.split_at(end);
        self.0 = rest;
        word
    }
}

/// All that stands between two tags, with the mark of the closing one.
#[inline(never)]
fn content(reader: &mut Reader) -> &'static [Piece] {
    let mut pieces = Vec::new();
    loop {
        pieces.push(match reader.mark(&[OPEN, WORDS, GAP, CLOSE]) {
            OPEN => Piece::Element(element(reader)),
            WORDS => Piece::Words(reader.word()),
            GAP => Piece::Gap,
            _ => return pieces.leak(),
        });
    }
}

fn element(reader: &mut Reader) -> Element {
    let tag = reader.word();
    let (mut keys, mut values, mut slots) = (Vec::new(), Vec::new(), Vec::new());
    loop {
        match reader.mark(&[KEY, SLOT]) {
            KEY => {
                keys.push(reader.word());
                values.push(match reader.mark(&[FIXED, GAP, PROPERTY]) {
                    FIXED => Value::Fixed(reader.word()),
                    PROPERTY => Value::Property,
                    _ => Value::Gap,
                });
            }
            SLOT => slots.push(reader.word()),
            _ => break,
        }
    }
    if slots.iter().any(|slot| slot.as_bytes()[0] == b'o') {
        keys.push(heard::NAME);
        values.push(Value::Heard);
    }
    Element { tag, attributes: pattern(keys, values), slots, children: content(reader) }
}

fn pattern(keys: Vec<&'static str>, values: Vec<Value>) -> Pattern {
    let mut fixed = Vec::new();
    for (key, value) in keys.iter().zip(&values) {
        match value {
            Value::Fixed(words) => fixed.push((*key, AttributeOrProperty::Static(words))),
            Value::Gap | Value::Property | Value::Heard => {
                return Pattern::Open { keys: keys.leak(), values };
            }
        }
    }
    Pattern::Fixed(fixed.leak())
}

#[cfg(test)]
mod tests {
    use yew::{AttrValue, Callback, Html, NodeRef, html};

    use super::each;

    #[test]
    fn what_is_drawn_is_what_yew_would_draw() {
        let (class, none) = (String::from("a b"), None::<&'static str>);
        let inner = |words: &'static str| markup!("<i>{words}</i>", words);
        let drawn = markup!(
            r#"<p class={class} title="fixed" dir={none} hidden={hidden}>
                <b lang="en">{first} {second}</b>
                {inside}
            </p>"#,
            class = class.clone(),
            none,
            hidden = true,
            first = "one",
            second = String::from("two"),
            inside = inner("three"),
        );
        let wanted = html! {
            <p class="_" title="fixed" dir={none} hidden={true}>
                <b lang="en">{ "one" }{ " " }{ "two" }</b>
                <i>{ "three" }</i>
            </p>
        };
        // `html!` writes `class` last and takes it apart.
        let told = |html: &Html| format!("{html:?}");
        assert!(told(&drawn).contains("a b"), "{drawn:?}");
        let (Html::VTag(drawn), Html::VTag(wanted)) = (&drawn, &wanted) else { panic!("an element each") };
        assert_eq!(drawn.tag(), wanted.tag());
        assert_eq!(drawn.children().map(told), wanted.children().map(told));
    }

    #[test]
    fn the_names_of_attributes_stay_where_they_are() {
        use yew::virtual_dom::Attributes;
        let draw = |x: &'static str| markup!(r#"<rect x={x} y="1"/>"#, x);
        let keys = |html: Html| {
            let Html::VTag(tag) = html else { panic!("an element") };
            let Attributes::Dynamic { keys, .. } = tag.attributes else { panic!("one of them is a gap") };
            keys.as_ptr()
        };
        assert_eq!(keys(draw("1")), keys(draw("2")));
    }

    #[test]
    fn slots_are_no_attributes() {
        let onclick = Callback::from(|_: yew::MouseEvent| ());
        let node = NodeRef::default();
        let drawn =
            markup!(r#"<div id="x" onclick={onclick} ref={node}></div>"#, onclick, node = node.clone());
        let Html::VTag(tag) = drawn else { panic!("an element") };
        let heard = tag.attributes.iter().find(|(name, _)| *name == "data-hears");
        assert!(heard.is_some_and(|(_, place)| place.parse::<usize>().is_ok()), "{tag:?}");
        assert!(tag.attributes.iter().all(|(name, _)| name != "onclick"), "{tag:?}");
        assert_eq!(tag.node_ref, node);
        let input = markup!(r#"<input type="radio" value={value} checked={on}/>"#, value = "7", on = true);
        let Html::VTag(input) = input else { panic!("an element") };
        assert_eq!((input.value(), input.checked()), (Some(&AttrValue::Static("7")), Some(true)));
    }

    #[test]
    fn several_are_one_list() {
        let drawn = each(&["a", "b"], |place, words| {
            if place == 0 {
                html! { { *words } }
            } else {
                Html::default()
            }
        });
        let Html::VList(list) = drawn else { panic!("a list") };
        assert_eq!(list.len(), 2);
    }
}
