internal import Synchronization

extension Workers {
    /// Changes items where they stand, a part of them at a time.
    ///
    /// - Parameter change: Is given the items of a part, under the indices that they have in the list.
    public func change<Item: Sendable>(
        _ items: inout [Item], partSize: Int, _ change: @Sendable (_ part: inout Slice<UnsafeMutableBufferPointer<Item>>) -> Void
    ) {
        let parts = Self.parts(of: items.indices, size: partSize)
        items.withUnsafeMutableBufferPointer { items in
            // No two parts share an item.
            nonisolated(unsafe) let items = items
            _ = map(parts.count) { part in
                var own = items[parts[part]]
                change(&own)
            }
        }
    }

    /// Puts the items of all lists behind those of `items`, one list behind another, each changed on the way; `items` stay where they are if they
    /// have the room.
    ///
    /// - Parameters:
    ///   - partSize: So many are moved at a time.
    ///   - change: Is given each item and the number of its list.
    public func append<Item: Sendable>(
        _ lists: [[Item]], to items: inout [Item], partSize: Int,
        _ change: @Sendable (_ item: inout Item, _ list: Int) -> Void = { _, _ in }
    ) {
        var pieces: [(list: Int, range: Range<Int>, place: Int)] = []
        var total = 0
        for (list, some) in lists.enumerated() {
            pieces += Self.parts(of: some.indices, size: partSize).map { (list, $0, total + $0.lowerBound) }
            total += some.count
        }
        items.append(addingCapacity: total) { [pieces, total] output in
            output.withUnsafeMutableBufferPointer { room, count in
                // No two pieces share a place.
                nonisolated(unsafe) let room = room
                _ = map(pieces.count) { number in
                    let piece = pieces[number]
                    lists[piece.list][piece.range].withUnsafeBufferPointer { items in
                        for (index, var item) in items.enumerated() {
                            change(&item, piece.list)
                            room.initializeElement(at: piece.place + index, to: item)
                        }
                    }
                }
                count = total
            }
        }
    }

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
