//! Earlier versions of the plan: each a place of its own, with a way back to it; and how to be rid of them.

use super::{Act, At, opens};
use crate::content::{PlanVersionsWords, fill};
use crate::crisis::versions::LatestVersions;
use crate::crisis::{Look, PlanSection, PlanVersion, Vault, entry_words, section_words};
use crate::page::{
    Badge, Block, Confirm, Item, Items, LineRole, NoticeKind, Offer, Place, Role, Target, Weight,
};
use crate::view::{Ahead, Body};

pub(super) fn page(look: &Look, ahead: &Ahead<'_>, vault: &Vault) -> Body {
    let words = &ahead.content().crisis;
    let latest = vault.latest_versions(usize::MAX);
    let items = latest.versions.iter().map(|(version, _)| {
        let number = version.number;
        let mut item = Item::new(format!("version-{number}"), when(version, ahead))
            .note(what(version, ahead))
            .open(Target::go(&At::Version { number }));
        if number == look.opened.version {
            item = item.note(&words.page.now_there).badge(Badge::Done);
        }
        item
    });
    let list = Items::new("versions")
        .items(items)
        .none(&words.condition.missing);
    let mut body = Body::new(&words.versions.title)
        .blocks(problems(&latest, &words.versions))
        .block(Block::items(list));
    if latest.versions.len() > 1 && look.can_be_kept() {
        let version = look.opened.version;
        let forget = Target::act(&Act::Forget { version });
        let forget = Offer::of(&words.page.offers.forget, Role::Delete, forget);
        let forget = forget.confirmed(Confirm::of(&words.page.forget));
        body = body.block(Block::offers([forget]));
    }
    body
}

/// Instead of a version that is not found: it is not said to be gone where it may be one of those that do not read.
fn unread(ahead: &Ahead<'_>, vault: &Vault) -> Option<Body> {
    let words = &ahead.content().crisis.versions;
    let problems = problems(&vault.latest_versions(usize::MAX), words);
    (!problems.is_empty()).then(|| {
        Body::new(&words.title)
            .up(Place::to(&At::Versions))
            .blocks(problems)
    })
}

/// What of the earlier versions does not read.
fn problems(latest: &LatestVersions, words: &PlanVersionsWords) -> Vec<Block> {
    let problems = [
        latest.unread.is_some().then_some(&words.unread),
        latest.damaged.then_some(&words.damaged),
    ];
    let problem = |words| Block::notice(NoticeKind::Problem, words);
    problems.into_iter().flatten().map(problem).collect()
}

/// One version, part by part.
pub(super) fn one(number: i64, look: &Look, ahead: &Ahead<'_>, vault: &Vault) -> Option<Body> {
    let content = ahead.content();
    let words = &content.crisis;
    let all = vault.versions();
    let found = all.iter().find(|version| version.number == number);
    let (Some(version), Ok(kept)) = (found, vault.version(number)) else {
        return unread(ahead, vault);
    };
    let plan = kept.plan;
    let title = fill(&words.page.version, &[("when", &when(version, ahead))]);
    // Which one is the plan now is not sure where its files are damaged.
    let condition = look.condition_notices(&words.condition);
    let mut body = Body::new(title)
        .up(Place::to(&At::Versions))
        .blocks(condition)
        .block(Block::lines(LineRole::Small, [what(version, ahead)]));
    for section in PlanSection::ALL {
        let lines = plan.section(section).map(|entry| {
            let words = entry_words(&plan, entry, |link| opens::name(link, ahead));
            Item::new(format!("entry-{}", entry.id), words)
        });
        let lines: Vec<_> = lines.collect();
        if !lines.is_empty() {
            let title = &section_words(content, section).title;
            let id = format!("part-{}", crate::page::word_of(&section));
            body = body.block(Block::items(Items::new(id).title(title).items(lines)));
        }
    }
    if plan.is_empty() {
        body = body.block(Block::lines(LineRole::Body, [&words.page.nothing_written]));
    }
    if number == look.opened.version {
        return Some(body.block(Block::lines(LineRole::Body, [&words.page.now_there])));
    }
    let back = Target::act(&Act::GoBack { number });
    let back = Offer::new(&words.versions.go_back, Role::Change, back).weight(Weight::Main);
    Some(body.block(Block::offers([back])))
}

fn when(version: &PlanVersion, ahead: &Ahead<'_>) -> String {
    ahead.moment.day_and_time(version.saved_at)
}

/// What changed with it.
fn what(version: &PlanVersion, ahead: &Ahead<'_>) -> String {
    let words = &ahead.content().crisis.versions;
    let what = match (version.whole, version.plan_changed) {
        (false, _) => &words.partly,
        (true, true) => &words.changed,
        (true, false) => &words.same,
    };
    what.clone()
}
