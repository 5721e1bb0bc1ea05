package ebb

/** The trigger map. */
public suspend fun Ebb.triggers(): EbbResult<TriggersScreen> = ask { core.triggers(device.moment()).lifted() }

/** A plan that is rehearsed, with the [urge] before it from 0 to 10; null where there is no such plan. */
public suspend fun Ebb.rehearse(plan: String, urge: Int): EbbResult<RehearseScreen?> =
    ask { core.rehearse(plan.checked(), urge, device.moment())?.lifted() }

/** After a ride: whether the plan that it offered helped; null where there is nothing to ask. */
public suspend fun Ebb.planHelped(ride: String, plan: String): EbbResult<PlanHelpedScreen?> =
    ask { core.planHelped(ride.checked(), plan.checked(), device.moment())?.lifted() }
