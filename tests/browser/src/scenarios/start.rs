//! The first screen.

use crate::Done;
use crate::page::Page;

/// The page comes up under a sub-path, says its name, and complains about nothing.
pub(super) async fn opens(page: &Page<'_>) -> Done {
    page.open("").await?;
    page.the("heading", "Lockstep").await?;
    page.shot("first screen").await?;
    page.accessible().await
}
