import Extraction
import Normalisation
import PipelineModel

/// The dialect as `run.json` says it.
enum DialectText {
    /// Of a table that is no delimited text, its format and what of its dialect means something.
    static func settings(of reader: RecordReader) -> [String: DropSummary.Setting] {
        let settings = settings(of: reader.detected)
        guard let table = reader.table else { return settings }
        var own = ["format": DropSummary.Setting(value: table.format, origin: "detected")]
        if table.format == "xlsx" { own.merge(settings.filter { ["skipLines", "header"].contains($0.key) }) { first, _ in first } }
        for detail in table.details { own[detail.key] = .init(value: detail.value, origin: detail.isGiven ? "given" : "detected") }
        return own
    }

    static func settings(of detected: DetectedDialect) -> [String: DropSummary.Setting] {
        let dialect = detected.dialect
        func setting(_ value: String, _ origin: DetectedDialect.Origin) -> DropSummary.Setting {
            .init(value: value, origin: origin.rawValue)
        }
        return [
            "delimiter": setting(character(dialect.delimiter), detected.delimiter),
            "quote": setting(character(dialect.quote), detected.quote),
            "encoding": setting(dialect.encoding.rawValue, detected.encoding),
            "skipLines": setting("\(dialect.skipLines)", detected.skipLines),
            "header": setting("\(dialect.header)", detected.header),
        ]
    }

    static func character(_ byte: UInt8) -> String { byte == 0x09 ? "\\t" : String(UnicodeScalar(byte)) }
}

/// The formats of a drop's columns as `run.json` says them.
enum FormatText {
    static func settings(of formats: ColumnFormats, given parse: SourceConfiguration.ParseSettings) -> [String: DropSummary.Setting] {
        var settings: [String: DropSummary.Setting] = [:]
        for (field, pattern) in formats.datePatterns {
            settings[field] = .init(value: pattern, origin: parse.date == nil ? "detected" : "given")
        }
        for (field, format) in formats.amounts where format.decimalSeparator != 0 {
            let separator = String(UnicodeScalar(format.decimalSeparator))
            settings[field + ".decimalSeparator"] = .init(value: separator, origin: parse.decimalSeparator == nil ? "detected" : "given")
        }
        return settings
    }
}

/// Notes on a drop, by name; those that did not occur are left out.
enum NotesText {
    static func counts(of notes: NormalisationNotes) -> [String: Int] {
        [
            "doubtful_accounts": notes.doubtfulAccounts, "unreadable_handles": notes.unreadableHandles,
            "unreadable_views": notes.unreadableViews, "unreadable_optional_values": notes.unreadableOptionalValues,
        ].filter { $0.value > 0 }
    }
}

/// Control totals as plain decimals per currency and fate.
enum ControlTotalsText {
    static func sums(of totals: ControlTotals) -> [String: [String: String]] {
        var sums: [String: [String: String]] = [:]
        for currency in totals.currencies {
            var byFate: [String: String] = [:]
            for (fate, name) in [(RecordFate.entry, "entries"), (.repeated, "repeats"), (.excluded, "excluded"), (.rejected, "rejected")] {
                guard let sum = totals.sum(currency: currency, fate: fate) else { continue }
                byFate[name] = ExactDecimal.plain(sum.mantissa, scale: sum.scale)
            }
            if let read = totals.read(currency: currency) { byFate["read"] = ExactDecimal.plain(read.mantissa, scale: read.scale) }
            sums[currency] = byFate
        }
        return sums
    }
}
