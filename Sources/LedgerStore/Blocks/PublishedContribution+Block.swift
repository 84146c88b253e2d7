internal import Foundation
import PipelineModel

extension PublishedContribution {
    /// A block: the distinct texts as lines, then their numbers per contribution.
    static func encode(_ contributions: ArraySlice<PublishedContribution>) -> [UInt8] {
        var texts = TextTable()
        let keys = contributions.map {
            ($0.key, texts.intern($0.key.payment), texts.intern($0.key.campaign), texts.intern($0.key.currency))
        }
        var block = BlockWriter()
        block.table(texts)
        block.texts(keys.map(\.1))
        block.texts(keys.map(\.2))
        block.texts(keys.map(\.3))
        block.column(contributions.map(\.amount))
        block.column(contributions.map { UInt8(Grade.allCases.firstIndex(of: $0.grade) ?? 0) })
        return block.bytes
    }

    static func decode(_ bytes: [UInt8], count: Int) throws -> [PublishedContribution] {
        var block = BlockReader(bytes)
        let texts = try block.table()
        let keys = try block.keys(of: texts, count: count)
        let amounts = try block.column(Int64.self, count: count)
        let grades = try block.column(UInt8.self, count: count)
        return try (0..<count).map { i in
            guard Int(grades[i]) < Grade.allCases.count else { throw StoreDamage.shortBlock }
            return PublishedContribution(key: keys[i], amount: amounts[i], grade: Grade.allCases[Int(grades[i])])
        }
    }
}

extension BlockReader {
    /// What tells payments' parts in totals: the texts of payments, of campaigns and of currencies.
    mutating func keys(of table: TextTable, count: Int) throws -> [PublishedContribution.Key] {
        let payments = try texts(of: table, count: count)
        let campaigns = try texts(of: table, count: count)
        let currencies = try texts(of: table, count: count)
        return (0..<count).map { .init(payment: payments[$0], campaign: campaigns[$0], currency: currencies[$0]) }
    }
}
