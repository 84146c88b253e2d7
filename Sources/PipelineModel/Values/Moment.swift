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
        let time = Int(second)
        let clock = String(unsafeUninitializedCapacity: 9) { text in
            text[0] = UInt8(ascii: "T")
            text.write(time / 3600, at: 1..<3)
            text[3] = UInt8(ascii: ":")
            text.write(time / 60 % 60, at: 4..<6)
            text[6] = UInt8(ascii: ":")
            text.write(time % 60, at: 7..<9)
            return 9
        }
        return day.iso + clock
    }

    @inlinable
    public static func < (left: Moment, right: Moment) -> Bool { (left.day.number, left.second) < (right.day.number, right.second) }
}
