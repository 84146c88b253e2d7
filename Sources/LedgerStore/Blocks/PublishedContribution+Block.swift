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
        block.column([UInt32(texts.count)])
        let packed = texts.encode(1..<texts.count)
        block.column([UInt32(packed.count)])
        packed.withUnsafeBufferPointer { block.raw($0) }
        block.texts(keys.map(\.1))
        block.texts(keys.map(\.2))
        block.texts(keys.map(\.3))
        block.column(contributions.map(\.amount))
        block.column(contributions.map { UInt8(Grade.allCases.firstIndex(of: $0.grade) ?? 0) })
        return block.bytes
    }

    static func decode(_ bytes: [UInt8], count: Int) throws -> [PublishedContribution] {
        var block = BlockReader(bytes)
        guard let textCount = try block.column(UInt32.self, count: 1).first, textCount >= 1,
            let packedSize = try block.column(UInt32.self, count: 1).first
        else { throw StoreDamage.shortBlock }
        var texts = TextTable()
        try texts.append(try block.withBytes(Int(packedSize)) { Array($0) }, count: Int(textCount) - 1)
        let payments = try block.texts(count: count)
        let campaigns = try block.texts(count: count)
        let currencies = try block.texts(count: count)
        let amounts = try block.column(Int64.self, count: count)
        let grades = try block.column(UInt8.self, count: count)
        func text(_ id: TextID) throws -> String {
            guard id.rawValue < textCount else { throw StoreDamage.shortBlock }
            return texts[id]
        }
        return try (0..<count).map { i in
            guard Int(grades[i]) < Grade.allCases.count else { throw StoreDamage.shortBlock }
            let key = Key(payment: try text(payments[i]), campaign: try text(campaigns[i]), currency: try text(currencies[i]))
            return PublishedContribution(key: key, amount: amounts[i], grade: Grade.allCases[Int(grades[i])])
        }
    }
}
