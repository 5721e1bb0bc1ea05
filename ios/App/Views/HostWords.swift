import Foundation

/// The few words that no page brings, because only this host needs them; README.md lists them. None says what the app is for.
enum HostWords {
  /// Calls off work that takes long.
  static let cancel = String(localized: "Cancel")
  /// Takes an entry out of a list in a form.
  static let remove = String(localized: "Remove")
  /// Whether an exercise is to be heard.
  static let sound = String(localized: "Sound")
  /// Opens the app from the widget.
  static let open = String(localized: "Open")
}
