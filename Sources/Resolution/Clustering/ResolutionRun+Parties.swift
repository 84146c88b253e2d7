internal import PipelineModel

extension ResolutionRun {
    /// So many parties are made at a time.
    private static let partiesAtOnce = 512

    /// Makes parties of the sets, with published ids, and a match for every mention.
    mutating func resolution() -> Resolution {
        settleRoots()
        let members = gatherMembers()
        let prints = nodePrints(members)
        let groups = groups(members, gatherNames())
        // Ids are their numbers in hexadecimal digits, and sort as these do. A set's members are sorted, and there is one at least.
        var keys = groups.indices.map { (print: prints[groups[$0].members.lowerBound], root: groups[$0].root, index: $0) }
        keys.sort { ($0.print, $0.root) < ($1.print, $1.root) }
        let order = keys.map(\.index)
        var parties = workers.list(order.count, partSize: Self.partiesAtOnce) { [self] range, parties in
            for number in range { parties.append(party(of: groups[order[number]], members, prints)) }
        }
        // Two sets never share a key, but hashes may meet.
        for index in parties.indices.dropFirst() where parties[index].id == parties[index - 1].id { parties[index].id += "x" }
        var numbers = [PartyID](repeating: PartyID(rawValue: 0), count: nodes.count)
        for (number, index) in order.enumerated() { numbers[groups[index].root] = PartyID(rawValue: UInt32(number)) }
        var table = PartyTable(parties: parties)
        for (node, handle) in nodes.handles.enumerated() { table.owners[handle] = numbers[root(of: node)] }
        table.matches = matches(numbers)
        var result = Resolution(table: table, decisionFaults: decisionFaults(numbers))
        result.ids.reserveCapacity(members.count)
        for (member, print) in zip(members, prints) { result.ids[print] = numbers[member.root] }
        return result
    }

    private func decisionFaults(_ numbers: [PartyID]) -> [DecisionFault] {
        verdicts.compactMap { verdict -> DecisionFault? in
            let reason: DecisionFault.Reason
            switch verdict.fault {
            case nil: return nil
            case .unknown(let text): reason = .unknown(text)
            case .several(let text, let nodes):
                reason = .several(text, nodes.map { numbers[root(of: $0)] }.sorted { $0.rawValue < $1.rawValue })
            case .one: reason = .one
            case .contradicted: reason = .contradicted
            }
            return DecisionFault(decision: verdict.decision, reason: reason)
        }.sorted { $0.decision.line < $1.decision.line }
    }

    /// From here on no set changes, so that several workers may ask for roots.
    private mutating func settleRoots() {
        roots.reserveCapacity(nodes.count)
        for node in 0..<nodes.count { roots.append(Int32(sets.root(of: node))) }
    }

    func root(of node: Int) -> Int { Int(roots[node]) }

    /// What a party is made of: ranges of the members, and of the names of its root.
    private struct Group: Sendable {
        var root: Int
        var members: Range<Int>
        var names: ArraySlice<NameCount>
    }

    private func groups(_ members: [(root: Int, node: Int)], _ names: [NameCount]) -> [Group] {
        var groups: [Group] = []
        var name = 0
        for group in members.chunked(by: \.root) {
            let root = members[group.lowerBound].root
            // Both lists are sorted by root; names without a member do not exist.
            while name < names.count, names[name].root < root { name += 1 }
            let first = name
            while name < names.count, names[name].root == root { name += 1 }
            groups.append(Group(root: root, members: group, names: names[first..<name]))
        }
        return groups
    }

    /// The hash in the id of every member's node.
    private func nodePrints(_ members: [(root: Int, node: Int)]) -> [UInt64] {
        workers.list(members.count, partSize: Self.partiesAtOnce) { [self] range, prints in
            for index in range { prints.append(print(ofNode: members[index].node)) }
        }
    }

    /// The hash in the id of a party whose first key is this node.
    func print(ofNode node: Int) -> UInt64 {
        if nodes.isHandle(node) { return PartyKey.print(forHandle: texts[nodes.handles[node]]) }
        if let account = nodes.account(of: node) { return PartyKey.print(forAccount: texts[account]) }
        return PartyKey.print(forFold: nodes.fold(of: node).map { folds.prints[$0] } ?? 0)
    }

    /// The nodes of each set that stand for something: handles, accounts and names that are mentioned or listed. Sorted.
    private func gatherMembers() -> [(root: Int, node: Int)] {
        let isUsed = usedNodes()
        // Counted by root: nodes come in their order.
        var next = [Int](repeating: 0, count: nodes.count + 1)
        for node in isUsed.indices where isUsed[node] { next[root(of: node) + 1] += 1 }
        for index in next.indices.dropFirst() { next[index] += next[index - 1] }
        var members = [(root: Int, node: Int)](repeating: (0, 0), count: next[nodes.count])
        for node in isUsed.indices where isUsed[node] {
            let root = root(of: node)
            members[next[root]] = (root, node)
            next[root] += 1
        }
        return members
    }

    /// Per node, whether it stands for something.
    func usedNodes() -> [Bool] {
        var isUsed = [Bool](repeating: false, count: nodes.count)
        for node in placements { isUsed[Int(node)] = true }
        for node in 0..<nodes.firstAccount { isUsed[node] = true }
        for seed in seeds {
            for account in seed.accounts where !sharedAccounts[account] { isUsed[account] = true }
        }
        return isUsed
    }

    struct NameCount: Sendable {
        var root: Int
        var name: TextID
        var rows: Int
    }

    /// Per set, its written names and how many rows bear each, sorted by root; names of account lists count as none.
    private func gatherNames() -> [NameCount] {
        var names: [NameCount] = []
        names.reserveCapacity(mentions.count)
        for (index, mention) in mentions.enumerated() where !mention.name.isEmpty {
            let rows = index < counts.count ? Int(counts[index]) : 1
            names.append(NameCount(root: root(of: Int(placements[index])), name: mention.name, rows: rows))
        }
        for row in rows {
            guard let node = nodes.node(ofHandle: row.handle) else { continue }
            let root = root(of: node)
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

    private func party(of group: Group, _ members: [(root: Int, node: Int)], _ prints: [UInt64]) -> Party {
        var party = Party(id: "n-" + PartyKey.hex(prints[group.members.lowerBound]), name: "")
        for node in members[group.members].lazy.map(\.node) {
            if nodes.isHandle(node) {
                party.handles.append(nodes.handles[node])
                party.isCreator = party.isCreator || creatorNodes[node]
            } else if let account = nodes.account(of: node) {
                party.accounts.append(account)
            }
        }
        let texts = texts
        let sorted = group.names.count > 1 ? group.names.sorted { texts.precedes($0.name, $1.name) } : Array(group.names)
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
