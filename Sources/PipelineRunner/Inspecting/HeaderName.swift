import PipelineModel

/// A header, folded into words: `createTime`, `create_time` and `Create Time` are one.
struct HeaderName {
    let words: [String]
    let phrase: String

    init(_ header: String) {
        var spaced = ""
        var last: Character = " "
        for character in header.prefix(200) {
            if character.isUppercase, last.isLowercase { spaced.append(" ") }
            spaced.append(character)
            last = character
        }
        var folder = FoldedWords()
        folder.read(spaced)
        words = folder.words.map { folder.text($0.start..<$0.end) }
        phrase = words.joined(separator: " ")
    }

    /// How well one of `names` fits: 100 for the whole header, 60 and more for words of it, a little less for later names; 0 for none.
    func score(_ names: [String]) -> Double {
        guard !phrase.isEmpty else { return 0 }
        var best = 0.0
        for (index, name) in names.enumerated() {
            let penalty = Double(index) / 10
            if name == phrase { best = max(best, 100 - penalty) }
            // A short word within a longer header says little: “no”, “to”, “id”.
            if name.utf8.count >= 5, contains(name) { best = max(best, 60 + Double(name.utf8.count) / 10 - penalty / 10) }
        }
        return best
    }

    func hasWord(of set: Set<String>) -> Bool { words.contains { set.contains($0) } }

    private func contains(_ name: String) -> Bool { (" " + phrase + " ").contains(" " + name + " ") }
}
