//! The sentences for what is not a run.

use lockstep::script::{Fault, MOST_ACTS, MOST_BYTES, parse, parse_bytes};

use super::{DRAWN, good, read};

/// A text whose second line is `line` and whose third names the scheme, and what is said of it.
#[track_caller]
fn says(line: &str, place: (u32, u32), message: &str) {
    let error = read(&format!("{line}\nscheme quorum 3")).expect_err(line);
    let expected = format!("Line {}, column {}: {message}", place.0, place.1);
    assert_eq!(error.to_string(), expected, "{line}");
    assert_eq!((error.line, error.column), place);
}

#[test]
fn faults_in_the_first_line_are_explained() {
    for (text, expected) in [
        ("", "Line 1, column 1: expected lockstep 1 as the first line, found the end of the line"),
        (
            "\n # nothing\n",
            "Line 1, column 1: expected lockstep 1 as the first line, found the end of the line",
        ),
        ("\n\nscheme none", "Line 3, column 1: expected lockstep 1 as the first line, found “scheme”"),
        ("lockstep", "Line 1, column 9: expected the version of the language, 1, found the end of the line"),
        ("lockstep one", "Line 1, column 10: expected the version of the language, 1, found “one”"),
        ("lockstep 0", "Line 1, column 10: expected the version of the language, 1, found “0”"),
        ("lockstep 1 2", "Line 1, column 12: expected the end of the line, found “2”"),
        (
            "lockstep 2",
            "Line 1, column 10: made with a newer version of Lockstep (2); this one reads version 1",
        ),
        (
            "lockstep 1\nat 0 A left",
            "Line 3, column 1: expected a line with the scheme, such as scheme forwarding 2, found the end of the line",
        ),
    ] {
        assert_eq!(parse(text).expect_err(text).to_string(), expected);
    }
    assert_eq!(parse("lockstep 7\n???").unwrap_err().kind, Fault::Newer { version: 7 });
}

#[test]
fn faults_in_the_scheme_and_the_maze_are_explained() {
    says(
        "schem quorum",
        (2, 1),
        "expected a word that begins a line (scheme, maze, teams, autopilot, seed, delay, line-delay, loss, \
         doubled, overtake, heartbeat, silence, patience, pace, slow, at, until or expect), found “schem” \
         (did you mean “scheme”?)",
    );
    let robots = "expected the number of robots, 3 or 5, found";
    let kinds = "expected a scheme (none, forwarding, primary-backup or quorum), found";
    says("scheme", (2, 7), &format!("{kinds} the end of the line"));
    says("scheme quorom 3", (2, 8), &format!("{kinds} “quorom” (did you mean “quorum”?)"));
    says(
        "scheme primray-backup",
        (2, 8),
        &format!("{kinds} “primray-backup” (did you mean “primary-backup”?)"),
    );
    says("scheme quorum 4", (2, 15), &format!("{robots} “4”"));
    says("scheme quorum 2", (2, 15), &format!("{robots} “2”"));
    says("scheme none 6", (2, 13), "expected the number of robots, 1 to 5, found “6”");
    says("scheme none 2 3", (2, 15), "expected only one number of robots, found “3”");
    says("scheme none sync", (2, 13), "expected the number of robots or the end of the line, found “sync”");
    says(
        "scheme primary-backup sync async",
        (2, 28),
        "expected only one position of each switch, found “async”",
    );
    says(
        "scheme quorum local_pictures",
        (2, 15),
        "expected the number of robots, or a switch (quorum-pictures or local-pictures), found \
         “local_pictures” (did you mean “local-pictures”?)",
    );
    says(
        "scheme quorum 3\nscheme quorum 3",
        (3, 1),
        "expected only one line scheme (there is one in line 2), found “scheme”",
    );
    says("maze 3x8 seed 3", (2, 6), "expected the number of columns of the maze, 4 to 16, found “3x8”");
    says("maze 8x17", (2, 8), "expected the number of rows of the maze, 4 to 16, found “17”");
    says("maze 8 8", (2, 8), "expected x and the number of rows, as in 8x8, found “8”");
    says(
        "maze 8x8 seed x",
        (2, 15),
        "expected a seed, a whole number from 0 to 18446744073709551615, found “x”",
    );
    says(
        "maze maedow",
        (2, 6),
        "expected a size such as 8x8, a drawing on the lines below, or a maze by name (meadow, orchard, \
         snail, nook), found “maedow” (did you mean “meadow”?)",
    );
    says(
        "maze",
        (2, 5),
        "expected a size such as 8x8, a maze by name, or a drawing on the lines below, found the end of the line",
    );
}

#[test]
fn faults_in_numbers_and_times_are_explained() {
    says(
        "seed 99999999999999999999",
        (2, 6),
        "expected a seed, a whole number from 0 to 18446744073709551615, found “99999999999999999999”",
    );
    says(
        "seed 18446744073709551616",
        (2, 6),
        "expected a seed, a whole number from 0 to 18446744073709551615, found “18446744073709551616”",
    );
    says("teams A@4", (2, 9), "expected a robot, 1 to 3, found “4”");
    says("teams B@1", (2, 7), "expected Team A: teams are named in order, as in A@1 B@2, found “B@1”");
    says("teams A B C D E F", (2, 17), "expected at most 5 teams, found “F”");
    says("autopilot C", (2, 11), "expected a team, A to B, found “C”");
    says("loss 5", (2, 6), "expected a percentage from 0% to 100%, such as 5% or 0.5%, found “5”");
    says("loss 101%", (2, 6), "expected a percentage from 0% to 100%, such as 5% or 0.5%, found “101%”");
    says("doubled 0.55%", (2, 9), "expected a percentage from 0% to 100%, such as 5% or 0.5%, found “0.55%”");
    let delay =
        "expected how long messages between robots take: from 1 ms to 1 hour, such as 400..600, found";
    says("delay 600..400", (2, 7), &format!("{delay} “600..400”"));
    says("delay 0..400", (2, 7), &format!("{delay} “0..400”"));
    says("delay 1..2h", (2, 11), "expected the end of the line, found “h”");
    says("delay 400..", (2, 7), &format!("{delay} “400..”"));
    says(
        "patience 61min",
        (2, 10),
        "expected how long a team waits: 1 ms to 1 hour, such as 4000 or 4s, found “61min”",
    );
    says("overtake maybe", (2, 10), "expected how it is switched (on or off), found “maybe”");
    says("pace jump 3", (2, 6), "expected what takes how long (turn, step or picture), found “jump”");
    says(
        "slow 2 5%",
        (2, 8),
        "expected how long it takes, in percent of the ordinary: 10% to 1000%, found “5%”",
    );
    says("slow 2 50% 2 60%", (2, 12), "expected every robot only once, found “2”");
}

#[test]
fn faults_in_a_drawn_maze_are_explained() {
    let spoilt = DRAWN.replacen("|  |     |  |", "|  x     |  |", 1);
    says(&spoilt, (6, 4), "expected a wall | or a space, found “x”");
    let open = DRAWN.replacen("+--+--+--+--+", "+--+  +--+--+", 1);
    says(&open, (3, 5), "expected a wall: only the exit E has a door to the outside, found a space");
    let walled = DRAWN.replacen("+  +--+--+  +", "+  +--+--+--+", 1);
    says(&walled, (6, 11), "expected a way from the start to cell D2, found “D2”");
}

#[test]
fn faults_in_acts_are_explained() {
    let time = "expected a time from 0 to 100 hours, such as 1500 or 1.5s, found";
    says("at", (2, 3), &format!("{time} the end of the line"));
    says("at noon A left", (2, 4), &format!("{time} “noon”"));
    says("at 1.5 A left", (2, 4), &format!("{time} “1.5”"));
    says("at 360000001 A left", (2, 4), &format!("{time} “360000001”"));
    says(
        "at 5",
        (2, 5),
        "expected a team's letter or a word for what happens (cut, mend, isolate, split, reboot, delay, lose, double, hold or release), found the end of the line",
    );
    says(
        "at 5 mned all",
        (2, 6),
        "expected a team's letter or a word for what happens (cut, mend, isolate, split, reboot, delay, lose, double, hold or release), found “mned” (did you mean “mend”?)",
    );
    says("at 5 C left", (2, 6), "expected a team, A to B, found “C”");
    let deals = "expected what the team does (forward, backward, left, right, picture, again, to or autopilot), found";
    says("at 5 A", (2, 7), &format!("{deals} the end of the line"));
    says("at 5 A forwrad", (2, 8), &format!("{deals} “forwrad” (did you mean “forward”?)"));
    says("at 5 A left -> 4", (2, 16), "expected a robot, 1 to 3, found “4”");
    says("at 5 A left -> all", (2, 16), "expected a robot, 1 to 3, or each, found “all”");
    says("at 5 A left 2", (2, 13), "expected -> and a robot, or the end of the line, found “2”");
    says("at 5 A left -> 2 3", (2, 18), "expected the end of the line, found “3”");
    says("at 5 A again B3", (2, 14), "expected a command of Team A, such as A3, found “B3”");
    says("at 5 A again A0", (2, 15), "expected the number of the command, from 1, found “0”");
    says("at 5 A autopilot", (2, 17), "expected how it is switched (on or off), found the end of the line");
    says(
        "at 5 cut 1",
        (2, 11),
        "expected - (both ways) or > (one way) and the other end, as in 1-2 or 1>2, found the end of the line",
    );
    says("at 5 cut 1-4", (2, 12), "expected a robot, 1 to 3, found “4”");
    says("at 5 cut 1-1", (2, 10), "expected two different ends, found “1-1”");
    says(
        "at 5 cut A>B",
        (2, 10),
        "expected a link between two robots or a line between a team and a robot, found “A>B”",
    );
    says("at 5 cut all", (2, 10), "expected a robot's number or a team's letter, found “all”");
    says("at 5 split 1 2 3", (2, 17), "expected | and another group, found the end of the line");
    says("at 5 split 1 | 1 2", (2, 16), "expected every robot in one group only, found “1”");
    says("at 5 split | 1", (2, 12), "expected a robot, 1 to 3, found “|”");
    says(
        "at 5 reboot 1 for 0",
        (2, 19),
        "expected how long it is off: 1 ms to 1 hour, such as 4000 or 4s, found “0”",
    );
    says(
        "at 5 lose 1-2",
        (2, 11),
        "expected > between the ends: a message flies one way, as in 1>2, found “1-2”",
    );
    says(
        "at 5 lose 1>2 message 0",
        (2, 23),
        "expected which of the messages on that way, 1 to 255, 1 being sent first, found “0”",
    );
    says("until 5\nuntil 6", (3, 1), "expected only one line until (there is one in line 2), found “until”");
    says("stop", (2, 1), &read("stop").unwrap_err().to_string()["Line 2, column 1: ".len()..]);
}

#[test]
fn faults_in_expectations_are_explained() {
    says(
        "expect peace",
        (2, 8),
        "expected a command such as A3 or a word (in-step, diverged, robot, picture, kept, broken, not, digest, \
         leader, primary, no, one, two, linearizable, sequential or converged), found “peace”",
    );
    says("expect in", (2, 10), "expected the second word of in-step (step), found the end of the line");
    says(
        "expect diverged at 0",
        (2, 20),
        "expected the number of the first command that differs, from 1, found “0”",
    );
    says("expect robot 4 escaped", (2, 14), "expected a robot, 1 to 3, found “4”");
    let cell = "expected a cell, 0,0 to 7,7, or its name, A1 to H8, found";
    says("expect robot 1 at 8,0", (2, 19), &format!("{cell} “8,0”"));
    says("expect robot 1 at H9", (2, 20), &format!("{cell} “9”"));
    says("expect robot 1 at 3", (2, 20), "expected a comma and the row, found the end of the line");
    says("expect robot 1 at 3,4 up", (2, 23), "expected the end of the line, found “up”");
    says(
        "expect robot 1 happy",
        (2, 16),
        "expected what is expected of the robot (at, executed, in-step, behind, diverged or escaped), found “happy”",
    );
    says(
        "expect A3 lost",
        (2, 11),
        "expected what became of the command (done, refused, no-answer, waiting, undone or executed), found “lost”",
    );
    says("expect C3 done", (2, 8), "expected a team, A to B, found “C3”");
    says("expect A done", (2, 10), "expected the number of the command, such as A3, found “done”");
    says("expect A3 executed 3", (2, 21), "expected the word times, found the end of the line");
    says(
        "expect two robots",
        (2, 12),
        "expected who is in charge (leader, primary, leaders or primaries), found “robots”",
    );
    says(
        "expect broken same-odrer",
        (2, 15),
        "expected a law (same-order, at-most-once, nothing-lost, no-stale-picture, one-leader, log-matching, \
         leader-completeness or progress), found “same-odrer” (did you mean “same-order”?)",
    );
    says("expect picture A3 old", (2, 19), "expected how the picture was (fresh or stale), found “old”");
    says("expect digest 12", (2, 15), "expected a digest of 16 digits 0 to 9 and a to f, found “12”");
}

#[test]
fn columns_count_characters_and_what_was_found_cannot_garble_a_screen() {
    says(
        "\u{a0}\u{2003}at 0 Ä left",
        (2, 8),
        &read("at 0 Ä left\nscheme quorum 3").unwrap_err().to_string()["Line 2, column 6: ".len()..],
    );
    let error = read("scheme \u{1b}[31m\u{202e}🤖\0x").unwrap_err();
    assert_eq!((error.column, error.found.as_str()), (8, "\\u{1b}[31m\\u{202e}🤖\\u{0}x"));
    let error = read(&format!("scheme {}", "é".repeat(100_000))).unwrap_err();
    assert_eq!(error.found, format!("{}…", "é".repeat(40)));
}

#[test]
fn too_much_is_refused() {
    let many = |count: usize| format!("lockstep 1\nscheme none\n{}", "at 0 A left\n".repeat(count));
    assert_eq!(parse(&many(MOST_ACTS)).unwrap().acts.len(), MOST_ACTS);
    assert_eq!(
        parse(&many(MOST_ACTS + 1)).unwrap_err().to_string(),
        "Line 10003, column 1: expected at most 10000 acts, found “at”"
    );
    let pairs = "1-2 ".repeat(MOST_ACTS + 1);
    assert!(read(&format!("scheme none\nat 0 cut {pairs}")).is_err());
    let expects = "expect in-step\n".repeat(1001);
    let error = read(&format!("scheme none\n{expects}")).unwrap_err();
    assert_eq!((error.line, error.column), (1003, 1));

    let fill = |bytes: usize| format!("lockstep 1\nscheme none\n{}", "#".repeat(bytes - 23));
    assert!(parse(&fill(MOST_BYTES)).is_ok());
    let error = parse(&fill(MOST_BYTES + 1)).unwrap_err();
    assert_eq!(error.kind, Fault::TooLong(262_145));
    assert_eq!(
        error.to_string(),
        "Line 1, column 1: expected a text of at most 262144 bytes, found 262145 bytes"
    );
    assert!(parse_bytes(&vec![0xff; 10_000_000]).is_err());
}

#[test]
fn bytes_that_are_no_text_are_refused_with_their_place() {
    let error = parse_bytes(b"lockstep 1\r\nscheme none # \xc3\xa9t\xe9\n").unwrap_err();
    assert_eq!(error.kind, Fault::NotText(0xe9));
    assert_eq!(error.to_string(), "Line 2, column 17: expected text in UTF-8, found the byte 0xe9");
    assert_eq!(parse_bytes(b"lockstep 1\nscheme none").unwrap(), good("scheme none"));
}
