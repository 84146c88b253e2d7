internal import PipelineModel

extension FlagContext {
    /// The id of the campaign that these payments are linked to, where all that are linked are linked to one; else empty.
    func campaign(of payments: [Int]) -> String {
        var found: Set<Int> = []
        for payment in payments {
            guard let link = linkIndex(ofPayment: payment) else { continue }
            for place in linkShares.places(of: link) where linkShares[place].isProbable { found.insert(Int(linkShares[place].campaign)) }
        }
        return found.count == 1 ? found.first.map { campaigns[$0].id } ?? "" : ""
    }
}
