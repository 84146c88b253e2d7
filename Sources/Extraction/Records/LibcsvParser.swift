internal import Clibcsv

/// Splits one record into its fields by libcsv, whose lenient reading keeps stray quotes as text.
final class LibcsvParser {
    private var parser = csv_parser()
    /// The fields of the last record, back to back.
    private(set) var bytes: [UInt8] = []
    /// Where each field ends in `bytes`.
    private(set) var ends: [Int] = []

    init(delimiter: UInt8, quote: UInt8) {
        // Fails only for options that don't exist.
        _ = csv_init(&parser, 0)
        csv_set_delim(&parser, delimiter)
        csv_set_quote(&parser, quote)
        csv_set_space_func(&parser, noByteIsSpace)
        csv_set_term_func(&parser, lineEnds)
    }

    deinit { csv_free(&parser) }

    /// Fills ``bytes`` and ``ends`` with the fields of `record`, which holds one record without its closing line end.
    ///
    /// Answers false where libcsv ran out of memory.
    func parse(_ record: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        let context = Unmanaged.passUnretained(self).toOpaque()
        let parsed = csv_parse(&parser, record.baseAddress, record.count, takeField, nil, context)
        return parsed == record.count && csv_fini(&parser, takeField, nil, context) == 0
    }

    fileprivate func take(_ field: UnsafeRawBufferPointer) {
        bytes.append(contentsOf: field)
        ends.append(bytes.count)
    }
}

private func takeField(_ field: UnsafeMutableRawPointer?, _ count: Int, _ context: UnsafeMutableRawPointer?) {
    guard let context else { return }
    Unmanaged<LibcsvParser>.fromOpaque(context).takeUnretainedValue().take(UnsafeRawBufferPointer(start: field, count: count))
}

/// Blanks are content: libcsv is to trim nothing.
private func noByteIsSpace(_ byte: UInt8) -> Int32 { 0 }

private func lineEnds(_ byte: UInt8) -> Int32 { byte == 0x0A || byte == 0x0D ? 1 : 0 }
