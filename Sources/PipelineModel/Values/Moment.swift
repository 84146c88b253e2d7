/// A day, and the time of day where the source gives one. Times are kept as written; zones are not converted.
public struct Moment: Hashable, Comparable, Sendable {
    public var day: Day
    /// Seconds after midnight, or -1 where only the day is known.
    public var second: Int32

    @inlinable
    public init(day: Day, second: Int32 = -1) {
        self.day = day
        self.second = second
    }

    /// `yyyy-MM-dd`, or `yyyy-MM-ddTHH:mm:ss` where the time is known.
    public var iso: String {
        guard second >= 0 else { return day.iso }
        let second = Int(second)
        return day.iso + "T" + (second / 3600).padded(to: 2) + ":" + (second / 60 % 60).padded(to: 2) + ":" + (second % 60).padded(to: 2)
    }

    @inlinable
    public static func < (left: Moment, right: Moment) -> Bool { (left.day.number, left.second) < (right.day.number, right.second) }
}
