extension TextTable: Portable {
    public func write(to bytes: inout ByteWriter) {
        bytes.write(items: self.bytes)
        bytes.write(items: ends)
    }

    public init(from bytes: inout ByteReader) throws {
        let all = try bytes.items(UInt8.self)
        let ends = try bytes.items(Int.self)
        guard ends.first == 0, ends.last == all.count, zip(ends, ends.dropFirst()).allSatisfy({ $0 < $1 }) else {
            throw TransferDamage("texts end where they can't")
        }
        self.init(minimumCapacity: ends.count * 2)
        for index in ends.indices.dropFirst() {
            let id = all.withUnsafeBufferPointer { intern(UnsafeBufferPointer(rebasing: $0[ends[index - 1]..<ends[index]])) }
            guard Int(id.rawValue) == index else { throw TransferDamage("a text stands there twice") }
        }
    }
}

extension MentionTable: Portable {
    public func write(to bytes: inout ByteWriter) { bytes.write(items: mentions) }

    public init(from bytes: inout ByteReader) throws {
        self.init()
        for mention in try bytes.items(Mention.self) {
            let count = count
            guard Int(intern(mention).rawValue) == count else { throw TransferDamage("a mention stands there twice") }
        }
    }
}

extension RateTable: Portable {
    public func write(to bytes: inout ByteWriter) {
        bytes.write(maxAgeDays)
        bytes.write(providers.count)
        for provider in providers {
            bytes.write(provider.rawValue)
            let currencies = currencies(of: provider)
            bytes.write(currencies.count)
            for currency in currencies {
                bytes.write(currency)
                bytes.write(items: quotes(for: currency, of: provider))
            }
        }
    }

    public init(from bytes: inout ByteReader) throws {
        self.init(maxAgeDays: try bytes.number())
        for _ in 0..<(try bytes.count()) {
            guard let provider = Provider(rawValue: try bytes.text()) else { throw TransferDamage("a provider of rates is unknown") }
            for _ in 0..<(try bytes.count()) {
                let currency = try bytes.text()
                insert(try bytes.items(), for: currency, of: provider)
            }
        }
    }
}

extension Campaign: Portable {
    public func write(to bytes: inout ByteWriter) {
        for text in [id, name, beneficiary] { bytes.write(text) }
        bytes.write(items: [from, to])
        for texts in [hashtags, keywords, content, sponsors] { bytes.write(texts: texts) }
    }

    public init(from bytes: inout ByteReader) throws {
        let (id, name, beneficiary) = (try bytes.text(), try bytes.text(), try bytes.text())
        let days = try bytes.items(Day.self)
        guard days.count == 2 else { throw TransferDamage("a campaign has no window") }
        self.init(
            id: id, name: name, beneficiary: beneficiary, from: days[0], to: days[1], hashtags: try bytes.texts(),
            keywords: try bytes.texts(), content: try bytes.texts(), sponsors: try bytes.texts())
    }
}

extension Problem: Portable {
    public func write(to bytes: inout ByteWriter) {
        bytes.write(Int(kind.rawValue))
        bytes.write(line ?? -1)
        for text in [file, field] {
            bytes.write(text != nil)
            bytes.write(text ?? "")
        }
        bytes.write(what)
        bytes.write(remedy)
    }

    public init(from bytes: inout ByteReader) throws {
        guard let kind = Kind(rawValue: Int32(truncatingIfNeeded: try bytes.number())) else {
            throw TransferDamage("a problem is of no kind")
        }
        let line = try bytes.number()
        var texts: [String?] = []
        for _ in 0..<2 {
            let isGiven = try bytes.flag()
            let text = try bytes.text()
            texts.append(isGiven ? text : nil)
        }
        self.init(
            kind, file: texts[0], line: line < 0 ? nil : line, field: texts[1], try bytes.text(), remedy: try bytes.text())
    }
}
