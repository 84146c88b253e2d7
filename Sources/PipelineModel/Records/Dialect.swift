/// How a delimited file is written.
public struct Dialect: Hashable, Sendable {
    public var delimiter: UInt8
    public var quote: UInt8
    public var encoding: TextEncoding
    /// Physical lines before the header (or before the first record).
    public var skipLines: Int
    /// Whether the first record after the skipped lines names the columns.
    public var header: Bool

    public init(
        delimiter: UInt8 = UInt8(ascii: ","), quote: UInt8 = UInt8(ascii: "\""), encoding: TextEncoding = .utf8, skipLines: Int = 0,
        header: Bool = true
    ) {
        self.delimiter = delimiter
        self.quote = quote
        self.encoding = encoding
        self.skipLines = skipLines
        self.header = header
    }
}
