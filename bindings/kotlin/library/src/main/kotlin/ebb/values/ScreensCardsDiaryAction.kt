// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

import java.time.Instant

/** One thing to do with the diary. */
public sealed interface DiaryAction {
    /** Note a skill. */
    public data class NoteSkill(
        /** Name of the tool, such as `card:stop`. */
        public val tool: String,
        /** What became of it. */
        public val how: SkillUse,
    ) : DiaryAction

    /** Set right what became of it. */
    public data class SayHow(
        /** Id of the entry. */
        public val id: String,
        /** What became of it. */
        public val how: SkillUse,
    ) : DiaryAction

    /** Say whether it helped. */
    public data class SayHelped(
        /** Id of the entry. */
        public val id: String,
        /** Whether it did. */
        public val helped: Helped,
    ) : DiaryAction

    /** Say what was in the way. */
    public data class SayWhyNot(
        /** Id of the entry. */
        public val id: String,
        /** What was. */
        public val whyNot: WhyNot,
    ) : DiaryAction

    /** Rate how strong it was. */
    public data class RateSkill(
        /** Id of the entry. */
        public val id: String,
        /** True for before, false for after. */
        public val before: Boolean,
        /** 0 to 10. */
        public val value: Int,
    ) : DiaryAction

    /** Delete a skill from the diary. */
    public data class DeleteSkill(
        /** Id of the entry. */
        public val id: String,
    ) : DiaryAction

    /** Note an urge, what was done, or both. */
    public data class NoteUrge(
        /** How strong it was, 0 to 10. */
        public val urge: Int?,
        /** What was done; possible at an urge of 0. */
        public val acted: Acted?,
        /** When it was, where that is not now. */
        public val at: Instant?,
    ) : DiaryAction

    /** Say when an urge was: never later than now. */
    public data class SayWhen(
        /** Id of the entry. */
        public val id: String,
        /** When. */
        public val at: Instant,
    ) : DiaryAction

    /** Rate an urge of the diary. */
    public data class RateUrge(
        /** Id of the entry. */
        public val id: String,
        /** 0 to 10. */
        public val urge: Int,
    ) : DiaryAction

    /** Say what was done. */
    public data class SayActed(
        /** Id of the entry. */
        public val id: String,
        /** What was. */
        public val acted: Acted,
    ) : DiaryAction

    /** Delete an urge from the diary. */
    public data class DeleteUrge(
        /** Id of the entry. */
        public val id: String,
    ) : DiaryAction
}

internal fun ebb.core.DiaryAction.lifted(): DiaryAction = when (this) {
    is ebb.core.DiaryAction.NoteSkill -> DiaryAction.NoteSkill(tool, how.lifted())
    is ebb.core.DiaryAction.SayHow -> DiaryAction.SayHow(id, how.lifted())
    is ebb.core.DiaryAction.SayHelped -> DiaryAction.SayHelped(id, helped.lifted())
    is ebb.core.DiaryAction.SayWhyNot -> DiaryAction.SayWhyNot(id, whyNot.lifted())
    is ebb.core.DiaryAction.RateSkill -> DiaryAction.RateSkill(id, before, value)
    is ebb.core.DiaryAction.DeleteSkill -> DiaryAction.DeleteSkill(id)
    is ebb.core.DiaryAction.NoteUrge -> DiaryAction.NoteUrge(urge, acted?.let { it.lifted() }, at)
    is ebb.core.DiaryAction.SayWhen -> DiaryAction.SayWhen(id, at)
    is ebb.core.DiaryAction.RateUrge -> DiaryAction.RateUrge(id, urge)
    is ebb.core.DiaryAction.SayActed -> DiaryAction.SayActed(id, acted.lifted())
    is ebb.core.DiaryAction.DeleteUrge -> DiaryAction.DeleteUrge(id)
}

internal fun DiaryAction.lowered(): ebb.core.DiaryAction = when (this) {
    is DiaryAction.NoteSkill -> ebb.core.DiaryAction.NoteSkill(tool.checked(), how.lowered())
    is DiaryAction.SayHow -> ebb.core.DiaryAction.SayHow(id.checked(), how.lowered())
    is DiaryAction.SayHelped -> ebb.core.DiaryAction.SayHelped(id.checked(), helped.lowered())
    is DiaryAction.SayWhyNot -> ebb.core.DiaryAction.SayWhyNot(id.checked(), whyNot.lowered())
    is DiaryAction.RateSkill -> ebb.core.DiaryAction.RateSkill(id.checked(), before, value)
    is DiaryAction.DeleteSkill -> ebb.core.DiaryAction.DeleteSkill(id.checked())
    is DiaryAction.NoteUrge -> ebb.core.DiaryAction.NoteUrge(urge, acted?.let { it.lowered() }, at?.let { it.checked() })
    is DiaryAction.SayWhen -> ebb.core.DiaryAction.SayWhen(id.checked(), at.checked())
    is DiaryAction.RateUrge -> ebb.core.DiaryAction.RateUrge(id.checked(), urge)
    is DiaryAction.SayActed -> ebb.core.DiaryAction.SayActed(id.checked(), acted.lowered())
    is DiaryAction.DeleteUrge -> ebb.core.DiaryAction.DeleteUrge(id.checked())
}
