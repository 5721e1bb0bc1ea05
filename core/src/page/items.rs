//! A list of things: what each is called, what state it is in, and the few things that can be done with it.

use serde::{Deserialize, Serialize};

use super::{Offer, Place, Target};

/// A list of things of one kind.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Items {
    /// Its id on the page, which stays the same.
    pub id: String,
    /// What they are.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub title: Option<String>,
    /// A line below the title.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub note: Option<String>,
    /// One by one, in the order in which to read them.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub items: Vec<Item>,
    /// Said where there are none, and that is known.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub none: Option<String>,
    /// What can be done with the list: add one, look at all.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub offers: Vec<Offer>,
    /// Where more of them are: a page whose list of the same id holds the next ones.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub more: Option<Place>,
}

/// One of them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Item {
    /// Its id, unique on the page, which stays the same.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// A few words beside it.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub note: Option<String>,
    /// A sentence more.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub detail: Option<String>,
    /// A mark; its word stands in the note as well.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub badge: Option<Badge>,
    /// It belongs to the one above.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub under: bool,
    /// Whether it is ticked, where it can be.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub ticked: Option<bool>,
    /// How somebody is reached.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub ways: Vec<ContactWay>,
    /// What touching it does.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub open: Option<Target>,
    /// At most three things beside.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub offers: Vec<Offer>,
}

/// A mark on an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum Badge {
    /// For the person alone.
    Private,
    /// Its time has come.
    Waits,
    /// It is done.
    Done,
    /// Not seen before.
    New,
    /// Not as it was.
    Changed,
    /// It presses.
    Urgent,
}

/// A way to reach somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ContactWay {
    /// "Call", "Text", "Website"
    pub label: String,
    /// As it is read, or typed on another phone.
    pub number: String,
    /// What a phone opens: `tel:`, `sms:`, `https:`; none where this is not known.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub uri: Option<String>,
    /// Said before it dials.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub before: Option<String>,
}

impl Items {
    /// An empty list.
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            ..Self::default()
        }
    }

    /// With a title.
    #[must_use]
    pub fn title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// With these items.
    #[must_use]
    pub fn items(mut self, items: impl IntoIterator<Item = Item>) -> Self {
        self.items = items.into_iter().collect();
        self
    }

    /// With what is said where there are none.
    #[must_use]
    pub fn none(mut self, words: impl Into<String>) -> Self {
        self.none = Some(words.into());
        self
    }

    /// With what can be done with the list.
    #[must_use]
    pub fn offers(mut self, offers: impl IntoIterator<Item = Offer>) -> Self {
        self.offers = offers.into_iter().collect();
        self
    }
}

/// Stands where a name is missing.
const NO_NAME: &str = "…";

impl Item {
    /// An item with a name. A row that another program wrote may have none, and stands there all the same.
    pub fn new(id: impl Into<String>, title: impl Into<String>) -> Self {
        let title = title.into();
        let is_named = !title.trim().is_empty();
        Self {
            id: id.into(),
            title: if is_named { title } else { NO_NAME.to_owned() },
            ..Self::default()
        }
    }

    /// With a few words beside it, where there are any.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into()).filter(|note| !note.is_empty());
        self
    }

    /// With a sentence more, where there is one.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into()).filter(|detail| !detail.is_empty());
        self
    }

    /// With a mark.
    #[must_use]
    pub fn badge(mut self, badge: Badge) -> Self {
        self.badge = Some(badge);
        self
    }

    /// With what touching it does.
    #[must_use]
    pub fn open(mut self, target: Target) -> Self {
        self.open = Some(target);
        self
    }

    /// With what can be done beside.
    #[must_use]
    pub fn offers(mut self, offers: impl IntoIterator<Item = Offer>) -> Self {
        self.offers = offers.into_iter().collect();
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_with_no_name_stands_there_all_the_same() {
        for blank in ["", " ", "\n\t"] {
            assert_eq!(Item::new("a", blank).title, "…");
        }
        assert_eq!(Item::new("a", "the bar ").title, "the bar ");
    }
}
