import Normalisation
import PipelineModel
import Testing

@Suite struct HostileStringsTests {
    @Test func noParserCrashesAndWhatIsReadTwiceStays() throws {
        for text in try hostileStrings() {
            withBytes(text) { bytes in
                for format in [AmountFormat.point, .comma, .whole] { _ = try? AmountParser(format: format).read(bytes) }
                for order in DateOrder.allCases { _ = try? DateParser(format: .order(order), allowsEpoch: true).read(bytes) }
                _ = try? CurrencyParser(registry: CurrencyRegistry()).read(bytes)
                if let handle = try? HandleParser().read(bytes, platform: "tiktok") {
                    #expect(withBytes(handle) { try? HandleParser().read($0) } == handle)
                }
                let account = AccountNumberParser().read(bytes).canonical
                #expect(account.withUnsafeBufferPointer { AccountNumberParser().read($0).canonical } == account)
            }
            _ = ContentLocator(url: text)
            _ = try? DatePattern(text)
            let once = Platforms.canonical(text)
            #expect(Platforms.canonical(once) == once, "\(text.debugDescription)")
        }
    }
}
