import PipelineModel

/// The files of an invented investigation, as bytes: a bank's ledger and an agency's, posts, and an account list. A twelfth of the bank's rows
/// stand in the agency's ledger too; a seventh of the rows pay creators, half of those name a campaign.
struct CaseFiles {
    static let rows = 50_000
    static let creators = 500
    private static let firms = 400
    private static let campaigns = ["caleadreapta", "omulpotrivit", "votpentrutoti"]
    private static let givenNames = ["Ana", "Ion", "Maria", "Ștefan", "Elena", "Andrei", "Ioana", "Mihai", "Raluca", "Dragoș"]
    private static let familyNames = ["Popescu", "Ionescu", "Dumitru", "Stan", "Țîrlea", "Marin", "Ene", "Barbu", "Vlad", "Oprea", "Rusu"]

    private(set) var bank = "id,date,payer,payer_account,payee,payee_account,amount,currency,reference\n"
    private(set) var agency = "id,date,payer,payer_account,payee,payee_account,amount,currency,reference\n"
    private(set) var posts = "platform,id,handle,posted_at,caption,views\n"
    private(set) var accounts = "platform,handle,display_name,legal_name,bank_account,created_at\n"

    init() {
        var random = SplitMix(seed: 2024)
        for creator in 0..<Self.creators {
            accounts += "tiktok,\(Self.handle(creator)),\(Self.name(creator)),\(Self.name(creator)),RO\(7_000_000 + creator),"
            accounts += "2019-03-0\(1 + creator % 9)\n"
        }
        for post in 0..<Self.rows / 10 {
            let campaign = Self.campaigns[Int.random(in: 0..<Self.campaigns.count, using: &random)]
            let tag = Int.random(in: 0..<3, using: &random) == 0 ? " #\(campaign)" : " #viata"
            posts += "tiktok,\(9_000_000 + post),\(Self.handle(Int.random(in: 0..<Self.creators, using: &random))),"
            posts += "\(Self.day(&random)) 18:30:00,Salut din \(Self.familyNames[post % 11])\(tag),\(post)\n"
        }
        for row in 0..<Self.rows { add(row, &random) }
    }

    private mutating func add(_ row: Int, _ random: inout SplitMix) {
        let payer = Int.random(in: 0..<Self.firms, using: &random)
        let creator = Int.random(in: 0..<Self.creators, using: &random)
        let firm = Int.random(in: 0..<Self.firms, using: &random)
        let paysCreator = Int.random(in: 0..<7, using: &random) == 0
        let isNamed = Bool.random(using: &random)
        let campaign = Self.campaigns[payer % Self.campaigns.count]
        let payee = paysCreator ? "\(Self.name(creator)),RO\(7_000_000 + creator)" : "Furnizor \(firm) SRL,RO\(1_000_000 + firm)"
        let reference = paysCreator && isNamed ? "promovare #\(campaign)" : "factura \(row)"
        let amount = "\(Int.random(in: 50..<9_000, using: &random)).\(10 + row % 90)"
        let parties = "Agentia \(payer) SRL,RO\(1_000_000 + payer),\(payee)"
        let line = "\(Self.day(&random)),\(parties),\(amount),\(row % 3 == 0 ? "RON" : "EUR"),\(reference)\n"
        bank += "B\(row),\(line)"
        if row % 12 == 0 { agency += "A\(row),\(line)" }
    }

    /// One of the days of the campaigns' window.
    private static func day(_ random: inout SplitMix) -> String {
        (Day(number: 19_967) + Int.random(in: 0..<120, using: &random)).iso
    }

    private static func handle(_ creator: Int) -> String { "creator\(creator)" }

    private static func name(_ creator: Int) -> String {
        givenNames[creator % 10] + " " + familyNames[creator / 10 % 11] + "-" + familyNames[creator / 110 % 11] + " \(creator)"
    }

    /// Each with its hashtag, all with one window.
    static var configuration: PipelineConfiguration {
        var configuration = PipelineConfiguration()
        configuration.reporting.currencies = ["EUR"]
        configuration.campaigns = campaigns.map { name in
            var campaign = Campaign(id: name, name: name, beneficiary: "", from: Day(number: 19_967), to: Day(number: 20_088))
            campaign.hashtags = [name]
            return campaign
        }
        return configuration
    }
}
