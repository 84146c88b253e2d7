internal import Hashing

/// Ids of entities: the run's own lasting ids, within the namespace of the investigation.
struct FTMIdentifiers {
    /// The dataset's name: `payola-` and the investigation's, in letters, digits and hyphens.
    let dataset: String

    init(investigation: String) {
        var slug = ""
        for scalar in investigation.lowercased().unicodeScalars {
            if scalar.isASCII, scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal {
                slug.unicodeScalars.append(scalar)
            } else if !slug.isEmpty, slug.last != "-" {
                slug += "-"
            }
        }
        while slug.last == "-" { slug.removeLast() }
        // What the slug leaves out is told apart by a hash.
        let isFaithful = investigation.unicodeScalars.allSatisfy(\.isASCII) && !slug.isEmpty
        dataset = "payola-" + slug.prefix(60) + (isFaithful ? "" : (slug.isEmpty ? "" : "-") + Self.hash(investigation))
    }

    /// - Parameter kind: `party`, `payment` …: ids of different kinds never meet.
    func id(_ kind: String, _ parts: String...) -> String {
        let isPlain =
            parts.count == 1 && !parts[0].isEmpty && parts[0].utf8.count <= 100
            && parts[0].utf8.allSatisfy { Self.plain.contains($0) }
        return dataset + "-" + kind + "-" + (isPlain ? parts[0] : Self.hash(parts.map { "\($0.utf8.count):\($0)" }.joined()))
    }

    private static func hash(_ text: String) -> String { String(SHA256Hash.hex(of: Array(text.utf8)).prefix(20)) }
    private static let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._".utf8)
}
