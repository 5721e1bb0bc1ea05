//! Reminders: what comes next, what comes back, boosters, a month, and what a notification says.

use ebb_core::screens::{
    BoosterCard, BoosterLine, ComingLine, MonthView, Offer, ReminderHistoryScreen, RemindersScreen,
    RuleLine,
};
use ratatui::text::{Line, Span};

use super::app::App;
use super::draw::{Page, offers_inline, title};
use super::style::Styles;
use super::triggers::Meant;
use crate::form::{self, Form};

/// What a row is.
enum Row<'s> {
    Coming(&'s ComingLine),
    Rule(&'s RuleLine),
    Booster(&'s BoosterCard, &'s BoosterLine),
}

fn rows(screen: &RemindersScreen) -> Vec<Row<'_>> {
    let coming = screen.coming.iter().map(Row::Coming);
    let rules = screen.rules.iter().map(Row::Rule);
    let boosters = screen
        .boosters
        .iter()
        .flat_map(|card| card.steps.iter().map(move |step| Row::Booster(card, step)));
    coming.chain(rules).chain(boosters).collect()
}

/// How many rows there are.
pub fn count(screen: &RemindersScreen) -> usize {
    rows(screen).len()
}

/// The screen.
pub fn page(screen: &RemindersScreen, app: &App<'_>) -> Page {
    let styles = app.styles;
    let mut body = title(&screen.title, styles);
    for line in screen
        .missed
        .iter()
        .chain([&screen.question, &screen.empty])
    {
        if !line.is_empty() {
            body.push(Line::raw(line.clone()));
        }
    }
    let heading = |body: &mut Vec<Line<'static>>, text: &str| {
        if !text.is_empty() {
            body.push(Line::default());
            body.push(Line::styled(text.to_owned(), styles.strong()));
        }
    };
    if !screen.coming.is_empty() {
        body.push(Line::styled(screen.coming_title.clone(), styles.strong()));
    } else if !screen.nothing_coming.is_empty() {
        body.push(Line::styled(screen.nothing_coming.clone(), styles.quiet()));
    }
    let (mut at, mut seen) = (0, "");
    for (index, row) in rows(screen).iter().enumerate() {
        let mark = if index == app.cursor { ">" } else { " " };
        match row {
            Row::Coming(line) => body.push(Line::from(vec![
                Span::raw(format!("{mark} {}  ", line.when)),
                Span::styled(line.name.clone(), styles.strong()),
                Span::styled(format!("  {}", line.note), styles.quiet()),
            ])),
            Row::Rule(rule) => {
                if seen != "rules" {
                    heading(&mut body, &screen.rules_title);
                    seen = "rules";
                }
                body.push(Line::from(vec![
                    Span::styled(format!("{mark} {}", rule.name), styles.strong()),
                    Span::raw(format!("  {}", rule.when)),
                    Span::styled(format!("  {}", rule.next), styles.quiet()),
                ]));
            }
            Row::Booster(card, step) => {
                if seen != card.id {
                    heading(&mut body, &card.title);
                    let lines = card.lines.iter();
                    body.extend(lines.map(|line| Line::styled(line.clone(), styles.quiet())));
                    seen = &card.id;
                }
                body.push(Line::raw(format!("{mark} {}", step.sentence)));
            }
        }
        if index == app.cursor {
            at = body.len() - 1;
        }
    }
    if let Some(month) = &screen.month {
        body.push(Line::default());
        body.extend(calendar(month, styles));
    }
    if !screen.discreet.title.is_empty() {
        heading(&mut body, &screen.discreet.title);
        let small = screen.discreet.lines.iter().chain(&screen.delivery);
        body.extend(small.map(|line| Line::styled(line.clone(), styles.quiet())));
    }
    let said: Vec<_> = screen
        .missed_read
        .iter()
        .chain(&screen.answers)
        .cloned()
        .collect();
    let doors = offers_inline(&screen.doors, styles);
    let mut fixed = vec![keys(screen, app), doors];
    if !said.is_empty() {
        fixed.insert(0, offers_inline(&said, styles));
    }
    Page {
        body,
        at,
        fixed,
        ..Page::default()
    }
}

/// Weeks below each other; a number after a day is how many there are.
fn calendar(month: &MonthView, styles: Styles) -> Vec<Line<'static>> {
    let mut lines = vec![Line::from(vec![
        Span::styled("← ", styles.key()),
        Span::styled(month.title.clone(), styles.strong()),
        Span::styled(" →", styles.key()),
    ])];
    let heads = month.weekdays.iter().map(|name| format!("{name:<6}"));
    lines.push(Line::styled(heads.collect::<String>(), styles.quiet()));
    for week in &month.weeks {
        let cells = week.days.iter().map(|day| {
            let count = match day.lines.len() {
                0 => String::new(),
                count => format!("·{count}"),
            };
            let cell = match day.in_month {
                true => format!("{:>2}{count}", day.number),
                false => String::new(),
            };
            let cell = format!("{cell:<6}");
            match (day.today && day.in_month, day.lines.is_empty()) {
                (true, _) => Span::styled(cell, styles.key()),
                (false, false) => Span::styled(cell, styles.strong()),
                (false, true) => Span::styled(cell, styles.quiet()),
            }
        });
        lines.push(Line::from(cells.collect::<Vec<_>>()));
    }
    lines.push(Line::styled(month.note.clone(), styles.quiet()));
    lines
}

/// The keys of the lengths to put one off begin after those of the answers above.
const DIGITS: [char; 9] = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/// What can be done with the chosen row, and with all.
fn keys(screen: &RemindersScreen, app: &App<'_>) -> Line<'static> {
    if screen.month.is_none() {
        return Line::default();
    }
    let words = &screen.labels;
    let mut all: Vec<(String, String)> = Vec::new();
    let mut add = |key: char, label: &str| all.push((key.to_string(), label.to_owned()));
    match rows(screen).get(app.cursor) {
        Some(Row::Coming(line)) => {
            for (key, offer) in coming_keys(screen, line) {
                add(key, &offer.label);
            }
            add('s', &words.snooze_until);
            add('v', &words.move_one);
        }
        Some(Row::Rule(rule)) => {
            add('e', &words.change);
            for (key, offer) in ['o', 'w', 'x'].into_iter().zip(&rule.offers) {
                add(key, &offer.label);
            }
        }
        Some(Row::Booster(card, _)) => {
            add('e', words.appointment.split(':').next().unwrap_or_default());
            add('c', &words.change);
            for (key, offer) in ['w', 'x'].into_iter().zip(&card.offers) {
                add(key, &offer.label);
            }
        }
        None => {}
    }
    add('a', &words.add);
    if screen.boosters.is_empty() {
        add('f', &words.boosters);
    }
    add('g', &screen.discreet.title);
    add('n', &words.word);
    if let Some(test) = &screen.test {
        add('t', &test.label);
    }
    let spans = all.into_iter().flat_map(|(key, label)| {
        [
            Span::styled(key, app.styles.key()),
            Span::raw(format!("\u{a0}{}   ", label.replace(' ', "\u{a0}"))),
        ]
    });
    Line::from(spans.collect::<Vec<_>>())
}

/// Done, not this time, and the lengths; the last is to take a snooze back.
fn coming_keys<'s>(screen: &RemindersScreen, line: &'s ComingLine) -> Vec<(char, &'s Offer)> {
    let mut keys: Vec<char> = vec!['d', 'o'];
    let put_off = line.offers.iter().any(is_taking_back);
    let lengths = line.offers.len().saturating_sub(2 + usize::from(put_off));
    let taken = screen.missed_read.iter().count() + screen.answers.len();
    keys.extend(DIGITS.iter().skip(taken).take(lengths));
    keys.push('c');
    keys.into_iter().zip(&line.offers).collect()
}

fn is_taking_back(offer: &Offer) -> bool {
    use ebb_core::screens::{Action, ReminderAction};
    matches!(
        offer.action,
        Action::Reminder {
            change: ReminderAction::TakeBack { .. }
        }
    )
}

/// What `key` means on the row that is chosen; none where it means nothing here.
pub fn key(screen: &RemindersScreen, cursor: usize, key: char) -> Option<Meant> {
    screen.month.as_ref()?;
    let words = &screen.labels;
    let rows = rows(screen);
    let nth = |keys: &[char], offers: &[Offer]| {
        let at = keys.iter().position(|other| *other == key)?;
        offers.get(at).cloned().map(Meant::Do)
    };
    let of_row = match rows.get(cursor) {
        Some(Row::Coming(line)) => match key {
            's' => Some(Meant::Form(form::snooze_until(&line.occurrence, words))),
            'v' => Some(Meant::Form(form::move_one(&line.occurrence, words))),
            key => coming_keys(screen, line)
                .into_iter()
                .find(|(other, _)| *other == key)
                .map(|(_, offer)| Meant::Do(offer.clone())),
        },
        Some(Row::Rule(rule)) => match key {
            'e' => Some(Meant::Form(form::change_reminder(rule, words))),
            _ => nth(&['o', 'w', 'x'], &rule.offers),
        },
        Some(Row::Booster(card, step)) => match key {
            'e' => Some(Meant::Form(form::appointment(card, step, words))),
            'c' => Some(Meant::Form(form::change_boosters(card, words))),
            _ => nth(&['w', 'x'], &card.offers),
        },
        None => None,
    };
    of_row.or_else(|| {
        Some(match key {
            'a' => Meant::Form(form::add_reminder(words)),
            'f' if screen.boosters.is_empty() => Meant::Form(form::boosters(words)),
            'g' => Meant::Do(screen.discreet.levels.first()?.clone()),
            'n' => Meant::Form(form::neutral_word(words)),
            't' => Meant::Do(screen.test.clone()?),
            _ => return None,
        })
    })
}

/// What Enter begins on the row that is chosen: a new reminder where there is none.
pub fn entered(screen: &RemindersScreen, cursor: usize) -> Option<Form> {
    screen.month.as_ref()?;
    let words = &screen.labels;
    Some(match rows(screen).get(cursor) {
        Some(Row::Coming(line)) => form::snooze_until(&line.occurrence, words),
        Some(Row::Rule(rule)) => form::change_reminder(rule, words),
        Some(Row::Booster(card, step)) => form::appointment(card, step, words),
        None => form::add_reminder(words),
    })
}

/// What became of one.
pub fn history(screen: &ReminderHistoryScreen, app: &App<'_>) -> Page {
    let styles = app.styles;
    let mut body = title(&screen.title, styles);
    if !screen.empty.is_empty() {
        body.push(Line::styled(screen.empty.clone(), styles.quiet()));
    }
    for (at, line) in screen.lines.iter().enumerate() {
        let mut spans = vec![
            Span::raw(format!("  {}  ", line.when)),
            Span::styled(line.what.clone(), styles.strong()),
        ];
        if newest_own(screen) == Some(at)
            && let Some(offer) = &line.take_back
        {
            spans.push(Span::styled("   t ", styles.key()));
            spans.push(Span::raw(offer.label.clone()));
        }
        body.push(Line::from(spans));
    }
    Page {
        body,
        scroll: app.cursor,
        fixed: vec![offers_inline(&screen.doors, styles)],
        ..Page::default()
    }
}

/// The newest that can be taken back.
fn newest_own(screen: &ReminderHistoryScreen) -> Option<usize> {
    screen
        .lines
        .iter()
        .position(|line| line.take_back.is_some())
}

/// What `key` means on the history of one.
pub fn past_key(screen: &ReminderHistoryScreen, key: char) -> Option<Meant> {
    let line = screen.lines.get(newest_own(screen)?)?;
    (key == 't')
        .then(|| line.take_back.clone().map(Meant::Do))
        .flatten()
}
