import PipelineModel
import Testing

@testable import FlowTracing

struct FlowTreeTests {
    private static let ledger = Ledger([
        (1, "Payer", "Agency", "100.00", "USD"), (2, "Other", "Agency", "50.00", "USD"), (3, "Agency", "Ana", "80.00", "USD"),
        (4, "Agency", "Ion & \"Co\" <x>", "20.00", "USD"),
    ])

    @Test func textOfWhereItWent() throws {
        let tree = try Self.ledger.tracer(.fifo).trace(.from, [Self.ledger["Payer"]])
        #expect(
            tree.text(Self.ledger.findings.parties) == """
                Payer: where its money went in 2024,
                by first in, first out (Clayton's case); sum (payments), days
                └─ Agency  USD 100.00 (1), 10-05
                   ├─ Ana  USD 80.00 (1), 10-07
                   └─ Ion & "Co" <x>  USD 20.00 (1), 10-08

                """)
    }

    @Test func textOfWhereItCameFrom() throws {
        let tree = try Self.ledger.tracer(.lifo).trace(.to, [Self.ledger["Ana"]])
        #expect(
            tree.text(Self.ledger.findings.parties) == """
                Ana: where its money came from in 2024,
                by last in, first out (lowest intermediate balance); sum (payments), days
                └─ Agency  USD 80.00 (1), 10-07
                   ├─ Other  USD 50.00 (1), 10-07
                   └─ Payer  USD 30.00 (1), 10-07

                """)
    }

    @Test func rowsForASpreadsheet() throws {
        let tree = try Self.ledger.tracer(.proRata).trace(.from, [Self.ledger["Payer"]])
        let rows = tree.csv(Self.ledger.findings.parties).split(separator: "\n")
        #expect(rows.count == 4 && rows[0].hasPrefix("origin_id,origin,path,party_id,"))
        #expect(rows[1] == "p-Payer,Payer,,p-Agency,Agency,1,100.00,USD,1,2024-10-05,2024-10-05,33.34,pro-rata")
        #expect(
            rows[3]
                == "p-Payer,Payer,Agency,\"p-Ion & \"\"Co\"\" <x>\",\"Ion & \"\"Co\"\" <x>\",2,13.33,USD,1,2024-10-08,2024-10-08,13.33,pro-rata"
        )
    }

    @Test func graphsAreEscaped() throws {
        let tree = try Self.ledger.tracer(.fifo).trace(.from, [Self.ledger["Payer"]])
        #expect(tree.dot(Self.ledger.findings.parties).contains("[label=\"Ion & \\\"Co\\\" <x>\"]"))
        #expect(tree.graphML(Self.ledger.findings.parties).contains("<data key=\"label\">Ion &amp; &quot;Co&quot; &lt;x&gt;</data>"))
    }

    @Test(arguments: FlowMethod.allCases)
    func moneyThatComesBackEndsThere(_ method: FlowMethod) throws {
        let ledger = Ledger([(1, "A", "B", "10", "USD"), (2, "B", "A", "10", "USD"), (3, "A", "C", "10", "USD")])
        let tree = try ledger.tracer(method).trace(.from, [ledger["A"]])
        let lines = tree.text(ledger.findings.parties).split(separator: "\n").dropFirst(2)
        #expect(
            Array(lines) == [
                "├─ B  USD 10.00 (1), 10-05", "│  └─ A  USD 10.00 (1), 10-06; came back",
                "└─ C  USD 10.00 (1), 10-07",
            ])
    }

    @Test func yearsAreToldWhereThereAreSeveral() throws {
        let ledger = Ledger([(1, "A", "B", "10", "USD"), (200, "A", "B", "10", "USD")])
        let lines = try ledger.tracer(.fifo).trace(.from, [ledger["A"]]).text(ledger.findings.parties).split(separator: "\n")
        #expect(
            lines == [
                "A: where its money went,", "by first in, first out (Clayton's case); sum (payments), days",
                "└─ B  USD 20.00 (2), 2024-10-05…2025-04-22",
            ])
    }

    @Test func anUnknownPartyHasAnEmptyTree() throws {
        let tree = try Self.ledger.tracer(.fifo).trace(.to, [Self.ledger["Payer"]])
        #expect(tree.text(Self.ledger.findings.parties).contains("nobody paid it"))
    }
}
