/// Reads account numbers. An IBAN is known by its country's length and checked by ISO 13616 (modulo 97); other numbers are kept.
///
/// The canonical form has no blanks, dashes or lower case. A number that must not bind two records together (an IBAN whose checksum
/// fails, a masked number, one that a spreadsheet turned into `3.33E+19`) is kept with `?` in front, so that it equals only the same
/// damaged text and a reader of it sees why. Reading a canonical form gives the same form.
public struct AccountNumberParser: Sendable {
    public enum Kind: Hashable, Sendable {
        case absent
        case iban
        case other
        /// Kept with `?` in front: not evidence of who holds it.
        case doubtful
    }

    public init() {}

    /// The canonical form of a cell of UTF-8; empty where the cell is empty or says that there is no account.
    public func read(_ bytes: Bytes) -> (canonical: [UInt8], kind: Kind) {
        var canonical: [UInt8] = []
        let trimmed = bytes.trimmed
        canonical.reserveCapacity(trimmed.count)
        var index = 0
        while index < trimmed.count {
            let blank = trimmed.blankLength(at: index)
            if blank > 0 {
                index += blank
                continue
            }
            if trimmed[index] != 0x2D { canonical.append(trimmed[index].raised) }
            index += 1
        }
        let isMarked = canonical.first == 0x3F
        if isMarked { canonical.removeFirst() }
        if canonical.starts(with: "IBAN".utf8) {
            canonical.removeFirst(4)
            if canonical.first == 0x3A { canonical.removeFirst() }
        }
        guard !Self.saysNothing(canonical) else { return ([], .absent) }
        if let isValid = IBAN.check(canonical) { return isValid ? (canonical, .iban) : ([0x3F] + canonical, .doubtful) }
        return isMarked || Self.isDamaged(canonical) ? ([0x3F] + canonical, .doubtful) : (canonical, .other)
    }

    private static func saysNothing(_ text: [UInt8]) -> Bool {
        if text.allSatisfy({ $0 == 0x30 || $0 == 0x58 || $0 == 0x2A || $0 == 0x2E || $0 == 0x3F }) { return true }
        return text.count <= 10 && placeholders.contains(String(decoding: text, as: UTF8.self))
    }

    private static let placeholders: Set<String> = ["N/A", "NA", "#N/A", "NULL", "NONE", "NIL", "UNKNOWN", "NECUNOSCUT", "CASH", "NUMERAR"]

    /// Masked (`****1234`, `XXXX1234`) or in scientific notation.
    private static func isDamaged(_ text: [UInt8]) -> Bool {
        if text.contains(0x2A) { return true }
        var run = 0
        for byte in text {
            run = byte == 0x58 ? run + 1 : 0
            if run >= 4 { return true }
        }
        return text.withUnsafeBufferPointer { SpreadsheetDamage.isScientific($0) }
    }
}
