import Testing

/// Sponsors of campaigns and disclosures, and names of watch lists, that ledgers spell otherwise.
@Suite struct ListedNameTests {
    private static let pairs = [
        ("Partidul Național Verde", "Partidul National Vrede"), ("Vasile Dumitrescu-Baciu", "Dumitrescu-Baciu V."),
        ("СОЮЗ Возрождение", "Soyuz Vozrozhdenie"), ("Aurelian Pîrvulescu", "Aurelian Pârvulescu"),
        ("Asociația pentru Dezvoltarea Durabilă a Comunităților Rurale", "ASOCIATIA PENTRU DEZVOLTAREA DURABI"),
        ("Nimbus Media SRL", "Nimbus Media SRL"),
    ]
    private static let strangers = [("Fundația Litoral", "Litoral SRL"), ("Lumina Nordului", "Apa Vie SRL")]

    /// - Parameters:
    ///   - payers: Who pays a creator without posts.
    ///   - more: Further sources, each with a comma in front.
    ///   - top: Further members of the configuration, with a comma in front.
    private func place(
        sponsors: [String], payers: [String], more: String = "", top: String = "", _ files: [String: String] = [:]
    ) throws -> Workplace {
        let place = try Workplace()
        let rows = payers.enumerated().map { "\($0),2024-11-04,\($1),Anca Zdrobis,\(100 + $0).00,EUR\n" }
        try place.write("l.csv", "Id,Date,Payer,Payee,Amount,Currency\n" + rows.joined() + "x,2024-10-04,Enel Energie,Lidl,5.00,EUR\n")
        try place.write("a.csv", "platform,handle,legal_name\ntiktok,anca.z,Anca Zdrobiș\ntiktok,doru.s,Doru Săpaliga\n")
        try place.write("p.csv", "platform,id,handle,posted_at,caption\ntiktok,71,doru.s,2024-11-05T10:00:00,azi #verde\n")
        for (name, text) in files { try place.write(name, text) }
        let listed = sponsors.map { "\"\($0)\"" }.joined(separator: ", ")
        try place.write(
            "pipeline.json",
            """
            { "version": 1, "reporting": { "currencies": ["EUR"], "payments": "all" },
              "sources": [
                { "id": "l", "kind": "ledger", "path": "l.csv",
                  "columns": { "id": "Id", "date": "Date", "payer": "Payer", "payee": "Payee", "amount": "Amount", "currency": "Currency" } },
                { "id": "a", "kind": "account", "path": "a.csv",
                  "columns": { "platform": "platform", "handle": "handle", "legal_name": "legal_name" } },
                { "id": "p", "kind": "content", "path": "p.csv", "columns": { "platform": "platform", "id": "id", "handle": "handle",
                  "posted_at": "posted_at", "caption": "caption" } }\(more) ],
              "campaigns": [ { "id": "c1", "name": "Verde", "from": "2024-10-01", "to": "2024-12-01", "hashtags": ["verde"],
                               "sponsors": [\(listed)] } ]\(top) }
            """)
        return place
    }

    @Test func aListedSponsorIsProbableHoweverTheLedgerSpellsIt() throws {
        let pairs = Self.pairs + Self.strangers
        let place = try place(sponsors: pairs.map(\.0), payers: pairs.map(\.1))
        let outcome = try place.payola("run", "--quiet")
        #expect(outcome.status == 0)
        let payments = try place.table("out/payments.csv")
        for (_, payer) in Self.pairs {
            #expect(payments.filter { $0["payer"] == payer }.map { $0["grade"] } == ["probable"], "\(payer)")
        }
        for (_, payer) in Self.strangers {
            #expect(payments.filter { $0["payer"] == payer }.map { $0["grade"] } == [""], "\(payer)")
        }
        let warnings = Self.strangers.map { sponsor, _ in
            "payola: warning: campaign “c1”, sponsor “\(sponsor)”: no party of that name in the ledgers; check the spelling, or list an account, a handle or a party's id\n"
        }
        #expect(outcome.errors == warnings.joined())
        func explained(_ payer: String) throws -> String {
            let id = try #require(payments.first { $0["payer"] == payer }?["payment_id"])
            return try place.payola("explain", id).output
        }
        #expect(
            try explained("Soyuz Vozrozhdenie").contains(
                "Soyuz Vozrozhdenie is listed as a sponsor of Verde by the name “СОЮЗ Возрождение”"))
        #expect(try explained("Nimbus Media SRL").contains("Nimbus Media SRL is listed as a sponsor of Verde\n"))
    }

    /// Parties that are told apart and fit one sponsor's name: all who bear it count, of those that are only like it none does.
    @Test func partiesThatShareASponsorsNameAreTold() throws {
        let payers = ["Ana", "Asociația Ana", "Victor Brânzan", "Victor Brînzen"]
        let place = try place(
            sponsors: ["Asociația Ana", "Viktor Brinzan"], payers: payers, top: ", \"decisions\": \"decisions.csv\"",
            ["decisions.csv": "verdict,subject,object,by,at,because\ndifferent,Victor Brânzan,Victor Brînzen,me,,\n"])
        let outcome = try place.payola("run", "--quiet")
        let rows = try payers.map { payer in try #require(try place.table("out/payments.csv").first { $0["payer"] == payer }) }
        #expect(rows.map { $0["grade"] } == ["probable", "probable", "", ""])
        let parties = rows.map { "\($0["payer_id"] ?? "") \($0["payer"] ?? "")" }
        let remedy = "; list the id of the one that is meant\n"
        #expect(
            outcome.errors == "payola: warning: campaign “c1”, sponsor “Asociația Ana”: 2 parties bear the name, and all of them count: "
                + parties[...1].sorted().joined(separator: ", ") + remedy
                + "payola: warning: campaign “c1”, sponsor “Viktor Brinzan”: 2 parties fit about as well, and do not count: "
                + parties[2...].sorted().joined(separator: ", ") + remedy)
    }

    /// Whoever disclosed named the sponsor in another spelling: the payment is disclosed, and the disclosure has its payment.
    @Test func aDisclosureNamesItsPayerInAnotherSpelling() throws {
        let more =
            #", { "id": "d", "kind": "disclosure", "path": "d.csv", "columns": { "platform": "platform", "handle": "handle", "sponsor": "sponsor", "date": "date" } }"#
        for (sponsor, payer) in Self.pairs {
            let place = try place(
                sponsors: [], payers: [payer], more: more,
                [
                    "d.csv": "platform,handle,sponsor,date\ntiktok,anca.z,\(sponsor),2024-11-05\n",
                    "p.csv": "platform,id,handle,posted_at,caption\ntiktok,71,anca.z,2024-11-05T10:00:00,azi #verde\n",
                ])
            #expect(try place.payola("run", "--quiet").status == 0)
            let payment = try #require(try place.table("out/payments.csv").first { $0["payer"] == payer })
            #expect(payment["disclosed"] == "yes" && payment["evidence"]?.contains("disclosure-names-payer") == true, "\(payer)")
            #expect(try place.table("out/flags.csv").allSatisfy { $0["flag"] != "disclosure-without-payment" }, "\(payer)")
        }
        let place = try place(
            sponsors: [], payers: ["Litoral SRL"], more: more,
            ["d.csv": "platform,handle,sponsor,date\ntiktok,anca.z,Fundația Litoral,2024-11-05\n"])
        #expect(try place.payola("run", "--quiet").status == 0)
        #expect(try place.table("out/flags.csv").contains { $0["flag"] == "disclosure-without-payment" })
        #expect(try place.table("out/payments.csv").allSatisfy { $0["evidence"]?.contains("disclosure-names-payer") != true })
    }

    @Test func aWatchListNamesPartiesInAnotherSpelling() throws {
        let names = Self.pairs + Self.strangers
        let rows = names.enumerated().map {
            "Q\($0),Person,\($0 % 2 == 0 ? $1.0 : "Somebody Else Altogether"),\($0 % 2 == 0 ? "" : $1.0),eu\n"
        }
        let place = try place(
            sponsors: [], payers: names.map(\.1), more: #", { "id": "w", "kind": "watchlist", "path": "targets.simple.csv" }"#,
            ["targets.simple.csv": "id,schema,name,aliases,dataset\n" + rows.joined()])
        #expect(try place.payola("run", "--quiet").status == 0)
        let flags = try place.table("out/flags.csv").filter { $0["flag"] == "watch-list" }
        #expect(flags.map { $0["subject"] ?? "" }.sorted() == Self.pairs.map(\.1).sorted())
        let alias = try #require(flags.first { $0["subject"] == "Aurelian Pârvulescu" }?["detail"])
        #expect(alias.contains("by the alias “Aurelian Pîrvulescu”"))
    }
}
