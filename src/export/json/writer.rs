//! Writes what the core can serialise as compact JSON: numbers, text, lists and objects. There are
//! no fractions and no bytes in the core, so none are written.

use std::fmt::{self, Display, Write as _};

use serde::ser::{self, Impossible, Serialize, Serializer};

/// Adds a value to the end of a text.
///
/// # Panics
/// When the value holds fractions, bytes, or keys that are not text. The core has none of those.
pub(super) fn write(value: &impl Serialize, out: &mut String) {
    value.serialize(Writer { out }).expect("the core holds only what can be written");
}

/// What cannot be written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unwritable(String);

impl Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unwritable {}

impl ser::Error for Unwritable {
    fn custom<T: Display>(message: T) -> Self {
        Unwritable(message.to_string())
    }
}

struct Writer<'o> {
    out: &'o mut String,
}

/// A list or an object that has been begun.
struct Begun<'o> {
    out: &'o mut String,
    empty: bool,
    end: &'static str,
}

type Written = Result<(), Unwritable>;

impl<'o> Writer<'o> {
    fn put(self, text: impl Display) -> Written {
        write!(self.out, "{text}").map_err(ser::Error::custom)
    }

    fn begin(self, begin: &str, end: &'static str) -> Begun<'o> {
        self.out.push_str(begin);
        Begun { out: self.out, empty: true, end }
    }

    /// An object with one entry, whose value is yet to be written.
    fn variant(self, name: &str) -> Self {
        self.out.push('{');
        quote(name, self.out);
        self.out.push(':');
        self
    }

    fn cannot<T>(self, what: &str) -> Result<T, Unwritable> {
        Err(Unwritable(format!("{what} cannot be written as JSON here")))
    }
}

impl Begun<'_> {
    fn item(&mut self, value: &(impl Serialize + ?Sized)) -> Written {
        if !std::mem::take(&mut self.empty) {
            self.out.push(',');
        }
        value.serialize(Writer { out: self.out })
    }

    fn entry(&mut self, name: &str, value: &(impl Serialize + ?Sized)) -> Written {
        if !std::mem::take(&mut self.empty) {
            self.out.push(',');
        }
        quote(name, self.out);
        self.out.push(':');
        value.serialize(Writer { out: self.out })
    }

    fn finish(self) -> Written {
        self.out.push_str(self.end);
        Ok(())
    }
}

/// A text in quotation marks (RFC 8259, section 7).
fn quote(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            control if u32::from(control) < 0x20 => {
                let _ = write!(out, "\\u{:04x}", u32::from(control));
            }
            other => out.push(other),
        }
    }
    out.push('"');
}

/// Numbers are written as they are.
macro_rules! numbers {
    ($($name:ident($kind:ty)),*) => {
        $(fn $name(self, number: $kind) -> Written { self.put(number) })*
    };
}

impl<'o> Serializer for Writer<'o> {
    type Ok = ();
    type Error = Unwritable;
    type SerializeSeq = Begun<'o>;
    type SerializeTuple = Begun<'o>;
    type SerializeTupleStruct = Begun<'o>;
    type SerializeTupleVariant = Begun<'o>;
    type SerializeMap = Impossible<(), Unwritable>;
    type SerializeStruct = Begun<'o>;
    type SerializeStructVariant = Begun<'o>;

    numbers!(serialize_i8(i8), serialize_i16(i16), serialize_i32(i32), serialize_i64(i64));
    numbers!(serialize_u8(u8), serialize_u16(u16), serialize_u32(u32), serialize_u64(u64));

    fn serialize_bool(self, is: bool) -> Written {
        self.put(is)
    }

    fn serialize_f32(self, _: f32) -> Written {
        self.cannot("a fraction")
    }

    fn serialize_f64(self, _: f64) -> Written {
        self.cannot("a fraction")
    }

    fn serialize_char(self, character: char) -> Written {
        self.serialize_str(character.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, text: &str) -> Written {
        quote(text, self.out);
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Written {
        self.cannot("a row of bytes")
    }

    fn serialize_none(self) -> Written {
        self.put("null")
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        self.put("null")
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        self.put("null")
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Written {
        self.serialize_str(name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        value: &T,
    ) -> Written {
        let writer = self.variant(name);
        value.serialize(Writer { out: writer.out })?;
        writer.put("}")
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Begun<'o>, Unwritable> {
        Ok(self.begin("[", "]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Begun<'o>, Unwritable> {
        Ok(self.begin("[", "]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Begun<'o>, Unwritable> {
        Ok(self.begin("[", "]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Begun<'o>, Unwritable> {
        Ok(self.variant(name).begin("[", "]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Unwritable> {
        self.cannot("a map")
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Begun<'o>, Unwritable> {
        Ok(self.begin("{", "}"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Begun<'o>, Unwritable> {
        Ok(self.variant(name).begin("{", "}}"))
    }
}

/// Lists of every kind take their items alike, and objects of every kind their entries.
macro_rules! takes {
    ($kind:ident, $add:ident($($name:ident: $text:ty)?) as $how:ident) => {
        impl ser::$kind for Begun<'_> {
            type Ok = ();
            type Error = Unwritable;

            fn $add<T: Serialize + ?Sized>(&mut self, $($name: $text,)? value: &T) -> Written {
                self.$how($($name,)? value)
            }

            fn end(self) -> Written {
                self.finish()
            }
        }
    };
}

takes!(SerializeSeq, serialize_element() as item);
takes!(SerializeTuple, serialize_element() as item);
takes!(SerializeTupleStruct, serialize_field() as item);
takes!(SerializeTupleVariant, serialize_field() as item);
takes!(SerializeStruct, serialize_field(name: &'static str) as entry);
takes!(SerializeStructVariant, serialize_field(name: &'static str) as entry);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_as_json_asks() {
        let mut out = String::new();
        write(&"say \"hi\"\\\n\u{1}é", &mut out);
        assert_eq!(out, r#""say \"hi\"\\\n\u0001é""#);
    }

    #[test]
    fn what_the_core_does_not_have_is_refused() {
        let mut out = String::new();
        assert!(1.5.serialize(Writer { out: &mut out }).is_err());
        assert!(std::collections::BTreeMap::from([(1, 2)]).serialize(Writer { out: &mut out }).is_err());
        write(&(Some(1), None::<u8>, [true, false], ()), &mut out);
        assert_eq!(out, "[1,null,[true,false],null]");
    }
}
