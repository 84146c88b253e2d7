import Foundation
import Normalisation
import PipelineModel
import Testing

@Suite struct CurrencyParserTests {
    let parser = CurrencyParser(registry: CurrencyRegistry(units: [.coin]))

    @Test(arguments: [
        ("EUR", "EUR", 2), ("ron", "RON", 2), (" usd ", "USD", 2), ("lei", "RON", 2), ("€", "EUR", 2), ("£", "GBP", 2), ("JPY", "JPY", 0),
        ("KWD", "KWD", 3), ("HRK", "HRK", 2), ("ROL", "ROL", 2), ("DEM", "DEM", 2), ("ITL", "ITL", 0), ("TIKTOK_COIN", "TIKTOK_COIN", 0),
        ("tiktok_coin", "TIKTOK_COIN", 0), ("US$", "USD", 2), ("BGN", "BGN", 2),
    ])
    func known(text: String, code: String, minorUnits: Int) throws {
        #expect(try withBytes(text) { try parser.read($0) } == Currency(code: code, minorUnits: minorUnits))
    }

    @Test(arguments: ["$", "kr", "¥", "XXQ", "", "EURO1", "U S D", "dollars"])
    func refused(text: String) {
        #expect(throws: ValueFault.self) { try withBytes(text) { try parser.read($0) } }
    }

    @Test(arguments: [
        ("$", "USD", true), ("$", "CAD", true), ("$", "EUR", false), ("lei", "MDL", true), ("lei", "EUR", false), ("EUR", "EUR", true),
        ("EUR", "RON", false), ("€", "EUR", true), ("apples", "EUR", false), ("TIKTOK_COIN", "TIKTOK_COIN", true),
    ])
    func markAgainstCurrency(mark: String, currency: String, fits: Bool) {
        let isFitting = (try? withBytes(mark) { try parser.mark($0, fits: currency) }) != nil
        #expect(isFitting == fits)
    }
}

extension PipelineConfiguration.PlatformUnit {
    static var coin: Self {
        let text =
            #"{"version": 1, "units": [{"code": "TIKTOK_COIN", "currency": "USD", "price": "0.0105", "basis": "list"}], "sources": [{"id": "a", "kind": "account", "path": "a.csv", "columns": {"platform": "p", "handle": "h"}}], "campaigns": []}"#
        do {
            return try PipelineConfiguration(json: Data(text.utf8), file: "pipeline.json").units[0]
        } catch {
            preconditionFailure("the test's configuration is wrong: \(error)")
        }
    }
}
