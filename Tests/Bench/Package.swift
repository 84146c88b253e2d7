// swift-tools-version: 6.2
import PackageDescription

/// Benchmarks of the stages, apart from the program's own package so that nobody who builds Payola builds them.
let package = Package(
    name: "PayolaBenchmarks",
    dependencies: [
        .package(name: "Payola", path: "../.."),
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        .executableTarget(
            name: "Stages",
            dependencies: [.product(name: "PayolaStages", package: "Payola"), .product(name: "Benchmark", package: "benchmark")],
            path: "Benchmarks/Stages",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        )
    ],
    swiftLanguageModes: [.v6]
)
