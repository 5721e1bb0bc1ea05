//! A day and a time of it, as a form asks for them and as they are answered.

use crate::content::FieldWords;
use crate::page::{Answer, Answers, Field, FieldKind, Sentence, Value};
use crate::time::{Civil, Day};
use crate::view::Ahead;

/// Ids of the parts.
const DAY: &str = "day";
const TIME: &str = "time";

/// Asks for a day between these, and a time of it. A host may read both out of one sentence.
pub fn when_field(
    id: &str,
    words: &FieldWords,
    from: Option<Day>,
    to: Option<Day>,
    ahead: &Ahead<'_>,
) -> Field {
    let parts = &ahead.content().reminders.page.fields;
    let today = ahead.moment.date();
    let sentence = match to {
        Some(last) if last <= today => Sentence::Past,
        _ => Sentence::Moment,
    };
    let kind = FieldKind::Group {
        fields: vec![
            Field::asked(DAY, &parts.day, FieldKind::Day { from, to }).needed(),
            Field::asked(TIME, &parts.time, FieldKind::Time).needed(),
        ],
        most: 1,
        read_as: Some(sentence),
    };
    Field::asked(id, words, kind)
}

/// The answer to such a field.
pub fn when_answer(id: &str, at: Civil) -> Answer {
    let (day, time) = (at.day(), at.time_of_day());
    Answer::new(
        id,
        Value::group(vec![
            Answer::new(DAY, Value::Day { day }),
            Answer::new(TIME, Value::Time { time }),
        ]),
    )
}

/// What was answered; none where a part is missing.
pub fn read_when(id: &str, said: Answers<'_>) -> Option<Civil> {
    let parts = said.group(id);
    Some(Civil::new(parts.day(DAY)?, parts.time(TIME)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::form_problems;
    use crate::view::alone;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_day_and_a_time_survive_their_answer(year in 1980..2190, month in 1..13, day in 1..29, minutes in 0..1_440) {
            let day: Day = format!("{year}-{month:02}-{day:02}").parse().unwrap();
            let time = format!("{:02}:{:02}", minutes / 60, minutes % 60).parse().unwrap();
            let at = Civil::new(day, time);
            let said = [when_answer("at", at)];
            prop_assert_eq!(read_when("at", Answers::of(&said)), Some(at));
        }
    }

    #[test]
    fn half_an_answer_is_refused_at_the_part_that_is_missing() {
        alone::ahead("2026-11-24T12:00:00Z", |ahead| {
            let words = &ahead.content().reminders.page.fields.until;
            let field = when_field("at", words, None, Some(ahead.moment.date()), ahead);
            let day = ahead.moment.date();
            let half = Value::group(vec![Answer::new(DAY, Value::Day { day })]);
            let said = [Answer::new("at", half)];
            let forms = &ahead.content().pages.forms;
            let problems = form_problems(&[field], Answers::of(&said), forms);
            assert_eq!(problems.len(), 1);
            assert_eq!(problems[0].field, "at.time");
        });
    }
}
