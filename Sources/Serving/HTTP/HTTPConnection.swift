internal import Foundation

/// One client's connection: reads requests with deadlines, answers them in order.
struct HTTPConnection {
    private let descriptor: Int32
    private let limits: HTTPLimits

    init(_ descriptor: Int32, _ limits: HTTPLimits) {
        self.descriptor = descriptor
        self.limits = limits
        var patience = timeval(tv_sec: limits.sendSeconds, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var yes: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
    }

    /// Until the client goes, asks for something that cannot be read, or says nothing for too long.
    func serve(_ handler: HTTPServer.Handler) {
        let parser = HTTPRequestParser(limits: limits)
        var buffer: [UInt8] = []
        while true {
            do {
                guard let request = try readRequest(parser, &buffer) else { return }
                let response = handler(request)
                guard send(response, head: request.method == .head, keepsAlive: request.keepsAlive), request.keepsAlive else { return }
            } catch let refusal as HTTPRequestParser.Refusal {
                send(.plain(refusal.status, refusal.reason), head: false, keepsAlive: false)
                drain()
                return
            } catch {
                return
            }
        }
    }

    private struct Gone: Error {}

    /// The next request, or nil where the client is done.
    private func readRequest(_ parser: HTTPRequestParser, _ buffer: inout [UInt8]) throws -> HTTPRequest? {
        var deadline = Self.now + (buffer.isEmpty ? limits.idleSeconds : limits.requestSeconds)
        var end = try parser.endOfHead(buffer[...])
        while end == nil {
            let isFirst = buffer.isEmpty
            guard try receive(into: &buffer, until: deadline) else { return nil }
            if isFirst { deadline = Self.now + limits.requestSeconds }
            end = try parser.endOfHead(buffer[...])
        }
        guard let end else { return nil }
        var (request, length) = try parser.parse(buffer[..<end])
        while buffer.count < end + length {
            guard try receive(into: &buffer, until: deadline) else { throw Gone() }
        }
        request.body = Array(buffer[end..<(end + length)])
        buffer.removeFirst(end + length)
        return request
    }

    /// - Returns: false where the client closed its side or the time is over.
    private func receive(into buffer: inout [UInt8], until deadline: Double) throws -> Bool {
        let left = deadline - Self.now
        guard left > 0 else { return false }
        var event = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let ready = poll(&event, 1, Int32(min(left, 60) * 1000) + 1)
        if ready < 0, errno == EINTR { return true }
        guard ready > 0 else { return false }
        var chunk = [UInt8](repeating: 0, count: 8192)
        let count = recv(descriptor, &chunk, chunk.count, 0)
        if count < 0, errno == EINTR { return true }
        guard count > 0 else { return false }
        buffer += chunk[..<count]
        return true
    }

    /// - Returns: Whether all of it was taken.
    @discardableResult
    func send(_ response: HTTPResponse, head: Bool, keepsAlive: Bool) -> Bool {
        let bytes = response.bytes(head: head, keepsAlive: keepsAlive)
        return bytes.withUnsafeBytes { all in
            var rest = all[...]
            while !rest.isEmpty {
                let slice = UnsafeRawBufferPointer(rebasing: rest)
                let count = Foundation.send(descriptor, slice.baseAddress, slice.count, Int32(MSG_NOSIGNAL))
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }
    }

    /// Reads for a moment what a refused client still sends, so that the answer reaches it before the connection is reset.
    private func drain() {
        shutdown(descriptor, Int32(SHUT_WR))
        var ignored: [UInt8] = []
        let deadline = Self.now + 0.5
        while ignored.count < 1 << 20, (try? receive(into: &ignored, until: deadline)) == true {}
    }

    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
