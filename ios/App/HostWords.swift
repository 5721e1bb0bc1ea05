import Foundation

/// The few words that no page brings, because only this host needs them; README.md lists them. None says what the app is for.
enum HostWords {
  /// Calls off work that takes long.
  static let cancel = word("Cancel")
  /// Takes an entry out of a list in a form.
  static let remove = word("Remove")
  /// Whether an exercise is to be heard.
  static let sound = word("Sound")
  /// Shows the app again after *Hide now*.
  static let open = word("Open")
  /// Why the device's lock is asked to be opened.
  static let owner = word("Shows what is yours.")

  private static func word(_ key: String) -> String {
    Bundle.main.localizedString(forKey: key, value: nil, table: nil)
  }
}
