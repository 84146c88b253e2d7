internal import Foundation

/// What is sent back.
struct HTTPResponse: Sendable {
    enum Status: Int, Sendable {
        case ok = 200
        case seeOther = 303
        case notModified = 304
        case badRequest = 400
        case forbidden = 403
        case notFound = 404
        case methodNotAllowed = 405
        case
            conflict = 409
        case contentTooLarge = 413
        case uriTooLong = 414
        case unsupportedMediaType = 415
        case misdirected = 421
        case unprocessable = 422
        case
            headersTooLarge = 431
        case internalError = 500
        case notImplemented = 501
        case unavailable = 503
        case versionNotSupported = 505

        var phrase: String {
            switch self {
            case .ok: "OK"
            case .seeOther: "See Other"
            case .notModified: "Not Modified"
            case .badRequest: "Bad Request"
            case .forbidden: "Forbidden"
            case .notFound: "Not Found"
            case .methodNotAllowed: "Method Not Allowed"
            case .conflict: "Conflict"
            case .contentTooLarge: "Content Too Large"
            case .uriTooLong: "URI Too Long"
            case .unsupportedMediaType: "Unsupported Media Type"
            case .misdirected: "Misdirected Request"
            case .unprocessable: "Unprocessable Content"
            case .headersTooLarge: "Request Header Fields Too Large"
            case .internalError: "Internal Server Error"
            case .notImplemented: "Not Implemented"
            case .unavailable: "Service Unavailable"
            case .versionNotSupported: "HTTP Version Not Supported"
            }
        }
    }

    var status: Status
    var contentType = "text/html; charset=utf-8"
    var headers: [(String, String)] = []
    var body: [UInt8] = []

    /// The same for every answer: no script, nothing from elsewhere, no frame, no referrer to other sites, no copy in a cache.
    static let security: [(String, String)] = [
        (
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ]

    /// The bytes to send; without the body where only the head was asked for.
    func bytes(head: Bool, keepsAlive: Bool) -> [UInt8] {
        var text = "HTTP/1.1 \(status.rawValue) \(status.phrase)\r\nContent-Type: \(contentType)\r\nContent-Length: \(body.count)\r\n"
        if !headers.contains(where: { $0.0 == "Cache-Control" }) { text += "Cache-Control: no-store\r\n" }
        for (name, value) in Self.security + headers { text += "\(name): \(value)\r\n" }
        text += "Connection: \(keepsAlive ? "keep-alive" : "close")\r\n\r\n"
        return Array(text.utf8) + (head ? [] : body)
    }

    /// An answer without a page, for requests that no page can answer.
    static func plain(_ status: Status, _ text: String) -> HTTPResponse {
        HTTPResponse(status: status, contentType: "text/plain; charset=utf-8", body: Array((text + "\n").utf8))
    }
}
