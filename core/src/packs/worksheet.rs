//! A worksheet in a pack: what its file has to keep to, and the worksheet that the journal makes of it. Nobody at Ebb has
//! read it, so it is never offered on a day of using, it can tell of no use, and what it needs an outward form for is refused.

use std::collections::HashSet;

use super::check::{Check, NEED_AN_OUTWARD_FORM};
use super::format::{PackField, PackFieldKind as Kind, PackWorksheet};
use super::limits::{FIELDS, GROUP, LINES, OPTIONS, TEXT, TITLE, WIDEST};
use crate::content::{
    Choice, Shelf, Source, Worksheet, WorksheetField, WorksheetFieldKind, is_own_field,
};
use crate::journal::handed::HandedSheet;

impl Check<'_> {
    pub(super) fn worksheet(&mut self, place: &str, sheet: &PackWorksheet) {
        let at = |field: &str| format!("{place}/{field}");
        self.said(&at("title"), &sheet.title, TITLE);
        self.said(&at("when"), &sheet.when, TEXT);
        self.few(&at("about"), sheet.about.len(), LINES);
        for (number, line) in sheet.about.iter().enumerate() {
            self.said(&at(&format!("about/{number}")), line, TEXT);
        }
        let needs = |id: &String| NEED_AN_OUTWARD_FORM.contains(&id.as_str());
        for (number, _) in sheet
            .cautions
            .iter()
            .enumerate()
            .filter(|(_, id)| needs(id))
        {
            self.wrong(
                &at(&format!("cautions/{number}")),
                "a worksheet has no outward form; leave out what needs this caution, that belongs into a session",
            );
        }
        self.cautions(place, &sheet.cautions, true);
        self.fits(&at("source"), &sheet.source, TEXT);
        self.link(&at("link"), sheet.link.as_deref());
        self.some(&at("fields"), sheet.fields.len(), FIELDS);
        self.fields(&at("fields"), &sheet.fields, false);
    }

    /// Fields of a worksheet, or the parts of one of its lists.
    fn fields(&mut self, place: &str, fields: &[PackField], parts: bool) {
        let mut seen = HashSet::new();
        for (number, field) in fields.iter().enumerate() {
            let place = format!("{place}/{number}");
            let id = format!("{place}/id");
            self.id(&id, &field.id);
            if !seen.insert(&field.id) {
                let what =
                    format_args!("`{}` stands twice here; give each field its own", field.id);
                self.wrong(&id, what);
            }
            if is_own_field(&field.id) {
                let what = format_args!(
                    "`{}` is a field that Ebb adds itself; choose another id",
                    field.id
                );
                self.wrong(&id, what);
            }
            self.field(&place, field, parts);
        }
    }

    fn field(&mut self, place: &str, field: &PackField, part: bool) {
        let at = |name: &str| format!("{place}/{name}");
        self.said(&at("label"), &field.label, TEXT);
        for (name, text) in [
            ("hint", &field.hint),
            ("low", &field.low),
            ("high", &field.high),
        ] {
            self.fits(&at(name), text, TEXT);
        }
        self.fits(&at("unit"), &field.unit, TITLE);
        let (is_choice, is_group) = (field.kind == Kind::Choice, field.kind == Kind::Group);
        let is_number = matches!(field.kind, Kind::Number | Kind::Scale);
        let is_written = matches!(field.kind, Kind::Line | Kind::Text);
        for (name, is_there, fits, what) in [
            (
                "options",
                !field.options.is_empty(),
                is_choice,
                "only a `choice` has options; take them out, or change the kind",
            ),
            (
                "many",
                field.many,
                is_choice,
                "only in a `choice` several can be chosen; take this out",
            ),
            (
                "own",
                field.own,
                is_choice && field.many && !part,
                "own answers can be added where several can be chosen, outside of a group; take this out, or add \"many\": true",
            ),
            (
                "card",
                field.card,
                is_written && !part,
                "only a `line` or a `text` outside of a group can be kept as a card; take this out",
            ),
            (
                "fields",
                !field.fields.is_empty(),
                is_group,
                "only a `group` has fields of its own; take them out, or change the kind",
            ),
            (
                "least",
                field.least.is_some(),
                is_number,
                "only a `number` or a `scale` has ends; take this out",
            ),
            (
                "most",
                field.most.is_some(),
                is_number || is_group,
                "only a `number`, a `scale` or a `group` has a most; take this out",
            ),
            (
                "step",
                field.step.is_some(),
                field.kind == Kind::Number,
                "only a `number` has steps; take this out",
            ),
        ] {
            if is_there && !fits {
                self.wrong(&at(name), what);
            }
        }
        if part && matches!(field.kind, Kind::Group | Kind::Feelings) {
            self.wrong(
                &at("kind"),
                "a list stands in no other list; ask for this outside of the group",
            );
        }
        match field.kind {
            Kind::Choice => self.options(&at("options"), field),
            Kind::Number | Kind::Scale => self.ends(place, field),
            Kind::Group => {
                self.range(&at("most"), field.most.unwrap_or(0), 1, GROUP);
                self.some(&at("fields"), field.fields.len(), FIELDS);
                self.fields(&at("fields"), &field.fields, true);
            }
            Kind::Line | Kind::Text | Kind::Day | Kind::Time | Kind::Feelings | Kind::Tool => {}
        }
    }

    fn options(&mut self, place: &str, field: &PackField) {
        self.some(place, field.options.len(), OPTIONS);
        let mut seen = HashSet::new();
        for (number, option) in field.options.iter().enumerate() {
            let at = |name: &str| format!("{place}/{number}/{name}");
            self.id(&at("id"), &option.id);
            self.said(&at("label"), &option.label, TEXT);
            if !seen.insert(&option.id) {
                let what = format_args!(
                    "`{}` stands twice here; give each option its own",
                    option.id
                );
                self.wrong(&at("id"), what);
            }
        }
    }

    fn ends(&mut self, place: &str, field: &PackField) {
        let (least, most) = ends(field);
        for (name, end) in [("least", least), ("most", most)] {
            self.range(&format!("{place}/{name}"), end, -WIDEST, WIDEST);
        }
        if least >= most {
            self.wrong(
                place,
                "nothing lies between `least` and `most`; the first has to be smaller",
            );
        }
        if field
            .step
            .is_some_and(|step| !step.is_finite() || step <= 0.0)
        {
            self.wrong(
                &format!("{place}/step"),
                "write how far it is from one number to the next, such as 0.5",
            );
        }
    }
}

/// The ends of a number, 0 and 10 where nothing else is said.
fn ends(field: &PackField) -> (i32, i32) {
    (field.least.unwrap_or(0), field.most.unwrap_or(10))
}

impl PackWorksheet {
    /// What it asks in a line each, so that a person reads it before they take it.
    pub(super) fn lines(&self) -> Vec<String> {
        let mut lines = vec![self.when.clone()];
        lines.extend(self.about.iter().cloned());
        for field in &self.fields {
            lines.extend(field.lines());
        }
        lines.push(self.source.clone());
        lines.extend(self.link.clone());
        lines
    }

    /// As the journal keeps it.
    pub(super) fn handed(&self, from: &str, pack: &str) -> HandedSheet {
        let source = Source {
            name: self.source.clone(),
            url: self.link.clone().unwrap_or_default(),
            read_on: String::new(),
        };
        let sheet = Worksheet {
            id: self.id.clone(),
            title: self.title.clone(),
            shelf: Shelf::Session,
            when: self.when.clone(),
            about: self.about.clone(),
            cautions: self.cautions.clone(),
            offer: None,
            not_while_used: true,
            by_day: self.by_day,
            calm: self.calm,
            by_therapist: false,
            tells_of_use: false,
            apart: self.apart,
            plan: None,
            source: Some(source),
            fields: self.fields.iter().map(PackField::kept).collect(),
            handed: None,
        };
        HandedSheet {
            from: from.to_owned(),
            pack: pack.to_owned(),
            sheet,
        }
    }
}

impl PackField {
    fn lines(&self) -> Vec<String> {
        let options = self.options.iter().map(|option| option.label.as_str());
        let options: Vec<_> = options.collect();
        let asked = match options.is_empty() {
            true => self.label.clone(),
            false => format!("{} ({})", self.label, options.join(", ")),
        };
        let mut lines = vec![asked];
        lines.extend([&self.hint, &self.low, &self.high].map(Clone::clone));
        lines.extend(self.fields.iter().flat_map(Self::lines));
        lines
    }

    fn kept(&self) -> WorksheetField {
        let kind = match self.kind {
            Kind::Line => WorksheetFieldKind::Line,
            Kind::Text => WorksheetFieldKind::Text,
            Kind::Day => WorksheetFieldKind::Day,
            Kind::Time => WorksheetFieldKind::Time,
            Kind::Number => WorksheetFieldKind::Number,
            Kind::Scale => WorksheetFieldKind::Scale,
            Kind::Choice => WorksheetFieldKind::Choice,
            Kind::Feelings => WorksheetFieldKind::Feelings,
            Kind::Tool => WorksheetFieldKind::Tool,
            Kind::Group => WorksheetFieldKind::Group,
        };
        let option = |option: &super::format::PackOption| Choice {
            id: option.id.clone(),
            label: option.label.clone(),
        };
        WorksheetField {
            id: self.id.clone(),
            label: self.label.clone(),
            hint: self.hint.clone(),
            kind,
            longest: None,
            least: self.least,
            most: self.most,
            step: self.step,
            unit: self.unit.clone(),
            low: self.low.clone(),
            high: self.high.clone(),
            options: self.options.iter().map(option).collect(),
            many: self.many,
            own: self.own,
            card: self.card,
            fields: self.fields.iter().map(Self::kept).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::format::Pack;
    use super::super::{read, sample};
    use crate::content::{content, wrong_with_worksheet};
    use proptest::prelude::*;
    use serde_json::{Value, json};

    fn refused(change: impl FnOnce(&mut Value)) -> Vec<String> {
        let mut pack = sample::value();
        change(&mut pack["worksheets"][0]);
        match read(pack.to_string().as_bytes(), content("en")) {
            Ok(_) => Vec::new(),
            Err(refused) => refused.problems.iter().map(ToString::to_string).collect(),
        }
    }

    /// What the build would say of these worksheets, stood they among Ebb's own.
    fn wrong_with(pack: &Pack) -> Vec<String> {
        let handed = pack.worksheets.iter();
        let handed = handed.map(|sheet| sheet.handed("Somebody", &pack.id).sheet);
        let wrong = handed.map(|sheet| wrong_with_worksheet(&sheet, content("en")));
        wrong.flatten().collect()
    }

    #[test]
    fn each_mistake_is_named_at_its_place_with_what_to_do() {
        let found = refused(|sheet| {
            sheet["cautions"] = json!(["inward_attention", "made_up"]);
            sheet["fields"][0]["id"] = json!("when");
            sheet["fields"][0]["options"] = json!([{ "id": "a", "label": "A" }]);
            sheet["fields"][1]["least"] = json!(10);
            sheet["fields"][1]["id"] = json!("sleep");
            sheet["fields"][2]["step"] = json!(0);
            sheet["fields"][3]["options"][1]["id"] = json!("group");
            sheet["fields"][3]["many"] = json!(false);
            sheet["fields"][4]["most"] = json!(0);
            sheet["fields"][4]["fields"][0]["kind"] = json!("feelings");
            sheet["fields"][4]["fields"][1]["card"] = json!(true);
        });
        let at = "/worksheets/0/";
        for part in [
            "cautions/0: a worksheet has no outward form",
            "cautions/1: there is no caution `made_up`",
            "fields/0/id: `when` is a field that Ebb adds itself",
            "fields/0/options: only a `choice` has options",
            "fields/1: nothing lies between `least` and `most`",
            "fields/2/id: `sleep` stands twice here",
            "fields/2/step: write how far it is",
            "fields/3/own: own answers can be added where several can be chosen",
            "fields/3/options/1/id: `group` stands twice here",
            "fields/4/most: 0 does not fit; use 1 to 50",
            "fields/4/fields/0/kind: a list stands in no other list",
            "fields/4/fields/1/card: only a `line` or a `text`",
        ] {
            let is_there = found
                .iter()
                .any(|one| one.starts_with(&format!("{at}{part}")));
            assert!(is_there, "{part} is not among {found:#?}");
        }
        assert_eq!(found.len(), 12, "{found:#?}");
        let unknown = refused(|sheet| sheet["tells_of_use"] = json!(true));
        assert!(
            unknown[0].contains("unknown field `tells_of_use`"),
            "{unknown:?}"
        );
        let none = refused(|sheet| sheet["fields"] = json!([]));
        assert_eq!(
            none,
            ["/worksheets/0/fields: this is empty; at least one belongs here"]
        );
    }

    #[test]
    fn all_that_it_asks_is_read_before_it_is_taken() {
        let pack = sample::pack();
        let lines = pack.worksheets[0].lines().join("\n");
        for said in [
            "What do you take home?",
            "very hard",
            "Somebody of my family",
            "On which day?",
            "Our group",
        ] {
            assert!(lines.contains(said), "{said}: {lines}");
        }
    }

    /// A field as somebody may write it, right or wrong.
    fn field() -> impl Strategy<Value = Value> {
        let kinds = vec![
            "line", "text", "day", "time", "number", "scale", "choice", "feelings", "tool", "group",
        ];
        let options = prop_oneof![
            Just(json!([])),
            Just(json!([{ "id": "a", "label": "A" }, { "id": "b", "label": "B" }]))
        ];
        let parts = prop_oneof![
            Just(json!([])),
            Just(json!([{ "id": "part", "label": "A part", "kind": "line" }])),
            Just(json!([{ "id": "part", "label": "A part", "kind": "feelings" }])),
        ];
        let ids = vec!["one", "two", "when", "summary", "urge-now", "a-own", "A"];
        (
            (prop::sample::select(ids), prop::sample::select(kinds), options, parts),
            (prop::option::of(-3..13), prop::option::of(-3..13), prop::option::of(-1.0..2.0)),
            (any::<bool>(), any::<bool>(), any::<bool>()),
        )
            .prop_map(|((id, kind, options, fields), (least, most, step), (many, own, card))| {
                let mut field = json!({
                    "id": id, "label": "What?", "kind": kind, "options": options, "fields": fields,
                    "least": least, "most": most, "step": step, "many": many, "own": own, "card": card,
                });
                // What is not said is left out.
                field.as_object_mut().unwrap().retain(|_, value| {
                    !value.is_null() && *value != json!([]) && *value != json!(false)
                });
                field
            })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn what_a_pack_may_bring_would_stand_among_the_worksheets_of_ebb(fields in prop::collection::vec(field(), 1..3)) {
            let mut pack = sample::value();
            pack["worksheets"][0]["fields"] = fields.into();
            if let Ok(pack) = read(pack.to_string().as_bytes(), content("en")) {
                prop_assert_eq!(wrong_with(&pack), Vec::<String>::new());
            }
        }
    }
}
