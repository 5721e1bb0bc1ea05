// swift-tools-version: 6.0
// The Swift library over the Rust core. `bindings/swift/prepare` makes the library and the code that
// it needs.

import PackageDescription

/// Where the build puts the library, and the code that uniffi generates from it; `Generated` is a
/// link to the latter.
let made = Context.packageDirectory + "/../../target/bindings"

#if os(Linux)
  // The shared library, found again where it was built, and its headers.
  let core: [Target] = [
    .target(name: "ebb_coreFFI", path: "Generated/ebb_coreFFI"),
    .target(name: "ebb_ffiFFI", path: "Generated/ebb_ffiFFI"),
  ]
  let linking: [LinkerSetting] = [
    .unsafeFlags(["-L\(made)/lib", "-lebb_ffi", "-Xlinker", "-rpath", "-Xlinker", "\(made)/lib"])
  ]
#else
  // The static library of each Apple platform with its headers. Not run: see README.md.
  let core: [Target] = [.binaryTarget(name: "EbbFFI", path: "Generated/apple/EbbFFI.xcframework")]
  let linking: [LinkerSetting] = []
#endif

let package = Package(
  name: "Ebb",
  platforms: [.iOS(.v16), .macOS(.v13)],
  products: [
    .library(name: "EbbKit", targets: ["EbbKit"]),
    .library(name: "EbbTesting", targets: ["EbbTesting"]),
  ],
  targets: core + [
    .target(name: "EbbKit", dependencies: ["EbbGenerated", "EbbTime"]),
    // Days and times of day, which Foundation has no types for.
    .target(name: "EbbTime"),
    // A person at the pages, for tests.
    .target(name: "EbbTesting", dependencies: ["EbbKit"]),
    // What uniffi generates. EbbKit shows the types of the core and nothing else of it.
    .target(
      name: "EbbGenerated",
      dependencies: core.map { .target(name: $0.name) } + ["EbbTime"],
      path: "Generated/EbbGenerated",
      swiftSettings: [.swiftLanguageMode(.v5)],
      linkerSettings: linking
    ),
    .testTarget(name: "EbbKitTests", dependencies: ["EbbKit", "EbbTesting"]),
    // Another process for the tests, and the measure of the heap that it takes.
    .executableTarget(
      name: "second", dependencies: ["EbbKit", "EbbTesting", "Heap"], path: "Tests/Second"),
    .target(name: "Heap", path: "Tests/Heap"),
    // The program that bindings/README.md describes, and the bench.
    .executableTarget(
      name: "sample", dependencies: ["EbbKit", "EbbTesting"], path: "sample", exclude: ["run"]),
    .executableTarget(
      name: "bench", dependencies: ["EbbKit", "EbbTesting", "EbbGenerated"], path: "bench",
      exclude: ["run"]),
  ],
  swiftLanguageModes: [.v6]
)
