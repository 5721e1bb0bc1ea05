//! The first screen: what is under way, what to do now, and the small doors. It says what cannot be kept, and never
//! stands in the way of a tool.

use serde::Serialize;

use super::action::{Action, Offer, Place};
use super::companion::Companion;
use super::plan_action::PLAN_OPENED;
use super::said;
use crate::content::{counted, fill};
use crate::progress;
use crate::time::{Day, to_millis};
use crate::view::Moment;

/// How long after the plan was open it is asked how it was.
const AFTER_PLAN_MS: i64 = 3_600_000;
/// After so long it is not asked any more.
const AFTER_PLAN_NO_MORE_MS: i64 = 3 * 86_400_000;

/// What the first screen shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NowScreen {
    /// The name on top.
    pub title: String,
    /// One warm line.
    pub greeting: String,
    /// What could not be opened or kept, and what to do.
    pub notices: Vec<String>,
    /// Reminders that did not come, told once.
    pub missed: Vec<String>,
    /// The next reminder; empty where there is none.
    pub next: String,
    /// What was done today; empty where nothing was.
    pub today: String,
    /// What to do now, first the most likely.
    pub offers: Vec<Offer>,
    /// The small doors.
    pub doors: Vec<Offer>,
    /// What Ebb is and is not, in one line.
    pub about: String,
}

impl Companion {
    /// The first screen.
    pub fn now(&self, moment: &Moment) -> NowScreen {
        let words = &moment.content().words;
        let mut screen = NowScreen {
            title: words.now.title.clone(),
            greeting: if self.used(moment) && !self.locked {
                &words.now.greeting_after_using
            } else {
                &words.now.greeting
            }
            .clone(),
            notices: Vec::new(),
            missed: if self.locked {
                Vec::new()
            } else {
                self.rooms.reminders.missed.clone()
            },
            next: self.next_reminder(moment),
            today: self.today(moment),
            offers: self.now_offers(moment),
            doors: self.doors(moment),
            about: words.now.about.clone(),
        };
        // Last, so that what did not read above is told.
        screen.notices = self.problems(moment);
        screen.notices.extend_from_slice(&self.told);
        screen
    }

    fn now_offers(&self, moment: &Moment) -> Vec<Offer> {
        let words = &moment.content().words.now;
        let mut offers = Vec::new();
        if self.locked {
            offers.push(Offer::with_detail(
                Action::Unlock,
                &words.unlock,
                &words.unlock_detail,
            ));
        }
        if let Some(record) = &self.at_hand {
            let live = &record.live;
            let name = self
                .practices(moment)
                .exercise(live.plan().kind, &live.plan().pattern);
            let elapsed_ms = live.frame(moment.now).elapsed_ms;
            let detail = fill(
                &words.under_way,
                &[
                    ("name", name),
                    ("span", &said::span(&moment.content().words, elapsed_ms)),
                ],
            );
            offers.push(Offer::with_detail(
                Action::Go {
                    place: Place::Exercise,
                },
                &words.go_back,
                &detail,
            ));
        } else {
            offers.push(Offer::with_detail(
                Action::StartRide,
                &words.ride,
                &words.ride_detail,
            ));
        }
        let holds = self.holds(moment);
        // That somebody used does not show ahead of the lock.
        if holds.sheet_shows_itself() && !self.locked {
            let place = Place::AfterUsing;
            offers.push(Offer::with_detail(
                Action::Go { place },
                &words.after_using,
                &words.after_using_detail,
            ));
        }
        // After using, breathing is not suggested; where a breath makes it worse, it is not among the first.
        let breathe = |detail: &str| {
            let place = Place::Breathe;
            Offer::with_detail(Action::Go { place }, &words.breathe, detail)
        };
        let (may_breathe, worse) = (!holds.used(), holds.breath_made_worse());
        if may_breathe && !worse {
            offers.push(breathe(&words.breathe_detail));
        }
        offers.push(self.practise_offer(moment));
        offers.push(Offer::with_detail(
            Action::Go {
                place: Place::History,
            },
            &words.history,
            &words.history_detail,
        ));
        offers.push(self.feel_offer(moment));
        offers.extend(self.rehearsal_offer(moment));
        let cards = Place::Cards {
            typed: String::new(),
        };
        offers.push(Offer::with_detail(
            Action::Go { place: cards },
            &moment.content().cards_words.browse.title,
            &words.cards_detail,
        ));
        offers.push(Offer::with_detail(
            Action::Go {
                place: Place::Triggers,
            },
            &words.triggers,
            &words.triggers_detail,
        ));
        offers.push(Offer::with_detail(
            Action::Go {
                place: Place::Reminders { ahead: 0 },
            },
            &moment.content().reminders.screen.title,
            &moment.content().reminders.screen.now_detail,
        ));
        if may_breathe && worse {
            offers.push(breathe(""));
        }
        offers.extend(self.look_back_offer(moment));
        if self.after_plan_is_offered(moment) {
            offers.push(Offer::with_detail(
                Action::Go {
                    place: Place::AfterPlan,
                },
                &words.after_plan,
                &words.after_plan_detail,
            ));
        }
        offers
    }

    /// An hour after the plan was open, for three days, and not during an exercise.
    pub(super) fn after_plan_is_offered(&self, moment: &Moment) -> bool {
        let opened: Option<i64> = self.setting(PLAN_OPENED).and_then(|at| at.parse().ok());
        let since = opened.map(|at| to_millis(moment.now).saturating_sub(at));
        !self.locked
            && self.at_hand.is_none()
            && since.is_some_and(|ms| (AFTER_PLAN_MS..AFTER_PLAN_NO_MORE_MS).contains(&ms))
    }

    /// The small doors that *Now* and every exercise have.
    pub(super) fn doors(&self, moment: &Moment) -> Vec<Offer> {
        let words = &moment.content().words.now;
        let door = |place, label: &str| Offer::new(Action::Go { place }, label);
        vec![
            door(Place::HaveUsed, &words.have_used),
            door(Place::FeelIll, &words.feel_ill),
            door(Place::StaySafe, &words.stay_safe),
            door(Place::Plan { door: self.door }, &words.plan),
            door(Place::Emergency, &words.emergency),
            Offer::new(Action::HideNow, &words.hide),
        ]
    }

    /// "Today: 1 ride."; empty where nothing was done, or may show.
    pub(super) fn today(&self, moment: &Moment) -> String {
        let words = &moment.content().words;
        let today = Day::of(moment.now, moment.zone);
        let Some(recent) = self.read_own(|store| progress::counts_of_day(store, today, moment.now))
        else {
            return String::new();
        };
        let parts: Vec<String> = [
            (&words.counts.rides, recent.rides),
            (&words.counts.breathings, recent.breathings),
            (&words.counts.practices, recent.practices),
        ]
        .into_iter()
        .filter(|(_, n)| *n > 0)
        .map(|(words, n)| counted(words, i64::from(n)))
        .collect();
        if parts.is_empty() {
            String::new()
        } else {
            fill(&words.now.today, &[("what", &parts.join(", "))])
        }
    }
}
