import EbbApp
import SwiftUI

/// What most come for: ordinary text on a tinted ground, because white on the accent could not be read in the dark.
struct Large: ViewModifier {
  func body(content: Content) -> some View {
    content
      .padding()
      .background(Color.accentColor.opacity(Tone.large))
      .clipShape(RoundedRectangle(cornerRadius: 14))
  }
}
