//! The crisis plan: rows to choose, and what can be done with each.

use ebb_core::crisis::PlanSection;
use ebb_core::screens::{
    AfterPlanScreen, Dial, LinesScreen, Offer, PlanLabels, PlanLine, PlanPart, PlanScreen,
    PlanVersionsScreen,
};
use ratatui::text::{Line, Span};

use super::app::App;
use super::draw::{Page, offer_lines, offers_inline, offers_inline_after, title};
use super::large;
use super::style::Styles;
use crate::form::Form;

/// What a row of the plan is.
pub enum Row<'s> {
    /// The heading of a part, where something can be added.
    Part(&'s PlanPart),
    /// A line in it.
    Line(&'s PlanPart, &'s PlanLine),
}

impl Row<'_> {
    /// The part that the row is in.
    pub fn section(&self) -> PlanSection {
        match self {
            Row::Part(part) | Row::Line(part, _) => part.section,
        }
    }
}

/// The rows of the plan, from top to bottom.
pub fn rows(screen: &PlanScreen) -> Vec<Row<'_>> {
    let of_part = |part| {
        let lines = |part: &'_ PlanPart| part.entries.len();
        std::iter::once(Row::Part(part)).chain(
            (0..lines(part)).filter_map(move |at| Some(Row::Line(part, part.entries.get(at)?))),
        )
    };
    screen.parts.iter().flat_map(of_part).collect()
}

/// The plan behind one door.
pub fn page(screen: &PlanScreen, app: &App<'_>) -> Page {
    let styles = app.styles;
    let mut body = title(&screen.title, styles);
    body.extend(
        screen
            .notices
            .iter()
            .map(|line| Line::styled(line.clone(), styles.urgent())),
    );
    if !screen.empty.is_empty() {
        body.push(Line::raw(screen.empty.clone()));
    }
    if !screen.lock_question.is_empty() {
        body.push(Line::styled(screen.lock_question.clone(), styles.strong()));
        body.extend(offer_lines(&screen.lock_choices, styles));
        body.push(Line::default());
    }
    let mut at = 0;
    for (index, row) in rows(screen).iter().enumerate() {
        let chosen = index == app.cursor;
        if chosen {
            at = body.len();
        }
        let mark = if chosen { ">" } else { " " };
        match row {
            Row::Part(part) => {
                let heading = format!("{mark} {}", part.title);
                body.push(Line::styled(heading, styles.strong()));
                if !part.missing.is_empty() {
                    let missing = format!("    {}", part.missing);
                    body.push(Line::styled(missing, styles.quiet()));
                }
            }
            Row::Line(_, line) => body.extend(entry(line, mark, screen.can_mark, styles)),
        }
    }
    body.push(Line::default());
    if !screen.lowered_tolerance.is_empty() {
        body.push(Line::raw(screen.lowered_tolerance.clone()));
        let source = screen.lowered_tolerance_source.clone();
        body.push(Line::styled(source, styles.quiet()));
        body.push(Line::default());
    }
    for section in &screen.lines {
        body.push(Line::styled(section.heading.clone(), styles.strong()));
        body.extend(
            section
                .lines
                .iter()
                .map(|line| Line::raw(format!("  {line}"))),
        );
    }
    Page {
        body,
        at,
        fixed: vec![
            keys(screen, app),
            offers_inline_after(screen.lock_choices.len(), &screen.offers, styles),
            offers_inline(&screen.doors, styles),
        ],
        ..Page::default()
    }
}

/// A way to reach somebody, its number in one piece.
fn unbroken(way: &Dial) -> String {
    format!("   {}", way.label.replace(' ', "\u{a0}"))
}

fn entry(line: &PlanLine, mark: &str, can_mark: bool, styles: Styles) -> Vec<Line<'static>> {
    let shown = match (can_mark, line.entry.ahead) {
        (true, true) => " *",
        _ => "",
    };
    let mut spans = vec![Span::raw(format!("{mark}   {}{shown}", line.text))];
    for way in &line.ways {
        spans.push(Span::styled(unbroken(way), styles.key()));
    }
    let mut lines = vec![Line::from(spans)];
    if !line.detail.is_empty() {
        lines.push(Line::styled(
            format!("      {}", line.detail),
            styles.quiet(),
        ));
    }
    lines
}

/// What can be done with the chosen row.
fn keys(screen: &PlanScreen, app: &App<'_>) -> Line<'static> {
    let words = &screen.labels;
    let rows = rows(screen);
    let mut all: Vec<(&str, &str)> = Vec::new();
    match rows.get(app.cursor) {
        _ if !screen.can_edit => {}
        Some(Row::Line(_, line)) => {
            all.extend(
                line.opens
                    .iter()
                    .map(|opens| ("Enter", opens.label.as_str())),
            );
            all.extend([
                ("a", words.add.as_str()),
                ("f", words.person.as_str()),
                ("e", words.change.as_str()),
                ("x", words.remove.as_str()),
            ]);
            all.push(("<\u{a0}>", "↑ ↓"));
            if screen.can_mark {
                all.push((
                    "m",
                    if line.entry.ahead {
                        &words.unmark
                    } else {
                        &words.mark
                    },
                ));
            }
        }
        _ => all.extend([("a", words.add.as_str()), ("f", words.person.as_str())]),
    }
    if screen.can_edit && !screen.empty.is_empty() {
        all.insert(0, ("Enter", words.first.as_str()));
    }
    let spans = all.into_iter().flat_map(|(key, label)| {
        [
            Span::styled(key.to_owned(), app.styles.key()),
            Span::raw(format!("\u{a0}{}   ", label.replace(' ', "\u{a0}"))),
        ]
    });
    Line::from(spans.collect::<Vec<_>>())
}

/// Ways to reach somebody, the first number so large that it can be dialled on another phone across a room.
pub fn dialling(ways: &[Dial], words: &PlanLabels, styles: Styles, width: u16) -> Page {
    let mut body = vec![Line::raw(words.cannot_call.clone()), Line::default()];
    let room = usize::from(width).saturating_sub(6);
    let mut shown: Option<&str> = None;
    for way in ways {
        body.push(Line::styled(way.label.clone(), styles.strong()));
        // A chat is an address; the same number to text stands large already.
        if way.uri.starts_with("http") || shown == Some(&way.number) {
            continue;
        }
        let large = large::lines(&way.number, room).into_iter();
        body.extend(large.map(|line| Line::styled(format!("   {line}"), styles.urgent())));
        shown = Some(&way.number);
    }
    body.push(Line::default());
    body.push(Line::styled(words.call_log.clone(), styles.quiet()));
    Page {
        body,
        ..Page::default()
    }
}

/// What a row of the crisis lines is.
pub enum LineRow<'s> {
    /// A line, or the emergency numbers, to be shown large.
    Ways(&'s [Dial]),
    /// A region to look at.
    Region(&'s Offer),
}

/// The rows of the crisis lines, from top to bottom.
pub fn line_rows(screen: &LinesScreen) -> Vec<LineRow<'_>> {
    let emergency = (!screen.emergency.is_empty()).then_some(screen.emergency.as_slice());
    let lines = screen.lines.iter().map(|line| line.ways.as_slice());
    let ways = emergency.into_iter().chain(lines).map(LineRow::Ways);
    let regions = screen.likely.iter().chain(&screen.regions);
    ways.chain(regions.map(LineRow::Region)).collect()
}

/// The crisis lines of a region, and all regions to choose from.
pub fn lines(screen: &LinesScreen, app: &App<'_>, offers: &[Offer]) -> Page {
    let styles = app.styles;
    let mut body = title(&screen.title, styles);
    body.push(Line::styled(screen.region.clone(), styles.strong()));
    let dial = |way: &Dial| Span::styled(unbroken(way), styles.key());
    let (mut row, mut at) = (0, 0);
    let mut mark = |body: &[Line<'_>]| {
        let chosen = row == app.cursor;
        if chosen {
            at = body.len();
        }
        row += 1;
        if chosen { "> " } else { "  " }
    };
    if !screen.emergency.is_empty() {
        let mut spans = vec![Span::raw(mark(&body))];
        spans.extend(screen.emergency.iter().map(dial));
        body.push(Line::from(spans));
    }
    for line in &screen.lines {
        let mut spans = vec![
            Span::raw(mark(&body)),
            Span::styled(line.name.clone(), styles.strong()),
        ];
        spans.extend(line.ways.iter().map(dial));
        body.push(Line::from(spans));
        let notes = line.notes.join(" ");
        let notes = format!("    {}. {notes}", line.kind);
        body.push(Line::styled(notes, styles.quiet()));
    }
    for region in &screen.likely {
        let line = format!("{}{}", mark(&body), region.label);
        body.push(Line::raw(line));
    }
    body.extend(screen.advice.iter().map(|line| Line::raw(line.clone())));
    body.push(Line::default());
    body.push(Line::styled(screen.elsewhere.clone(), styles.strong()));
    for region in &screen.regions {
        let line = format!("{}{}", mark(&body), region.label);
        body.push(Line::raw(line));
    }
    Page {
        body,
        at,
        fixed: vec![typed_region(screen, styles), offers_inline(offers, styles)],
        ..Page::default()
    }
}

/// The key that asks where somebody is.
pub const REGION: char = 'e';

fn typed_region(screen: &LinesScreen, styles: Styles) -> Line<'static> {
    let label = format!(" {}: {}", screen.elsewhere, screen.ask);
    Line::from(vec![
        Span::styled(REGION.to_string(), styles.key()),
        Span::raw(label),
    ])
}

/// Whether the plan was used, and what helped.
pub fn after(screen: &AfterPlanScreen, app: &App<'_>) -> Page {
    let styles = app.styles;
    let mut body = title(&screen.question, styles);
    let mut at = 0;
    for (index, answer) in screen.answers.iter().enumerate() {
        let chosen = index == app.cursor;
        if chosen {
            at = body.len();
        }
        let number = match index {
            0..9 => (index + 1).to_string(),
            _ => String::new(),
        };
        body.push(Line::from(vec![
            Span::raw(if chosen { "> " } else { "  " }),
            Span::styled(format!("{number:1}  "), styles.key()),
            Span::raw(answer.label.clone()),
        ]));
    }
    Page {
        body,
        at,
        fixed: vec![offers_inline(&screen.doors, styles)],
        ..Page::default()
    }
}

/// Earlier versions of the plan.
pub fn versions(screen: &PlanVersionsScreen, app: &App<'_>) -> Page {
    let styles = app.styles;
    let mut body = title(&screen.title, styles);
    body.extend(
        screen
            .notices
            .iter()
            .map(|notice| Line::raw(notice.clone())),
    );
    let mut at = 0;
    for (index, version) in screen.versions.iter().enumerate() {
        let chosen = index == app.cursor;
        let mark = if chosen { " > " } else { "   " };
        let line = format!("{mark}{}   {}", version.when, version.what);
        if !chosen {
            body.push(Line::raw(line));
            continue;
        }
        at = body.len();
        body.push(Line::styled(line, styles.strong()));
        body.extend(
            version
                .lines
                .iter()
                .map(|line| Line::raw(format!("      {line}"))),
        );
        if let Some(back) = &version.go_back {
            let spans = vec![
                Span::styled("      Enter ", styles.key()),
                Span::raw(back.label.clone()),
            ];
            body.push(Line::from(spans));
        }
    }
    Page {
        body,
        at,
        fixed: vec![offers_inline(&screen.doors, styles)],
        ..Page::default()
    }
}

/// The form that is being filled in.
pub fn form(form: &Form, styles: Styles) -> Page {
    let mut body = Vec::new();
    for (index, prompt) in form.prompts.iter().enumerate() {
        let open = index == form.at;
        let label = if open {
            styles.strong()
        } else {
            styles.quiet()
        };
        body.push(Line::styled(prompt.label.clone(), label));
        let end = if open { "_" } else { "" };
        body.push(Line::raw(format!("  {}{end}", prompt.text)));
        if open && !prompt.hint.is_empty() {
            body.push(Line::styled(format!("  {}", prompt.hint), styles.quiet()));
        }
    }
    Page {
        at: form.at * 2,
        body,
        ..Page::default()
    }
}
