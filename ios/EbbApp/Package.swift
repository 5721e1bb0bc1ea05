// swift-tools-version: 6.0
// Everything of the iOS app that needs no Apple framework, so that it is built and tested on Linux too.

import PackageDescription

#if os(Linux)
  // Debian's library for `@Observable` names a function of the runtime that is not there to be linked; it is never called.
  let linking: [LinkerSetting] = [.unsafeFlags(["-Xlinker", "--allow-shlib-undefined"])]
#else
  let linking: [LinkerSetting] = []
#endif

let package = Package(
  name: "EbbApp",
  platforms: [.iOS(.v17), .macOS(.v14)],
  products: [.library(name: "EbbApp", targets: ["EbbApp"])],
  dependencies: [.package(path: "../../bindings/swift")],
  targets: [
    .target(
      name: "EbbApp", dependencies: [.product(name: "EbbKit", package: "swift")],
      linkerSettings: linking),
    // How much CPU the app's own work takes; `ios/figures` runs it.
    .executableTarget(
      name: "figures",
      dependencies: ["EbbApp", .product(name: "EbbTesting", package: "swift")],
      path: "Sources/Figures"),
    .testTarget(
      name: "EbbAppTests",
      dependencies: ["EbbApp", .product(name: "EbbTesting", package: "swift")]),
  ],
  swiftLanguageModes: [.v6]
)
