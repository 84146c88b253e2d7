import Foundation

@testable import Exporting

/// An output folder in which every party has a hostile name, written as the run writes its files.
struct HostileRun {
    let folder: TemporaryFolder
    let strings: [String]

    init(_ strings: [String], delimiter: String = ",", decimalSeparator: String = ".", bom: Bool = false) throws {
        folder = try TemporaryFolder()
        self.strings = strings
        func write(_ name: String, _ header: String, _ rows: [[String]]) throws {
            let lines = ([header.split(separator: ",").map(String.init)] + rows).map { row in
                row.map { Self.cell($0, delimiter) }.joined(separator: delimiter)
            }
            let text = (bom ? "\u{FEFF}" : "") + lines.joined(separator: "\n") + "\n"
            try Data(text.utf8).write(to: URL(fileURLWithPath: folder.path + "/" + name))
        }
        let amount = "1234\(decimalSeparator)50"
        try write(
            "payments.csv",
            "payment_id,date,payer_id,payer,payee_id,payee,creator_id,handle,amount,currency,reporting_amount,reporting_currency,rate,rate_date,campaign_id,grade,probability,evidence,disclosed,entries,sources",
            strings.enumerated().map { index, string in
                [
                    "PAY-\(index + 10_000)", "2024-11-05", "P-\(index)", string, "C-\(index)", string, "C-\(index)", "tiktok:" + string,
                    amount, "RON", amount,
                    "EUR", "1", "2024-11-05", "c", "confirmed", "0\(decimalSeparator)9900", string, "no", "1", "f.csv:\(index + 2)",
                ]
            })
        try write(
            "links.csv", "payment_id,campaign_id,platform,content_id,url,handle,posted_at,grade,probability,evidence,allocated,currency",
            strings.enumerated().map { index, string in
                [
                    "PAY-\(index + 10_000)", "c", "tiktok", string, string, "tiktok:" + string, "2024-11-06T10:00:00", "confirmed",
                    "0\(decimalSeparator)9900", string, amount, "EUR",
                ]
            })
        try write(
            "campaign_totals.csv",
            "campaign_id,campaign,beneficiary,currency,total,confirmed,probable,possible,payments,payers,creators,posts,disclosed,undisclosed,declared,gap,unconverted_payments,first_payment,last_payment",
            [
                ["c", strings[0], strings[1], "EUR"] + Array(repeating: amount, count: 4) + [
                    "1", "1", "1", "1", amount, amount, amount, amount, "0", "2024-11-05", "2024-11-05",
                ]
            ])
        try write(
            "flags.csv", "flag,severity,subject_id,subject,campaign_id,amount,currency,detail,parameters,evidence",
            strings.map { [$0, $0, "x", $0, "c", amount, "EUR", $0, $0, $0] })
        try Data("{\"version\":\"0\",\"investigation\":\"<script>alert(1)</script>\",\"run\":\"r\"}".utf8)
            .write(to: URL(fileURLWithPath: folder.path + "/run.json"))
    }

    /// RFC 4180, with a `'` before what a spreadsheet would run; a `'` that stands there already gets one too, so that it can be undone.
    static func cell(_ text: String, _ delimiter: String) -> String {
        let first = text.utf8.first { $0 != UInt8(ascii: "'") } ?? 0
        let isNumber = PlainDecimal(text) != nil && text.hasPrefix("-")
        let safe = Array("=+-@\t\r".utf8).contains(first) && !isNumber ? "'" + text : text
        guard safe.utf8.contains(where: { Array((delimiter + "\"\n\r").utf8).contains($0) }) else { return safe }
        return "\"" + String(decoding: safe.utf8.flatMap { $0 == UInt8(ascii: "\"") ? [$0, $0] : [$0] }, as: UTF8.self) + "\""
    }
}
