import Testing

@testable import Serving

@Suite struct GateTests {
    private let gate = Gate(port: 8080, token: "0123456789abcdef")

    private func status(_ method: HTTPRequest.Method, _ headers: [String: String]) -> Int {
        let request = HTTPRequest(
            method: method, path: "/review", query: "", headers: headers.mapValues { [$0] }, body: [], keepsAlive: true)
        return gate.refusal(request)?.status.rawValue ?? 200
    }

    @Test(arguments: [
        ("127.0.0.1:8080", 200), ("localhost:8080", 200), ("LOCALHOST:8080", 200), ("127.0.0.1", 421), ("127.0.0.1:80", 421),
        ("evil.example:8080", 421), ("127.0.0.1:8080.evil.example", 421), ("[::1]:8080", 421), ("", 421),
    ]) func onlyItsOwnNameIsAnswered(host: String, expected: Int) {
        #expect(status(.get, ["host": host]) == expected)
    }

    @Test func aRequestWithoutHostOrWithTwoIsRefused() {
        #expect(status(.get, [:]) == 421)
        let two = HTTPRequest(
            method: .get, path: "/", query: "", headers: ["host": ["127.0.0.1:8080", "127.0.0.1:8080"]], body: [], keepsAlive: true)
        #expect(gate.refusal(two)?.status == .misdirected)
    }

    @Test func nothingOfAPageIsTakenIntoAnother() {
        let host = ["host": "127.0.0.1:8080"]
        func with(_ more: [String: String]) -> [String: String] { host.merging(more) { first, _ in first } }
        #expect(status(.get, with(["sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "image"])) == 403)
        #expect(status(.get, with(["sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"])) == 403)
        #expect(status(.get, with(["origin": "http://evil.example"])) == 403)
        #expect(status(.get, with(["sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"])) == 200)
        #expect(status(.get, with(["sec-fetch-site": "none"])) == 200)
    }

    @Test(arguments: [
        ("http://127.0.0.1:8080", "application/x-www-form-urlencoded", 200),
        ("http://localhost:8080", "application/x-www-form-urlencoded; charset=utf-8", 200),
        ("http://127.0.0.1:8081", "application/x-www-form-urlencoded", 403),
        ("https://127.0.0.1:8080", "application/x-www-form-urlencoded", 403),
        ("null", "application/x-www-form-urlencoded", 403),
        ("http://evil.example", "application/x-www-form-urlencoded", 403),
        ("", "application/x-www-form-urlencoded", 403),
        ("http://127.0.0.1:8080", "text/plain", 415),
        ("http://127.0.0.1:8080", "application/json", 415),
    ]) func aFormComesFromThesePages(origin: String, type: String, expected: Int) {
        var headers = ["host": "127.0.0.1:8080", "content-type": type, "sec-fetch-site": "same-origin"]
        if !origin.isEmpty { headers["origin"] = origin }
        #expect(status(.post, headers) == expected)
    }

    @Test func onlyTheTokenIsAdmitted() {
        #expect(gate.admits("0123456789abcdef"))
        for token in ["", "0123456789abcdeF", "0123456789abcde", "0123456789abcdef0", "é"] { #expect(!gate.admits(token)) }
        #expect(Gate.drawToken().utf8.count == 64 && Gate.drawToken() != Gate.drawToken())
    }
}
