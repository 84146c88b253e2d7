internal import PipelineModel

/// Where a drop's bytes come from. A value: every reading opens the file anew, so a drop can be read as often as needed.
enum DropSource: Sendable {
    case file(String)
    case bytes([UInt8])
    /// What was unpacked or decoded from the file at a path.
    case scratch(ScratchFile, path: String)

    func open() throws(Problem) -> DropBytes {
        switch self {
        case .file(let path): .file(try DropFile(path: path))
        case .bytes(let bytes): .memory(bytes)
        case .scratch(let file, let path): .file(DropFile(file, path: path))
        }
    }

    /// The delimited text to read: the drop itself, or the table that it is decoded to. What was unpacked from an archive stays unpacked.
    func decoded(_ settings: SourceConfiguration.DialectSettings) throws(Problem) -> (source: DropSource, table: TableInfo?) {
        let bytes = try open()
        var source = self
        var path: String?
        var identity: FileIdentity?
        if case .file(let name) = self, case .file(let file) = bytes {
            path = file.scratch?.path ?? name
            identity = file.identity
            if let scratch = file.scratch { source = .scratch(scratch, path: name) }
        }
        guard let format = TableFormat.of(try bytes.head(TableFormat.headBytes)) else { return (source, nil) }
        let decode = { () throws(Problem) in TableInfo(try format.decode(bytes, path: path, settings: settings)) }
        let table: TableInfo
        if let identity {
            table = try DecodedTables.shared.table(.init(file: identity, sheet: settings.sheet, encoding: settings.encoding), decode)
        } else {
            table = try decode()
        }
        return (.scratch(table.file, path: bytes.path ?? ""), table)
    }
}

/// The bytes of a drop, opened for reading.
enum DropBytes {
    case file(DropFile)
    case memory([UInt8])

    var size: Int {
        switch self {
        case .file(let file): file.size
        case .memory(let bytes): bytes.count
        }
    }

    var path: String? {
        switch self {
        case .file(let file): file.path.isEmpty ? nil : file.path
        case .memory: nil
        }
    }

    /// Reads up to `count` bytes from `offset` into `buffer`; 0 at the end.
    func read(into buffer: UnsafeMutablePointer<UInt8>, count: Int, at offset: Int) throws(Problem) -> Int {
        switch self {
        case .file(let file): return try file.read(into: buffer, count: count, at: offset)
        case .memory(let bytes):
            let got = max(0, min(count, bytes.count - offset))
            bytes.withUnsafeBufferPointer { if let base = $0.baseAddress, got > 0 { buffer.update(from: base + offset, count: got) } }
            return got
        }
    }

    /// The first bytes, at most `count`.
    func head(_ count: Int) throws(Problem) -> [UInt8] { try bytes(from: 0, count: count) }

    /// Up to `count` bytes from `start`.
    func bytes(from start: Int, count: Int) throws(Problem) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: max(0, min(count, size - start)))
        var filled = 0
        while filled < bytes.count {
            let got = try bytes.withUnsafeMutableBufferPointer { (buffer) throws(Problem) -> Int in
                guard let base = buffer.baseAddress else { return 0 }
                return try read(into: base + filled, count: buffer.count - filled, at: start + filled)
            }
            if got == 0 { break }
            filled += got
        }
        bytes.removeLast(bytes.count - filled)
        return bytes
    }

    /// Hands all bytes from `start` on to `body`, block by block, until it answers false.
    func forEachBlock(from start: Int = 0, of size: Int = 1 << 20, _ body: (UnsafeBufferPointer<UInt8>) -> Bool) throws(Problem) {
        let block = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
        defer { block.deallocate() }
        var offset = start
        while true {
            let got = try read(into: block, count: size, at: offset)
            if got == 0 { return }
            guard body(UnsafeBufferPointer(start: block, count: got)) else { return }
            offset += got
        }
    }
}
