//! A process of its own, because what is proved here happens once in a process: its first openings.

use std::sync::Barrier;
use std::thread;

use ebb_core::store::{KeyPlace, Store, StoreKey};
use ebb_core::time::from_millis;

#[test]
fn the_first_stores_of_a_process_may_be_opened_from_many_threads_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let threads = 16;
    let together = Barrier::new(threads);
    let key = StoreKey::from_bytes(vec![7; 32]).unwrap();
    let id = Store::new_id(from_millis(1_790_000_000_000).unwrap()).unwrap();
    let open = |number: usize| {
        let place = folder.path().join(number.to_string());
        together.wait();
        Store::create(&place, &id, &key, KeyPlace::File).map(drop)
    };
    thread::scope(|scope| {
        let open = &open;
        let opening: Vec<_> = (0..threads)
            .map(|number| scope.spawn(move || open(number)))
            .collect();
        for one in opening {
            assert_eq!(one.join().unwrap(), Ok(()));
        }
    });
}
