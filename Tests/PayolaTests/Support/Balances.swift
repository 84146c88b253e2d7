import Foundation

/// Whether each drop of a `run.json` accounts for all of its records and money.
struct Balances {
    private(set) var drops = 0
    private(set) var faults: [String] = []

    init(_ json: String) throws {
        let manifest = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
        for drop in manifest?["drops"] as? [[String: Any]] ?? [] {
            drops += 1
            let file = drop["file"] as? String ?? "?"
            let records = drop["records"] as? [String: Int] ?? [:]
            let ends = ["entries", "repeats", "excluded", "rejected", "blank"].map { records[$0] ?? .min / 8 }
            if records["records"] != ends.reduce(0, +) { faults.append("\(file): \(records)") }
            for (currency, sums) in drop["control_totals"] as? [String: [String: String]] ?? [:] {
                let parts = ["entries", "repeats", "excluded", "rejected"].compactMap { sums[$0].flatMap { Decimal(string: $0) } }
                let read = sums["read"].flatMap { Decimal(string: $0) }
                if read == nil || read != parts.reduce(0, +) { faults.append("\(file): \(currency) \(sums)") }
            }
        }
    }
}
