//! What one person wrote in two weeks, in each room.

use std::io::Write;
use std::sync::OnceLock;

use super::state::Companion;
use super::world::{CANARY, moment};
use crate::backup::age::Sealed;
use crate::backup::{self, page as backup_page};
use crate::cards::diary::{self, Acted, Helped, SkillNote, SkillUse, UrgeNote};
use crate::cards::marks::{self, Mark};
use crate::cards::{CardText, Deck, OwnCard, own, rehearsal};
use crate::content::{CardState, TriggerKind, Worksheet, WorksheetFieldKind, content};
use crate::crisis::Vault;
use crate::journal::{self, page as journal_page};
use crate::measures::{records as measures, score::Given, trackers};
use crate::packs::{self, Importing, page as pack_page};
use crate::page::{Action, Answer, Answers, Value};
use crate::progress::lists::{self, page as list_page};
use crate::reminders::{self, ReminderKind, ReminderRule, Schedule};
use crate::session::records::{self, Record};
use crate::session::routine::{self, RoutinePart};
use crate::session::{Change, Ending, ExerciseKind, Form, Outcome, Plan, page as session_page};
use crate::store::{Id, Store, Work, scratch};
use crate::time::Day;
use crate::triggers::cope_ahead::{self, CopeAheadDraft};
use crate::triggers::encounter::{self, Encounter};
use crate::triggers::if_then::{IfThenDraft, ResponseKind};
use crate::triggers::plans;
use crate::triggers::trigger::{self, TriggerDraft};
use crate::view::{View, alone, when_answer};

/// The store of one person. It is written once, so that its ids are the same in every world.
pub(super) fn filled() -> (tempfile::TempDir, Store) {
    static WRITTEN: OnceLock<tempfile::TempDir> = OnceLock::new();
    let written = WRITTEN.get_or_init(|| {
        let (folder, store) = scratch::store();
        fill(&store);
        store.close().unwrap();
        folder
    });
    let folder = tempfile::tempdir().unwrap();
    for file in std::fs::read_dir(written.path()).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
    }
    let store = Store::open(folder.path(), &scratch::key()).unwrap();
    (folder, store)
}

/// What one person wrote.
fn fill(store: &Store) {
    let now = moment().now - chrono::TimeDelta::days(3);
    let zone = moment().zone;
    let kinds = [
        (ReminderKind::Mindfulness, "18:00"),
        (ReminderKind::Medication, "09:00"),
        (ReminderKind::Own, "12:30"),
    ];
    for (n, (kind, time)) in (0_u8..).zip(kinds) {
        let schedule = Schedule::Daily { interval: 1 };
        let times = vec![time.parse().unwrap()];
        let id = Id::from_parts(now, &[n; 10]);
        let start = Day::of(now, zone);
        let mut rule = ReminderRule::new(id, kind, schedule, times, start, now);
        rule.title = format!("{CANARY} {n}");
        rule.paused = n == 2;
        reminders::save_rule(store, rule, now, zone).unwrap();
    }
    let times = vec!["19:30".parse().unwrap()];
    let (id, start) = (Id::from_parts(now, &[7; 10]), Day::of(now, zone));
    let each_day = Schedule::Daily { interval: 1 };
    let mut check_in = ReminderRule::new(id, ReminderKind::CheckIn, each_day, times, start, now);
    check_in.measure = Some("phq-9".to_owned());
    reminders::save_rule(store, check_in, now, zone).unwrap();
    let times = vec!["10:00".parse().unwrap()];
    let (id, day) = (Id::from_parts(now, &[9; 10]), "2027-01-15".parse().unwrap());
    let once = ReminderRule::new(id, ReminderKind::CheckIn, Schedule::Once, times, day, now);
    reminders::save_rule(store, once, now, zone).unwrap();
    let id = Id::from_parts(now, &[8; 10]);
    let ended = Day::of(now, zone);
    let taper = reminders::BoosterTaper::new(id, ended, now);
    let made = reminders::Appointment {
        at: now + chrono::TimeDelta::days(40),
        zone,
        minutes: 50,
    };
    let taper = taper.with_appointment(1, Some(made)).unwrap();
    reminders::save_taper(store, taper, now, zone).unwrap();
    reminders::choose_quiet(store, reminders::QuietChoice::Asked).unwrap();
    fill_cards(store);
    fill_triggers(store);
    fill_packs(store);
    fill_exercises(store);
    fill_history(store);
    fill_measures(store);
    fill_journal(store);
    fill_lists(store);
}

/// Something on each list, open and done with; what has a day has one that is near, with its reminder.
fn fill_lists(store: &Store) {
    alone::ahead("2026-09-20T18:00:00Z", |ahead| {
        let view = View::new(*ahead, Ok(store));
        let does = |act: &list_page::Act, said: &[Answer]| {
            lists::act(act, Answers::of(said), &view).unwrap();
        };
        for list in &content("en").lists.lists {
            let said = list.fields.iter().filter_map(|field| {
                let value = match field.kind {
                    WorksheetFieldKind::Line | WorksheetFieldKind::Text => {
                        Value::words(format!("{CANARY} {}", field.id))
                    }
                    WorksheetFieldKind::Phone => Value::words("030 1234"),
                    WorksheetFieldKind::Day => Value::Day {
                        day: "2026-09-25".parse().unwrap(),
                    },
                    _ => return None,
                };
                Some(Answer::new(&field.id, value))
            });
            let said: Vec<_> = said.collect();
            for _ in 0..2 {
                let list = list.id.clone();
                does(&list_page::Act::Keep { list }, &said);
            }
        }
        for item in lists::items(store).unwrap() {
            let list = content("en").list(&item.list).unwrap();
            let others = lists::items(store).unwrap();
            let is_first = others.iter().find(|one| one.list == item.list) == Some(&item);
            if let Some(outcome) = list.outcomes.first().filter(|_| is_first) {
                let (id, outcome) = (item.id, outcome.id.clone());
                does(&list_page::Act::CloseAs { id, outcome }, &[]);
            }
        }
    });
}

/// What they wrote, more than one page of it holds: along each worksheet, and two forms that are still being filled in.
fn fill_journal(store: &Store) {
    alone::ahead("2026-09-20T18:00:00Z", |ahead| {
        let view = View::new(*ahead, Ok(store));
        let does = |act: &journal_page::Act, said: &[Answer]| {
            journal::act(act, Answers::of(said), &view).unwrap();
        };
        let written = |sheet: &Worksheet, n: usize| {
            let when = when_answer(
                "when",
                format!("2026-09-{:02}T08:00", 1 + n).parse().unwrap(),
            );
            let texts = sheet.fields.iter().filter(|field| {
                matches!(
                    field.kind,
                    WorksheetFieldKind::Line | WorksheetFieldKind::Text
                )
            });
            let texts = texts.map(|field| {
                Answer::new(&field.id, Value::words(format!("{CANARY} {}", field.id)))
            });
            texts.chain([when]).collect::<Vec<_>>()
        };
        for (n, sheet) in content("en").worksheets.worksheets.iter().enumerate() {
            let keep = journal_page::Act::Keep {
                sheet: sheet.id.clone(),
            };
            // What is for a calm hour is begun by saying so; an activity stands in a list.
            let calm = sheet
                .calm
                .then(|| Answer::new("urge-now", Value::number(1)));
            let what = Answer::new("what", Value::words(format!("{CANARY} walk")));
            let list = Answer::new("activities", Value::group(vec![what]));
            let list = (sheet.id == "activity").then_some(list);
            let said = written(sheet, n).into_iter().chain(calm).chain(list);
            does(&keep, &said.collect::<Vec<_>>());
            if n < 2 {
                let form = sheet.id.clone();
                does(&journal_page::Act::Draft { form }, &written(sheet, n));
            }
        }
        let line = content("en").worksheet("line").unwrap();
        for n in 0..20 {
            let sheet = line.id.clone();
            does(&journal_page::Act::Keep { sheet }, &written(line, n % 19));
        }
        let entry = journal::entry::stretch(store, None, None)
            .unwrap()
            .entries
            .remove(0);
        let form = entry.id.to_string();
        let said = written(content("en").worksheet(&entry.worksheet).unwrap(), 1);
        does(&journal_page::Act::Draft { form }, &said);
    });
}

/// What they do when it comes, and every day.
fn fill_exercises(store: &Store) {
    let now = moment().now - chrono::TimeDelta::days(2);
    for (part, tool) in [
        (RoutinePart::Morning, "practice:breath-3"),
        (RoutinePart::Evening, "breathing:long-exhale"),
    ] {
        routine::put_in(store, part, tool, now).unwrap();
    }
    marks::mark(store, "practice:sounds", Mark::MadeWorse, now).unwrap();
    store.set_setting(session_page::MY_PACE, "5.5").unwrap();
}

/// What they answered: more of one questionnaire than one page holds, one that waits, one of a form that is no longer
/// here, and a number of their own.
fn fill_measures(store: &Store) {
    let zone = moment().zone;
    let answer = |id: &str, value: i32| {
        let of = content("en").instrument(id).unwrap();
        let items = of.verbatim.items.iter();
        let given: Given = items.map(|item| (item.id.clone(), value)).collect();
        (of, given)
    };
    for week in 1..35 {
        let at = moment().now - chrono::TimeDelta::weeks(week);
        let (gad, mut given) = answer("gad-7", (week % 4) as i32);
        if week == 2 {
            given.remove("3");
        }
        measures::keep(store, gad, &given, at, zone).unwrap();
        measures::finish(store, gad, at).unwrap();
    }
    let at = moment().now - chrono::TimeDelta::hours(2);
    let (phq, mut given) = answer("phq-9", 1);
    given.remove("9");
    given.remove("10");
    measures::keep(store, phq, &given, at, zone).unwrap();
    let (audit, given) = answer("audit-c", 2);
    let older = crate::content::Instrument {
        version: "an older form".to_owned(),
        ..audit.clone()
    };
    measures::keep(store, &older, &given, at, zone).unwrap();
    measures::finish(store, &older, at).unwrap();
    let id = trackers::keep(store, &format!("{CANARY} nights"), at).unwrap();
    let own = trackers::list(store).unwrap();
    let own = own.iter().find(|one| one.id == id).unwrap();
    let own = own.instrument(&content("en").measures);
    let rated = Given::from([(trackers::VALUE.to_owned(), 4)]);
    measures::keep(store, &own, &rated, at, zone).unwrap();
    measures::finish(store, &own, at).unwrap();
}

/// Id of the trigger of theirs.
pub(super) fn own_trigger() -> String {
    known_id(20).to_string()
}

/// What they did: rides and breaths of two months, more than one page of the history holds.
fn fill_history(store: &Store) {
    for n in 1..40 {
        let begun = moment().now - chrono::TimeDelta::hours(36 * n);
        let plan = if n % 3 == 0 {
            let pattern = &content("en").breathing.patterns[0];
            Plan::breathing(&pattern.id, pattern.cycle(), 60_000, None).unwrap()
        } else {
            Plan::ride(content("en"), Form::Inward).unwrap()
        };
        let outcome = (plan.kind == ExerciseKind::Ride).then_some(Outcome::Rode);
        let mut record = Record::begin(plan, begun, moment().zone).unwrap();
        let ending = Ending::Done;
        for (second, change) in [
            (5, Change::Rate { value: 8 }),
            (70, Change::Rate { value: 3 }),
            (80, Change::Finish { ending, outcome }),
        ] {
            let at = begun + chrono::TimeDelta::seconds(second);
            record.live.apply(change, at).unwrap();
        }
        records::keep(store, &mut record, moment().now).unwrap();
    }
}

/// What they made of the cards.
fn fill_cards(store: &Store) {
    let (now, zone) = (moment().now - chrono::TimeDelta::hours(2), moment().zone);
    let text = CardText {
        title: format!("{CANARY} title"),
        when: format!("{CANARY} when"),
        steps: vec![format!("{CANARY} step"), format!("{CANARY} second")],
        why: format!("{CANARY} why"),
    };
    own::edit(store, content("en"), "stop", &text, now).unwrap();
    let mine = OwnCard::written(text, vec![CardState::Urge]);
    let mine = own::write(store, &mine, now).unwrap();
    let reason = OwnCard::reason(&format!("{CANARY} reason"), CANARY);
    own::write(store, &reason, now).unwrap();
    for (tool, mark) in [
        ("card:stop", Mark::Favourite),
        ("card:half-smile", Mark::Hidden),
        ("card:willingness", Mark::MadeWorse),
    ] {
        marks::mark(store, tool, mark, now).unwrap();
    }
    marks::tag(store, &mine, CANARY, now).unwrap();
    let deck = Deck::read(store, content("en")).unwrap();
    for card in ["stop", mine.as_str()] {
        rehearsal::choose(store, &deck, card, now - chrono::TimeDelta::days(9)).unwrap();
    }
    rehearsal::grade(store, "stop", rehearsal::Grade::Knew, now, zone).unwrap();
    let skill = SkillNote {
        helped: Some(Helped::ALot),
        before: Some(7),
        after: Some(3),
        ..SkillNote::new("card:stop", SkillUse::Used)
    };
    diary::note_skill(store, &skill, now, zone).unwrap();
    let urge = UrgeNote {
        urge: Some(8),
        acted: Some(Acted::No),
    };
    diary::note_urge(store, &urge, now, zone).unwrap();
    let acted = UrgeNote {
        urge: None,
        acted: Some(Acted::Partly),
    };
    diary::note_urge(store, &acted, now - chrono::TimeDelta::days(3), zone).unwrap();
}

/// A pack that was handed over.
const PACK: &str = include_str!("../../content/schema/example-pack.json");

/// One pack that is here.
fn fill_packs(store: &Store) {
    let pack = packs::read(PACK.as_bytes(), content("en")).unwrap();
    let importing = Importing {
        chosen: None,
        treatment_ended: Some("2026-08-31".parse().unwrap()),
        now: moment().now - chrono::TimeDelta::days(1),
        phone: moment().zone,
        work: &Work::new(),
    };
    packs::import(store, content("en"), &pack, importing).unwrap();
}

/// Looks at the pack of somebody else, where anything can be looked at.
pub(super) fn look_at_pack(companion: &mut Companion) {
    let bytes = PACK.replace("Tuesday group, Riverside clinic", "Somebody else");
    let value = Value::File {
        name: "pack.json".to_owned(),
        bytes: bytes.into_bytes(),
    };
    let read = Action::of(&pack_page::Act::Read);
    let said = [Answer::new("file", value)];
    let _ = companion.carry_out(&read, &said, &moment(), &Work::new());
}

/// The passphrase of the backup that is looked at.
pub(super) const PASSPHRASE: &str = "heron by the reeds";

/// A backup of these two weeks and of a plan, which costs no time to open.
pub(super) fn backup() -> &'static [u8] {
    static MADE: OnceLock<Vec<u8>> = OnceLock::new();
    MADE.get_or_init(|| {
        let (folder, store) = filled();
        let vault = Vault::at(&folder.path().join("plan"));
        let kept = crate::crisis::example::kept();
        vault.save(&kept, 0, false, moment().now).unwrap();
        sealed(|to| {
            backup::write_records(to, &store, &vault, &moment(), &Work::new()).unwrap();
        })
    })
}

/// A file that the passphrase opens, with what this writes in it.
pub(super) fn sealed(write: impl FnOnce(&mut dyn Write)) -> Vec<u8> {
    let mut file = Sealed::new(Vec::new(), PASSPHRASE, 2).unwrap();
    write(&mut file);
    file.finish().unwrap()
}

/// What is said to look at a backup.
pub(super) fn backup_said(bytes: &[u8], passphrase: &str) -> [Answer; 2] {
    let file = Value::File {
        name: "ebb.age".to_owned(),
        bytes: bytes.to_vec(),
    };
    [
        Answer::new("file", file),
        Answer::new("passphrase", Value::words(passphrase)),
    ]
}

/// Looks at a backup, where anything can be looked at.
pub(super) fn look_at_backup(companion: &mut Companion) {
    let look = Action::of(&backup_page::Act::Look);
    let said = backup_said(backup(), PASSPHRASE);
    let _ = companion.carry_out(&look, &said, &moment(), &Work::new());
}

/// Ids that places name which no offer leads to.
pub(super) fn known_id(n: u8) -> Id {
    Id::from_parts(moment().now - chrono::TimeDelta::days(3), &[n; 10])
}

pub(super) fn known_plan() -> Id {
    known_id(22)
}

pub(super) fn known_ride() -> Id {
    known_id(23)
}

/// Two triggers in the person's own order, a plan, a ride in which it was offered, a day ahead and one that is over.
fn fill_triggers(store: &Store) {
    let (now, zone) = (moment().now - chrono::TimeDelta::days(3), moment().zone);
    let ids = [known_id(20), known_id(21)];
    for id in ids {
        let written = TriggerDraft {
            kind: TriggerKind::Place,
            name: format!("{CANARY} street"),
            thoughts: vec![format!("{CANARY} thought")],
            usual_response: format!("{CANARY} response"),
            chips: vec!["place".to_owned()],
        };
        store
            .write(|db| trigger::keep_in(db, id, &written, now))
            .unwrap();
    }
    trigger::put_in_order(store, &ids, now).unwrap();
    let plan = IfThenDraft {
        situation: format!("I see the {CANARY}"),
        response: format!("I call {CANARY}"),
        kind: ResponseKind::Card,
        opens: Some("card:stop".to_owned()),
    };
    store
        .write(|db| plans::keep_in(db, known_plan(), ids[0], &plan, now))
        .unwrap();
    plans::rate_confidence(store, known_plan(), 7, now).unwrap();
    let met = Encounter {
        trigger: ids[0],
        at: now,
        zone,
        strength: Some(6),
        acted: false,
    };
    encounter::report(store, &met, now).unwrap();
    for (days, name) in [(9, "wedding"), (-2, "visit")] {
        let day = moment().now + chrono::TimeDelta::days(days);
        let day = CopeAheadDraft {
            situation: format!("{CANARY} {name}"),
            day: Day::of(day, zone),
            what_i_will_do: CANARY.to_owned(),
            who_knows: CANARY.to_owned(),
            how_i_leave: CANARY.to_owned(),
        };
        cope_ahead::keep(store, &day, now).unwrap();
    }
    let plan = Plan::ride(content("en"), Form::Inward).unwrap();
    let mut ride = Record::begin(plan, now, zone).unwrap();
    ride.id = known_ride();
    let finish = Change::Finish {
        ending: Ending::Done,
        outcome: Some(Outcome::Rode),
    };
    ride.live.apply(finish, now).unwrap();
    records::keep(store, &mut ride, now).unwrap();
}
