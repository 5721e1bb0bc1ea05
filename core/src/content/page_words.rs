//! The shape of `pages.toml`: words that belong to every page rather than to one feature.

use serde::{Deserialize, Serialize};

/// `pages.toml`
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageWords {
    pub host: HostWords,
    pub forms: FormWords,
    pub closed: ClosedWords,
    pub save: SaveWords,
    pub doors: DoorWords,
    pub now: FirstPageWords,
    pub settings: SettingsWords,
    pub about: AboutWords,
    pub welcome: WelcomeWords,
}

/// For somebody who is new here.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WelcomeWords {
    /// Beside the way there, on the first page.
    pub lead: String,
    pub show: OfferWords,
    pub not_now: OfferWords,
    pub next: OfferWords,
    pub plan: OfferWords,
    pub leave: OfferWords,
    pub done: OfferWords,
    /// What helps in a craving.
    pub craving: WelcomePage,
    /// What is done before one comes.
    pub before: WelcomePage,
    /// Who sees what.
    pub yours: WelcomePage,
}

/// One of the pages for somebody who is new.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WelcomePage {
    pub title: String,
    pub lines: Vec<String>,
}

/// The words of an offer. A key is one character; where there is none, a host numbers it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfferWords {
    pub label: String,
    #[serde(default)]
    pub detail: String,
    #[serde(default)]
    pub key: String,
    #[serde(default)]
    pub icon: String,
}

/// How an offer is chosen whose label stands elsewhere.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfferMark {
    #[serde(default)]
    pub key: String,
    #[serde(default)]
    pub icon: String,
}

/// A question before something is done.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfirmWords {
    pub question: String,
    pub yes: String,
    pub no: String,
}

/// What is asked in a field.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldWords {
    pub label: String,
    #[serde(default)]
    pub hint: String,
}

/// What a host says by itself. It has no words of its own.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HostWords {
    pub cancel: String,
    pub yes: String,
    pub no: String,
    pub more: String,
    pub now_is: String,
    pub enter_keeps: String,
    pub type_number: String,
    pub not_a_choice: String,
    pub looked_for: String,
    pub add_another: String,
    pub nothing_to_paste_into: String,
    pub is_full: String,
    pub leave_live: String,
    pub say_y: String,
    /// Which key is ten on a scale.
    pub ten: String,
    /// While a number is typed whose next digit may follow: `{n}` is what it is so far.
    pub number_so_far: String,
    /// What takes back the last thing done: one character that nothing on a page has.
    pub undo_key: String,
    /// How a page is steered, in a line.
    pub steer: String,
    /// The same where letters are text.
    pub steer_typing: String,
    /// How it is steered line by line.
    pub steer_lines: String,
    /// Said before a question that is answered line by line.
    pub while_writing: String,
    pub send: String,
    pub below: String,
    pub keys_elsewhere: String,
    pub keys: Vec<String>,
}

/// Why an answer cannot be taken.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormWords {
    pub look_again: String,
    pub needed: String,
    pub too_long: String,
    pub one_line: String,
    pub number_range: String,
    pub whole_steps: String,
    pub no_such_choice: String,
    pub one_choice: String,
    pub day_from: String,
    pub day_to: String,
    pub too_many: String,
    pub no_day: String,
    pub no_time: String,
    pub past_moment: String,
    pub file_too_large: String,
}

/// Said in place of what cannot be shown.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClosedWords {
    pub locked: String,
    pub unlock: OfferWords,
    pub unreadable: String,
    pub called_off: String,
    pub gone: String,
    pub moved_on: String,
    pub already_running: String,
}

/// Why a file was not written.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SaveWords {
    pub exists: String,
    pub not_written: String,
}

/// The small doors that are on every page.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DoorWords {
    pub have_used: OfferWords,
    pub feel_ill: OfferWords,
    pub stay_safe: OfferWords,
    pub plan: OfferWords,
    pub people: OfferWords,
    pub emergency: OfferWords,
    pub hide: OfferWords,
}

/// The first page.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirstPageWords {
    pub due: String,
    pub settings: OfferWords,
    pub about: OfferWords,
    pub marks: FirstPageMarks,
}

/// How each offer of the first page is chosen.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirstPageMarks {
    pub ride: OfferMark,
    pub go_back: OfferMark,
    pub after_using: OfferMark,
    pub breathe: OfferMark,
    pub practise: OfferMark,
    pub history: OfferMark,
    pub feel: OfferMark,
    pub journal: OfferMark,
    pub cards: OfferMark,
    pub triggers: OfferMark,
    pub reminders: OfferMark,
    pub lists: OfferMark,
    pub look_back: OfferMark,
    pub after_plan: OfferMark,
    pub danger: OfferMark,
}

/// Everything that can be chosen.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettingsWords {
    pub intro: String,
    pub region_hint: String,
    pub no_region: String,
    pub neutral_word: FieldWords,
    pub word_refused: String,
    pub most_a_day: FieldWords,
    pub motion: String,
    pub attention: FieldWords,
    pub fine: FieldWords,
    pub cold: String,
    pub intense_movement: String,
    pub hard_tensing: String,
    pub explore: String,
    pub quiet_hours: String,
    pub keep: OfferWords,
    pub kept: String,
}

/// What Ebb is, and is not.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AboutWords {
    pub device: String,
    pub version: String,
    pub format: String,
    pub zones: String,
    pub licence: String,
    pub licences: String,
    pub place: String,
    pub plan_place: String,
    /// Where the key to the data lies.
    pub key_place: String,
    /// In the system's own keeping: a keyring, a Keystore or a Keychain.
    pub key_kept: String,
    /// In a file beside the data.
    pub key_in_file: String,
    pub network: String,
}
