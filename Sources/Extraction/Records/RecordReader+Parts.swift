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
        return try self.parts(at: (1..<max(1, parts)).map { rest / parts * $0 })
    }

    /// The same for workers who take part after part: as many large parts as there are workers, and as many small ones, so that in the end none
    /// waits long for another.
    public func parts(for workers: Int, smallest: Int = 1 << 20) throws -> [RecordPosition] {
        let rest = size - start.offset
        guard workers > 1, rest / max(1, smallest) >= workers * 2 else { return try parts(atMost: workers, smallest: smallest) }
        let large = rest / workers / 5 * 4
        let small = rest / workers - large
        return try parts(at: (1...workers).map { large * $0 } + (1..<workers).map { large * workers + small * $0 })
    }

    /// - Parameter offsets: Where parts but the first are to begin, counted from ``start``; ascending.
    private func parts(at offsets: [Int]) throws -> [RecordPosition] {
        guard held == nil, !offsets.isEmpty, dialect.encoding != .utf16LittleEndian, dialect.encoding != .utf16BigEndian else {
            return [start]
        }
        let bytes = try source.open()
        var positions = [start]
        for offset in offsets {
            let nominal = start.offset + offset
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
