internal import Foundation

/// How a name or a reference is written and mistaken in the files that people make.
enum Spelling {
    /// Letters without their marks; `ß` becomes `ss`.
    static func plain(_ text: String) -> String {
        String(text.decomposedStringWithCanonicalMapping.unicodeScalars.filter { !(0x300...0x36F).contains($0.value) })
            .replacing("ß", with: "ss")
    }

    /// `ş` and `ţ` with a cedilla, as old keyboards and windows-1250 write them.
    static func cedilla(_ text: String) -> String {
        text.replacing("ș", with: "ş").replacing("ț", with: "ţ").replacing("Ș", with: "Ş").replacing("Ț", with: "Ţ")
    }

    /// Letters and marks apart, as some systems store them.
    static func decomposed(_ text: String) -> String { text.decomposedStringWithCanonicalMapping }

    /// `ü` as `ue`, as German speakers do where the letter is missing.
    static func umlautsSpelt(_ text: String) -> String {
        let pairs = [("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("Ä", "Ae"), ("Ö", "Oe"), ("Ü", "Ue"), ("ß", "ss")]
        return pairs.reduce(text) { $0.replacing($1.0, with: $1.1) }
    }

    /// Ukrainian by the passport table (Cabinet of Ministers resolution 55 of 2010), word beginnings included.
    static func latin(_ text: String) -> String {
        var result = ""
        var atStart = true
        for letter in text {
            let lower = letter.lowercased()
            if let begin = atStart ? beginnings[lower] : nil {
                result += letter.isUppercase ? begin.prefix(1).uppercased() + begin.dropFirst() : begin
            } else if let mapped = letters[lower] {
                result += letter.isUppercase ? mapped.prefix(1).uppercased() + mapped.dropFirst() : mapped
            } else {
                result.append(letter)
            }
            atStart = !letter.isLetter && letter != "'"
        }
        return result
    }

    private static let beginnings = ["є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"]
    private static let letters = [
        "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "y", "і": "i", "ї": "i",
        "й": "i",
        "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
        "ч": "ch",
        "ш": "sh", "щ": "shch", "ь": "", "ю": "iu", "я": "ia", "'": "",
    ]

    /// One slip of the fingers: two letters swapped, one dropped, one doubled or one beside it.
    static func slipped(_ text: String, _ random: inout SplitMix64) -> String {
        var letters = Array(text)
        let places = letters.indices.dropFirst().dropLast().filter { letters[$0].isLetter && letters[$0 + 1].isLetter }
        guard !places.isEmpty else { return text }
        let place = random.pick(places)
        switch random.below(4) {
        case 0: letters.swapAt(place, place + 1)
        case 1: letters.remove(at: place)
        case 2: letters.insert(letters[place], at: place)
        default: letters[place] = random.pick(["a", "e", "i", "o", "r", "n", "s", "t"])
        }
        return String(letters)
    }

    /// What fits into a field of 35 characters (the party name's length in SWIFT MT103).
    static func cut(_ text: String) -> String { String(text.prefix(35)).trimmingCharacters(in: .whitespaces) }
}
