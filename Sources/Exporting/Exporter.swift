/// A format that a published run can be handed on in.
///
/// A new format is one conformer and one row in ``ExporterRegistry``. An exporter reads nothing but the ``PublishedRun``, so that an export
/// always agrees with what was published; it writes the same bytes for the same run, and treats every text of the run as hostile: it may
/// be shown, and never run.
public protocol Exporter: Sendable {
    /// What `--format` says.
    var format: String { get }
    /// One line for `--help`.
    var summary: String { get }
    /// The files that it writes, in the order in which a reader would open them; nothing else is touched.
    func fileNames(of run: PublishedRun) -> [String]
    /// Writes the export's files and returns their names in the order in which a reader would open them.
    /// - Throws: ``PipelineModel/Problem`` of kind `cannotWrite`, or `dataRefused` where a published file cannot be read.
    func export(_ run: PublishedRun, to folder: ExportFolder) throws -> [String]
}
