// swift-tools-version: 6.0
// The Swift library over the Rust core. `bindings/swift/test` makes the generated code and the library that it needs.

import PackageDescription

/// Where the build puts the library, and the code that uniffi generates from it.
let made = Context.packageDirectory + "/../../target/bindings"

#if os(Linux)
    // The shared library, found again where it was built.
    let core: [Target] = []
    let coreDependency: [Target.Dependency] = []
    let linking: [LinkerSetting] = [
        .unsafeFlags(["-L\(made)/lib", "-lebb_ffi", "-Xlinker", "-rpath", "-Xlinker", "\(made)/lib"])
    ]
#else
    // The static library of each platform, from `bindings/ffi/build-ios`. Not run: see README.md.
    let core: [Target] = [.binaryTarget(name: "EbbCore", path: "EbbCore.xcframework")]
    let coreDependency: [Target.Dependency] = ["EbbCore"]
    let linking: [LinkerSetting] = []
#endif

let package = Package(
    name: "Ebb",
    platforms: [.iOS(.v16), .macOS(.v13)],
    products: [
        .library(name: "EbbKit", targets: ["EbbKit"])
    ],
    targets: core + [
        .target(name: "EbbKit", dependencies: ["EbbGenerated"]),
        // What uniffi generates. No type of it is in the interface of EbbKit: every file imports it as internal.
        .target(
            name: "EbbGenerated",
            dependencies: ["ebb_coreFFI", "ebb_ffiFFI"] + coreDependency,
            path: "Generated/EbbGenerated",
            swiftSettings: [.swiftLanguageMode(.v5)],
            linkerSettings: linking
        ),
        .target(name: "ebb_coreFFI", path: "Generated/ebb_coreFFI"),
        .target(name: "ebb_ffiFFI", path: "Generated/ebb_ffiFFI"),
        .testTarget(name: "EbbKitTests", dependencies: ["EbbKit"]),
        // A second process for the tests: it starts a ride and dies.
        .executableTarget(name: "killed", dependencies: ["EbbKit"], path: "Tests/Killed"),
    ],
    swiftLanguageModes: [.v6]
)
