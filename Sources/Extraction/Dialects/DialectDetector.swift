public import PipelineModel

/// Finds out how a drop is written: from its head, and, for the encoding, from all of its bytes.
///
/// What the settings give wins and is not questioned. The encoding needs the whole drop, since the one name that tells UTF-8 from
/// windows-1250 may stand on its last line; that pass is cheap, and free where ``DropHash/survey(ofFile:)`` made it already.
public enum DialectDetector {
    /// Bytes of the head that delimiter, quote, preamble and header are told from.
    static let headBytes = 1 << 18

    /// - Throws: ``Problem`` where the file is missing, can't be read, is empty, or is no delimited text.
    public static func detect(
        path: String, settings: SourceConfiguration.DialectSettings = .init(), evidence: EncodingEvidence? = nil
    ) throws -> DetectedDialect {
        try detect(.file(path), settings: settings, evidence: evidence)
    }

    /// - Throws: ``Problem`` where there are no bytes, or where they are no delimited text.
    public static func detect(bytes: [UInt8], settings: SourceConfiguration.DialectSettings = .init()) throws -> DetectedDialect {
        try detect(.bytes(bytes), settings: settings, evidence: nil)
    }

    static func detect(
        _ source: DropSource, settings: SourceConfiguration.DialectSettings, evidence: EncodingEvidence?, workers: Workers = Workers(1)
    ) throws -> DetectedDialect {
        let opened = try source.open()
        let head = try opened.head(headBytes)
        if head.isEmpty {
            throw Problem(
                .dataRefused, file: opened.path, "is empty", remedy: "check the export, or take the file out of the source's path")
        }
        let mark = ByteOrderMark(head)
        if mark == nil { try ForeignFormat.refuse(head, file: opened.path) }
        let encoding = try Self.encoding(head: head, mark: mark, given: settings.encoding) {
            try evidence ?? EncodingEvidence.gather(source, size: opened.size, workers: workers)
        }
        let markBytes = mark.flatMap { $0.encoding == encoding ? $0.bytes : nil } ?? 0
        if encoding != .utf16LittleEndian, encoding != .utf16BigEndian {
            try ForeignFormat.refuseBinary(head, delimiter: settings.delimiter, file: opened.path)
        }
        let sampler = HeadSampler(head: head, isWhole: head.count == opened.size, markBytes: markBytes, encoding: encoding)
        let named = settings.delimiter == nil && settings.skipLines == nil ? try sampler.namedDelimiter() : nil
        let quote = try settings.quote ?? sampler.quote(delimiter: settings.delimiter)
        let delimiter = try settings.delimiter ?? named ?? sampler.delimiter(quote: quote, skipLines: settings.skipLines ?? 0)
        let rows = try sampler.rows(delimiter: delimiter, quote: quote, skipLines: settings.skipLines ?? (named == nil ? 0 : 1))
        let layout = HeadLayout(rows, skipLines: settings.skipLines, header: settings.header)
        let namingLines = named == nil ? 0 : 1
        let skipLines = settings.skipLines ?? (layout.skipLines + namingLines)
        if let earlier = layout.earlierTable { throw Self.earlierTable(opened.path, header: skipLines, earlier + namingLines) }
        var detected = DetectedDialect(
            dialect: Dialect(delimiter: delimiter, quote: quote, encoding: encoding, skipLines: skipLines, header: layout.header),
            delimiter: settings.delimiter == nil ? .detected : .given,
            quote: settings.quote == nil ? .detected : .given,
            encoding: settings.encoding == encoding ? .given : .detected,
            skipLines: settings.skipLines == nil ? .detected : .given,
            header: settings.header == nil ? .detected : .given,
            markBytes: markBytes,
            columns: layout.header ? nil : layout.columns
        )
        detected.misfit = layout.misfit
        detected.misfit?.linesBefore += settings.skipLines ?? namingLines
        return detected
    }

    /// What is wrong with a file in which a header would leave out what may be records.
    ///
    /// - Parameters:
    ///   - header: Lines before it.
    ///   - earlier: Lines before the first row that may be a record, or the header of some.
    public static func earlierTable(_ file: String?, header: Int, _ earlier: Int) -> Problem {
        Problem(
            .dataRefused, file: file, line: header + 1, field: "dialect.skipLines",
            "is a header, and a table seems to stand above it from line \(earlier + 1) on, which would not be read",
            remedy:
                "put each table in a file of its own, or, if nothing above line \(header + 1) is a record, set dialect.skipLines to \(header)"
        )
    }

    /// The encoding of a drop that has no delimiter.
    static func encoding(of source: DropBytes, head: [UInt8]) throws(Problem) -> TextEncoding {
        try encoding(head: head, mark: ByteOrderMark(head), given: nil) { () throws(Problem) in
            var evidence = EncodingEvidence()
            try source.forEachBlock { block in
                evidence.observe(block)
                return true
            }
            evidence.finish()
            return evidence
        }
    }

    /// The encoding: a given one, else what a byte-order mark says, else UTF-16 by its zero bytes, else UTF-8 where the drop is that,
    /// else the single-byte encoding whose letters make sense.
    private static func encoding<Failure: Error>(
        head: [UInt8], mark: ByteOrderMark?, given: TextEncoding?, evidence: () throws(Failure) -> EncodingEvidence
    ) throws(Failure) -> TextEncoding {
        if let given {
            // `utf-16` in a configuration does not say which end comes first; the mark does.
            let isWide = given == .utf16LittleEndian || given == .utf16BigEndian
            if isWide, let marked = mark?.encoding, marked != .utf8 { return marked }
            return given
        }
        if let mark { return mark.encoding }
        if let wide = utf16(head) { return wide }
        let whole = try evidence()
        return whole.isUTF8 ? .utf8 : SingleByteChoice.encoding(whole)
    }

    /// UTF-16 without a mark: text of this kind has every other byte zero, nearly always on the same side.
    private static func utf16(_ head: [UInt8]) -> TextEncoding? {
        var even = 0
        var odd = 0
        for (index, byte) in head.enumerated() where byte == 0 {
            if index & 1 == 0 { even += 1 } else { odd += 1 }
        }
        let units = head.count / 2
        guard units >= 2, max(even, odd) * 10 >= units * 6, min(even, odd) * 50 <= units else { return nil }
        return odd > even ? .utf16LittleEndian : .utf16BigEndian
    }
}
