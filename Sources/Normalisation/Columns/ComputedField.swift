internal import PipelineModel

/// A field whose value is worked out from columns, once per batch.
struct ComputedField: Sendable {
    var parts: [Part]
    /// The first that is not empty, instead of all with a space between them.
    var takesFirst = false
    /// What values stand for.
    var values: [[UInt8]: [UInt8]] = [:]
    /// Puts a minus sign before the value where a column says that money went out.
    var direction: Direction?

    struct Direction: Sendable {
        var slot: Int
        var into: [[UInt8]]
        var out: [[UInt8]]
    }

    init(parts: [Part], takesFirst: Bool = false) {
        self.parts = parts
        self.takesFirst = takesFirst
    }

    /// A column, or what is meant of its text.
    struct Part: Sendable {
        var column: Int
        var after: [[UInt8]] = []
        var from: [[UInt8]] = []
        var until: [[UInt8]] = []

        var isWhole: Bool { after.isEmpty && from.isEmpty && until.isEmpty }

        init(column: Int) { self.column = column }

        init(column: Int, _ part: SourceConfiguration.ColumnPart) {
            self.column = column
            after = part.after.map { Array($0.utf8).map(\.lowered) }.sorted { $0.count > $1.count }
            from = part.from.map { Array($0.utf8).map(\.lowered) }
            until = part.until.map { Array($0.utf8).map(\.lowered) }
        }

        /// The part of `value` that is meant; ASCII letters are compared in any case.
        func cut(_ value: Bytes) -> Bytes {
            var value = value.trimmed
            if isWhole { return value }
            if !from.isEmpty {
                guard let end = from.lazy.compactMap({ Self.range(of: $0, in: value)?.upperBound }).first else { return value.slice(0..<0) }
                value = value.slice(end..<value.count).trimmed
            }
            for beginning in after where value.count > beginning.count && zip(value, beginning).allSatisfy({ $0.lowered == $1 }) {
                value = value.slice(beginning.count..<value.count).trimmed
                break
            }
            for ending in until {
                if let range = Self.range(of: ending, in: value) { value = value.slice(0..<range.lowerBound).trimmed }
            }
            return value
        }

        private static func range(of label: [UInt8], in value: Bytes) -> Range<Int>? {
            guard !label.isEmpty, value.count >= label.count else { return nil }
            for start in 0...(value.count - label.count) where label.indices.allSatisfy({ value[start + $0].lowered == label[$0] }) {
                return start..<(start + label.count)
            }
            return nil
        }
    }

    /// Appends the value for `record` to `bytes`.
    func append(_ record: Record, of batch: borrowing RecordBatch, to bytes: inout [UInt8]) {
        let start = bytes.count
        for part in parts {
            if takesFirst, bytes.count > start { break }
            batch.withField(part.column, of: record) { value in
                let value = part.cut(value)
                if value.isEmpty { return }
                if bytes.count > start { bytes.append(0x20) }
                bytes.append(contentsOf: value)
            }
        }
        if !values.isEmpty, let meant = values[Array(bytes[start...])] { bytes.replaceSubrange(start..., with: meant) }
        if let direction, bytes.count > start { turn(direction, record, batch, start, &bytes) }
    }

    /// The column decides, whatever sign the amount has; what it says beyond the known words is added, so that no amount is read.
    private func turn(
        _ direction: Direction, _ record: Record, _ batch: borrowing RecordBatch, _ start: Int, _ bytes: inout [UInt8]
    ) {
        batch.withField(direction.slot, of: record) { value in
            let word = value.trimmed
            func among(_ words: [[UInt8]]) -> Bool {
                words.contains { $0.count == word.count && zip($0, word).allSatisfy { $0.lowered == $1.lowered } }
            }
            let isIn = among(direction.into)
            guard isIn || among(direction.out) else {
                bytes += Array(" (direction “".utf8) + Array(word) + Array("”)".utf8)
                return
            }
            if bytes[start] == 0x2D || bytes[start] == 0x2B { bytes.remove(at: start) }
            if !isIn { bytes.insert(0x2D, at: start) }
        }
    }
}
