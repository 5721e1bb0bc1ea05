package ebb.app.packing

import ebb.Ebb
import ebb.Page
import java.io.File
import java.nio.file.FileSystems
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardCopyOption
import java.util.jar.JarEntry
import java.util.jar.JarOutputStream
import java.util.zip.ZipFile
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Test

/** The consumer rules of the Kotlin library, under R8: what it leaves of the classes is run with the real Rust library. */
class ShrinkTest {
    private val repository = Path.of(System.getProperty("ebb.repository"))
    private val folder = Files.createTempDirectory("shrunk")
    private val program = Path.of(System.getProperty("java.home"), "bin", "java").toString()

    /** The library, what it stands on, and the program that tries it. */
    private val inputs: List<Path> by lazy {
        val classpath = System.getProperty("java.class.path").split(File.pathSeparator).map { Path.of(it).normalize() }
        val wanted = listOf("kotlin-stdlib-", "kotlinx-coroutines-core-jvm-", "jna-", "annotations-")
        val jars = classpath.filter { path -> wanted.any { path.fileName.toString().startsWith(it) } }
        // Folders of classes, or jars once they are packed, in which R8 would find the rules by itself.
        val ours = listOf(Ebb::class.java, Page::class.java).map(::placeOf)
        assertTrue("$ours $jars", ours.toSet().size == 2 && jars.size >= 3)
        val tests = placeOf(Shrunk::class.java)
        val tries = filesIn(tests).filter { "packing/Shrunk" in it.toString() }
        jars + ours.map(::classesOf) + listOf(jarOf(tests, tries))
    }

    private fun placeOf(type: Class<*>): Path = Path.of(type.protectionDomain.codeSource.location.toURI()).normalize()

    private fun filesIn(root: Path): List<Path> = Files.walk(root).use { all -> all.filter(Files::isRegularFile).toList() }

    /** The classes of a folder or a jar, and nothing else. */
    private fun classesOf(place: Path): Path {
        if (Files.isDirectory(place)) return jarOf(place, filesIn(place).filter { "$it".endsWith(".class") })
        return FileSystems.newFileSystem(place).use { jar ->
            val root = jar.getPath("/")
            jarOf(root, filesIn(root).filter { "$it".endsWith(".class") })
        }
    }

    private fun jarOf(root: Path, files: List<Path>): Path {
        val jar = Files.createTempFile(folder, "in", ".jar")
        JarOutputStream(Files.newOutputStream(jar)).use { out ->
            for (file in files) {
                out.putNextEntry(JarEntry(root.relativize(file).toString()))
                Files.copy(file, out)
            }
        }
        return jar
    }

    private fun run(command: List<String>): Pair<Int, String> {
        val process = ProcessBuilder(command).redirectErrorStream(true).start()
        val said = process.inputStream.bufferedReader().readText()
        return process.waitFor() to said
    }

    /** What R8 makes of the inputs with these rules beside the one that keeps the program's beginning. */
    private fun shrink(vararg rules: Path): Path {
        val main = Files.writeString(
            folder.resolve("main.pro"),
            "-keep class ebb.app.packing.Shrunk { public static void main(java.lang.String[]); }\n" +
                // A mark of Compose's compiler, which went over the program too.
                "-dontwarn androidx.compose.runtime.internal.StabilityInferred\n",
        )
        val out = Files.createTempFile(folder, "out", ".jar")
        val command = listOf(program, "-cp", "$repository/target/android/r8.jar", "com.android.tools.r8.R8", "--release", "--classfile") +
            listOf("--lib", System.getProperty("java.home"), "--output", out.toString()) +
            (rules.toList() + listOf(main)).flatMap { listOf("--pg-conf", it.toString()) } + inputs.map { it.toString() }
        val (code, said) = run(command)
        assertTrue(said.lines().filterNot { "kotlin.Metadata" in it || "kotlin metadata" in it }.joinToString("\n").take(4_000), code == 0)
        return out
    }

    private fun starts(jar: Path): Pair<Int, String> {
        // The part of JNA that is machine code lies in its jar as a resource, which R8 was not given to shrink.
        val jna = inputs.first { it.fileName.toString().startsWith("jna-") }
        val unpacked = Files.createDirectories(folder.resolve("jna"))
        val native = unpacked.resolve("libjnidispatch.so")
        ZipFile(jna.toFile()).use { zip ->
            val name = if (System.getProperty("os.arch") == "aarch64") "linux-aarch64" else "linux-x86-64"
            zip.getInputStream(zip.getEntry("com/sun/jna/$name/libjnidispatch.so")).use { from ->
                Files.copy(from, native, StandardCopyOption.REPLACE_EXISTING)
            }
        }
        val store = Files.createTempDirectory(folder, "store").resolve("ebb")
        val options = listOf("-Djna.library.path=${System.getProperty("jna.library.path")}", "-Djna.boot.library.path=$unpacked")
        return run(listOf(program) + options + listOf("-cp", jar.toString(), "ebb.app.packing.Shrunk", store.toString()))
    }

    @Test
    fun `under the consumer rules what R8 leaves works, and without them it does not`() {
        val rules = repository.resolve("bindings/kotlin/library/src/main/resources/META-INF/proguard/ebb.pro")
        val shrunk = shrink(rules)
        val (code, said) = starts(shrunk)
        assertTrue(said, code == 0 && Shrunk.WORKS in said)
        val before = inputs.sumOf { Files.size(it) }
        assertTrue("${Files.size(shrunk)} of $before", Files.size(shrunk) < before / 2)
        val (without, why) = starts(shrink())
        assertFalse("it works without the rules too, so this shows nothing: $why", without == 0)
    }
}
