//! A copy as one HTML page without scripts, pictures or addresses. Printed, its parts stand in two panels as wide as a
//! card, to cut out and to fold along the one line between them; what is long goes on overleaf, so nothing is cut off.

use super::outline::Outline;
use crate::content::PlanExportWords;

/// Printed, two panels of 85 mm stand side by side, the width of a bank card, on A4 and on letter paper alike. The line
/// to fold along is the rule between the columns, which is straight whatever stands in them. How to fold is said on
/// paper alone. `pre-wrap` keeps typed line breaks. A name from right to left stays beside its bullet
/// and its number.
const STYLE: &str = "\
body{font:1rem/1.4 system-ui,sans-serif;max-width:40rem;margin:1rem auto;padding:0 1rem;color:#000;background:#fff}\
h1{font-size:1.3rem;margin:0}h2{font-size:1rem;margin:0 0 .3rem}\
p{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;text-align:left}\
ul{margin:0;padding-inline-start:1.1rem}li{margin-bottom:.3rem}\
li p:first-child:not(:last-child){font-weight:600}.fold{display:none}\
section{border:1px dashed #666;padding:.6rem;margin:.5rem 0}\
@media print{@page{margin:10mm}body{max-width:none;margin:0;padding:0;font-size:9pt}\
.fold{display:block;margin-bottom:2mm}\
.panels{width:170mm;columns:2;column-gap:6mm;column-rule:1px dashed #666;border:1px solid #000;padding:3mm;\
box-sizing:border-box;box-decoration-break:clone;-webkit-box-decoration-break:clone}\
h1{font-size:12pt}h2{font-size:10pt}section{border:0;margin:0 0 3mm;padding:0}\
li,h2{break-inside:avoid}h2{break-after:avoid}}";

pub(super) fn render(words: &PlanExportWords, outline: &Outline) -> String {
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n",
        escaped(&words.language),
        title = escaped(&outline.title),
    );
    if !outline.made_on.is_empty() {
        page.push_str(&format!("<p>{}</p>\n", escaped(&outline.made_on)));
    }
    for words in &outline.condition {
        page.push_str(&format!("<p>{}</p>\n", escaped(words)));
    }
    page.push_str(&format!("<p class=\"fold\">{}</p>\n", escaped(&words.fold)));
    page.push_str("<main class=\"panels\">\n");
    for part in &outline.parts {
        page.push_str(&format!(
            "<section>\n<h2>{}</h2>\n<ul>\n",
            escaped(&part.title)
        ));
        for item in &part.items {
            page.push_str("<li>");
            for line in &item.lines {
                page.push_str(&format!("<p dir=\"auto\">{}</p>", escaped(line)));
            }
            page.push_str("</li>\n");
        }
        page.push_str("</ul>\n</section>\n");
    }
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

/// The text with the signs that mean something to HTML written out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(sign),
        }
    }
    escaped
}
