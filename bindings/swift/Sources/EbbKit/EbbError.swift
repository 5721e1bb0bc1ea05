internal import EbbGenerated
import Foundation

/// What went wrong, and what a host can do about it. Nothing that was kept before is lost in any
/// case.
public enum EbbError: Error, Sendable, Hashable {
  /// It is hidden. Ask for the device's lock, then unlock.
  case locked(detail: String)
  /// The store is closed. Reopen it, then ask again.
  case closed(detail: String)
  /// There is no store in the folder. Make one.
  case noStore(detail: String)
  /// There is a store in the folder already. Open it with its key; never make a new key for it.
  case alreadyExists(detail: String)
  /// The key is out of reach or not in its place. Unlock the keyring or bring the key back, then
  /// try again; never make a new one.
  case key(detail: String)
  /// The key does not fit or the files are damaged. Keep them as they are, show the pages without
  /// a store, and offer to bring a copy back.
  case unreadable(detail: String)
  /// Written by a newer Ebb. Ask the person to update.
  case newer(detail: String)
  /// The disk is full. Say so, and try again once there is room.
  case diskFull(detail: String)
  /// The folder may not be read or written. Check its permissions.
  case notAllowed(detail: String)
  /// Another process holds it. Try again in a moment.
  case busy(detail: String)
  /// The host called it off. Nothing was changed; show what was there before.
  case calledOff(detail: String)
  /// Another process changed it meanwhile. Draw the page again and let the person choose again.
  case changedElsewhere(detail: String)
  /// There is nothing with that id or name. Draw the list again.
  case notFound(detail: String)
  /// It makes no sense at this point, such as pausing what is paused. Draw the page again.
  case notNow(detail: String)
  /// What was typed or passed cannot be taken as it is. Show the detail beside the field.
  case refused(detail: String)
  /// The system reported something else. Show the detail, and try again later.
  case system(detail: String)
  /// A fault of Ebb itself. Everything goes on; count it in a report, which the person may send.
  case fault(detail: String)
  /// The task was cancelled before the call began. Nothing was asked of the core, and nothing has
  /// changed.
  case cancelled

  /// The core's own sentence. The words for a person stand on the pages.
  public var detail: String {
    switch self {
    case .locked(let detail),
      .closed(let detail),
      .noStore(let detail),
      .alreadyExists(let detail),
      .key(let detail),
      .unreadable(let detail),
      .newer(let detail),
      .diskFull(let detail),
      .notAllowed(let detail),
      .busy(let detail),
      .calledOff(let detail),
      .changedElsewhere(let detail),
      .notFound(let detail),
      .notNow(let detail),
      .refused(let detail),
      .system(let detail),
      .fault(let detail):
      detail
    case .cancelled:
      "the task was cancelled before the call began"
    }
  }
}

extension EbbError: LocalizedError {
  /// The same as ``detail``, where Foundation asks for a description.
  public var errorDescription: String? { detail }
}

extension EbbError {
  init(_ error: EbbGenerated.EbbError) {
    self =
      switch error {
      case .Locked(let detail): .locked(detail: detail)
      case .Closed(let detail): .closed(detail: detail)
      case .NoStore(let detail): .noStore(detail: detail)
      case .AlreadyExists(let detail): .alreadyExists(detail: detail)
      case .Key(let detail): .key(detail: detail)
      case .Unreadable(let detail): .unreadable(detail: detail)
      case .Newer(let detail): .newer(detail: detail)
      case .DiskFull(let detail): .diskFull(detail: detail)
      case .NotAllowed(let detail): .notAllowed(detail: detail)
      case .Busy(let detail): .busy(detail: detail)
      case .CalledOff(let detail): .calledOff(detail: detail)
      case .ChangedElsewhere(let detail): .changedElsewhere(detail: detail)
      case .NotFound(let detail): .notFound(detail: detail)
      case .NotNow(let detail): .notNow(detail: detail)
      case .Refused(let detail): .refused(detail: detail)
      case .System(let detail): .system(detail: detail)
      case .Fault(let detail): .fault(detail: detail)
      }
  }
}
