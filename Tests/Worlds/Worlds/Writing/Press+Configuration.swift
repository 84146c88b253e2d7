internal import Foundation

extension Press {
    /// The `pipeline.json` of the world.
    func configuration(_ ledgers: [LedgerFile]) -> [UInt8] {
        var sources = ledgers.map { source($0) }
        sources.append(
            table(
                "posts", "content", "content/*.csv",
                [
                    "platform": "platform", "id": "post_id", "handle": "author", "posted_at": "created_at", "caption": "caption",
                    "views": "views", "label": "label", "url": "url",
                ]))
        sources.append(
            table(
                "accounts", "account", "accounts/*.csv",
                [
                    "platform": "platform", "handle": "username", "display_name": "display_name", "legal_name": "legal_name",
                    "company": "company", "bank_account": "iban", "created_at": "created_at", "recruited_via": "recruited_via",
                ]
            )
        )
        if !world.disclosures.isEmpty {
            let fields = ["platform", "handle", "sponsor", "content_id", "content_url", "date", "amount", "currency", "label"]
            sources.append(
                table("disclosures", "disclosure", "disclosures/*.csv", Dictionary(uniqueKeysWithValues: fields.map { ($0, $0) })))
        }
        if !declared.isEmpty {
            let fields = ["campaign", "declarant", "from", "to", "amount", "currency"]
            sources.append(
                table("declarations", "declaration", "declarations/*.csv", Dictionary(uniqueKeysWithValues: fields.map { ($0, $0) })))
        }
        var whole: [String: Any] = [
            "version": 1, "investigation": "World", "store": ".payola/store.sqlite", "output": "out",
            "reporting": ["currencies": ["EUR", "USD", "GBP", "RON"], "payments": "all"],
            "rates": [["provider": "ecb", "path": "rates/eurofxref-hist.csv", "maxAgeDays": 7] as [String: Any]],
            "sources": sources, "campaigns": world.campaigns.map { campaign($0) },
            "link": ["daysBefore": 7, "daysAfter": 30, "confirmed": 0.95, "probable": 0.75, "possible": 0.4] as [String: Any],
            "limits": ["maxRejectRate": 0.05],
        ]
        if world.transfers.contains(where: { $0.currency == RateBook.coin }) {
            whole["units"] = [["code": RateBook.coin, "currency": "USD", "price": RateBook.coinPrice, "basis": "list price"]]
        }
        let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return (try? JSONSerialization.data(withJSONObject: whole, options: options)).map { Array($0) } ?? []
    }

    private func table(_ id: String, _ kind: String, _ path: String, _ columns: [String: String]) -> [String: Any] {
        ["id": id, "kind": kind, "path": path, "columns": columns]
    }

    private func source(_ ledger: LedgerFile) -> [String: Any] {
        let layout = ledger.layout
        var result: [String: Any] = ["id": ledger.source, "kind": "ledger", "path": "ledgers/\(ledger.source)-*.csv"]
        result["columns"] = Dictionary(uniqueKeysWithValues: layout.columns.map { ($0.field, $0.header) })
        if let holder = ledger.holder { result["constants"] = ["holder": holder.name, "holder_account": holder.bankAccount] }
        if let platform = ledger.platform { result["constants"] = ["platform": platform] }
        if layout.isTold {
            let encoding = layout.isWindows1250 ? "windows-1250" : "utf-8"
            result["dialect"] =
                ["delimiter": String(layout.delimiter), "encoding": encoding, "skipLines": layout.preamble.count, "header": true]
                as [String: Any]
            result["parse"] = ["date": layout.date, "decimalSeparator": layout.decimal, "groupingSeparator": layout.grouping]
        }
        if layout.shape == .twoParty, world.transfers.contains(where: \.isReversal) {
            var parse = result["parse"] as? [String: String] ?? [:]
            parse["negative"] = "reversal"
            result["parse"] = parse
        }
        return result
    }

    private func campaign(_ one: WorldCampaign) -> [String: Any] {
        [
            "id": one.id, "name": one.name, "beneficiary": one.beneficiary, "from": one.from.iso, "to": one.to.iso,
            "hashtags": [one.hashtag],
            "keywords": [one.keyword, one.name], "content": one.listedContent, "sponsors": one.listedSponsors,
        ]
    }
}
