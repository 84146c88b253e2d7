internal import Foundation

/// What tells that a file was written to: size, time of change and identity.
struct FileMark: Equatable, Sendable {
    private(set) var size: Int64 = -1
    private var seconds = 0
    private var nanoseconds = 0
    private var inode: UInt64 = 0

    /// A file that is not there has a mark of its own.
    init(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return }
        size = Int64(status.st_size)
        seconds = status.st_mtim.tv_sec
        nanoseconds = status.st_mtim.tv_nsec
        inode = UInt64(status.st_ino)
    }

    /// How long ago the file was changed, in seconds; never negative.
    var age: Double {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        return max(0, Double(now.tv_sec - seconds) + Double(now.tv_nsec - nanoseconds) / 1e9)
    }
}
