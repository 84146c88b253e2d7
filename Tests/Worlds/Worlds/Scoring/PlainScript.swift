internal import Foundation

/// The script that an analyst writes in an afternoon: payees by exact folded name, handle or account number; campaigns by their mark in the
/// reference, or else by a post within days; every row of every ledger a payment of its own. How right it is tells how hard a world is.
struct PlainScript {
    let world: WorldBuilder
    let ledgers: [LedgerFile]
    private var byName: [String: Int] = [:]
    private var byAccount: [String: Int] = [:]
    private var byHandle: [String: Int] = [:]
    /// Per creator and campaign, the days of its posts that carry the campaign's mark.
    private var postDays: [Int: [Int: [WorldDay]]] = [:]
    private let marks: [[String]]

    /// - Parameter accountRows: The account list with its header, as ``Press/accountRows()`` prints it.
    init(world: WorldBuilder, ledgers: [LedgerFile], accountRows: [[String]]) {
        self.world = world
        self.ledgers = ledgers
        marks = world.campaigns.map { [$0.hashtag, $0.name, $0.keyword].map { Self.folded($0).filter { $0 != " " } } }
        for (number, creator) in world.creators.enumerated() {
            for account in creator.accounts { byHandle[account.handle] = number }
        }
        for row in accountRows.dropFirst() {
            guard let creator = byHandle[row[0] + ":" + row[1].dropFirst()] else { continue }
            for name in row[2...4] where !name.isEmpty { byName[Self.folded(name)] = byName[Self.folded(name)] ?? creator }
            if !row[5].isEmpty { byAccount[row[5]] = creator }
        }
        for post in world.posts {
            for campaign in marks.indices where isMarked(post.caption, campaign) {
                postDays[post.creator, default: [:]][campaign, default: []].append(post.day)
            }
        }
    }

    func score(_ truth: Truth) -> Score {
        var score = Score()
        var paid: Set<Int> = []
        var attributed: Set<Int> = []
        var totals = [Int64](repeating: 0, count: world.campaigns.count)
        for ledger in ledgers {
            for row in ledger.rows {
                guard let transfer = row.transfer, let creator = creator(row, ledger) else { continue }
                let fact = truth.transfers[transfer]
                let isRight = fact.creator == world.creators[creator].id
                if isRight, paid.insert(transfer).inserted { score.payees.right += 1 } else { score.payees.wrong += 1 }
                guard let campaign = campaign(row, creator) else { continue }
                totals[campaign] += world.rates.converted(row.minor, from: row.currency, to: "EUR", on: row.day) ?? 0
                if isRight, fact.campaign == world.campaigns[campaign].id, attributed.insert(transfer).inserted {
                    score.attribution.right += 1
                } else {
                    score.attribution.wrong += 1
                }
            }
        }
        score.payees.missed = truth.transfers.count { $0.creator != nil } - score.payees.right
        score.attribution.missed = truth.transfers.count { $0.creator != nil && $0.campaign != nil } - score.attribution.right
        for (campaign, total) in zip(truth.campaigns, totals) where campaign.euroMinor > 0 {
            score.totalErrors[campaign.id] = Double(total) / Double(campaign.euroMinor) - 1
        }
        return score
    }

    private func creator(_ row: LedgerRow, _ ledger: LedgerFile) -> Int? {
        if ledger.platform != nil { return byHandle[(ledger.platform ?? "") + ":" + row.payeeHandle] }
        return byAccount[row.payeeAccount] ?? byName[Self.folded(row.payee)]
    }

    private func campaign(_ row: LedgerRow, _ creator: Int) -> Int? {
        let reference = Self.folded(row.reference).filter { $0 != " " }
        if let named = marks.firstIndex(where: { $0.contains { reference.contains($0) } }) { return named }
        var best: (campaign: Int, distance: Int)?
        for (campaign, days) in postDays[creator] ?? [:] {
            for day in days where (-7...30).contains(day - row.day) {
                let distance = abs(day - row.day)
                if best.map({ (distance, campaign) < ($0.distance, $0.campaign) }) ?? true { best = (campaign, distance) }
            }
        }
        return best?.campaign
    }

    private func isMarked(_ caption: String, _ campaign: Int) -> Bool {
        let text = Self.folded(caption)
        return text.split(separator: " ").contains { $0 == "#" + marks[campaign][0] }
            || text.filter { $0 != " " }.contains(marks[campaign][2])
    }

    private static func folded(_ text: String) -> String { Spelling.plain(text.precomposed).lowercased() }
}
