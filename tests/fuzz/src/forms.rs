//! What is answered in forms, at random places: a person who goes where pages lead, and a host that hands over what no page
//! offered.

use arbitrary::{Result, Unstructured};
use chrono::TimeDelta;
use ebb_core::page::{Action, Field, Place, Reply, Target};
use ebb_core::store::Work;

use crate::planted::planted;
use crate::said;
use crate::walk::{self, ROOMS, Walk, Way, holds_together, ways};
use crate::world::World;

/// Steps of one walk.
const MOST_STEPS: usize = 24;

/// What chooses each step.
pub fn open(bytes: &[u8]) {
    let mut u = Unstructured::new(bytes);
    // Where the bytes end, so does the walk.
    let _ = walk(&mut u);
}

fn walk(u: &mut Unstructured<'_>) -> Result<()> {
    let world = match u.ratio(1, 4)? {
        true => World::empty(),
        false => World::filled(),
    };
    let mut walk = walk::companion(world);
    let mut place = Place {
        token: (*u.choose(&ROOMS)?).to_owned(),
    };
    let mut done: Vec<(Action, Vec<Field>)> = Vec::new();
    for _ in 0..MOST_STEPS {
        if u.is_empty() {
            break;
        }
        if u.ratio(1, 8)? {
            let minutes = i64::from(u.arbitrary::<u16>()?);
            walk.moment.now += TimeDelta::minutes(minutes);
        }
        let page = walk.look_at(&place);
        let ways = ways(&page);
        place = match u.int_in_range(0..=9)? {
            0 => Place {
                token: (*u.choose(&ROOMS)?).to_owned(),
            },
            // What stood on a page before is touched once more.
            1 if !done.is_empty() => {
                let (action, fields) = u.choose(&done)?.clone();
                act(u, &mut walk, &action, &fields, page.place)?
            }
            _ => {
                let forms: Vec<&Way> = ways.iter().filter(|way| !way.fields.is_empty()).collect();
                let way = match forms.is_empty() || u.arbitrary()? {
                    true => u.choose(&ways)?,
                    false => *u.choose(&forms)?,
                };
                match &way.target {
                    Target::Go { place } => place.clone(),
                    Target::Act { action } => {
                        done.push((action.clone(), way.fields.clone()));
                        if way.is_saved {
                            is_saved(u, &mut walk, action, &way.fields)?;
                            page.place
                        } else {
                            act(u, &mut walk, action, &way.fields, page.place)?
                        }
                    }
                }
            }
        };
    }
    walk.look_at(&place);
    Ok(())
}

/// Does it, holds what is answered against what was asked, and says where that leads.
fn act(
    u: &mut Unstructured<'_>,
    walk: &mut Walk,
    action: &Action,
    fields: &[Field],
    from: Place,
) -> Result<Place> {
    let answers = said::answers(u, fields)?;
    // As a host asks while somebody types.
    let asked = walk.companion.page(&from, &answers, &walk.moment);
    holds_together(&asked);
    let mut to = from;
    let Some(reply) = walk.act(action, &answers) else {
        return Ok(to);
    };
    match reply {
        Reply::Went { to: there, message } => {
            if let Some(undo) = message.and_then(|message| message.undo)
                && u.ratio(1, 4)?
                && let Target::Act { action } = undo.target
            {
                walk.act(&action, &[]);
            }
            planted(|| {
                let sheet = action.token.strip_prefix("journal/keep/");
                sheet.is_some_and(|sheet| sheet != "free" && sheet != "line")
            });
            to = there;
        }
        Reply::Asked { offer } => {
            if let Target::Act { action } = offer.target {
                walk.act(&action, &answers);
            }
        }
        Reply::Refused { words, problems } => {
            assert!(!words.is_empty());
            for problem in problems {
                assert!(!problem.words.is_empty() && !problem.field.is_empty());
            }
        }
        Reply::Hidden => walk.companion.unlock(),
    }
    Ok(to)
}

/// What makes a file is refused, or writes one.
fn is_saved(
    u: &mut Unstructured<'_>,
    walk: &mut Walk,
    action: &Action,
    fields: &[Field],
) -> Result<()> {
    let answers = said::answers(u, fields)?;
    // A passphrase that fits takes as long as one should; that is tried once elsewhere.
    if action.token != "backup/save" {
        let mut file = Vec::new();
        let (moment, work) = (&walk.moment, Work::new());
        let written = walk
            .companion
            .write_file(action, &answers, &mut file, moment, &work);
        assert!(written.is_err() || !file.is_empty(), "{}", action.token);
    }
    Ok(())
}
