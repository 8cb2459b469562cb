//! Runs leave the page and come in: address, link, QR code, files; and what cannot be read.

use serde_json::json;
use thirtyfour::TypingData;

use crate::Done;
use crate::page::{Page, SOON};

/// A link opened anew gives the same run at the same instant, and its QR code says the same link.
pub(super) async fn a_link_is_the_run(page: &Page<'_>) -> Done {
    page.open("").await?;
    page.ask("Team A", "Forward").await?;
    page.ask("Team B", "Turn left").await?;
    page.play().await?;
    page.until("[data-robot='1']", "data-standing", &["diverged"], SOON).await?;
    page.pause().await?;
    let (now, digest) = (page.now().await?, page.digest().await?);

    page.wait("the address holds the run", SOON, async || {
        let hash = page.script("return location.hash;", vec![]).await?;
        let hash = hash.as_str().unwrap_or_default().to_owned();
        Ok(if hash.starts_with("#run1;scheme+forwarding+2;") { Ok(()) } else { Err(format!("it is {hash}")) })
    })
    .await?;

    page.click("button", "Share").await?;
    let link = page.script("return document.getElementById('share-link').value;", vec![]).await?;
    let link = link.as_str().ok_or("the link is no text")?.to_owned();
    let read = read_code(page).await?;
    if read != link {
        return Err(format!("the QR code says {read}, the link is {link}").into());
    }

    let fragment = link.split_once('#').ok_or("the link has no fragment")?.1;
    page.open(fragment).await?;
    page.until("[data-robot='1']", "data-standing", &["diverged"], SOON).await?;
    let again = (page.now().await?, page.digest().await?);
    if again != (now, digest.clone()) {
        return Err(format!("the link shows {again:?}, the run was at {now} with {digest}").into());
    }
    Ok(())
}

/// Links that are broken in one way or another say so, and nothing else changes.
pub(super) async fn broken_links_say_what_is_wrong(page: &Page<'_>) -> Done {
    page.open("").await?;
    page.ask("Team A", "Forward").await?;
    page.wait("the address holds the run", SOON, async || {
        let hash = page.script("return location.hash;", vec![]).await?;
        let hash = hash.as_str().unwrap_or_default().to_owned();
        Ok(if hash.starts_with("#run1;") { Ok(hash) } else { Err(format!("it is {hash}")) })
    })
    .await?;
    let whole = page.script("return location.hash;", vec![]).await?;
    let whole = whole.as_str().unwrap_or_default().trim_start_matches('#').to_owned();
    let digest = page.digest().await?;
    let cases = [
        (whole[..whole.len() - 5].to_owned(), "cut off"),
        (whole.replacen("forward", "forwarf", 1), "damaged"),
        ("run7;scheme+forwarding+2;=222222".to_owned(), "newer version"),
        (["run1;", &"x".repeat(70_000)].concat(), "far longer than any run"),
        ("<img+src=x+onerror=alert(1)>".to_owned(), "holds no run"),
    ];
    for (fragment, said) in cases {
        page.script("location.hash = arguments[0];", vec![json!(fragment)]).await?;
        page.wait(&format!("a notice says “{said}”"), SOON, async || {
            let notices = page.read_all("alert", "").await?;
            Ok(if notices.iter().any(|n| n.contains(said)) { Ok(()) } else { Err(format!("{notices:?}")) })
        })
        .await?;
        if page.digest().await? != digest {
            return Err(format!("{fragment} changed the run").into());
        }
        page.click("button", "Dismiss").await?;
        page.wait("the address holds the run again", SOON, async || {
            let hash = page.script("return location.hash;", vec![]).await?;
            let hash = hash.as_str().unwrap_or_default().trim_start_matches('#').to_owned();
            Ok(if hash == whole { Ok(()) } else { Err(format!("it is {hash}")) })
        })
        .await?;
    }
    Ok(())
}

/// A run whose digest was pinned outside of any browser is dropped on the page and dragged to its end:
/// the same digest, whatever the browser, its size, its language and where it is.
pub(super) async fn the_same_run_everywhere(page: &Page<'_>) -> Done {
    let text = include_str!("../../../golden/quorum-3.txt");
    let pinned = text.lines().find_map(|line| line.strip_prefix("expect digest ")).ok_or("none is pinned")?;
    page.open("").await?;
    let drop = "const files = new DataTransfer(); \
        files.items.add(new File([arguments[0]], 'run.txt', {type: 'text/plain'})); \
        for (const kind of ['dragover', 'drop']) document.body.dispatchEvent(\
        new DragEvent(kind, {dataTransfer: files, bubbles: true, cancelable: true}));";
    page.script(drop, vec![json!(text)]).await?;
    page.wait("three robots are there", SOON, async || {
        let robots = page.robots().await?.len();
        Ok(if robots == 3 { Ok(()) } else { Err(format!("there are {robots}")) })
    })
    .await?;
    // A drag in three steps; only the last one is let go.
    let drag = "const slider = document.querySelector('.time-slider'); \
        slider.value = arguments[0]; slider.dispatchEvent(new InputEvent('input', {bubbles: true})); \
        if (arguments[1]) slider.dispatchEvent(new Event('change', {bubbles: true}));";
    for (at, let_go) in [(70_000, false), (20_000, false), (120_000, false), (120_000, true)] {
        page.script(drag, vec![json!(at), json!(let_go)]).await?;
        page.until("[data-now]", "data-now", &[&at.to_string()], SOON).await?;
    }
    let digest = page.digest().await?;
    if digest != pinned {
        return Err(format!("the digest is {digest}; outside of any browser it was {pinned}").into());
    }
    let told = page.script("return document.querySelectorAll('.side li').length;", vec![]).await?;
    if told.as_u64().is_none_or(|told| told < 20) {
        return Err(format!("after the drag the story tells {told} sentences").into());
    }
    Ok(())
}

/// A file is opened; one that is no run is refused with its line, and the run stays.
pub(super) async fn files_come_in(page: &Page<'_>) -> Done {
    page.open("").await?;
    page.click("button", "Share").await?;
    let good = "lockstep 1\nscheme quorum 3\nat 9000 A forward\nuntil 20000\n";
    let bad = "lockstep 1\nscheme quorun 3\n";
    let folder = std::env::temp_dir().join(format!("lockstep-files-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    for (name, text) in [("bad.txt", bad), ("good.txt", good)] {
        std::fs::write(folder.join(name), text)?;
    }
    choose(page, &folder.join("bad.txt")).await?;
    page.wait("a notice names the line", SOON, async || {
        let notices = page.read_all("alert", "").await?;
        let named = notices.iter().any(|n| n.contains("Line 2, column 8") && n.contains("quorum"));
        Ok(if named { Ok(()) } else { Err(format!("{notices:?}")) })
    })
    .await?;
    page.click("button", "Dismiss").await?;
    choose(page, &folder.join("good.txt")).await?;
    page.wait("three robots are there", SOON, async || {
        let robots = page.robots().await?.len();
        Ok(if robots == 3 { Ok(()) } else { Err(format!("there are {robots}")) })
    })
    .await?;
    std::fs::remove_dir_all(&folder)?;
    Ok(())
}

async fn choose(page: &Page<'_>, file: &std::path::Path) -> Done {
    let input = page.first("input[type=file]").await?;
    Ok(input.send_keys(TypingData::from(file.to_string_lossy().as_ref())).await?)
}

/// Reads the QR code on the page with a decoder that is not the program's own.
async fn read_code(page: &Page<'_>) -> Done<String> {
    let script = "const q = document.querySelector('.qr'); \
        return [q.viewBox.baseVal.width, q.querySelector('.qr-ink').getAttribute('d')];";
    let (side, path): (f64, String) = serde_json::from_value(page.script(script, vec![]).await?)?;
    let (side, scale) = (side as usize, 4);
    let mut dark = vec![false; side * side];
    for run in path.split('M').skip(1) {
        let (x, rest) = run.split_once(' ').ok_or("a run without a row")?;
        let (y, rest) = rest.split_once('h').ok_or("a run without a length")?;
        let length = rest.split_once('v').ok_or("a run without an end")?.0;
        let (x, y, length): (usize, usize, usize) = (x.parse()?, y.parse()?, length.parse()?);
        for column in x..x + length {
            dark[(y + 4) * side + column + 4] = true;
        }
    }
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side * scale, side * scale, |x, y| {
        if dark[y / scale * side + x / scale] { 0 } else { 255 }
    });
    let codes = image.detect_grids();
    let code = codes.first().ok_or("no QR code was found")?;
    Ok(code.decode()?.1)
}
