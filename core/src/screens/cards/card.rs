//! One card: its cautions first, then its steps, why it works, and what can be done with it.

use serde::Serialize;

use super::super::action::{Action, Offer, Place};
use super::super::companion::Companion;
use super::action::CardAction;
use super::diary_action::DiaryAction;
use super::{all_cards, go};
use crate::cards::diary::SkillUse;
use crate::cards::handed::sourced;
use crate::cards::{Card, CardOrigin, CardText, Deck, rehearsal};
use crate::content::{Content, LinkKind, NEED_A_TICK, counted, fill};
use crate::session::{ExerciseKind, Form};
use crate::view::Moment;

/// One card.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CardScreen {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// When to use it, and how long it takes.
    pub when: String,
    /// Cautions, before anything is done.
    pub cautions: Vec<String>,
    /// Cautions that need a tick, each with what is ticked.
    pub ticks: Vec<TickLine>,
    /// What to do, in order.
    pub steps: Vec<String>,
    /// How the outward form is named; empty where there is none.
    pub outward_label: String,
    /// The same with attention on the room.
    pub outward: Vec<String>,
    /// True where the outward form comes first: the person chose it, or has used today.
    pub outward_first: bool,
    /// How the next line is named.
    pub why_label: String,
    /// Why it works.
    pub why: String,
    /// Where it was read.
    pub source: String,
    /// That it is the person's own or in their words; else empty.
    pub origin: String,
    /// The person's tags.
    pub tags: Vec<String>,
    /// That it made things worse, or is for another day; else empty.
    pub note: String,
    /// Step by step, what it leads on to, and what can be done with it.
    pub offers: Vec<Offer>,
    /// What it says now, to be put in other words; none where nothing can be kept.
    pub text: Option<CardText>,
    /// How what is written here is named; none where nothing can be kept.
    pub labels: Option<CardLabels>,
    /// Back to the list.
    pub back: Offer,
    /// The small doors.
    pub doors: Vec<Offer>,
}

/// A caution that needs a tick.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TickLine {
    /// All that is ticked.
    pub text: String,
    /// True where the person said that it is fine for them.
    pub ticked: bool,
    /// Ticks it, or takes the tick back; none where nothing can be kept.
    pub change: Option<Offer>,
}

/// How the things that can be written are named.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CardLabels {
    /// Writing a card of one's own.
    pub write_own: String,
    /// Writing a reason.
    pub write_reason: String,
    /// Changing it.
    pub edit: String,
    /// Giving it a tag.
    pub tag: String,
    /// Asks for the title.
    pub ask_title: String,
    /// Asks when to use it.
    pub ask_when: String,
    /// Asks for one step.
    pub ask_step: String,
    /// Asks why it helps.
    pub ask_why: String,
    /// Asks for the reason.
    pub ask_reason: String,
    /// Asks for feelings.
    pub ask_feelings: String,
    /// How feelings are written.
    pub ask_feelings_hint: String,
    /// Asks for a tag.
    pub ask_tag: String,
    /// That nobody reads it; stands on each writing screen.
    pub not_read: String,
}

impl CardLabels {
    pub(super) fn of(content: &Content) -> Self {
        let words = &content.cards_words.deck;
        Self {
            write_own: words.write_own.clone(),
            write_reason: words.write_reason.clone(),
            edit: words.edit.clone(),
            tag: words.tag.clone(),
            ask_title: words.ask_title.clone(),
            ask_when: words.ask_when.clone(),
            ask_step: words.ask_step.clone(),
            ask_why: words.ask_why.clone(),
            ask_reason: words.ask_reason.clone(),
            ask_feelings: words.ask_feelings.clone(),
            ask_feelings_hint: words.ask_feelings_hint.clone(),
            ask_tag: words.ask_tag.clone(),
            not_read: words.not_read.clone(),
        }
    }
}

impl Companion {
    /// One card; none where it is not in the deck.
    pub fn card(&self, id: &str, moment: &Moment) -> Option<CardScreen> {
        let content = moment.content();
        let words = &content.cards_words.deck;
        let deck = self.deck(moment);
        let card = deck.card(id)?;
        let minutes = counted(&words.minutes, i64::from(card.minutes));
        let used = self.used(moment) && card.not_after_using;
        let some = |shown: bool, text: &str| if shown { text } else { "" }.to_owned();
        Some(CardScreen {
            id: card.id.clone(),
            title: card.text.title.clone(),
            when: format!("{} ({minutes})", card.text.when).trim().to_owned(),
            cautions: cautions(content, card, |id| !NEED_A_TICK.contains(&id)),
            ticks: self.ticks(content, &deck, card),
            steps: card.text.steps.clone(),
            outward_label: some(!card.outward.is_empty(), &words.outward),
            outward: card.outward.clone(),
            outward_first: self.reads_outward(card, moment),
            why_label: words.why.clone(),
            why: card.text.why.clone(),
            source: sourced(content, card),
            origin: match card.origin {
                CardOrigin::Content | CardOrigin::HandedOver => String::new(),
                CardOrigin::Edited => words.edited.clone(),
                CardOrigin::Own => words.own.clone(),
            },
            tags: card.tags.clone(),
            // That somebody has used does not show ahead of the lock.
            note: if card.made_worse && !self.locked {
                words.made_worse.clone()
            } else {
                some(used && !self.locked, &words.used_today)
            },
            offers: self.card_offers(content, card, moment),
            text: self.may_write().then(|| card.text.clone()),
            labels: self.may_write().then(|| CardLabels::of(content)),
            back: Offer::new(go(all_cards()), &content.cards_words.browse.back_to_cards),
            doors: self.doors(moment),
        })
    }

    /// True where the outward form is the one that is read.
    pub(super) fn reads_outward(&self, card: &Card, moment: &Moment) -> bool {
        !card.outward.is_empty() && self.form(moment) != Form::Inward
    }

    fn ticks(&self, content: &Content, deck: &Deck, card: &Card) -> Vec<TickLine> {
        let words = &content.cards_words.deck;
        let ids = card.cautions.iter();
        ids.filter(|id| NEED_A_TICK.contains(&id.as_str()))
            .filter_map(|id| Some((id, content.cautions.cautions.get(id)?)))
            .map(|(id, caution)| {
                let ticked = deck.ticked(id);
                let label = if ticked {
                    &words.untick
                } else {
                    &words.to_tick
                };
                let change = CardAction::Tick {
                    id: card.id.clone(),
                    caution: id.clone(),
                    on: !ticked,
                };
                let label = fill(label, &[("caution", &caution.short)]);
                TickLine {
                    text: caution.text.clone(),
                    ticked,
                    change: self
                        .may_write()
                        .then(|| Offer::new(Action::Card { change }, &label)),
                }
            })
            .collect()
    }

    fn card_offers(&self, content: &Content, card: &Card, moment: &Moment) -> Vec<Offer> {
        let words = &content.cards_words;
        let mut offers = Vec::new();
        if self.at_hand.is_some() {
            let label = &content.words.sheet.back_to_exercise;
            offers.push(Offer::new(go(Place::Exercise), label));
        }
        // A caution that needs a tick is read and ticked before it starts.
        if !card.waits_for_tick && !card.text.steps.is_empty() {
            let before = self.felt_lately(moment);
            let place = Place::CardStep {
                id: card.id.clone(),
                step: i32::from(before.is_some()),
                before,
            };
            offers.push(Offer::new(go(place), &words.deck.start));
        }
        offers.extend(self.linked(content, card, moment));
        if self.may_write() {
            offers.extend(self.kept_offers(content, card));
        }
        offers
    }

    /// What the person makes of a card.
    fn kept_offers(&self, content: &Content, card: &Card) -> Vec<Offer> {
        fn label<'w>(on: bool, yes: &'w str, no: &'w str) -> &'w str {
            if on { yes } else { no }
        }
        let words = &content.cards_words;
        let mut offers = Vec::new();
        let id = || card.id.clone();
        let mut offer = |change, label: &str| {
            offers.push(Offer::new(Action::Card { change }, label));
        };
        let deck = &words.deck;
        let on = !card.favourite;
        offer(
            CardAction::Favourite { id: id(), on },
            label(on, &deck.favourite, &deck.not_favourite),
        );
        let on = !card.hidden;
        offer(
            CardAction::Hide { id: id(), on },
            label(on, &deck.hide, &deck.unhide),
        );
        let on = !card.made_worse;
        offer(
            CardAction::MakesWorse { id: id(), on },
            label(on, &deck.makes_worse, &deck.take_back_worse),
        );
        let on = !self.is_rehearsed(&card.id);
        if !card.text.steps.is_empty() {
            offer(
                CardAction::Rehearse { id: id(), on },
                label(on, &words.rehearse.choose, &words.rehearse.leave),
            );
        }
        match card.origin {
            CardOrigin::Content | CardOrigin::HandedOver => {}
            CardOrigin::Edited => offers.push(Offer::with_detail(
                Action::Card {
                    change: CardAction::Restore { id: id() },
                },
                &deck.restore,
                &deck.restore_detail,
            )),
            CardOrigin::Own => offers.push(Offer::with_detail(
                Action::Card {
                    change: CardAction::Delete { id: id() },
                },
                &deck.delete,
                &deck.delete_detail,
            )),
        }
        for (how, label) in [
            (SkillUse::Used, &words.diary.used),
            (SkillUse::Tried, &words.diary.tried),
            (SkillUse::CouldHave, &words.diary.could_have),
        ] {
            let change = DiaryAction::NoteSkill {
                tool: card.tool(),
                how,
            };
            offers.push(Offer::new(Action::Diary { change }, label));
        }
        let tags = card.tags.iter();
        offers.extend(tags.map(|tag| {
            let change = CardAction::Tag {
                id: id(),
                tag: tag.clone(),
                on: false,
            };
            Offer::new(Action::Card { change }, &fill(&deck.untag, &[("tag", tag)]))
        }));
        offers
    }

    fn is_rehearsed(&self, id: &str) -> bool {
        self.read(|store| rehearsal::is_chosen(store, id)) == Some(true)
    }

    /// What a card leads on to, as far as it may be suggested now.
    fn linked(&self, content: &Content, card: &Card, moment: &Moment) -> Option<Offer> {
        let link = card.link.as_ref()?;
        match link.kind {
            LinkKind::Ride if self.at_hand.is_none() => {
                Some(Offer::new(Action::StartRide, &content.words.now.ride))
            }
            LinkKind::Breathing if !self.used(moment) => {
                let pattern = content.pattern(&link.id)?;
                self.breathing_offer(&pattern.id, pattern.minutes, &pattern.name, "")
            }
            LinkKind::Practice => {
                let practice = self.practices(moment).get(&link.id)?;
                let fits = !(self.used(moment) && practice.settles());
                fits.then(|| self.practice_offer(&practice.id, &practice.name, ""))?
            }
            // Worksheets come from another room.
            LinkKind::Ride | LinkKind::Breathing | LinkKind::Worksheet => None,
        }
    }

    /// A practice; none while another exercise is under way.
    pub(super) fn practice_offer(&self, id: &str, name: &str, reason: &str) -> Option<Offer> {
        // What to mind is read before it starts.
        let place = Place::Practice { id: id.to_owned() };
        let action = Action::Go { place };
        let free = self.at_hand.is_none();
        free.then(|| Offer::with_detail(action, name, reason))
    }

    /// Breathing by a pattern: within a ride, where one is under way; none while something else breathes.
    pub(super) fn breathing_offer(
        &self,
        pattern: &str,
        minutes: i32,
        name: &str,
        reason: &str,
    ) -> Option<Offer> {
        let pattern = pattern.to_owned();
        let under_way = self.at_hand.as_ref();
        let action = match under_way.map(|record| record.live.plan().kind) {
            None => Action::StartBreathing {
                pattern,
                minutes: minutes.max(1),
                from_rate: None,
            },
            Some(ExerciseKind::Ride) => Action::TakeUpBreathing { pattern },
            Some(_) => return None,
        };
        Some(Offer::with_detail(action, name, reason))
    }
}

/// The full text of the cautions of a card that `wanted` asks for.
pub(super) fn cautions(
    content: &Content,
    card: &Card,
    wanted: impl Fn(&str) -> bool,
) -> Vec<String> {
    let ids = card.cautions.iter().filter(|id| wanted(id));
    ids.filter_map(|id| content.cautions.cautions.get(id))
        .map(|caution| caution.text.clone())
        .collect()
}
