import Normalisation
import PipelineModel

/// What the normalisers used here have in common.
protocol Normaliser {
    associatedtype Item: Sendable
    func normalise(_ batch: RecordBatch, into output: inout NormalisedRecords<Item>, tables: inout EvidenceTables)
}

extension LedgerNormaliser: Normaliser {}
extension ContentNormaliser: Normaliser {}
extension AccountNormaliser: Normaliser {}
