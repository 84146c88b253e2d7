internal import PipelineModel

/// The words of a caption and the pairs of neighbouring ones, folded, without hashtags, mentions and links, as hashes: what look-alike
/// captions share.
///
/// Plain ASCII is read byte by byte; ``slow(_:)`` does the same for any text, and a test holds the one to the other.
struct CaptionPairs: Sendable {
    private(set) var words = 0
    /// Ascending and distinct.
    private(set) var hashes: [UInt64] = []

    init(_ caption: UnsafeBufferPointer<UInt8>) {
        guard caption.allSatisfy({ $0 < 0x80 }) else {
            self = Self.slow(String(decoding: caption, as: UTF8.self))
            return
        }
        var folded: [UInt8] = []
        var ranges: [Range<Int>] = []
        for token in caption.split(whereSeparator: { Self.isBlank($0) }) where Self.isKept(token) {
            var start = -1
            for byte in token {
                let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
                if (0x61...0x7A).contains(lower) || (0x30...0x39).contains(lower) {
                    if start < 0 {
                        if !folded.isEmpty { folded.append(0x20) }
                        start = folded.count
                    }
                    folded.append(lower)
                } else if start >= 0 {
                    ranges.append(start..<folded.count)
                    start = -1
                }
            }
            if start >= 0 { ranges.append(start..<folded.count) }
        }
        let pairs = folded.withUnsafeBufferPointer { bytes in
            let words = ranges.map { Fingerprint.of(UnsafeBufferPointer(rebasing: bytes[$0])).rawValue }
            return words
                + zip(ranges, ranges.dropFirst()).map { first, second in
                    Fingerprint.of(UnsafeBufferPointer(rebasing: bytes[first.lowerBound..<second.upperBound])).rawValue
                }
        }
        self.init(words: ranges.count, pairs: pairs)
    }

    private init(words: Int, pairs: [UInt64]) {
        self.words = words
        var last: UInt64?
        for hash in pairs.sorted() where hash != last {
            hashes.append(hash)
            last = hash
        }
    }

    static func slow(_ caption: String) -> CaptionPairs {
        let kept = caption.split(whereSeparator: \.isWhitespace).filter {
            !$0.hasPrefix("#") && !$0.hasPrefix("@") && !$0.contains("://")
        }
        let words = Folding.words(kept.joined(separator: " "))
        return CaptionPairs(
            words: words.count,
            pairs: words.map { Fingerprint.of($0).rawValue } + zip(words, words.dropFirst()).map { Fingerprint.of($0 + " " + $1).rawValue })
    }

    /// How many pairs both have.
    func common(with other: CaptionPairs) -> Int {
        var (count, index) = (0, 0)
        for hash in hashes {
            while index < other.hashes.count, other.hashes[index] < hash { index += 1 }
            if index < other.hashes.count, other.hashes[index] == hash { count += 1 }
        }
        return count
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func isKept(_ token: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard let first = token.first, first != UInt8(ascii: "#"), first != UInt8(ascii: "@") else { return false }
        for index in token.indices.dropLast(2) where token[index] == UInt8(ascii: ":") {
            if token[index + 1] == UInt8(ascii: "/"), token[index + 2] == UInt8(ascii: "/") { return false }
        }
        return true
    }
}
