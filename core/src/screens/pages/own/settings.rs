//! Everything that can be chosen, on one page, each at a touch. What the person chose about themselves does not show
//! ahead of the lock; what a tool needs (the region, motion, body or room) can be chosen there too.

use super::settings_draft::{HiddenSettings, KeptSettings, SettingsDraft};
use super::{Act, At};
use crate::cards::{marks, settings};
use crate::page::{Answers, Block, Form, LineRole, Offer, Place, Role, Target, Weight};
use crate::reminders;
use crate::screens::{self, Companion, PlanAction, ReminderAction};
use crate::store::{Store, StoreError};
use crate::view::{Body, Closed, Done, Failure, Moment, Stop, View};

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
        let actions = changes(&there, &wanted);
        let fails = |words: String| Stop::Fails(Failure::Senseless(words));
        for action in actions {
            self.act(action, moment)
                .map_err(|error| fails(error.to_string()))?;
        }
        if let (Some(there), Some(wanted)) = (&there.kept, &wanted.kept) {
            let store = self.own_store().map_err(|error| fails(error.to_string()))?;
            for caution in there.fine.symmetric_difference(&wanted.fine) {
                let fine = wanted.fine.contains(caution);
                marks::tick(store, caution, fine, moment.now)
                    .map_err(|error| fails(error.to_string()))?;
            }
            if there.explores != wanted.explores {
                settings::explore(store, wanted.explores)?;
            }
        }
        let words = &moment.content().pages.settings.kept;
        Ok(Done::at(Place::to(&At::Settings)).saying(words, None))
    }
}

/// What brings what stands there to what was chosen.
fn changes(there: &SettingsDraft, wanted: &SettingsDraft) -> Vec<screens::Action> {
    let mut actions = Vec::new();
    if there.region != wanted.region {
        let code = wanted.region.clone();
        let change = PlanAction::ChooseRegion { code };
        actions.push(screens::Action::Plan { change });
    }
    if let Some(on) = wanted.still.filter(|_| there.still != wanted.still) {
        actions.push(screens::Action::Still { on });
    }
    if let Some(on) = wanted.room.filter(|_| there.room != wanted.room) {
        actions.push(screens::Action::Outward { on });
    }
    if let (Some(there), Some(wanted)) = (&there.hidden, &wanted.hidden) {
        let lock = wanted.lock.filter(|_| there.lock != wanted.lock);
        let lock = lock.map(|choice| PlanAction::ChooseLock { choice });
        let on = wanted.under_18;
        let under_18 = (there.under_18 != on).then_some(PlanAction::SetUnder18 { on });
        let plan = lock.into_iter().chain(under_18);
        actions.extend(plan.map(|change| screens::Action::Plan { change }));
        let word = wanted.neutral_word.clone();
        if there.neutral_word != word {
            let change = ReminderAction::NeutralWord { word };
            actions.push(screens::Action::Reminder { change });
        }
    }
    if let (Some(there), Some(wanted)) = (&there.kept, &wanted.kept) {
        let level = wanted.level;
        let says = (there.level != level).then_some(ReminderAction::Say { level });
        let most = wanted.most_a_day;
        let most = (there.most_a_day != most).then_some(ReminderAction::MostADay { most });
        let reminders = says.into_iter().chain(most);
        actions.extend(reminders.map(|change| screens::Action::Reminder { change }));
    }
    actions
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
