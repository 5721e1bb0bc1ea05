//! The whole boundary, as Kotlin and Swift call it: objects and functions of `ebb-ffi` in any order, with arguments that make
//! no sense, each of which crosses as bytes the way that a foreign language sends it, and so does each answer.
//!
//! What a foreign language cannot send is not tried: its own half writes lengths that are right.

use std::collections::HashSet;
use std::hash::Hash;
use std::sync::Arc;

use arbitrary::{Result, Unstructured};
use ebb_core::companion::Entry;
use ebb_core::page::{Action, Answer, Page, Place, Reply, Target};
use ebb_core::reminders::{
    DeliveryReport, HeldNotice, MissedCause, NoticeAnswer, NoticePermission, NoticePlan,
};
use ebb_core::store::KeyPlace;
use ebb_core::time::{BootReading, Instant, OffsetChange, ZoneReport, to_millis};
use ebb_core::view::Moment;
use ebb_ffi::{Ebb, EbbError, UniFfiTag, Work};
use tempfile::TempDir;
use uniffi::Lift;

use crate::planted::planted;
use crate::said;
use crate::walk::{ROOMS, holds_together, ways};
use crate::world::{KEY, filled_folder, folder, key, now};

/// Calls of one run.
const MOST_CALLS: usize = 40;

/// Milliseconds at which clocks end, and some of ordinary days.
const CLOCKS: [i64; 12] = [
    0,
    1,
    -1,
    1_790_168_400_000,
    1_790_168_400_001,
    1_790_200_000_000,
    1_792_000_000_000,
    4_102_444_800_000,
    253_402_300_799_999,
    253_402_300_800_000,
    i64::MAX,
    i64::MIN,
];

const ZONES: [&str; 10] = [
    "Europe/Berlin",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "Antarctica/Troll",
    "Europe/Nowhere",
    "+05:30",
    "UTC",
    "",
    "../../etc/passwd",
    "\u{0}",
];

/// Bytes that say what is called, and with what.
pub fn open(bytes: &[u8]) {
    let (faults, alive) = (faults(), alive());
    let mut u = Unstructured::new(bytes);
    let _ = calls(&mut u);
    assert_eq!(self::faults(), faults, "a fault of Ebb itself");
    assert_eq!(self::alive(), alive, "an object stays behind");
}

fn faults() -> i64 {
    ebb_ffi::panics().expect("it only counts")
}

fn alive() -> i64 {
    ebb_ffi::objects_alive().expect("it only counts")
}

/// A string as its bytes come over: what is no UTF-8, half of a surrogate pair among it, is refused before Ebb sees it.
fn crossed_text(u: &mut Unstructured<'_>) -> Result<String> {
    // Not where the bytes end: that would be the first choice each time.
    if u.int_in_range(0..=1_999)? == 1_234 {
        return Ok("x".repeat(10_000_000));
    }
    if !u.ratio(1, 8)? {
        return said::text(u);
    }
    let bytes = match u.int_in_range(0..=3)? {
        0 => b"caf\xed\xa0\xbd".to_vec(),
        1 => b"caf\xed\xb0\x80!".to_vec(),
        2 => "caf\u{fffd}?".as_bytes().to_vec(),
        _ => u.bytes(u.len().min(16))?.to_vec(),
    };
    let length = i32::try_from(bytes.len()).expect("it is short");
    let sent = [&length.to_be_bytes()[..], &bytes].concat();
    let came = <String as Lift<UniFfiTag>>::try_read(&mut sent.as_slice());
    assert_eq!(came.is_ok(), std::str::from_utf8(&bytes).is_ok());
    Ok(came.unwrap_or_default())
}

/// An instant as its milliseconds come over: what lies outside the years that are counted is refused.
fn crossed_instant(u: &mut Unstructured<'_>) -> Result<Instant> {
    let millis = match u.int_in_range(0..=3)? {
        0 => u.arbitrary()?,
        1 => *u.choose(&CLOCKS)?,
        _ => to_millis(now()) + i64::from(u.arbitrary::<i32>()?),
    };
    let sent = millis.to_be_bytes();
    let came = <Instant as Lift<UniFfiTag>>::try_read(&mut sent.as_slice());
    assert_eq!(came.is_ok(), (0..=253_402_300_799_999).contains(&millis));
    Ok(came.unwrap_or_else(|_| now()))
}

/// A value as it comes over: the same as was sent.
fn crossed<T>(value: T) -> T
where
    T: Lift<UniFfiTag> + uniffi::Lower<UniFfiTag>,
{
    let mut sent = Vec::new();
    T::write(value, &mut sent);
    let mut rest = sent.as_slice();
    let came = T::try_read(&mut rest).expect("it was written so");
    assert!(rest.is_empty(), "a part of it is left");
    let mut again = Vec::new();
    T::write(came, &mut again);
    assert_eq!(again, sent, "it comes over as another");
    T::try_read(&mut sent.as_slice()).expect("it was written so")
}

fn moment(u: &mut Unstructured<'_>) -> Result<Moment> {
    let now = crossed_instant(u)?;
    let boot = match u.ratio(1, 4)? {
        true => Some(BootReading {
            id: crossed_text(u)?,
            elapsed_ms: *u.choose(&CLOCKS)?,
        }),
        false => None,
    };
    let zone = match u.ratio(1, 4)? {
        true => *u.choose(&ZONES)?,
        false => ZONES[0],
    };
    let language = match u.ratio(1, 8)? {
        true => crossed_text(u)?,
        false => "en".to_owned(),
    };
    let offset = u.arbitrary()?;
    match ebb_ffi::moment(now, zone, offset, language, boot) {
        Ok(moment) => Ok(crossed(moment)),
        Err(_) => Ok(crate::world::moment()),
    }
}

fn store_key(u: &mut Unstructured<'_>) -> Result<Vec<u8>> {
    Ok(match u.int_in_range(0..=7)? {
        0 => u.bytes(u.len().min(40))?.to_vec(),
        1 => vec![0; 32],
        _ => vec![0x5a; 32],
    })
}

/// What a host holds, and what it has seen.
struct Host {
    ebb: Arc<Ebb>,
    folder: TempDir,
    page: Option<Page>,
    trail: Vec<Place>,
    notices: Vec<HeldNotice>,
    work: Arc<Work>,
}

fn calls(u: &mut Unstructured<'_>) -> Result<()> {
    let at = crate::world::moment();
    let begun = u.int_in_range(0..=5)?;
    let folder = if begun == 0 {
        folder()
    } else {
        filled_folder()
    };
    let path = folder.path().to_str().expect("it is plain").to_owned();
    let made = match begun {
        0 => {
            let id = ebb_ffi::new_store_id(crossed_instant(u)?).expect("any instant does");
            let place = *u.choose(&[KeyPlace::File, KeyPlace::Keystore, KeyPlace::Keychain])?;
            Ebb::create(path, id, store_key(u)?, crossed(place), at)
        }
        1 => Ebb::ahead_of_lock(path, moment(u)?),
        2 => Ebb::open(path, store_key(u)?, moment(u)?),
        _ => Ebb::open(path, vec![0x5a; 32], at),
    };
    let Ok(ebb) = made else {
        return Ok(());
    };
    let mut host = Host {
        ebb,
        folder,
        page: None,
        trail: vec![ebb_ffi::first_place().expect("there is one")],
        notices: Vec::new(),
        work: Work::new().expect("it is nothing yet"),
    };
    for _ in 0..MOST_CALLS {
        if u.is_empty() {
            break;
        }
        host.call(u)?;
    }
    // Whatever came before, the plan is there.
    let token = "crisis/plan/might_hurt".to_owned();
    let plan = host
        .ebb
        .page(Place { token }, Vec::new(), crate::world::moment());
    holds_together(&plan.expect("the plan opens"));
    Ok(())
}

/// An error says something, and comes over.
fn answered<T>(answer: std::result::Result<T, EbbError>) -> Option<T> {
    match answer {
        Ok(value) => Some(value),
        Err(error) => {
            assert!(!matches!(error, EbbError::Fault { .. }), "{error}");
            assert!(!error.to_string().is_empty());
            crossed(error);
            None
        }
    }
}

impl Host {
    fn place(&self, u: &mut Unstructured<'_>) -> Result<Place> {
        let token = match (u.int_in_range(0..=7)?, &self.page) {
            (0, _) => crossed_text(u)?,
            (1 | 2, _) | (_, None) => (*u.choose(&ROOMS)?).to_owned(),
            (3, Some(page)) => format!("{}{}", page.place.token, said::text(u)?),
            (_, Some(page)) => {
                let ways = ways(page);
                match &u.choose(&ways)?.target {
                    Target::Go { place } => place.token.clone(),
                    Target::Act { action } => action.token.clone(),
                }
            }
        };
        Ok(crossed(Place { token }))
    }

    fn action(&self, u: &mut Unstructured<'_>) -> Result<(Action, Vec<Answer>)> {
        let Some(page) = &self.page else {
            let token = crossed_text(u)?;
            return Ok((Action { token }, Vec::new()));
        };
        let ways = ways(page);
        let way = u.choose(&ways)?;
        let mut token = match &way.target {
            Target::Go { place } => place.token.clone(),
            Target::Act { action } => action.token.clone(),
        };
        if u.ratio(1, 16)? {
            let at = u.int_in_range(0..=token.len())?;
            let at = (at..=token.len()).find(|at| token.is_char_boundary(*at));
            token.insert_str(at.unwrap_or_default(), &said::text(u)?);
        }
        let mut answers = said::answers(u, &way.fields)?;
        if u.ratio(1, 32)? {
            let value = ebb_core::page::Value::words(crossed_text(u)?);
            answers.push(Answer::new("text", value));
        }
        Ok((crossed(Action { token }), crossed(answers)))
    }

    fn notice(&self, u: &mut Unstructured<'_>) -> Result<String> {
        match self.notices.is_empty() || u.ratio(1, 4)? {
            true => crossed_text(u),
            false => Ok(u.choose(&self.notices)?.id.clone()),
        }
    }

    fn shown(&mut self, page: Page) {
        holds_together(&page);
        self.trail = ebb_ffi::went(std::mem::take(&mut self.trail), page.place.clone())
            .expect("a trail goes on");
        assert_eq!(self.trail.last(), Some(&page.place));
        let stops: HashSet<_> = self.trail.iter().map(Place::stop).collect();
        assert_eq!(stops.len(), self.trail.len(), "a stop stands twice");
        crossed(page.clone());
        self.page = Some(page);
    }

    fn call(&mut self, u: &mut Unstructured<'_>) -> Result<()> {
        let ebb = Arc::clone(&self.ebb);
        match u.int_in_range(0..=39)? {
            0..=7 => {
                let place = self.place(u)?;
                if let Some(page) = answered(ebb.page(place, Vec::new(), moment(u)?)) {
                    self.shown(page);
                }
            }
            8..=15 => {
                let (action, answers) = self.action(u)?;
                answered(ebb_ffi::unlocks(&action));
                // A backup takes as long as its passphrase is to hold off guesses.
                let work = u.ratio(1, 4)?.then(|| Arc::clone(&self.work));
                let moment = moment(u)?;
                if let Some(Reply::Went { to, .. }) =
                    answered(ebb.act(action, answers, moment.clone(), work)).map(crossed)
                    && let Some(page) = answered(ebb.page(to, Vec::new(), moment))
                {
                    self.shown(page);
                }
            }
            16 => {
                let (action, answers) = self.action(u)?;
                let name = said::text(u)?.replace(['/', '\0', '.'], "");
                let to = self.folder.path().join(format!("file-{name}"));
                let to = to.to_str().expect("it was text").to_owned();
                if action.token != "backup/save" {
                    answered(ebb.save(action, answers, to, moment(u)?, None));
                }
            }
            17 => {
                let entry = match u.arbitrary()? {
                    true => Entry::Notice {
                        notice: self.notice(u)?,
                    },
                    false => u
                        .choose(&[Entry::HaveUsed, Entry::Plan, Entry::People, Entry::Breathe])?
                        .clone(),
                };
                answered(ebb.entry(crossed(entry), moment(u)?));
            }
            18 => {
                if let Some(Some(frame)) = answered(ebb.frame(crossed_instant(u)?)) {
                    crossed(frame);
                }
            }
            19 => {
                let cues = answered(ebb.cues(crossed_instant(u)?, crossed_instant(u)?));
                crossed(cues.unwrap_or_default());
            }
            20 => {
                let sound =
                    answered(ebb.track(crossed_instant(u)?, crossed_instant(u)?, u.arbitrary()?));
                assert!(sound.unwrap_or_default().len() <= 10 * 24_000 * 2);
                answered(ebb.sound_now(crossed_instant(u)?));
            }
            21 => {
                answered(ebb.tick(moment(u)?));
            }
            22..=24 => {
                let pending = match u.int_in_range(0..=2)? {
                    0 => None,
                    1 => Some(self.notices.clone()),
                    _ => Some(vec![HeldNotice {
                        id: crossed_text(u)?,
                        at: crossed_instant(u)?,
                        mark: u.arbitrary()?,
                    }]),
                };
                let room: i32 = match u.ratio(1, 4)? {
                    true => u.arbitrary()?,
                    false => 60,
                };
                let planned = answered(ebb.notice_plan(crossed(pending), room, moment(u)?));
                if let Some(plan) = planned {
                    let plan: NoticePlan = crossed(plan);
                    let held = plan.schedule.iter().map(|one| HeldNotice {
                        id: one.id.clone(),
                        at: one.at,
                        mark: one.mark,
                    });
                    self.notices = held.collect();
                    all_differ(plan.schedule.iter().map(|notice| notice.id.clone()));
                    let taken = plan
                        .schedule
                        .iter()
                        .map(|notice| notice.id.clone())
                        .collect();
                    answered(ebb.notices_scheduled(plan.cancel, taken));
                }
            }
            25 => {
                let all = [
                    MissedCause::PhoneOff,
                    MissedCause::NotAllowed,
                    MissedCause::NotHeld,
                    MissedCause::Travelled,
                    MissedCause::LeftOut,
                ];
                let cause = crossed(*u.choose(&all)?);
                answered(ebb.notices_forgotten(crossed_instant(u)?, cause, moment(u)?));
            }
            26 => {
                answered(ebb.notice_delivered(&self.notice(u)?, moment(u)?));
            }
            27 => {
                answered(ebb.notice_not_delivered(&self.notice(u)?, moment(u)?));
            }
            28 => {
                let all = [
                    NoticeAnswer::Done,
                    NoticeAnswer::Later,
                    NoticeAnswer::Open,
                    NoticeAnswer::KeepComing,
                    NoticeAnswer::GoQuiet,
                ];
                let answer = crossed(*u.choose(&all)?);
                answered(ebb.notice_answered(&self.notice(u)?, answer, moment(u)?));
            }
            29 => {
                let shown = vec![self.notice(u)?, crossed_text(u)?];
                answered(ebb.notices_closed(crossed(shown), moment(u)?));
            }
            30 => {
                let all = [
                    NoticePermission::Allowed,
                    NoticePermission::Denied,
                    NoticePermission::NotAsked,
                ];
                let report = DeliveryReport {
                    permission: *u.choose(&all)?,
                    channel_on: u.arbitrary()?,
                    service_there: u.arbitrary()?,
                    do_not_disturb: u.arbitrary()?,
                    battery_limited: u.arbitrary()?,
                    exact_alarms: u.arbitrary()?,
                    maker: crossed_text(u)?,
                    due_at: Some(crossed_instant(u)?),
                    arrived_at: Some(crossed_instant(u)?),
                };
                answered(ebb.delivery_test(crossed(report), moment(u)?)).map(crossed);
            }
            31 => {
                answered(ebb.phone_words(moment(u)?)).map(crossed);
            }
            32 => {
                let wanted = answered(ebb.zones_wanted(moment(u)?));
                let report = |u: &mut Unstructured<'_>| {
                    Ok(ZoneReport {
                        zone: (*u.choose(&ZONES)?).to_owned(),
                        offset_seconds: u.arbitrary()?,
                        changes: (0..u.int_in_range(0..=3)?)
                            .map(|_| {
                                Ok(OffsetChange {
                                    at: crossed_instant(u)?,
                                    offset_seconds: u.arbitrary()?,
                                })
                            })
                            .collect::<Result<_>>()?,
                        release: match u.arbitrary()? {
                            true => Some(crossed_text(u)?),
                            false => Some("2030z".to_owned()),
                        },
                    })
                };
                let (own, other) = (report(u)?, report(u)?);
                answered(ebb.learn_zones(crossed(own), crossed(vec![other]), moment(u)?));
                drop(wanted);
            }
            33 => {
                answered(ebb.take_snapshot(moment(u)?));
            }
            34 => {
                if u.ratio(1, 4)? {
                    answered(ebb.mend(store_key(u)?, moment(u)?));
                }
            }
            35 => {
                answered(ebb.close_store());
            }
            36 => {
                answered(ebb.reopen(store_key(u)?, moment(u)?));
            }
            37 => {
                answered(ebb.problem());
                answered(ebb.lock());
                assert_eq!(ebb.is_locked(), Ok(true));
                if u.ratio(3, 4)? {
                    answered(ebb.unlock());
                }
            }
            38 => {
                let within = crossed_text(u)?.replace(['/', '.'], "");
                let there = self.folder.path().join(within);
                let there = there.to_str().expect("it was text");
                answered(ebb_ffi::store_header(there));
                let new = ebb_ffi::new_key().expect("this device has random bytes");
                assert!(new.len() == 32 && key().to_hex().as_str() == KEY);
                let place = crossed(KeyPlace::File);
                let second =
                    Ebb::create(there.to_owned(), crossed_text(u)?, new, place, moment(u)?);
                answered(second);
            }
            _ => {
                if u.arbitrary()? {
                    answered(self.work.call_off());
                } else {
                    self.work = Work::new().expect("it is nothing yet");
                }
                answered(self.work.progress()).map(crossed);
                planted(|| {
                    let held = self.notices.len() > 3;
                    held && self
                        .page
                        .as_ref()
                        .is_some_and(|page| page.place.token.starts_with("reminders/"))
                });
            }
        }
        Ok(())
    }
}

fn all_differ<T: Eq + Hash>(all: impl Iterator<Item = T>) {
    let mut seen = HashSet::new();
    for one in all {
        assert!(seen.insert(one), "one stands twice");
    }
}
