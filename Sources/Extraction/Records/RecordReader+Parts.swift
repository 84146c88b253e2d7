internal import PipelineModel

extension RecordReader {
    /// The path of the drop where its records are read from it as it lies there: neither unpacked nor decoded nor put together.
    public var plainFile: String? {
        if held == nil, table == nil, case .file(let path) = source { path } else { nil }
    }

    /// Where parts of about equal size begin, at most `count` of them and none much smaller than `smallest` bytes: the first at ``start``,
    /// each other behind a line feed.
    ///
    /// A line feed may stand inside quotes, so all but the first are guesses. One is right where reading the part before it ends at exactly
    /// its offset, since reading from a place where a record starts depends on nothing before it; where it does not, read on from where
    /// the part before ended. Their lines are not known: each is 1.
    ///
    /// - Throws: ``Problem`` where the drop can't be read any more.
    public func parts(atMost count: Int, smallest: Int = 1 << 20) throws -> [RecordPosition] {
        let rest = size - start.offset
        let parts = min(count, rest / max(1, smallest))
        guard held == nil, parts > 1, dialect.encoding != .utf16LittleEndian, dialect.encoding != .utf16BigEndian else { return [start] }
        let bytes = try source.open()
        var positions = [start]
        for part in 1..<parts {
            let nominal = start.offset + rest / parts * part
            guard nominal > positions[positions.count - 1].offset, let offset = try bytes.lineStart(after: nominal), offset < size else {
                continue
            }
            positions.append(RecordPosition(offset: offset, line: 1))
        }
        return positions
    }
}

extension DropBytes {
    /// The byte behind the first line feed at or after `offset`; nil where there is none within some blocks.
    func lineStart(after offset: Int) throws(Problem) -> Int? {
        var block = [UInt8](repeating: 0, count: 1 << 16)
        var offset = offset
        for _ in 0..<16 {
            let got = try block.withUnsafeMutableBufferPointer { (buffer) throws(Problem) -> Int in
                guard let base = buffer.baseAddress else { return 0 }
                return try read(into: base, count: buffer.count, at: offset)
            }
            if got == 0 { return nil }
            if let index = block[..<got].firstIndex(of: 0x0A) { return offset + index + 1 }
            offset += got
        }
        return nil
    }
}
