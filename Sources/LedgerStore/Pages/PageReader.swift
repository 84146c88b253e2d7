internal import GRDB

/// Answers questions from one state of the page index.
public struct PageReader {
    private let db: Database

    init(_ db: Database) { self.db = db }

    public func rows(_ query: PageQuery, _ arguments: PageQuery.Argument...) throws -> [PageRow] {
        let statement = try db.cachedStatement(sql: query.sql)
        return try Row.fetchAll(statement, arguments: Self.bound(arguments)).map(PageRow.init)
    }

    public func row(_ query: PageQuery, _ arguments: PageQuery.Argument...) throws -> PageRow? {
        let statement = try db.cachedStatement(sql: query.sql)
        return try Row.fetchOne(statement, arguments: Self.bound(arguments)).map(PageRow.init)
    }

    private static func bound(_ arguments: [PageQuery.Argument]) -> StatementArguments {
        StatementArguments(
            arguments.map { argument -> DatabaseValue in
                switch argument {
                case .int(let value): value.databaseValue
                case .text(let value): value.databaseValue
                }
            })
    }
}
