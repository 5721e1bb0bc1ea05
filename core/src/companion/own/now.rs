//! The first page: what to do now, what waits, and the ways into all the rest. It says what cannot be kept, and never
//! stands in the way of a tool: however much waits, a ride is the first thing that a thumb or *Enter* finds.

use super::super::state::Companion;
use super::At;
use crate::backup::page as backup_page;
use crate::cards::page as card_page;
use crate::content::{FirstPageMarks, OfferMark, counted, fill};
use crate::crisis::page as crisis_page;
use crate::journal::page as journal_page;
use crate::page::{Block, Items, LineRole, NoticeKind, Offer, Role, Shape, Target, Weight};
use crate::progress::{counts_of_day, lists, page as progress_page};
use crate::reminders::page as reminder_page;
use crate::session::page as session_page;
use crate::triggers::page as trigger_page;
use crate::view::{Body, Moment, View, dates};

/// So many of the first offers stand above what waits: a ride, and a breath or, after using, the next hours.
const DOORS: usize = 2;

impl Companion {
    /// The first page.
    pub(super) fn now_page(&self, view: &View<'_>) -> Body {
        let (content, moment) = (view.content(), view.moment());
        let words = &content.words.now;
        let due = self.noted(reminder_page::due(view)).unwrap_or_default();
        let next = self.noted(reminder_page::next_line(view)).flatten();
        let today = Some(self.today(moment)).filter(|line| !line.is_empty());
        let mut offers = self.first_offers(view);
        let greeting = if view.ahead.holds.used() && !self.is_locked() {
            &words.greeting_after_using
        } else {
            &words.greeting
        };
        let mut body = Body::new(&words.title).shape(Shape::Home);
        // What did not read above is told as well.
        let problems = self.problems(moment).into_iter();
        body = body.blocks(problems.map(|words| Block::notice(NoticeKind::Problem, words)));
        body = body
            .block(Block::lines(LineRole::Lead, [greeting]))
            .blocks(self.way_back_to_the_plan(view));
        let welcome = self.way_to_welcome(view);
        let missed = if self.is_locked() {
            None
        } else {
            reminder_page::missed(view, &self.rooms.reminders)
        };
        if !due.is_empty() || welcome.is_some() || missed.is_some() {
            let doors = offers.drain(..offers.len().min(DOORS)).collect::<Vec<_>>();
            body = body.block(Block::offers(doors)).blocks(welcome);
        }
        body = body.blocks(missed);
        if !due.is_empty() {
            let items = Items::new("due").title(&content.pages.now.due).items(due);
            body = body.block(Block::items(items));
        }
        body = body.block(Block::offers(offers));
        body = body.blocks(backup_page::way_out(view));
        let lines: Vec<String> = next.into_iter().chain(today).collect();
        if !lines.is_empty() {
            body = body.block(Block::lines(LineRole::Body, lines));
        }
        // What is to be known of the device can wait until the ways to help have been read.
        let told = self.told.iter();
        body = body.blocks(told.map(|words| Block::notice(NoticeKind::Told, words)));
        let of_ebb = &content.pages.now;
        body = body.blocks(backup_page::reminder(view, || self.began()));
        body.block(Block::lines(LineRole::Small, [&words.about]))
            .block(Block::Offers {
                lead: None,
                offers: vec![
                    Offer::of(&of_ebb.settings, Role::Go, Target::go(&At::Settings)),
                    Offer::of(&of_ebb.about, Role::Go, Target::go(&At::About)),
                ],
            })
    }

    /// Where a sign of danger was there today, a quiet line back to the plan. It does not show ahead of the lock; the
    /// doors are there all the same.
    fn way_back_to_the_plan(&self, view: &View<'_>) -> Option<Block> {
        // What was said today does not show ahead of the lock; the doors are there all the same.
        if self.is_locked() || !view.ahead.holds.danger() {
            return None;
        }
        let first = self.the_plan_first(view.moment());
        let mark = &view.content().pages.now.marks.danger;
        Some(Block::Offers {
            lead: Some(first.sentence),
            offers: vec![first.plan.marked(mark)],
        })
    }

    /// What to do now, first the most likely.
    fn first_offers(&self, view: &View<'_>) -> Vec<Offer> {
        let (content, moment, holds) = (view.content(), view.moment(), view.ahead.holds);
        let words = &content.words.now;
        let marks = &content.pages.now.marks;
        let go = |label: &str, detail: &str, mark: &OfferMark, target| {
            detailed(Offer::new(label, Role::Go, target), detail).marked(mark)
        };
        let mut offers = vec![self.ride_or_go_back(view, marks)];
        // That somebody used does not show ahead of the lock.
        if holds.sheet_shows_itself() && !self.is_locked() {
            offers.push(go(
                &words.after_using,
                &words.after_using_detail,
                &marks.after_using,
                Target::Go {
                    place: self.after_using(moment),
                },
            ));
        }
        // After using, breathing is not suggested; where a breath makes it worse, it is not among the first.
        let breathe = |detail: &str| {
            let target = Target::go(&session_page::At::Breathe);
            go(&words.breathe, detail, &marks.breathe, target)
        };
        let (may_breathe, worse) = (!holds.used(), holds.breath_made_worse());
        if may_breathe && !worse {
            offers.push(breathe(&words.breathe_detail));
        }
        // What helps now keeps its place, so that a hand that knows the first one shows nothing.
        if self.is_locked() {
            offers.push(super::unlock(content).detail(&words.unlock_detail));
        }
        let practise = &content.practice_words;
        // Not recommended on a day of using.
        let practise_detail = if holds.used() { "" } else { &practise.detail };
        let history = progress_page::At::History {
            ahead: 0,
            before: None,
        };
        let feel = card_page::next_question(None, None, None);
        let browse = &content.cards_words.browse;
        offers.extend([
            go(
                &practise.title,
                practise_detail,
                &marks.practise,
                Target::go(&session_page::At::Practise),
            ),
            go(
                &words.history,
                &words.history_detail,
                &marks.history,
                Target::go(&history),
            ),
            go(
                &browse.feel,
                &browse.feel_detail,
                &marks.feel,
                Target::go(&feel),
            ),
        ]);
        let rehearsal = card_page::rehearsal_offer(view, &self.rooms.cards);
        offers.extend(self.noted(rehearsal).flatten());
        let reminders = &content.reminders.screen;
        let journal = &content.journal;
        offers.extend([
            go(
                &journal.title,
                &journal.detail,
                &marks.journal,
                Target::go(&journal_page::At::All { before: None }),
            ),
            go(
                &browse.title,
                &words.cards_detail,
                &marks.cards,
                Target::go(&card_page::At::All),
            ),
            go(
                &words.triggers,
                &words.triggers_detail,
                &marks.triggers,
                Target::go(&trigger_page::At::All),
            ),
            go(
                &content.lists.title,
                &content.lists.detail,
                &marks.lists,
                Target::go(&lists::page::At::All),
            ),
            go(
                &reminders.title,
                &reminders.now_detail,
                &marks.reminders,
                Target::go(&reminder_page::At::All { ahead: 0 }),
            ),
        ]);
        if may_breathe && worse {
            offers.push(breathe(""));
        }
        offers.extend(self.look_back_offer(moment));
        if self.after_plan_is_offered(moment) {
            offers.push(go(
                &words.after_plan,
                &words.after_plan_detail,
                &marks.after_plan,
                Target::go(&crisis_page::At::After),
            ));
        }
        offers
    }

    /// "Today: 1 ride."; empty where nothing was done, or may show.
    fn today(&self, moment: &Moment) -> String {
        let words = &moment.content().words;
        let counts = self.read_own(|store| counts_of_day(store, moment.today(), moment.now));
        let Some(counts) = counts else {
            return String::new();
        };
        let parts = [
            (&words.counts.rides, counts.rides),
            (&words.counts.breathings, counts.breathings),
            (&words.counts.practices, counts.practices),
        ];
        let done = parts.into_iter().filter(|(_, n)| *n > 0);
        let done: Vec<_> = done.map(|(words, n)| counted(words, n.into())).collect();
        if done.is_empty() {
            return String::new();
        }
        fill(&words.now.today, &[("what", &done.join(", "))])
    }

    /// The way into what is under way; else a ride, at one touch.
    fn ride_or_go_back(&self, view: &View<'_>, marks: &FirstPageMarks) -> Offer {
        let (content, moment) = (view.content(), view.moment());
        let words = &content.words.now;
        let offer = match self.running() {
            Some(record) => {
                let live = &record.live;
                let plan = live.plan();
                let practices = self.practices(moment);
                let name = practices.exercise(plan.kind, &plan.pattern);
                let elapsed_ms = live.frame(moment.now).elapsed_ms;
                let span = dates::span(&content.words, elapsed_ms);
                let detail = fill(&words.under_way, &[("name", name), ("span", &span)]);
                let live = Target::go(&session_page::At::Live);
                let back = Offer::new(&words.go_back, Role::Go, live);
                back.detail(detail).marked(&marks.go_back)
            }
            None => {
                let ride = Target::act(&session_page::Act::Ride);
                let ride = Offer::new(&words.ride, Role::Begin, ride);
                ride.detail(&words.ride_detail).marked(&marks.ride)
            }
        };
        offer.weight(Weight::Main)
    }
}

/// With a sentence more, where there is one.
fn detailed(offer: Offer, detail: &str) -> Offer {
    if detail.is_empty() {
        offer
    } else {
        offer.detail(detail)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::crawler::changes;
    use super::super::super::world::{CANARY, State, moment, world};
    use super::super::Act;
    use super::*;
    use crate::page::{Action, Page, Place, Token};
    use crate::session::Purpose;
    use crate::store::Work;

    fn look(companion: &mut Companion, moment: &Moment) -> Page {
        companion.page(&Place::to(&At::Now), &[], moment)
    }

    fn does(companion: &mut Companion, act: &impl Token, moment: &Moment) {
        let done = companion.carry_out(&Action::of(act), &[], moment, &Work::new());
        done.unwrap();
    }

    /// What there is to do now, with its key.
    fn offered(page: &Page) -> Vec<(&str, &str)> {
        let offers = page.blocks.iter().filter_map(|block| match block {
            Block::Offers { lead: None, offers } => Some(offers),
            _ => None,
        });
        let offers: Vec<_> = offers.collect();
        // Below everything else stand the ways to what is chosen, and to what Ebb is.
        let offers = offers[..offers.len() - 1].iter().copied();
        let pair = |offer| -> (&str, &str) {
            let offer: &Offer = offer;
            (
                offer.key.as_deref().unwrap_or_default(),
                offer.label.as_str(),
            )
        };
        offers.flatten().map(pair).collect()
    }

    fn notices(page: &Page) -> Vec<(NoticeKind, &str)> {
        let notices = page.blocks.iter().filter_map(|block| match block {
            Block::Notice { kind, words, .. } => Some((*kind, words.as_str())),
            _ => None,
        });
        notices.collect()
    }

    fn due(page: &Page) -> Option<&Items> {
        page.blocks.iter().find_map(|block| match block {
            Block::Items { items } => Some(items),
            _ => None,
        })
    }

    fn lead(page: &Page) -> &str {
        let lead = page.blocks.iter().find_map(|block| match block {
            Block::Lines {
                role: LineRole::Lead,
                lines,
                ..
            } => lines.first(),
            _ => None,
        });
        lead.unwrap()
    }

    #[test]
    fn open_a_ride_and_a_breath_stand_above_what_waits_and_every_offer_has_its_own_key() {
        let page = look(&mut world(State::Open).companion, &moment());
        let items = due(&page).unwrap();
        assert_eq!(
            items.items[0].note.as_deref(),
            Some("Today 09:00, waits since then")
        );
        let keys: Vec<_> = items.items[0]
            .offers
            .iter()
            .filter_map(|offer| offer.key.as_deref())
            .collect();
        assert_eq!(keys, ["d", "s"]);
        let kinds: Vec<_> = page
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Offers { lead: None, offers } => Some(offers.len()),
                Block::Items { .. } => Some(0),
                _ => None,
            })
            .collect();
        assert_eq!(kinds, [2, 0, 10, 2]);
        assert_eq!(
            offered(&page),
            [
                ("r", "Ride an urge"),
                ("b", "Breathe"),
                ("a", "Practise"),
                ("h", "History"),
                ("f", "What could help now"),
                ("e", "Rehearse"),
                ("w", "Journal"),
                ("/", "Cards"),
                ("y", "What sets it off"),
                ("t", "Goals and lists"),
                ("m", "Reminders"),
                ("", "Look back, if you want"),
            ]
        );
        assert_eq!(page.shape, Shape::Home);
    }

    #[test]
    fn hidden_it_shows_nothing_of_the_persons_and_the_way_back_below_what_helps() {
        let page = look(&mut world(State::Hidden).companion, &moment());
        assert!(!serde_json::to_string(&page).unwrap().contains(CANARY));
        assert_eq!(offered(&page)[0], ("r", "Ride an urge"));
        assert_eq!(offered(&page)[1], ("b", "Breathe"));
        assert_eq!(offered(&page)[2], ("n", "Show what is mine"));
        assert_eq!(due(&page), None);
        let all = format!("{page:?}");
        assert!(!all.contains("Next:") && !all.contains("Look back"));
    }

    #[test]
    fn however_much_was_missed_a_ride_and_a_breath_stand_above_it() {
        let mut world = world(State::Open);
        world.companion.rooms.reminders.missed = vec!["A reminder did not come.".to_owned(); 5];
        let page = look(&mut world.companion, &moment());
        let place = |found: fn(&Block) -> bool| page.blocks.iter().position(found).unwrap();
        let doors =
            place(|block| matches!(block, Block::Offers { offers, .. } if offers.len() == DOORS));
        let missed = place(
            |block| matches!(block, Block::Notice { words, .. } if words.starts_with("A reminder did")),
        );
        let waits = place(|block| matches!(block, Block::Items { .. }));
        assert!(doors < missed && missed < waits, "{:?}", page.blocks);
    }

    #[test]
    fn what_is_told_of_the_device_stands_below_the_ways_to_help() {
        let mut world = world(State::Open);
        world.companion.told = vec!["The key lies in a file.".to_owned()];
        let page = look(&mut world.companion, &moment());
        let place = |found: fn(&Block) -> bool| page.blocks.iter().position(found).unwrap();
        let told = place(
            |block| matches!(block, Block::Notice { words, .. } if words.starts_with("The key")),
        );
        let greeting = place(|block| {
            matches!(
                block,
                Block::Lines {
                    role: LineRole::Lead,
                    ..
                }
            )
        });
        let ways = place(|block| matches!(block, Block::Offers { lead: None, .. }));
        assert!(greeting < ways && ways < told, "{:?}", page.blocks);
        // Still above what Ebb says of itself every day.
        let about = &moment().content().words.now.about;
        let small = page
            .blocks
            .iter()
            .position(|block| matches!(block, Block::Lines { lines, .. } if lines.contains(about)));
        assert!(told < small.unwrap());
    }

    #[test]
    fn with_no_store_and_with_a_damaged_one_it_says_so_and_every_tool_is_there() {
        for state in [State::KeyOutOfReach, State::NoStore, State::Damaged] {
            let page = look(&mut world(state).companion, &moment());
            let (kind, words) = notices(&page)[0];
            assert_eq!(kind, NoticeKind::Problem, "{state:?}");
            assert!(!words.is_empty());
            assert!(offered(&page).contains(&("r", "Ride an urge")), "{state:?}");
            assert!(offered(&page).contains(&("/", "Cards")), "{state:?}");
            assert_eq!(due(&page), None, "{state:?}");
        }
    }

    #[test]
    fn after_using_nothing_sedates_and_what_to_look_out_for_is_one_key_away() {
        let page = look(&mut world(State::Used).companion, &moment());
        let offers = offered(&page);
        assert_eq!(offers[1], ("o", "The next hours: what to look out for"));
        assert!(
            !offers.iter().any(|(key, _)| *key == "b" || *key == "e"),
            "{offers:?}"
        );
        assert_eq!(
            lead(&page),
            "You are welcome here. Stay awake, and near someone."
        );
        // Hidden again, that somebody used does not show.
        let mut hidden = world(State::Used);
        does(&mut hidden.companion, &Act::Hide, &moment());
        let page = look(&mut hidden.companion, &moment());
        assert!(!offered(&page).iter().any(|(key, _)| *key == "o"));
        assert_eq!(lead(&page), "Hello. What would help right now?");
    }

    #[test]
    fn what_is_under_way_is_one_key_away_and_a_day_of_danger_keeps_a_quiet_line_to_the_plan() {
        let mut world = world(State::Open);
        does(&mut world.companion, &session_page::Act::Ride, &moment());
        let later = |minutes| Moment {
            now: moment().now + chrono::TimeDelta::minutes(minutes),
            ..moment()
        };
        let page = look(&mut world.companion, &later(3));
        assert_eq!(offered(&page)[0], ("g", "Go back to it"));
        let quiet = |page: &Page| {
            page.blocks
                .iter()
                .any(|block| matches!(block, Block::Offers { lead: Some(_), .. }))
        };
        assert!(!quiet(&page));
        let purpose = Purpose::HurtMyself;
        let danger = session_page::Act::WhatFor { purpose };
        does(&mut world.companion, &danger, &later(4));
        assert!(quiet(&look(&mut world.companion, &later(5))));
        world.companion.lock();
        assert!(!quiet(&look(&mut world.companion, &later(6))));
    }

    #[test]
    fn looking_again_a_minute_later_waits_for_no_disk() {
        let mut world = world(State::Open);
        let later = |minutes| Moment {
            now: moment().now + chrono::TimeDelta::minutes(minutes),
            ..moment()
        };
        look(&mut world.companion, &later(0));
        let settled = changes(&world.companion);
        for minutes in 1..15 {
            look(&mut world.companion, &later(minutes));
            assert_eq!(changes(&world.companion), settled);
        }
        look(&mut world.companion, &later(16));
        assert!(changes(&world.companion) > settled);
    }

    #[test]
    fn a_look_back_is_offered_once_and_taken_up_at_a_touch() {
        let mut world = world(State::Open);
        let page = look(&mut world.companion, &moment());
        let found = page.blocks.iter().find_map(|block| match block {
            Block::Offers { offers, .. } => offers
                .iter()
                .find(|offer| offer.role == Role::Begin && offer.key.is_none()),
            _ => None,
        });
        let Target::Act { action } = found.unwrap().target.clone() else {
            panic!("it notes that it was looked back at")
        };
        let work = crate::store::Work::new();
        let reply = world
            .companion
            .carry_out(&action, &[], &moment(), &work)
            .unwrap();
        let crate::page::Reply::Went { to, .. } = reply else {
            panic!("it leads to the card")
        };
        assert_eq!(to.room(), "cards");
        let again = look(&mut world.companion, &moment());
        assert!(
            !offered(&again)
                .iter()
                .any(|(_, label)| *label == "Look back, if you want")
        );
    }
}
