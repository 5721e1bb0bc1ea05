package ebb

import java.nio.file.Files
import java.nio.file.Path
import kotlin.metadata.KmClassifier
import kotlin.metadata.KmFunction
import kotlin.metadata.KmProperty
import kotlin.metadata.KmType
import kotlin.metadata.Visibility
import kotlin.metadata.jvm.KotlinClassMetadata
import kotlin.metadata.visibility
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** What a host can name: of what is generated the types of the core alone, and no JNA; and how the sources are written. */
class PublicApiTest {
    private val sources = Path.of(System.getProperty("ebb.repository"), "bindings", "kotlin", "library", "src", "main", "kotlin")

    private fun classes(): List<Class<*>> {
        val folder = Path.of(Ebb::class.java.protectionDomain.codeSource.location.toURI())
        val files = Files.walk(folder).use { all -> all.filter { it.toString().endsWith(".class") }.toList() }
        return files.map { Class.forName(folder.relativize(it).toString().removeSuffix(".class").replace('/', '.')) }
    }

    private fun named(type: KmType): List<String> {
        val own = when (val classifier = type.classifier) {
            is KmClassifier.Class -> listOf(classifier.name)
            is KmClassifier.TypeAlias -> listOf(classifier.name)
            is KmClassifier.TypeParameter -> emptyList()
        }
        return own + type.arguments.flatMap { argument -> argument.type?.let(::named).orEmpty() }
    }

    private fun seen(visibility: Visibility): Boolean = visibility == Visibility.PUBLIC || visibility == Visibility.PROTECTED

    private fun functions(all: List<KmFunction>): List<Pair<String, KmType>> = all.filter { seen(it.visibility) }.flatMap {
        val types = it.valueParameters.map { one -> one.type } + it.returnType + listOfNotNull(it.receiverParameterType)
        types.map { type -> it.name to type }
    }

    private fun properties(all: List<KmProperty>): List<Pair<String, KmType>> =
        all.filter { seen(it.visibility) }.map { it.name to it.returnType }

    /** Every declaration that a host can name, with each type in it, as Kotlin itself wrote it into the classes. */
    private fun api(type: Class<*>): List<Pair<String, KmType>> {
        val metadata = type.getAnnotation(Metadata::class.java) ?: return emptyList()
        return when (val read = KotlinClassMetadata.readStrict(metadata)) {
            is KotlinClassMetadata.Class -> read.kmClass.takeIf { seen(it.visibility) }?.run {
                val made = constructors.filter { seen(it.visibility) }.flatMap { it.valueParameters }.map { "constructor" to it.type }
                functions(functions) + properties(properties) + made + supertypes.map { "supertype" to it }
            }.orEmpty()
            is KotlinClassMetadata.FileFacade -> read.kmPackage.run { functions(functions) + properties(properties) }
            else -> emptyList()
        }
    }

    @Test
    fun `of what is generated the types of the core alone are in the public interface`() {
        val named = classes().flatMap { type -> api(type).flatMap { (name, of) -> named(of).map { "${type.name}.$name: $it" } } }
        assertTrue(named.any { it == "ebb.PagesKt.page: ebb/Page" }, "the metadata is read")
        assertTrue(named.size > 200, "${named.size}")
        val types = named.map { it.substringAfter(": ") }
        assertEquals(emptyList(), types.filter { it.startsWith("ebb/bridge/") || "jna" in it })
        val byHand = classes().map { it.name.replace('.', '/') }.toSet()
        val ours = types.filter { it.startsWith("ebb/") && it.replace('.', '$') !in byHand }
        val generated = ours.map { it.removePrefix("ebb/") }.toSortedSet().toList()
        val pages = "Action Answer Entry Field Item Items Message Offer Page PageForm Place Problem Reply Target Value WorkProgress"
        val reminders = "DeliveryReport HeldNotice MissedCause NoticeAnswer NoticePlan SelfTest PhoneWords"
        val live = "BootReading Cue Frame KeyPlace SoundNow StoreHeader"
        assertEquals("$pages $reminders $live".split(" ").sorted(), generated)
    }

    private fun written(): List<Pair<Path, List<String>>> =
        Files.walk(sources).use { all -> all.filter { it.toString().endsWith(".kt") }.toList() }
            .map { it to Files.readAllLines(it) }

    @Test
    fun `nothing is asserted to be there`() {
        val found = written().flatMap { (file, lines) -> lines.filter { "!!" in it.substringBefore("//") }.map { "$file: $it" } }
        assertEquals(emptyList(), found)
    }

    @Test
    fun `everything public is documented, and every sample that is named is compiled`() {
        val found = written().flatMap { (file, lines) ->
            lines.zipWithNext().filter { (before, line) ->
                val declared = line.trimStart().startsWith("public ") && "companion object" !in line
                val told = before.trimEnd().endsWith("*/") || before.trimStart().startsWith("@")
                declared && !told
            }.map { (_, line) -> "${sources.relativize(file)}: ${line.trim()}" }
        }
        assertEquals(emptyList(), found)
        val samples = Class.forName("ebb.samples.SamplesKt").declaredMethods.map { "ebb.samples.${it.name}" }
        val named = written().flatMap { (_, lines) -> lines.filter { "@sample " in it }.map { it.substringAfter("@sample ").trim() } }
        assertTrue(named.size >= 2, "$named")
        assertEquals(emptyList(), named.filterNot { it in samples })
    }
}
