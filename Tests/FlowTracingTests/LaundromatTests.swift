import Foundation
import PipelineModel
import Testing

@testable import FlowTracing

/// The published ledger of the Azerbaijani Laundromat, where the shared data are at hand.
struct LaundromatTests {
    private static let file: String = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let shared = ProcessInfo.processInfo.environment["PAYOLA_SHARED_DATA"] ?? root.appendingPathComponent("../shared/data").path
        return shared + "/ledgers/az_laundromat_ledger.csv"
    }()
    private static var isThere: Bool { FileManager.default.fileExists(atPath: file) }
    private static let core = ["METASTAR INVEST LLP", "HILUX SERVICES LP", "POLUX MANAGEMENT LP", "LCM ALLIANCE LLP"]

    private static func ledger() throws -> Ledger {
        let rows = try String(contentsOfFile: file, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst().map(fields)
        let firstDay = Day(number: 20_000)
        return Ledger(
            rows.compactMap { row in
                guard row.count > 7, let day = Day(iso: row[1]), let amount = ExactDecimal(row[7]) else { return nil }
                return (day - firstDay, row[2], row[4], amount.magnitude.description, row[6])
            })
    }

    private static func fields(_ line: some StringProtocol) -> [String] {
        var fields = [""]
        var isQuoted = false
        for character in line {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == ",", !isQuoted {
                fields.append("")
            } else {
                fields[fields.count - 1].append(character)
            }
        }
        return fields
    }

    @Test(.enabled(if: isThere, "the shared ledger is not here"), arguments: FlowMethod.allCases)
    func theCoreCompaniesMoneyIsFollowed(_ method: FlowMethod) throws {
        let ledger = try Self.ledger()
        #expect(ledger.findings.payments.count == 16_940)
        let clock = ContinuousClock()
        var tree: FlowTree?
        let core = Set(Self.core.map { ledger[$0] })
        let tracing = try clock.measure { tree = try ledger.tracer(method).trace(.from, core) }
        let traced = try #require(tree)
        var balances: [NodeBalance] = []
        let whole = try clock.measure { balances = try ledger.tracer(method).balances() }
        print(
            "laundromat \(method.rawValue): the core companies in \(tracing), the whole ledger in \(whole), \(traced.nodes.count) nodes"
        )
        for balance in balances { #expect(balance.balances) }
        // What the four paid is what the first level of the trees shows, per currency.
        var paid: [String: Int128] = [:]
        for payment in ledger.findings.payments where core.contains(payment.payer) && payment.payer != payment.payee {
            let finer = ExactDecimal.powerOfTen(2 - Int(payment.amount.reduced.scale))
            paid[ledger.findings.texts[payment.currency], default: 0] += Int128(payment.amount.reduced.mantissa) * finer
        }
        var shown: [String: Int128] = [:]
        for root in traced.roots {
            for child in traced.nodes[root].children {
                for sum in traced.nodes[child].sums { shown[sum.currency.code, default: 0] += sum.amount }
            }
        }
        #expect(shown == paid)
    }
}
