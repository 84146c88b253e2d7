/// A ledger cut at random into overlapping drops: rows that come twice, equal rows, corrections, with ids and without.
struct Deliveries {
    struct Drop {
        var name: String
        var rows: [String]
        var hasIDs: Bool
    }

    private(set) var drops: [Drop] = []

    init(seed: Int) {
        var random = SeededGenerator(seed: seed)
        let bank = Self.rows(40, withIDs: true, &random)
        let books = Self.rows(30, withIDs: false, &random)
        drops = Self.cut(bank, named: "bank", hasIDs: true, &random) + Self.cut(books, named: "books", hasIDs: false, &random)
    }

    private static func rows(_ count: Int, withIDs: Bool, _ random: inout SeededGenerator) -> [String] {
        var rows: [String] = []
        for number in 0..<count {
            // Without ids two real payments may be equal in everything.
            if !withIDs, let last = rows.last, Int.random(in: 0..<6, using: &random) == 0 {
                rows.append(last)
                continue
            }
            let day = Int.random(in: 1...30, using: &random)
            let payee = Scene.creators.randomElement(using: &random) ?? ""
            let payer = Bool.random(using: &random) ? "Pridvor Media SRL" : "Cozma Foods SRL"
            let reference = ["clip #drumdrept", "servicii", "factura \(number)"].randomElement(using: &random) ?? ""
            // A transaction may have several lines under one id.
            let id = withIDs && number % 9 == 8 ? "T\(number - 1)" : "T\(number)"
            let amount = "\(Int.random(in: 10...900, using: &random)).\(Int.random(in: 10...99, using: &random))"
            let currency = Bool.random(using: &random) ? "RON" : "EUR"
            rows.append(
                (withIDs ? id + "," : "") + "2024-11-\(day < 10 ? "0" : "")\(day),\(payer),\(payee),\(amount),\(currency),\(reference)")
        }
        return rows
    }

    private static func cut(_ rows: [String], named name: String, hasIDs: Bool, _ random: inout SeededGenerator) -> [Drop] {
        var drops: [Drop] = []
        var start = 0
        let numbers = (1...20).shuffled(using: &random)
        while start < rows.count {
            let end = min(rows.count, start + Int.random(in: 6...16, using: &random))
            let from = max(0, start - Int.random(in: 0...6, using: &random))
            var own = Array(rows[from..<end])
            if hasIDs, Bool.random(using: &random), let again = own.randomElement(using: &random) { own.append(again) }
            if hasIDs {
                // A corrected export: the same id, another reference and amount.
                for index in own.indices where Int.random(in: 0..<8, using: &random) == 0 {
                    own[index] = own[index].replacingOccurrences(in: "servicii", with: "servicii corectat").replacingOccurrences(
                        in: "factura", with: "fact")
                }
            }
            drops.append(Drop(name: "\(name)-\(numbers[drops.count]).csv", rows: own, hasIDs: hasIDs))
            start = end
        }
        return drops
    }
}

extension String {
    fileprivate func replacingOccurrences(in old: String, with new: String) -> String {
        guard hasSuffix(old) || contains("," + old) else { return self }
        return split(separator: ",", omittingEmptySubsequences: false).map {
            $0.hasPrefix(old) ? new + $0.dropFirst(old.count) : String($0)
        }
        .joined(separator: ",")
    }
}
