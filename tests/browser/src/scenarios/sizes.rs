//! Different screens: a phone, the dark, every size; nothing is cut off, and fingers hit what they aim at.

use super::hands::LATER;
use crate::Done;
use crate::page::{Page, SOON};

/// No scheme, with two robots or with five, makes a person scroll sideways.
pub(super) async fn every_scheme_fits(page: &Page<'_>) -> Done {
    page.open("").await?;
    for name in ["No coordination", "Strict forwarding", "Primary/backup", "Quorum of 3", "Quorum of 5"] {
        page.scheme(name).await?;
        fits(page).await.map_err(|why| format!("{name}: {why}"))?;
        page.shot(name).await?;
    }
    page.accessible().await
}

pub(super) async fn fits(page: &Page<'_>) -> Done {
    let width = page.script("return [document.scrollingElement.scrollWidth, innerWidth];", vec![]).await?;
    let [needed, given]: [u64; 2] = serde_json::from_value(width)?;
    if needed > given {
        return Err(format!("the page is {needed} pixels wide on a screen of {given}").into());
    }
    Ok(())
}

/// Everything fits on a phone, and fingers hit it.
pub(super) async fn phone(page: &Page<'_>) -> Done {
    page.open("").await?;
    fits(page).await?;
    for name in ["Forward", "Backward", "Turn left", "Turn right", "Take picture"] {
        let region = page.the("region", "Team A").await?;
        let key = page.the_in(&region, "button", name).await?;
        let size = key.rect().await?;
        if size.width < 44.0 || size.height < 44.0 {
            return Err(format!("“{name}” is only {} × {} pixels large", size.width, size.height).into());
        }
    }
    page.shot("phone").await?;
    page.ask("Team A", "Forward").await?;
    page.keys(thirtyfour::Key::Up + "").await?;
    page.play().await?;
    page.verdict("A1", &["done"], LATER).await?;
    badges_keep_apart(page).await?;
    page.shot("phone after a command").await?;
    fits(page).await?;
    page.accessible().await
}

/// The longest badges, of two robots that have done the same in another order, do not meet and are seen whole.
async fn badges_keep_apart(page: &Page<'_>) -> Done {
    let script = "return [...document.querySelectorAll('.badge.k-diverged rect')] \
        .map((badge) => badge.getBoundingClientRect()).map((box) => [box.left, box.right]).concat([[innerWidth, 0]]);";
    page.wait("both badges say so, side by side", LATER, async || {
        let boxes: Vec<(f64, f64)> = serde_json::from_value(page.script(script, vec![]).await?)?;
        let apart =
            boxes.len() == 3 && boxes[0].0 >= 0.0 && boxes.windows(2).all(|pair| pair[0].1 <= pair[1].0);
        Ok(if apart { Ok(()) } else { Err(format!("from left to right: {boxes:?}")) })
    })
    .await
}

/// In the dark the paper is dark, and everything can still be read.
pub(super) async fn dark(page: &Page<'_>) -> Done {
    page.open("").await?;
    let script = "const colour = getComputedStyle(document.body).backgroundColor; \
        const canvas = document.createElement('canvas').getContext('2d'); canvas.fillStyle = colour; \
        canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data];";
    let colour: Vec<u32> = serde_json::from_value(page.script(script, vec![]).await?)?;
    if colour.iter().take(3).any(|part| *part > 80) {
        return Err(format!("the paper is not dark but {colour:?}").into());
    }
    page.ask("Team A", "Forward").await?;
    page.play().await?;
    page.verdict("A1", &["done"], LATER).await?;
    page.shot("dark").await?;
    page.accessible().await
}

/// Phones upright and on their side, tablets, and a desk at 400 %: nothing to scroll sideways, and on what
/// fingers hold, everything is large enough for a thumb.
pub(super) async fn every_size(page: &Page<'_>) -> Done {
    page.open("").await?;
    let mut small = Vec::new();
    for (width, height) in
        [(320, 640), (390, 844), (844, 390), (768, 1024), (1024, 768), (1280, 720), (1920, 1080)]
    {
        page.resize(width, height).await?;
        page.script("document.activeElement.blur();", vec![]).await?;
        for scheme in ["g2", "g3", "g5"] {
            for key in scheme.chars() {
                page.keys(key.to_string()).await?;
            }
            let name = format!("{width}×{height}, {scheme}");
            page.keys("w").await?;
            let asked = page.until("[data-ticket=A1]", "data-verdict", &["waiting"], SOON).await;
            asked.map_err(|why| format!("{name}: {why}"))?;
            fits(page).await.map_err(|why| format!("{name}: {why}"))?;
            page.shot(&format!("size {width} {scheme}")).await?;
            if width < 1000 {
                small.extend(thumbs(page).await?.into_iter().map(|what| format!("{name}: {what}")));
            }
        }
    }
    if !small.is_empty() {
        return Err(format!("too small for a thumb: {small:?}").into());
    }
    page.resize(844, 390).await?;
    page.accessible().await?;
    page.resize(320, 640).await?;
    page.accessible().await
}

/// What can be pressed and measures less than 44 pixels one way, with what belongs to it around it.
async fn thumbs(page: &Page<'_>) -> Done<Vec<String>> {
    let script = "const small = []; for (const e of document.querySelectorAll('button, select, [role=button], input[type=range]')) { \
        if (!e.checkVisibility({visibilityProperty: true}) || e.disabled || e.closest('.visually-hidden, .unseen')) continue; \
        const box = e.getBoundingClientRect(); let w = box.width, h = box.height; \
        const around = getComputedStyle(e, '::after'); \
        if (around.position === 'absolute') { w = Math.max(w, parseFloat(around.width)); h = Math.max(h, parseFloat(around.height)); } \
        if (e.tagName === 'SELECT') { const f = e.closest('.select, .btn').getBoundingClientRect(); w = f.width; h = f.height; } \
        if (e.matches('.badge, .msg, .hit')) continue; \
        if (w < 43.5 || h < 43.5) small.push((e.getAttribute('aria-label') ?? e.textContent).trim() + ' ' + Math.round(w) + '×' + Math.round(h)); } \
        return small;";
    Ok(serde_json::from_value(page.script(script, vec![]).await?)?)
}
