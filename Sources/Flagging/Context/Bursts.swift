/// Runs of things that follow each other closely.
enum Bursts {
    /// Runs of things, sorted by time, that start with a thing, hold all within `span` of it and are enough; none is in two runs.
    static func find<Thing>(_ things: [(thing: Thing, time: Int)], span: Int, isEnough: ([Thing]) -> Bool) -> [[Thing]] {
        var runs: [[Thing]] = []
        var start = 0
        var end = 0
        while start < things.count {
            let before = end
            while end < things.count, things[end].time - things[start].time <= span { end += 1 }
            // Only a run that grew can be enough where the one before it was not.
            let run = end > before ? things[start..<end].map(\.thing) : []
            if !run.isEmpty, isEnough(run) {
                runs.append(run)
                start = end
            } else {
                start += 1
            }
        }
        return runs
    }
}
