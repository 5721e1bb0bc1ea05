//! The fields of a form as lines: what is asked, what stands there, and what is wrong with it.

use ebb_core::page::Form;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::rows::{Row, Select};
use super::text::{marked, wrapped};
use crate::page::choices;
use crate::page::entry::{Asked, AskedKind};

pub fn form(row: &mut Row<'_>, form: &Form) {
    for asked in row.shown.entry.asked(&form.fields) {
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
    }
    if form.at_once {
        // It is sent at a touch; what leaves it out stands beside a scale already.
        if !choices::asks_on_a_scale(form) {
            let skip = form.skip.iter();
            let chips: Vec<_> = skip
                .map(|skip| row.chip(choices::own_key(skip), skip))
                .collect();
            row.choose_from(chips);
        }
        return;
    }
    row.air();
    let mut offers = vec![&form.submit];
    offers.extend(&form.skip);
    for offer in offers {
        let cursor = row.select(Select::Offer(Box::new(offer.clone())));
        let style = if cursor == '>' {
            row.styles.key()
        } else {
            Style::new()
        };
        let line = format!("{cursor}       [ {} ]", offer.label);
        row.rows.lines.push(Line::styled(line, style));
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
            for (at, option) in options.iter().enumerate() {
                let is_chosen = chosen.contains(&option.id);
                let cursor = row.select(Select::Option(Box::new(asked.clone()), at));
                let tick = match (many, is_chosen) {
                    (true, true) => "[x]",
                    (true, false) => "[ ]",
                    (false, true) => "(x)",
                    (false, false) => "( )",
                };
                let mark = format!("{cursor} {indent}  {tick} ");
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
            label(row, asked, &indent);
            let chosen = row.shown.entry.chosen(&asked.path).first().cloned();
            let mut groups = vec![(vec![Span::raw(" ")], None)];
            groups.extend(low.as_ref().map(|low| (vec![quiet(low, row)], None)));
            for value in *least..=*most {
                let is_chosen = chosen.as_deref() == Some(value.to_string().as_str());
                let style = if is_chosen {
                    styles.urgent()
                } else {
                    Style::new()
                };
                let ten = (value == 10).then(|| format!("{}\u{a0}", crate::tui::keys::TEN));
                let ten = ten.map(|ten| Span::styled(ten, styles.key()));
                let value = Span::styled(value.to_string(), style);
                groups.push((ten.into_iter().chain([value]).collect(), None));
            }
            groups.extend(high.as_ref().map(|high| (vec![quiet(high, row)], None)));
            let form = row
                .shown
                .form()
                .filter(|form| choices::asks_on_a_scale(form));
            let skip = form.and_then(|form| form.skip.as_ref());
            groups.extend(skip.map(|skip| row.chip(choices::own_key(skip), skip)));
            row.choose_from(groups);
        }
        AskedKind::Another => {
            let words = &ebb_core::content::content("en").pages.host.add_another;
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
