internal import Glibc

/// What tells a file from every other, and from itself once it was written to.
struct FileIdentity: Hashable {
    private var device: UInt
    private var inode: UInt
    private var size: Int
    private var seconds: Int
    private var nanoseconds: Int

    init(_ status: stat) {
        device = UInt(status.st_dev)
        inode = UInt(status.st_ino)
        size = Int(status.st_size)
        seconds = status.st_mtim.tv_sec
        nanoseconds = status.st_mtim.tv_nsec
    }
}
