//! What can be done with reminders: written, put off, let go; boosters and their appointments; how much is said.

use serde::Serialize;

use super::act_error::ActError;
use super::action::Place;
use super::companion::Companion;
use crate::reminders::{
    self, Appointment, BoosterTaper, DEFAULT_MONTHS, Discretion, Look, MissedOccurrence,
    QuietChoice, QuietWindow, ReminderError, ReminderKind, ReminderRule, Snooze, Wording, ZoneMode,
};
use crate::store::{Id, Store};
use crate::time::{Civil, Day, TimeOfDay, Zone, ZoneReport, from_millis};
use crate::view::Moment;

/// How much a notification may say.
const LEVEL: &str = "reminders.level";
/// Minutes that a session takes where nothing else is known.
const USUAL_MINUTES: i32 = 50;

/// One thing to do with reminders. Ids are those that the screen shows; times are said as the core reads them.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum ReminderAction {
    /// A new reminder.
    Add {
        /// What for.
        kind: ReminderKind,
        /// "every weekday 08:00"
        when: String,
        /// The person's own words; may be empty.
        title: String,
        /// The zone that it stays in, such as Europe/Vienna; empty follows the device.
        zone: String,
        /// Hours in which it waits, "22:00-07:00"; empty for none.
        quiet: String,
    },
    /// Change one.
    Change {
        /// Its id.
        id: String,
        /// "every weekday 08:00"
        when: String,
        /// The person's own words; may be empty.
        title: String,
    },
    /// Delete one, with its history.
    Remove {
        /// Its id.
        id: String,
    },
    /// Stop one for a while, or go on with it.
    Pause {
        /// Its id.
        id: String,
        /// True to stop it.
        paused: bool,
    },
    /// An occurrence is done, perhaps early.
    Done {
        /// The occurrence.
        occurrence: String,
    },
    /// Not this time.
    Skip {
        /// The occurrence.
        occurrence: String,
    },
    /// Put one off.
    Snooze {
        /// The occurrence.
        occurrence: String,
        /// How long.
        length: Snooze,
    },
    /// Put one off to a time that is said: "18:30", "in 20 minutes".
    SnoozeUntil {
        /// The occurrence.
        occurrence: String,
        /// Until when.
        when: String,
    },
    /// A done, a skip or a snooze by mistake.
    TakeBack {
        /// The occurrence.
        occurrence: String,
    },
    /// This one takes place at another time.
    MoveOne {
        /// The occurrence.
        occurrence: String,
        /// The new time, in the zone of its rule.
        when: String,
    },
    /// Boosters after the end of treatment.
    PlanBoosters {
        /// The day, as 2026-11-24.
        ended: String,
        /// Months after it, "1, 3, 6"; empty for the usual ones.
        months: String,
        /// "1 week, 1 day, 2 hours"; empty for the usual ones.
        prepare: String,
    },
    /// Other months, or other times to prepare.
    ChangeBoosters {
        /// Id of the boosters.
        id: String,
        /// Months; empty leaves them.
        months: String,
        /// Times to prepare; empty leaves them.
        prepare: String,
    },
    /// The appointment of one booster.
    Appointment {
        /// Id of the boosters.
        id: String,
        /// Which one: months after the end of treatment.
        months: i32,
        /// "2027-01-15 10:00"; empty takes it back.
        when: String,
    },
    /// An appointment out of a calendar file: the booster's that is due around then, else one of its own.
    KeepAppointment {
        /// What the file calls it.
        title: String,
        /// When, and for how long.
        appointment: Appointment,
    },
    /// Delete boosters, with their history.
    RemoveBoosters {
        /// Their id.
        id: String,
    },
    /// How much notifications may say.
    Say {
        /// The level.
        level: Discretion,
    },
    /// The neutral word.
    NeutralWord {
        /// The word; empty for the usual one.
        word: String,
    },
    /// The answer whether to go quiet.
    Quiet {
        /// The answer.
        choice: QuietChoice,
    },
    /// How many notices a day are wanted, appointments and medicines apart.
    MostADay {
        /// 1 to 6.
        most: i32,
    },
    /// Begin a test whether they arrive.
    Test,
    /// What was missed has been read.
    MissedRead,
}

impl Companion {
    pub(super) fn act_on_reminders(
        &mut self,
        action: ReminderAction,
        moment: &Moment,
    ) -> Result<Place, ActError> {
        if self.locked {
            return Err(ActError::Locked);
        }
        let here = Ok(Place::Reminders { ahead: 0 });
        if let ReminderAction::NeutralWord { word } = &action {
            let word = match word.trim() {
                "" => String::new(),
                word => reminders::checked_neutral_word(word)?,
            };
            self.set_in_vault(moment, |settings| settings.neutral_word.clone_from(&word))?;
            return here;
        }
        if action == ReminderAction::MissedRead {
            self.rooms.reminders.missed.clear();
            return here;
        }
        let store = self.store.as_ref().map_err(Clone::clone)?;
        let (now, phone) = (moment.now, moment.zone);
        match action {
            ReminderAction::Add {
                kind,
                when,
                title,
                zone,
                quiet,
            } => {
                let zone = zone_mode(&zone)?;
                let said = reminders::said_schedule(&when, now, zone.zone(phone))?;
                let (schedule, times, start) = (said.schedule, said.times, said.start);
                let mut rule = ReminderRule::new(Id::new(now)?, kind, schedule, times, start, now);
                (rule.zone, rule.end) = (zone, said.end);
                rule.title = one_line(&title);
                rule.quiet = quiet_window(&quiet)?;
                reminders::save_rule(store, rule, now, phone)?;
            }
            ReminderAction::Change { id, when, title } => {
                let mut rule = reminders::rule(store, id.parse()?)?;
                // The same words leave the rule's own first day where it is.
                if when.trim() != reminders::written(&rule) {
                    let zone = rule.zone.zone(phone);
                    let said = reminders::said_schedule(&when, now, zone)?;
                    (rule.schedule, rule.times) = (said.schedule, said.times);
                    (rule.start, rule.end) = (said.start, said.end);
                }
                rule.title = one_line(&title);
                reminders::save_rule(store, rule, now, phone)?;
            }
            ReminderAction::Remove { id } => reminders::delete_rule(store, id.parse()?)?,
            ReminderAction::Pause { id, paused } => {
                let rule = reminders::rule(store, id.parse()?)?;
                reminders::save_rule(store, ReminderRule { paused, ..rule }, now, phone)?;
            }
            ReminderAction::Done { occurrence } => {
                reminders::done(store, occurrence.parse()?, now, phone)?;
            }
            ReminderAction::Skip { occurrence } => {
                reminders::skip(store, occurrence.parse()?, now, phone)?;
            }
            ReminderAction::Snooze { occurrence, length } => {
                reminders::snooze(store, occurrence.parse()?, length, now, phone)?;
            }
            ReminderAction::SnoozeUntil { occurrence, when } => {
                let at = reminders::said_moment(&when, now, phone)?;
                let length = Snooze::Until { at };
                reminders::snooze(store, occurrence.parse()?, length, now, phone)?;
            }
            ReminderAction::TakeBack { occurrence } => {
                reminders::take_back(store, occurrence.parse()?)?;
            }
            ReminderAction::MoveOne { occurrence, when } => {
                let id: reminders::OccurrenceId = occurrence.parse()?;
                let rule = reminders::rule(store, id.rule)?;
                let zone = rule.zone.zone(phone);
                let to = reminders::said_moment(&when, now, zone)?;
                let to = Civil::shown_by(zone.wall_clock(to));
                reminders::save_rule(store, rule.with_moved(id.start, to)?, now, phone)?;
            }
            ReminderAction::PlanBoosters {
                ended,
                months,
                prepare,
            } => {
                let ended: Day = ended.trim().parse()?;
                let taper = BoosterTaper::new(Id::new(now)?, ended, now);
                let taper = with_lists(taper, &months, &prepare)?;
                reminders::save_taper(store, taper, now, phone)?;
            }
            ReminderAction::ChangeBoosters {
                id,
                months,
                prepare,
            } => {
                let taper = with_lists(taper(store, &id)?, &months, &prepare)?;
                reminders::save_taper(store, taper, now, phone)?;
            }
            ReminderAction::Appointment { id, months, when } => {
                let taper = taper(store, &id)?;
                let minutes = taper
                    .steps
                    .iter()
                    .find(|step| step.months == months)
                    .and_then(|step| step.appointment)
                    .map_or(USUAL_MINUTES, |made| made.minutes);
                let appointment = match when.trim() {
                    "" => None,
                    when => Some(Appointment {
                        at: reminders::said_moment(when, now, phone)?,
                        zone: phone,
                        minutes,
                    }),
                };
                let taper = taper.with_appointment(months, appointment)?;
                reminders::save_taper(store, taper, now, phone)?;
            }
            ReminderAction::KeepAppointment { title, appointment } => {
                reminders::keep_appointment(store, &title, appointment, now, phone)?;
            }
            ReminderAction::RemoveBoosters { id } => reminders::delete_taper(store, id.parse()?)?,
            ReminderAction::Say { level } => {
                let word = match level {
                    Discretion::Neutral => "neutral",
                    Discretion::Category => "category",
                    Discretion::Full => "full",
                };
                store.set_setting(LEVEL, word)?;
            }
            ReminderAction::Quiet { choice } => reminders::choose_quiet(store, choice)?,
            ReminderAction::MostADay { most } => reminders::choose_most_a_day(store, most)?,
            ReminderAction::Test => {
                reminders::start_test(store, now)?;
            }
            ReminderAction::NeutralWord { .. } | ReminderAction::MissedRead => {}
        }
        here
    }

    /// How notifications are worded: as the person chose, and neutral while Ebb is hidden.
    pub fn wording(&self, moment: &Moment) -> Wording {
        let hidden = self.locked || self.vault.is_hidden();
        Wording {
            neutral_word: self.vault.open().kept.settings.neutral_word,
            level: match self.setting(LEVEL).as_deref() {
                _ if hidden => Discretion::Neutral,
                Some("full") => Discretion::Full,
                Some("category") => Discretion::Category,
                _ => Discretion::Neutral,
            },
            ..Wording::neutral(&moment.language)
        }
    }

    /// What a host that shows notices by itself is to show now.
    pub fn deliveries(&self, moment: &Moment) -> Result<Look, ActError> {
        let store = self.store.as_ref().map_err(Clone::clone)?;
        let (now, zone) = (moment.now, moment.zone);
        let used = self.used(moment);
        let wording = self.wording(moment);
        Ok(reminders::look(store, now, zone, &wording, used)?)
    }

    /// Settles what has passed, and takes up what was missed and has not been told. A host calls this when somebody
    /// opens Ebb; the first screen and *Reminders* say it then, once.
    pub fn look_back(&mut self, moment: &Moment) {
        self.hurried(|companion| companion.settle_and_tell(moment));
    }

    /// The zones, beside the device's own, of which a host hands in what its platform knows.
    pub fn zones_wanted(&self) -> Vec<Zone> {
        self.read(reminders::zones_wanted).unwrap_or_default()
    }

    /// Takes in what the device knows about its own zone and about those of [`Companion::zones_wanted`]. A host calls
    /// this as it starts, once a day and where its zone changed, and then asks anew what to hold. Whose clocks count
    /// from now on is said once, on the first page that somebody opens.
    pub fn learn_zones(&self, reports: &[ZoneReport], moment: &Moment) {
        // What cannot be kept now is learnt another time.
        self.read(|store| reminders::learn_zones(store, reports, moment.now));
    }

    fn settle_and_tell(&mut self, moment: &Moment) {
        let news = self.read_own(reminders::take_zone_news).unwrap_or_default();
        let words = &moment.content().reminders.zones;
        self.told.extend(
            news.iter()
                .filter_map(|one| reminders::zone_news_words(words, one)),
        );
        let read = |store: &Store| {
            reminders::note_stopped(store, moment.now)?;
            reminders::settle(store, moment.now, moment.zone)?;
            let first = from_millis(0).unwrap_or(moment.now);
            reminders::tell_missed(store, first, moment.now)
        };
        // What cannot be read now is told another time.
        let Some(mut missed) = self.read_own(read) else {
            return;
        };
        // What was to come today waits on the first page: it is not said twice, but for what a medicine needs said.
        let today = moment.today();
        let waits = |one: &MissedOccurrence| {
            one.kind != ReminderKind::Medication && Day::of(one.at, moment.zone) == today
        };
        missed.newest.retain(|one| !waits(one));
        if !missed.newest.is_empty() {
            self.rooms.reminders.missed = reminders::missed_words(&missed, &self.wording(moment));
        }
    }
}

fn taper(store: &Store, id: &str) -> Result<BoosterTaper, ActError> {
    let id: Id = id.parse()?;
    let found = reminders::tapers(store)?
        .into_iter()
        .find(|taper| taper.id == id);
    found.ok_or_else(|| crate::store::StoreError::NotFound.into())
}

fn with_lists(
    taper: BoosterTaper,
    months: &str,
    prepare: &str,
) -> Result<BoosterTaper, ReminderError> {
    let mut taper = taper;
    let refused = |text: &str, example: &str| ReminderError::ListNotUnderstood {
        text: text.trim().to_owned(),
        example: example.to_owned(),
    };
    let parts = |text: &str| -> Vec<String> {
        let parts = text.split(',').map(|part| part.trim().to_owned());
        parts.filter(|part| !part.is_empty()).collect()
    };
    if !prepare.trim().is_empty() {
        let minutes = parts(prepare)
            .iter()
            .map(|part| span_minutes(part))
            .collect();
        let minutes: Option<Vec<i32>> = minutes;
        taper.prepare_minutes =
            minutes.ok_or_else(|| refused(prepare, "1 week, 1 day, 2 hours"))?;
    }
    if months.trim().is_empty() {
        return taper.checked();
    }
    let months: Result<Vec<i32>, _> = parts(months).iter().map(|part| part.parse()).collect();
    let months = months.map_err(|_| {
        let usual = DEFAULT_MONTHS.map(|months| months.to_string());
        refused("months", &usual.join(", "))
    })?;
    taper.with_months(&months)
}

/// "2 hours" in minutes.
fn span_minutes(text: &str) -> Option<i32> {
    let (number, unit) = text.split_once(' ')?;
    let number: i32 = match number {
        "a" | "an" => 1,
        number => number.parse().ok()?,
    };
    let each = match unit.trim().trim_end_matches('s') {
        "minute" | "min" => 1,
        "hour" => 60,
        "day" => 1_440,
        "week" => 10_080,
        _ => return None,
    };
    number.checked_mul(each)
}

fn zone_mode(name: &str) -> Result<ZoneMode, ActError> {
    Ok(match name.trim() {
        "" => ZoneMode::FollowsPhone,
        name => ZoneMode::Stays {
            zone: name.parse::<Zone>()?,
        },
    })
}

/// "22:00-07:00"
fn quiet_window(text: &str) -> Result<Option<QuietWindow>, ActError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let Some((from, until)) = text.split_once('-') else {
        return Err(ReminderError::ListNotUnderstood {
            text: text.to_owned(),
            example: "22:00-07:00".to_owned(),
        }
        .into());
    };
    Ok(Some(QuietWindow {
        from: from.trim().parse::<TimeOfDay>()?,
        until: until.trim().parse::<TimeOfDay>()?,
    }))
}

fn one_line(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    words.join(" ")
}
