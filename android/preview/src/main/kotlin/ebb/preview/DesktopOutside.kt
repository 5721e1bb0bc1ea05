package ebb.preview

import ebb.Action
import ebb.EbbResult
import ebb.FileOut
import ebb.Value
import ebb.ui.Outside
import java.awt.FileDialog
import java.awt.Frame
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardCopyOption

/** What a desk has of what a phone has: files. It calls nobody, and has no lock. */
class DesktopOutside(private val window: Frame?, private val close: () -> Unit) : Outside {
    override fun reach(uri: String) = println("A phone would open $uri")

    override suspend fun pick(types: List<String>, mostBytes: Long): Value.File? {
        val file = chosen(FileDialog.LOAD, null) ?: return null
        if (Files.size(file) > mostBytes) return null
        return Value.File(file.fileName.toString(), Files.readAllBytes(file))
    }

    override suspend fun save(file: FileOut, write: suspend (Path) -> EbbResult<Unit>): EbbResult<Unit> {
        val to = chosen(FileDialog.SAVE, file.name) ?: return EbbResult.Ok(Unit)
        // Ebb writes new files alone; the dialogue has asked whether one that is there may go.
        val new = Files.createTempDirectory(to.parent, ".ebb").resolve(file.name)
        return write(new).also {
            if (it is EbbResult.Ok) Files.move(new, to, StandardCopyOption.REPLACE_EXISTING)
            Files.deleteIfExists(new)
            Files.delete(new.parent)
        }
    }

    override suspend fun allows(action: Action): Boolean = true

    override fun hide() = close()

    override fun acted() = Unit

    override fun exercise(runs: Boolean) = Unit

    private fun chosen(way: Int, name: String?): Path? {
        val dialog = FileDialog(window, null as String?, way).apply { file = name }
        dialog.isVisible = true
        return dialog.files.firstOrNull()?.toPath()
    }
}
