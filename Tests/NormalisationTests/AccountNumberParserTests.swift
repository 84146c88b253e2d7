import Normalisation
import Testing

@Suite struct AccountNumberParserTests {
    static func read(_ text: String) -> (String, AccountNumberParser.Kind) {
        let (bytes, kind) = withBytes(text) { AccountNumberParser().read($0) }
        return (String(decoding: bytes, as: UTF8.self), kind)
    }

    @Test(arguments: [
        ("RO49 AAAA 1B31 0075 9384 0000", "RO49AAAA1B31007593840000", AccountNumberParser.Kind.iban),
        ("ro49aaaa1b31007593840000", "RO49AAAA1B31007593840000", .iban),
        ("IBAN: GB82 WEST 1234 5698 7654 32", "GB82WEST12345698765432", .iban),
        ("DE89-3704-0044-0532-0130-00", "DE89370400440532013000", .iban),
        ("RO48AAAA1B31007593840000", "?RO48AAAA1B31007593840000", .doubtful), ("33817018409333311204", "33817018409333311204", .other),
        ("3.33E+19", "?3.33E+19", .doubtful), ("****1234", "?****1234", .doubtful), ("", "", .absent), ("-", "", .absent),
        ("N/A", "", .absent),
        ("0000000", "", .absent), ("XXXX", "", .absent), ("ana@paypal.com", "ANA@PAYPAL.COM", .other), ("RO49", "RO49", .other),
    ])
    func canonical(text: String, expected: String, kind: AccountNumberParser.Kind) {
        let (canonical, found) = Self.read(text)
        #expect(canonical == expected)
        #expect(found == kind)
        let again = Self.read(canonical)
        #expect(again.0 == canonical && again.1 == kind, "reading twice changes nothing")
    }
}
