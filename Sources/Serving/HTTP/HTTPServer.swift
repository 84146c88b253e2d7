internal import Foundation
internal import PipelineModel
internal import Synchronization

/// A small web server on the loopback address: a thread per connection, with limits on everything that a client can make long.
///
/// It speaks HTTP/1.1 with requests that have a length, which is all that a browser's pages and forms need. It never touches a file.
final class HTTPServer: Sendable {
    typealias Handler = @Sendable (HTTPRequest) -> HTTPResponse

    /// The port that is listened on.
    let port: UInt16
    private let listener: Int32
    private let limits: HTTPLimits
    private let open = Mutex(0)

    /// - Parameter port: 0 takes a free one.
    /// - Throws: ``Problem`` of kind `unavailable` where the port is taken or may not be used.
    init(port: UInt16, limits: HTTPLimits = HTTPLimits()) throws {
        self.limits = limits
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var yes: Int32 = 1
        setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(listener, $0, size) }
        }
        guard listener >= 0, bound == 0, listen(listener, 128) == 0 else {
            let reason = String(cString: strerror(errno))
            close(listener)
            throw Problem(
                .unavailable, field: "--port", "port \(port) of 127.0.0.1 cannot be listened on (\(reason))",
                remedy: "name another with --port, or 0 for a free one")
        }
        var actual = sockaddr_in()
        var length = size
        _ = withUnsafeMutablePointer(to: &actual) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(listener, $0, &length) }
        }
        self.listener = listener
        self.port = UInt16(bigEndian: actual.sin_port)
    }

    /// Answers requests until the process ends.
    func run(_ handler: @escaping Handler) {
        while true {
            let descriptor = accept(listener, nil, nil)
            guard descriptor >= 0 else {
                // Out of descriptors or a client that went away: wait a moment, go on.
                usleep(10_000)
                continue
            }
            guard
                open.withLock({ count in
                    guard count < limits.connections else { return false }
                    count += 1
                    return true
                })
            else {
                HTTPConnection(descriptor, limits).send(.plain(.unavailable, "too many connections"), head: false, keepsAlive: false)
                close(descriptor)
                continue
            }
            let thread = Thread { [self] in
                HTTPConnection(descriptor, limits).serve(handler)
                close(descriptor)
                open.withLock { $0 -= 1 }
            }
            thread.stackSize = 1 << 20
            thread.start()
        }
    }
}
