package ebb

/** The diary card. */
public suspend fun Ebb.diary(): EbbResult<DiaryScreen> = ask { core.diary(device.moment()).lifted() }

/** One skill of the diary, to set right or to delete. */
public suspend fun Ebb.diaryEntry(id: String): EbbResult<DiaryEntryScreen> =
    ask { core.diaryEntry(id.checked(), device.moment()).lifted() }

/** One urge of the diary, to set right or to delete. */
public suspend fun Ebb.diaryUrge(id: String): EbbResult<DiaryEntryScreen> =
    ask { core.diaryUrge(id.checked(), device.moment()).lifted() }
