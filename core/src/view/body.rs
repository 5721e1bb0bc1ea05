//! What a feature answers for a place. The companion adds what every page has: the doors, and what stands above all.

use super::{Ahead, Closed};
use crate::content::{Content, NoticesWords};
use crate::crisis::BodySign;
use crate::page::{Block, NoticeKind, Place, Shape};
use crate::store::StoreError;
use crate::time::Instant;

/// A page without what every page has.
#[derive(Debug, Clone, PartialEq)]
pub struct Body {
    /// What a phone may give a design of its own.
    pub shape: Shape,
    /// What it is called.
    pub title: String,
    /// In the order in which they are read.
    pub blocks: Vec<Block>,
    /// What lies above; none where it lies below the first page.
    pub up: Option<Place>,
    /// When it changes by itself.
    pub look_again_at: Option<Instant>,
    /// Words of danger were typed here: the plan and the lines come first.
    pub danger: bool,
    /// Signs of a body in danger, or of withdrawal, were typed here: the number, or when to call, comes before all else.
    pub sign: Option<BodySign>,
    /// What was asked for is gone: the page of this place is shown, with a word about it.
    pub gone_to: Option<Place>,
}

impl Body {
    /// A page with a title.
    pub fn new(title: impl Into<String>) -> Self {
        Self {
            shape: Shape::Plain,
            title: title.into(),
            blocks: Vec::new(),
            up: None,
            look_again_at: None,
            danger: false,
            sign: None,
            gone_to: None,
        }
    }

    /// With one more block.
    #[must_use]
    pub fn block(mut self, block: Block) -> Self {
        self.blocks.push(block);
        self
    }

    /// With more blocks.
    #[must_use]
    pub fn blocks(mut self, blocks: impl IntoIterator<Item = Block>) -> Self {
        self.blocks.extend(blocks);
        self
    }

    /// With this shape.
    #[must_use]
    pub fn shape(mut self, shape: Shape) -> Self {
        self.shape = shape;
        self
    }

    /// With what lies above.
    #[must_use]
    pub fn up(mut self, place: Place) -> Self {
        self.up = Some(place);
        self
    }

    /// What was asked for is no longer there: the page of `place` is shown instead.
    pub fn gone(place: Place) -> Self {
        Self {
            gone_to: Some(place),
            ..Self::new("")
        }
    }
}

/// A page that says why nothing of the person's is on it.
pub fn closed_body(title: &str, closed: &Closed, ahead: &Ahead<'_>) -> Body {
    Body::new(title).block(closed.block(ahead))
}

impl Closed {
    /// Why nothing of the person's is shown, in words.
    pub fn block(&self, ahead: &Ahead<'_>) -> Block {
        let words = &ahead.content().pages.closed;
        match self {
            Self::Locked => Block::Notice {
                kind: NoticeKind::Told,
                words: words.locked.clone(),
                offers: ahead.links.unlock().into_iter().collect(),
            },
            Self::Unreadable(error) => {
                ahead.unread.note(error.clone());
                Block::notice(NoticeKind::Problem, self.words(ahead.content()))
            }
        }
    }

    /// The same in words, with what can be done about it.
    pub fn words(&self, content: &Content) -> String {
        let words = &content.pages.closed;
        match self {
            Self::Locked => words.locked.clone(),
            Self::Unreadable(StoreError::CalledOff) => words.called_off.clone(),
            Self::Unreadable(error) => {
                let mut lines = vec![words.unreadable.clone()];
                lines.extend(what_to_do(error, &content.words.notices));
                lines.join(" ")
            }
        }
    }
}

/// What can be done about what cannot be read or kept, where something can.
pub fn what_to_do(error: &StoreError, words: &NoticesWords) -> Option<String> {
    Some(match error {
        StoreError::WrongKeyOrDamaged => words.wrong_key_or_damaged.clone(),
        StoreError::Damaged => words.damaged.clone(),
        StoreError::DiskFull => words.disk_full.clone(),
        StoreError::ReadOnly => words.read_only.clone(),
        // What is refused is not kept later either.
        StoreError::Busy => words.busy_to_read.clone(),
        StoreError::Newer { .. } => words.newer.clone(),
        StoreError::HeaderMissing | StoreError::HeaderUnreadable => words.header.clone(),
        StoreError::DatabaseMissing => words.database_missing.clone(),
        StoreError::KeyringOutOfReach => words.keyring_out_of_reach.clone(),
        StoreError::NoPlaceForKey => words.no_place_for_key.clone(),
        StoreError::KeyMissing => words.key_missing.clone(),
        StoreError::NoStore => words.no_store.clone(),
        _ => return None,
    })
}
