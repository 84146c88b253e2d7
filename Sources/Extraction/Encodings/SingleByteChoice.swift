internal import Glibc
internal import PipelineModel

/// Tells windows-1250, windows-1252 and ISO-8859-2 apart by whether their letters make sense together.
///
/// The same byte is `ș` in one encoding and `º` in another. The right reading is the one whose letters are likeliest as those of
/// one language, give or take foreign names; where readings tie, they differ in little or nothing, and the earlier one is taken.
enum SingleByteChoice {
    /// In order of preference.
    static let candidates: [TextEncoding] = [.windows1250, .windows1252, .latin2]

    static func encoding(_ evidence: EncodingEvidence) -> TextEncoding {
        var best = (encoding: TextEncoding.windows1250, score: -Double.infinity)
        for encoding in candidates {
            guard let table = SingleByteTable(encoding) else { continue }
            let languages = encoding == .windows1252 ? western : central
            let score = languages.map { Self.score(evidence, table, language: $0) }.max() ?? -.infinity
            if score > best.score { best = (encoding, score) }
        }
        return best.encoding
    }

    /// How likely the bytes are as text of one language, in bits.
    private static func score(_ evidence: EncodingEvidence, _ table: SingleByteTable, language: [Unicode.Scalar: Double]) -> Double {
        var score = 0.0
        for index in 0..<128 {
            let inWords = Double(evidence.inWords[index])
            let alone = Double(evidence.alone[index])
            guard inWords + alone > 0 else { continue }
            guard let scalar = table.scalar(of: UInt8(index + 0x80)), scalar.value >= 0xA0 else {
                // No character, or a control character of ISO-8859-2 that nobody writes.
                score -= 20 * (inWords + alone)
                continue
            }
            let isLetter =
                scalar.properties.isAlphabetic && scalar.properties.generalCategory != .modifierLetter && scalar != "ª" && scalar != "º"
            if commonSigns.contains(scalar) {
                score -= (quotingSigns.contains(scalar) ? 4 : 12) * inWords + 2 * alone
            } else if let weight = language[scalar] {
                score += weight * inWords + (weight - 2) * alone
            } else {
                score -= (isLetter ? 8 : 12) * inWords + (isLetter ? 10 : 6) * alone
            }
        }
        return score
    }

    /// Signs that touch letters.
    private static let quotingSigns = Set("„“”‘’‚«»–—…\u{A0}".unicodeScalars)

    private static let commonSigns = Set("€„“”‘’‚–—…•«»§°©®™\u{A0}£".unicodeScalars)

    /// Romanian, Hungarian, Polish, Czech, Slovak, Croatian and Slovene, German: their letters beyond ASCII, the frequent ones first.
    private static let central = languages(["ăîşâţ", "áéöóőüíúű", "łąęóżśćńź", "íáéěýřčžšůúďňťó", "áíýéčšžúťľňôäďóŕĺ", "čšžćđ", "üäöß"])

    /// French, German, Spanish, Portuguese, Italian, Danish and Norwegian, Swedish and Finnish, Icelandic, Dutch.
    private static let western = languages([
        "éàèêçôîùâûëïœæüÿ", "üäöß", "óíáéñúü", "ãçáéíóõêâúàô", "àèùòìéóíúî", "øåæé", "äåöé", "íáðóéúýöþæ", "ëéïöüóá",
    ])

    /// For each language, bits of its letters: the letter of rank r is taken to be as frequent as 1/r (Zipf).
    private static func languages(_ alphabets: [String]) -> [[Unicode.Scalar: Double]] {
        alphabets.map { alphabet in
            let total = (1...alphabet.unicodeScalars.count).reduce(0) { $0 + 1 / Double($1) }
            var weights: [Unicode.Scalar: Double] = [:]
            for (index, letter) in alphabet.unicodeScalars.enumerated() {
                let weight = -log2(Double(index + 1) * total)
                for variant in String(letter).unicodeScalars + String(letter).uppercased().unicodeScalars where variant.value >= 0x80 {
                    weights[variant] = weight
                }
            }
            return weights
        }
    }
}
