internal import Clinux
internal import Foundation
internal import PipelineModel

/// Folders under inotify(7), and the signals that end a watch.
final class FolderWatch {
    enum Event {
        /// Something was written or moved into a folder, or taken out of it, by name; nil where the kernel lost count.
        case arrival(String?)
        /// SIGINT or SIGTERM.
        case end

        var isEnd: Bool { if case .end = self { true } else { false } }
    }

    private let inotify: Int32
    private let signals: Int32
    private var folders: [Int32: String] = [:]

    /// From here on SIGINT and SIGTERM wait until they are asked for.
    /// - Throws: ``Problem`` of kind `unavailable` where the kernel refuses.
    init() throws {
        inotify = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
        var set = sigset_t()
        sigemptyset(&set)
        sigaddset(&set, SIGINT)
        sigaddset(&set, SIGTERM)
        sigprocmask(SIG_BLOCK, &set, nil)
        signals = signalfd(-1, &set, Int32(SFD_CLOEXEC) | Int32(SFD_NONBLOCK))
        guard inotify >= 0, signals >= 0 else {
            throw Problem(
                .unavailable, "folders cannot be watched (\(String(cString: strerror(errno))))",
                remedy: "raise fs.inotify.max_user_instances, or run `payola run` from cron")
        }
    }

    deinit {
        close(inotify)
        close(signals)
    }

    /// Watches `wanted` and no other folder; one that is not there is passed over.
    func watch(_ wanted: Set<String>) {
        for (descriptor, folder) in folders where !wanted.contains(folder) {
            inotify_rm_watch(inotify, descriptor)
            folders[descriptor] = nil
        }
        let mask = UInt32(IN_CLOSE_WRITE) | UInt32(IN_MOVED_TO) | UInt32(IN_DELETE) | UInt32(IN_MOVED_FROM)
        for folder in wanted.sorted() where !folders.values.contains(folder) {
            let descriptor = inotify_add_watch(inotify, folder, mask)
            if descriptor >= 0 { folders[descriptor] = folder }
        }
    }

    /// What happened, at the latest after `milliseconds`; -1 waits for as long as it takes.
    func wait(milliseconds: Int32) -> [Event] {
        var files = [pollfd(fd: inotify, events: Int16(POLLIN), revents: 0), pollfd(fd: signals, events: Int16(POLLIN), revents: 0)]
        guard poll(&files, 2, milliseconds) > 0 else { return [] }
        return files[1].revents != 0 ? [.end] : arrivals()
    }

    private func arrivals() -> [Event] {
        var events: [Event] = []
        let size = 1 << 16
        let buffer = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: MemoryLayout<inotify_event>.alignment)
        defer { buffer.deallocate() }
        let header = MemoryLayout<inotify_event>.size
        while true {
            let got = read(inotify, buffer, size)
            guard got > 0 else { return events }
            var offset = 0
            while offset + header <= got {
                let event = buffer.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
                let length = Int(event.len)
                guard offset + header + length <= got else { break }
                if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { events.append(.arrival(nil)) }
                let name = UnsafeRawBufferPointer(start: buffer + offset + header, count: length).prefix { $0 != 0 }
                if let folder = folders[event.wd], !name.isEmpty {
                    events.append(.arrival((folder == "/" ? "" : folder) + "/" + String(decoding: name, as: UTF8.self)))
                }
                offset += header + length
            }
        }
    }
}
