import Testing

@testable import Serving

@Suite struct HTTPRequestParserTests {
    private let parser = HTTPRequestParser(limits: HTTPLimits())

    private func status(_ head: String) -> Int {
        do {
            _ = try parser.parse(Array(head.utf8)[...])
            return 200
        } catch let refusal as HTTPRequestParser.Refusal {
            return refusal.status.rawValue
        } catch {
            return -1
        }
    }

    @Test func aSoundRequestIsRead() throws {
        let head = "GET /party/n-1?list=paid&a=%20 HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nX-Empty:\r\nAccept:  text/html \t\r\n\r\n"
        let (request, length) = try parser.parse(Array(head.utf8)[...])
        #expect(request.method == .get && request.path == "/party/n-1" && request.query == "list=paid&a=%20" && length == 0)
        #expect(request.header("host") == "127.0.0.1:8080" && request.header("accept") == "text/html" && request.header("x-empty") == "")
        #expect(request.keepsAlive)
    }

    @Test(arguments: [
        ("GET / HTTP/1.1\r\nHost: a\r\n\r\n", 200),
        ("GET / HTTP/1.0\r\n\r\n", 200),
        ("POST /review HTTP/1.1\r\nContent-Length: 12\r\n\r\n", 200),
        ("GET /\r\n\r\n", 400),
        ("GET  / HTTP/1.1\r\n\r\n", 400),
        ("GET http://evil.example/ HTTP/1.1\r\n\r\n", 400),
        ("GET * HTTP/1.1\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\n folded: a\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\n continued\r\n\r\n", 400),
        ("GET / HTTP/1.1\nHost: a\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nA: b\rc\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nA: b\u{0}c\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\n: b\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nContent-Length: 0x10\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nContent-Length: 5\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n", 413),
        ("POST / HTTP/1.1\r\nContent-Length: 16385\r\n\r\n", 413),
        ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", 501),
        ("DELETE / HTTP/1.1\r\n\r\n", 501),
        ("get / HTTP/1.1\r\n\r\n", 501),
        ("GET / HTTP/2.0\r\n\r\n", 505),
    ]) func doubtfulRequestsAreRefused(head: String, expected: Int) {
        #expect(status(head) == expected)
    }

    @Test func bytesThatAreNoTextAreRefused() {
        let head = Array("GET /\u{1}".utf8) + [0xFF, 0xFE] + Array(" HTTP/1.1\r\n\r\n".utf8)
        #expect(throws: HTTPRequestParser.Refusal.self) { try parser.parse(head[...]) }
    }

    @Test func tooManyHeadersAreRefused() {
        let head = "GET / HTTP/1.1\r\n" + (0...100).map { "a\($0): b\r\n" }.joined() + "\r\n"
        #expect(status(head) == 431)
    }

    @Test func aHeadWithoutEndIsRefusedAtTheLimit() throws {
        let line = [UInt8](repeating: UInt8(ascii: "a"), count: HTTPLimits().headBytes)
        #expect(throws: HTTPRequestParser.Refusal(status: .uriTooLong, reason: "the request is longer than 16384 bytes")) {
            try parser.endOfHead(line[...])
        }
        #expect(try parser.endOfHead(line[..<100]) == nil)
        #expect(try parser.endOfHead(Array("GET / HTTP/1.1\r\n\r\nrest".utf8)[...]) == 18)
    }

    /// Whatever bytes come, parsing ends with an answer or a refusal.
    @Test func randomBytesNeverTrap() {
        var state: UInt64 = 42
        func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 33
        }
        let pieces = [
            "GET ", "/", " HTTP/1.1", "\r\n", "\r", "\n", ":", "Host", " ", "\u{0}", "é", "Content-Length: 5", "%", "?", "\r\n\r\n",
        ]
        for _ in 0..<3000 {
            var bytes: [UInt8] = []
            for _ in 0..<(next() % 20) {
                if next() % 4 == 0 {
                    bytes.append(UInt8(truncatingIfNeeded: next()))
                } else {
                    bytes += pieces[Int(next()) % pieces.count].utf8
                }
            }
            bytes += Array("\r\n\r\n".utf8)
            if let end = try? parser.endOfHead(bytes[...]) { _ = try? parser.parse(bytes[..<end]) }
        }
    }
}
