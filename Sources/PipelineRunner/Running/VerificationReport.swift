/// What `payola verify` found.
public struct VerificationReport: Sendable {
    /// What was checked, in words.
    public var checked: [String] = []
    /// What is wrong: each names the file or the part.
    public var faults: [String] = []
    /// What could not be checked, such as a drop whose file is gone.
    public var warnings: [String] = []
}
