public import EbbKit

/// The system's symbols for the icons that the content names, and for what an offer does where it names none.
public enum Symbols {
  /// The symbol of an offer.
  public static func of(_ offer: Offer) -> String {
    offer.icon.flatMap { icons[$0] } ?? of(offer.role)
  }

  /// The symbol of a step, counted from 0.
  public static func step(_ number: Int) -> String {
    // The system has numbers up to fifty.
    number < 50 ? "\(number + 1).circle" : "circle"
  }

  static let icons: [String: String] = [
    "about": "info.circle", "add": "plus", "back": "chevron.backward", "bell": "bell",
    "breath": "wind", "breathe": "wind", "calendar": "calendar", "card": "rectangle.stack",
    "cards": "rectangle.stack", "check": "checkmark", "clock": "clock", "close": "xmark",
    "delete": "trash", "diary": "book.closed", "done": "checkmark.circle", "down": "arrow.down",
    "earlier": "chevron.backward", "edit": "pencil", "emergency": "staroflife.fill",
    "enough": "hand.raised", "export": "square.and.arrow.up", "eye": "eye",
    "forward": "chevron.forward", "heart": "heart", "help": "lightbulb", "hide": "eye.slash",
    "history": "clock.arrow.circlepath", "ill": "cross.case", "import": "square.and.arrow.down",
    "insights": "chart.bar", "journal": "book", "later": "chevron.forward", "list": "list.bullet",
    "more": "ellipsis", "no": "xmark", "note": "square.and.pencil", "open": "folder",
    "passed": "checkmark.circle", "pause": "pause.fill", "people": "phone.fill",
    "person": "person", "place": "mappin", "plan": "doc.text.fill", "play": "play.fill",
    "practice": "leaf", "print": "printer", "private": "lock", "quiet": "bell.slash",
    "read": "text.book.closed", "repeat": "repeat", "resume": "play.fill",
    "ride": "water.waves", "room": "house", "safe": "lifepreserver", "save": "tray.and.arrow.down",
    "scale": "scalemass", "search": "magnifyingglass", "settings": "gearshape", "show": "eye",
    "skip": "forward.end", "sort": "arrow.up.arrow.down", "star": "star",
    "steps": "list.number", "still": "pause.circle", "stop": "stop.fill", "tag": "tag",
    "time": "timer", "trigger": "bolt", "undo": "arrow.uturn.backward", "up": "arrow.up",
    "used": "circle.dotted", "worse": "exclamationmark.triangle", "write": "pencil",
  ]

  /// The symbol of what an offer does.
  public static func of(_ role: Role) -> String {
    switch role {
    case .go: "chevron.forward"
    case .begin: "play.fill"
    case .done: "checkmark"
    case .skip: "forward.end"
    case .undo: "arrow.uturn.backward"
    case .write: "square.and.pencil"
    case .change: "pencil"
    case .delete: "trash"
    case .earlier: "chevron.backward"
    case .later: "chevron.forward"
    case .up: "arrow.up"
    case .down: "arrow.down"
    case .call: "phone.fill"
    case .hide: "eye.slash"
    case .leave: "xmark"
    }
  }

  /// The symbol of a badge, whose word stands beside it.
  public static func of(_ badge: Badge) -> String {
    switch badge {
    case .private: "lock"
    case .waits: "clock.badge.exclamationmark"
    case .done: "checkmark.circle.fill"
    case .new: "sparkle"
    case .changed: "pencil.circle"
    case .urgent: "exclamationmark.circle.fill"
    }
  }

  /// The symbol of a piece of news.
  public static func of(_ kind: NoticeKind) -> String {
    switch kind {
    case .done: "checkmark.circle"
    case .info: "info.circle"
    case .problem: "exclamationmark.triangle"
    case .danger: "lifepreserver"
    }
  }
}
