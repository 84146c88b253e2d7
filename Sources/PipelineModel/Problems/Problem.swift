/// What stops a run, as a person reads it: what, where (file, line, field), why, and what to do.
public struct Problem: Error, Hashable, Sendable {
    /// The exit status of the command, after sysexits(3).
    public enum Kind: Int32, Sendable {
        case usage = 64
        /// The data were refused; nothing was published.
        case dataRefused = 65
        case inputMissing = 66
        /// A program that the run needs is not installed.
        case unavailable = 69
        /// A fault of the program itself, for example counts that do not balance.
        case internalError = 70
        case cannotWrite = 73
        /// Another run holds the store.
        case busy = 75
        case configuration = 78
    }

    public var kind: Kind
    public var file: String?
    /// Physical line, from 1.
    public var line: Int?
    /// A column, or a key's path in `pipeline.json` (`sources[0].columns.date`).
    public var field: String?
    /// What is wrong and why: a clause without a full stop.
    public var what: String
    /// What to do about it: a clause without a full stop.
    public var remedy: String

    public init(_ kind: Kind, file: String? = nil, line: Int? = nil, field: String? = nil, _ what: String, remedy: String) {
        self.kind = kind
        self.file = file
        self.line = line
        self.field = field
        self.what = what
        self.remedy = remedy
    }
}

extension Problem: CustomStringConvertible {
    /// One line: `bt-2024.csv:12: amount: what is wrong; what to do`.
    public var description: String {
        var place = ""
        if let file { place += file + (line.map { ":\($0)" } ?? "") + ": " }
        if let field { place += field + ": " }
        return (place + what + (remedy.isEmpty ? "" : "; " + remedy)).singleLine
    }
}

extension String {
    /// The text with line ends and other control characters made visible, so that a message stays one line and inert on a terminal.
    public var singleLine: String {
        guard unicodeScalars.contains(where: { $0.properties.generalCategory == .control || $0.properties.generalCategory == .format })
        else { return self }
        return unicodeScalars.map { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format: scalar == "\t" ? " " : "\\u{" + String(scalar.value, radix: 16) + "}"
            default: String(scalar)
            }
        }.joined()
    }
}
