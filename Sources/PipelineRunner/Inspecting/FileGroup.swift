import PipelineModel

/// Files of one folder that read alike and so are drops of one source.
struct FileGroup {
    /// Relative to the folder of the configuration, in natural order.
    var files: [String]
    /// Of the first file; what the files differ in (units, currencies) is put together.
    var inspection: FileInspection

    /// Groups the files whose folder, header and proposed source are the same, in the order of their first files.
    static func grouping(_ inspections: [FileInspection]) -> [FileGroup] {
        var groups: [FileGroup] = []
        var places: [String: Int] = [:]
        for inspection in inspections {
            let key = Self.key(inspection)
            if let place = places[key] {
                groups[place].files.append(inspection.file)
                groups[place].inspection.proposal.merge(inspection.proposal)
            } else {
                places[key] = groups.count
                groups.append(FileGroup(files: [inspection.file], inspection: inspection))
            }
        }
        return groups
    }

    private static func key(_ inspection: FileInspection) -> String {
        var proposal = inspection.proposal
        proposal.exclude = []
        let source = proposal.json(id: "", path: "", header: inspection.header).compact
        // Layouts of one profile are drops of one source.
        let header = proposal.profile == nil ? inspection.header.joined(separator: "\u{1F}") : ""
        return [folder(of: inspection.file), header, source].joined(separator: "\u{1E}")
    }

    static func folder(of file: String) -> String { file.lastIndex(of: "/").map { String(file[...$0]) } ?? "" }

    /// The group as paths that match all of its files and no other of `all`: one with a wildcard where their names begin alike, else each.
    func paths(among all: [String]) -> [(path: String, id: String)] {
        guard files.count > 1 else { return files.map { ($0, SourceName.id(of: $0)) } }
        let folder = Self.folder(of: files[0])
        let names = files.map { String($0.dropFirst(folder.count)) }
        let ending = names[0].lastIndex(of: ".").map { String(names[0][$0...]) } ?? ""
        guard names.allSatisfy({ $0.hasSuffix(ending) }), !files.contains(where: { $0.contains { "*?[".contains($0) } }) else {
            return files.map { ($0, SourceName.id(of: $0)) }
        }
        let shared = names.dropFirst().reduce(String(names[0].dropLast(ending.count))) { $0.commonPrefix(with: $1) }
        let stem = String(shared.reversed().drop { $0.isNumber || "-_. ".contains($0) }.reversed())
        for prefix in [String(shared.prefix(stem.count + 1)), stem, shared] where !prefix.isEmpty {
            let matched = all.filter { $0.hasPrefix(folder + prefix) && $0.hasSuffix(ending) && !$0.dropFirst(folder.count).contains("/") }
            if matched == files { return [(folder + prefix + "*" + ending, SourceName.slug(stem.isEmpty ? prefix : stem))] }
        }
        return files.map { ($0, SourceName.id(of: $0)) }
    }
}

extension SourceProposal {
    /// Adds what another file of the same source says.
    mutating func merge(_ other: SourceProposal) {
        notes += other.notes.filter { !notes.contains($0) }
        missing += other.missing.filter { !missing.contains($0) }
        currencies += other.currencies.filter { !currencies.contains($0) }
        exclude += other.exclude.filter { rule in !exclude.contains { $0 == rule } }
        unknownUnits = Set(unknownUnits + other.unknownUnits).sorted()
    }
}

extension String {
    fileprivate func commonPrefix(with other: String) -> String {
        var common = ""
        for (mine, theirs) in zip(self, other) {
            guard mine == theirs else { break }
            common.append(mine)
        }
        return common
    }
}
