internal import Foundation

/// Writes a name in plain Latin letters: lower case, no diacritics, words parted by single blanks.
///
/// Comma-below, cedilla and decomposed spellings fall together, other scripts are transliterated, apostrophes vanish (`O'Neil`, `oneil`) and all
/// other punctuation parts words. Names in ASCII, nearly all of a ledger, take a path that touches bytes only.
enum NameFolder {
    /// Longer names are cut here before anything else: no register knows longer ones, and hostile input must cost nothing.
    static let longestName = 600

    private static let blank = UInt8(ascii: " ")

    /// Replaces `out` by the folded form of `name`, with no blank at either end.
    static func fold(_ name: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
        out.removeAll(keepingCapacity: true)
        let name = UnsafeBufferPointer(rebasing: name.prefix(longestName))
        if !foldASCII(name, into: &out) {
            out.removeAll(keepingCapacity: true)
            let text = String(decoding: name, as: UTF8.self)
            if !foldScalars(text, keepUnknown: false, into: &out) {
                out.removeAll(keepingCapacity: true)
                _ = foldScalars(romanised(text), keepUnknown: true, into: &out)
            }
        }
        if out.last == blank { out.removeLast() }
        if !out.contains(blank) { partCamelCase(name, into: &out) }
    }

    static func fold(_ name: String) -> [UInt8] {
        var name = name
        var out: [UInt8] = []
        name.withUTF8 { fold($0, into: &out) }
        return out
    }

    /// False where a byte is not ASCII.
    private static func foldASCII(_ name: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) -> Bool {
        for byte in name {
            guard byte < 0x80 else { return false }
            append(ascii: byte, to: &out)
        }
        return true
    }

    @inline(__always)
    private static func append(ascii byte: UInt8, to out: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): out.append(byte)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): out.append(byte | 0x20)
        case UInt8(ascii: "'"), UInt8(ascii: "`"): break
        default: if let last = out.last, last != blank { out.append(blank) }
        }
    }

    /// False where a letter is in no table and `keepUnknown` is off; with it, such a letter stays as it is.
    private static func foldScalars(_ text: String, keepUnknown: Bool, into out: inout [UInt8]) -> Bool {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0..<0x80: append(ascii: UInt8(truncatingIfNeeded: scalar.value), to: &out)
            case 0xAD, 0x2B0...0x2FF, 0x300...0x36F, 0x2018, 0x2019, 0x200B...0x200F, 0x2060, 0xFEFF, 0xB4: break
            case 0xFF01...0xFF5E: append(ascii: UInt8(truncatingIfNeeded: scalar.value - 0xFEE0), to: &out)
            default:
                if let spelling = Transliteration.spelling(of: scalar.value) {
                    out.append(contentsOf: spelling)
                } else if !scalar.properties.isAlphabetic && scalar.properties.numericType == nil {
                    if !keepUnknown || !isMark(scalar) { append(ascii: blank, to: &out) }
                } else if keepUnknown {
                    out.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
                } else {
                    return false
                }
            }
        }
        return true
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }

    /// By ICU, for scripts outside the tables (Arabic, Hebrew, Han, Kana, Hangul, the scripts of India …).
    private static func romanised(_ text: String) -> String {
        text.applyingTransform(StringTransform("Any-Latin; Latin-ASCII"), reverse: false) ?? text
    }

    /// `VladimirPutin` and `SiemensAG`, written as one word in two cases, are two words.
    private static func partCamelCase(_ name: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
        guard out.count == name.count, out.count >= 6 else { return }
        for index in 3..<(name.count - 1) where isLower(name[index - 1]) && isLower(name[index - 2]) && isUpper(name[index]) {
            guard name[..<(index - 1)].dropFirst().allSatisfy(isLower) else { return }
            out.insert(blank, at: index)
            return
        }
    }

    private static func isLower(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }
    private static func isUpper(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") }
}
