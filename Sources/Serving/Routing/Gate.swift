/// Lets in only what a browser on this machine sends for these pages.
///
/// Another site can make a browser send requests here, and can give its own name this machine's address (DNS rebinding): hence the checks of
/// Host, Origin and where the browser says that a request comes from, and the token in every form.
struct Gate: Sendable {
    let port: UInt16
    /// Drawn anew at every start.
    let token: String

    init(port: UInt16, token: String = Gate.drawToken()) {
        self.port = port
        self.token = token
    }

    static func drawToken() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<4).map { _ in
            let digits = String(generator.next() as UInt64, radix: 16)
            return String(repeating: "0", count: 16 - digits.utf8.count) + digits
        }.joined()
    }

    private var hosts: [String] { ["127.0.0.1", "localhost"].flatMap { port == 80 ? [$0, "\($0):80"] : ["\($0):\(port)"] } }

    /// - Returns: Why a request is turned away; nil where it may pass.
    func refusal(_ request: HTTPRequest) -> HTTPResponse? {
        guard let host = request.header("host")?.lowercased(), hosts.contains(host) else {
            return .plain(.misdirected, "This server answers only to its own address, \(hosts[0]).")
        }
        let origin = request.headers["origin"]
        if let origin, origin.count != 1 || !hosts.map({ "http://" + $0 }).contains(origin[0].lowercased()) {
            return .plain(.forbidden, "The request comes from another site.")
        }
        let site = request.header("sec-fetch-site") ?? "same-origin"
        switch request.method {
        case .get, .head:
            // A link from elsewhere may be followed; nothing of a page may be taken into another.
            let isFollowed = request.header("sec-fetch-mode") == "navigate" && request.header("sec-fetch-dest") == "document"
            guard site == "same-origin" || site == "none" || isFollowed else {
                return .plain(.forbidden, "The request comes from another site.")
            }
        case .post:
            guard origin != nil, site == "same-origin" else { return .plain(.forbidden, "A form can only be sent from these pages.") }
            let type = request.header("content-type")?.lowercased().split(separator: ";").first ?? ""
            guard type == "application/x-www-form-urlencoded" else {
                return .plain(.unsupportedMediaType, "A form is sent as application/x-www-form-urlencoded.")
            }
        }
        return nil
    }

    /// Takes as long for a wrong token as for the right one.
    func admits(_ token: String) -> Bool {
        let (own, given) = (Array(self.token.utf8), Array(token.utf8))
        guard own.count == given.count else { return false }
        var difference: UInt8 = 0
        for (left, right) in zip(own, given) { difference |= left ^ right }
        return difference == 0
    }
}
