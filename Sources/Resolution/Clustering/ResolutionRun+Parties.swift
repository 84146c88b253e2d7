internal import PipelineModel

extension ResolutionRun {
    /// Makes parties of the sets, with published ids, and a match for every mention.
    mutating func resolution() -> Resolution {
        let members = gatherMembers()
        let names = gatherNames()
        var built: [(root: Int, party: Party)] = []
        built.reserveCapacity(members.count)
        var taken: Set<String> = []
        for root in members.keys.sorted() {
            guard let nodes = members[root] else { continue }
            var party = party(of: nodes, names: names[root] ?? [:])
            // Two sets never share a key, but hashes may meet.
            while !taken.insert(party.id).inserted { party.id += "x" }
            built.append((root, party))
        }
        built.sort { $0.party.id < $1.party.id }
        var numbers: [Int: PartyID] = [:]
        numbers.reserveCapacity(built.count)
        for (index, entry) in built.enumerated() { numbers[entry.root] = PartyID(rawValue: UInt32(index)) }
        var table = PartyTable(parties: built.map(\.party))
        for (node, handle) in nodes.handles.enumerated() { table.owners[handle] = numbers[sets.root(of: node)] }
        table.matches = matches(numbers)
        var result = Resolution(table: table, unmatchedDecisions: unmatchedDecisions)
        for (root, nodes) in members {
            for node in nodes { result.ids[id(ofNode: node)] = numbers[root] }
        }
        return result
    }

    /// The nodes of each set that stand for something: handles, accounts and names that are mentioned or listed.
    private mutating func gatherMembers() -> [Int: [Int]] {
        var isUsed = [Bool](repeating: false, count: nodes.count)
        for node in placements { isUsed[Int(node)] = true }
        for node in 0..<nodes.firstAccount { isUsed[node] = true }
        for seed in seeds {
            for account in seed.accounts where !sharedAccounts[account] { isUsed[account] = true }
        }
        var members: [Int: [Int]] = [:]
        for node in isUsed.indices where isUsed[node] { members[sets.root(of: node), default: []].append(node) }
        return members
    }

    /// Per set, its written names and how many rows bear each; names of account lists count as none.
    private mutating func gatherNames() -> [Int: [TextID: Int]] {
        var names: [Int: [TextID: Int]] = [:]
        for (index, mention) in mentions.enumerated() where !mention.name.isEmpty {
            let rows = index < counts.count ? Int(counts[index]) : 1
            names[sets.root(of: Int(placements[index])), default: [:]][mention.name, default: 0] += rows
        }
        for row in rows {
            guard let node = nodes.node(ofHandle: row.handle) else { continue }
            let root = sets.root(of: node)
            for name in [row.legalName, row.displayName, row.company] where !name.isEmpty {
                names[root, default: [:]][name, default: 0] += 0
            }
        }
        return names
    }

    private func party(of members: [Int], names: [TextID: Int]) -> Party {
        let first = members.min() ?? nodes.nobody
        var party = Party(id: id(ofNode: first), name: "")
        for node in members {
            if nodes.isHandle(node) {
                party.handles.append(nodes.handles[node])
                party.isCreator = party.isCreator || creatorNodes[node]
            } else if let account = nodes.account(of: node) {
                party.accounts.append(account)
            }
        }
        party.names = names.count > 1 ? names.keys.sorted { texts.precedes($0, $1) } : Array(names.keys)
        party.name = shownName(of: party, counts: names)
        party.kind = kind(of: party)
        return party
    }

    /// The legal name from the account list; else the name most rows bear; else a handle or an account number.
    private func shownName(of party: Party, counts: [TextID: Int]) -> String {
        for handle in party.handles {
            if let name = listedNames[handle] { return texts[name] }
        }
        var best: TextID?
        for name in party.names where best.map({ (counts[name] ?? 0) > (counts[$0] ?? 0) }) ?? true { best = name }
        return texts[best ?? party.handles.first ?? party.accounts.first ?? .empty]
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
