internal import Synchronization

extension Workers {
    /// The items of all lists, one list behind another, each changed on the way; lists are moved at a time, and each is let go of once it is.
    ///
    /// - Parameter change: Is given each item and the number of its list.
    public func joined<Item: Sendable>(
        _ lists: consuming [[Item]], _ change: @Sendable (_ item: inout Item, _ list: Int) -> Void = { _, _ in }
    ) -> [Item] {
        var starts = [0]
        for index in lists.indices { starts.append(starts[index] + lists[index].count) }
        let total = starts[starts.count - 1]
        let ends = starts
        let waiting = Mutex<[[Item]?]>(lists)
        return [Item](unsafeUninitializedCapacity: total) { room, count in
            // Each list fills a range of its own.
            nonisolated(unsafe) let room = room
            _ = map(ends.count - 1) { number in
                let list = waiting.withLock { waiting in
                    defer { waiting[number] = nil }
                    return waiting[number] ?? []
                }
                var place = ends[number]
                for var item in list {
                    change(&item, number)
                    room.initializeElement(at: place, to: item)
                    place += 1
                }
            }
            count = total
        }
    }
}
