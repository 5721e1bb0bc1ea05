package ebb.ui

import androidx.compose.runtime.mutableStateMapOf
import ebb.Answer
import ebb.Field
import ebb.FieldKind
import ebb.Value

/**
 * What somebody has said in a form so far. What stands in a field already counts until it is touched, and is never put over
 * what was said; a form that unfolds while it is filled in loses nothing.
 */
class Entry {
    private val said = mutableStateMapOf<String, Value?>()
    private val counts = mutableStateMapOf<String, Int>()

    /** True where nothing was touched. */
    val untouched: Boolean get() = said.isEmpty() && counts.isEmpty()

    /** Says [value] at the field of this path; null takes the answer away. */
    fun say(path: String, value: Value?) {
        said[path] = value
    }

    /** How many entries a list has on screen: one to begin with. */
    fun count(path: String, standing: Value?): Int =
        counts[path] ?: (standing as? Value.Each)?.entries?.size?.coerceAtLeast(1) ?: 1

    /** One more entry. */
    fun add(path: String, standing: Value?) {
        counts[path] = count(path, standing) + 1
    }

    /** What is said at a field, be it that it stands there already. */
    fun value(path: String, standing: Value?): Value? = if (path in said) said[path] else standing

    /** The answers to [fields] as far as there are any. */
    fun answers(fields: List<Field>): List<Answer> = answers(fields, "", emptyList())

    private fun answers(fields: List<Field>, within: String, standing: List<Answer>): List<Answer> = fields.mapNotNull { field ->
        val path = within + field.id
        val stands = standing.standing(field)
        val kind = field.kind
        val value = if (kind is FieldKind.Group) group(kind, path, stands) else value(path, stands)
        value?.takeUnless { it.isBlank() }?.let { Answer(field.id, it) }
    }

    private fun group(kind: FieldKind.Group, path: String, standing: Value?): Value? {
        val entries = (0 until if (kind.most == 1) 1 else count(path, standing)).map { index ->
            answers(kind.fields, kind.within(path, index), standing.entry(index))
        }
        // An empty one among others keeps its place, so that a problem is said at the right one.
        return entries.dropLastWhile { it.isEmpty() }.takeIf { it.isNotEmpty() }?.let { Value.Each(it) }
    }
}

/** The way to the fields of an entry. */
internal fun FieldKind.Group.within(path: String, index: Int): String = if (most == 1) "$path." else "$path.$index."

/** What stands in a field that is a part of something: there, or in the field itself. */
internal fun List<Answer>.standing(field: Field): Value? = firstOrNull { it.field == field.id }?.value ?: field.value

/** The answers that stand in an entry already. */
internal fun Value?.entry(index: Int): List<Answer> = (this as? Value.Each)?.entries?.getOrNull(index).orEmpty()

private fun Value.isBlank(): Boolean = when (this) {
    is Value.Words -> text.isBlank()
    is Value.Chosen -> ids.isEmpty()
    is Value.Each -> entries.isEmpty()
    is Value.Number, is Value.Day, is Value.Time, is Value.File -> false
}
