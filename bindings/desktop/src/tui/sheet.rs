//! The sheets that stay still and ask nothing. What to do comes first and scrolls; the doors stay in sight.

use ebb_core::screens::SheetScreen;
use ratatui::text::Line;

use super::app::App;
use super::draw::{Page, offers_inline};

/// One sheet.
pub fn page(screen: &SheetScreen, app: &App<'_>) -> Page {
    let styles = app.styles;
    let mut body = vec![Line::styled(screen.title.clone(), styles.key())];
    for section in &screen.sections {
        let style = if section.urgent {
            styles.urgent()
        } else {
            styles.strong()
        };
        if !section.heading.is_empty() {
            body.push(Line::styled(section.heading.clone(), style));
        }
        body.extend(
            section
                .lines
                .iter()
                .map(|line| Line::raw(format!("  {line}"))),
        );
    }
    body.push(Line::default());
    let small = std::iter::once(&screen.review).chain(&screen.sources);
    body.extend(small.map(|line| Line::styled(line.clone(), styles.quiet())));
    Page {
        body,
        scroll: app.cursor,
        fixed: vec![offers_inline(&screen.offers, styles)],
        ..Page::default()
    }
}
