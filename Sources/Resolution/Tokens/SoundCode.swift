/// How a word sounds, roughly and across the romanisations of Europe: spellings of one name fall together or come near.
///
/// `Schwarz` and `Schwartz`, `Wladimir` and `Vladimir`, `Qaddafi` and `Kadafi`, `Yusuf` and `Iusuf` differ in letters, hardly in sound.
enum SoundCode {
    /// Appends the sound of `word` (lower-case letters) to `out`.
    static func append(_ word: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
        let start = out.count
        var index = 0
        while index < word.count {
            let (sound, taken) = next(word, index)
            index += taken
            for byte in sound.bytes where out.count == start || out[out.count - 1] != byte { out.append(byte) }
        }
    }

    private enum Sound {
        case one(UInt8)
        case two(UInt8, UInt8)
        case silent

        var bytes: [UInt8] {
            switch self {
            case .one(let byte): [byte]
            case .two(let first, let second): [first, second]
            case .silent: []
            }
        }
    }

    private static func next(_ word: UnsafeBufferPointer<UInt8>, _ index: Int) -> (Sound, Int) {
        let here = word[index]
        let after = index + 1 < word.count ? word[index + 1] : 0
        let third = index + 2 < word.count ? word[index + 2] : 0
        func letter(_ scalar: Unicode.Scalar) -> UInt8 { UInt8(ascii: scalar) }
        switch (here, after) {
        case (letter("s"), letter("c")) where third == letter("h"): return (.one(letter("s")), 3)
        case (letter("t"), letter("s")) where third == letter("c"): return (.one(letter("c")), 4)
        case (letter("t"), letter("c")) where third == letter("h"): return (.one(letter("c")), 3)
        case (letter("s"), letter("h")), (letter("s"), letter("z")): return (.one(letter("s")), 2)
        case (letter("c"), letter("h")), (letter("c"), letter("z")), (letter("c"), letter("s")), (letter("t"), letter("s")),
            (letter("t"), letter("z")):
            return (.one(letter("c")), 2)
        case (letter("p"), letter("h")): return (.one(letter("f")), 2)
        case (letter("k"), letter("h")), (letter("c"), letter("k")): return (.one(letter("k")), 2)
        case (letter("g"), letter("h")), (letter("d"), letter("h")), (letter("t"), letter("h")), (letter("b"), letter("h")):
            return (.one(here), 2)
        case (letter("z"), letter("h")), (letter("d"), letter("j")), (letter("d"), letter("z")): return (.one(letter("j")), 2)
        case (letter("o"), letter("u")), (letter("o"), letter("o")): return (.one(letter("u")), 2)
        case (letter("e"), letter("e")), (letter("i"), letter("e")), (letter("i"), letter("y")): return (.one(letter("i")), 2)
        case (letter("c"), letter("e")), (letter("c"), letter("i")), (letter("c"), letter("y")): return (.one(letter("c")), 1)
        case (letter("c"), _), (letter("q"), _): return (.one(letter("k")), 1)
        case (letter("x"), _): return (.two(letter("k"), letter("s")), 1)
        case (letter("w"), _): return (.one(letter("v")), 1)
        case (letter("y"), _): return (.one(letter("i")), 1)
        case (letter("j"), _): return (.one(isVowel(after) || index == 0 ? letter("j") : letter("i")), 1)
        case (letter("z"), _), (letter("5"), _): return (.one(letter("s")), 1)
        // Digits that stand for letters: only words that are mostly letters get here with any.
        case (letter("0"), _): return (.one(letter("o")), 1)
        case (letter("1"), _): return (.one(letter("i")), 1)
        case (letter("3"), _): return (.one(letter("e")), 1)
        case (letter("9"), _): return (.one(letter("g")), 1)
        case (letter("h"), _): return (index > 0 && !isVowel(after) ? .silent : .one(here), 1)
        default: return (.one(here), 1)
        }
    }

    static func isVowel(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"), UInt8(ascii: "y"): true
        default: false
        }
    }
}
