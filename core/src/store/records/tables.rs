//! What the store holds, as records: one list of its tables, in which each column says what it is. An export, a backup
//! and a merge follow from this list; a test holds it against the schema.

/// What stands in a column, and so how it is written in a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ColumnKind {
    /// Sixteen bytes: a UUID.
    Id,
    /// Words.
    Text,
    /// A whole number.
    Number,
    /// True or false.
    Flag,
    /// Milliseconds since 1970, UTC: an RFC 3339 instant.
    Instant,
    /// JSON, which a record holds as it is.
    Json,
    /// The number of a row of that table: the id of what the row stands for.
    RowOf(&'static str),
    /// The id of something in one of these tables.
    IdOf(&'static [&'static str]),
    /// The id of something in that table, or a name of the content.
    IdOrName(&'static str),
}

/// A column of a table, by its name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    pub name: &'static str,
    pub kind: ColumnKind,
}

/// Rows that are told with the row that they belong to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part {
    /// What they are called in the record.
    pub name: &'static str,
    pub table: &'static str,
    /// The column with the number of the row that they belong to.
    pub owner: &'static str,
    /// The column that puts them in order; unique among the parts of one row.
    pub order: &'static str,
    pub columns: &'static [Column],
}

/// A table whose rows are records.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Table {
    /// What a record of it is called.
    pub record: &'static str,
    pub name: &'static str,
    /// The columns by which two stores know the same thing.
    pub key: &'static [&'static str],
    /// The column that says when it was said last.
    pub time: &'static str,
    pub columns: &'static [Column],
    pub part: Option<Part>,
    /// What it is called in the bin, where it can lie there.
    pub bin: Option<&'static str>,
    /// The column that is empty while it is under way, and the one that stands in for it where that is over elsewhere.
    pub closes: Option<(&'static str, &'static str)>,
    /// A column, and the words in it that the person alone says: they stand whatever a device concluded by itself later.
    pub said: Option<(&'static str, &'static [&'static str])>,
}

impl Table {
    const fn new(record: &'static str, name: &'static str, columns: &'static [Column]) -> Self {
        Self {
            record,
            name,
            key: &["id"],
            time: "edited_at",
            columns,
            part: None,
            bin: None,
            closes: None,
            said: None,
        }
    }

    const fn key(self, key: &'static [&'static str]) -> Self {
        Self { key, ..self }
    }

    const fn time(self, time: &'static str) -> Self {
        Self { time, ..self }
    }

    const fn part(self, part: Part) -> Self {
        Self {
            part: Some(part),
            ..self
        }
    }

    const fn bin(self, bin: &'static str) -> Self {
        Self {
            bin: Some(bin),
            ..self
        }
    }

    const fn closes(self, column: &'static str, stands_in: &'static str) -> Self {
        Self {
            closes: Some((column, stands_in)),
            ..self
        }
    }

    const fn said(self, column: &'static str, words: &'static [&'static str]) -> Self {
        Self {
            said: Some((column, words)),
            ..self
        }
    }

    /// The table of a record of this kind.
    pub fn of_record(record: &str) -> Option<&'static Self> {
        all().find(|table| table.record == record)
    }

    /// The column of this name.
    pub fn column(&self, name: &str) -> Option<&'static Column> {
        self.columns.iter().find(|column| column.name == name)
    }
}

const fn column(name: &'static str, kind: ColumnKind) -> Column {
    Column { name, kind }
}
const fn id(name: &'static str) -> Column {
    column(name, ColumnKind::Id)
}
const fn text(name: &'static str) -> Column {
    column(name, ColumnKind::Text)
}
const fn number(name: &'static str) -> Column {
    column(name, ColumnKind::Number)
}
const fn flag(name: &'static str) -> Column {
    column(name, ColumnKind::Flag)
}
const fn instant(name: &'static str) -> Column {
    column(name, ColumnKind::Instant)
}
const fn json(name: &'static str) -> Column {
    column(name, ColumnKind::Json)
}
const fn row_of(name: &'static str, table: &'static str) -> Column {
    column(name, ColumnKind::RowOf(table))
}

/// What is gone for good, what lies in the bin, what a merge found to be older, and the settings: a merge has a rule of
/// its own for each.
pub(crate) const GONE: Table = Table::new(
    "gone",
    "tombstones",
    &[text("kind"), id("id"), instant("at")],
)
.key(&["kind", "id"])
.time("at");
pub(crate) const DELETED: Table = Table::new(
    "deleted",
    "bin",
    &[text("kind"), id("id"), json("body"), instant("deleted_at")],
)
.key(&["kind", "id"])
.time("deleted_at");
pub(crate) const EARLIER: Table = Table::new(
    "earlier",
    "earlier",
    &[
        text("kind"),
        text("key"),
        json("owners"),
        json("body"),
        instant("at"),
    ],
)
.key(&["kind", "key", "body"])
.time("at");
pub(crate) const SETTINGS: Table =
    Table::new("setting", "settings", &[text("name"), text("value")]).key(&["name"]);

/// Every other table with what a person said, each after those that its rows belong to.
pub(crate) const TABLES: &[Table] = &[
    Table::new(
        "exercise",
        "exercises",
        &[
            id("id"),
            text("kind"),
            text("pattern"),
            json("plan"),
            instant("started_at"),
            text("zone"),
            instant("seen_at"),
            instant("ended_at"),
            instant("edited_at"),
        ],
    )
    .part(Part {
        name: "events",
        table: "exercise_events",
        owner: "exercise",
        order: "seq",
        columns: &[
            number("seq"),
            instant("at"),
            number("elapsed_ms"),
            text("kind"),
            number("number"),
            text("detail"),
        ],
    })
    .bin("exercise")
    .closes("ended_at", "seen_at"),
    Table::new(
        "routine",
        "routine",
        &[
            text("part"),
            text("tool"),
            number("place"),
            instant("edited_at"),
        ],
    )
    .key(&["part", "tool"]),
    Table::new("use", "uses", &[id("id"), instant("at"), text("zone")]).time("at"),
    Table::new(
        "own_card",
        "own_cards",
        &[id("id"), json("body"), instant("edited_at")],
    )
    .bin("card"),
    Table::new(
        "card_words",
        "card_edits",
        &[text("card"), json("body"), instant("edited_at")],
    )
    .key(&["card"]),
    Table::new(
        "handed_card",
        "handed_cards",
        &[id("id"), json("body"), instant("edited_at")],
    ),
    Table::new(
        "tool_mark",
        "tool_marks",
        &[text("tool"), text("mark"), instant("edited_at")],
    )
    .key(&["tool", "mark"]),
    Table::new(
        "card_tag",
        "card_tags",
        &[text("card"), text("tag"), instant("edited_at")],
    )
    .key(&["card", "tag"]),
    Table::new(
        "caution_tick",
        "caution_ticks",
        &[text("caution"), instant("edited_at")],
    )
    .key(&["caution"]),
    Table::new(
        "rehearsed_card",
        "rehearsed_cards",
        &[text("card"), instant("edited_at")],
    )
    .key(&["card"]),
    Table::new(
        "rehearsal",
        "rehearsals",
        &[
            id("id"),
            text("card"),
            instant("at"),
            text("zone"),
            text("grade"),
        ],
    )
    .time("at"),
    Table::new(
        "skill",
        "skill_entries",
        &[
            id("id"),
            instant("at"),
            text("zone"),
            text("tool"),
            text("how"),
            text("helped"),
            text("why_not"),
            number("before"),
            number("after"),
            instant("edited_at"),
        ],
    )
    .bin("skill"),
    Table::new(
        "urge",
        "urge_entries",
        &[
            id("id"),
            instant("at"),
            text("zone"),
            number("urge"),
            text("acted"),
            instant("edited_at"),
        ],
    )
    .bin("urge"),
    Table::new(
        "reminder",
        "reminder_rules",
        &[id("id"), json("rule"), instant("edited_at")],
    )
    .bin("reminder"),
    Table::new(
        "boosters",
        "reminder_tapers",
        &[id("id"), json("taper"), instant("edited_at")],
    )
    .bin("boosters"),
    Table::new(
        "occurrence",
        "reminder_states",
        &[
            column(
                "rule",
                ColumnKind::IdOf(&["reminder_rules", "reminder_tapers"]),
            ),
            text("start"),
            text("mark"),
            text("cause"),
            instant("until"),
            instant("at"),
            flag("told"),
        ],
    )
    .key(&["rule", "start"])
    .time("at")
    .said("mark", &["done", "skipped"]),
    Table::new(
        "trigger",
        "triggers",
        &[
            id("id"),
            text("kind"),
            text("name"),
            json("thoughts"),
            text("usual_response"),
            json("chips"),
            number("own_place"),
            instant("edited_at"),
        ],
    )
    .bin("trigger"),
    Table::new(
        "trigger_met",
        "trigger_encounters",
        &[
            id("id"),
            row_of("trigger", "triggers"),
            instant("at"),
            text("zone"),
            number("strength"),
            flag("acted"),
            instant("edited_at"),
        ],
    )
    .bin("trigger_met"),
    Table::new(
        "if_then_plan",
        "if_then_plans",
        &[
            id("id"),
            row_of("trigger", "triggers"),
            text("situation"),
            text("response"),
            text("kind"),
            text("opens"),
            number("confidence"),
            instant("rated_at"),
            instant("edited_at"),
        ],
    )
    .bin("if_then_plan"),
    Table::new(
        "if_then_answer",
        "if_then_answers",
        &[
            id("id"),
            row_of("plan", "if_then_plans"),
            column("ride", ColumnKind::IdOf(&["exercises"])),
            text("helped"),
            instant("edited_at"),
        ],
    )
    .key(&["plan", "ride"]),
    Table::new(
        "hard_day",
        "cope_ahead",
        &[
            id("id"),
            text("situation"),
            text("day"),
            text("what_i_will_do"),
            text("who_knows"),
            text("how_i_leave"),
            text("went"),
            text("what_helped"),
            instant("checked_in_at"),
            instant("edited_at"),
        ],
    )
    .bin("hard_day"),
    Table::new(
        "trigger_rehearsal",
        "trigger_rehearsals",
        &[
            id("id"),
            row_of("plan", "if_then_plans"),
            row_of("day", "cope_ahead"),
            instant("at"),
            text("zone"),
            number("urge_before"),
            number("urge_after"),
            text("what_worked"),
            flag("made_worse"),
            instant("edited_at"),
        ],
    ),
    Table::new(
        "pack",
        "packs",
        &[
            id("id"),
            text("slug"),
            text("author"),
            number("revision"),
            text("name"),
            text("about"),
            instant("imported_at"),
            instant("edited_at"),
        ],
    )
    .key(&["slug", "author"])
    .part(Part {
        name: "entries",
        table: "pack_entries",
        owner: "pack",
        order: "entry",
        columns: &[
            text("entry"),
            json("body"),
            id("kept"),
            id("made"),
            instant("edited_at"),
        ],
    }),
    Table::new(
        "tracker",
        "trackers",
        &[id("id"), text("name"), instant("edited_at")],
    )
    .bin("tracker"),
    Table::new(
        "measure",
        "measures",
        &[
            id("id"),
            column("instrument", ColumnKind::IdOrName("trackers")),
            text("version"),
            instant("at"),
            text("zone"),
            instant("closed_at"),
            number("score"),
            number("most"),
            instant("edited_at"),
        ],
    )
    .part(Part {
        name: "answers",
        table: "measure_answers",
        owner: "measure",
        order: "item",
        columns: &[text("item"), number("value"), instant("at")],
    })
    .bin("measure")
    .closes("closed_at", "edited_at"),
    Table::new(
        "handed_worksheet",
        "handed_worksheets",
        &[
            id("id"),
            json("body"),
            flag("offered"),
            instant("edited_at"),
        ],
    ),
    Table::new(
        "journal",
        "journal",
        &[
            id("id"),
            text("sheet"),
            json("answers"),
            text("words"),
            instant("about"),
            text("zone"),
            flag("used"),
            instant("written_at"),
            instant("edited_at"),
        ],
    )
    .bin("journal"),
    Table::new(
        "journal_draft",
        "journal_drafts",
        &[text("form"), json("answers"), instant("edited_at")],
    )
    .key(&["form"]),
    Table::new(
        "list_item",
        "list_items",
        &[
            id("id"),
            text("list"),
            json("answers"),
            text("outcome"),
            text("told"),
            instant("said_at"),
            instant("made_at"),
            instant("edited_at"),
        ],
    )
    .bin("list item"),
];

/// Every table that is written, in the order in which it is written: what a record says of another stands after it.
pub(crate) fn all() -> impl Iterator<Item = &'static Table> {
    [&GONE, &DELETED]
        .into_iter()
        .chain(TABLES)
        .chain([&EARLIER, &SETTINGS])
}

/// Where the records of a table stand among all.
pub(crate) fn place_of_record(table: &Table) -> usize {
    all()
        .position(|one| one.record == table.record)
        .unwrap_or(0)
}

/// The table of this name.
pub(super) fn of_name(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.name == name)
}

/// The table of what the bin calls so.
pub(super) fn of_bin(kind: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.bin == Some(kind))
}

/// Settings that are about this device and this moment rather than chosen by the person: no record is made of them.
const OF_DEVICE: [&str; 13] = [
    "backup.made",
    "bin.let-go",
    "clock.righted",
    "damaged-log",
    "looked-back",
    "made",
    "plan-opened",
    "reminders.answerable",
    "reminders.looked",
    "reminders.settled",
    "signal",
    "zones.known",
    "zones.unsaid",
];

/// What was told once on this device begins so.
const TOLD: &str = "told:";

/// True for a setting that the person chose.
pub(crate) fn is_chosen(setting: &str) -> bool {
    !OF_DEVICE.contains(&setting) && !setting.starts_with(TOLD)
}

/// Tables of which no record is made, and why.
#[cfg(test)]
const NOT_RECORDS: [(&str, &str); 9] = [
    ("held_notices", "what this device holds; planned anew"),
    ("held_occurrences", "what this device holds; planned anew"),
    (
        "reminder_silences",
        "when this device could show nothing; let go of after a while",
    ),
    (
        "rides_named",
        "follows from the events of rides; the database keeps it",
    ),
    ("journal_index", "the index of the journal's words"),
    ("journal_index_config", "the index of the journal's words"),
    ("journal_index_data", "the index of the journal's words"),
    ("journal_index_docsize", "the index of the journal's words"),
    ("journal_index_idx", "the index of the journal's words"),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::store::scratch;

    fn names(sql: &str, of: &str) -> BTreeSet<String> {
        let (_folder, store) = scratch::store();
        let read = store.read(|db| {
            let mut statement = db.prepare(sql)?;
            let rows = statement.query_map([of], |row| row.get(0))?;
            Ok(rows.collect::<Result<_, _>>()?)
        });
        read.unwrap()
    }

    #[test]
    fn every_table_of_the_schema_is_made_records_of_or_has_a_reason_not_to_be() {
        let found = names(
            "SELECT name FROM sqlite_schema WHERE type = ?1 AND name NOT LIKE 'sqlite%'",
            "table",
        );
        let known = all().flat_map(|table| {
            let part = table.part.map(|part| part.table);
            [Some(table.name), part].into_iter().flatten()
        });
        let derived = NOT_RECORDS.iter().map(|(name, why)| {
            assert!(!why.is_empty());
            *name
        });
        let known: Vec<_> = known.chain(derived).collect();
        let set: BTreeSet<_> = known.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(set.len(), known.len(), "one is named twice");
        // An index without sizes of its columns keeps no such table.
        let found: BTreeSet<_> = found.into_iter().collect();
        let missing: Vec<_> = found.difference(&set).collect();
        assert!(missing.is_empty(), "{missing:?}");
        let gone = set.difference(&found);
        let gone: Vec<_> = gone
            .filter(|name| *name != "journal_index_docsize")
            .collect();
        assert!(gone.is_empty(), "{gone:?}");
    }

    #[test]
    fn every_column_is_in_the_record_of_its_row() {
        let columns = "SELECT name FROM pragma_table_info(?1) WHERE name <> 'rowid'";
        for table in all() {
            let listed = table.columns.iter().map(|column| column.name.to_owned());
            assert_eq!(
                listed.collect::<BTreeSet<_>>(),
                names(columns, table.name),
                "{}",
                table.name
            );
            if let Some(part) = table.part {
                let listed = part.columns.iter().map(|column| column.name);
                let listed = listed.chain([part.owner]).map(str::to_owned);
                assert_eq!(
                    listed.collect::<BTreeSet<_>>(),
                    names(columns, part.table),
                    "{}",
                    part.table
                );
            }
        }
    }

    #[test]
    fn what_a_record_belongs_to_stands_before_it() {
        for (at, table) in TABLES.iter().enumerate() {
            for column in table.columns {
                let owners = match column.kind {
                    ColumnKind::RowOf(owner) | ColumnKind::IdOrName(owner) => vec![owner],
                    ColumnKind::IdOf(owners) => owners.to_vec(),
                    _ => Vec::new(),
                };
                for owner in owners {
                    let place = TABLES.iter().position(|table| table.name == owner);
                    assert!(place.unwrap() < at, "{} of {owner}", table.name);
                }
            }
            let named = table.key.iter().chain([&table.time]);
            assert!(named.into_iter().all(|name| table.column(name).is_some()));
        }
    }
}
