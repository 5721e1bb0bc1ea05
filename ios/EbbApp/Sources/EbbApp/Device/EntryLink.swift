public import EbbKit
public import Foundation

/// A way in from outside as an address: what a widget or a shortcut opens. It looks and never acts, and has no word in it.
public enum EntryLink {
  static let scheme = "ebb"
  private static let entries: [(name: String, entry: Entry)] = [
    ("now", .firstPage), ("plan", .plan), ("people", .people), ("breathe", .breathe),
    ("practise", .practise), ("used", .haveUsed),
  ]

  /// The address of an entry; nil for a notice, which the system brings itself.
  public static func address(of entry: Entry) -> URL? {
    entries.first { $0.entry == entry }.flatMap { URL(string: "\(scheme)://\($0.name)") }
  }

  /// The entry of an address; the first page for one that nobody knows.
  public static func entry(of address: URL) -> Entry {
    guard address.scheme == scheme else { return .firstPage }
    return entries.first { $0.name == address.host }?.entry ?? .firstPage
  }
}
