//! What it all adds up to, in plain counts, and what is missing to say more.

use super::tool_name;
use crate::page::{Block, LineRole};
use crate::progress;
use crate::progress::wording::{missing, statements};
use crate::store::{Store, StoreError, Work};
use crate::view::{Body, View};

pub(super) fn page(view: &View<'_>, store: &Store) -> Result<Body, StoreError> {
    let content = view.content();
    let words = &content.words.history.page;
    let insights = progress::insights(store, &Work::new())?;
    let name = |tool: &str| tool_name(tool, view);
    // While a use holds, nothing counts lapses.
    let said = statements(content, &insights, !view.ahead.holds.used(), name);
    let missing = missing(content, &insights, name);
    let mut body = Body::new(&words.insights.label);
    if !said.is_empty() {
        body = body.block(Block::lines(LineRole::Body, said));
    }
    if !missing.is_empty() {
        body = body
            .block(Block::heading(&words.insights_missing))
            .block(Block::lines(LineRole::Body, missing));
    }
    Ok(body.block(Block::lines(LineRole::Small, [&words.insights_about])))
}
