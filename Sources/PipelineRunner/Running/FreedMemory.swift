internal import Clinux
internal import Dispatch
import PipelineModel

/// What large lists leave behind when they are let go of goes back to the system at once.
///
/// A run holds few lists at a time, each of many megabytes and each of another size. By itself malloc(3) keeps what was freed for the next request,
/// which then does not fit: at two million rows the program held 145 MB that nothing used. So large blocks are mapped one by one
/// (`M_MMAP_THRESHOLD`, mallopt(3)), and what smaller ones leave is returned when a stage ends (malloc_trim(3)).
enum FreedMemory {
    /// Blocks of so many bytes and more are mapped one by one; smaller ones are requested often, and mapping them would cost more than it saves.
    private static let large: Int32 = 4 << 20

    /// Holds from now on, for the whole program.
    static func mapLargeBlocks() {
        _ = mallopt(M_MMAP_THRESHOLD, large)
        _ = mallopt(M_TRIM_THRESHOLD, large)
    }

    static func giveBack() { _ = malloc_trim(0) }

    /// Takes a value apart on another thread, once nobody else holds it: that of millions of records takes a while, which what comes after
    /// need not wait for.
    static func letGo<Value: Sendable>(_ value: consuming Value) {
        let last = Handover(value)
        DispatchQueue.global().async { _ = try? last.take() }
    }
}
