import Testing

@testable import Serving

@Suite struct RouteTests {
    @Test(arguments: [
        ("/", "OverviewPage"), ("/campaign/cale-dreapta", "CampaignPage"), ("/campaign/a%2Fb/payments", "CampaignPaymentsPage"),
        ("/party/n-00", "PartyPage"), ("/payment/p-00", "PaymentPage"), ("/payment/p-00/", "PaymentPage"), ("/source/0/12", "SourcePage"),
        ("/search", "SearchPage"), ("/nothing", ""), ("/campaign", ""), ("/campaign/", ""), ("/campaign//payments", ""), ("//", ""),
        ("/../etc/passwd", ""), ("/payment/../review", ""), ("/source/..%2F..%2Fetc/passwd", "SourcePage"), ("", ""), ("review", ""),
    ]) func pathsLeadToPages(path: String, page: String) {
        #expect(Route.find(path).map { "\($0.route.maker)" } ?? "" == page)
    }

    @Test func segmentsAreDecodedAfterTheyAreCut() {
        #expect(Route.find("/campaign/a%2Fb%20%C8%99/payments")?.parameters == ["campaign": "a/b ș"])
    }

    @Test(arguments: [
        ("a=1&b=2", ["a": "1", "b": "2"]), ("a=1&a=2", ["a": "1"]), ("a+b=c+d%2B", ["a b": "c d+"]), ("a", ["a": ""]), ("", [:]),
        ("a=%zz%4", ["a": "%zz%4"]), ("a=%FF", ["a": "\u{FFFD}"]), ("&&a=1&", ["a": "1"]), ("a=b=c", ["a": "b=c"]),
    ]) func formsAreRead(text: String, expected: [String: String]) {
        #expect(FormText.pairs(text) == expected)
    }

    @Test(arguments: ["", "a b/ș?&=#%+", "..", "\u{0}\u{FFFD}"]) func encodingIsUndone(text: String) {
        #expect(FormText.decoded(FormText.encoded(text)) == text)
        #expect(FormText.pairs("a=" + FormText.encoded(text))["a"] == text)
    }
}
