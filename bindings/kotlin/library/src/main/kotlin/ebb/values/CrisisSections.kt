// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

/** The two ways into the plan. */
public enum class PlanDoor {
    /** I might use. */
    MIGHT_USE,
    /** I might hurt myself. */
    MIGHT_HURT,
}

internal fun ebb.core.PlanDoor.lifted(): PlanDoor = PlanDoor.valueOf(this.name)

internal fun PlanDoor.lowered(): ebb.core.PlanDoor = ebb.core.PlanDoor.valueOf(this.name)

/** The parts of the plan, in the order in which they are shown. */
public enum class PlanSection {
    /** I might use: how I notice it early. */
    EARLY_SIGNS,
    /** I might use: what sets it off. */
    TRIGGERS,
    /** I might use: what I do. */
    WHAT_I_DO,
    /** I might use: who I call. */
    WHO_I_CALL,
    /** I might use: how I get out. */
    WAY_OUT,
    /** I might use: where my naloxone is, and who can give it. */
    NALOXONE,
    /** I might hurt myself, step 1: warning signs. */
    WARNING_SIGNS,
    /** Step 2: what I can do on my own. */
    ON_MY_OWN,
    /** Step 3: people and places that take my mind off it. */
    DISTRACTION,
    /** Step 4: people I can ask for help. */
    PEOPLE_TO_ASK,
    /** Step 5: professionals and services. */
    PROFESSIONALS,
    /** Step 6: making my surroundings safe. */
    SURROUNDINGS,
    /** Beside both doors: reasons for living. */
    REASONS,
}

internal fun ebb.core.PlanSection.lifted(): PlanSection = PlanSection.valueOf(this.name)

internal fun PlanSection.lowered(): ebb.core.PlanSection = ebb.core.PlanSection.valueOf(this.name)
