struct HTMLExporter: Exporter {
    let format = "html"
    let summary = ""
    func export(_ run: PublishedRun, to folder: ExportFolder) throws -> [String] { [] }
}
