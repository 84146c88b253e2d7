/// Prints a world's files and keeps where each transfer was written down.
struct Press {
    let world: WorldBuilder
    var random: SplitMix64
    var witnesses: [[String]]
    var repeats: [[String]]
    var broken: [String] = []
    var declared: [(campaign: Int, minor: Int64)] = []

    init(world: WorldBuilder, random: SplitMix64) {
        self.world = world
        self.random = random
        witnesses = Array(repeating: [], count: world.transfers.count)
        repeats = witnesses
    }

    mutating func print(_ ledgers: [LedgerFile]) -> [World.File] {
        var files: [World.File] = []
        for ledger in ledgers where !ledger.rows.isEmpty { files += print(ledger) }
        drawDeclarations()
        files.append(table("accounts/accounts.csv", accountRows()))
        files.append(table("content/posts.csv", postRows()))
        files.append(table("disclosures/disclosures.csv", disclosureRows()))
        files.append(table("declarations/declarations.csv", declarationRows()))
        files.append(.init(path: "pipeline.json", bytes: configuration(ledgers.filter { !$0.rows.isEmpty })))
        return files
    }

    private mutating func print(_ ledger: LedgerFile) -> [World.File] {
        let rows = ledger.rows
        guard ledger.isSplit, rows.count >= 20 else { return [print(ledger, rows[...], drop: 1)] }
        let cut = rows.count * 3 / 5
        let overlap = random.within(2...6)
        let first = print(ledger, rows[..<cut], drop: 1)
        return [first, print(ledger, rows[(cut - overlap)...], drop: 2, repeatedBefore: cut)]
    }

    private mutating func print(_ ledger: LedgerFile, _ rows: ArraySlice<LedgerRow>, drop: Int, repeatedBefore cut: Int = 0) -> World.File {
        let name = "\(ledger.source)-\(drop).csv"
        let (bytes, lines) = ledger.rendered(rows)
        for (index, line) in zip(rows.indices, lines) {
            let place = "\(name):\(line)"
            if let transfer = rows[index].transfer {
                if index < cut {
                    repeats[transfer].append(place)
                } else {
                    witnesses[transfer].insert(place, at: rows[index].isPrimary ? 0 : witnesses[transfer].count)
                }
            } else {
                broken.append(place)
            }
        }
        return .init(path: "ledgers/" + name, bytes: bytes)
    }

    func table(_ path: String, _ rows: [[String]]) -> World.File {
        let layout = Layout(shape: .payouts, delimiter: ",", isTold: false)
        let text = rows.map { $0.map(layout.quoted).joined(separator: ",") + "\n" }.joined()
        return .init(path: path, bytes: Array(text.utf8))
    }

    func truth(seed: UInt64) -> Truth {
        var totals = Array(repeating: Int64(0), count: world.campaigns.count)
        let transfers = world.transfers.indices.map { index -> Truth.Transfer in
            let one = world.transfers[index]
            let euros = world.rates.converted(one.minor, from: one.currency, to: "EUR", on: one.day) ?? 0
            if let campaign = one.campaign, one.creator != nil { totals[campaign] += euros }
            return Truth.Transfer(
                kind: one.kind.rawValue, day: one.day.iso, minor: one.minor, currency: one.currency, euroMinor: euros,
                creator: one.creator.map { world.creators[$0].id }, campaign: one.campaign.map { world.campaigns[$0].id },
                posts: one.posts.map { world.posts[$0].platform + ":" + world.posts[$0].id }, witnesses: witnesses[index],
                repeats: repeats[index], twin: one.twin
            )
        }
        return Truth(
            seed: seed, preset: world.difficulty.name,
            creators: world.creators.map { .init(id: $0.id, handles: $0.accounts.map(\.handle)) },
            campaigns: zip(world.campaigns, totals).map { .init(id: $0.id, euroMinor: $1) }, transfers: transfers, broken: broken
        )
    }
}
