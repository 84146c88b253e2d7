internal import PipelineModel

extension RecordSieve {
    /// Reads every record of `batch` by `read`, and counts what becomes of it. For kinds whose records are few beside a ledger's.
    func pass<Item: Sendable>(
        _ batch: RecordBatch, into output: inout NormalisedRecords<Item>,
        read: (Record, Int, OptionalValues, inout NormalisationNotes) throws(FieldFault) -> Item
    ) {
        BatchView.with(batch, plan) { view in
            let values = OptionalValues(view: view)
            for (index, record) in batch.records.enumerated() {
                if record.problem == .blank {
                    output.counts.blank += 1
                } else if let reject = reject(row: record, in: view) {
                    output.counts.rejected += 1
                    output.rejects.append(reject)
                } else if let rule = view.exclusion(plan.exclusions, of: record, at: index) {
                    output.counts.excludedByReason[plan.exclusions[rule].reason, default: 0] += 1
                } else {
                    do throws(FieldFault) {
                        output.items.append(try read(record, index, values, &output.notes))
                        output.counts.entries += 1
                    } catch {
                        output.counts.rejected += 1
                        output.rejects.append(self.reject(error, record: record, in: view))
                    }
                }
            }
        }
    }
}
