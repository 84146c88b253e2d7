import PipelineModel

/// A cell of several pieces, as it is put together.
struct CellPieces {
    /// All that was written so far; the cell begins at `start`.
    var bytes: [UInt8]
    let start: Int

    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { bytes.append(contentsOf: $0) }
    }

    mutating func append(_ id: TextID, in texts: TextTable) { texts.withBytes(of: id) { bytes.append(contentsOf: $0) } }

    mutating func append(_ number: Int) { Self.append(number, to: &bytes) }

    mutating func append(_ id: PaymentID) {
        bytes.append(UInt8(ascii: "p"))
        bytes.append(UInt8(ascii: "-"))
        for place in 0..<16 {
            let digit = UInt8(truncatingIfNeeded: id.rawValue >> UInt64(60 - 4 * place) & 15)
            bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }

    /// A blank, unless the cell begins here.
    mutating func separate() { if bytes.count > start { bytes.append(UInt8(ascii: " ")) } }

    /// Each piece of evidence as ``Evidence/short`` writes it.
    mutating func append(_ evidence: [Evidence]) { for piece in evidence { append(piece.kind, tenths: piece.tenths) } }
    mutating func append(_ evidence: EvidenceList) { evidence.each { append($0, tenths: $1) } }

    private mutating func append(_ kind: String, tenths: Int) {
        separate()
        append(kind)
        bytes.append(tenths < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
        append(abs(tenths) / 10)
        bytes.append(UInt8(ascii: "."))
        append(abs(tenths) % 10)
    }

    static func append(_ number: Int, to bytes: inout [UInt8]) {
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        let start = bytes.count
        var rest = number.magnitude
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }
}
