package ebb.ui

import ebb.Action
import ebb.Axis
import ebb.Badge
import ebb.Block
import ebb.Choice
import ebb.Confirm
import ebb.ContactWay
import ebb.Exercise
import ebb.Field
import ebb.FieldKind
import ebb.Graph
import ebb.GraphKind
import ebb.GraphMark
import ebb.GraphPoint
import ebb.Item
import ebb.Items
import ebb.Keyboard
import ebb.LineRole
import ebb.Month
import ebb.MonthDay
import ebb.MonthWeek
import ebb.NoticeKind
import ebb.Offer
import ebb.Page
import ebb.PageForm
import ebb.PageShape
import ebb.PhaseWords
import ebb.Place
import ebb.Role
import ebb.Series
import ebb.Target
import ebb.Value
import ebb.Weight
import java.time.LocalDate
import java.time.LocalTime

/** Pages of every kind of block and field, in words of their own: a picture of one does not change with the content. */
object Samples {
    private val here = Target.Go(Place("sample/here"))

    private fun offer(label: String, role: Role = Role.GO, weight: Weight = Weight.OTHER, icon: String? = null, detail: String? = null) =
        Offer(target = here, label = label, role = role, weight = weight, icon = icon, detail = detail)

    private val doors = listOf(
        offer("I have used", Role.WRITE, Weight.DOOR, "used"),
        offer("I feel physically ill", Role.GO, Weight.DOOR, "ill"),
        offer("I might hurt myself", Role.WRITE, Weight.DOOR, "safe"),
        offer("My plan", Role.GO, Weight.DOOR, "plan"),
        offer("People who answer", Role.CALL, Weight.DOOR, "people"),
        offer("Emergency", Role.CALL, Weight.DOOR, "emergency"),
        offer("Hide now", Role.HIDE, Weight.DOOR, "hide"),
    )

    private fun page(title: String, vararg blocks: Block, shape: PageShape = PageShape.PLAIN, up: Boolean = true) = Page(
        place = Place("sample/$title"), shape = shape, title = title, blocks = blocks.toList(), doors = doors,
        up = if (up) Place("sample/up") else null,
    )

    private fun lines(role: LineRole, vararg lines: String, fold: String? = null) = Block.Lines(role, fold, lines.toList())

    val home = page(
        "Ebb",
        lines(LineRole.LEAD, "Hello. What would help right now?"),
        Block.Offers(null, listOf(
            offer("Ride an urge", Role.BEGIN, Weight.MAIN, "ride", "Starts at once. You can stop at any time."),
            offer("Breathe", icon = "breathe", detail = "A slow breath, at your own pace."),
        )),
        Block.Items(Items(
            id = "due", title = "Waiting for you",
            items = listOf(Item(id = "fern", title = "Water the fern", note = "Today 10:05", badge = Badge.WAITS,
                offers = listOf(offer("Done", Role.DONE, Weight.CHIP, "done"), offer("Later", Role.LATER, Weight.CHIP, "later")))),
        )),
        Block.Offers(null, listOf(
            offer("Practise", icon = "practice", detail = "Guided minutes."), offer("History", icon = "history", detail = "Day by day."),
            offer("What could help now", icon = "help", detail = "How you feel."), offer("Journal", icon = "journal", detail = "Write."),
        )),
        shape = PageShape.HOME, up = false,
    )

    val reading = page(
        "Something to read",
        lines(LineRole.HEADING, "A heading"),
        lines(LineRole.LEAD, "What matters most stands first."),
        lines(LineRole.BODY, "Plain text, a paragraph long, so that lines break and can be read one after the other."),
        lines(LineRole.STEPS, "Look around the room.", "Name five things that are blue."),
        lines(LineRole.CAUTION, "Not while you drive."),
        lines(LineRole.SMALL, "What need not be read."),
        lines(LineRole.SOURCE, "Somebody 2020, A journal 14:570"),
        lines(LineRole.BODY, "Behind it.", fold = "Why this helps"),
    )

    val notices = page(
        "Told",
        Block.Notice(NoticeKind.DANGER, "You matter. Your plan stands here.", listOf(offer("My plan", icon = "plan"))),
        Block.Notice(NoticeKind.PROBLEM, "This could not be read just now. Nothing was changed.", emptyList()),
        Block.Notice(NoticeKind.DONE, "Kept.", listOf(offer("Take it back", Role.UNDO, Weight.CHIP, "undo"))),
        Block.Notice(NoticeKind.INFO, "The clocks went back tonight.", emptyList()),
    )

    /** What stands in place of what the person wrote while the phone is locked. */
    val closed = page(
        "What happened",
        Block.Notice(
            NoticeKind.INFO, "What you wrote is hidden. The tools and your plan are open.",
            listOf(offer("Show what is mine", Role.GO, icon = "show")),
        ),
    )

    val offers = page(
        "To choose",
        Block.Offers("What suits you better?", listOf(
            offer("Body", Role.DONE, Weight.CHIP), offer("Room", Role.DONE, Weight.CHIP), offer("Skip", Role.SKIP, Weight.CHIP, "skip"),
        )),
        Block.Offers(null, listOf(
            offer("What most come for", Role.BEGIN, Weight.MAIN, "play", "With a sentence more."),
            offer("One of several", icon = "list", detail = "With a sentence more."),
            offer("Call somebody", Role.CALL, detail = "They answer day and night."),
            offer("Delete it", Role.DELETE, detail = "It lies in the bin for 30 days."),
            offer("Pause", Role.SKIP, icon = "pause"), offer("Enough", Role.DONE, icon = "enough"),
        )),
    )

    val items = page(
        "A list",
        Block.Items(Items(
            id = "all", title = "Things", note = "In the order in which to read them.",
            items = listOf(
                Item(id = "1", title = "One that waits", note = "Its time has come", badge = Badge.WAITS, open = here),
                Item(id = "2", title = "One that is done", note = "Done", badge = Badge.DONE, ticked = true, open = here),
                Item(id = "3", title = "Below it", ticked = false, under = true, open = here),
                Item(id = "4", title = "Somebody", detail = "Knows me well.",
                    ways = listOf(ContactWay(label = "Call", number = "01 234", uri = "tel:01234"), ContactWay(label = "By post", number = "A street"))),
            ),
            offers = listOf(offer("Add one", Role.WRITE, icon = "add")), more = Place("sample/more"),
        )),
        Block.Items(Items(id = "none", title = "Nothing", none = "Nothing here yet.")),
    )

    val month = page(
        "A month",
        Block.Month(Month(
            id = "month", title = "September 2026", weekdays = listOf("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"),
            weeks = (0 until 5).map { week ->
                MonthWeek((0 until 7).map { day ->
                    val number = week * 7 + day
                    MonthDay(
                        number = if (number == 0) 31 else if (number > 30) number - 30 else number, words = "Day $number, nothing",
                        inMonth = number in 1..30, today = number == 22, lines = emptyList(), level = number % 5,
                        place = Place("sample/day").takeIf { number in 1..30 },
                    )
                })
            },
            note = "Dots say how much there is.",
            offers = listOf(offer("Month before", Role.EARLIER, Weight.CHIP), offer("Month after", Role.LATER, Weight.CHIP)),
        )),
    )

    private fun graph(kind: GraphKind, vararg series: Series) = Block.Graph(Graph(
        id = "curve", title = "How strong it was", kind = kind, across = Axis(0.0, 12.0, "minutes"), up = Axis(0.0, 10.0, null),
        series = series.toList(), marks = if (kind == GraphKind.LINE) listOf(GraphMark(8.0, "You thought it would last 8 minutes.")) else emptyList(),
        sentence = "First you said 7; after 12 minutes it was 2.",
    ))

    private fun series(name: String, vararg points: Pair<Double, Double>) =
        Series(name, points.map { (across, up) -> GraphPoint(across, up, "$up at $across") })

    val curve = page("A line", graph(GraphKind.LINE,
        series("Today", 0.3 to 7.0, 3.0 to 8.0, 7.0 to 5.0, 12.0 to 2.0), series("Before", 0.2 to 6.0, 5.0 to 6.5, 11.0 to 3.0)))

    val bars = page("Bars", graph(GraphKind.BARS, series("A week", 0.0 to 3.0, 2.0 to 5.0, 4.0 to 1.0, 6.0 to 8.0, 8.0 to 2.0)))

    private fun field(id: String, label: String, kind: FieldKind, value: Value? = null, hint: String? = null, problem: String? = null) =
        Field(id = id, label = label, kind = kind, value = value, hint = hint, problem = problem, needed = false, `private` = true, asksAgain = false)

    private fun form(title: String, vararg fields: Field, submit: Offer = Offer(Target.Act(Action("sample/keep")), "Keep it", role = Role.DONE, weight = Weight.OTHER)) =
        page(title, Block.Form(PageForm(id = title, fields = fields.toList(), submit = submit, atOnce = false)), shape = PageShape.FORM)

    private val colours = listOf(Choice("blue", "Blue"), Choice("green", "Green", "As leaves are."))

    val written = form(
        "Words",
        field("line", "One line", FieldKind.Line(Keyboard.WORDS), Value.Words("a good walk")),
        field("text", "As much as you like", FieldKind.Text, hint = "Nobody reads it."),
        field("find", "A country", FieldKind.Find(colours), Value.Words("gr"), problem = "Choose one of those that stand here."),
    )

    val chosen = form(
        "Choices",
        field("scale", "How strong is it?", FieldKind.Scale(0, 10, "not at all", "as can be"), Value.Number(7.0)),
        field("one", "One of these", FieldKind.Choice(colours, many = false), Value.Chosen(listOf("green"))),
        field("many", "Some of these", FieldKind.Choice(colours, many = true), Value.Chosen(listOf("blue"))),
    )

    val numbers = form(
        "Numbers",
        field("number", "How long?", FieldKind.Number(1.0, 60.0, 1.0, "minutes"), Value.Number(3.0)),
        field("day", "Which day?", FieldKind.Day(null, null), Value.Day(LocalDate.of(2026, 9, 22))),
        field("time", "At what time?", FieldKind.Time, Value.Time(LocalTime.of(18, 0))),
        field("file", "Which file?", FieldKind.File(listOf("text/plain"), 1000)),
    )

    val group = form(
        "A list of things",
        field("links", "Link", FieldKind.Group(
            listOf(field("what", "What was it?", FieldKind.Line(Keyboard.WORDS)), field("kind", "Which kind?", FieldKind.Choice(colours, many = false))),
            most = 9, readAs = null,
        )),
    )

    private val breath = PhaseWords("Breathe in", "A little more", "Hold", "Breathe out", "Rest", "Stay here")

    fun ride(still: Boolean = false) = page(
        "Riding an urge",
        Block.Live(Exercise(stage = "Notice", words = "An urge is here. You noticed.", rate = "6 breaths a minute", phases = breath, still = still)),
        Block.Offers("What is it for?", listOf("To use", "To hurt myself", "Other").map { offer(it, Role.DONE, Weight.CHIP) }),
        Block.Offers(null, listOf(offer("Pause", Role.SKIP, icon = "pause"), offer("Enough for now", Role.DONE, icon = "enough"))),
        shape = PageShape.LIVE,
    )

    val breathing = page(
        "Long exhale",
        Block.Live(Exercise(stage = null, words = null, rate = "6 breaths a minute", phases = breath, still = false)),
        Block.Offers(null, listOf(offer("Pause", Role.SKIP, icon = "pause"), offer("Stop here", Role.DONE, icon = "done"))),
        shape = PageShape.LIVE,
    )

    private val line = Item(id = "line", title = "A line that answers", note = "Any crisis", detail = "Day and night. Free.",
        ways = listOf(ContactWay(label = "Call 142", number = "142", uri = "tel:142", before = "This will be in your call log.")))

    val plan = page(
        "I might use",
        Block.Items(Items(id = "who", title = "Who I call", items = listOf(
            Item(id = "anna", title = "Anna", note = "Awake now", ways = listOf(ContactWay(label = "Call Anna", number = "01 234", uri = "tel:01234"))),
        ), offers = listOf(offer("Add a person", Role.WRITE, icon = "person")))),
        Block.Items(Items(id = "signs", title = "How I notice it early", items = listOf(
            Item(id = "s1", title = "I stop answering messages.", open = here), Item(id = "s2", title = "I walk past the old corner.", open = here),
        ), offers = listOf(offer("Add a line", Role.WRITE, icon = "add")))),
        Block.Items(Items(id = "lines", title = "People who answer", items = listOf(line))),
        shape = PageShape.PEOPLE,
    )

    val urgent = page(
        "This is an emergency",
        Block.Items(Items(id = "first", items = listOf(
            Item(id = "emergency", title = "Emergency number: 144, 112", note = "Guessed from the clock",
                ways = listOf("144", "112").map { ContactWay(label = "Emergency: call $it", number = it, uri = "tel:$it") }),
            line,
        ))),
        lines(LineRole.HEADING, "Call now"),
        lines(LineRole.LEAD, "Say where you are first.", "Stay on the phone."),
        shape = PageShape.URGENT,
    )

    /** A page with an offer that asks before it is done. */
    val asking = page(
        "Sure?",
        Block.Offers(null, listOf(Offer(
            target = Target.Act(Action("sample/delete")), label = "Delete it", role = Role.DELETE, weight = Weight.OTHER,
            confirm = Confirm("Delete it? It lies in the bin for 30 days.", "Yes, delete it", "No"),
        ))),
    )

    /** So many rows. */
    fun rows(count: Int) = page("Rows", Block.Items(Items(id = "rows", items = (0 until count).map {
        Item(id = "row$it", title = "Row $it", note = "A few words beside it", open = here)
    })))
}
