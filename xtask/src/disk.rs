//! Whether the disk has room for what is going to be built.
//!
//! Without room the compiler ends in the middle of a step, with words that hide the reason among the
//! command lines, and every later step fails in the same way.

use std::fs;
use std::path::Path;

use crate::shell::{House, Outcome};

const MB: u64 = 1_000_000;
/// `cargo xtask test` leaves 2.6 GB in an empty target folder, and more where the compiler keeps what it
/// may need the next time.
const WHOLE_TEST: u64 = 5_000 * MB;
/// What is wanted when all is already there: some of it will be built again beside the old.
const AGAIN: u64 = 1_500 * MB;
/// With less than this nothing can be built.
const NOTHING: u64 = 100 * MB;

/// Whether everything that `cargo xtask test` builds has room.
///
/// # Errors
/// A sentence with what is free, what is needed and what can be done, when it has not.
pub(crate) fn room_for_test(house: &House) -> Outcome {
    let target = house.target();
    match free(&target) {
        Some(free) => enough(free, weight(&target), &target),
        // Some disks cannot be asked. Then the builds will tell.
        None => Ok(()),
    }
}

/// Whether the disk of the target folder is full, so that whatever comes next would fail as well.
pub(crate) fn is_full(house: &House) -> bool {
    free(&house.target()).is_some_and(|free| free < NOTHING)
}

fn enough(free: u64, built: u64, target: &Path) -> Outcome {
    let needed = WHOLE_TEST.saturating_sub(built).max(AGAIN);
    if free >= needed {
        return Ok(());
    }
    Err(format!(
        "the disk of {} has {} free, and the proofs need {}: make room, or set CARGO_TARGET_DIR to a \
         folder on another disk",
        target.display(),
        spoken(free),
        spoken(needed),
    ))
}

/// Bytes that are free where this folder is, or will be; nothing when the system does not tell.
fn free(folder: &Path) -> Option<u64> {
    let there = folder.ancestors().find(|folder| folder.is_dir())?;
    fs4::available_space(there).ok()
}

/// Bytes of all files in a folder; what cannot be read counts nothing.
fn weight(folder: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    entries
        .flatten()
        .map(|entry| match entry.metadata() {
            Ok(about) if about.is_dir() => weight(&entry.path()),
            Ok(about) => about.len(),
            Err(_) => 0,
        })
        .sum()
}

fn spoken(bytes: u64) -> String {
    format!("{}.{} GB", bytes / (1_000 * MB), bytes / (100 * MB) % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_little_room_is_said_before_anything_is_built() {
        let place = Path::new("somewhere");
        assert_eq!(enough(WHOLE_TEST, 0, place), Ok(()));
        let said = enough(WHOLE_TEST - 1, 0, place).unwrap_err();
        assert!(said.contains("somewhere has 4.9 GB free") && said.contains("need 5.0 GB"), "{said}");
        assert_eq!(enough(WHOLE_TEST - MB, MB, place), Ok(()), "what is built needs no more room");
        assert_eq!(enough(AGAIN, u64::MAX, place), Ok(()));
        assert!(enough(AGAIN - 1, u64::MAX, place).is_err(), "but some of it will be built again");
    }

    #[test]
    fn a_folder_that_is_still_to_be_made_lies_on_a_disk_too() {
        let house = House::find().unwrap();
        let there = free(&house.root).expect("this disk can be asked");
        assert!(there > 0);
        assert!(free(&house.root.join("not/yet/there")).is_some());
        assert_eq!(weight(&house.root.join("not/yet/there")), 0);
        let own = fs::metadata(house.root.join("xtask/Cargo.toml")).unwrap().len();
        assert!(weight(&house.root.join("xtask")) > own);
    }
}
