internal import Foundation

/// Texts compared without case, diacritics and punctuation.
enum Folding {
    static func fold(_ text: String) -> String {
        // Most texts are plain ASCII, where lower case is all that folding does.
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
        return text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil).lowercased()
    }

    /// Letters and digits, in runs.
    static func words(_ text: String) -> [String] {
        fold(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    /// Whole hashtags, folded, without `#`, in order.
    static func hashtags(_ text: String) -> [String] {
        guard text.utf8.contains(UInt8(ascii: "#")) else { return [] }
        var tags: [String] = []
        for piece in fold(text).split(separator: "#", omittingEmptySubsequences: false).dropFirst() {
            let tag = piece.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
            if !tag.isEmpty { tags.append(String(tag)) }
        }
        return tags
    }

    /// Levenshtein's distance, or nil above `limit`; texts beyond 100 characters are not compared.
    static func distance(_ left: String, _ right: String, limit: Int) -> Int? {
        let (l, r) = (Array(left), Array(right))
        guard abs(l.count - r.count) <= limit, l.count <= 100, r.count <= 100 else { return nil }
        var row = Array(0...r.count)
        for i in l.indices {
            var diagonal = row[0]
            row[0] = i + 1
            for j in r.indices {
                let substituted = diagonal + (l[i] == r[j] ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(substituted, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[r.count] <= limit ? row[r.count] : nil
    }
}
