/// A place in a field's bytes, moving forward.
struct Cursor {
    let bytes: Bytes
    var index = 0

    init(_ bytes: Bytes) { self.bytes = bytes }

    var isAtEnd: Bool { index >= bytes.count }
    var peek: UInt8 { index < bytes.count ? bytes[index] : 0 }
    func peek(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }

    mutating func take(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    /// Whether there was a blank.
    @discardableResult
    mutating func skipBlanks() -> Bool {
        let start = index
        while index < bytes.count {
            let length = bytes.blankLength(at: index)
            if length == 0 { break }
            index += length
        }
        return index > start
    }

    /// A run of digits: its value and length; nil where there is none or it is longer than `longest`.
    mutating func digits(_ longest: Int) -> (value: Int, count: Int)? {
        let start = index
        var value = 0
        while index < bytes.count, bytes[index].isDigit, index - start < longest {
            value = value * 10 + Int(bytes[index] - 0x30)
            index += 1
        }
        guard index > start, !peek.isDigit || index - start == longest else { return nil }
        return (value, index - start)
    }

    /// A run of letters, those beyond ASCII included (blanks are none).
    mutating func word() -> Bytes {
        let start = index
        while index < bytes.count, bytes[index].isLetter || (bytes[index] >= 0x80 && bytes.blankLength(at: index) == 0) { index += 1 }
        return bytes.slice(start..<index)
    }
}
