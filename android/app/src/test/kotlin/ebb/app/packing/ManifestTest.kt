package ebb.app.packing

import java.nio.file.Files
import java.nio.file.Path
import javax.xml.parsers.DocumentBuilderFactory
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Test
import org.w3c.dom.Element

private const val ANDROID = "http://schemas.android.com/apk/res/android"

/** No tool merges manifests here, so what the libraries declare was written into ours by hand: this compares the two. */
class ManifestTest {
    private val repository = Path.of(System.getProperty("ebb.repository"))
    private val ours = read(repository.resolve("android/app/src/main/AndroidManifest.xml"))

    /** What libraries declare and Ebb does without, with the reason. */
    private val leftOut = mapOf(
        "uses-permission android.permission.ACCESS_NETWORK_STATE" to "no work of Ebb's waits for a network",
        "meta-data androidx.work.WorkManagerInitializer" to "WorkManager begins when it is wanted, by EbbApplication",
        "meta-data androidx.emoji2.text.EmojiCompatInitializer" to "it asks another app for letters, and the system has its own",
        "service androidx.room.MultiInstanceInvalidationService" to "one process opens the database of WorkManager",
    )

    private fun read(file: Path): Element {
        val factory = DocumentBuilderFactory.newInstance().apply { isNamespaceAware = true }
        return factory.newDocumentBuilder().parse(file.toFile()).documentElement
    }

    /** Everything that a manifest declares, by its kind and its name, with what it says of it. */
    private fun declared(manifest: Element): Map<String, Map<String, String>> {
        val kinds = listOf("uses-permission", "permission", "activity", "service", "receiver", "provider", "meta-data")
        return kinds.flatMap { kind ->
            val found = manifest.getElementsByTagName(kind)
            (0 until found.length).map { found.item(it) as Element }.map { one -> "$kind ${own(one.getAttributeNS(ANDROID, "name"))}" to said(one) }
        }.toMap()
    }

    private fun said(element: Element): Map<String, String> = (0 until element.attributes.length)
        .map { element.attributes.item(it) }
        // The oldest Android that a line is for is ours to say.
        .filter { it.namespaceURI == ANDROID && it.localName !in setOf("name", "targetApi") }
        .associate { it.localName to own(it.nodeValue) }

    private fun own(text: String): String = text.replace("\${applicationId}", "ebb.app")

    private fun actions(manifest: Element): Set<String> {
        val found = manifest.getElementsByTagName("action")
        return (0 until found.length).map { (found.item(it) as Element).getAttributeNS(ANDROID, "name") }.toSet()
    }

    @Test
    fun `what the libraries declare stands in the manifest as they have it, but for what is left out with its reason`() {
        val apart = repository.resolve("target/android/ebb-android-libraries/apart")
        val libraries = Files.list(apart).use { all -> all.map { it.resolve("AndroidManifest.xml") }.filter(Files::exists).toList() }
        assertTrue("${libraries.size}", libraries.size > 40)
        val wanted = libraries.flatMap { declared(read(it)).entries }
        val mine = declared(ours)
        assertEquals(emptySet<String>(), leftOut.keys - wanted.map { it.key }.toSet())
        assertEquals("left out and there all the same", emptySet<String>(), leftOut.keys intersect mine.keys)
        for ((name, says) in wanted.filter { it.key !in leftOut }) {
            val here = mine[name] ?: error("$name stands in a library and not in the manifest")
            val differs = says.filter { (attribute, value) -> here[attribute] != value }
            assertEquals("$name: $here", emptyMap<String, String>(), differs)
        }
        val heard = libraries.flatMap { actions(read(it)) }.toSet()
        assertEquals("intents that libraries hear", emptySet<String>(), heard - actions(ours))
    }

    @Test
    fun `other apps reach only what says who may`() {
        val application = ours.getElementsByTagName("application").item(0) as Element
        val exported = listOf("activity", "service", "receiver", "provider").flatMap { kind ->
            val found = application.getElementsByTagName(kind)
            (0 until found.length).map { found.item(it) as Element }
        }.filter { it.getAttributeNS(ANDROID, "exported") == "true" }
        val open = exported.filter { it.getAttributeNS(ANDROID, "permission").isEmpty() }.map { it.getAttributeNS(ANDROID, "name") }
        // A way in leads somewhere, and does nothing.
        assertEquals(listOf(".MainActivity"), open)
        assertEquals("false", application.getAttributeNS(ANDROID, "allowBackup"))
        val rules = Files.readString(repository.resolve("android/app/src/main/res/xml/data_extraction.xml"))
        assertTrue("<include" !in rules)
        for (way in listOf("cloud-backup", "device-transfer")) {
            val part = rules.substringAfter("<$way>").substringBefore("</$way>")
            for (domain in listOf("root", "file", "database", "sharedpref", "external", "device_root", "device_file")) {
                assertTrue("$way $domain", "domain=\"$domain\"" in part)
            }
        }
    }
}
