package ebb.testing

import ebb.Block
import ebb.Field
import ebb.FieldKind
import ebb.Offer
import ebb.Page

/** All words of this page in the order in which they are read, its doors last: the same on every host. */
public fun Page.words(): List<String> = buildList {
    fun say(vararg words: String?) = addAll(words.filterNotNull())
    fun offers(offers: List<Offer>) = offers.forEach { offer ->
        say(offer.label, offer.detail, offer.confirm?.question, offer.confirm?.yes, offer.confirm?.no)
    }
    fun field(field: Field) {
        say(field.label, field.hint, field.problem)
        when (val kind = field.kind) {
            is FieldKind.Number -> say(kind.unit)
            is FieldKind.Scale -> say(kind.low, kind.high)
            is FieldKind.Choice -> kind.options.forEach { say(it.label, it.detail) }
            is FieldKind.Find -> kind.found.forEach { say(it.label, it.detail) }
            is FieldKind.Group -> kind.fields.forEach(::field)
            else -> {}
        }
    }
    say(title)
    for (block in blocks) {
        when (block) {
            is Block.Lines -> say(block.fold, *block.lines.toTypedArray())
            is Block.Notice -> say(block.words).also { offers(block.offers) }
            is Block.Offers -> say(block.lead).also { offers(block.offers) }
            is Block.Items -> with(block.items) {
                say(title, note)
                for (item in items) {
                    say(item.title, item.note, item.detail)
                    item.ways.forEach { say(it.label, it.number, it.before) }
                    offers(item.offers)
                }
                if (items.isEmpty()) say(none)
                offers(offers)
            }
            is Block.Form -> {
                block.form.fields.forEach(::field)
                offers(listOfNotNull(block.form.submit, block.form.skip))
            }
            is Block.Month -> with(block.month) {
                say(title, *weekdays.toTypedArray())
                weeks.flatMap { it.days }.forEach { say(it.words, *it.lines.toTypedArray()) }
                say(note)
                offers(offers)
            }
            is Block.Graph -> with(block.graph) {
                say(title, sentence)
                series.flatMap { it.points }.forEach { say(it.words) }
                marks.forEach { say(it.words) }
            }
            is Block.Live -> with(block.exercise) { say(stage, words, rate) }
        }
    }
    offers(doors)
}
