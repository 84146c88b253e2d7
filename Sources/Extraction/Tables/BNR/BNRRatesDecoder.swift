internal import PipelineModel

/// Decodes the National Bank of Romania's rates (`nbrfxrates.xml`, ten days, a year) into a table: a row per day and currency.
///
/// A rate is lei per unit, or per `multiplier` units; an empty one was not published.
final class BNRRatesDecoder: XMLHandler {
    static let columns = ["date", "currency", "rate", "multiplier"]

    private let table: DecodedTable
    private let file: String
    private var origin = ""
    private var date = ""
    private var currency: String?
    private var multiplier = ""
    private var text = ""
    private var isOrigin = false
    private var start = XMLPosition(offset: 0, length: 0, line: 1)

    /// - Throws: ``Problem`` of kind `dataRefused` where the document is damaged or quotes another currency than the leu.
    static func decode(_ bytes: DropBytes, file: String) throws(Problem) -> DecodedTable {
        let table = try DecodedTable(format: "bnr", columns: columns)
        try XMLStream.read(bytes, file: file, handler: BNRRatesDecoder(table, file))
        try table.flush()
        return table
    }

    private init(_ table: DecodedTable, _ file: String) {
        self.table = table
        self.file = file
    }

    func start(_ element: XMLElement, at position: XMLPosition) {
        text = ""
        if element.name.isText("Cube") {
            date = element["date"] ?? ""
        } else if element.name.isText("Rate") {
            currency = element["currency"] ?? ""
            multiplier = element["multiplier"] ?? "1"
            start = position
        } else if element.name.isText("OrigCurrency") {
            isOrigin = true
        }
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(Problem) {
        guard currency != nil || isOrigin else { return }
        guard text.utf8.count + bytes.count <= 1000 else {
            throw Problem(
                .dataRefused, file: file, line: start.line, field: "Rate", "is no rate", remedy: "fetch the file again from the BNR")
        }
        text += String(decoding: bytes, as: UTF8.self)
    }

    func end(_ name: UnsafePointer<CChar>, at position: XMLPosition) throws(Problem) {
        if name.isText("OrigCurrency") {
            isOrigin = false
            guard text.trimmed == "RON" else {
                throw Problem(
                    .dataRefused, file: file, line: position.line, field: "OrigCurrency",
                    "the rates are in “\(text.trimmed.prefix(20))”, not in RON",
                    remedy: "give the BNR's nbrfxrates.xml as it is published")
            }
        } else if name.isText("Rate"), let code = currency {
            currency = nil
            try table.add(
                [date, code, text.trimmed, multiplier], offset: start.offset, length: position.end - start.offset, line: start.line)
        }
    }
}
