/// How much a client may ask for. A browser on the same machine comes nowhere near.
struct HTTPLimits: Sendable {
    /// Bytes of the request line and all headers.
    var headBytes = 16 << 10
    var headers = 100
    /// Bytes of a form.
    var bodyBytes = 16 << 10
    /// Seconds from a request's first byte to its last.
    var requestSeconds = 10.0
    /// Seconds that a connection may stay open without a request.
    var idleSeconds = 30.0
    /// Seconds that a client may leave an answer unread.
    var sendSeconds = 10
    var connections = 128
}
