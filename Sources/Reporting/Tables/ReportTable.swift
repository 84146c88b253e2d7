import PipelineModel

/// One CSV file of a run. A new output is one conformer and one row in ``ReportWriter``'s list.
///
/// Conform by giving the file's name and columns as the contract lists them, and by writing the rows sorted by their first columns.
/// Columns may be added at the end; none is renamed, moved or dropped.
protocol ReportTable: Sendable {
    static var fileName: String { get }
    static var columns: [String] { get }
    func write(_ report: Report, to writer: inout CSVWriter) throws
}
