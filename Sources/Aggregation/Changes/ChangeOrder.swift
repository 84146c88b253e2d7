internal import PipelineModel

/// The order in which changes are published: by campaign, currency and payment, as their texts are.
enum ChangeOrder {
    private struct Total: Hashable {
        var campaign: String
        var currency: String
    }

    /// A change as numbers that stand in the order of its texts.
    private struct Place {
        var total: Int
        var payment: UInt128
        var index: Int
    }

    /// There are few totals and many payments, whose ids have one form: numbers are compared in place of texts.
    static func sorted(_ changes: [Change]) -> [Change] {
        var ranks: [Total: Int] = [:]
        var places: [Place] = []
        places.reserveCapacity(changes.count)
        for index in changes.indices {
            guard let payment = number(of: changes[index].key.payment) else { return sortedByTexts(changes) }
            let total = Total(campaign: changes[index].key.campaign, currency: changes[index].key.currency)
            let number = ranks[total] ?? ranks.count
            if number == ranks.count { ranks[total] = number }
            places.append(Place(total: number, payment: payment, index: index))
        }
        let byTexts = ranks.sorted { ($0.key.campaign, $0.key.currency) < ($1.key.campaign, $1.key.currency) }
        var rankOf = Array(repeating: 0, count: byTexts.count)
        for (rank, total) in byTexts.enumerated() { rankOf[total.value] = rank }
        for index in places.indices { places[index].total = rankOf[places[index].total] }
        places.sort { ($0.total, $0.payment, $0.index) < ($1.total, $1.payment, $1.index) }
        return places.map { changes[$0.index] }
    }

    static func sortedByTexts(_ changes: [Change]) -> [Change] {
        changes.sorted { ($0.key.campaign, $0.key.currency, $0.key.payment) < ($1.key.campaign, $1.key.currency, $1.key.payment) }
    }

    /// What follows `p-` in an id of ``PaymentID``'s form, as a number; nil for any other text.
    private static func number(of id: String) -> UInt128? {
        var id = id
        return id.withUTF8 { bytes in
            guard bytes.count == 18, bytes[0] == UInt8(ascii: "p"), bytes[1] == UInt8(ascii: "-") else { return nil }
            var number: UInt128 = 0
            for byte in bytes[2...] {
                guard byte < 0x80 else { return nil }
                number = number << 8 | UInt128(byte)
            }
            return number
        }
    }
}
