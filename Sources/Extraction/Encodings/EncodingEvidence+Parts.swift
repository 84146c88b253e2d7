internal import PipelineModel

extension EncodingEvidence {
    /// The evidence of a whole drop, gathered in parts that begin behind line feeds: a line feed ends whatever was open before it, so that
    /// the parts' counts add up to those of the whole.
    ///
    /// - Throws: ``Problem`` where the drop can't be read.
    static func gather(_ source: DropSource, size: Int, workers: Workers, smallest: Int = 4 << 20) throws -> EncodingEvidence {
        let bytes = try source.open()
        let count = min(workers.count * 2, size / smallest)
        var starts = [0]
        if workers.count > 1, count > 1 {
            for part in 1..<count {
                guard let start = try bytes.lineStart(after: size / count * part), start > starts[starts.count - 1] else { continue }
                starts.append(start)
            }
        }
        let bounds = starts
        let parts = try workers.map(bounds.count) { part in
            var evidence = EncodingEvidence()
            let end = part + 1 < bounds.count ? bounds[part + 1] : Int.max
            var offset = bounds[part]
            try source.open().forEachBlock(from: offset, of: 1 << 18) { block in
                evidence.observe(UnsafeBufferPointer(rebasing: block.prefix(max(0, end - offset))))
                offset += block.count
                return offset < end
            }
            if end == .max { evidence.finish() }
            return evidence
        }
        return parts.dropFirst().reduce(into: parts[0]) { $0.add($1) }
    }
}
