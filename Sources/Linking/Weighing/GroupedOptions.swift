internal import PipelineModel

/// The options of each group of a creator's posts, by day: group after group.
struct GroupedOptions: Sendable {
    let all: [(day: Int32, option: Int32)]
    /// Where a group's options start; one more than there are groups.
    private let first: [Int32]

    /// - Parameters:
    ///   - cases: In the order of their days; those upstream, which come last, have no posts.
    ///   - partSize: Cases looked at by one core before it takes more.
    init(_ cases: [Case], _ options: [Option], groups: Int, workers: Workers, partSize: Int = 32_768) {
        let ranges = Workers.parts(of: cases.indices, size: partSize)
        // Per part of the cases, how many options each group has there, and then where they start.
        var starts = workers.map(ranges.count) { part in
            var counts = [Int32](repeating: 0, count: groups)
            Self.each(cases, options, ranges[part]) { group, _, _ in counts[group] += 1 }
            return counts
        }
        var first = [Int32](repeating: 0, count: groups + 1)
        var total: Int32 = 0
        for group in 0..<groups {
            first[group] = total
            for part in starts.indices {
                let count = starts[part][group]
                starts[part][group] = total
                total += count
            }
        }
        first[groups] = total
        self.first = first
        let (firstOfPart, count) = (starts, Int(total))
        all = Array(unsafeUninitializedCapacity: count) { all, initialized in
            // No two parts share a place.
            nonisolated(unsafe) let all = all
            _ = workers.map(ranges.count) { part in
                var next = firstOfPart[part]
                Self.each(cases, options, ranges[part]) { group, day, option in
                    all.initializeElement(at: Int(next[group]), to: (day, Int32(option)))
                    next[group] += 1
                }
            }
            initialized = count
        }
    }

    subscript(group: Int) -> ArraySlice<(day: Int32, option: Int32)> { all[Int(first[group])..<Int(first[group + 1])] }

    @inline(__always)
    private static func each(
        _ cases: [Case], _ options: [Option], _ range: Range<Int>, _ body: (_ group: Int, _ day: Int32, _ option: Int) -> Void
    ) {
        for item in range where !cases[item].isUpstream {
            for index in cases[item].options where options[index].group >= 0 { body(Int(options[index].group), cases[item].day, index) }
        }
    }
}
