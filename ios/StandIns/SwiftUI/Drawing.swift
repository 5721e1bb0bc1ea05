// Colours, shapes, pictures.

public protocol ShapeStyle: Sendable {}
// swift-format-ignore: DontRepeatTypeInStaticProperties
public struct Color: SystemView, ShapeStyle, Hashable {
  public static let accentColor = Color()
  public static let secondary = Color()
  public func opacity(_ opacity: Double) -> Color { nothing() }
}
public struct HierarchicalShapeStyle: ShapeStyle {}
extension ShapeStyle where Self == HierarchicalShapeStyle {
  public static var primary: HierarchicalShapeStyle { nothing() }
  public static var secondary: HierarchicalShapeStyle { nothing() }
}
// swift-format-ignore: DontRepeatTypeInStaticProperties
public struct Material: ShapeStyle {
  public static let regularMaterial = Material()
  public static let bar = Material()
}
extension ShapeStyle where Self == Material {
  public static var regularMaterial: Material { nothing() }
  public static var bar: Material { nothing() }
}
public struct BackgroundStyle: ShapeStyle {}
extension ShapeStyle where Self == BackgroundStyle {
  public static var background: BackgroundStyle { nothing() }
}

public struct Font: Hashable, Sendable {
  public enum Weight: Sendable {
    case semibold
  }
  public static let largeTitle = Font()
  public static let title = Font()
  public static let title2 = Font()
  public static let title3 = Font()
  public static let headline = Font()
  public static let subheadline = Font()
  public static let body = Font()
  public static let footnote = Font()
  public static let caption = Font()
  public func weight(_ weight: Weight) -> Font { nothing() }
  public func bold() -> Font { nothing() }
  public func monospacedDigit() -> Font { nothing() }
}

public protocol Shape: SystemView, Sendable {}
extension Shape {
  public func fill<S: ShapeStyle>(_ content: S) -> some View { EmptyView() }
  public func stroke<S: ShapeStyle>(_ content: S, lineWidth: CGFloat = 1) -> some View {
    EmptyView()
  }
}
public struct Circle: Shape {
  public init() {}
}
public struct Rectangle: Shape {
  public init() {}
}
public struct RoundedRectangle: Shape {
  public init(cornerRadius: CGFloat) { nothing() }
}

public struct Path: Sendable {
  public init(_ callback: (inout Path) -> Void) { nothing() }
  public mutating func addLines(_ lines: [CGPoint]) { nothing() }
  public mutating func addRects(_ rects: [CGRect]) { nothing() }
}
public enum CGLineCap: Sendable {
  case round
  case butt
}
public enum CGLineJoin: Sendable {
  case round
  case miter
}
public struct StrokeStyle: Sendable {
  public init(
    lineWidth: CGFloat = 1, lineCap: CGLineCap = .butt, lineJoin: CGLineJoin = .miter,
    miterLimit: CGFloat = 10, dash: [CGFloat] = [], dashPhase: CGFloat = 0
  ) { nothing() }
}
public struct GraphicsContext {
  public struct Shading: Sendable {
    public static func color(_ color: Color) -> Shading { nothing() }
  }
  public func fill(_ path: Path, with shading: Shading) { nothing() }
  public func stroke(_ path: Path, with shading: Shading, style: StrokeStyle) { nothing() }
}
public struct Canvas: SystemView {
  public init(renderer: @escaping (inout GraphicsContext, CGSize) -> Void) { nothing() }
}
