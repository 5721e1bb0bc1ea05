import EbbApp
import EbbKit
import SwiftUI
import UIKit

/// What plays beside an exercise that is on screen: haptics while it is seen, and its sound, with the screen off too.
@MainActor @Observable final class Instruments {
  /// Plays until the task is cancelled.
  func play(_ app: AppModel, sound: Bool) async {
    guard let ebb = app.ebb else { return }
    let speaker = Speaker()
    let accompaniment = Accompaniment(
      ebb, device: app.platform.device, sound: speaker, haptics: Taps())
    // The clock cannot be used for now, or the task was cancelled: all is still.
    try? await accompaniment.play {
      await MainActor.run {
        Accompaniment.Allowed(
          sound: sound && !app.isNight,
          haptics: UIApplication.shared.applicationState == .active)
      }
    }
    await speaker.silence()
  }
}
