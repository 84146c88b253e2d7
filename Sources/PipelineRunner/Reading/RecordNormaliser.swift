import Normalisation
import PipelineModel

/// What the normalisers of all kinds have in common.
protocol RecordNormaliser: Sendable {
    associatedtype Item: Sendable
    func normalise(_ batch: RecordBatch, into output: inout NormalisedRecords<Item>, tables: inout EvidenceTables)
}

extension LedgerNormaliser: RecordNormaliser {}
extension ContentNormaliser: RecordNormaliser {}
extension AccountNormaliser: RecordNormaliser {}
extension DisclosureNormaliser: RecordNormaliser {}
extension DeclarationNormaliser: RecordNormaliser {}
extension AdSpendNormaliser: RecordNormaliser {}
extension WatchlistNormaliser: RecordNormaliser {}

/// An item that knows where it was read.
protocol Placed { var place: Place { get set } }

extension Entry: Placed {}
extension Content: Placed {}
extension CreatorAccount: Placed {}
extension Disclosure: Placed {}
extension Declaration: Placed {}
extension AdSpend: Placed {}
extension WatchlistEntry: Placed {}
