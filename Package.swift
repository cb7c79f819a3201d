// swift-tools-version: 6.2
import PackageDescription

// Every target uses only targets above it; the compiler keeps it so. Engines never import each other.
let swiftSettings: [SwiftSetting] = [.enableUpcomingFeature("ExistentialAny")]

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: swiftSettings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, resources: resources, swiftSettings: swiftSettings)
}

let package = Package(
    name: "rvfuzz",
    products: [.executable(name: "rvfuzz", targets: ["rvfuzz"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        .systemLibrary(name: "CCapstone", pkgConfig: "capstone", providers: [.apt(["libcapstone-dev"])]),
        .target(name: "CHostSupport"),

        library("HostX86", ["CHostSupport"]),
        library("HostDisassembly", ["CCapstone"]),

        tests("HostX86Tests", ["HostX86", "HostDisassembly"]),
    ]
)
