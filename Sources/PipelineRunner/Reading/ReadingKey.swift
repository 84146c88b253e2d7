import Hashing
import PipelineModel
import Profiles

/// A hash of every setting that decides how a source's drops are read. A drop that was read under other settings is read again.
enum ReadingKey {
    /// Changes when the program itself reads differently.
    private static let generation = "2"

    static func of(_ source: SourceConfiguration, units: [PipelineConfiguration.PlatformUnit]) -> String {
        var parts = [generation, source.kind.rawValue, source.profile ?? ""]
        let dialect = source.dialect
        parts.append(
            "\(dialect.delimiter.map(String.init) ?? "") \(dialect.quote.map(String.init) ?? "") \(dialect.encoding?.rawValue ?? "")")
        parts.append("\(dialect.skipLines.map(String.init) ?? "") \(dialect.header.map(String.init) ?? "")")
        if let sheet = dialect.sheet { parts.append("sheet " + sheet) }
        let parse = source.parse
        let grouping = parse.groupingSeparator.map { $0.map(String.init) ?? "none" } ?? ""
        parts += [parse.date ?? "", parse.decimalSeparator.map(String.init) ?? "", grouping, parse.negative.rawValue]
        parts += source.columns.sorted { $0.key < $1.key }.map { $0.key + "=" + text($0.value) }
        parts += source.constants.sorted { $0.key < $1.key }.map { $0.key + "=" + $0.value }
        parts += source.exclude.map { text($0.column) + "=" + text($0.test) + "=" + $0.reason }
        if source.profile != nil || source.dialect.ragged || !source.values.isEmpty || source.direction != nil || !source.rows.isEmpty {
            parts.append(source.written?.canonical ?? "")
        }
        if let profile = source.profile { parts.append(BuiltInProfiles.named(profile)?.canonical ?? "") }
        parts += units.map(\.code).sorted()
        return String(SHA256Hash.hex(of: Array(parts.joined(separator: "\u{1F}").utf8)).prefix(16))
    }

    private static func text(_ selector: SourceConfiguration.ColumnSelector) -> String {
        switch selector {
        case .header(let header): "h" + header
        case .position(let position): "p\(position)"
        case .joined(let several): "j" + several.map(text).joined(separator: "\u{1E}")
        case .first(let parts): "f" + parts.map(text).joined(separator: "\u{1D}")
        }
    }

    private static func text(_ part: SourceConfiguration.ColumnPart) -> String {
        var texts = [text(part.column)]
        for cut in [part.after, part.from, part.until] { texts.append(cut.joined(separator: "\u{1E}")) }
        return texts.joined(separator: "\u{1C}")
    }

    private static func text(_ test: SourceConfiguration.ExclusionRule.Test) -> String {
        switch test {
        case .equals(let values): values.joined(separator: "\u{1E}")
        case .startsWith(let values): "s" + values.joined(separator: "\u{1E}")
        case .unless(let values): "u" + values.joined(separator: "\u{1E}")
        case .unlessStartsWith(let values): "us" + values.joined(separator: "\u{1E}")
        }
    }
}
