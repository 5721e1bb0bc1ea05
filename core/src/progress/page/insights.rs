//! What it all adds up to, in plain counts, and what is missing to say more.

use super::tool_name;
use crate::page::{Block, LineRole};
use crate::progress::wording::{missing, statements};
use crate::progress::{self, lately};
use crate::store::{Store, StoreError, Work};
use crate::view::{Body, View};

pub(super) fn page(view: &View<'_>, store: &Store) -> Result<Body, StoreError> {
    let content = view.content();
    let words = &content.words.history.page;
    let insights = progress::insights(store, &Work::new())?;
    let name = |tool: &str| tool_name(tool, view);
    // While a use holds, nothing counts lapses.
    let said = statements(content, &insights, !view.ahead.holds.used(), name);
    let mut missing = missing(content, &insights, name);
    let moment = view.moment();
    let with_uses = !view.ahead.holds.used();
    let lately = lately::lately(store, moment.now, moment.zone, with_uses)?;
    let beside = super::lately::said(&insights, &lately, with_uses, view);
    missing.extend(beside.missing);
    let mut body = Body::new(&words.insights.label);
    if !said.is_empty() {
        body = body.block(Block::lines(LineRole::Body, said));
    }
    body = body.blocks(beside.graphs);
    if !missing.is_empty() {
        body = body
            .block(Block::heading(&words.insights_missing))
            .block(Block::lines(LineRole::Body, missing));
    }
    Ok(body.block(Block::lines(LineRole::Small, [&words.insights_about])))
}
