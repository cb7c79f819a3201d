// swift-tools-version: 6.2
import PackageDescription

// Every target uses only targets above it; the compiler keeps it so. Engines never import each other, but for the
// tiered one, which consists of two.
// Swift 6's language mode checks that nothing is shared between threads that must not be.
let swiftSettings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"), .swiftLanguageMode(.v6), .treatAllWarnings(as: .error),
]

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
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    ],
    targets: [
        .systemLibrary(name: "CCapstone", pkgConfig: "capstone", providers: [.apt(["libcapstone-dev"])]),
        .target(name: "CHostSupport"),

        library("GuestISA"),
        library("PlantedFaults", ["GuestISA"]),
        library("HostFiles"),
        library("GuestMachine", ["GuestISA"]),
        library("ManualMeaning", ["GuestISA", "GuestMachine"]),
        library("HostX86", ["CHostSupport"]),
        library("HostDisassembly", ["CCapstone"]),
        library("TranslationRuntime", ["GuestISA", "GuestMachine", "HostX86", "PlantedFaults", "CHostSupport"]),

        // Its handlers are a few host instructions each: without this, two more would keep a frame pointer for nobody.
        .target(
            name: "InterpreterEngine", dependencies: ["GuestISA", "GuestMachine", "PlantedFaults"],
            swiftSettings: swiftSettings + [
                .unsafeFlags(["-Xcc", "-momit-leaf-frame-pointer"], .when(configuration: .release))
            ]),
        library("IREngine", ["GuestISA", "GuestMachine", "HostX86", "TranslationRuntime", "PlantedFaults"]),
        library("DirectEngine", ["GuestISA", "GuestMachine", "HostX86", "TranslationRuntime", "PlantedFaults"]),
        library(
            "TieredEngine",
            ["GuestISA", "GuestMachine", "TranslationRuntime", "InterpreterEngine", "DirectEngine", "PlantedFaults"]),
        library("Targets", ["GuestISA", "GuestMachine", "CHostSupport"]),
        library("EngineCatalogue", ["InterpreterEngine", "IREngine", "DirectEngine", "TieredEngine", "Targets"]),

        library("EngineIsolation", ["GuestMachine", "CHostSupport"]),

        library("ProgramGenerator", ["GuestISA", "GuestMachine"]),
        library("CorpusStore", ["GuestISA", "GuestMachine", "HostFiles"]),
        library("Lockstep", ["GuestISA", "GuestMachine"]),
        library("Shrinking", ["GuestISA", "GuestMachine", "Lockstep"]),
        library("Metamorphic", ["GuestISA", "GuestMachine"]),
        library(
            "Coverage",
            ["GuestISA", "GuestMachine", "HostFiles", "EngineCatalogue", "PlantedFaults", "ProgramGenerator"]),
        library("GuestLinux", ["GuestISA", "GuestMachine", "HostFiles"]),
        library(
            "TargetBridges",
            ["GuestISA", "GuestMachine", "HostFiles", "InterpreterEngine", "GuestLinux", "Targets", "CHostSupport"]),
        library(
            "GoldenRecorder",
            [
                "GuestISA", "GuestMachine", "HostFiles", "CorpusStore", "GuestLinux",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ]),
        library(
            "Campaign",
            [
                "HostFiles", "CHostSupport", "EngineCatalogue", "EngineIsolation", "PlantedFaults", "ProgramGenerator",
                "CorpusStore", "Lockstep", "Shrinking", "Metamorphic", "Targets",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ]),
        library(
            "Evaluation",
            ["HostFiles", "EngineCatalogue", "PlantedFaults", "ProgramGenerator", "Lockstep", "Shrinking", "Campaign"]),
        library(
            "Exhaustion",
            [
                "HostFiles", "EngineCatalogue", "PlantedFaults", "CorpusStore", "Lockstep", "Shrinking", "Campaign",
                "ManualMeaning",
            ]),
        library(
            "Benchmarks",
            [
                "GuestISA", "EngineCatalogue", "TranslationRuntime", "ProgramGenerator", "Lockstep", "GuestLinux",
                "HostFiles",
            ]),
        .executableTarget(
            name: "rvfuzz",
            dependencies: [
                "Benchmarks", "Campaign", "Coverage", "Evaluation", "Exhaustion", "HostFiles", "EngineCatalogue",
                "EngineIsolation",
                "ProgramGenerator",
                "CorpusStore", "Lockstep", "Shrinking", "Metamorphic",
                "GuestLinux", "Targets", "TargetBridges",
                "GoldenRecorder", "HostDisassembly", "TranslationRuntime",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: swiftSettings),

        // Feeds mutated files to every parser; see scripts/fuzz-parsers.
        .executableTarget(
            name: "ParserFuzz",
            dependencies: [
                "HostFiles", "ProgramGenerator", "CorpusStore", "Lockstep", "GuestLinux", "GoldenRecorder", "Campaign",
                "Coverage", "Targets", "GuestMachine",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: swiftSettings),
        // Hostile addresses for every engine; see scripts/attack-guest-memory.
        .executableTarget(
            name: "GuestAttack",
            dependencies: [
                "GuestISA", "GuestMachine", "EngineCatalogue", "ProgramGenerator", "HostFiles", "PlantedFaults",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: swiftSettings),
        // Bytes as a program on all engines, for libFuzzer and AFL++; see scripts/build-fuzz-target.
        .target(name: "CFuzzerDriver"),
        .executableTarget(
            name: "LockstepFuzzer",
            dependencies: ["CFuzzerDriver", "CorpusStore", "EngineCatalogue", "Lockstep", "Campaign", "PlantedFaults"],
            swiftSettings: swiftSettings),

        .target(
            name: "TestSupport", dependencies: ["EngineCatalogue", "CorpusStore", "ManualMeaning"],
            path: "Tests/TestSupport",
            swiftSettings: swiftSettings),
        tests("GuestISATests", ["GuestISA", "TestSupport"], resources: [.copy("Resources")]),
        tests("GuestMachineTests", ["GuestMachine", "TestSupport"]),
        tests("HostX86Tests", ["HostX86", "HostDisassembly"]),
        tests("TranslationRuntimeTests", ["TranslationRuntime", "TestSupport"]),
        tests("InterpreterEngineTests", ["InterpreterEngine", "ProgramGenerator", "TestSupport"]),
        tests("TieredEngineTests", ["TieredEngine", "ProgramGenerator", "TestSupport"]),
        tests("IREngineTests", ["IREngine", "HostDisassembly", "TestSupport"]),
        tests("DirectEngineTests", ["DirectEngine", "HostDisassembly", "TestSupport"]),
        tests(
            "EngineCatalogueTests",
            ["EngineCatalogue", "HostDisassembly", "PlantedFaults", "ProgramGenerator", "TestSupport"]),
        tests("ContractTests", ["EngineCatalogue", "TestSupport"]),
        tests("ProgramGeneratorTests", ["ProgramGenerator", "TestSupport"]),
        tests("CorpusStoreTests", ["CorpusStore", "TestSupport"], resources: [.copy("Resources")]),
        tests("LockstepTests", ["Lockstep", "Shrinking", "ProgramGenerator", "TestSupport"]),
        tests("MetamorphicTests", ["Metamorphic", "Campaign", "ProgramGenerator", "TestSupport"]),
        tests("CoverageTests", ["Coverage", "TestSupport"]),
        tests("CampaignTests", ["Campaign", "TestSupport"]),
        tests("EvaluationTests", ["Evaluation", "TestSupport"]),
        tests("ExhaustionTests", ["Exhaustion", "TestSupport"]),
        tests(
            "GoldenRecorderTests", ["GoldenRecorder", "TestSupport"], resources: [.copy("Conversations")]),
        tests("TargetsTests", ["Targets", "EngineCatalogue", "TestSupport"]),
        tests("TargetBridgesTests", ["TargetBridges"]),
        tests("GuestLinuxTests", ["GuestLinux", "GoldenRecorder", "TestSupport"]),
        tests("BenchmarksTests", ["Benchmarks", "TestSupport"]),
        tests("ParserFuzzTests", ["ParserFuzz", "TestSupport"], resources: [.copy("Inputs")]),
        tests("GuestAttackTests", ["GuestAttack"]),
        tests("EndToEndTests", ["rvfuzz"]),
    ]
)
