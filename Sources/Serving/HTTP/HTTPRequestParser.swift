/// Reads a request's head after RFC 9112, strictly: what is doubtful is refused, since two readings of one request are how requests are
/// smuggled.
struct HTTPRequestParser {
    /// Why a request is refused.
    struct Refusal: Error, Equatable {
        var status: HTTPResponse.Status
        var reason: String
    }

    let limits: HTTPLimits

    /// Where the head ends in `bytes`, or nil where more is to come.
    /// - Throws: ``Refusal`` where it is too long.
    func endOfHead(_ bytes: ArraySlice<UInt8>) throws -> Int? {
        var index = bytes.startIndex
        while index + 3 < bytes.endIndex, index < bytes.startIndex + limits.headBytes {
            if bytes[index] == 0x0D, bytes[index + 1] == 0x0A, bytes[index + 2] == 0x0D, bytes[index + 3] == 0x0A { return index + 4 }
            index += 1
        }
        if bytes.count >= limits.headBytes {
            let hasLine = bytes.contains(0x0A)
            throw Refusal(status: hasLine ? .headersTooLarge : .uriTooLong, reason: "the request is longer than \(limits.headBytes) bytes")
        }
        return nil
    }

    /// - Parameter head: The request line and headers, with the empty line at their end.
    /// - Returns: The request without its body, and how many bytes its body has.
    func parse(_ head: ArraySlice<UInt8>) throws -> (request: HTTPRequest, bodyBytes: Int) {
        let lines = try lines(head)
        let words = lines[0].split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard words.count == 3, !words[0].isEmpty else { throw bad("the request line is not METHOD TARGET VERSION") }
        guard words[2] == "HTTP/1.1" || words[2] == "HTTP/1.0" else {
            throw Refusal(status: .versionNotSupported, reason: "only HTTP/1.1 and HTTP/1.0 are spoken here")
        }
        guard let method = HTTPRequest.Method(rawValue: words[0]) else {
            throw Refusal(status: .notImplemented, reason: "only GET, HEAD and POST are known here")
        }
        let headers = try headers(lines.dropFirst())
        let target = words[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard target[0].hasPrefix("/"), target[0].utf8.allSatisfy({ $0 < 0x80 }) else { throw bad("the target is not a path") }
        guard headers["transfer-encoding"] == nil else {
            throw Refusal(status: .notImplemented, reason: "a body needs a Content-Length")
        }
        let connection = (headers["connection"] ?? []).joined(separator: ",").lowercased()
        let request = HTTPRequest(
            method: method, path: target[0], query: target.count > 1 ? target[1] : "", headers: headers,
            keepsAlive: words[2] == "HTTP/1.1" && !connection.contains("close"))
        return (request, try bodyBytes(headers, method))
    }

    /// The lines without the empty one at the end.
    private func lines(_ head: ArraySlice<UInt8>) throws -> [String] {
        try head.dropLast(4).split(separator: 0x0A, omittingEmptySubsequences: false).enumerated().map { index, line in
            var line = line
            if line.endIndex < head.endIndex - 4 {
                guard line.last == 0x0D else { throw bad("a line does not end in CR LF") }
                line.removeLast()
            }
            guard line.allSatisfy({ ($0 >= 0x20 && $0 != 0x7F) || $0 == 0x09 }), let text = String(validating: line, as: UTF8.self) else {
                throw bad("the request has control characters or is not UTF-8")
            }
            return text
        }
    }

    private func headers(_ lines: ArraySlice<String>) throws -> [String: [String]] {
        guard lines.count <= limits.headers else {
            throw Refusal(status: .headersTooLarge, reason: "there are more than \(limits.headers) headers")
        }
        var headers: [String: [String]] = [:]
        for line in lines {
            guard let colon = line.utf8.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
                line.utf8[..<colon].allSatisfy(Self.isTokenByte)
            else { throw bad("a header is not NAME: VALUE") }
            let value = line[line.utf8.index(after: colon)...].utf8.drop { $0 == 0x20 || $0 == 0x09 }
            let trimmed = value.reversed().drop { $0 == 0x20 || $0 == 0x09 }.reversed()
            headers[line[..<colon].lowercased(), default: []].append(String(decoding: trimmed, as: UTF8.self))
        }
        return headers
    }

    private func bodyBytes(_ headers: [String: [String]], _ method: HTTPRequest.Method) throws -> Int {
        guard let values = headers["content-length"] else { return 0 }
        guard values.count == 1, !values[0].isEmpty, values[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw bad("the Content-Length is no number")
        }
        guard values[0].utf8.count < 10, let count = Int(values[0]), count <= limits.bodyBytes else {
            throw Refusal(status: .contentTooLarge, reason: "a form has at most \(limits.bodyBytes) bytes")
        }
        guard count == 0 || method == .post else { throw bad("only POST has a body") }
        return count
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }

    private func bad(_ reason: String) -> Refusal { Refusal(status: .badRequest, reason: reason) }
}
