internal import Foundation
import PipelineModel

extension Change {
    /// A block: the distinct texts, then their numbers per change, kinds, amounts and grades. An amount or grade that is not there is told by a mark
    /// beside it.
    static func encode(_ changes: ArraySlice<Change>) -> [UInt8] {
        var texts = TextTable()
        let columns = [\Change.key.payment, \.key.campaign, \.key.currency, \.because].map { path in
            changes.map { texts.intern($0[keyPath: path]) }
        }
        var block = BlockWriter()
        block.table(texts)
        for column in columns { block.texts(column) }
        block.column(changes.map { UInt8(Kind.allCases.firstIndex(of: $0.kind) ?? 0) })
        for amounts in [changes.map(\.before), changes.map(\.after)] {
            block.column(amounts.map { $0 == nil ? UInt8(0) : 1 })
            block.column(amounts.map { $0 ?? 0 })
        }
        for grades in [changes.map(\.gradeBefore), changes.map(\.gradeAfter)] {
            block.column(grades.map { grade in UInt8(grade.flatMap { Grade.allCases.firstIndex(of: $0) }.map { $0 + 1 } ?? 0) })
        }
        return block.bytes
    }

    static func decode(_ bytes: [UInt8], count: Int) throws -> [Change] {
        var block = BlockReader(bytes)
        let texts = try block.table()
        let keys = try block.keys(of: texts, count: count)
        let causes = try block.texts(of: texts, count: count)
        let kinds = try block.column(UInt8.self, count: count)
        let before = try amounts(&block, count)
        let after = try amounts(&block, count)
        let gradesBefore = try grades(&block, count)
        let gradesAfter = try grades(&block, count)
        return try (0..<count).map { i in
            guard Int(kinds[i]) < Kind.allCases.count else { throw StoreDamage.shortBlock }
            return Change(
                key: keys[i], kind: Kind.allCases[Int(kinds[i])], before: before[i], after: after[i], gradeBefore: gradesBefore[i],
                gradeAfter: gradesAfter[i], because: causes[i])
        }
    }

    private static func amounts(_ block: inout BlockReader, _ count: Int) throws -> [Int64?] {
        let isThere = try block.column(UInt8.self, count: count)
        return zip(isThere, try block.column(Int64.self, count: count)).map { $0 == 0 ? nil : $1 }
    }

    private static func grades(_ block: inout BlockReader, _ count: Int) throws -> [Grade?] {
        try block.column(UInt8.self, count: count).map { number in
            guard Int(number) <= Grade.allCases.count else { throw StoreDamage.shortBlock }
            return number == 0 ? nil : Grade.allCases[Int(number) - 1]
        }
    }
}
