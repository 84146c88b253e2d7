internal import PipelineModel

/// Folds texts for the search: case and diacritics go, words stay, in ASCII letters and digits.
struct SearchWords {
    private var folded = FoldedWords()

    /// The words of all texts, separated by blanks; each word once.
    mutating func fold(_ texts: [String]) -> String {
        var words: [String] = []
        var seen: Set<String> = []
        for text in texts {
            for word in self.words(text) where seen.insert(word).inserted { words.append(word) }
        }
        return words.joined(separator: " ")
    }

    mutating func words(_ text: String) -> [String] {
        folded.read(text)
        return folded.words.map { folded.text($0.start..<$0.end) }
    }
}
