package ebb.app

import android.graphics.Bitmap
import android.graphics.BitmapFactory
import java.nio.file.Files
import java.nio.file.Path
import org.junit.Assert.assertTrue

/** How far a channel may be off before a pixel counts, of 255, and how many pixels may be. */
private const val OFF = 8
private const val MOST = 0.002

private val repository: Path = Path.of(System.getProperty("ebb.repository"))
private val folder: Path = repository.resolve("android/app/src/test/pictures")

/** What part of the pixels of two pictures differs; all of them where their sizes do. */
fun difference(one: Bitmap, other: Bitmap): Double {
    if (one.width != other.width || one.height != other.height) return 1.0
    val size = one.width * one.height
    val (a, b) = listOf(one, other).map { map -> IntArray(size).also { map.getPixels(it, 0, map.width, 0, 0, map.width, map.height) } }
    val off = (0 until size).count { at ->
        val (p, q) = a[at] to b[at]
        listOf(16, 8, 0).any { shift -> kotlin.math.abs((p shr shift and 0xFF) - (q shr shift and 0xFF)) > OFF }
    }
    return off.toDouble() / size
}

/** The same as two pictures that a person would call alike. */
fun alike(one: Bitmap, other: Bitmap): Boolean = difference(one, other) <= MOST

/** Compares with the picture that is kept under [name]. With EBB_UPDATE=1 in the environment it is kept anew instead. */
fun assertPicture(name: String, drawn: Bitmap) {
    val file = folder.resolve("$name.png")
    if (System.getenv("EBB_UPDATE") == "1") {
        Files.createDirectories(folder)
        // One that is still alike is left as it is.
        if (Files.exists(file) && alike(BitmapFactory.decodeFile(file.toString()), drawn)) return
        return drawn.keep(file)
    }
    assertTrue("there is no picture $name; EBB_UPDATE=1 keeps one", Files.exists(file))
    val share = difference(BitmapFactory.decodeFile(file.toString()), drawn)
    if (share > MOST) {
        val seen = repository.resolve("target/android/pictures/$name.png")
        Files.createDirectories(seen.parent)
        drawn.keep(seen)
        throw AssertionError("$name: ${"%.2f".format(share * 100)} % of the pixels differ; it looks like $seen now")
    }
}

private fun Bitmap.keep(file: Path) {
    setHasAlpha(false)
    Files.newOutputStream(file).use { compress(Bitmap.CompressFormat.PNG, 100, it) }
}
