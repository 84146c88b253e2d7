/// Decides who wrote which transfer down, and how badly.
struct WorldWriter {
    var random: SplitMix64
    let world: WorldBuilder
    var files: [LedgerFile] = []
    private var statements: [String: Int] = [:]
    private var books: [String: Int] = [:]
    private var payouts: [String: Int] = [:]
    private var banks: [Int] = []
    /// How a file spells a party when it has a template for it.
    private var templates: [String: String] = [:]

    init(world: WorldBuilder) {
        self.world = world
        random = world.random
    }

    var difficulty: Difficulty { world.difficulty }

    /// Lays out every transfer's witnesses, sorted by day within each file.
    mutating func writeDown() {
        openFiles()
        for index in world.transfers.indices { writeDown(index) }
        for index in files.indices { finish(index) }
    }

    private mutating func openFiles() {
        for campaign in world.campaigns {
            for sponsor in campaign.sponsors where random.chance(0.7) {
                statements[sponsor.key] = files.count
                files.append(LedgerFile(source: "statement\(statements.count)", layout: .statement(&random), holder: sponsor))
            }
        }
        for agency in world.agencies {
            books[agency.key] = files.count
            files.append(LedgerFile(source: "books\(books.count)", layout: .books(&random)))
        }
        for platform in world.platforms {
            payouts[platform] = files.count
            files.append(LedgerFile(source: "payouts-\(platform)", layout: .payouts(&random), platform: platform))
        }
        for number in 1...2 {
            banks.append(files.count)
            files.append(LedgerFile(source: "bank\(number)", layout: .books(&random)))
        }
        for index in files.indices where files[index].layout.hasIDs && files[index].platform == nil {
            files[index].isSplit = random.chance(0.5)
        }
    }

    private mutating func writeDown(_ index: Int) {
        let transfer = world.transfers[index]
        let own = statements[transfer.payer.key] ?? books[transfer.payer.key]
        let paidOut = transfer.platform.flatMap { payouts[$0] }
        var primary = own ?? (random.chance(0.5) ? paidOut : nil) ?? random.pick(banks)
        if transfer.currency == RateBook.coin, let paidOut { primary = paidOut }
        // Only books that name both parties can say that a payment was taken back.
        if transfer.isReversal { primary = random.pick(banks) }
        let other: Int? =
            if let received = books[transfer.payee.key] { random.chance(0.85) ? received : nil } else if let paidOut { paidOut } else {
                own == nil ? nil : random.pick(banks)
            }
        let isSeenTwice = transfer.kind == .funding || (transfer.kind != .traffic && random.chance(difficulty.twoSided))
        files[primary].rows.append(row(index, in: primary))
        guard let other, other != primary, isSeenTwice, transfer.currency != RateBook.coin, !transfer.isReversal else { return }
        var second = row(index, in: other)
        second.isPrimary = false
        second.day = second.day + random.weighted(world.style.lag)
        if random.chance(0.4) { second.reference = otherReference(transfer.reference) }
        disagree(&second, with: transfer, primary: primary)
        files[other].rows.append(second)
    }

    /// A fee on the way, or a conversion of which the payer's side knows the result.
    private mutating func disagree(_ second: inout LedgerRow, with transfer: Transfer, primary: Int) {
        if random.chance(difficulty.conversions), files[primary].layout.hasExecuted {
            let target = transfer.currency == "RON" ? "EUR" : "RON"
            guard let exact = world.rates.converted(transfer.minor, from: transfer.currency, to: target, on: transfer.day) else { return }
            let executed = exact - exact * Int64(random.below(9)) / 1000
            let last = files[primary].rows.count - 1
            files[primary].rows[last].executedMinor = executed
            files[primary].rows[last].executedCurrency = target
            second.minor = executed
            second.currency = target
            second.executedMinor = nil
            second.executedCurrency = ""
        } else if random.chance(difficulty.fees) {
            let fee = random.chance(0.6) ? Int64(random.within(1...5)) * 100 : transfer.minor * Int64(random.within(1...10)) / 1000
            if fee * 20 < transfer.minor { second.minor = transfer.minor - fee }
        }
    }

    private mutating func row(_ index: Int, in file: Int) -> LedgerRow {
        let transfer = world.transfers[index]
        let isStatement = files[file].holder != nil
        let isPayout = files[file].platform != nil
        var account = random.chance(difficulty.accountsInRows) ? transfer.payee.bankAccount : ""
        if transfer.creator != nil, random.chance(difficulty.foreignAccounts) { account = BankAccount.drawn(.romanian, &random) }
        let payerAccount = isStatement || random.chance(0.8) ? transfer.payer.bankAccount : ""
        var result = LedgerRow(
            transfer: index, day: transfer.day, payer: spelled(transfer.payer, in: file), payerAccount: payerAccount,
            payee: spelled(transfer.payee, in: file),
            payeeAccount: account, payeeHandle: isPayout ? transfer.payee.handle : "",
            isOutgoing: files[file].holder?.key == transfer.payer.key,
            minor: transfer.minor, currency: transfer.currency, executedMinor: nil, reference: transfer.reference
        )
        if files[file].layout.shape == .twoParty, !result.reference.isEmpty, random.chance(0.004) {
            result.reference += files[file].layout.newline + "urgent"
        }
        return result
    }

    private mutating func otherReference(_ reference: String) -> String {
        switch random.below(4) {
        case 0: Spelling.plain(reference).uppercased()
        case 1: String(reference.prefix(35))
        case 2: "PLATA " + reference
        default: ""
        }
    }

    /// Sorts a file's rows, numbers them and sprinkles broken ones.
    private mutating func finish(_ index: Int) {
        var rows = files[index].rows.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
        let wanted = min(Int((Double(rows.count) * difficulty.broken).rounded()), rows.count / 40)
        for _ in 0..<wanted {
            let place = random.below(rows.count)
            var row = rows[place]
            row.transfer = nil
            row.broken = random.pick([
                ["date": "2024-02-31"], ["currency": "XQQ"], ["amount": "n/a", "debit": "n/a", "credit": ""], ["date": "fără dată"],
            ])
            rows.insert(row, at: place)
        }
        let prefix = random.pick(["FT", "TX", "OP"])
        for place in rows.indices { rows[place].id = prefix + "24" + random.digits(4) + String(100_000 + place) }
        files[index].rows = rows
    }

    private mutating func spelled(_ participant: Participant, in file: Int) -> String {
        let key = "\(file)/\(participant.key)/\(participant.name)"
        if let template = templates[key], random.chance(0.6) { return template }
        let name = random.chance(difficulty.messyNames) ? messy(participant) : clean(participant)
        let written = files[file].layout.isWindows1250 ? name.precomposed : name
        templates[key] = written
        return written
    }
}
