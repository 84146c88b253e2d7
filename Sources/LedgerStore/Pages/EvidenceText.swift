public import PipelineModel

/// Pieces of evidence as one text of the page index.
public enum EvidenceText {
    static func of(_ evidence: some Sequence<Evidence>) -> String {
        evidence.map { "\($0.kind)\u{1F}\($0.weight)\u{1F}\($0.detail)" }.joined(separator: "\u{1E}")
    }

    /// The pieces again; what cannot be read is left out.
    public static func pieces(_ text: String) -> [Evidence] {
        text.split(separator: "\u{1E}").compactMap { piece in
            let parts = piece.split(separator: "\u{1F}", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3, let weight = Double(parts[1]) else { return nil }
            return Evidence(kind: String(parts[0]), weight: weight, detail: String(parts[2]))
        }
    }
}
