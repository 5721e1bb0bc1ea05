//! What somebody writes and fills in, and what of it they set right, delete and bring back.

use serde_json::json;

use crate::device::Device;
use crate::measures::FORMS;
use crate::story::{DAY, Person};

impl Person {
    pub(crate) fn writes(&mut self, device: &mut Device, at: i64) {
        self.written += 1;
        let who = if self.odd == 1 { "computer" } else { "phone" };
        let birds = ["heron", "wren", "crane"];
        let text = format!(
            "{} {}, on the {who}: \"it came, and went\", and I stayed. Ça va → mieux",
            birds[self.random.usize(..birds.len())],
            self.written
        );
        let strength = self.random.i64(0..=10);
        match self.random.u8(..3) {
            0 => device.writes(at, "line", &["line", &text], json!({ "line": text })),
            1 => {
                let feeling = format!("sad={strength}");
                let feelings = json!([{ "feeling": "sad", "strength": strength }]);
                let said = ["write", &text, "--feeling", &feeling];
                device.writes(
                    at,
                    "free",
                    &said,
                    json!({ "text": text, "feelings": feelings }),
                );
            }
            _ => {
                let belief = strength * 10;
                let fields = [format!("situation={text}"), format!("belief={belief}")];
                let said = ["fill", "thought-record", &fields[0], &fields[1]];
                let answers = json!({ "situation": text, "belief": belief });
                device.writes(at, "thought-record", &said, answers);
            }
        }
    }

    pub(crate) fn fills_in(&mut self, device: &mut Device, at: i64) {
        // The computer begins with another one.
        let place = self.filled_in + 2 * self.odd as usize;
        self.filled_in += 1;
        let form = &FORMS[place % FORMS.len()];
        let heavy = self.random.i64(0..=form.greatest);
        let given: Vec<i64> = form
            .items
            .iter()
            .map(|_| self.random.i64(0..=heavy))
            .collect();
        device.checks_in(at, form, &given);
        self.awake_until = at + DAY;
    }

    /// Sets right what was done last, deletes it, or deletes it and brings it back.
    pub(crate) fn corrects(&mut self, device: &mut Device, at: i64) {
        if device.ledger.exercises.is_empty() {
            return;
        }
        let (id, began) = device.newest(at);
        let stands = device.ledger.exercises.iter().rfind(|(_, one)| !one.gone);
        assert_eq!(began, *stands.unwrap().0);
        let what = self.random.u8(..3);
        let one = device.ledger.exercises.get_mut(&began).unwrap();
        one.edited = at + 1_000;
        if what == 0
            && let Some((_, value)) = one.ratings.first_mut()
        {
            *value = (*value + 1) % 11;
            let rating = format!("1={value}");
            device.says(
                at + 1_000,
                &["history", "correct", &id, "--rating", &rating],
            );
            return;
        }
        one.gone = true;
        device.says(at + 1_000, &["history", "delete", &id]);
        if what == 1 {
            device.says(at + 2_000, &["history", "restore", &id]);
            let one = device.ledger.exercises.get_mut(&began).unwrap();
            (one.gone, one.edited) = (false, at + 2_000);
        }
    }

    /// Sets right what was written, on whichever device, deletes it or brings it back.
    pub(crate) fn edits(&mut self, device: &mut Device, at: i64) {
        let lately = |edited: i64| at - edited < 25 * DAY;
        let entries = device.ledger.entries.iter();
        // What has lain in the bin for long is gone for good.
        let known = entries.filter(|(_, one)| !one.gone || lately(one.edited));
        let known: Vec<i64> = known.map(|(at, _)| *at).collect();
        if known.is_empty() {
            return;
        }
        let which = known[self.random.usize(..known.len())];
        let delete = self.random.bool();
        let one = device.ledger.entries.get_mut(&which).unwrap();
        one.edited = at;
        let id = one.id.clone();
        if one.gone {
            one.gone = false;
            device.says(at, &["journal", "restore", &id]);
        } else if delete {
            one.gone = true;
            device.says(at, &["journal", "delete", &id]);
        } else {
            let field = match one.sheet {
                "free" => "text",
                "line" => "line",
                _ => "situation",
            };
            let text = format!("{} (said anew)", one.answers[field].as_str().unwrap());
            one.answers[field] = text.clone().into();
            let said = format!("{field}={text}");
            device.says(at, &["journal", "change", &id, &said]);
        }
    }
}
