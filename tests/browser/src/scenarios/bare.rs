//! The page without its program: it explains itself, with a picture.

use crate::Done;
use crate::page::{Page, SOON};
use crate::site::{DAMAGED, LOST, OLD};

impl Page<'_> {
    /// Waits until the page says why there is no program, and checks that it explains itself.
    async fn explains(&self, said: &str) -> Done {
        self.wait(&format!("the page says “{said}”"), SOON, async || {
            let found = self.read_all("alert", "").await?.join(" ");
            Ok(if found.contains(said) { Ok(()) } else { Err(format!("it says “{found}”")) })
        })
        .await?;
        let script = "const picture = document.querySelector('#boot img'); const more = document.querySelector('.boot-more'); \
            return [picture.complete && picture.naturalWidth > 0, getComputedStyle(more).visibility, more.textContent.includes('Everybody wants out')];";
        let found: (bool, String, bool) = serde_json::from_value(self.script(script, vec![]).await?)?;
        if found != (true, "visible".to_owned(), true) {
            return Err(format!("picture there, text shown, text there: {found:?}").into());
        }
        self.shot(said).await?;
        self.accessible().await
    }
}

/// One turned bit in the program: the browser notices, and the page says what to do.
pub(super) async fn damaged(page: &Page<'_>) -> Done {
    page.go(&format!("{}{DAMAGED}/", page.site().url())).await?;
    page.explains("could not be loaded").await?;
    let faults = page.faults().await?.join(" | ");
    if faults.contains("integrity") || faults.contains("NetworkError") {
        return Ok(());
    }
    Err(format!("the digest was not what stopped it: {faults}").into())
}

/// The file of the program is not on the server.
pub(super) async fn lost(page: &Page<'_>) -> Done {
    page.go(&format!("{}{LOST}/", page.site().url())).await?;
    page.explains("could not be loaded").await?;
    let faults = page.faults().await?.join(" | ");
    if faults.contains("there is no /") {
        Ok(())
    } else {
        Err(format!("nothing was missing: {faults}").into())
    }
}

/// A browser without WebAssembly.
pub(super) async fn without_webassembly(page: &Page<'_>) -> Done {
    page.go(&format!("{}{OLD}/", page.site().url())).await?;
    page.explains("needs WebAssembly").await
}

/// Scripts are switched off.
pub(super) async fn without_scripts(page: &Page<'_>) -> Done {
    page.go(&page.site().url()).await?;
    let main = page.first("#boot").await?;
    let said = main.text().await?;
    for words in ["needs JavaScript, which is switched off", "Everybody wants out"] {
        if !said.contains(words) {
            return Err(format!("“{words}” is missing in “{said}”").into());
        }
    }
    if said.contains("is loading") {
        return Err("it claims to be loading".into());
    }
    if page.first("#boot img").await?.rect().await?.height < 40.0 {
        return Err("there is no picture".into());
    }
    page.shot("without scripts").await
}
