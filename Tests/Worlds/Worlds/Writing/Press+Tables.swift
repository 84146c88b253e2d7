extension Press {
    func accountRows() -> [[String]] {
        var rows = [["platform", "username", "display_name", "legal_name", "company", "iban", "created_at", "recruited_via"]]
        for creator in world.creators {
            let company = creator.company.flatMap { $0.isListed ? $0 : nil }
            for (place, account) in creator.accounts.enumerated() {
                let listsBank = creator.bankAccountIsListed && place == 0
                rows.append([
                    account.platform, "@" + account.name, creator.displayName, creator.legalNameIsListed ? creator.person.native : "",
                    company?.name.registered ?? "", listsBank ? creator.bankAccount : "", account.createdAt.iso, creator.recruitedVia,
                ])
            }
            // A second row for the same handle, as lists have them: rows for one handle add up.
            if let company, creator.accounts[0].name.utf8.count.isMultiple(of: 2) {
                rows.append([
                    creator.accounts[0].platform, "@" + creator.accounts[0].name, "", "", company.name.registered, company.bankAccount, "",
                    "",
                ])
            }
        }
        return rows
    }

    func postRows() -> [[String]] {
        var rows = [["platform", "post_id", "author", "created_at", "caption", "views", "label", "url"]]
        let order = world.posts.indices.sorted {
            (world.posts[$0].day, world.posts[$0].second, $0) < (world.posts[$1].day, world.posts[$1].second, $1)
        }
        for index in order {
            let post = world.posts[index]
            let author = "@" + world.creators[post.creator].accounts[post.account].name
            rows.append([
                post.platform, post.id, author, post.postedAt, post.caption, String(1000 + index * 37 % 90_000), post.label, post.url,
            ])
        }
        return rows
    }

    func disclosureRows() -> [[String]] {
        let layout = Layout(shape: .payouts, delimiter: ",", isTold: false)
        var rows = [["platform", "handle", "sponsor", "content_id", "content_url", "date", "amount", "currency", "label"]]
        for one in world.disclosures {
            let post = world.posts[one.post]
            let handle = "@" + world.creators[post.creator].accounts[post.account].name
            rows.append([
                post.platform, handle, one.sponsor, post.id, post.url, one.day.iso, one.minor.map(layout.money) ?? "",
                one.minor == nil ? "" : one.currency, one.label,
            ])
        }
        return rows
    }

    /// A third declares nothing at all, a third declares 0, the others a part.
    mutating func drawDeclarations() {
        for campaign in world.campaigns.indices {
            switch random.below(3) {
            case 0: break
            case 1: declared.append((campaign, 0))
            default: declared.append((campaign, Int64(random.within(1000...30_000)) * 100))
            }
        }
    }

    func declarationRows() -> [[String]] {
        let layout = Layout(shape: .payouts, delimiter: ",", isTold: false)
        var rows = [["campaign", "declarant", "from", "to", "amount", "currency"]]
        for one in declared {
            let campaign = world.campaigns[one.campaign]
            rows.append([campaign.id, campaign.beneficiary, campaign.from.iso, campaign.to.iso, layout.money(one.minor), "RON"])
        }
        return rows
    }
}
