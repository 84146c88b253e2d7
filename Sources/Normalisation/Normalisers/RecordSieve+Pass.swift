internal import PipelineModel

extension RecordSieve {
    /// Reads every record of `batch` by `read`, and counts what becomes of it. For kinds whose records are few beside a ledger's.
    func pass<Item: Sendable>(
        _ batch: RecordBatch, into output: inout NormalisedRecords<Item>,
        read: (Record, Int, OptionalValues, inout NormalisationNotes) throws(FieldFault) -> Item
    ) {
        BatchView.with(batch, plan) { view in
            let values = OptionalValues(view: view)
            // In a list of texts a header would do for a record; elsewhere it has no date or no amount.
            let mayBeHeaders = plan.kind == .account || plan.kind == .watchlist
            for (index, record) in batch.records.enumerated() {
                if record.problem != .none {
                    setAside(record, at: index, in: view, into: &output)
                } else if let rule = view.exclusion(plan.exclusions, of: record, at: index) {
                    output.counts.excludedByReason[plan.exclusions[rule].reason, default: 0] += 1
                } else if mayBeHeaders, HeaderRow.isOne(record, in: view, plan) {
                    output.counts.excludedByReason[HeaderRow.reason, default: 0] += 1
                } else if mayBeHeaders, HeaderRow.isOther(record, in: view, plan) {
                    output.counts.rejected += 1
                    output.rejects.append(reject(FieldFault("", Bytes(start: nil, count: 0), ""), record: record, in: view))
                } else {
                    do throws(FieldFault) {
                        output.items.append(try read(record, index, values, &output.notes))
                        output.counts.entries += 1
                    } catch  where HeaderRow.isOne(record, in: view, plan) {
                        output.counts.excludedByReason[HeaderRow.reason, default: 0] += 1
                    } catch  where TotalRow.isOne(record, in: view) && ["date", "posted_at"].contains(error.field) {
                        output.counts.excludedByReason[TotalRow.reason, default: 0] += 1
                    } catch {
                        output.counts.rejected += 1
                        output.rejects.append(self.reject(error, record: record, in: view))
                    }
                }
            }
        }
    }
}
