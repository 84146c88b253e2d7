// swift-tools-version: 6.2
import PackageDescription

/// The stages of the pipeline, in the order in which data flows. None imports another: each knows only PipelineModel.
let stages: [Target] = [
    .target(name: "Extraction", dependencies: ["PipelineModel", "Hashing", "Clibcsv", "Clibzip", "Clibexpat"]),
    .target(name: "Normalisation", dependencies: ["PipelineModel"]),
    .target(name: "Deduplication", dependencies: ["PipelineModel"]),
    .target(name: "Resolution", dependencies: ["PipelineModel"]),
    .target(name: "Reconciliation", dependencies: ["PipelineModel"]),
    .target(name: "Linking", dependencies: ["PipelineModel"]),
    .target(name: "FlowTracing", dependencies: ["PipelineModel"]),
    .target(name: "Flagging", dependencies: ["PipelineModel"]),
    .target(name: "Aggregation", dependencies: ["PipelineModel"]),
    .target(name: "Reporting", dependencies: ["PipelineModel", "Hashing", "Clinux"]),
]

let stageNames: [Target.Dependency] = stages.map { .init(stringLiteral: $0.name) }

let package = Package(
    name: "Payola",
    products: [
        .executable(name: "payola", targets: ["payola"]),
        // For the benchmarks of the stages, which are a package of their own.
        .library(name: "PayolaStages", targets: ["PipelineModel"] + stages.map(\.name)),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    ],
    targets: [
        .systemLibrary(name: "Clibcsv", providers: [.apt(["libcsv-dev"])]),
        .systemLibrary(name: "Clibzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "Clibexpat", providers: [.apt(["libexpat1-dev"])]),
        .systemLibrary(name: "Ccrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "Clinux"),
        .systemLibrary(name: "Clibxlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .target(name: "PipelineModel"),
        .target(name: "Hashing", dependencies: ["Ccrypto"]),
        .target(name: "Profiles", dependencies: ["PipelineModel"], exclude: ["Data"], plugins: ["EmbedProfiles"]),
        .plugin(name: "EmbedProfiles", capability: .buildTool(), path: "Sources/EmbedProfiles"),
    ] + stages + [
        .target(name: "LedgerStore", dependencies: ["PipelineModel", "Hashing", .product(name: "GRDB", package: "GRDB.swift")]),
        .target(name: "SparkEngine", dependencies: ["PipelineModel", "Hashing"]),
        .target(
            name: "PipelineRunner",
            dependencies: ["PipelineModel", "LedgerStore", "Hashing", "Profiles", "SparkEngine", "Clinux"] + stageNames),
        .target(
            name: "Exporting",
            dependencies: ["PipelineModel", "Hashing", "Clibxlsxwriter", .product(name: "Mustache", package: "swift-mustache")]
        ),
        .target(name: "Serving", dependencies: ["PipelineModel", "LedgerStore", "PipelineRunner", "Exporting"]),
        .executableTarget(
            name: "payola",
            dependencies: [
                "PipelineModel", "PipelineRunner", "FlowTracing", "Exporting", "Serving",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]
        ),
        .target(name: "TestSupport", dependencies: ["PipelineModel"], path: "Tests/TestSupport"),
        .testTarget(name: "HashingTests", dependencies: ["Hashing"]),
        .testTarget(name: "PipelineModelTests", dependencies: ["PipelineModel", "TestSupport"]),
        .testTarget(name: "SparkEngineTests", dependencies: ["PipelineModel", "SparkEngine", "TestSupport"]),
        .testTarget(
            name: "LedgerStoreTests",
            dependencies: ["PipelineModel", "LedgerStore", "TestSupport", .product(name: "GRDB", package: "GRDB.swift")]),
        .testTarget(
            name: "PipelineRunnerTests",
            dependencies: ["PipelineModel", "PipelineRunner", "Extraction", "LedgerStore", "Normalisation", "TestSupport"]),
        .testTarget(
            name: "ExportingTests",
            dependencies: ["PipelineModel", "Exporting"],
            exclude: ["readers"],
            resources: [.copy("Fixtures")]
        ),
    ]
        + stages.map { stage in
            // Worlds reads what others labelled, for tests of names.
            .testTarget(
                name: stage.name + "Tests",
                dependencies: ["PipelineModel", "TestSupport", .init(stringLiteral: stage.name)]
                    + (stage.name == "Resolution" ? ["Worlds"] : []))
        }
        + [
            .testTarget(name: "ServingTests", dependencies: ["PipelineModel", "Serving", "LedgerStore", "PipelineRunner"]),
            .testTarget(
                name: "PayolaTests", dependencies: ["payola", "PipelineModel", "Profiles", "TestSupport"], exclude: ["Golden", "Profiles"]),
            .target(name: "Worlds", path: "Tests/Worlds/Worlds"),
            .executableTarget(name: "accuracy", dependencies: ["Worlds"], path: "Tests/Worlds/accuracy"),
            .executableTarget(name: "mentions", dependencies: ["Worlds", "PipelineModel", "Resolution"], path: "Tests/Worlds/mentions"),
            .testTarget(name: "WorldsTests", dependencies: ["Worlds"]),
        ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system && target.type != .plugin {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
    ]
    if Context.environment["PAYOLA_WARNINGS_AS_ERRORS"] != nil {
        target.swiftSettings?.append(.treatAllWarnings(as: .error))
    }
}
