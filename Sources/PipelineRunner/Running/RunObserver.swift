/// Is told how a run gets on, from any thread.
public protocol RunObserver: Sendable {
    /// - Parameters:
    ///   - records: How many records the stage has done.
    ///   - fraction: How much of the stage is done, 0…1, or nil where that is not known.
    func advanced(stage: String, records: Int, fraction: Double?)
}

/// An observer that says nothing.
public struct SilentObserver: RunObserver {
    public init() {}
    public func advanced(stage: String, records: Int, fraction: Double?) {}
}
