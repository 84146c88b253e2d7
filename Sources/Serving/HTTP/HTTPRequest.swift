/// A request that was read whole and is well formed after RFC 9112.
struct HTTPRequest: Sendable {
    enum Method: String, Sendable {
        case get = "GET"
        case head = "HEAD"
        case post = "POST"
    }

    var method: Method
    /// Percent-encoded, as sent, from `/` up to `?`.
    var path: String
    /// As sent, without the `?`.
    var query: String
    /// Names in lower case; of a name that stands twice all values, in order.
    var headers: [String: [String]]
    var body: [UInt8] = []
    /// Whether the client keeps the connection for more.
    var keepsAlive: Bool

    /// The header's only value; nil where there is none or more than one.
    func header(_ name: String) -> String? {
        guard let values = headers[name], values.count == 1 else { return nil }
        return values[0]
    }
}
