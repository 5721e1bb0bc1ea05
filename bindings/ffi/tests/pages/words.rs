//! All words of a page in the order in which they are read: what Kotlin, Swift and the clients of one store are held to.

use ebb_core::page::{Block, Field, FieldKind, Offer, Page};

/// All words of a page, its doors last.
pub fn words(page: &Page) -> Vec<String> {
    let mut all = vec![page.title.clone()];
    for block in &page.blocks {
        match block {
            Block::Lines { fold, lines, .. } => all.extend(fold.iter().chain(lines).cloned()),
            Block::Notice { words, offers, .. } => {
                all.push(words.clone());
                say_offers(&mut all, offers);
            }
            Block::Offers { lead, offers } => {
                all.extend(lead.clone());
                say_offers(&mut all, offers);
            }
            Block::Items { items } => {
                all.extend(items.title.iter().chain(&items.note).cloned());
                for item in &items.items {
                    all.push(item.title.clone());
                    all.extend(item.note.iter().chain(&item.detail).cloned());
                    for way in &item.ways {
                        all.extend([way.label.clone(), way.number.clone()]);
                        all.extend(way.before.clone());
                    }
                    say_offers(&mut all, &item.offers);
                }
                all.extend(items.none.clone().filter(|_| items.items.is_empty()));
                say_offers(&mut all, &items.offers);
            }
            Block::Form { form } => {
                form.fields
                    .iter()
                    .for_each(|field| say_field(&mut all, field));
                say_offers(&mut all, [&form.submit].into_iter().chain(&form.skip));
            }
            Block::Month { month } => {
                all.push(month.title.clone());
                all.extend(month.weekdays.iter().cloned());
                for day in month.weeks.iter().flat_map(|week| &week.days) {
                    all.push(day.words.clone());
                    all.extend(day.lines.iter().cloned());
                }
                all.push(month.note.clone());
                say_offers(&mut all, &month.offers);
            }
            Block::Graph { graph } => {
                all.extend(graph.title.iter().chain([&graph.sentence]).cloned());
                let points = graph.series.iter().flat_map(|series| &series.points);
                all.extend(points.map(|point| point.words.clone()));
                all.extend(graph.marks.iter().map(|mark| mark.words.clone()));
            }
            Block::Live { exercise } => {
                let said = [&exercise.stage, &exercise.words, &exercise.rate];
                all.extend(said.into_iter().flatten().cloned());
            }
        }
    }
    say_offers(&mut all, &page.doors);
    all
}

fn say_offers<'a>(all: &mut Vec<String>, offers: impl IntoIterator<Item = &'a Offer>) {
    for offer in offers {
        all.push(offer.label.clone());
        all.extend(offer.detail.clone());
        if let Some(asks) = &offer.confirm {
            all.extend([asks.question.clone(), asks.yes.clone(), asks.no.clone()]);
        }
    }
}

fn say_field(all: &mut Vec<String>, field: &Field) {
    all.push(field.label.clone());
    all.extend(field.hint.iter().chain(&field.problem).cloned());
    let choices = match &field.kind {
        FieldKind::Number { unit, .. } => return all.extend(unit.clone()),
        FieldKind::Scale { low, high, .. } => return all.extend(low.iter().chain(high).cloned()),
        FieldKind::Group { fields, .. } => {
            return fields.iter().for_each(|field| say_field(all, field));
        }
        FieldKind::Choice { options, .. } => options,
        FieldKind::Find { found } => found,
        _ => return,
    };
    for choice in choices {
        all.push(choice.label.clone());
        all.extend(choice.detail.clone());
    }
}
