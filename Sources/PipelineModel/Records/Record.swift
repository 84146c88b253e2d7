/// One row read from a drop: where it stands in the drop, and where its fields stand in the batch.
public struct Record: Sendable {
    public var firstField: Int
    public var fieldCount: Int
    public var place: Place
    public var problem: RecordProblem

    @inlinable
    public init(firstField: Int, fieldCount: Int, place: Place, problem: RecordProblem = .none) {
        self.firstField = firstField
        self.fieldCount = fieldCount
        self.place = place
        self.problem = problem
    }
}
