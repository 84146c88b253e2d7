extension Profile {
    /// How a file's first rows fit a layout.
    public struct Match: Sendable {
        public var layout: Layout
        /// The index of the header among the rows; nil for a file without one.
        public var row: Int?
        /// How many of the file's columns told it: of two profiles that fit, the one with more is meant.
        public var told: Int
    }

    /// The layout that the first rows of a file tell, or nil.
    ///
    /// - Parameter isNamed: Whether the source names the profile; if not, layouts that several banks share tell nothing.
    public func match(_ head: FileHead, isNamed: Bool) -> Match? {
        layouts.filter { isNamed || !$0.isShared }.compactMap { $0.match(head) }.max { $0.told < $1.told }
    }

    /// How many of the headers of its nearest layout stand in `header`, and those that do not.
    public func nearness(to header: [String]) -> (found: Int, of: Int, missing: [String])? {
        nearness(to: FileHead([header]).names[0])
    }

    func nearness(to names: Set<String>) -> (found: Int, of: Int, missing: [String])? {
        layouts.filter { !$0.header.isEmpty && !$0.isShared }.map { layout in
            let missing = layout.header.indices.filter { column in !layout.folded[column].contains { $0.stands(in: names) } }
            return (layout.header.count - missing.count, layout.header.count, missing.map { layout.header[$0][0] })
        }.max { ($0.0 * $1.1, $0.0) < ($1.0 * $0.1, $1.0) }
    }

    /// The `count` of `profiles` that have most of a header's columns, with what they miss of it.
    public static func nearest(
        to header: [String], among profiles: [Profile], _ count: Int = 2
    ) -> [(profile: Profile, missing: [String])] {
        let names = FileHead([header]).names[0]
        let known = profiles.compactMap { profile in profile.nearness(to: names).map { (profile: profile, near: $0) } }
        let sorted = known.sorted {
            ($1.near.found * $0.near.of, $0.profile.id) < ($0.near.found * $1.near.of, $1.profile.id)
        }
        return sorted.prefix(count).map { ($0.profile, $0.near.missing) }
    }
}

extension Profile.Layout {
    func match(_ head: FileHead) -> Profile.Match? {
        if header.isEmpty { return matchShapes(head.rows) }
        for (index, names) in head.names.enumerated() where names.count >= header.count && hasHeader(names) {
            // What the first record holds tells layouts of one header apart.
            if !shapes.isEmpty, index + 1 >= head.rows.count || !hasShapes(head.rows[index + 1]) { continue }
            return Profile.Match(layout: self, row: index, told: header.count + shapes.count)
        }
        return nil
    }

    private func hasHeader(_ names: Set<String>) -> Bool {
        header.indices.allSatisfy { column in folded[column].contains { $0.stands(in: names) } }
            && !foldedLacks.contains { $0.stands(in: names) }
    }

    /// Most of the first rows, and at least one, must have the shape.
    private func matchShapes(_ rows: [[String]]) -> Profile.Match? {
        let rows = rows.filter { $0.contains { !$0.isEmpty } }
        let fitting = rows.count { row in
            if let columnCount, row.count != columnCount { return false }
            return hasShapes(row)
        }
        guard fitting > 0, columnCount == nil || fitting * 2 > rows.count else { return nil }
        return Profile.Match(layout: self, row: nil, told: shapes.count)
    }

    private func hasShapes(_ row: [String]) -> Bool {
        shapes.allSatisfy { position, shapes in position <= row.count && shapes.contains { Self.fits(row[position - 1], $0) } }
    }

    /// Linear in the value: after a `*` only the rest of the shape is looked for at the value's end.
    static func fits(_ value: String, _ shape: String) -> Bool {
        var value = Array(value.unicodeScalars)[...]
        var shape = Array(shape.unicodeScalars)[...]
        func equal(_ scalar: Unicode.Scalar, _ pattern: Unicode.Scalar) -> Bool {
            pattern == "#" ? ("0"..."9").contains(scalar) : scalar == pattern
        }
        while let pattern = shape.first, pattern != "*" {
            guard let scalar = value.first, equal(scalar, pattern) else { return false }
            value.removeFirst()
            shape.removeFirst()
        }
        guard shape.first == "*" else { return value.isEmpty }
        shape.removeFirst()
        guard value.count >= shape.count else { return false }
        return zip(value.suffix(shape.count), shape).allSatisfy { equal($0, $1) }
    }
}
