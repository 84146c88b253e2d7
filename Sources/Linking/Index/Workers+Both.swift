internal import PipelineModel

extension Workers {
    /// What both give, done at a time: neither knows of the other.
    func both<First: Sendable, Second: Sendable>(
        _ first: @Sendable () -> First, _ second: @Sendable () -> Second
    ) -> (First, Second) {
        let results = map(2) { task -> (First?, Second?) in task == 0 ? (first(), nil) : (nil, second()) }
        guard let first = results[0].0, let second = results[1].1 else { preconditionFailure("one of two tasks was not done") }
        return (first, second)
    }
}
