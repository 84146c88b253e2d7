internal import Foundation
internal import PipelineModel

extension PageIndexWriter {
    func writeDrops(unused: (Int) throws -> [UnusedRecord]) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        try insert("\"drop\"", 7) { add in
            for (number, drop) in content.drops.enumerated() {
                let summary = String(decoding: try encoder.encode(drop.summary), as: UTF8.self)
                try add([number, drop.name, drop.source, drop.sha256, drop.size, drop.arrived, summary])
            }
        }
        try insert("unused", 10) { add in
            for number in content.drops.indices {
                for (position, record) in try unused(number).enumerated() {
                    let reject = record.reject
                    try add([
                        number, position, Int(reject.place.line), Int64(bitPattern: reject.place.offset), Int(reject.place.length),
                        record.fate.rawValue, reject.field, reject.value, reject.reason, reject.record,
                    ])
                }
            }
        }
        try writeRecords()
    }

    /// Where the records that are no ledger entries stand, so that a flag's evidence leads to its lines.
    private func writeRecords() throws {
        try insert("record", 6, orIgnore: true) { add in
            func place(_ place: Place, _ kind: String, _ party: PartyID? = nil) throws {
                try add([
                    Int(place.drop), Int(place.line), kind, Int64(bitPattern: place.offset), Int(place.length),
                    party.map { Int($0.rawValue) },
                ])
            }
            for account in findings.accounts { try place(account.place, "account", findings.parties.owners[account.handle]) }
            for disclosure in findings.disclosures {
                try place(disclosure.place, "disclosure", findings.parties.owners[disclosure.handle])
            }
            for declaration in findings.declarations { try place(declaration.place, "declaration") }
            for adSpend in findings.adSpend { try place(adSpend.place, "adspend") }
            for content in findings.contents { try place(content.place, "content") }
        }
    }
}
