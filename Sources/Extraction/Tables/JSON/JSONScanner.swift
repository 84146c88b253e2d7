internal import PipelineModel

/// Walks a JSON text (RFC 8259) without building it: numbers stay the digits that were written, since an id of 19 digits does not survive
/// a binary number.
struct JSONScanner {
    let bytes: [UInt8]
    var position = 0
    private let file: String
    private var depth = 0

    static let depthLimit = 64

    enum Kind { case object, array, string, number, literal }

    init(_ bytes: [UInt8], file: String) {
        self.bytes = bytes
        self.file = file
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// The physical line of a byte, from 1.
    func line(of offset: Int) -> Int { bytes[..<min(offset, bytes.count)].count { $0 == 0x0A } + 1 }

    func problem(_ what: String, at offset: Int? = nil) -> Problem {
        Problem(
            .dataRefused, file: file, line: line(of: offset ?? position), what, remedy: "the file is damaged or cut off: fetch it again")
    }

    mutating func skipBlanks() {
        while position < bytes.count,
            bytes[position] == 0x20 || bytes[position] == 0x0A || bytes[position] == 0x0D || bytes[position] == 0x09
        {
            position += 1
        }
    }

    /// Whether nothing but blanks remains.
    mutating func isAtEnd() -> Bool {
        skipBlanks()
        return position == bytes.count
    }

    /// The kind of the value that comes next.
    mutating func kind() throws(Problem) -> Kind {
        skipBlanks()
        guard position < bytes.count else { throw problem("ends in the middle of a value") }
        switch bytes[position] {
        case UInt8(ascii: "{"): return .object
        case UInt8(ascii: "["): return .array
        case UInt8(ascii: "\""): return .string
        case UInt8(ascii: "-"), 0x30...0x39: return .number
        case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"): return .literal
        default: throw problem("is no valid JSON")
        }
    }

    /// Hands each member of the object that comes next to `body`, which must pass over its value.
    mutating func members(_ body: (inout JSONScanner, String) throws(Problem) -> Void) throws(Problem) {
        var names: Set<String> = []
        try items(close: UInt8(ascii: "}")) { (scanner) throws(Problem) in
            scanner.skipBlanks()
            let start = scanner.position
            let name = try scanner.string()
            guard names.insert(name).inserted else {
                throw scanner.problem("has the key “\(name.prefix(60))” twice in one object", at: start)
            }
            scanner.skipBlanks()
            try scanner.expect(UInt8(ascii: ":"))
            try body(&scanner, name)
        }
    }

    /// Hands each element of the array that comes next to `body`, which must pass over it.
    mutating func elements(_ body: (inout JSONScanner) throws(Problem) -> Void) throws(Problem) {
        try items(close: UInt8(ascii: "]"), body)
    }

    private mutating func items(close: UInt8, _ body: (inout JSONScanner) throws(Problem) -> Void) throws(Problem) {
        skipBlanks()
        try expect(close - 2)
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthLimit else { throw problem("nests values more than \(Self.depthLimit) deep") }
        skipBlanks()
        if position < bytes.count, bytes[position] == close {
            position += 1
            return
        }
        while true {
            try body(&self)
            skipBlanks()
            guard position < bytes.count else { throw problem("ends in the middle of a value") }
            position += 1
            if bytes[position - 1] == close { return }
            guard bytes[position - 1] == UInt8(ascii: ",") else { throw problem("is no valid JSON: a comma is expected", at: position - 1) }
        }
    }

    private mutating func expect(_ byte: UInt8) throws(Problem) {
        guard position < bytes.count else { throw problem("ends in the middle of a value") }
        guard bytes[position] == byte else { throw problem("is no valid JSON: “\(Character(UnicodeScalar(byte)))” is expected") }
        position += 1
    }

    /// Passes over the value that comes next.
    mutating func skip() throws(Problem) {
        switch try kind() {
        case .object: try members { (scanner, _) throws(Problem) in try scanner.skip() }
        case .array: try elements { (scanner) throws(Problem) in try scanner.skip() }
        case .string: _ = try string()
        case .number: _ = try number()
        case .literal: _ = try literal()
        }
    }

    /// A number exactly as written.
    mutating func number() throws(Problem) -> String {
        let start = position
        func isDigit(_ scanner: JSONScanner) -> Bool {
            scanner.position < scanner.bytes.count && scanner.bytes[scanner.position] &- 0x30 < 10
        }
        func at(_ scanner: JSONScanner, _ wanted: String) -> Bool {
            scanner.position < scanner.bytes.count && wanted.utf8.contains(scanner.bytes[scanner.position])
        }
        if at(self, "-") { position += 1 }
        guard isDigit(self) else { throw problem("is no valid JSON: a number has no digits", at: start) }
        let hasZero = at(self, "0")
        position += 1
        while !hasZero, isDigit(self) { position += 1 }
        if at(self, ".") {
            position += 1
            guard isDigit(self) else { throw problem("is no valid JSON: a number ends with its point", at: start) }
            while isDigit(self) { position += 1 }
        }
        if at(self, "eE") {
            position += 1
            if at(self, "+-") { position += 1 }
            guard isDigit(self) else { throw problem("is no valid JSON: an exponent has no digits", at: start) }
            while isDigit(self) { position += 1 }
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// `true`, `false`, or nil for `null`.
    mutating func literal() throws(Problem) -> String? {
        for (word, value) in [("true", "true"), ("false", "false"), ("null", nil)] as [(String, String?)]
        where bytes[position...].starts(with: word.utf8) {
            position += word.utf8.count
            return value
        }
        throw problem("is no valid JSON")
    }

    mutating func string() throws(Problem) -> String {
        try expect(UInt8(ascii: "\""))
        let start = position
        var isPlain = true
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            guard bytes[position] >= 0x20 else { throw problem("is no valid JSON: a text runs over the end of its line") }
            if bytes[position] == UInt8(ascii: "\\") {
                isPlain = false
                position += 1
            }
            position += 1
        }
        guard position < bytes.count else { throw problem("ends in the middle of a text", at: start) }
        position += 1
        let raw = bytes[start..<(position - 1)]
        let decoded = isPlain ? Array(raw) : try unescaped(raw)
        guard let text = String(validating: decoded, as: UTF8.self) else { throw problem("holds bytes that are no UTF-8", at: start) }
        return text
    }

    private func unescaped(_ raw: ArraySlice<UInt8>) throws(Problem) -> [UInt8] {
        var result: [UInt8] = []
        var rest = raw
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\") else {
                result.append(byte)
                continue
            }
            switch rest.popFirst() {
            case UInt8(ascii: "n"): result.append(0x0A)
            case UInt8(ascii: "r"): result.append(0x0D)
            case UInt8(ascii: "t"): result.append(0x09)
            case UInt8(ascii: "b"): result.append(0x08)
            case UInt8(ascii: "f"): result.append(0x0C)
            case UInt8(ascii: "u"): result.append(contentsOf: String(Character(try scalar(&rest))).utf8)
            case let other? where "\"\\/".utf8.contains(other): result.append(other)
            default: throw problem("is no valid JSON: a text has an unknown escape", at: rest.startIndex - 1)
            }
        }
        return result
    }

    /// What `\u` stands for; half a pair is U+FFFD.
    private func scalar(_ rest: inout ArraySlice<UInt8>) throws(Problem) -> UnicodeScalar {
        let first = try unit(&rest)
        if (0xD800...0xDBFF).contains(first), rest.starts(with: Array("\\u".utf8)) {
            var after = rest.dropFirst(2)
            let second = try unit(&after)
            if (0xDC00...0xDFFF).contains(second) {
                rest = after
                return UnicodeScalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
            }
        }
        return UnicodeScalar(first) ?? "\u{FFFD}"
    }

    private func unit(_ rest: inout ArraySlice<UInt8>) throws(Problem) -> UInt32 {
        let digits = rest.prefix(4)
        rest = rest.dropFirst(4)
        guard digits.count == 4, digits.allSatisfy({ $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 6 }),
            let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw problem("is no valid JSON: a text has an unknown escape", at: digits.startIndex) }
        return value
    }
}
