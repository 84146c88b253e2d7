internal import Foundation

/// The time as decisions are dated: ISO 8601 in UTC.
enum Clock {
    static var now: String { ISO8601DateFormatter().string(from: Date()) }
}
