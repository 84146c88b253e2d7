/// Several problems found together, so that a person mends them in one go. Never empty.
public struct Problems: Error, Sendable {
    public var all: [Problem]

    public init(_ all: [Problem]) { self.all = all }
}
