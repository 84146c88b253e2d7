extension Score {
    /// A figure with a name, and whether more of it is better.
    public struct Metric: Sendable {
        public var name: String
        public var value: Double
        public var isBetterHigh = true

        public func meets(_ bound: Double) -> Bool { isBetterHigh ? value >= bound : value <= bound }
    }

    /// The figures that `--require` can name.
    public var metrics: [Metric] {
        [
            Metric(name: "attribution-f1", value: attribution.f1),
            Metric(name: "confirmed-precision", value: confirmed.precision),
            Metric(name: "payee-f1", value: payees.f1),
            Metric(name: "post-f1", value: posts.f1),
            Metric(name: "merge-recall", value: merges.recall),
            Metric(name: "false-merges", value: Double(falseMerges), isBetterHigh: false),
            Metric(name: "total-error-max", value: worstTotalError, isBetterHigh: false),
            Metric(name: "total-error-mean", value: meanTotalError, isBetterHigh: false),
        ]
    }
}
