extension PipelineConfiguration.RateSource.Provider {
    /// The currency that the provider's quotes are against.
    public var base: String {
        switch self {
        case .ecb: "EUR"
        case .bnr: "RON"
        }
    }

    /// Whether a quote is units of the currency per unit of the base, as the ECB writes it; otherwise it is the base per unit, as the BNR does.
    var isPerBase: Bool { self == .ecb }
}
