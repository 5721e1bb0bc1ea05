//! Everything that can be chosen, on one page, each at a touch. What the person chose about themselves does not show
//! ahead of the lock; what a tool needs (the region, motion, body or room) can be chosen there too.

use super::super::doing::tick;
use super::super::reminding::LEVEL;
use super::super::state::{Companion, STILL};
use super::settings_draft::{HiddenSettings, KeptSettings, SettingsDraft};
use super::{Act, At};
use crate::backup::page as backup_page;
use crate::cards::{marks, settings};
use crate::crisis::{VaultSettings, set_settings};
use crate::page::word_of;
use crate::page::{Answers, Block, Form, LineRole, Offer, Place, Role, Target, Weight};
use crate::reminders;
use crate::store::{Store, StoreError};
use crate::view::{Body, Closed, Done, Moment, Stop, View};

impl Companion {
    /// The page of all settings.
    pub(super) fn settings_page(&self, said: Answers<'_>, view: &View<'_>) -> Body {
        let content = view.content();
        let words = &content.pages.settings;
        let (draft, closed) = self.chosen(view);
        let fields = draft.fields(said, view.moment());
        let keep = Offer::of(&words.keep, Role::Done, Target::act(&Act::KeepSettings));
        let mut form = Form::new("settings", fields, keep.weight(Weight::Main));
        form.at_once = true;
        Body::new(&content.pages.now.settings.label)
            .blocks(closed.map(|closed| closed.block(&view.ahead)))
            .block(Block::lines(LineRole::Small, [&words.intro]))
            .block(Block::Form { form })
            .block(Block::lines(LineRole::Small, [&words.quiet_hours]))
            .block(Block::offers([backup_page::way_in(content)]))
    }

    /// What stands there, as far as it may show; and why not all of it does.
    fn chosen(&self, view: &View<'_>) -> (SettingsDraft, Option<Closed>) {
        let kept = view
            .own()
            .and_then(|store| Ok(self.kept_settings(store, view.moment())?));
        let (kept, closed) = match kept {
            Ok(kept) => (Some(kept), None),
            Err(closed) => (None, Some(closed)),
        };
        let settings = self.vault.open().kept.settings;
        let hidden = (!view.ahead.holds.locked).then(|| HiddenSettings {
            lock: settings.lock,
            under_18: settings.under_18,
            neutral_word: settings.neutral_word.clone(),
        });
        let draft = SettingsDraft {
            region: settings.region,
            still: view.ahead.holds.still.known(),
            room: view.ahead.holds.room.known(),
            hidden,
            kept,
        };
        (draft, closed)
    }

    fn kept_settings(&self, store: &Store, moment: &Moment) -> Result<KeptSettings, StoreError> {
        Ok(KeptSettings {
            level: self.wording(moment).level,
            most_a_day: reminders::attention(store, moment.now, moment.zone)?.most_a_day,
            fine: marks::ticked(store)?,
            explores: settings::explores(store)?,
        })
    }

    /// What was chosen on the page, against what stands there: the rest is left alone.
    pub(super) fn keep_settings(
        &mut self,
        said: Answers<'_>,
        moment: &Moment,
    ) -> Result<Done, Stop> {
        let there = self.viewed(moment, |view| self.chosen(view).0);
        let wanted = there.read(said, moment)?;
        let chosen = |settings: &mut VaultSettings| take_in(&there, &wanted, settings);
        if there.region != wanted.region || there.hidden != wanted.hidden {
            self.viewed(moment, |view| {
                set_settings(&self.vault, &view.ahead, chosen)
            })?;
        }
        if let Some(on) = wanted.still.filter(|_| there.still != wanted.still) {
            self.choose(STILL, if on { "yes" } else { "no" })?;
        }
        if let Some(on) = wanted.room.filter(|_| there.room != wanted.room) {
            self.turn(on, moment)?;
        }
        if let (Some(there), Some(wanted)) = (&there.kept, &wanted.kept) {
            let store = self.own_store()?;
            keep(there, wanted, store, moment)?;
        }
        let words = &moment.content().pages.settings.kept;
        Ok(Done::at(Place::to(&At::Settings)).saying(words, None))
    }
}

/// What the vault keeps of it, so that it holds ahead of the lock.
fn take_in(there: &SettingsDraft, wanted: &SettingsDraft, settings: &mut VaultSettings) {
    if there.region != wanted.region {
        settings.region.clone_from(&wanted.region);
    }
    let (Some(there), Some(wanted)) = (&there.hidden, &wanted.hidden) else {
        return;
    };
    if there.lock != wanted.lock {
        settings.lock = wanted.lock;
    }
    if there.under_18 != wanted.under_18 {
        settings.under_18 = wanted.under_18;
    }
    if there.neutral_word != wanted.neutral_word {
        settings.neutral_word.clone_from(&wanted.neutral_word);
    }
}

/// What the store keeps of it.
fn keep(
    there: &KeptSettings,
    wanted: &KeptSettings,
    store: &Store,
    moment: &Moment,
) -> Result<(), Stop> {
    if there.level != wanted.level {
        store.set_setting(LEVEL, &word_of(&wanted.level))?;
    }
    if there.most_a_day != wanted.most_a_day {
        reminders::choose_most_a_day(store, wanted.most_a_day)?;
    }
    for caution in there.fine.symmetric_difference(&wanted.fine) {
        let fine = wanted.fine.contains(caution);
        tick(store, caution, fine, moment)?;
    }
    if there.explores != wanted.explores {
        settings::explore(store, wanted.explores)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::super::world::{State, moment, world};
    use super::*;
    use crate::crisis::LockChoice;
    use crate::page::{Action, Answer, Field, Reply, Value};
    use crate::store::Work;

    fn fields(companion: &mut Companion) -> Vec<Field> {
        let page = companion.page(&Place::to(&At::Settings), &[], &moment());
        let form = page.blocks.into_iter().find_map(|block| match block {
            Block::Form { form } => Some(form),
            _ => None,
        });
        form.unwrap().fields
    }

    fn ids(fields: &[Field]) -> Vec<&str> {
        fields.iter().map(|field| field.id.as_str()).collect()
    }

    /// Sends the form as it stands, with one answer changed.
    fn choose(companion: &mut Companion, id: &str, value: Value) -> Reply {
        let fields = fields(companion);
        let mut said: Vec<Answer> = fields
            .iter()
            .filter(|field| field.id != id)
            .filter_map(|field| Some(Answer::new(&field.id, field.value.clone()?)))
            .collect();
        said.push(Answer::new(id, value));
        let keep = Action::of(&Act::KeepSettings);
        companion
            .carry_out(&keep, &said, &moment(), &Work::new())
            .unwrap()
    }

    #[test]
    fn each_setting_is_kept_at_a_touch_and_stands_there_afterwards() {
        let mut world = world(State::Open);
        let companion = &mut world.companion;
        for (id, value) in [
            ("region", Value::chosen("AT")),
            ("motion", Value::chosen("second")),
            ("attention", Value::chosen("second")),
            ("lock", Value::chosen("behind")),
            ("under-18", Value::chosen("second")),
            ("word", Value::words("Notes")),
            ("says", Value::chosen("full")),
            ("most", Value::number(4)),
            ("fine", Value::chosen("cold")),
            ("explore", Value::chosen("first")),
        ] {
            let before = fields(companion);
            let reply = choose(companion, id, value.clone());
            assert!(matches!(reply, Reply::Went { .. }), "{id}: {reply:?}");
            for (was, is) in before.iter().zip(fields(companion)) {
                let stands = if is.id == id {
                    Some(value.clone())
                } else {
                    was.value.clone()
                };
                assert_eq!(is.value, stands, "{} after {id}", is.id);
            }
        }
        let settings = companion.vault.open().kept.settings;
        assert_eq!(
            (settings.region.as_str(), settings.lock),
            ("AT", Some(LockChoice::Behind))
        );
        assert!(companion.is_still() && settings.under_18);
        assert_eq!(companion.wording(&moment()).word(), "Notes");
    }

    #[test]
    fn ahead_of_the_lock_only_what_a_tool_needs_is_asked_and_kept() {
        let mut world = world(State::Hidden);
        let companion = &mut world.companion;
        assert_eq!(ids(&fields(companion)), ["region", "motion", "attention"]);
        choose(companion, "region", Value::chosen("US"));
        assert_eq!(companion.vault.open().kept.settings.region, "US");
        // An answer to what is not asked is not kept.
        choose(companion, "under-18", Value::chosen("second"));
        assert!(!companion.vault.open().kept.settings.under_18);
    }

    #[test]
    fn with_no_store_what_the_vault_keeps_can_be_chosen_and_the_rest_says_why_not() {
        for state in [State::KeyOutOfReach, State::NoStore, State::Damaged] {
            let mut world = world(state);
            let page = world
                .companion
                .page(&Place::to(&At::Settings), &[], &moment());
            assert!(matches!(page.blocks[0], Block::Notice { .. }), "{state:?}");
            let found = fields(&mut world.companion);
            assert_eq!(ids(&found)[3..], ["lock", "under-18", "word"], "{state:?}");
            choose(&mut world.companion, "motion", Value::chosen("second"));
            assert!(world.companion.is_still(), "{state:?}");
        }
    }
}
