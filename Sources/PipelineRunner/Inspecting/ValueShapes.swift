import Normalisation
import PipelineModel

/// What one value may be; several at once, such as a number of eight digits that is also a date.
struct ValueShapes: OptionSet {
    let rawValue: UInt16

    static let date = ValueShapes(rawValue: 1)
    /// Unix seconds or milliseconds of this century.
    static let epoch = ValueShapes(rawValue: 1 << 1)
    static let amount = ValueShapes(rawValue: 1 << 2)
    /// Digits only.
    static let whole = ValueShapes(rawValue: 1 << 3)
    /// As long as the numbers that platforms give to posts.
    static let longNumber = ValueShapes(rawValue: 1 << 4)
    static let currency = ValueShapes(rawValue: 1 << 5)
    static let iban = ValueShapes(rawValue: 1 << 6)
    /// Shaped like an IBAN whose checksum fails.
    static let damagedIBAN = ValueShapes(rawValue: 1 << 7)
    static let account = ValueShapes(rawValue: 1 << 8)
    static let handle = ValueShapes(rawValue: 1 << 9)
    static let url = ValueShapes(rawValue: 1 << 10)
    static let postURL = ValueShapes(rawValue: 1 << 11)
    static let profileURL = ValueShapes(rawValue: 1 << 12)
    static let platform = ValueShapes(rawValue: 1 << 13)
}

/// Tells the shapes of values with the parsers that a run uses.
struct ShapeReader {
    private let currencies: CurrencyParser
    private let dates = DateOrder.allCases.map { DateParser(format: .order($0)) }
    private let amounts = [AmountParser(format: .point), AmountParser(format: .comma)]
    private let accounts = AccountNumberParser()
    private let handles = HandleParser()
    private static let platforms: Set<String> = ["tiktok", "instagram", "youtube", "facebook", "x", "telegram"]

    init(currencies: CurrencyParser) { self.currencies = currencies }

    /// - Parameter text: A value without blanks around it.
    /// - Returns: Its shapes, and the platform that an address in it belongs to.
    func shapes(of text: String) -> (shapes: ValueShapes, platform: String?) {
        guard !text.isEmpty, text.utf8.count <= 2048 else { return ([], nil) }
        var text = text
        return text.withUTF8 { bytes in shapes(of: bytes) }
    }

    private func shapes(of bytes: Bytes) -> (shapes: ValueShapes, platform: String?) {
        let digits = bytes.count { $0 &- 0x30 < 10 }
        let text = String(decoding: bytes, as: UTF8.self)
        if let (shapes, platform) = address(text) { return (shapes, platform) }
        var shapes: ValueShapes = []
        if bytes.first == UInt8(ascii: "@"), (try? handles.read(text, platform: "x")) != nil { return (.handle, nil) }
        if digits == bytes.count {
            shapes.insert(.whole)
            if (15...20).contains(digits) { shapes.insert(.longNumber) }
            if let number = Int64(text), digits == 10 || digits == 13 {
                let seconds = digits == 10 ? number : number / 1000
                if (1_000_000_000..<2_200_000_000).contains(seconds) { shapes.insert(.epoch) }
            }
        }
        if digits >= 3, bytes.count <= 64, let day = dates.lazy.compactMap({ try? $0.read(bytes).day }).first {
            let year = day.civil.year
            if digits != bytes.count || (1990...2100).contains(year) { shapes.insert(.date) }
        }
        if digits > 0, bytes.count <= 64, amounts.contains(where: { isAmount(bytes, $0) }) { shapes.insert(.amount) }
        if digits == 0, bytes.count <= 12, (try? currencies.read(bytes)) != nil { shapes.insert(.currency) }
        if digits == 0, Self.platforms.contains(Platforms.canonical(text)) { shapes.insert(.platform) }
        if digits >= 6 { shapes.formUnion(account(bytes)) }
        return (shapes, nil)
    }

    /// Letters beside the number have to be a currency, and not the front of a transaction's number (`FT2430691872`).
    private func isAmount(_ bytes: Bytes, _ parser: AmountParser) -> Bool {
        guard let reading = try? parser.read(bytes) else { return false }
        if reading.mark.isEmpty { return true }
        let isPlain = bytes.allSatisfy { $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 26 }
        let mark = Bytes(rebasing: bytes[reading.mark])
        let isSign = mark.contains { $0 < 0x80 && ($0 | 0x20) &- 0x61 >= 26 }
        return isSign || !isPlain && (try? currencies.read(mark)) != nil
    }

    private func address(_ text: String) -> (ValueShapes, String)? {
        let lower = text.lowercased()
        guard
            lower.hasPrefix("http://") || lower.hasPrefix("https://") || lower.hasPrefix("www.") || text.contains("/") && text.contains(".")
        else { return nil }
        if let locator = ContentLocator(url: text) { return ([.url, .postURL], locator.platform) }
        if let handle = try? handles.read(text), let colon = handle.firstIndex(of: ":"), !text.hasPrefix(String(handle[...colon])) {
            return ([.url, .profileURL], String(handle[..<colon]))
        }
        return lower.hasPrefix("http") || lower.hasPrefix("www.") ? (.url, "") : nil
    }

    private func account(_ bytes: Bytes) -> ValueShapes {
        let (canonical, kind) = accounts.read(bytes)
        switch kind {
        case .iban: return .iban
        case .doubtful:
            let letters = canonical.dropFirst().prefix(2)
            return canonical.count >= 16 && letters.allSatisfy { $0 &- 0x41 < 26 } ? .damagedIBAN : []
        case .other:
            let isPlain = canonical.allSatisfy { $0 &- 0x30 < 10 || $0 &- 0x41 < 26 }
            return isPlain && (8...34).contains(canonical.count) ? .account : []
        case .absent: return []
        }
    }
}
