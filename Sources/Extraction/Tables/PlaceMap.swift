internal import PipelineModel

/// Where the records of a decoded table stand in the drop as delivered: for each record of the table, in order.
struct PlaceMap: Sendable {
    /// Where each record starts in the decoded table.
    private(set) var starts: [UInt64] = []
    private var places: [(offset: UInt64, length: UInt32, line: UInt32)] = []

    mutating func add(start: Int, offset: Int, length: Int, line: Int) {
        starts.append(UInt64(clamping: start))
        places.append((UInt64(clamping: offset), UInt32(clamping: length), UInt32(clamping: line)))
    }

    /// Replaces the places of the table by those in the drop. The records of `batch` follow each other in the table.
    func apply(to batch: inout RecordBatch) {
        guard let first = batch.records.first else { return }
        var low = starts.indices.partitioningIndex { starts[$0] >= first.place.offset }
        for index in batch.records.indices {
            while low < starts.count, starts[low] < batch.records[index].place.offset { low += 1 }
            guard low < starts.count, starts[low] == batch.records[index].place.offset else { continue }
            batch.records[index].place.offset = places[low].offset
            batch.records[index].place.length = places[low].length
            batch.records[index].place.line = places[low].line
        }
    }
}
