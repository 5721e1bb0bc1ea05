//! Another key for the data, killed at any moment: one of the two keys opens everything, and nothing is missing.

use std::fs;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use crate::used::{at_noon, ran, said, settled, times};

#[test]
fn a_kill_while_the_key_is_changed_leaves_everything_under_one_of_the_two_keys() {
    let folder = settled();
    let path = folder.path();
    let all = || {
        let exported = ran(path, &["export", "--json", "-"]);
        assert!(exported.status.success(), "{}", said(&exported));
        // The first line says when it was made.
        let text = String::from_utf8(exported.stdout).unwrap();
        text.lines().skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    let before = all();
    assert!(before.len() > 10);
    let key = || fs::read_to_string(path.join("ebb.key")).unwrap();
    let began = Instant::now();
    let first = ran(path, &["key", "--new"]);
    assert!(first.status.success(), "{}", said(&first));
    let whole = u64::try_from(began.elapsed().as_micros()).unwrap();
    let mut random = fastrand::Rng::with_seed(11);
    let (mut killed, mut changed) = (0, 0);
    for _ in 0..times(24) {
        let old = key();
        let mut child = at_noon(path, &["key", "--new"]);
        let child = child.stdout(Stdio::null()).stderr(Stdio::null());
        let mut child = child.spawn().unwrap();
        // The moment of the kill is what this test varies; nothing is waited for.
        thread::sleep(Duration::from_micros(random.u64(..whole + whole / 4)));
        let _ = child.kill();
        killed += u64::from(!child.wait().unwrap().success());
        assert_eq!(all(), before);
        changed += u64::from(key() != old);
        let checked = ran(path, &["doctor"]);
        assert!(checked.status.success(), "{}", said(&checked));
    }
    assert!(
        killed > 0 && changed > 0,
        "{killed} killed, {changed} changed"
    );
    let again = ran(path, &["key", "--new"]);
    assert!(again.status.success(), "{}", said(&again));
    let names = fs::read_dir(path)
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    let left: Vec<_> = names
        .filter(|name| name.to_str().unwrap().contains(".next"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}
