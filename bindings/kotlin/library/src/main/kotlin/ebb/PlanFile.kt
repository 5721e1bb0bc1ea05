package ebb

import java.nio.file.Path
import java.time.Instant
import ebb.bridge.PlanFile as CorePlanFile

/**
 * The crisis plan in its files. It opens whatever became of the store, its key or the rest of Ebb. Its calls read a
 * small file and wait for nobody, so they suspend nowhere.
 *
 * @sample ebb.samples.readThePlan
 */
public class PlanFile private constructor(private val core: CorePlanFile) : AutoCloseable {
    /** Reads what is there, with how the files are. */
    public fun open(): EbbResult<OpenedVault> = answer { core.open().lifted() }

    /** The plan as it may show: all of it, or while [locked] what the person allowed. */
    public fun shown(locked: Boolean): EbbResult<CrisisPlan> = answer { core.shown(locked).lifted() }

    /** Every version that was saved, the newest first. */
    public fun versions(): EbbResult<List<PlanVersion>> = answer { core.versions().map { it.lifted() } }

    /** A copy on paper as plain text. */
    public fun asText(export: PlanExport, language: String = "en"): EbbResult<String> =
        answer { core.asText(export.lowered(), language.checked()) }

    /** A copy on paper as one HTML page that needs nothing else. */
    public fun asHtml(export: PlanExport, language: String = "en"): EbbResult<String> =
        answer { core.asHtml(export.lowered(), language.checked()) }

    override fun close() {
        core.close()
    }

    public companion object {
        /** The plan of the store in [folder]; neither needs to be there. */
        public fun of(folder: Path): EbbResult<PlanFile> = answer { PlanFile(CorePlanFile.of(folder.toString().checked())) }
    }
}

/** Crisis lines, which need no folder. */
public object CrisisLines {
    /** The lines of [region], an ISO 3166-1 alpha-2 code, in the order in which to try them; [door] puts its own first. */
    public fun of(
        region: String,
        under18: Boolean = false,
        door: PlanDoor? = null,
        now: Instant = Instant.now(),
        language: String = "en",
    ): EbbResult<RegionLines> = answer {
        ebb.bridge.crisisLines(region.checked(), under18, door?.lowered(), now.checked(), language.checked()).lifted()
    }

    /** Every region with lines, by name. */
    public fun regions(language: String = "en"): EbbResult<List<RegionName>> =
        answer { ebb.bridge.crisisRegions(language.checked()).map { it.lifted() } }
}
