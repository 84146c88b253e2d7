internal import Foundation

/// The published CSV files as they are, byte for byte, with the `run.json` that seals them.
struct CSVExporter: Exporter {
    let format = "csv"
    let summary = "the published CSV files and run.json, byte for byte"

    func fileNames(of run: PublishedRun) -> [String] { SheetDefinition.all.map(\.file).filter { run.table($0) != nil } + ["run.json"] }

    func export(_ run: PublishedRun, to folder: ExportFolder) throws -> [String] {
        for definition in SheetDefinition.all {
            guard let table = run.table(definition.file) else { continue }
            try copy(table.bytes, to: definition.file, folder)
        }
        try copy(run.manifestBytes, to: "run.json", folder)
        return fileNames(of: run)
    }

    private func copy(_ data: Data, to name: String, _ folder: ExportFolder) throws {
        try folder.write(name) { file in try data.withUnsafeBytes { try file.write($0) } }
    }
}
