//! A copy as plain text. Line breaks that were typed stay, set in under their item.

use super::outline::Outline;

pub(super) fn render(outline: &Outline) -> String {
    let mut text = outline.title.clone() + "\n";
    if !outline.made_on.is_empty() {
        text.push_str(&outline.made_on);
        text.push('\n');
    }
    for words in &outline.condition {
        text.push_str(words);
        text.push('\n');
    }
    for part in &outline.parts {
        text.push('\n');
        text.push_str(&part.title);
        text.push('\n');
        for item in &part.items {
            text.push_str("- ");
            text.push_str(&item.lines.join("\n").replace('\n', "\n  "));
            text.push('\n');
        }
    }
    text
}
