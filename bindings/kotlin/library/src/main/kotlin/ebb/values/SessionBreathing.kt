// Written from the core by `EBB_UPDATE=1 cargo test -p ebb-ffi`.

package ebb

import java.time.Duration

/** One breath: milliseconds a phase. A phase of 0 is left out. */
public data class BreathCycle(
    /** Breathing in. */
    public val inhale: Duration,
    /** A second, short breath in on top of the first. */
    public val topUp: Duration,
    /** Holding with full lungs. */
    public val holdFull: Duration,
    /** Breathing out. */
    public val exhale: Duration,
    /** Holding with empty lungs. */
    public val holdEmpty: Duration,
)

internal fun ebb.core.BreathCycle.lifted(): BreathCycle = BreathCycle(Duration.ofMillis(inhaleMs), Duration.ofMillis(topUpMs), Duration.ofMillis(holdFullMs), Duration.ofMillis(exhaleMs), Duration.ofMillis(holdEmptyMs))

internal fun BreathCycle.lowered(): ebb.core.BreathCycle = ebb.core.BreathCycle(inhale.checked(), topUp.checked(), holdFull.checked(), exhale.checked(), holdEmpty.checked())
