//! Whatever is killed while it keeps something: what it had said was kept is there, what it had not said is there whole or
//! not at all, and no later start tells of damage.

use std::process::Stdio;
use std::thread;
use std::time::Duration;

use crate::used::{at_noon, ran, said, settled, times, unlocked};

#[test]
fn a_kill_at_any_moment_loses_nothing_that_was_said_to_be_kept() {
    let folder = settled();
    let mut random = fastrand::Rng::with_seed(5);
    let (mut kept, mut killed) = (Vec::new(), 0);
    let rounds = times(180);
    for round in 0..rounds {
        let words = format!("round{round}end");
        let answer = format!("what={words}");
        let arguments = match round % 3 {
            0 => ["journal", "line", &words].to_vec(),
            1 => ["lists", "add", "questions", &answer].to_vec(),
            _ => ["triggers", "add", "place", &words].to_vec(),
        };
        let mut child = at_noon(folder.path(), &arguments);
        let child = child.stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = child.spawn().unwrap();
        // The moment of the kill is what this test varies; nothing is waited for.
        thread::sleep(Duration::from_micros(random.u64(..120_000)));
        // One that has ended cannot be killed any more.
        let _ = child.kill();
        if child.wait().unwrap().success() {
            kept.push(words);
        } else {
            killed += 1;
        }
        if round % 20 == 19 || round + 1 == rounds {
            let status = ran(folder.path(), &["status", "--json"]);
            assert!(status.status.success(), "{round}: {}", said(&status));
            let database = unlocked(folder.path());
            let mut all = database
                .prepare(
                    "SELECT words FROM journal UNION ALL SELECT answers FROM list_items
                     UNION ALL SELECT name FROM triggers",
                )
                .unwrap();
            let all = all.query_map([], |row| row.get::<_, String>(0)).unwrap();
            let all: Vec<_> = all.map(Result::unwrap).collect();
            for words in kept.drain(..) {
                let times = all.iter().filter(|text| text.contains(&words)).count();
                assert_eq!(times, 1, "{words}");
            }
            for round in 0..round {
                let words = format!("round{round}end");
                assert!(all.iter().filter(|text| text.contains(&words)).count() <= 1);
            }
            let check = |row: &rusqlite::Row<'_>| row.get::<_, String>(0);
            let whole = database.query_row("PRAGMA quick_check", [], check);
            assert_eq!(whole.unwrap(), "ok");
        }
    }
    assert!(killed > rounds / 10, "{killed} of {rounds}");
}
