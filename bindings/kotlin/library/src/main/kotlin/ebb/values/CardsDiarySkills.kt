// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** Whether it helped. */
public enum class Helped {
    /** It got worse. */
    WORSE,
    /** Not at all. */
    NO,
    /** A little. */
    A_LITTLE,
    /** A lot. */
    A_LOT,
}

internal fun ebb.core.Helped.lifted(): Helped = Helped.valueOf(this.name)

internal fun Helped.lowered(): ebb.core.Helped = ebb.core.Helped.valueOf(this.name)

/** What became of a skill. */
public enum class SkillUse {
    /** It was used. */
    USED,
    /** It was tried. */
    TRIED,
    /** It could have been used. */
    COULD_HAVE,
}

internal fun ebb.core.SkillUse.lifted(): SkillUse = SkillUse.valueOf(this.name)

internal fun SkillUse.lowered(): ebb.core.SkillUse = ebb.core.SkillUse.valueOf(this.name)

/** What was in the way. */
public enum class WhyNot {
    /** It did not come to mind. */
    FORGOT,
    /** The state was too strong. */
    TOO_STRONG,
    /** The person did not want to. */
    DID_NOT_WANT,
    /** No place or time for it. */
    NO_PLACE,
    /** It did not seem of use. */
    THOUGHT_USELESS,
    /** Something else. */
    OTHER,
}

internal fun ebb.core.WhyNot.lifted(): WhyNot = WhyNot.valueOf(this.name)

internal fun WhyNot.lowered(): ebb.core.WhyNot = ebb.core.WhyNot.valueOf(this.name)
