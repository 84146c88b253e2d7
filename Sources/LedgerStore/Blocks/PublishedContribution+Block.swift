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
        let payments = try block.texts(of: texts, count: count)
        let campaigns = try block.texts(of: texts, count: count)
        let currencies = try block.texts(of: texts, count: count)
        let amounts = try block.column(Int64.self, count: count)
        let grades = try block.column(UInt8.self, count: count)
        return try (0..<count).map { i in
            guard Int(grades[i]) < Grade.allCases.count else { throw StoreDamage.shortBlock }
            let key = Key(payment: payments[i], campaign: campaigns[i], currency: currencies[i])
            return PublishedContribution(key: key, amount: amounts[i], grade: Grade.allCases[Int(grades[i])])
        }
    }
}
