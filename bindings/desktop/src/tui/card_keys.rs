//! Keys on the cards: searching as somebody types, moving through lists, steps by the arrows, ratings by digits.

use ebb_core::screens::{
    Action, CardsScreen, DiaryQuestion, FeelScreen, Offer, Place, ScaleAsked, SuggestScreen,
};
use ratatui::crossterm::event::KeyCode;

use super::app::App;
use super::{cards, keys};
use crate::form;

/// The list that a card was opened from.
#[derive(Debug, Clone, PartialEq)]
pub struct CameFrom {
    pub place: Place,
    pub cursor: usize,
}

impl App<'_> {
    /// What is found for what was typed, by the index that is kept between two keys.
    pub(super) fn found(&self, typed: &str) -> CardsScreen {
        self.finder.as_ref().map_or_else(
            || self.companion.cards(typed, &self.moment()),
            |finder| finder.find(typed),
        )
    }

    /// The list of cards on the screen, where there is one.
    pub(super) fn card_list(&self) -> Option<CardsScreen> {
        match &self.place {
            Place::Cards { typed } => Some(self.found(typed)),
            Place::CardShelf { shelf } => Some(self.companion.shelf(shelf, &self.moment())),
            _ => None,
        }
    }

    /// Keeps the index while somebody is at the list, and where a card was opened from.
    pub(super) fn leave_for(&mut self, place: &Place) {
        if matches!(place, Place::Cards { .. }) {
            if self.finder.is_none() || !matches!(self.place, Place::Cards { .. }) {
                self.finder = Some(self.companion.card_finder(&self.moment()));
            }
        } else {
            self.finder = None;
            self.searching = false;
        }
        let from_list = matches!(
            self.place,
            Place::Cards { .. }
                | Place::CardShelf { .. }
                | Place::Suggest { .. }
                | Place::RehearseCards { .. }
                | Place::Plan { .. }
                | Place::Triggers
                | Place::Of { .. }
        );
        if from_list && matches!(place, Place::Card { .. }) {
            self.came_from = Some(CameFrom {
                place: self.place.clone(),
                cursor: self.cursor,
            });
        }
    }

    /// A key while somebody types what they look for.
    pub(super) fn search_key(&mut self, code: KeyCode) {
        let Place::Cards { typed } = &mut self.place else {
            self.searching = false;
            return;
        };
        match code {
            KeyCode::Esc => self.searching = false,
            KeyCode::Backspace => {
                typed.pop();
                self.cursor = 0;
            }
            KeyCode::Char(c) if !c.is_control() && typed.chars().count() < 60 => {
                typed.push(c);
                self.cursor = 0;
            }
            KeyCode::Down => self.cursor = (self.cursor + 1).min(self.last_line()),
            KeyCode::Up => self.cursor = self.cursor.saturating_sub(1),
            KeyCode::Enter => self.enter(),
            _ => {}
        }
    }

    /// Where Esc leads to from the cards; none where the place is not one of theirs.
    pub(super) fn back_from_cards(&mut self) -> Option<Place> {
        let before = if self.companion.running().is_some() {
            Place::Exercise
        } else {
            Place::Now
        };
        let last = |said: Vec<Offer>| match said.into_iter().next_back().map(|offer| offer.action) {
            Some(Action::Go { place }) => place,
            _ => before.clone(),
        };
        let all = || Place::Cards {
            typed: String::new(),
        };
        Some(match &self.place {
            Place::Cards { typed } if !typed.is_empty() => all(),
            Place::Cards { .. } => before,
            Place::Card { .. } => {
                let from = self.came_from.take();
                self.cursor_back = from.as_ref().map(|from| from.cursor);
                from.map_or_else(all, |from| from.place)
            }
            Place::CardStep { id, .. } => Place::Card { id: id.clone() },
            Place::CardShelf { .. } | Place::RehearseCards { .. } | Place::Diary => all(),
            Place::DiaryEntry { .. } | Place::DiaryUrge { .. } => Place::Diary,
            Place::Feel { .. } => self
                .feel_here()
                .map_or(before.clone(), |feel| last(feel.said)),
            Place::Suggest { .. } => self
                .suggestions_here()
                .map_or(before.clone(), |screen| last(screen.said)),
            _ => return None,
        })
    }

    pub(super) fn feel_here(&self) -> Option<FeelScreen> {
        let Place::Feel {
            state,
            intensity,
            minutes,
            surroundings,
        } = self.place
        else {
            return None;
        };
        let moment = self.moment();
        let companion = &self.companion;
        Some(companion.feel(state, intensity, minutes, surroundings, &moment))
    }

    pub(super) fn suggestions_here(&self) -> Option<SuggestScreen> {
        let Place::Suggest {
            state,
            intensity,
            minutes,
            surroundings,
        } = self.place
        else {
            return None;
        };
        let moment = self.moment();
        let companion = &self.companion;
        Some(companion.suggestions(state, intensity, minutes, surroundings, &moment))
    }

    /// A key on the cards. True where it meant something there.
    pub(super) fn cards_key(&mut self, c: char) -> bool {
        match &self.place {
            Place::Cards { .. } if c == '/' => self.searching = true,
            Place::Cards { .. } | Place::CardShelf { .. } if matches!(c, 'c' | 'w') => {
                let labels = self.card_list().and_then(|screen| screen.labels);
                self.form = labels.map(|labels| match c {
                    'c' => form::write_card(&labels),
                    _ => form::write_reason(&labels),
                });
            }
            Place::Card { id } if matches!(c, 'e' | 't') => {
                let card = self.companion.card(id, &self.moment());
                self.form = card.and_then(|card| {
                    let labels = card.labels?;
                    Some(match c {
                        'e' => form::edit_card(&card.id, &card.text?, &labels),
                        _ => form::tag_card(&card.id, &card.tags, &labels),
                    })
                });
            }
            _ => return self.answer_key(c),
        }
        true
    }

    /// An answer to the scale or the question that stands open. True where the key is one.
    fn answer_key(&mut self, c: char) -> bool {
        let rated = self.scale_here().map(|asked| {
            let skip = asked.skip.filter(|_| c == keys::SKIP);
            skip.or_else(|| keys::chosen(true, &asked.answers, c).cloned())
        });
        let answer = rated.unwrap_or_else(|| {
            let question = self.questions_here().into_iter().nth(self.cursor)?;
            keys::chosen(question.scale, &question.answers, c).cloned()
        });
        let found = answer.is_some();
        if let Some(offer) = answer {
            let cursor = self.cursor;
            self.act(offer.action);
            // The next question of the same entry.
            let more = self.questions_here().len();
            if matches!(
                self.place,
                Place::DiaryEntry { .. } | Place::DiaryUrge { .. }
            ) {
                self.cursor = (cursor + 1).min(more.saturating_sub(1));
            }
        }
        found
    }

    fn scale_here(&self) -> Option<ScaleAsked> {
        match &self.place {
            Place::Feel { .. } => self.feel_here()?.scale,
            Place::CardStep { id, step, before } => {
                let moment = self.moment();
                self.companion.card_step(id, *step, *before, &moment)?.asked
            }
            _ => None,
        }
    }

    pub(super) fn questions_here(&self) -> Vec<DiaryQuestion> {
        let moment = self.moment();
        let of = |screen: Result<ebb_core::screens::DiaryEntryScreen, _>| {
            screen.map_or_else(
                |_: ebb_core::screens::ActError| Vec::new(),
                |screen| screen.questions,
            )
        };
        match &self.place {
            Place::Diary => self.companion.diary(&moment).questions,
            Place::DiaryEntry { id } => of(self.companion.diary_entry(id, &moment)),
            Place::DiaryUrge { id } => of(self.companion.diary_urge(id, &moment)),
            _ => Vec::new(),
        }
    }

    /// Left and right: a step back, a step on; the module before, the next one.
    pub(super) fn step_cards(&mut self, step: i32) -> bool {
        match &self.place {
            Place::CardStep {
                id,
                step: at,
                before,
            } => {
                let screen = self.companion.card_step(id, *at, *before, &self.moment());
                let to = at + step;
                // A rating is answered or skipped, not walked past.
                let open = screen.is_some_and(|screen| screen.asked.is_none()) || step < 0;
                if open && to >= 0 {
                    self.place = Place::CardStep {
                        id: id.clone(),
                        step: to,
                        before: *before,
                    };
                }
            }
            Place::Cards { .. } => {
                let starts = self
                    .card_list()
                    .map_or_else(Vec::new, |list| cards::starts(&list));
                let here = self.cursor;
                let next = if step > 0 {
                    starts.into_iter().find(|start| *start > here)
                } else {
                    starts.into_iter().rfind(|start| *start < here)
                };
                self.cursor = next.unwrap_or(here);
            }
            _ => return false,
        }
        true
    }

    /// What Enter does; none where the place is not one of the cards'.
    #[expect(
        clippy::option_option,
        reason = "nothing to do is one thing, another's place another"
    )]
    pub(super) fn enter_cards(&self) -> Option<Option<Action>> {
        let moment = self.moment();
        let at = self.cursor;
        let first = |offers: Vec<Offer>| offers.into_iter().next();
        let offer = match &self.place {
            Place::Cards { .. } | Place::CardShelf { .. } => {
                let list = self.card_list()?;
                cards::rows(&list).get(at).copied().cloned()
            }
            Place::Card { id } => {
                let card = self.companion.card(id, &moment);
                let offers = card.map_or_else(Vec::new, |card| card.offers);
                offers.into_iter().find(|offer| {
                    matches!(
                        &offer.action,
                        Action::Go {
                            place: Place::CardStep { .. }
                        }
                    )
                })
            }
            Place::CardStep { id, step, before } => {
                let screen = self.companion.card_step(id, *step, *before, &moment)?;
                match screen.asked {
                    Some(asked) => asked.skip,
                    None => first(screen.offers),
                }
            }
            Place::Feel { .. } => self.feel_here()?.answers.into_iter().nth(at),
            Place::Suggest { .. } => first(self.offers()),
            Place::RehearseCards { shown } => {
                let screen = self.companion.rehearse_cards(*shown, &moment);
                let row = screen.chosen.into_iter().nth(at).map(|line| line.card);
                match (screen.question.is_empty(), shown) {
                    (true, _) => row,
                    (false, false) => first(screen.offers),
                    (false, true) => None,
                }
            }
            Place::Diary => {
                let screen = self.companion.diary(&moment);
                let entries = screen.days.into_iter().flat_map(|day| day.entries);
                let at = at.checked_sub(screen.questions.len());
                at.and_then(|at| entries.map(|line| line.open).nth(at))
            }
            Place::DiaryEntry { .. } | Place::DiaryUrge { .. } => None,
            _ => return None,
        };
        Some(offer.map(|offer| offer.action))
    }
}
