package ebb

/** The crisis plan behind one of its doors. */
public suspend fun Ebb.plan(door: PlanDoor): EbbResult<PlanScreen> =
    ask { core.plan(door.lowered(), device.moment()).lifted() }

/** After the plan was open: whether it was used, and what helped. */
public suspend fun Ebb.afterPlan(): EbbResult<AfterPlanScreen> = ask { core.afterPlan(device.moment()).lifted() }

/** Every saved version of the plan. */
public suspend fun Ebb.planVersions(): EbbResult<PlanVersionsScreen> =
    ask { core.planVersions(device.moment()).lifted() }

/** Crisis lines of [region], an ISO 3166-1 alpha-2 code; of the person's own region where it is empty. */
public suspend fun Ebb.lines(region: String = ""): EbbResult<LinesScreen> =
    ask { core.lines(region.checked(), device.moment()).lifted() }
