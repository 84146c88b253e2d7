internal import Foundation

/// The published CSV files as they are, byte for byte, with the `run.json` that seals them.
struct CSVExporter: Exporter {
    let format = "csv"
    let summary = "the published CSV files and run.json, byte for byte"

    func export(_ run: PublishedRun, to folder: ExportFolder) throws -> [String] {
        var names: [String] = []
        for definition in SheetDefinition.all {
            guard let table = run.table(definition.file) else { continue }
            try copy(table.bytes, to: definition.file, folder)
            names.append(definition.file)
        }
        try copy(run.manifestBytes, to: "run.json", folder)
        return names + ["run.json"]
    }

    private func copy(_ data: Data, to name: String, _ folder: ExportFolder) throws {
        try folder.write(name) { file in try data.withUnsafeBytes { try file.write($0) } }
    }
}
