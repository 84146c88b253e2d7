import PipelineModel
import Testing

@testable import FlowTracing

struct CampaignFlowsTests {
    /// `origin > intermediaries > creator amount currency`, as a reader would say it.
    private func told(_ ledger: Ledger, _ method: FlowMethod) throws -> [String] {
        let traced = try ledger.tracer(method).campaignFlows()
        for balance in traced.balances { #expect(balance.balances) }
        return traced.flows.map { flow in
            let path = flow.path.isEmpty ? "" : flow.pathText(ledger.findings.parties) + " > "
            let origin = flow.origin.map { ledger.findings.parties[$0].name } ?? "?"
            return "\(origin) > \(path)\(ledger.findings.parties[flow.creator].name) \(flow.plainAmount) \(flow.currency.code)"
        }
    }

    @Test(arguments: FlowMethod.allCases)
    func theMethodsAgreeWhereThereIsOnePath(_ method: FlowMethod) throws {
        var ledger = Ledger([(1, "Payer", "Agency", "100.00", "USD"), (2, "Agency", "Creator", "80.00", "USD")])
        ledger.link(1, creator: "Creator")
        #expect(try told(ledger, method) == ["Payer > Agency > Creator 80.00 USD"])
        let agency = try ledger.tracer(method).campaignFlows().balances.first { $0.party == ledger["Agency"] }
        #expect(agency?.received == 10_000 && agency?.paidOn == 8_000 && agency?.kept == 2_000 && agency?.own == 0)
    }

    @Test(arguments: [
        (FlowMethod.fifo, ["A > Agency > C 60.00 USD", "B > Agency > C 20.00 USD"]),
        (.lifo, ["A > Agency > C 20.00 USD", "B > Agency > C 60.00 USD"]),
        (.proRata, ["A > Agency > C 40.00 USD", "B > Agency > C 40.00 USD"]),
    ])
    func theMethodsDifferWhereMoneyMixes(_ method: FlowMethod, expected: [String]) throws {
        var ledger = Ledger([
            (1, "A", "Agency", "60", "USD"), (2, "B", "Agency", "60", "USD"), (3, "Agency", "C", "80", "USD"),
        ])
        ledger.link(2, creator: "C")
        #expect(try told(ledger, method) == expected)
    }

    @Test(arguments: FlowMethod.allCases)
    func moneyPaidBeyondWhatIsHeldIsThePayersOwn(_ method: FlowMethod) throws {
        var ledger = Ledger([(1, "A", "Agency", "60", "USD"), (3, "Agency", "C", "80", "USD"), (4, "A", "Agency", "60", "USD")])
        ledger.link(1, creator: "C")
        #expect(try told(ledger, method) == ["A > Agency > C 60.00 USD", "Agency > C 20.00 USD"])
    }

    @Test(arguments: FlowMethod.allCases)
    func withinADayInflowsComeFirst(_ method: FlowMethod) throws {
        var ledger = Ledger([(1, "Agency", "C", "10", "USD"), (1, "Sub", "Agency", "10", "USD"), (1, "A", "Sub", "10", "USD")])
        ledger.link(0, creator: "C")
        #expect(try told(ledger, method) == ["A > Sub > Agency > C 10.00 USD"])
    }

    @Test(arguments: FlowMethod.allCases)
    func moneyOfAnotherCurrencyIsConvertedAtTheRateOfTheDay(_ method: FlowMethod) throws {
        var ledger = Ledger([(1, "A", "Agency", "100.00", "EUR"), (2, "Agency", "C", "333.33", "RON"), (3, "Agency", "D", "400.00", "RON")])
        ledger.link(1, creator: "C")
        ledger.link(2, creator: "D")
        #expect(
            try told(ledger, method) == [
                "A > Agency > C 333.33 RON", "A > Agency > D 166.65 RON", "Agency > D 233.35 RON",
            ])
        let balances = try ledger.tracer(method).campaignFlows().balances.filter { $0.party == ledger["Agency"] }
        #expect(balances.map(\.currency.code) == ["EUR", "RON"])
        #expect(balances.map(\.exchangedOut) == [10_000, 0] && balances.map(\.exchangedIn) == [0, 49_998])
    }

    /// What was executed in another currency is what the payee has to pay on.
    @Test(arguments: FlowMethod.allCases)
    func anExecutedAmountArrivesInItsOwnCurrency(_ method: FlowMethod) throws {
        var ledger = Ledger([(1, "A", "Agency", "100.00", "EUR"), (2, "Agency", "C", "480.00", "RON"), (3, "Agency", "D", "20.00", "RON")])
        ledger.findings.payments[0].executedAmount = ExactDecimal("490.00") ?? .zero
        ledger.findings.payments[0].executedCurrency = ledger.findings.texts.intern("RON")
        ledger.link(1, creator: "C")
        ledger.link(2, creator: "D")
        #expect(try told(ledger, method) == ["A > Agency > C 480.00 RON", "A > Agency > D 10.00 RON", "Agency > D 10.00 RON"])
    }

    /// An agency that pays an agency that pays creators: each keeps a part, none is a creator, and nothing counts twice.
    @Test(arguments: FlowMethod.allCases)
    func subAgenciesStandOnThePath(_ method: FlowMethod) throws {
        var ledger = Ledger([
            (1, "Sponsor", "First", "1000.00", "EUR"), (2, "First", "Second", "600.00", "EUR"), (3, "First", "Third", "300.00", "EUR"),
            (4, "Second", "Ana", "500.00", "EUR"), (5, "Third", "Ana", "200.00", "EUR"), (6, "Third", "Ion", "150.00", "EUR"),
        ])
        for (index, creator) in [(3, "Ana"), (4, "Ana"), (5, "Ion")] { ledger.link(index, creator: creator) }
        #expect(
            try told(ledger, method)
                == [
                    "Sponsor > First > Second > Ana 500.00 EUR", "Sponsor > First > Third > Ana 200.00 EUR",
                    "Sponsor > First > Third > Ion 100.00 EUR", "Third > Ion 50.00 EUR",
                ].sorted { $0.hasPrefix("Sponsor") && !$1.hasPrefix("Sponsor") })
        let balances = try ledger.tracer(method).campaignFlows().balances
        let told = Dictionary(uniqueKeysWithValues: balances.map { (ledger.findings.parties[$0.party].name, $0) })
        #expect(told["First"]?.kept == 10_000 && told["Second"]?.kept == 10_000 && told["Third"]?.kept == 0)
        #expect(told["Sponsor"]?.own == 100_000 && told["Third"]?.own == 5_000)
    }

    @Test(arguments: FlowMethod.allCases)
    func aCycleAddsAHop(_ method: FlowMethod) throws {
        var ledger = Ledger([
            (1, "A", "B", "10", "USD"), (2, "B", "A", "10", "USD"), (3, "A", "B", "10", "USD"), (4, "B", "C", "10", "USD"),
        ])
        ledger.link(3, creator: "C")
        #expect(try told(ledger, method) == ["A > B > A > B > C 10.00 USD"])
        #expect(try ledger.tracer(method).campaignFlows().flows.map(\.hops) == [4])
    }

    @Test(arguments: FlowMethod.allCases)
    func aPaymentTakenBackTakesItsFlowBack(_ method: FlowMethod) throws {
        var ledger = Ledger([
            (1, "A", "Agency", "50", "USD"), (2, "Agency", "C", "50", "USD"), (3, "Agency", "C", "-20", "USD"),
        ])
        ledger.link(1, creator: "C")
        ledger.link(2, creator: "C")
        #expect(try told(ledger, method) == ["A > Agency > C 30.00 USD"])
    }

    @Test(arguments: FlowMethod.allCases)
    func aPossibleShareIsNoFlow(_ method: FlowMethod) throws {
        var ledger = Ledger([(1, "A", "C", "10.01", "USD")])
        ledger.link(0, creator: "C", weights: [1, 1], grades: [.probable, .possible])
        #expect(try told(ledger, method) == ["A > C 5.01 USD"])
    }

    /// Flows add up to what is linked, for every campaign and currency, on random ledgers with splits, conversions and taken-back payments.
    @Test(arguments: FlowMethod.allCases, 1...40)
    func flowsAddUpToTheCreatorsTotals(_ method: FlowMethod, seed: Int) throws {
        var generator = SeededGenerator(state: UInt64(seed))
        let names = ["A", "B", "C", "D", "E"]
        let rows = (0..<60).map { index in
            let payer = Int.random(in: 0..<5, using: &generator)
            let payee = Int.random(in: 0..<5, using: &generator)
            let units = Int64.random(in: -2_000...20_000, using: &generator)
            let amount = ExactDecimal(mantissa: units, scale: 2).description
            return (day: index / 3, payer: names[payer], payee: names[payee], amount: amount, currency: ["EUR", "RON", "JPY"][index % 3])
        }
        var ledger = Ledger(rows)
        var expected: [String: Int128] = [:]
        for (index, row) in rows.enumerated() where index % 4 == 0 {
            ledger.link(index, creator: row.payee, weights: [2, 1], grades: [.confirmed, .probable])
            let units = ledger.findings.payments[index].amount.mantissa
            for (campaign, part) in Allocation.split(units, weights: [2, 1]).enumerated() {
                expected["\(campaign) \(row.payee) \(row.currency)", default: 0] += Int128(part)
            }
        }
        let traced = try ledger.tracer(method).campaignFlows()
        var sums: [String: Int128] = [:]
        for flow in traced.flows {
            #expect(flow.currency.minorUnits == 2)
            sums["\(flow.campaign ?? -1) \(ledger.findings.parties[flow.creator].name) \(flow.currency.code)", default: 0] += flow.amount
        }
        #expect(sums.filter { $0.value != 0 } == expected.filter { $0.value != 0 }, "seed \(seed)")
        for balance in traced.balances { #expect(balance.balances, "seed \(seed)") }
    }

    @Test(arguments: FlowMethod.allCases)
    func hugeAndFineAmountsDoNotOverflow(_ method: FlowMethod) throws {
        var ledger = Ledger([
            (1, "A", "B", "999999999999999999", "USD"), (2, "B", "C", "999999999999999999", "USD"),
            (2, "B", "C", "0.000000000000000001", "USD"),
        ])
        ledger.link(1, creator: "C")
        #expect(try told(ledger, method) == ["A > B > C 999999999999999999.000000000000000000 USD"])
    }
}
