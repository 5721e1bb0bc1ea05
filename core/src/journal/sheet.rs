//! A worksheet as a form: its fields, and what every form of the journal asks beside them.

use super::tell;
use crate::content::{Content, Worksheet, WorksheetField, WorksheetFieldKind};
use crate::page::{Answer, Answers, Choice, Field, FieldKind, Keys};
use crate::store::LONGEST_TEXT;
use crate::view::{Ahead, when_field};

/// Ids of what every form asks.
pub(super) const WHEN: &str = "when";
pub(super) const SUMMARY: &str = "summary";
pub(super) const SUMMARY_YES: &str = "yes";
const SUMMARY_NO: &str = "no";
pub(super) const URGE_NOW: &str = "urge-now";
/// Ids of the parts of a feeling.
pub(super) const FEELING: &str = "feeling";
pub(super) const STRENGTH: &str = "strength";
/// A calm worksheet is for an urge up to here, as a rehearsal is.
pub(super) const CALM_UP_TO: i32 = 4;
/// Feelings that one entry holds, and characters of one.
const MOST_FEELINGS: i32 = 8;
const LONGEST_FEELING: i32 = 60;
/// Found at once, at most.
const MOST_FOUND: usize = 8;
/// Characters of a line.
const LONGEST_LINE: i32 = 200;
/// Characters of a list of the person's own.
const LONGEST_OWN: i32 = 2_000;

/// The id of the field in which choices of the person's own are written.
fn own_of(id: &str) -> String {
    format!("{id}-own")
}

/// What the worksheet itself asks, with the answers so far.
pub(super) fn asked(sheet: &Worksheet, said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field> {
    fields_of(&sheet.fields, said, ahead)
}

/// Fields that are data, with the answers so far.
pub(crate) fn fields_of(
    asked: &[WorksheetField],
    said: Answers<'_>,
    ahead: &Ahead<'_>,
) -> Vec<Field> {
    let mut fields = Vec::new();
    for one in asked {
        fields.push(field(one, said, &[said], ahead));
        if one.own {
            let words = &ahead.content().journal.page.fields.own;
            let own = Field::text(own_of(&one.id), &words.label, LONGEST_OWN).hint(&words.hint);
            fields.push(own.asks_again());
        }
    }
    fields
}

/// All that its form asks. What is for a calm hour unfolds once an urge is said to be low.
pub(super) fn form(sheet: &Worksheet, said: Answers<'_>, ahead: &Ahead<'_>) -> Vec<Field> {
    let words = &ahead.content().journal.page.fields;
    let mut fields = Vec::new();
    if sheet.calm {
        let urge = Field::asked(URGE_NOW, &words.urge_now, FieldKind::rating());
        fields.push(urge.needed().asks_again());
        if urge_now(sheet, said).is_none_or(|urge| urge > CALM_UP_TO) {
            return fields;
        }
    }
    let when = if sheet.tells_of_use {
        &words.used_when
    } else {
        &words.when
    };
    let when = when_field(WHEN, when, None, Some(ahead.moment.date()), ahead);
    if sheet.tells_of_use {
        fields.push(when.needed());
        fields.extend(asked(sheet, said, ahead));
    } else {
        fields.extend(asked(sheet, said, ahead));
        fields.push(when);
    }
    if sheet.apart {
        let options = vec![
            Choice::new(SUMMARY_NO, &words.summary_no),
            Choice::new(SUMMARY_YES, &words.summary_yes),
        ];
        let many = false;
        let kind = FieldKind::Choice { options, many };
        fields.push(Field::asked(SUMMARY, &words.summary, kind));
    }
    fields
}

/// How strong an urge is said to be, where the worksheet asks.
pub(super) fn urge_now(sheet: &Worksheet, said: Answers<'_>) -> Option<i32> {
    said.whole(URGE_NOW).filter(|_| sheet.calm)
}

/// True where what is kept may stand in a summary: always, but for what stays out until it is ticked.
pub(crate) fn may_be_summed_up(sheet: &Worksheet, said: Answers<'_>) -> bool {
    !sheet.apart || said.chosen(SUMMARY) == Some(SUMMARY_YES)
}

/// One field; `each` holds the answers in which it is asked, more than once where it is a part of a list.
fn field(of: &WorksheetField, said: Answers<'_>, each: &[Answers<'_>], ahead: &Ahead<'_>) -> Field {
    use WorksheetFieldKind as Kind;
    let longest = of.longest.unwrap_or(match of.kind {
        Kind::Line => LONGEST_LINE,
        _ => LONGEST_TEXT,
    });
    let (least, most) = (of.least.unwrap_or(0), of.most.unwrap_or(10));
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let kind = match of.kind {
        Kind::Phone => {
            let field = Field::line(&of.id, &of.label, LONGEST_LINE).hint(&of.hint);
            return Field {
                kind: FieldKind::Line { keys: Keys::Phone },
                ..field
            };
        }
        Kind::Line => return Field::line(&of.id, &of.label, longest).hint(&of.hint),
        Kind::Text => return Field::text(&of.id, &of.label, longest).hint(&of.hint),
        Kind::Day => FieldKind::Day {
            from: None,
            to: None,
        },
        Kind::Time => FieldKind::Time,
        Kind::Number => FieldKind::Number {
            least: least.into(),
            most: most.into(),
            step: of.step.unwrap_or(1.0),
            unit: some(&of.unit),
        },
        Kind::Scale => FieldKind::Scale {
            least,
            most,
            low: some(&of.low),
            high: some(&of.high),
        },
        Kind::Choice => FieldKind::Choice {
            options: options(of, said, each),
            many: of.many,
        },
        Kind::Feelings => feelings(&said.each(&of.id).collect::<Vec<_>>(), ahead),
        Kind::Tool => {
            let found = tools(&of.id, each, ahead);
            let tool = Field::new(&of.id, &of.label, FieldKind::Find { found });
            let hint = &ahead.content().journal.page.fields.tool.hint;
            return tool.hint(hint).asks_again();
        }
        Kind::Group => {
            let entries: Vec<_> = said.each(&of.id).collect();
            let parts = of.fields.iter();
            FieldKind::Group {
                fields: parts
                    .map(|part| field(part, Answers::default(), &entries, ahead))
                    .collect(),
                most,
                read_as: None,
            }
        }
    };
    Field::new(&of.id, &of.label, kind).hint(&of.hint)
}

/// What there is to choose from: that of the worksheet, that of the person's own, and what was chosen once and is
/// offered no more.
fn options(of: &WorksheetField, said: Answers<'_>, each: &[Answers<'_>]) -> Vec<Choice> {
    let options = of.options.iter();
    let mut options: Vec<_> = options
        .map(|option| Choice::new(&option.id, &option.label))
        .collect();
    let own = said.words(&own_of(&of.id)).filter(|_| of.own);
    let own = own.into_iter().flat_map(str::lines).map(str::trim);
    let chosen = each.iter().flat_map(|said| said.all_chosen(&of.id));
    for id in own.chain(chosen.map(String::as_str)) {
        let is_there = |option: &Choice| option.id == id || option.label == id;
        if !id.is_empty() && !options.iter().any(is_there) {
            options.push(Choice::new(id, id));
        }
    }
    options
}

fn feelings(entries: &[Answers<'_>], ahead: &Ahead<'_>) -> FieldKind {
    let content = ahead.content();
    let words = &content.journal.page.fields;
    let look = |typed: &str| feelings_found(typed, content);
    let found = found_in(FEELING, entries, look, str::to_owned);
    let mut feeling = Field::asked(FEELING, &words.feeling, FieldKind::Find { found });
    feeling.longest = Some(LONGEST_FEELING);
    feeling.private = true;
    FieldKind::Group {
        fields: vec![
            feeling.asks_again(),
            Field::asked(STRENGTH, &words.strength, FieldKind::rating()),
        ],
        most: MOST_FEELINGS,
        read_as: None,
    }
}

/// The words for feelings that somebody may mean who typed this: those that begin so, then those that hold it, then
/// the kin of a word that names a family.
pub(super) fn feelings_found(typed: &str, content: &Content) -> Vec<Choice> {
    let typed = typed.to_lowercase();
    let families = content.journal.feelings.iter();
    let all = families.clone().flat_map(|family| &family.words);
    if let Some(word) = all.into_iter().find(|word| **word == typed) {
        return vec![Choice::new(word, word)];
    }
    let words = families.flat_map(|family| family.words.iter().map(move |word| (family, word)));
    let rank = |family: &str, word: &str| {
        if word.starts_with(&typed) {
            Some(0)
        } else if word.contains(&typed) {
            Some(1)
        } else {
            (typed.chars().count() > 2 && family.starts_with(&typed)).then_some(2)
        }
    };
    let ranked =
        words.filter_map(|(family, word)| Some((rank(&family.family, word)?, family, word)));
    let mut ranked: Vec<_> = ranked.collect();
    ranked.sort_by_key(|(rank, ..)| *rank);
    let found = ranked.into_iter().take(MOST_FOUND);
    found
        .map(|(_, family, word)| Choice {
            detail: Some(family.family.clone()),
            ..Choice::new(word, word)
        })
        .collect()
}

fn tools(id: &str, each: &[Answers<'_>], ahead: &Ahead<'_>) -> Vec<Choice> {
    let look = |typed: &str| ahead.links.found(typed);
    found_in(id, each, look, |id| tell::tool(id, ahead))
}

/// What is found by what is typed in the entries of a list, which have one field for all of them: only one is typed into
/// at a time. Where nothing is, what was chosen, with its name.
fn found_in(
    id: &str,
    each: &[Answers<'_>],
    look: impl Fn(&str) -> Vec<Choice>,
    name: impl Fn(&str) -> String,
) -> Vec<Choice> {
    let typed = each.iter().filter_map(|said| said.words(id));
    let chosen = each.iter().filter_map(|said| said.chosen(id));
    let mut all: Vec<_> = typed.clone().flat_map(look).collect();
    if typed.count() == 0 {
        all.extend(chosen.map(|id| Choice::new(id, name(id))));
    }
    let mut found: Vec<Choice> = Vec::new();
    for one in all {
        if found.iter().all(|there| there.id != one.id) {
            found.push(one);
        }
    }
    found
}
/// Every feeling that is named in the answers, with how strong it is where that is said.
pub(super) fn feelings_in<'a>(
    sheet: &'a Worksheet,
    said: Answers<'a>,
) -> impl Iterator<Item = (&'a str, Option<i32>)> {
    let fields = sheet.fields.iter();
    let fields = fields.filter(|field| field.kind == WorksheetFieldKind::Feelings);
    fields
        .flat_map(move |field| said.each(&field.id))
        .filter_map(|entry| {
            let feeling = entry.chosen(FEELING).or(entry.words(FEELING))?;
            Some((feeling, entry.whole(STRENGTH)))
        })
}

/// Lists of the person's own out of an earlier entry: they stand in a new form from the first.
pub(super) fn carried(sheet: &Worksheet, earlier: Answers<'_>) -> Vec<Answer> {
    let own = sheet.fields.iter().filter(|field| field.own);
    let own = own.map(|field| own_of(&field.id));
    own.filter_map(|id| Some(Answer::new(&id, earlier.value(&id)?.clone())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;

    #[test]
    fn feelings_are_found_by_their_beginning_first_and_by_their_family() {
        let found = |typed: &str| -> Vec<String> {
            let found = feelings_found(typed, content("en")).into_iter();
            found.map(|choice| choice.id).collect()
        };
        assert_eq!(found("hop"), ["hopeless", "hopeful"]);
        assert_eq!(found("lone")[0], "lonely");
        // Whoever typed the whole word is asked no more.
        assert_eq!(found("sad"), ["sad"]);
        assert!(found("fear").contains(&"afraid".to_owned()));
        assert!(found("x").len() <= MOST_FOUND);
    }
}
