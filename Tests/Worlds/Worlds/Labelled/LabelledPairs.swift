/// Pairs of names of which others said whether they mean one party: a CSV file with the columns `name1`, `name2` and `is_match`.
public struct LabelledPairs {
    public struct Pair {
        public let left: String
        public let right: String
        public let isMatch: Bool
    }

    public let pairs: [Pair]

    /// - Throws: What reading the file throws.
    public init(path: String) throws {
        pairs = try Table(path: path).rows.map { row in
            Pair(left: row["name1"] ?? "", right: row["name2"] ?? "", isMatch: row["is_match"] == "true")
        }
    }
}

extension Counts {
    /// Adds one answer beside the truth.
    public mutating func add(said: Bool, isMatch: Bool) {
        switch (isMatch, said) {
        case (true, true): right += 1
        case (true, false): missed += 1
        case (false, true): wrong += 1
        case (false, false): break
        }
    }
}
