//! Packs taken back, or called off on their way: what goes without a trace, and what the person has made their own.

use super::brought::{WORK, at, bring, card, deck, importing, state};
use super::preview::EntryState as State;
use super::{
    Importing, PackError, TakenBack, handed_practices, import, imported_packs, preview, sample,
    take_back,
};
use crate::cards::{marks, own, tool_of_card};
use crate::content::content;
use crate::reminders::{save_taper, tapers};
use crate::store::{Store, StoreError, Work, WorkProgress, scratch};
use crate::time::Zone;
use crate::triggers::{offered, plans, trigger};

fn take(store: &Store, theirs_too: bool) -> TakenBack {
    let words = content("en");
    let packs = imported_packs(store, words).unwrap();
    take_back(
        store,
        words,
        packs[0].id.parse().unwrap(),
        theirs_too,
        at(60),
        &WORK,
    )
    .unwrap()
}

#[test]
fn what_is_taken_back_goes_without_a_trace_in_the_deck_the_map_and_the_reminders() {
    let (_folder, store) = scratch::store();
    bring(&store, &sample::pack(), 0);
    let taken = take(&store, false);
    assert_eq!(taken.taken_out.len(), 8);
    assert_eq!((taken.changed.len(), taken.used.len()), (0, 0));
    assert_eq!(deck(&store).cards().len(), content("en").cards.cards.len());
    assert_eq!(offered::every(&store).unwrap(), []);
    assert_eq!(trigger::list(&store).unwrap(), []);
    assert!(tapers(&store).unwrap().is_empty());
    assert_eq!(imported_packs(&store, content("en")).unwrap(), []);
    assert!(handed_practices(&store).unwrap().is_empty());
}

#[test]
fn what_the_person_changed_or_used_stays_and_is_named() {
    let (_folder, store) = scratch::store();
    let pack = sample::pack();
    bring(&store, &pack, 0);
    let (call, hand) = (
        card(&store, "The ten-minute call"),
        card(&store, "Hand on the table"),
    );
    let mut mine = deck(&store).card(&call).unwrap().text.clone();
    mine.why = "Sam picks up.".to_owned();
    own::edit(&store, content("en"), &call, &mine, at(5)).unwrap();
    marks::mark(&store, &tool_of_card(&hand), marks::Mark::Favourite, at(5)).unwrap();
    let mut taper = tapers(&store).unwrap().remove(0);
    taper.paused = true;
    save_taper(&store, taper, at(6), Zone::UTC).unwrap();
    let plan = offered::every(&store).unwrap().remove(0);
    plans::rate_confidence(&store, plan.id, 8, at(7)).unwrap();

    let taken = take(&store, false);
    assert_eq!(taken.changed, ["The ten-minute call", "Booster sessions"]);
    assert_eq!(taken.used.len(), 2, "{taken:?}");
    assert_eq!(taken.taken_out.len(), 4, "{taken:?}");
    // It still says where it comes from, and the pack can come again without doubling it.
    assert_eq!(deck(&store).card(&hand).unwrap().handed_by, pack.author);
    assert_eq!(
        state(&store, &pack, "card:hand-on-the-table"),
        (State::Same, false)
    );
    bring(&store, &pack, 8);
    let titles = deck(&store)
        .cards()
        .iter()
        .filter(|card| card.text.title == "Hand on the table")
        .count();
    assert_eq!(titles, 1);

    assert_eq!(take(&store, true).taken_out.len(), 8);
    assert_eq!(imported_packs(&store, content("en")).unwrap(), []);
    assert_eq!(deck(&store).cards().len(), content("en").cards.cards.len());
}

#[test]
fn a_trigger_of_the_persons_own_is_used_and_stays() {
    let (_folder, store) = scratch::store();
    let mut pack = sample::pack();
    let own = trigger::TriggerDraft {
        kind: pack.plans[0].trigger.kind,
        name: "payday".to_owned(),
        thoughts: Vec::new(),
        usual_response: String::new(),
        chips: Vec::new(),
    };
    let own = trigger::keep(&store, &own, at(0)).unwrap();
    // Two plans for one trigger that the pack makes.
    pack.plans.push(super::PackPlan {
        id: "second".to_owned(),
        response: "I walk on".to_owned(),
        ..pack.plans[1].clone()
    });
    bring(&store, &pack, 1);
    assert_eq!(offered::of_trigger(&store, own.id).unwrap().len(), 1);
    assert_eq!(trigger::list(&store).unwrap().len(), 2);
    take(&store, false);
    assert_eq!(trigger::list(&store).unwrap(), [own]);
}

#[test]
fn a_pack_that_is_called_off_on_its_way_in_or_out_has_changed_nothing() {
    let (_folder, store) = scratch::store();
    let (pack, words) = (sample::pack(), content("en"));
    let off = Work::new();
    off.call_off();
    let called_off = Importing {
        work: &off,
        ..importing(None, at(0))
    };
    let refused = PackError::Store(StoreError::CalledOff);
    assert_eq!(
        import(&store, words, &pack, called_off),
        Err(refused.clone())
    );
    assert_eq!(imported_packs(&store, words).unwrap(), []);
    let work = Work::new();
    let whole = Importing {
        work: &work,
        ..importing(None, at(0))
    };
    import(&store, words, &pack, whole).unwrap();
    let entries = i64::try_from(preview(&store, words, &pack).unwrap().entries.len()).unwrap();
    let (done, total) = (entries, entries);
    assert_eq!(work.progress(), WorkProgress { done, total });
    let there = imported_packs(&store, words).unwrap();
    let id = there[0].id.parse().unwrap();
    assert_eq!(
        take_back(&store, words, id, true, at(60), &off),
        Err(refused)
    );
    assert_eq!(imported_packs(&store, words).unwrap(), there);
}
