// Where SwiftUI meets UIKit and files.

import UIKit
import UniformTypeIdentifiers

extension Color {
  public init(uiColor: UIColor) { nothing() }
}

@MainActor @preconcurrency @propertyWrapper
public struct UIApplicationDelegateAdaptor<Delegate: NSObject & UIApplicationDelegate> {
  public init(_ type: Delegate.Type = Delegate.self) { nothing() }
  public var wrappedValue: Delegate { nothing() }
}

@MainActor @preconcurrency public protocol UIViewControllerRepresentable: View
where Body == Never {
  associatedtype UIViewControllerType: UIViewController
  associatedtype Coordinator = Void
  typealias Context = UIViewControllerRepresentableContext<Self>
  func makeUIViewController(context: Context) -> UIViewControllerType
  func updateUIViewController(_ controller: UIViewControllerType, context: Context)
}
extension UIViewControllerRepresentable {
  public var body: Never { nothing() }
}
@MainActor @preconcurrency
public struct UIViewControllerRepresentableContext<R: UIViewControllerRepresentable> {}

open class UIHostingController<Content: View>: UIViewController {
  public init(rootView: Content) { nothing() }
}

extension View {
  public func keyboardType(_ type: UIKeyboardType) -> some View { EmptyView() }
  public func fileImporter(
    isPresented: Binding<Bool>, allowedContentTypes: [UTType],
    onCompletion: @escaping (Result<URL, any Error>) -> Void
  ) -> some View { EmptyView() }
}
