import EbbKit
import Foundation

/// Where the store cannot be opened, this says why, and nothing is thrown: every tool works then too.
func whatToSay(_ ebb: Ebb) async throws -> String? {
  switch try await ebb.problem() {
  case nil:
    return nil
  case .unreadable:
    return "Keep the files, and offer to bring a copy back."
  case .key:
    return "Unlock the Keychain, and try again. Never make a new key."
  case let problem?:
    return problem.detail
  }
}

/// A refused action has changed nothing.
func rate(_ ebb: Ebb, _ action: Action, _ answers: [Answer]) async {
  do {
    try await ebb.act(action, answers: answers)
  } catch .notNow, .changedElsewhere {
    print("Draw the page again.")
  } catch {
    print(error.detail)
  }
}
