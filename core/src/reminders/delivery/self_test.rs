//! Does a reminder arrive on this device? One is scheduled a minute ahead; the host says whether it came and what
//! the system allows; the answer is what is wrong and what to do, in the order in which to try.

use chrono::TimeDelta;

use crate::content::{SelfTestWords, fill};
use crate::reminders::wording::Wording;
use crate::time::Instant;

/// The test is due so long after it was started.
pub const TEST_AHEAD_SECONDS: i32 = 60;
/// An inexact alarm may take so long; before that, nothing is wrong.
const WAIT_MINUTES: i64 = 15;
/// An exact alarm is there by then.
const EXACT_WAIT_MINUTES: i64 = 2;
/// Makers whose phones stop apps on their own (dontkillmyapp.com).
const MAKERS: [&str; 8] = [
    "Samsung", "Xiaomi", "Huawei", "OnePlus", "Oppo", "Vivo", "Realme", "Meizu",
];

/// Whether notifications may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum NoticePermission {
    /// They may.
    Allowed,
    /// They may not.
    Denied,
    /// Nobody has asked.
    NotAsked,
}

/// What the host can see. What it cannot see is none.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DeliveryReport {
    /// Whether notifications may be shown.
    pub permission: NoticePermission,
    /// Whether this kind of notification is switched on.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub channel_on: Option<bool>,
    /// Whether something on this computer shows notifications.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub service_there: Option<bool>,
    /// Whether do not disturb is on.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub do_not_disturb: Option<bool>,
    /// Whether the system limits what Ebb does in the background.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub battery_limited: Option<bool>,
    /// Whether alarms come to the minute.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub exact_alarms: Option<bool>,
    /// Who made the phone; empty where it does not matter.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub maker: String,
    /// For when the test was scheduled.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub due_at: Option<Instant>,
    /// When it came.
    #[cfg_attr(feature = "uniffi", uniffi(default))]
    pub arrived_at: Option<Instant>,
}

impl DeliveryReport {
    /// When the test was due and when it came, as they were kept.
    pub(crate) fn with_test_of(self, kept: &Self) -> Self {
        Self {
            due_at: kept.due_at,
            arrived_at: kept.arrived_at,
            ..self
        }
    }
}

/// One thing that stands in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum DeliveryProblem {
    /// Nobody has asked for the permission.
    NotAsked,
    /// The permission was refused.
    Denied,
    /// This kind is switched off.
    ChannelOff,
    /// Nothing shows notifications.
    NoService,
    /// Do not disturb is on.
    DoNotDisturb,
    /// The system stops Ebb to save battery.
    BatteryLimited,
    /// Alarms may be late.
    NotExact,
    /// Phones of this maker stop apps.
    Maker,
    /// The clock was changed meanwhile.
    ClockWrong,
    /// Nothing is known against it, and it did not come.
    Unknown,
}

/// One finding, with the sentence that says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct DeliveryFinding {
    /// What stands in the way.
    pub problem: DeliveryProblem,
    /// What to do.
    pub text: String,
    /// True where nothing can arrive before this is changed.
    pub blocks: bool,
}

/// How the test stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum DeliveryVerdict {
    /// It came.
    Works,
    /// It came, minutes late.
    WorksLate,
    /// It is on its way.
    Waiting,
    /// It did not come, or cannot.
    Trouble,
    /// No test has been started, and nothing is known against one.
    NotTried,
}

/// What the self-test says.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SelfTest {
    /// How it stands.
    pub verdict: DeliveryVerdict,
    /// That in one sentence; empty where the findings say it.
    pub text: String,
    /// What to do, in the order in which to try.
    pub findings: Vec<DeliveryFinding>,
}

/// What is wrong and what to do, from what the host can see at `now`.
pub fn self_test(report: &DeliveryReport, now: Instant, wording: &Wording) -> SelfTest {
    let words = &wording.words().self_test;
    let mut findings = findings(report, words);
    let blocked = findings.iter().any(|finding| finding.blocks);
    let minutes_late = report
        .due_at
        .zip(report.arrived_at)
        .map(|(due, arrived)| (arrived - due).num_minutes());
    let verdict = match (report.due_at, minutes_late) {
        (_, Some(late)) if late < 0 => DeliveryVerdict::Trouble,
        (_, Some(late)) if late < EXACT_WAIT_MINUTES => DeliveryVerdict::Works,
        (_, Some(_)) => DeliveryVerdict::WorksLate,
        _ if blocked => DeliveryVerdict::Trouble,
        (None, None) => DeliveryVerdict::NotTried,
        (Some(due), None) if still_waiting(report, due, now) => DeliveryVerdict::Waiting,
        (Some(_), None) => DeliveryVerdict::Trouble,
    };
    let text = match verdict {
        DeliveryVerdict::Works => words.works.clone(),
        DeliveryVerdict::WorksLate => {
            let minutes = minutes_late.unwrap_or_default().to_string();
            fill(&words.works_late, &[("n", &minutes)])
        }
        DeliveryVerdict::Waiting => words.waiting.clone(),
        DeliveryVerdict::Trouble | DeliveryVerdict::NotTried => String::new(),
    };
    match verdict {
        // It came: what could stand in the way does not.
        DeliveryVerdict::Works => findings.clear(),
        DeliveryVerdict::WorksLate | DeliveryVerdict::NotTried | DeliveryVerdict::Waiting => {}
        DeliveryVerdict::Trouble => {
            if clock_was_changed(report, now) {
                findings.insert(
                    0,
                    finding(DeliveryProblem::ClockWrong, false, &words.clock_wrong),
                );
            }
            if findings.is_empty() {
                findings.push(finding(DeliveryProblem::Unknown, false, &words.try_again));
            }
        }
    }
    SelfTest {
        verdict,
        text,
        findings,
    }
}

fn still_waiting(report: &DeliveryReport, due: Instant, now: Instant) -> bool {
    let exact = report.exact_alarms != Some(false) && report.battery_limited != Some(true);
    let minutes = if exact {
        EXACT_WAIT_MINUTES
    } else {
        WAIT_MINUTES
    };
    !clock_was_changed(report, now) && now - due < TimeDelta::minutes(minutes)
}

/// A test that came before its time, or is further ahead than it was ever scheduled.
fn clock_was_changed(report: &DeliveryReport, now: Instant) -> bool {
    report.due_at.is_some_and(|due| {
        let far = due - now > TimeDelta::seconds(i64::from(TEST_AHEAD_SECONDS) * 2);
        far || report
            .arrived_at
            .is_some_and(|arrived| arrived < due - TimeDelta::minutes(1))
    })
}

/// What stands in the way, what blocks everything first.
fn findings(report: &DeliveryReport, words: &SelfTestWords) -> Vec<DeliveryFinding> {
    use DeliveryProblem as Problem;
    let maker = MAKERS
        .iter()
        .find(|maker| maker.eq_ignore_ascii_case(report.maker.trim()));
    let maker_text = fill(&words.maker, &[("maker", maker.unwrap_or(&""))]);
    let denied = report.permission == NoticePermission::Denied;
    let not_asked = report.permission == NoticePermission::NotAsked;
    [
        (
            Problem::NoService,
            report.service_there == Some(false),
            true,
            &words.no_service,
        ),
        (Problem::NotAsked, not_asked, true, &words.not_asked),
        (Problem::Denied, denied, true, &words.denied),
        (
            Problem::ChannelOff,
            report.channel_on == Some(false),
            true,
            &words.channel_off,
        ),
        (
            Problem::DoNotDisturb,
            report.do_not_disturb == Some(true),
            false,
            &words.do_not_disturb,
        ),
        (
            Problem::BatteryLimited,
            report.battery_limited == Some(true),
            false,
            &words.battery_limited,
        ),
        (
            Problem::NotExact,
            report.exact_alarms == Some(false),
            false,
            &words.not_exact,
        ),
        (Problem::Maker, maker.is_some(), false, &maker_text),
    ]
    .into_iter()
    .filter(|(_, there, _, _)| *there)
    .map(|(problem, _, blocks, text)| finding(problem, blocks, text))
    .collect()
}

fn finding(problem: DeliveryProblem, blocks: bool, text: &str) -> DeliveryFinding {
    DeliveryFinding {
        problem,
        text: text.to_owned(),
        blocks,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reminders::example::at;

    const DUE: &str = "2026-11-23T12:01:00Z";

    fn report() -> DeliveryReport {
        DeliveryReport {
            permission: NoticePermission::Allowed,
            channel_on: Some(true),
            service_there: None,
            do_not_disturb: Some(false),
            battery_limited: Some(false),
            exact_alarms: Some(true),
            maker: String::new(),
            due_at: Some(at(DUE)),
            arrived_at: None,
        }
    }

    fn told(report: &DeliveryReport, now: &str) -> (DeliveryVerdict, Vec<DeliveryProblem>) {
        let test = self_test(report, at(now), &Wording::neutral("en"));
        assert!(test.findings.iter().all(|finding| !finding.text.is_empty()));
        (
            test.verdict,
            test.findings
                .iter()
                .map(|finding| finding.problem)
                .collect(),
        )
    }

    #[test]
    fn one_that_came_is_the_end_of_it() {
        let mut report = report();
        report.maker = "samsung".to_owned();
        report.arrived_at = Some(at("2026-11-23T12:01:20Z"));
        assert_eq!(
            told(&report, "2026-11-23T12:01:20Z"),
            (DeliveryVerdict::Works, vec![])
        );
    }

    #[test]
    fn a_late_one_says_by_how_much_and_what_helps() {
        let mut report = report();
        report.exact_alarms = Some(false);
        report.arrived_at = Some(at("2026-11-23T12:10:00Z"));
        let test = self_test(&report, at("2026-11-23T12:10:00Z"), &Wording::neutral("en"));
        assert_eq!(test.verdict, DeliveryVerdict::WorksLate);
        assert!(test.text.contains("9 minutes"));
        assert_eq!(test.findings[0].problem, DeliveryProblem::NotExact);
    }

    #[test]
    fn what_blocks_everything_comes_first() {
        let mut report = report();
        (report.permission, report.battery_limited) = (NoticePermission::Denied, Some(true));
        report.maker = "Xiaomi".to_owned();
        let (verdict, problems) = told(&report, "2026-11-23T12:00:30Z");
        assert_eq!(verdict, DeliveryVerdict::Trouble);
        let expected = [
            DeliveryProblem::Denied,
            DeliveryProblem::BatteryLimited,
            DeliveryProblem::Maker,
        ];
        assert_eq!(problems, expected);
    }

    #[test]
    fn an_inexact_alarm_is_given_a_quarter_of_an_hour() {
        let mut report = report();
        assert_eq!(
            told(&report, "2026-11-23T12:02:00Z").0,
            DeliveryVerdict::Waiting
        );
        let late = "2026-11-23T12:10:00Z";
        assert_eq!(
            told(&report, late),
            (DeliveryVerdict::Trouble, vec![DeliveryProblem::Unknown])
        );
        report.exact_alarms = Some(false);
        assert_eq!(told(&report, late).0, DeliveryVerdict::Waiting);
    }

    #[test]
    fn a_clock_that_was_changed_is_said() {
        let (verdict, problems) = told(&report(), "2026-11-23T09:00:00Z");
        assert_eq!(
            (verdict, problems[0]),
            (DeliveryVerdict::Trouble, DeliveryProblem::ClockWrong)
        );
    }

    #[test]
    fn before_any_test_only_what_is_known_is_said() {
        let mut report = report();
        report.due_at = None;
        assert_eq!(told(&report, DUE), (DeliveryVerdict::NotTried, vec![]));
        report.service_there = Some(false);
        assert_eq!(
            told(&report, DUE),
            (DeliveryVerdict::Trouble, vec![DeliveryProblem::NoService])
        );
    }
}
