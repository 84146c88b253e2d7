internal import PipelineModel

/// Decodes the JSON of an interface, as it answered, into a table: a record per object of its list, a column per value, named by the way to
/// it (`creator.username`).
///
/// The file may hold one answer, a list of answers or of records, or one of either a line. In an answer the records are those of the lists
/// of objects under `data` (`data.commercial_contents`, `data.ads`). Several values are joined by `; `; lists of objects are kept as JSON.
struct JSONTable {
    private let file: String
    private var scanner: JSONScanner
    private var columns: [String: Int] = [:]
    private var names: [String] = []
    private var records: [(start: Int, line: Int)] = []
    private var lineOffset = 0
    private var line = 1

    private static let columnLimit = 2000
    /// Bytes of a file of JSON, which is read whole.
    static let byteLimit = 1 << 30

    /// - Throws: ``Problem`` of kind `dataRefused` with the line where it is no JSON, holds no objects, or is the answer that a request failed.
    static func decode(_ bytes: [UInt8], file: String) throws(Problem) -> DecodedTable {
        var table = JSONTable(file: file, scanner: JSONScanner(bytes, file: file))
        while !table.scanner.isAtEnd() { try table.find() }
        guard !table.names.isEmpty else {
            throw Problem(
                .dataRefused, file: file, "holds no records", remedy: "check the request that made it, or take the file out of the path")
        }
        return try table.write()
    }

    private init(file: String, scanner: JSONScanner) {
        self.file = file
        self.scanner = scanner
    }

    /// Finds the records of the value that comes next.
    private mutating func find() throws(Problem) {
        switch try scanner.kind() {
        case .array:
            var starts: [Int] = []
            try scanner.elements { (scanner) throws(Problem) in
                _ = try scanner.kind()
                starts.append(scanner.position)
                try scanner.skip()
            }
            let end = scanner.position
            for start in starts {
                scanner.position = start
                guard try scanner.kind() == .object else { throw scanner.problem("holds a list of values where objects are expected") }
                try find()
            }
            scanner.position = end
        case .object:
            let start = scanner.position
            var data: Int?
            var failure: Int?
            try scanner.members { (scanner, name) throws(Problem) in
                let kind = try scanner.kind()
                if name == "data", kind == .object { data = scanner.position }
                if name == "error", kind == .object { failure = scanner.position }
                try scanner.skip()
            }
            let end = scanner.position
            if let failure { try refuseFailure(failure) }
            if let data { try findLists(data) } else { try add(start) }
            scanner.position = end
        default: throw scanner.problem("holds a value where an object is expected")
        }
    }

    /// The API answers every request with an `error`, whose code is `ok` where there was none.
    private mutating func refuseFailure(_ start: Int) throws(Problem) {
        var copy = scanner
        copy.position = start
        var values: [String: String] = [:]
        try copy.members { (scanner, name) throws(Problem) in
            if try scanner.kind() == .string { values[name] = try scanner.string() } else { try scanner.skip() }
        }
        guard let code = values["code"], code != "ok" else { return }
        throw Problem(
            .dataRefused, file: file, line: scanner.line(of: start), field: "error",
            "is the answer to a request that failed: \(code.prefix(60)) \((values["message"] ?? "").prefix(200))",
            remedy: "repeat the request, or take the file out of the path")
    }

    private mutating func findLists(_ data: Int) throws(Problem) {
        var starts: [Int] = []
        scanner.position = data
        try scanner.members { (scanner, _) throws(Problem) in
            guard try scanner.kind() == .array else { return try scanner.skip() }
            try scanner.elements { (scanner) throws(Problem) in
                if try scanner.kind() == .object { starts.append(scanner.position) }
                try scanner.skip()
            }
        }
        for start in starts { try add(start) }
    }

    /// Notes a record and its columns.
    private mutating func add(_ start: Int) throws(Problem) {
        line += scanner.bytes[lineOffset..<max(start, lineOffset)].count { $0 == 0x0A }
        lineOffset = max(start, lineOffset)
        records.append((start, line))
        scanner.position = start
        var found: [String] = []
        try Self.flatten(&scanner, "") { name, _ in found.append(name) }
        for name in found where columns[name] == nil {
            guard names.count < Self.columnLimit else { throw scanner.problem("has more than \(Self.columnLimit) keys") }
            columns[name] = names.count
            names.append(name)
        }
    }

    private mutating func write() throws(Problem) -> DecodedTable {
        let table = try DecodedTable(format: "json", columns: names)
        for record in records {
            scanner.position = record.start
            var cells = [String](repeating: "", count: names.count)
            try Self.flatten(&scanner, "") { name, value in
                if let column = columns[name] { cells[column] = value }
            }
            try table.add(cells, offset: record.start, length: scanner.position - record.start, line: record.line)
        }
        try table.flush()
        return table
    }

    /// Hands the values of the object that comes next to `body`, each with the way to it.
    private static func flatten(
        _ scanner: inout JSONScanner, _ prefix: String, _ body: (String, String) -> Void
    ) throws(Problem) {
        try scanner.members { (scanner, name) throws(Problem) in
            let name = prefix + name
            switch try scanner.kind() {
            case .object: try flatten(&scanner, name + ".", body)
            case .array: body(name, try list(&scanner))
            case .string: body(name, try scanner.string())
            case .number: body(name, try scanner.number())
            case .literal: body(name, try scanner.literal() ?? "")
            }
        }
    }

    private static func list(_ scanner: inout JSONScanner) throws(Problem) -> String {
        let start = scanner.position
        var values: [String] = []
        var isPlain = true
        try scanner.elements { (scanner) throws(Problem) in
            switch try scanner.kind() {
            case .string: values.append(try scanner.string())
            case .number: values.append(try scanner.number())
            case .literal: values.append(try scanner.literal() ?? "")
            case .object, .array:
                isPlain = false
                try scanner.skip()
            }
        }
        return isPlain ? values.joined(separator: "; ") : String(decoding: scanner.bytes[start..<scanner.position], as: UTF8.self)
    }
}
