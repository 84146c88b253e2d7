internal import PipelineModel

extension ResolutionRun {
    /// Makes parties of the sets, with published ids, and a match for every mention.
    mutating func resolution() -> Resolution {
        let members = gatherMembers()
        let names = gatherNames()
        var built: [(root: Int, party: Party)] = []
        var name = 0
        for group in members.chunked(by: \.root) {
            let root = members[group.lowerBound].root
            // Both lists are sorted by root; names without a member do not exist.
            while name < names.count, names[name].root < root { name += 1 }
            let first = name
            while name < names.count, names[name].root == root { name += 1 }
            built.append((root, party(of: members[group].map(\.node), names: names[first..<name])))
        }
        built.sort { ($0.party.id, $0.root) < ($1.party.id, $1.root) }
        // Two sets never share a key, but hashes may meet.
        for index in built.indices.dropFirst() where built[index].party.id == built[index - 1].party.id { built[index].party.id += "x" }
        var numbers = [PartyID](repeating: PartyID(rawValue: 0), count: nodes.count)
        for (index, entry) in built.enumerated() { numbers[entry.root] = PartyID(rawValue: UInt32(index)) }
        var table = PartyTable(parties: built.map(\.party))
        for (node, handle) in nodes.handles.enumerated() { table.owners[handle] = numbers[sets.root(of: node)] }
        table.matches = matches(numbers)
        var result = Resolution(table: table, unmatchedDecisions: unmatchedDecisions)
        result.ids.reserveCapacity(members.count)
        for (root, node) in members { result.ids[print(ofNode: node)] = numbers[root] }
        return result
    }

    /// The nodes of each set that stand for something: handles, accounts and names that are mentioned or listed. Sorted.
    private mutating func gatherMembers() -> [(root: Int, node: Int)] {
        var isUsed = [Bool](repeating: false, count: nodes.count)
        for node in placements { isUsed[Int(node)] = true }
        for node in 0..<nodes.firstAccount { isUsed[node] = true }
        for seed in seeds {
            for account in seed.accounts where !sharedAccounts[account] { isUsed[account] = true }
        }
        var members: [(root: Int, node: Int)] = []
        for node in isUsed.indices where isUsed[node] { members.append((sets.root(of: node), node)) }
        members.sort { ($0.root, $0.node) < ($1.root, $1.node) }
        return members
    }

    struct NameCount {
        var root: Int
        var name: TextID
        var rows: Int
    }

    /// Per set, its written names and how many rows bear each, sorted by root; names of account lists count as none.
    private mutating func gatherNames() -> [NameCount] {
        var names: [NameCount] = []
        names.reserveCapacity(mentions.count)
        for (index, mention) in mentions.enumerated() where !mention.name.isEmpty {
            let rows = index < counts.count ? Int(counts[index]) : 1
            names.append(NameCount(root: sets.root(of: Int(placements[index])), name: mention.name, rows: rows))
        }
        for row in rows {
            guard let node = nodes.node(ofHandle: row.handle) else { continue }
            let root = sets.root(of: node)
            for name in [row.legalName, row.displayName, row.company] where !name.isEmpty {
                names.append(NameCount(root: root, name: name, rows: 0))
            }
        }
        names.sort { ($0.root, $0.name.rawValue) < ($1.root, $1.name.rawValue) }
        var summed: [NameCount] = []
        summed.reserveCapacity(names.count)
        for name in names {
            if let last = summed.last, last.root == name.root, last.name == name.name {
                summed[summed.count - 1].rows += name.rows
            } else {
                summed.append(name)
            }
        }
        return summed
    }

    private func party(of members: [Int], names: ArraySlice<NameCount>) -> Party {
        let first = members.min() ?? nodes.nobody
        var party = Party(id: "n-" + PartyKey.hex(print(ofNode: first)), name: "")
        for node in members {
            if nodes.isHandle(node) {
                party.handles.append(nodes.handles[node])
                party.isCreator = party.isCreator || creatorNodes[node]
            } else if let account = nodes.account(of: node) {
                party.accounts.append(account)
            }
        }
        let sorted = names.count > 1 ? names.sorted { texts.precedes($0.name, $1.name) } : Array(names)
        party.names = sorted.map(\.name)
        party.name = shownName(of: party, names: sorted)
        party.kind = kind(of: party)
        return party
    }

    /// The legal name from the account list; else the name most rows bear; else a handle or an account number.
    private func shownName(of party: Party, names: [NameCount]) -> String {
        for handle in party.handles {
            if let name = listedNames[handle] { return texts[name] }
        }
        var best: NameCount?
        for name in names where name.rows > best?.rows ?? -1 { best = name }
        return texts[best?.name ?? party.handles.first ?? party.accounts.first ?? .empty]
    }

    private func kind(of party: Party) -> Party.Kind {
        if party.isCreator { return .person }
        var people = 0
        var companies = 0
        for name in party.names {
            guard let fold = folds.fold(of: name) else { continue }
            switch folds.names[fold].kind {
            case .person: people += 1
            case .company: companies += 1
            case .unknown: break
            }
        }
        if people == companies { return .unknown }
        return people > companies ? .person : .company
    }
}

extension Array {
    /// The ranges of neighbours that share a value.
    fileprivate func chunked(by value: (Element) -> Int) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        for index in indices.dropFirst() where value(self[index]) != value(self[start]) {
            ranges.append(start..<index)
            start = index
        }
        if !isEmpty { ranges.append(start..<count) }
        return ranges
    }
}
