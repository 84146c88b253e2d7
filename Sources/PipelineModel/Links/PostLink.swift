/// One post that a payment bought.
public struct PostLink: Sendable {
    /// Index into the run's content.
    public var content: Int
    public var probability: Double
    public var grade: Grade
    public var evidence: EvidenceList
    /// Amounts are allocated over a payment's posts in proportion to this, exactly.
    public var weight: Int

    public init(content: Int, probability: Double, grade: Grade, evidence: EvidenceList, weight: Int = 1) {
        self.content = content
        self.probability = probability
        self.grade = grade
        self.evidence = evidence
        self.weight = weight
    }
}
