//! The fields of a form as lines: what is asked, what stands there, and what is wrong with it.

use std::ops::RangeInclusive;

use ebb_core::page::Form;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::rows::{Row, Select};
use super::text::{marked, wrapped};
use crate::page::asked::{Asked, AskedKind, Typed};
use crate::page::{choices, counted};

pub fn form(row: &mut Row<'_>, form: &Form) {
    for asked in row.shown.entry.asked(&form.fields) {
        let first = row.rows.lines.len();
        field(row, &asked);
        if let Some(problem) = row.shown.problem_at(&asked.path) {
            let problem = problem.to_owned();
            let of = marked(
                "    ! ",
                &problem,
                row.styles.strong(),
                row.styles.strong(),
                row.width,
            );
            row.rows.lines.extend(of);
        }
        let lines = first..row.rows.lines.len();
        row.rows.asked.push((asked.path, lines));
    }
    // What is sent at a touch, or looked for while it is typed, has nothing to send it by; what leaves it out stands
    // beside a scale already.
    let submit = Some(&form.submit).filter(|_| choices::is_sent_by_hand(form));
    if submit.is_some() {
        row.air();
    }
    let skip = form.skip.iter().filter(|_| !choices::asks_on_a_scale(form));
    for offer in submit.into_iter().chain(skip) {
        let cursor = row.select(Select::Offer(Box::new(offer.clone())));
        let style = if cursor == '>' {
            row.styles.key()
        } else {
            Style::new()
        };
        let key = choices::own_key(offer).map(|key| row.shown.key_name(key));
        let line = match key {
            Some(key) => {
                let mark = format!("{cursor}{key:>4}  ");
                vec![
                    Span::styled(mark, row.styles.key()),
                    Span::raw(offer.label.clone()),
                ]
            }
            None => vec![Span::styled(
                format!("{cursor}       [ {} ]", offer.label),
                style,
            )],
        };
        row.rows.lines.push(Line::from(line));
    }
}

fn quiet(words: &str, row: &Row<'_>) -> Span<'static> {
    Span::styled(words.to_owned(), row.styles.quiet())
}

/// What a field asks, with the mark of the cursor in front.
fn label(row: &mut Row<'_>, asked: &Asked, indent: &str) -> char {
    let cursor = row.select(Select::Field(Box::new(asked.clone())));
    let mark = format!("{cursor} {indent}");
    let (key, strong) = (row.styles.key(), row.styles.strong());
    let of = marked(&mark, &asked.label, key, strong, row.width);
    row.rows.lines.extend(of);
    cursor
}

fn field(row: &mut Row<'_>, asked: &Asked) {
    let styles = row.styles;
    let indent = "  ".repeat(asked.depth);
    match &asked.kind {
        AskedKind::Text(_) => {
            let cursor = label(row, asked, &indent);
            let text = row.shown.entry.text(&asked.path).to_owned();
            let text = if asked.kind == AskedKind::Text(Typed::Secret) {
                "•".repeat(text.chars().count())
            } else {
                text
            };
            typed(row, &text, cursor == '>', &format!("    {indent}"));
            if let Some(hint) = asked.hint.as_ref().filter(|_| text.is_empty()) {
                let of = marked(
                    &format!("    {indent}"),
                    hint,
                    Style::new(),
                    styles.quiet(),
                    row.width,
                );
                row.rows.lines.extend(of);
            }
        }
        AskedKind::Options { options, many } => {
            let lead = marked(
                &format!("  {indent}"),
                &asked.label,
                Style::new(),
                styles.strong(),
                row.width,
            );
            row.rows.lines.extend(lead);
            let chosen = row.shown.entry.chosen(&asked.path).to_vec();
            // Their keys choose where the cursor is.
            let letters = choices::option_letters(&row.shown.page);
            let has_cursor = row.is_here(options.len());
            for (at, option) in options.iter().enumerate() {
                let is_chosen = chosen.contains(&option.id);
                let cursor = row.select(Select::Option(Box::new(asked.clone()), at));
                let digit = counted::key(options, at, &letters).filter(|_| has_cursor);
                let digit = digit.unwrap_or(' ');
                let tick = match (many, is_chosen) {
                    (true, true) => "[x]",
                    (true, false) => "[ ]",
                    (false, true) => "(x)",
                    (false, false) => "( )",
                };
                let mark = format!("{cursor} {indent}{digit} {tick} ");
                let style = if is_chosen {
                    styles.strong()
                } else {
                    Style::new()
                };
                let words = match &option.detail {
                    Some(detail) => format!("{}  {detail}", option.label),
                    None => option.label.clone(),
                };
                let of = marked(&mark, &words, styles.key(), style, row.width);
                row.rows.lines.extend(of);
            }
        }
        AskedKind::Scale {
            least,
            most,
            low,
            high,
        } => {
            let has_cursor = label(row, asked, &indent) == '>';
            let chosen = row.shown.entry.chosen(&asked.path).first().cloned();
            let is_chosen = |value: i32| chosen.as_deref() == Some(value.to_string().as_str());
            let asks = row
                .shown
                .form()
                .filter(|form| choices::asks_on_a_scale(form));
            let ends = (low.as_deref(), high.as_deref());
            match asks {
                Some(form) => one_touch(row, form, *least..=*most, ends, is_chosen),
                None => scale(row, *least..=*most, ends, has_cursor, is_chosen),
            }
        }
        AskedKind::Another => {
            let words = &row.shown.words.add_another;
            let cursor = row.select(Select::Field(Box::new(asked.clone())));
            let line = format!("{cursor} {indent}+ {words}: {}", asked.label);
            row.rows.lines.push(Line::raw(line));
        }
    }
}

/// What is typed, with the cursor in it where the field has it.
fn typed(row: &mut Row<'_>, text: &str, here: bool, indent: &str) {
    let width = row.width.saturating_sub(indent.len() + 1);
    let line = Style::new().add_modifier(Modifier::UNDERLINED);
    let first = row.rows.lines.len();
    let lines = if text.is_empty() {
        vec![String::new()]
    } else {
        wrapped(text, width)
    };
    for text in &lines {
        let air = " ".repeat(width.min(40).saturating_sub(text.chars().count()));
        row.rows.lines.push(Line::from(vec![
            Span::raw(indent.to_owned()),
            Span::styled(format!("{text}{air}"), line),
        ]));
    }
    if here {
        let (mut at, mut down) = (row.shown.before_cursor(), 0);
        // Wrapping takes the blank at the end of a line away: it still counts as one step.
        while let Some(line) = lines.get(down)
            && down + 1 < lines.len()
            && at > line.chars().count()
        {
            at -= line.chars().count() + 1;
            down += 1;
        }
        row.rows.cursor = Some((first + down, indent.len() + at));
    }
}

/// A scale among other fields: its values in a line, what its ends mean below.
fn scale(
    row: &mut Row<'_>,
    values: RangeInclusive<i32>,
    (low, high): (Option<&str>, Option<&str>),
    has_cursor: bool,
    is_chosen: impl Fn(i32) -> bool,
) {
    let styles = row.styles;
    let (least, most) = (*values.start(), *values.end());
    let has_ten = values.contains(&10);
    let mut spans = vec![Span::raw("   ")];
    for value in values {
        let (text, style) = if is_chosen(value) {
            (format!("[{value}]"), styles.urgent())
        } else {
            (format!(" {value} "), Style::new())
        };
        spans.push(Span::styled(text, style));
    }
    row.rows.lines.push(Line::from(spans));
    let low = low.map(|low| format!("{least} {low}"));
    let high = high.map(|high| format!("{most} {high}"));
    let ten = Some(row.shown.words.ten.clone()).filter(|_| has_cursor && has_ten);
    let ends: Vec<_> = [low, high, ten].into_iter().flatten().collect();
    if !ends.is_empty() {
        let ends = ends.join(" · ");
        let of = marked("    ", &ends, Style::new(), styles.quiet(), row.width);
        row.rows.lines.extend(of);
    }
}

/// A scale that a digit answers at once: all of it in a row, with what leaves it out.
fn one_touch(
    row: &mut Row<'_>,
    form: &Form,
    values: RangeInclusive<i32>,
    (low, high): (Option<&str>, Option<&str>),
    is_chosen: impl Fn(i32) -> bool,
) {
    let styles = row.styles;
    let mut groups = vec![(vec![Span::raw(" ")], None)];
    groups.extend(low.map(|low| (vec![quiet(low, row)], None)));
    for value in values {
        let style = if is_chosen(value) {
            styles.urgent()
        } else {
            Style::new()
        };
        let ten = (value == 10).then(|| format!("{}\u{a0}", crate::tui::keys::TEN));
        let ten = ten.map(|ten| Span::styled(ten, styles.key()));
        let value = Span::styled(value.to_string(), style);
        groups.push((ten.into_iter().chain([value]).collect(), None));
    }
    groups.extend(high.map(|high| (vec![quiet(high, row)], None)));
    let skip = form.skip.as_ref();
    groups.extend(skip.map(|skip| row.chip(choices::own_key(skip), skip)));
    row.choose_from(groups);
}
