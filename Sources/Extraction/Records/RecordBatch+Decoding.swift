internal import PipelineModel

extension RecordBatch {
    /// Appends `text`, whose fields end where `fieldEnds` from `firstField` on say, as UTF-8 and corrects those ends; false where the
    /// encoding has no character for some byte, which becomes U+FFFD.
    mutating func append(_ text: UnsafeBufferPointer<UInt8>, from firstField: Int, decodedBy table: SingleByteTable) -> Bool {
        let base = bytes.count
        var known = true
        let wide = [UInt8](unsafeUninitializedCapacity: text.count * 3) { output, count in
            guard let target = output.baseAddress else { return }
            var read = 0
            for field in firstField..<fieldEnds.count {
                let end = fieldEnds[field] - base
                while read < end {
                    count += table.write(text[read], to: target + count, known: &known)
                    read += 1
                }
                fieldEnds[field] = base + count
            }
        }
        bytes.append(contentsOf: wide)
        return known
    }

    /// Appends `text`, which is not all UTF-8, with U+FFFD for what is not, and corrects the ends of its fields from `firstField` on.
    mutating func append(repairing text: UnsafeBufferPointer<UInt8>, from firstField: Int) {
        let base = bytes.count
        var start = 0
        for field in firstField..<fieldEnds.count {
            let end = fieldEnds[field] - base
            bytes.append(contentsOf: String(decoding: text[start..<end], as: UTF8.self).utf8)
            fieldEnds[field] = bytes.count
            start = end
        }
    }

    /// Bytes of the longest field from `firstField` on.
    func longestField(from firstField: Int) -> Int {
        (firstField..<fieldEnds.count).reduce(0) { max($0, range(ofField: $1).count) }
    }

    /// Takes away the last record's fields beyond `limit` where all of those are empty; answers how many fields it keeps.
    mutating func dropSurplus(fields: Int, over limit: Int) -> Int {
        guard fields > limit else { return fields }
        let firstSurplus = fieldEnds.count - (fields - limit)
        guard (firstSurplus..<fieldEnds.count).allSatisfy({ range(ofField: $0).isEmpty }) else { return fields }
        fieldEnds.removeLast(fields - limit)
        return limit
    }
}
