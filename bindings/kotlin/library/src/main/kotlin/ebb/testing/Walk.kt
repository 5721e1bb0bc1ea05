package ebb.testing

import ebb.Answer
import ebb.Ebb
import ebb.Message
import ebb.Offer
import ebb.Page
import ebb.Place
import ebb.Problem
import ebb.Reply
import ebb.Target
import ebb.Trail
import ebb.Value
import ebb.act
import ebb.page

/**
 * A person at the pages, for tests: they look, say, choose and go back, and a host does what every host does.
 *
 * @sample ebb.samples.addAReminder
 */
public class Walk private constructor(private val ebb: Ebb, trail: List<Place>, page: Page) {
    /** Where one has been, the present place last. */
    public var trail: List<Place> = trail
        private set

    /** What one sees. */
    public var page: Page = page
        private set

    /** What was said in the form so far, what stood there included. */
    public var answers: List<Answer> = page.standing()
        private set

    /** What was said after the last choice. */
    public var message: Message? = null
        private set

    /** What was wrong with the answers at the last choice. */
    public var problems: List<Problem> = emptyList()
        private set

    /** Goes to a place. */
    public suspend fun go(place: Place): Page {
        trail = Trail.went(trail, place).getOrThrow()
        page = ebb.page(place).getOrThrow()
        answers = page.standing()
        problems = emptyList()
        return page
    }

    /** Goes back to where one came from, or up where the trail begins here. */
    public suspend fun back(): Page {
        val place = trail.dropLast(1).lastOrNull() ?: page.up ?: return page
        trail = trail.dropLast(2)
        return go(place)
    }

    /** Says [value] to the field of [path]; the page is asked again where that may change it. */
    public suspend fun say(path: String, value: Value?): Page {
        val asksAgain = page.field(path).asksAgain || page.field(path.substringBefore('.')).asksAgain
        answers = page.say(path, value, answers)
        if (asksAgain) page = ebb.page(trail.last(), answers).getOrThrow()
        return page
    }

    /** Chooses an offer. One that asks first is only done by somebody who is [sure]. */
    public suspend fun choose(offer: Offer, sure: Boolean = false): Reply? {
        check(sure || offer.confirm == null) { "it asks first: ${offer.confirm?.question}" }
        return choose(offer.target, if (offer in listOfNotNull(page.form()?.submit, page.form()?.skip)) answers else emptyList())
    }

    /** Opens or does what a target says, such as that of an item. */
    public suspend fun choose(target: Target, said: List<Answer> = emptyList()): Reply? = when (target) {
        is Target.Go -> null.also {
            message = null
            go(target.place)
        }
        is Target.Act -> ebb.act(target.action, said).getOrThrow().also { reply ->
            message = (reply as? Reply.Went)?.message
            problems = emptyList()
            if (reply is Reply.Went) go(reply.to)
            if (reply is Reply.Refused) problems = reply.problems
        }
    }

    public companion object {
        /** Somebody who came to [place]. */
        public suspend fun from(ebb: Ebb, place: Place): Walk = Walk(ebb, listOf(place), ebb.page(place).getOrThrow())
    }
}
