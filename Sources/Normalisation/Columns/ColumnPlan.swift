public import PipelineModel

/// Which column of a file each field of a source is read from.
///
/// A class, since it holds many lists and goes along with every record that is read: a copy of a value would count all of them.
public final class ColumnPlan: Sendable {
    /// The drop's file name, for messages.
    public let file: String
    public let header: [String]
    public let columnCount: Int
    /// The header's cells, blanks trimmed, for finding it among the records.
    let headerCells: [[UInt8]]
    /// Those that are not empty.
    let headerNames: Set<[UInt8]>
    let kind: SourceKind
    private let slots: [String: FieldSlot]
    let exclusions: [Exclusion]
    let computed: [ComputedField]
    let constants: [UInt8]
    /// Per column, what its values' fingerprints start from: the folded header, or the position where there is none.
    let seeds: [UInt64]

    struct Exclusion: Sendable {
        var slot: FieldSlot
        var values: [[UInt8]]
        /// Whether values that start so are meant as well.
        var isPrefix: Bool
        /// Whether all other values are meant.
        var isNegated: Bool
        var reason: String
        /// Whether the rule keeps out records of another type, in whose columns other things stand: their money is not known.
        var isOfOtherType: Bool { isPrefix && isNegated }
        /// Whether what the rule keeps out may be a payment of its own, and not a part of another record.
        var keepsOutPayments: Bool
    }

    /// - Parameters:
    ///   - header: The header as read; empty where the file has none.
    ///   - columnCount: How many columns a record has: with a header, as many as it names.
    /// - Throws: ``Problems`` with one ``Problem`` of kind `configuration` for each column that is not there, stands there twice, or is out
    ///   of range; `field` is the key's path (`sources[bt].columns.date`).
    public init(source: SourceConfiguration, header: [String], columnCount: Int, file: String) throws {
        self.file = file
        self.header = header
        self.columnCount = columnCount
        headerCells = header.map { Array($0.utf8).trimmedText }
        headerNames = Set(headerCells.lazy.filter { !$0.isEmpty })
        kind = source.kind
        var resolver = SelectorResolver(header: header, columnCount: columnCount, file: file)
        var slots: [String: FieldSlot] = [:]
        var constants: [UInt8] = []
        let path = "sources[\(source.id)]"
        for field in source.kind.fields {
            if let selector = source.columns[field] {
                slots[field] = resolver.slot(selector, path: path + ".columns." + field)
            } else if let constant = source.constants[field] {
                slots[field] = .constant(constants.count..<(constants.count + constant.utf8.count))
                constants += constant.utf8
            }
        }
        exclusions = source.exclude.enumerated().map { index, rule in
            let slot = resolver.slot(rule.column, path: path + ".exclude[\(index)].column")
            return Exclusion(rule, slot: slot)
        }
        for (field, meanings) in source.values {
            guard let slot = slots[field] else { continue }
            slots[field] = resolver.recompute(slot) { computed in
                for (value, meant) in meanings { computed.values[Array(value.utf8)] = Array(meant.utf8) }
            }
        }
        if let direction = source.direction, let amount = slots["amount"],
            case .column(let column) = resolver.slot(direction.column, path: path + ".direction.column")
        {
            slots["amount"] = resolver.recompute(amount) {
                $0.direction = .init(slot: column, into: direction.into.map { Array($0.utf8) }, out: direction.out.map { Array($0.utf8) })
            }
        }
        if !resolver.problems.isEmpty { throw Problems(resolver.problems) }
        self.slots = slots
        self.constants = constants
        computed = resolver.computed
        seeds = Self.seeds(header: header, columnCount: columnCount)
    }

    /// The fields that each column is read for, by column from 0; a computed field counts for each of its columns.
    public var fieldsOfColumns: [Int: [String]] {
        var fields: [Int: [String]] = [:]
        for field in kind.fields {
            switch slot(field) {
            case .column(let column): fields[column, default: []].append(field)
            case .computed(let number):
                let columns = computed[number].parts.map(\.column) + (computed[number].direction.map { [$0.slot] } ?? [])
                for column in Set(columns).sorted() { fields[column, default: []].append(field) }
            case .absent, .constant: break
            }
        }
        return fields
    }

    func slot(_ field: String) -> FieldSlot { slots[field] ?? .absent }

    func has(_ field: String) -> Bool { slots[field] != nil }

    /// The header that a field is read from, for messages; the field's own name where there is none.
    func columnName(_ field: String) -> String {
        guard case .column(let column) = slot(field), column < header.count else { return field }
        return header[column]
    }

    private static func seeds(header: [String], columnCount: Int) -> [UInt64] {
        var seen: [String: Int] = [:]
        return (0..<max(columnCount, header.count)).map { column in
            let name = column < header.count ? SelectorResolver.folded(header[column]) : ""
            guard !name.isEmpty else { return Fingerprint.of("#\(column + 1)").rawValue }
            seen[name, default: 0] += 1
            let occurrence = seen[name, default: 1]
            return Fingerprint.of(occurrence == 1 ? name : name + "\u{0}\(occurrence)").rawValue
        }
    }
}

extension ColumnPlan.Exclusion {
    init(_ rule: SourceConfiguration.ExclusionRule, slot: FieldSlot) {
        let (values, isPrefix, isNegated): ([String], Bool, Bool) =
            switch rule.test {
            case .equals(let values): (values, false, false)
            case .startsWith(let values): (values, true, false)
            case .unless(let values): (values, false, true)
            case .unlessStartsWith(let values): (values, true, true)
            }
        self.init(
            slot: slot, values: values.map { Array($0.utf8).trimmedText }, isPrefix: isPrefix, isNegated: isNegated, reason: rule.reason,
            keepsOutPayments: rule.column != .header(RowSettings.fate))
    }
}

extension [UInt8] {
    var trimmedText: [UInt8] { withUnsafeBufferPointer { Array($0.trimmed) } }
}
