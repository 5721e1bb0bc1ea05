//! Everything that is shown, as data. The files under `core/content` are read and checked by the build script and
//! embedded; adding a pattern, a prompt or a crisis line is an edit of those files alone.

#[allow(missing_docs, reason = "a field is named as in its file")]
mod backup_words;
#[allow(missing_docs, reason = "a field is named as in its file")]
mod cards;
#[allow(missing_docs, reason = "a field is named as in its file")]
mod cards_page_words;
#[allow(missing_docs, reason = "a field is named as in its file")]
mod cards_words;
#[cfg_attr(
    not(test),
    allow(dead_code, reason = "the build script runs the checks")
)]
mod check;
#[cfg_attr(
    not(test),
    allow(dead_code, reason = "the build script runs the checks")
)]
mod check_cards;
#[cfg_attr(
    not(test),
    allow(dead_code, reason = "the build script runs the checks")
)]
mod check_instruments;
#[cfg_attr(
    not(test),
    allow(dead_code, reason = "the build script runs the checks")
)]
mod check_lists;
#[cfg_attr(
    not(test),
    allow(dead_code, reason = "the build script runs the checks")
)]
mod check_worksheets;
#[allow(missing_docs, reason = "a field is named as in its file")]
mod crisis_page_words;
#[allow(missing_docs, reason = "a field is named as in its file")]
mod crisis_words;
#[allow(missing_docs, reason = "a field is named as in its file")]
mod export_words;
mod fill;
#[allow(missing_docs, reason = "a field is named as in its file")]
mod history_page_words;
#[allow(missing_docs, reason = "a field is named as in its file")]
mod instruments;
#[allow(missing_docs, reason = "a field is named as in its file")]
mod journal_words;
#[allow(missing_docs, reason = "a field is named as in its file")]
mod lists;
#[allow(missing_docs, reason = "a field is named as in its file")]
mod measure_words;
#[allow(missing_docs, reason = "a field is named as in its file")]
mod pack_page_words;
#[allow(missing_docs, reason = "a field is named as in its file")]
mod pack_words;
#[allow(missing_docs, reason = "a field is named as in its file")]
mod page_words;
#[allow(missing_docs, reason = "a field is named as in its file")]
mod plural;
#[allow(missing_docs, reason = "a field is named as in its file")]
mod practice_words;
#[allow(missing_docs, reason = "a field is named as in its file")]
mod reminder_page_words;
#[allow(missing_docs, reason = "a field is named as in its file")]
mod reminder_words;
#[allow(missing_docs, reason = "a field is named as in its file")]
mod schema;
#[allow(missing_docs, reason = "a field is named as in its file")]
mod session_page_words;
mod text;
#[allow(missing_docs, reason = "a field is named as in its file")]
mod trigger_page_words;
#[allow(missing_docs, reason = "a field is named as in its file")]
mod trigger_words;
#[allow(missing_docs, reason = "a field is named as in its file")]
mod words;
#[allow(missing_docs, reason = "a field is named as in its file")]
mod worksheets;

use std::sync::OnceLock;

pub use backup_words::*;
pub use cards::*;
pub use cards_page_words::*;
pub use cards_words::*;
pub use check::NEVER_SAID;
pub use check_cards::NEED_A_TICK;
pub(crate) use check_worksheets::is_own_field;
#[cfg(test)]
pub(crate) use check_worksheets::{
    problems as worksheet_problems, wrong_with as wrong_with_worksheet,
};
pub use crisis_page_words::*;
pub use crisis_words::*;
pub use export_words::*;
pub use fill::{counted, counted_with, fill};
pub use history_page_words::*;
pub use instruments::*;
pub use journal_words::*;
pub use lists::*;
pub use measure_words::*;
pub use pack_page_words::*;
pub use pack_words::*;
pub use page_words::*;
pub use plural::{PluralForm, PluralRule};
pub use practice_words::*;
pub use reminder_page_words::*;
pub use reminder_words::*;
pub use schema::*;
pub use session_page_words::*;
pub use text::LONGEST_TEXT;
pub use trigger_page_words::*;
pub use trigger_words::{
    CopeAheadWords, IfThenWords, ResponseKindWords, ResponseKindsWords, RiskWords, TriggerKind,
    TriggerKindWords, TriggerRehearsalWords, TriggerWords,
};
pub use words::*;
pub use worksheets::*;

/// The content of a language; English where there is none in that language.
///
/// `language` is a BCP 47 tag such as "en" or "de-AT".
pub fn content(language: &str) -> &'static Content {
    static ENGLISH: OnceLock<Content> = OnceLock::new();
    let _only_english_so_far = language;
    ENGLISH.get_or_init(read)
}

fn read() -> Content {
    #[expect(
        clippy::expect_used,
        reason = "the build script wrote these bytes from the very same types"
    )]
    postcard::from_bytes(include_bytes!(concat!(
        env!("OUT_DIR"),
        "/content-en.postcard"
    )))
    .expect("checked when built")
}

impl Content {
    /// The pattern with this id.
    pub fn pattern(&self, id: &str) -> Option<&PatternContent> {
        self.breathing
            .patterns
            .iter()
            .find(|pattern| pattern.id == id)
    }

    /// Who something is from that was handed over: nobody has verified the name.
    pub(crate) fn unverified(&self, author: &str) -> String {
        self.packs.unverified.replacen("{name}", author, 1)
    }

    /// The card with this id.
    pub fn card(&self, id: &str) -> Option<&CardContent> {
        self.cards.cards.iter().find(|card| card.id == id)
    }

    /// The guided practice with this id.
    pub fn practice(&self, id: &str) -> Option<&PracticeContent> {
        self.practices
            .practices
            .iter()
            .find(|practice| practice.id == id)
    }

    /// The instrument with this id; none where this build does not have it.
    pub fn instrument(&self, id: &str) -> Option<&Instrument> {
        self.instruments
            .instruments
            .iter()
            .find(|instrument| instrument.id == id)
    }

    /// The list with this id; none where it has left the content.
    pub fn list(&self, id: &str) -> Option<&KeptList> {
        self.lists.lists.iter().find(|list| list.id == id)
    }

    /// The worksheet with this id.
    pub fn worksheet(&self, id: &str) -> Option<&Worksheet> {
        self.worksheets
            .worksheets
            .iter()
            .find(|worksheet| worksheet.id == id)
    }

    /// The prompt with this id.
    pub fn prompt(&self, id: &str) -> Option<&PromptContent> {
        self.ride
            .prompts
            .iter()
            .chain(&self.ride.carry_on)
            .find(|prompt| prompt.id == id)
    }
}

impl Module {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::Grounding,
        Self::DistressTolerance,
        Self::RelapsePrevention,
        Self::EmotionRegulation,
        Self::Mindfulness,
        Self::Interpersonal,
        Self::MyReasons,
    ];
}

impl CardState {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 25] = [
        Self::Urge,
        Self::Tempted,
        Self::Angry,
        Self::Ashamed,
        Self::Guilty,
        Self::Sad,
        Self::Lonely,
        Self::Hurt,
        Self::Envious,
        Self::Anxious,
        Self::Panicky,
        Self::Overwhelmed,
        Self::Restless,
        Self::Bored,
        Self::Numb,
        Self::Dissociating,
        Self::Tired,
        Self::Sleepless,
        Self::LowMotivation,
        Self::Calm,
        Self::Celebrating,
        Self::BeforeHardTalk,
        Self::AfterConflict,
        Self::AfterHardSession,
        Self::AfterUsing,
    ];

    /// True for a craving, strong or faint.
    pub fn is_craving(self) -> bool {
        matches!(self, Self::Urge | Self::Tempted)
    }
}

impl PracticeGroup {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 5] = [
        Self::Grounding,
        Self::Mindfulness,
        Self::Body,
        Self::Kindness,
        Self::Rehearsal,
    ];
}

impl PracticeContent {
    /// How long it takes, rounded up to whole minutes.
    pub fn minutes(&self) -> i32 {
        let seconds: i64 = self.steps.iter().map(|step| step.seconds).sum();
        i32::try_from(seconds.saturating_add(59) / 60).unwrap_or(i32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_has_no_problem_that_the_build_would_stop_at() {
        assert_eq!(check::problems(content("en")), Vec::<String>::new());
    }

    /// Without optimisation, where frames are largest.
    #[test]
    fn the_content_is_read_on_a_third_of_the_stack_that_a_thread_of_a_phone_has() {
        let small = std::thread::Builder::new().stack_size(340 * 1_024);
        let reads = small.spawn(|| drop(read())).unwrap();
        assert!(reads.join().is_ok());
    }

    #[test]
    fn a_word_that_is_never_said_is_found_wherever_it_stands() {
        let mut all = serde_json::to_value(content("en")).unwrap();
        all["ride"]["prompts"][0]["text"] = "You should be Clean by now, after only 3 days.".into();
        let spoilt: Content = serde_json::from_value(all).unwrap();
        assert_eq!(check::words_never_said(&spoilt).len(), 3);
    }

    #[test]
    fn nothing_that_is_done_on_foot_asks_to_sit_or_lie_down() {
        let content = content("en");
        let walking = content.practice("walking").unwrap();
        for id in &walking.cautions {
            let caution = &content.cautions.cautions[id];
            for text in [&caution.short, &caution.text] {
                let text = text.to_lowercase();
                assert!(
                    !text.contains("sit ") && !text.contains("lie down"),
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn an_urge_is_rehearsed_by_the_plan_that_works_and_not_by_what_sets_it_off() {
        let rehearsal = content("en").practice("urge-rehearsal").unwrap();
        let says = |part: &str| rehearsal.steps.iter().any(|step| step.text.contains(part));
        assert!(says("You don't need to picture what sets it off."));
        assert!(says("See it work"));
        for never in ["the place and the people", "drink or the drug"] {
            assert!(!says(never));
        }
    }

    #[test]
    fn a_card_that_leads_to_what_is_not_there_stops_the_build() {
        let mut all = serde_json::to_value(content("en")).unwrap();
        let link = serde_json::json!({ "kind": "worksheet", "id": "values" });
        all["cards"]["cards"][0]["link"] = link;
        let spoilt: Content = serde_json::from_value(all).unwrap();
        assert_eq!(
            check::problems(&spoilt),
            ["card `stop` leads on to `values`, which does not exist"]
        );
    }

    #[test]
    fn a_form_that_the_language_needs_stops_the_build_where_it_lacks() {
        let mut all = serde_json::to_value(content("en")).unwrap();
        all["words"]["counts"]["rides"]["rule"] = "polish".into();
        let spoilt: Content = serde_json::from_value(all).unwrap();
        let problems = check::problems(&spoilt);
        assert!(problems.len() == 1 && problems[0].ends_with("lacks its form Few"));
    }

    #[test]
    fn a_caution_that_does_not_exist_is_named() {
        let mut all = serde_json::to_value(content("en")).unwrap();
        all["breathing"]["patterns"][0]["cautions"][0] = "made_up".into();
        let spoilt: Content = serde_json::from_value(all).unwrap();
        assert_eq!(check::problems(&spoilt), ["there is no caution `made_up`"]);
    }

    #[test]
    fn a_card_that_breaks_a_rule_stops_the_build_with_its_name() {
        let mut all = serde_json::to_value(content("en")).unwrap();
        let cards = all["cards"]["cards"].as_array_mut().unwrap();
        let of = |cards: &mut Vec<serde_json::Value>, id: &str| {
            cards.iter().position(|card| card["id"] == id).unwrap()
        };
        let (stop, observe, cold) = (of(cards, "stop"), of(cards, "observe"), of(cards, "cold"));
        cards[stop]["intensity"] = serde_json::json!([8, 3]);
        cards[observe]["outward"] = serde_json::json!([]);
        cards[observe]["link"]["id"] = "made-up".into();
        cards[cold]["needs_tick"] = false.into();
        let why = cards[observe]["why"].clone();
        cards[cold]["why"] = why;
        let spoilt: Content = serde_json::from_value(all).unwrap();
        let problems = check::problems(&spoilt);
        for part in [
            "card `stop` suits a strength from 8 to 3",
            "card `observe` lacks its outward form",
            "card `observe` leads on to `made-up`",
            "card `cold` needs a tick",
            "stands on cards `cold` and `observe`",
        ] {
            assert!(
                problems.iter().any(|problem| problem.contains(part)),
                "{part} is not among {problems:?}"
            );
        }
    }

    #[test]
    fn a_kind_of_trigger_that_stands_twice_or_suggests_too_little_stops_the_build() {
        let mut all = serde_json::to_value(content("en")).unwrap();
        all["triggers"]["kinds"][0]["kind"] = "person".into();
        all["triggers"]["kinds"][2]["suggestions"] = vec!["Payday"].into();
        let spoilt: Content = serde_json::from_value(all).unwrap();
        assert_eq!(
            check::problems(&spoilt),
            [
                "triggers: `Someone` stands twice",
                "triggers: `A time` needs five to eight suggestions",
            ]
        );
    }

    #[test]
    fn a_language_without_content_falls_back_to_english() {
        assert!(std::ptr::eq(content("de-AT"), content("en")));
    }
}
