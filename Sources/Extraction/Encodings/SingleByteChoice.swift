internal import PipelineModel

/// Tells windows-1250, windows-1252 and ISO-8859-2 apart by whether their letters make sense together.
///
/// The same byte is `ș` in one encoding and `º` in another. The right reading is the one in which the letters inside words all belong to
/// one language, give or take foreign names; where readings tie, they differ in little or nothing, and the earlier one is taken.
enum SingleByteChoice {
    /// In order of preference.
    static let candidates: [TextEncoding] = [.windows1250, .windows1252, .latin2]

    static func encoding(_ evidence: EncodingEvidence) -> TextEncoding {
        var best = (encoding: TextEncoding.windows1250, score: Int.min)
        for encoding in candidates {
            guard let table = SingleByteTable(encoding) else { continue }
            let readings = encoding == .windows1252 ? western : central
            let score = readings.map { Self.score(evidence, table, letters: $0) }.max() ?? .min
            if score > best.score { best = (encoding, score) }
        }
        return best.encoding
    }

    private static func score(_ evidence: EncodingEvidence, _ table: SingleByteTable, letters: Set<Unicode.Scalar>) -> Int {
        var score = 0
        for index in 0..<128 {
            let inWords = evidence.inWords[index]
            let alone = evidence.alone[index]
            guard inWords + alone > 0 else { continue }
            guard let scalar = table.scalar(of: UInt8(index + 0x80)), scalar.value >= 0xA0 else {
                // No character, or a control character of ISO-8859-2 that nobody writes.
                score -= 10 * (inWords + alone)
                continue
            }
            let isLetter = scalar.properties.isAlphabetic && scalar != "ª" && scalar != "º" && scalar != "ˇ"
            let isCommon = commonSigns.contains(scalar)
            score += inWords * (letters.contains(scalar) ? 4 : isCommon ? 2 : isLetter ? 1 : -4)
            score += alone * (isCommon ? 3 : letters.contains(scalar) ? 2 : isLetter ? 0 : -1)
        }
        return score
    }

    private static let commonSigns = Set("€„“”‘’‚–—…•«»§°©®™\u{A0}£".unicodeScalars)

    /// Letters beyond ASCII by language: Romanian, Hungarian, Polish, Czech, Slovak, Croatian and Slovene, German.
    private static let central = alphabets([
        "ăâîşţ", "áéíóöőúüű", "ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "čćđšž", "äöüß",
    ])

    /// French, German, Spanish, Portuguese, Italian, Danish and Norwegian, Swedish and Finnish, Icelandic, Dutch.
    private static let western = alphabets([
        "àâæçèéêëîïôœùûüÿ", "äöüß", "áéíñóúü", "ãáàâçéêíóôõú", "àèéìíîòóùú", "æøåé", "åäöé", "áðéíóúýþæö", "áéëïóöü",
    ])

    private static func alphabets(_ letters: [String]) -> [Set<Unicode.Scalar>] {
        letters.map { Set($0.unicodeScalars).union($0.uppercased().unicodeScalars) }
    }
}
