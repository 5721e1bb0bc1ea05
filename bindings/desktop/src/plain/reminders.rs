//! Reminders line by line: what each number stands for.

use ebb_core::screens::{Offer, ReminderHistoryScreen, RemindersScreen};

use super::show::Choice;
use crate::form;

/// What can be chosen at once: first what waits for a word.
pub fn offers(screen: RemindersScreen, back: Offer) -> Vec<Offer> {
    let named = |name: &str, offer: Offer| Offer {
        label: format!("{}: {name}", offer.label),
        ..offer
    };
    let mut offers: Vec<_> = screen.missed_read.into_iter().collect();
    offers.extend(screen.answers);
    for line in screen.coming {
        let name = format!("{} {}", line.when, line.name);
        offers.extend(line.offers.into_iter().map(|offer| named(&name, offer)));
    }
    for rule in screen.rules {
        let own = rule.offers.into_iter();
        offers.extend(own.map(|offer| named(&rule.name, offer)));
    }
    for card in screen.boosters {
        let own = card.offers.into_iter();
        offers.extend(own.map(|offer| named(&card.title, offer)));
    }
    let month = screen.month.into_iter().flat_map(|month| month.steps);
    offers.extend(month);
    let levels = screen.discreet.levels.into_iter();
    offers.extend(levels.map(|offer| named(&screen.discreet.title, offer)));
    offers.extend(screen.test);
    offers.push(back);
    offers.extend(screen.doors);
    offers
}

/// What can be written.
pub fn forms(screen: &RemindersScreen) -> Vec<Choice> {
    let words = &screen.labels;
    let named = |label: &str, name: &str| format!("{label}: {name}");
    let mut forms = vec![
        Choice::Fill(words.add.clone(), form::add_reminder(words)),
        Choice::Fill(words.word.clone(), form::neutral_word(words)),
    ];
    for line in &screen.coming {
        let name = format!("{} {}", line.when, line.name);
        let until = form::snooze_until(&line.occurrence, words);
        forms.push(Choice::Fill(named(&words.snooze_until, &name), until));
        let moved = form::move_one(&line.occurrence, words);
        forms.push(Choice::Fill(named(&words.move_one, &name), moved));
    }
    for rule in &screen.rules {
        let change = form::change_reminder(rule, words);
        forms.push(Choice::Fill(named(&words.change, &rule.name), change));
    }
    if screen.boosters.is_empty() {
        forms.push(Choice::Fill(words.boosters.clone(), form::boosters(words)));
    }
    for card in &screen.boosters {
        let change = form::change_boosters(card, words);
        forms.push(Choice::Fill(named(&words.change, &card.title), change));
        for step in &card.steps {
            let made = form::appointment(card, step, words);
            forms.push(Choice::Fill(
                named(&words.appointment, &step.sentence),
                made,
            ));
        }
    }
    forms
}

/// What of the past can be taken back.
pub fn past(screen: ReminderHistoryScreen, back: Offer) -> Vec<Offer> {
    let lines = screen.lines.into_iter().filter_map(|line| {
        let offer = line.take_back?;
        Some(Offer {
            label: format!("{}: {}", offer.label, line.when),
            ..offer
        })
    });
    lines.chain([back]).chain(screen.doors).collect()
}
