import LedgerStore
import PipelineModel
import PipelineRunner

/// What a page is asked with, and what it answers from.
struct PageRequest {
    /// From the path, decoded.
    var parameters: [String: String]
    /// From the query, decoded.
    var query: [String: String]
    let library: PageLibrary
    let edition: PageEdition
    let reader: PageReader
    let cache: EditionCache
    /// What forms carry.
    let token: String
    /// Who reviews unless a form says otherwise.
    let reviewer: String

    /// Rows of a list that is read page by page.
    static let pageSize = 50

    func parameter(_ name: String) -> String { parameters[name] ?? "" }
    func option(_ name: String) -> String { query[name] ?? "" }

    /// A parameter that is a number from 0.
    func number(_ name: String) -> Int? {
        guard let text = parameters[name], text.utf8.count <= 9, let number = Int(text), number >= 0 else { return nil }
        return number
    }

    /// Where a list goes on: the numbers of its last row, as `after=1.-200.17`; `fallback` where there is none.
    func after(_ fallback: [Int]) -> [Int] {
        let parts = option("after").split(separator: ".").map { Int($0) }
        guard parts.count == fallback.count, !parts.contains(nil) else { return fallback }
        return parts.compactMap(\.self)
    }

    /// The number of the reporting currency asked for, the first unless it is another.
    var currency: Int { edition.configuration.reporting.currencies.firstIndex(of: option("currency")) ?? 0 }
    var currencyCode: String { edition.configuration.reporting.currencies[currency] }

    /// A campaign by its id.
    func campaign(_ id: String) -> Int? { edition.configuration.campaigns.firstIndex { $0.id == id } }

    /// Cuts one row more than a page holds off `rows` and says where the list goes on.
    func cut(_ rows: [PageRow], _ path: String, _ keep: [String], key: (PageRow) -> [Int]) -> (rows: ArraySlice<PageRow>, next: String?) {
        guard rows.count > Self.pageSize else { return (rows[...], nil) }
        let shown = rows.prefix(Self.pageSize)
        var parameters = query.filter { keep.contains($0.key) }
        parameters["after"] = shown.last.map { key($0).map(String.init).joined(separator: ".") }
        return (shown, Link.query(path, parameters))
    }
}
