//! Which texts and tables does the first part need?
//!
//! The linker says what refers to what when it is asked to (`--emit-relocs`): functions to data,
//! and data to data. What no function of the first part reaches that way is cut out of the first
//! part's memory image and put there by the later part. Only read-only data is moved: nobody can
//! have changed it meanwhile.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use wasmparser::{
    BinaryReader, DataKind, KnownCustom, Linking, Name, Operator, Parser, Payload, RelocationType, SymbolInfo,
};

use crate::Outcome;

/// Gaps that are shorter are not worth a segment of their own, in bytes.
const WORTH: u32 = 12;

/// What a linked program says about itself.
#[derive(Default)]
pub(crate) struct Linked<'a> {
    file: &'a [u8],
    /// Bodies of functions, as ranges of places in the file, with their names' numbers.
    bodies: Vec<Range<usize>>,
    imported: u32,
    names: BTreeMap<u32, &'a str>,
    /// For each segment: its address, and where its bytes lie in the file.
    segments: Vec<(u32, Range<usize>)>,
    /// Segments that nobody writes to.
    constant: BTreeSet<u32>,
    /// Each symbol of the table: the addresses of its data, when it is data.
    symbols: Vec<Option<Range<u32>>>,
    /// Where in the file an address is written, and the symbol it belongs to.
    references: Vec<(usize, u32)>,
}

impl<'a> Linked<'a> {
    /// Reads it.
    ///
    /// # Errors
    /// When it is no program.
    pub(crate) fn read(bytes: &'a [u8]) -> Outcome<Self> {
        read(bytes).map_err(|e| format!("the linked program cannot be read: {e}"))
    }

    /// The addresses of constant data that each function names, by the function's name.
    pub(crate) fn addresses(&self) -> Outcome<BTreeMap<&'a str, BTreeSet<u32>>> {
        let mut all: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
        for (place, _) in &self.references {
            if let (None, Some(name)) = (self.address(*place), self.function(*place)) {
                all.entry(name).or_default().insert(written(self.file, *place)?);
            }
        }
        Ok(all)
    }

    /// The ranges of addresses that the first part does not refer to. `kept` is asked with a function's name as
    /// the linker wrote it and a number in it, and says whether it is still there.
    pub(crate) fn only_later(&self, kept: impl Fn(&str, u32) -> bool) -> Outcome<Vec<Range<u32>>> {
        if self.references.is_empty() {
            return Ok(Vec::new());
        }
        // References from data: the address they stand at, and what they mean.
        let mut from_data: Vec<(u32, Range<u32>)> = Vec::new();
        let mut reached: Vec<Range<u32>> = Vec::new();
        for (place, symbol) in &self.references {
            let Some(target) = self.symbols.get(*symbol as usize).cloned().flatten() else { continue };
            if let Some(address) = self.address(*place) {
                from_data.push((address, target));
                continue;
            }
            let number = written(self.file, *place)?;
            if self.function(*place).is_none_or(|name| kept(name, number)) {
                reached.push(target);
            }
        }
        from_data.sort_unstable_by_key(|(at, target)| (*at, target.start));
        let needed = closure(reached, &from_data);
        Ok(constant_spans(self).into_iter().flat_map(|span| without(span, &needed)).collect())
    }

    /// The address of a place in the file, if it holds data.
    fn address(&self, place: usize) -> Option<u32> {
        let (address, file) = self.segments.iter().find(|(_, file)| file.contains(&place))?;
        Some(address + narrow(place - file.start))
    }

    /// The name of the function that a place in the file belongs to.
    fn function(&self, place: usize) -> Option<&'a str> {
        let body = self.bodies.partition_point(|body| body.end <= place);
        self.names.get(&(self.imported + narrow(body))).copied()
    }
}

/// The address that stands at this place of a function's code, as the linker wrote it: seven bits a byte.
fn written(bytes: &[u8], place: usize) -> Outcome<u32> {
    let mut reader = BinaryReader::new(bytes.get(place..).unwrap_or_default(), place);
    // Signed or not, five bytes hold the same 32 bits; the unsigned reading refuses a sign.
    reader.read_var_i32().map(i32::cast_unsigned).map_err(|e| format!("an address cannot be read: {e}"))
}

/// All that is reached from these ranges through references in the data: by start, the end.
fn closure(mut open: Vec<Range<u32>>, from_data: &[(u32, Range<u32>)]) -> BTreeMap<u32, u32> {
    let mut needed = BTreeMap::new();
    while let Some(range) = open.pop() {
        let known = needed.entry(range.start).or_insert(range.start);
        if *known >= range.end {
            continue;
        }
        let news = *known..range.end;
        *known = range.end;
        let begin = from_data.partition_point(|(at, _)| *at < news.start);
        let inside = from_data[begin..].iter().take_while(|(at, _)| *at < news.end);
        open.extend(inside.map(|(_, target)| target.clone()));
    }
    needed
}

/// The addresses of the segments that nobody writes to.
fn constant_spans(linked: &Linked<'_>) -> Vec<Range<u32>> {
    let numbered = linked.segments.iter().enumerate();
    numbered
        .filter(|(number, _)| linked.constant.contains(&narrow(*number)))
        .map(|(_, (address, file))| *address..address + narrow(file.len()))
        .collect()
}

/// What is left of a span when the needed ranges are taken out, as far as it is worth moving.
fn without(span: Range<u32>, needed: &BTreeMap<u32, u32>) -> Vec<Range<u32>> {
    let mut left = Vec::new();
    let mut from = span.start;
    for (start, end) in
        needed.range(..span.end).map(|(start, end)| (*start, *end)).chain([(span.end, span.end)])
    {
        if start > from && start - from >= WORTH {
            left.push(from..start);
        }
        from = from.max(end);
    }
    left
}

fn narrow(number: usize) -> u32 {
    u32::try_from(number).expect("a program of this kind has 32-bit addresses")
}

fn read(bytes: &[u8]) -> wasmparser::Result<Linked<'_>> {
    let mut linked = Linked { file: bytes, ..Linked::default() };
    let mut sections: Vec<Range<usize>> = Vec::new();
    let mut segment_names: Vec<(u32, String)> = Vec::new();
    for payload in Parser::new(0).parse_all(bytes) {
        let payload = payload?;
        if let Some((_, range)) = payload.as_section() {
            sections.push(range);
        }
        match payload {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    if matches!(import?.ty, wasmparser::TypeRef::Func(_)) {
                        linked.imported += 1;
                    }
                }
            }
            Payload::CodeSectionEntry(body) => linked.bodies.push(body.range()),
            Payload::DataSection(segments) => {
                for segment in segments {
                    let segment = segment?;
                    let end = segment.range.end;
                    let address = match segment.kind {
                        DataKind::Active { offset_expr, .. } => {
                            match offset_expr.get_operators_reader().read()? {
                                Operator::I32Const { value } => value.cast_unsigned(),
                                _ => u32::MAX,
                            }
                        }
                        DataKind::Passive => u32::MAX,
                    };
                    linked.segments.push((address, end - segment.data.len()..end));
                }
            }
            Payload::CustomSection(section) => match section.as_known() {
                KnownCustom::Name(names) => {
                    for name in names {
                        if let Name::Function(map) = name? {
                            for naming in map {
                                let naming = naming?;
                                linked.names.insert(naming.index, naming.name);
                            }
                        }
                    }
                }
                KnownCustom::Linking(parts) => {
                    for part in parts {
                        match part? {
                            Linking::SegmentInfo(infos) => {
                                for (number, info) in infos.into_iter().enumerate() {
                                    segment_names
                                        .push((u32::try_from(number).unwrap_or(0), info?.name.to_owned()));
                                }
                            }
                            Linking::SymbolTable(table) => {
                                for symbol in table {
                                    linked.symbols.push(address_of(&symbol?, &linked.segments));
                                }
                            }
                            _ => {}
                        }
                    }
                }
                _ => {
                    if section.name().starts_with("reloc.") {
                        let reader = BinaryReader::new(section.data(), section.data_offset());
                        let relocations = wasmparser::RelocSectionReader::new(reader)?;
                        let base = sections.get(relocations.section_index() as usize).map_or(0, |s| s.start);
                        for entry in relocations.entries() {
                            let entry = entry?;
                            if matches!(
                                entry.ty,
                                RelocationType::MemoryAddrLeb
                                    | RelocationType::MemoryAddrSleb
                                    | RelocationType::MemoryAddrI32
                            ) {
                                linked.references.push((base + entry.offset as usize, entry.index));
                            }
                        }
                    }
                }
            },
            _ => {}
        }
    }
    linked.constant =
        segment_names.into_iter().filter(|(_, name)| name.starts_with(".rodata")).map(|(n, _)| n).collect();
    Ok(linked)
}

fn address_of(symbol: &SymbolInfo<'_>, segments: &[(u32, Range<usize>)]) -> Option<Range<u32>> {
    let SymbolInfo::Data { symbol: Some(data), .. } = symbol else { return None };
    let (address, _) = segments.get(data.index as usize)?;
    let start = address + data.offset;
    Some(start..start + data.size)
}

#[cfg(test)]
mod tests {
    use super::{closure, without};

    #[test]
    fn what_is_reached_through_other_data_is_needed() {
        // A table at 100 points to texts at 200 and 300; nobody points to 400.
        let from_data = [(100, 200..240), (104, 300..340), (400, 500..540)];
        let needed = closure(vec![100..108, 150..152], &from_data);
        assert_eq!(needed.into_iter().collect::<Vec<_>>(), [(100, 108), (150, 152), (200, 240), (300, 340)]);
    }

    #[test]
    fn needed_ranges_are_left_out_and_short_gaps_stay() {
        let needed = [(90, 110), (150, 160), (170, 200), (205, 300)].into_iter().collect();
        assert_eq!(without(100..1000, &needed), [110..150, 300..1000]);
    }
}
