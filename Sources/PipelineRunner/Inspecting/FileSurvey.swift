import Normalisation
import PipelineModel

/// What a whole reading of a file says of its records and columns.
struct FileSurvey {
    private(set) var records = 0
    private(set) var blank = 0
    private(set) var columns: [ColumnTally]
    private var problems: [RecordProblem: (count: Int, line: Int)] = [:]
    private let shapes = ShapeReader(currencies: CurrencyParser(registry: CurrencyRegistry()))

    init(columnCount: Int) { columns = Array(repeating: ColumnTally(), count: columnCount) }

    mutating func add(_ batch: borrowing RecordBatch) {
        for record in batch.records {
            records += 1
            if record.problem == .blank {
                blank += 1
            } else if record.problem != .none {
                problems[record.problem, default: (0, Int(record.place.line))].count += 1
            } else {
                for column in columns.indices where column < record.fieldCount {
                    let text = batch.text(column, of: record).trimmingBlanks
                    if !text.isEmpty { columns[column].add(text, reader: shapes) }
                }
            }
        }
    }

    /// By the line on which each reason first occurs.
    var unreadable: [(reason: String, count: Int, firstLine: Int)] {
        problems.map { (reason: Self.reason($0.key), count: $0.value.count, firstLine: $0.value.line) }
            .sorted { ($0.firstLine, $0.reason) < ($1.firstLine, $1.reason) }
    }

    private static func reason(_ problem: RecordProblem) -> String {
        switch problem {
        case .none, .blank: ""
        case .tooFewFields: "too few fields"
        case .tooManyFields: "too many fields"
        case .openQuote: "a quote that is not closed"
        case .strayQuote: "a stray quote"
        case .nulByte: "a NUL byte"
        case .undecodable: "bytes that the encoding does not know"
        case .oversized: "a field that is too long"
        }
    }
}
