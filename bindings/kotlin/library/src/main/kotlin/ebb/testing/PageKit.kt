package ebb.testing

import ebb.Answer
import ebb.Block
import ebb.Field
import ebb.FieldKind
import ebb.Item
import ebb.Items
import ebb.Offer
import ebb.Page
import ebb.PageForm
import ebb.Value

/** Everything on this page that can be chosen, in the order in which it is read. */
public fun Page.offers(): List<Offer> = blocks.flatMap { block ->
    when (block) {
        is Block.Notice -> block.offers
        is Block.Offers -> block.offers
        is Block.Items -> block.items.items.flatMap { it.offers } + block.items.offers
        is Block.Form -> listOfNotNull(block.form.submit, block.form.skip)
        is Block.Month -> block.month.offers
        is Block.Lines, is Block.Graph, is Block.Live -> emptyList()
    }
} + doors

/** What is chosen by [key], or called [label]; of several, the first that is read. */
public fun Page.offer(label: String? = null, key: String? = null): Offer =
    offers().firstOrNull { (label == null || it.label == label) && (key == null || it.key == key) }
        ?: throw NoSuchElementException("no offer ${label ?: key} among ${offers().map { "${it.key}: ${it.label}" }}")

/** Every list on this page. */
public fun Page.lists(): List<Items> = blocks.filterIsInstance<Block.Items>().map { it.items }

/** The item called [title]; of several, the first that is read. */
public fun Page.item(title: String): Item {
    val all = lists().flatMap { it.items }
    return all.firstOrNull { it.title == title } ?: throw NoSuchElementException("no item $title among ${all.map { it.title }}")
}

/** What is to be filled in on this page; null where nothing is. */
public fun Page.form(): PageForm? = blocks.firstNotNullOfOrNull { (it as? Block.Form)?.form }

/** The field at [path]: `title`, `when.repeats`, `links.2.thought`. */
public fun Page.field(path: String): Field {
    var fields = form()?.fields.orEmpty()
    var found: Field? = null
    for (part in path.split('.')) {
        // Behind a list a number says which of its entries; anywhere else it is an id, as that of an item is.
        if (found?.kind is FieldKind.Group && part.toIntOrNull() != null) continue
        found = fields.firstOrNull { it.id == part } ?: throw NoSuchElementException("no $part of $path among ${fields.map { it.id }}")
        fields = (found.kind as? FieldKind.Group)?.fields.orEmpty()
    }
    return found ?: throw NoSuchElementException("no field $path")
}

/** What stands in the form of this page already. */
public fun Page.standing(): List<Answer> =
    form()?.fields.orEmpty().mapNotNull { field -> field.value?.let { Answer(field.id, it) } }

/** These answers with [value] at the field of [path], and [said] before to the others; null takes an answer out. */
public fun Page.say(path: String, value: Value?, said: List<Answer> = standing()): List<Answer> {
    field(path)
    return said.saying(path.split('.'), value)
}

private fun List<Answer>.saying(path: List<String>, value: Value?): List<Answer> {
    val field = path.first()
    if (path.size == 1) return filter { it.field != field } + listOfNotNull(value?.let { Answer(field, it) })
    val index = path[1].toIntOrNull()
    val entries = (firstOrNull { it.field == field }?.value as? Value.Each)?.entries.orEmpty().toMutableList()
    while (entries.size <= (index ?: 0)) entries += emptyList<Answer>()
    entries[index ?: 0] = entries[index ?: 0].saying(path.drop(if (index == null) 1 else 2), value)
    return saying(listOf(field), Value.Each(entries))
}
