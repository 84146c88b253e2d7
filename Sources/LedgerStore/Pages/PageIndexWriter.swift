internal import Foundation
internal import GRDB
internal import PipelineModel

/// Builds a page index: written beside, then renamed.
public struct PageIndexWriter {
    let content: PageIndexContent
    let db: Database
    var findings: Findings { content.findings }

    /// - Parameters:
    ///   - unused: A drop's rejected, excluded and blank records.
    ///   - progress: Told what is being written.
    /// - Throws: ``Problem`` of kind `cannotWrite`; what `unused` throws. There is then no new index.
    public static func write(
        _ content: PageIndexContent, store: String, unused: (Int) throws -> [UnusedRecord], progress: (String) -> Void
    ) throws {
        let target = PageIndex.path(store: store)
        let temporary = target + "-\(getpid()).new"
        unlink(temporary)
        defer { unlink(temporary) }
        do {
            var configuration = Configuration()
            configuration.prepareDatabase { db in
                try db.execute(sql: "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536")
            }
            let queue = try DatabaseQueue(path: temporary, configuration: configuration)
            try queue.write { db in
                try db.execute(sql: PageIndexSchema.tables)
                try PageIndexWriter(content: content, db: db).writeAll(unused: unused, progress: progress)
                progress("indexes")
                try db.execute(sql: PageIndexSchema.indexes)
            }
            try queue.close()
        } catch let error as DatabaseError {
            throw Problem(
                .cannotWrite, file: target, "the page index cannot be written (\(error.message ?? error.resultCode.description))",
                remedy: "free space beside the store")
        }
        guard rename(temporary, target) == 0 else {
            throw Problem(
                .cannotWrite, file: target, "the page index cannot be written (\(String(cString: strerror(errno))))",
                remedy: "free space beside the store")
        }
    }

    private func writeAll(unused: (Int) throws -> [UnusedRecord], progress: (String) -> Void) throws {
        try insert("meta", 2) { add in
            try add(["key", PageIndex.full(content.key)])
            try add(["notes", content.notes.joined(separator: "\n")])
        }
        let currencies = try writeCurrencies()
        progress("campaigns")
        try writeCampaigns(currencies)
        progress("parties")
        try writeParties(currencies)
        progress("posts")
        let posts = try writePosts()
        progress("payments")
        try writePayments(currencies)
        try writeLinks(posts)
        try writeFindings()
        progress("drops")
        try writeDrops(unused: unused)
    }

    /// Hands `body` a function that adds a row of `columns` values to `table`.
    func insert(
        _ table: String, _ columns: Int, orIgnore: Bool = false,
        _ body: ((_ row: [(any DatabaseValueConvertible)?]) throws -> Void) throws -> Void
    ) throws {
        let places = Array(repeating: "?", count: columns).joined(separator: ",")
        let statement = try db.makeStatement(sql: "INSERT \(orIgnore ? "OR IGNORE " : "")INTO \(table) VALUES (\(places))")
        try body { row in
            try statement.setArguments(StatementArguments(row))
            try statement.execute()
        }
    }

    /// Adds a row of words to a full-text table.
    func insertWords(_ table: String, _ body: ((_ number: Int, _ words: String) throws -> Void) throws -> Void) throws {
        let statement = try db.makeStatement(sql: "INSERT INTO \(table) (rowid, words) VALUES (?, ?)")
        try body { number, words in
            try statement.setArguments([number, words])
            try statement.execute()
        }
    }

    func text(_ id: TextID) -> String { findings.texts[id] }

    /// Every currency and unit in use, numbered; the reporting currencies first, in their order.
    private func writeCurrencies() throws -> [TextID: Int] {
        var codes = findings.configuration.reporting.currencies
        let reporting = codes.count
        var known = Dictionary(codes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        var numbers: [TextID: Int] = [:]
        for payment in findings.payments where numbers[payment.currency] == nil {
            let code = text(payment.currency)
            if let number = known[code] {
                numbers[payment.currency] = number
            } else {
                numbers[payment.currency] = codes.count
                known[code] = codes.count
                codes.append(code)
            }
        }
        try insert("currency", 4) { add in
            for (number, code) in codes.enumerated() {
                try add([number, code, content.minorUnits(code), number < reporting ? number : nil])
            }
        }
        return numbers
    }
}
