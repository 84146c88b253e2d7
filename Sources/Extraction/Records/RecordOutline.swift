internal import PipelineModel

/// Where a record ends, found by following its quotes and line ends; what its fields say is libcsv's affair.
struct RecordOutline {
    /// Bytes of the record without the line end that closes it.
    var length: Int
    /// Bytes of the record with that line end.
    var extent: Int
    /// Line ends in `extent`.
    var lines: Int
    var problem: RecordProblem = .none
    /// Whether blanks stand between a closing quote and the delimiter or line end after it.
    var isPadded = false

    /// Follows the record that starts at `bytes[0]`; nil where its end lies beyond `bytes` and `isLast` says that more may come.
    ///
    /// - A quote opens a quoted field only as the field's first byte; elsewhere in an unquoted field it is text.
    /// - Text after a closing quote is a stray quote: the rest of that field counts as unquoted, so that the record ends with its line.
    /// - A quoted field that crosses a line end and then runs into the end of the drop, over a limit, or into a stray quote was never
    ///   closed where it should have been: the record ends with the line on which that field began, and the next line is read afresh.
    ///
    /// The cost stays linear in the drop: a look ahead from an open quote ends at the next line that could open another.
    static func following(
        _ bytes: UnsafeBufferPointer<UInt8>, delimiter: UInt8, quote: UInt8, limits: ReadLimits, isLast: Bool
    ) -> RecordOutline? {
        var lines = 0
        var problem = RecordProblem.none
        var isPadded = false
        var state = State.fieldStart
        var fieldStart = 0
        /// The first line end inside the current quoted field.
        var fold: RecordOutline?
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let isLineEnd = byte == 0x0A || byte == 0x0D
            var width = 1
            if byte == 0x0D {
                if index + 1 < bytes.count { width = bytes[index + 1] == 0x0A ? 2 : 1 } else if !isLast { return nil }
            }
            if isLineEnd, state != .quoted {
                lines += 1
                return RecordOutline(length: index, extent: index + width, lines: lines, problem: problem, isPadded: isPadded)
            }
            switch state {
            case .fieldStart:
                if byte == quote {
                    state = .quoted
                    fieldStart = index
                    fold = nil
                } else if byte != delimiter {
                    state = .unquoted
                }
            case .unquoted:
                if byte == delimiter { state = .fieldStart }
            case .quoted:
                if byte == quote {
                    state = .closed
                } else if isLineEnd {
                    lines += 1
                    if fold == nil { fold = RecordOutline(length: index, extent: index + width, lines: lines, problem: .openQuote) }
                    if let fold, lines - fold.lines >= limits.quotedLines { return fold }
                }
                if let fold, index - fieldStart > limits.fieldBytes { return fold }
            case .closed, .padded:
                if byte == delimiter {
                    state = .fieldStart
                } else if byte == quote, state == .closed {
                    state = .quoted
                } else if byte == 0x20 || byte == 0x09 {
                    state = .padded
                    isPadded = true
                } else {
                    if let fold { return fold }
                    problem = .strayQuote
                    state = .unquoted
                }
            }
            index += width
        }
        guard isLast else { return nil }
        if state == .quoted {
            if let fold { return fold }
            problem = .openQuote
        }
        return RecordOutline(length: bytes.count, extent: bytes.count, lines: lines, problem: problem, isPadded: isPadded)
    }

    private enum State { case fieldStart, unquoted, quoted, closed, padded }
}
