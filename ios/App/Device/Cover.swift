import EbbApp
import SwiftUI
import UIKit

/// A window over everything else, sheets and questions too: what the picture among the other apps shows, and what *Hide now*
/// leaves.
@MainActor final class Cover {
  private var window: UIWindow?

  /// Lies over everything, or goes.
  func show(_ shown: Bool, _ app: AppModel) {
    guard shown else {
      window?.isHidden = true
      window = nil
      return
    }
    guard window == nil,
      let scene = UIApplication.shared.connectedScenes.compactMap({ $0 as? UIWindowScene }).first
    else { return }
    let over = UIWindow(windowScene: scene)
    over.windowLevel = .alert + 1
    over.rootViewController = UIHostingController(rootView: CoverView().environment(app))
    over.isHidden = false
    window = over
  }
}
