//! The packs that are here, and one that is looked at, entry by entry.

use ebb_core::screens::{Offer, PackScreen, PacksScreen, Place};
use ratatui::text::{Line, Span};

use super::app::App;
use super::draw::{Page, offers_inline, title};
use crate::form;

/// The packs that are here.
pub fn list(screen: &PacksScreen, app: &App<'_>) -> Page {
    let styles = app.styles;
    let mut body = title(&screen.title, styles);
    body.extend(screen.told.iter().map(|line| Line::raw(line.clone())));
    body.push(Line::styled(screen.about.clone(), styles.quiet()));
    if !screen.empty.is_empty() {
        body.push(Line::raw(screen.empty.clone()));
    }
    let mut at = 0;
    for (index, pack) in screen.packs.iter().enumerate() {
        body.push(Line::default());
        let chosen = index == app.cursor;
        if chosen {
            at = body.len();
        }
        let mark = if chosen { ">" } else { " " };
        body.push(Line::styled(
            format!("{mark} {}", pack.name),
            styles.strong(),
        ));
        let more = std::iter::once(&pack.from).chain(&pack.lines);
        body.extend(more.map(|line| Line::styled(format!("    {line}"), styles.quiet())));
    }
    let mut keys = key("o", &screen.open, app);
    if let Some(pack) = screen.packs.get(app.cursor) {
        keys.extend(key("x", &pack.take_back.label, app));
    }
    Page {
        body,
        at,
        fixed: vec![Line::from(keys), offers_inline(&screen.doors, styles)],
        ..Page::default()
    }
}

/// One pack. What the chosen entry says stands below it.
pub fn one(screen: &PackScreen, app: &App<'_>) -> Page {
    let styles = app.styles;
    let mut body = title(&screen.title, styles);
    if !screen.from.is_empty() {
        body.push(Line::styled(screen.from.clone(), styles.urgent()));
    }
    let about = std::iter::once(&screen.about).chain(&screen.notes);
    body.extend(
        about
            .filter(|line| !line.is_empty())
            .map(|line| Line::raw(line.clone())),
    );
    body.push(Line::default());
    body.extend(screen.problems.iter().map(|line| Line::raw(line.clone())));
    let mut at = 0;
    for (index, entry) in screen.entries.iter().enumerate() {
        let here = index == app.cursor;
        if here {
            at = body.len();
        }
        let mark = if here { ">" } else { " " };
        let box_ = match (&entry.toggle, entry.chosen) {
            (None, _) => "   ",
            (_, true) => "[x]",
            (_, false) => "[ ]",
        };
        body.push(Line::from(vec![
            Span::raw(format!("{mark} {box_} {}   ", entry.label)),
            Span::styled(entry.state.clone(), styles.quiet()),
        ]));
        if here {
            let lines = entry.lines.iter();
            body.extend(lines.map(|line| Line::styled(format!("        {line}"), styles.quiet())));
        }
    }
    let mut keys = Vec::new();
    if !screen.entries.is_empty() {
        keys.extend(key("Enter", "[x] / [ ]", app));
    }
    if !screen.ended.is_empty() {
        keys.extend(key("e", &screen.ended, app));
    }
    let offers: Vec<Offer> = screen
        .take
        .iter()
        .cloned()
        .chain([screen.close.clone()])
        .collect();
    let mut offered = offers_inline(&offers, styles);
    offered.spans.extend(
        screen
            .take
            .iter()
            .map(|take| Span::styled(take.detail.clone(), styles.quiet())),
    );
    Page {
        body,
        at,
        scroll: if screen.entries.is_empty() {
            app.cursor
        } else {
            0
        },
        fixed: vec![
            Line::from(keys),
            offered,
            offers_inline(&screen.doors, styles),
        ],
    }
}

fn key(key: &str, label: &str, app: &App<'_>) -> Vec<Span<'static>> {
    vec![
        Span::styled(key.to_owned(), app.styles.key()),
        Span::raw(format!("\u{a0}{}   ", label.replace(' ', "\u{a0}"))),
    ]
}

impl App<'_> {
    /// A key on the packs. True where it meant something there.
    pub(super) fn pack_key(&mut self, c: char) -> bool {
        if self.companion.is_locked() {
            return false;
        }
        match (&self.place, c) {
            (Place::Packs, 'o') => {
                self.form = Some(form::pack_file(&self.companion.packs(&self.moment())));
            }
            (Place::Packs, 'x') => {
                let screen = self.companion.packs(&self.moment());
                let Some(pack) = screen.packs.get(self.cursor) else {
                    return false;
                };
                self.confirm = Some(pack.take_back.clone());
            }
            (Place::Pack, 'e') => {
                let screen = self.companion.pack(&self.moment());
                let Some(screen) = screen.filter(|screen| !screen.ended.is_empty()) else {
                    return false;
                };
                self.form = Some(form::pack_ended(&screen));
            }
            (Place::Pack, ' ') => self.choose_pack_entry(),
            _ => return false,
        }
        true
    }

    /// Chooses the entry under the cursor, or leaves it.
    pub(super) fn choose_pack_entry(&mut self) {
        let screen = self.companion.pack(&self.moment());
        let toggle = screen.and_then(|screen| screen.entries.get(self.cursor)?.toggle.clone());
        if let Some(offer) = toggle {
            self.act(offer.action);
        }
    }
}
