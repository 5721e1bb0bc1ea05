package ebb.ui

import androidx.compose.runtime.Stable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateMapOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import ebb.Answer
import ebb.Ebb
import ebb.EbbError
import ebb.EbbResult
import ebb.Item
import ebb.Items
import ebb.Message
import ebb.Offer
import ebb.Page
import ebb.PageForm
import ebb.PageShape
import ebb.Place
import ebb.Problem
import ebb.Reply
import ebb.Target
import ebb.Trail
import ebb.Value
import ebb.WorkProgress
import ebb.act
import ebb.page
import ebb.save
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Job
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import kotlin.time.Duration.Companion.seconds

/** Without a touch for so long, somebody pauses, and what they typed is kept. */
private val PAUSE = 1.seconds

/** Somebody at the pages: where they are, what they see, what they have said, and what is done at a touch. */
@Stable
class Session(val ebb: Ebb, val outside: Outside, private val scope: CoroutineScope, trail: List<Place>) {
    /** Where one has been, the present place last. */
    var trail: List<Place> by mutableStateOf(trail)
        private set

    /** What is seen; null until the first page has come. */
    var page: Page? by mutableStateOf(null)
        private set

    /** What is said in the form of the page. */
    var entry: Entry by mutableStateOf(Entry())
        private set

    /** True where something was typed that a form which is sent at a touch has not been sent with. */
    var unsent: Boolean by mutableStateOf(false)
        private set

    /** What was wrong with the answers. */
    var problems: List<Problem> by mutableStateOf(emptyList())
        private set

    /** What is told about the last thing done. */
    var message: Message? by mutableStateOf(null)
        private set

    /** An offer that asks before it is done. */
    var asking: Asking? by mutableStateOf(null)
        private set

    /** How far slow work is; null where none is under way. */
    var progress: WorkProgress? by mutableStateOf(null)
        private set

    private val following = mutableStateMapOf<String, Following>()
    private var calledOff = false
    private var pausing: Job? = null
    private var drafted: Pair<String, List<Answer>>? = null
    private val one = Mutex()

    /** Something to be sure about, with the answers that go with it. */
    class Asking(val offer: Offer, val answers: List<Answer>)

    private class Following(val items: List<Item>, val next: Place?)

    /** True where *Back* leads to another page. */
    val canGoBack: Boolean get() = trail.size > 1 || page?.up != null

    /** Draws the page anew: something changed by itself, or elsewhere. What was typed stays. */
    fun refresh(): Job = alone { show(ebb.page(trail.last(), entryAnswers())) }

    /** What is told and asked is taken away with what was written: the page is drawn as it may be seen now. */
    fun cover(): Job = alone {
        message = null
        asking = null
        show(ebb.page(trail.last(), entryAnswers()))
    }

    /** Shows a page that did not come from the core: a sample, for pictures of what each kind of block looks like. */
    fun sample(page: Page) {
        begin()
        this.page = page
    }

    /** Goes where a way in from outside leads. */
    fun enter(place: Place): Job = alone { come(place) }

    /** Goes back to where one came from, or up where the trail begins here. */
    fun back(): Job = alone {
        keepDraft()
        message = null
        val before = trail.dropLast(1).lastOrNull()
        if (before != null) {
            trail = trail.dropLast(2)
            come(before)
        } else {
            page?.up?.let {
                trail = emptyList()
                come(it)
            }
        }
    }

    /** The app goes out of sight: what is typed so far is kept. */
    fun leave(): Job = alone { keepDraft() }

    /** Somebody chose an offer: it is asked about first where it wants that. */
    fun choose(offer: Offer) {
        val form = page?.form
        val answers = if (form != null && (offer == form.submit || offer == form.skip)) entryAnswers() else emptyList()
        if (offer.confirm != null) asking = Asking(offer, answers) else carryOut(offer, answers)
    }

    /** A yes, or a no, to what was asked. */
    fun answer(sure: Boolean) {
        val asked = asking ?: return
        asking = null
        if (sure) carryOut(asked.offer, asked.answers)
    }

    /** Opens or does what touching an item does. */
    fun open(target: Target): Job = alone { aim(target, emptyList(), slow = false) }

    /** Says [value] at a field. What is [typed] is half said until somebody says that it is all: it is not sent at once. */
    fun say(path: String, asksAgain: Boolean, value: Value?, typed: Boolean = value is Value.Words) {
        entry.say(path, value)
        problems = problems.filterNot { it.field == path }
        val form = page?.form ?: return
        if (form.atOnce && !typed) return choose(form.submit)
        if (typed && !asksAgain) unsent = true
        if (asksAgain) refresh()
        pauses(form)
    }

    /** One more entry of a list. */
    fun add(path: String, standing: Value?) = entry.add(path, standing)

    /** Takes away what is told. */
    fun heard() {
        message = null
    }

    /** Stops slow work. */
    fun callOff() {
        calledOff = true
    }

    /** The words of a problem at a field. */
    fun problem(path: String): String? = problems.firstOrNull { it.field == path }?.words

    /** What follows in a list beyond what the page holds. */
    fun following(list: Items): List<Item> = following[list.id]?.items.orEmpty()

    /** True where there is more of a list to ask for. */
    fun hasMore(list: Items): Boolean = nextOf(list) != null

    /** Asks for the next ones of a list. */
    fun more(list: Items): Job = alone {
        val next = nextOf(list) ?: return@alone
        val found = ebb.page(next)
        tell(found)
        val part = found.getOrNull()?.blocks?.firstNotNullOfOrNull { block ->
            (block as? ebb.Block.Items)?.items?.takeIf { it.id == list.id }
        }
        following[list.id] = Following(following(list) + part?.items.orEmpty(), part?.more)
    }

    private fun nextOf(list: Items): Place? = following[list.id].let { if (it == null) list.more else it.next }

    private fun carryOut(offer: Offer, answers: List<Answer>) {
        alone {
            val file = offer.file
            val target = offer.target
            if (file != null && target is Target.Act) {
                calledOff = false
                val saved = outside.save(file) { path ->
                    ebb.save(target.action, path, answers) { work ->
                        progress = work
                        !calledOff
                    }.also { progress = null }
                }
                tell(saved)
            } else {
                aim(target, answers, offer.slow)
            }
        }
    }

    private suspend fun aim(target: Target, answers: List<Answer>, slow: Boolean) {
        when (target) {
            is Target.Go -> {
                keepDraft()
                message = null
                come(target.place)
            }
            is Target.Act -> {
                if (!outside.allows(target.action)) return
                pausing?.cancel()
                calledOff = false
                val result = if (slow) {
                    ebb.act(target.action, answers) { work ->
                        progress = work
                        !calledOff
                    }.also { progress = null }
                } else {
                    ebb.act(target.action, answers)
                }
                when (result) {
                    is EbbResult.Failed -> tell(result)
                    is EbbResult.Ok -> {
                        answered(result.value, answers)
                        outside.acted()
                    }
                }
            }
        }
    }

    private suspend fun answered(reply: Reply, answers: List<Answer>) {
        when (reply) {
            is Reply.Went -> {
                message = reply.message
                come(reply.to)
            }
            is Reply.Asked -> asking = Asking(reply.offer, answers)
            is Reply.Refused -> {
                problems = reply.problems
                message = Message(reply.words, null)
            }
            is Reply.Hidden -> {
                outside.hide()
                message = null
                trail = Trail.begin().getOrThrow()
                come(trail.last())
            }
        }
    }

    private suspend fun come(place: Place) {
        trail = Trail.went(trail, place).getOrNull() ?: trail
        begin()
        following.clear()
        show(ebb.page(place))
    }

    private fun begin() {
        entry = Entry()
        problems = emptyList()
        unsent = false
    }

    private fun show(result: EbbResult<Page>) {
        when (result) {
            is EbbResult.Failed -> tell(result)
            is EbbResult.Ok -> {
                // The answer to a question is not that to the next one.
                if (result.value.form?.id != page?.form?.id) begin()
                page = result.value
                // A place that is gone leads to another one, and is not come back to.
                if (result.value.place != trail.lastOrNull()) {
                    trail = Trail.went(trail.dropLast(1), result.value.place).getOrNull() ?: trail
                }
                outside.exercise(result.value.shape == PageShape.LIVE)
            }
        }
    }

    private fun entryAnswers(): List<Answer> = page?.form?.let { entry.answers(it.fields) }.orEmpty()

    private fun tell(result: EbbResult<*>) {
        val error = (result as? EbbResult.Failed)?.error ?: return
        if (error !is EbbError.CalledOff) message = Message(error.detail, null)
    }

    private fun pauses(form: PageForm) {
        if (form.draft == null) return
        pausing?.cancel()
        pausing = scope.launch {
            delay(PAUSE)
            one.withLock { keepDraft() }
        }
    }

    /** Keeps what is typed so far, where the form asks for that and it was not kept or sent yet. */
    private suspend fun keepDraft() {
        pausing = null
        val draft = page?.form?.draft ?: return
        if (entry.untouched) return
        val said = draft.token to entryAnswers()
        if (said == drafted) return
        tell(ebb.act(draft, said.second).also { if (it is EbbResult.Ok) drafted = said })
    }

    /** One thing after the other: a second touch waits until the first is done. */
    private fun alone(work: suspend () -> Unit): Job = scope.launch { one.withLock { work() } }
}

/** What is to be filled in; null where nothing is. */
internal val Page.form: PageForm? get() = blocks.firstNotNullOfOrNull { (it as? ebb.Block.Form)?.form }
