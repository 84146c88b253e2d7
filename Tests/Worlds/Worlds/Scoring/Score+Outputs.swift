internal import Foundation

extension Score {
    /// Compares the CSV files of a run in `folder` with the truth. Payments are recognised by the source lines they stand on.
    ///
    /// - Throws: An error of Foundation where `payments.csv`, `links.csv` or `campaign_totals.csv` can't be read.
    public init(outputs folder: String, truth: Truth) throws {
        self.init()
        let payments = try Table(path: folder + "/payments.csv").rows
        let links = try Table(path: folder + "/links.csv").rows
        let totals = try Table(path: folder + "/campaign_totals.csv").rows
        let index = TruthIndex(truth)
        var backings: [String: Backing] = [:]
        for row in payments where backings[row["payment_id"] ?? ""] == nil {
            backings[row["payment_id"] ?? ""] = index.backing(sources: row["sources"] ?? "")
        }
        scorePayees(payments, index, backings)
        scoreCampaigns(payments, index, backings)
        scoreMerges(index, backings)
        scorePosts(links, index, backings)
        for campaign in truth.campaigns where campaign.euroMinor > 0 {
            let row = totals.first { $0["campaign_id"] == campaign.id && $0["currency"] == "EUR" }
            let total = Double(row?["total"] ?? "") ?? 0
            totalErrors[campaign.id] = total * 100 / Double(campaign.euroMinor) - 1
        }
    }

    private mutating func scorePayees(_ rows: [[String: String]], _ index: TruthIndex, _ backings: [String: Backing]) {
        var found: Set<Int> = []
        var seen: Set<String> = []
        for row in rows where row["creator_id"]?.isEmpty == false {
            let payment = row["payment_id"] ?? ""
            guard seen.insert(payment).inserted else { continue }
            let creator = index.creatorOf[(row["handle"] ?? "").lowercased()]
            let transfer = backings[payment]?.transfers.first {
                creator != nil && index.truth.transfers[$0].creator == creator && !found.contains($0)
            }
            if let transfer {
                found.insert(transfer)
                payees.right += 1
            } else {
                payees.wrong += 1
            }
        }
        payees.missed = index.truth.transfers.count { $0.creator != nil } - payees.right
    }

    private mutating func scoreCampaigns(_ rows: [[String: String]], _ index: TruthIndex, _ backings: [String: Backing]) {
        var found: Set<Int> = []
        for row in rows where row["creator_id"]?.isEmpty == false && row["campaign_id"]?.isEmpty == false {
            let creator = index.creatorOf[(row["handle"] ?? "").lowercased()]
            let fitting = (backings[row["payment_id"] ?? ""]?.transfers ?? []).filter {
                let fact = index.truth.transfers[$0]
                return creator != nil && fact.creator == creator && fact.campaign == row["campaign_id"]
            }
            place(Double(row["probability"] ?? "") ?? 0, isRight: !fitting.isEmpty)
            if row["grade"] == "confirmed" {
                confirmed.right += fitting.isEmpty ? 0 : 1
                confirmed.wrong += fitting.isEmpty ? 1 : 0
            }
            guard row["grade"] == "confirmed" || row["grade"] == "probable" else { continue }
            if let new = fitting.first(where: { !found.contains($0) }) {
                found.insert(new)
                attribution.right += 1
            } else {
                attribution.wrong += 1
            }
        }
        attribution.missed = index.truth.transfers.count { $0.creator != nil && $0.campaign != nil } - attribution.right
    }

    private mutating func scoreMerges(_ index: TruthIndex, _ backings: [String: Backing]) {
        var merged: Set<Int> = []
        for backing in backings.values {
            if index.isFalseMerge(backing) { falseMerges += 1 }
            for transfer in backing.transfers where index.truth.transfers[transfer].witnesses.allSatisfy(backing.places.contains) {
                merged.insert(transfer)
            }
        }
        for (number, transfer) in index.truth.transfers.enumerated() where transfer.witnesses.count > 1 && transfer.twin == nil {
            if merged.contains(number) { merges.right += 1 } else { merges.missed += 1 }
        }
    }

    private mutating func scorePosts(_ rows: [[String: String]], _ index: TruthIndex, _ backings: [String: Backing]) {
        var found: Set<String> = []
        for row in rows where row["grade"] == "confirmed" || row["grade"] == "probable" {
            let post = (row["platform"] ?? "") + ":" + (row["content_id"] ?? "")
            let buyer = backings[row["payment_id"] ?? ""]?.transfers.first {
                index.truth.transfers[$0].posts.contains(post) && !found.contains("\($0) \(post)")
            }
            if let buyer {
                found.insert("\(buyer) \(post)")
                posts.right += 1
            } else {
                posts.wrong += 1
            }
        }
        posts.missed = index.truth.transfers.reduce(0) { $0 + $1.posts.count } - posts.right
    }
}
