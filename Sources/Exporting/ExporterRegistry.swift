internal import PipelineModel

/// Every format of `payola export`.
public enum ExporterRegistry {
    public static let all: [any Exporter] = [
        CSVExporter(), XLSXExporter(), HTMLExporter(), FollowTheMoneyExporter(), GraphMLExporter(),
    ]

    public static var formats: [String] { all.map(\.format) }

    /// - Throws: ``Problem`` of kind `usage` where there is no such format.
    public static func exporter(for format: String) throws -> any Exporter {
        guard let exporter = all.first(where: { $0.format == format }) else {
            throw Problem(.usage, field: "--format", "“\(format)” is not known", remedy: "write one of " + formats.joined(separator: ", "))
        }
        return exporter
    }
}
