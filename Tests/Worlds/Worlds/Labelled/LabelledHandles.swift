/// Handles and the people who hold them: a CSV file with the columns `handle`, `bioguide` (the person's key), `official_full`, `first`, `nickname`
/// and `last`.
public struct LabelledHandles {
    /// For each person the ways in which the name is written.
    public private(set) var people: [[String]] = []
    public private(set) var handles: [(handle: String, person: Int)] = []

    /// - Throws: What reading the file throws.
    public init(path: String) throws {
        var numbers: [String: Int] = [:]
        for row in try Table(path: path).rows {
            guard let key = row["bioguide"] else { continue }
            let number = numbers[key] ?? people.count
            if number == people.count {
                let family = row["last"] ?? ""
                numbers[key] = number
                people.append([row["official_full"] ?? "", (row["first"] ?? "") + " " + family, (row["nickname"] ?? "") + " " + family])
            }
            handles.append((row["handle"] ?? "", number))
        }
    }

    /// How right a finder of people is. Somebody else is both a wrong answer and a missed one.
    public func counts(_ find: (String) -> Int?) -> Counts {
        var counts = Counts()
        for (handle, person) in handles {
            let found = find(handle)
            if found == person { counts.right += 1 } else { counts.missed += 1 }
            if let found, found != person { counts.wrong += 1 }
        }
        return counts
    }
}
