internal import PipelineModel

/// Reads the values that records of all kinds have in common.
struct OptionalValues {
    let view: BatchView

    func date(
        _ slot: FieldSlot, _ field: String, _ parser: DateParser, of record: Record, at index: Int, notes: inout NormalisationNotes
    ) throws(FieldFault) -> Moment {
        let cell = view.field(slot, of: record, at: index)
        do throws(ValueFault) {
            return try parser.read(cell)
        } catch {
            if !cell.trimmed.isEmpty { notes.formatFailures += 1 }
            throw FieldFault(field, cell, error.reason)
        }
    }

    /// The platform and the handle, or a fault where there is none.
    func handle(
        platform: FieldSlot, handle: FieldSlot, of record: Record, at index: Int, tables: inout EvidenceTables
    ) throws(FieldFault) -> (platform: TextID, handle: TextID) {
        let cell = view.field(handle, of: record, at: index)
        let number = tables.platformNumber(view.field(platform, of: record, at: index))
        let own = tables.platforms.known[number].id
        do throws(ValueFault) {
            guard !cell.trimmed.isEmpty else { throw ValueFault("the handle is missing") }
            let canonical = try tables.handle(cell, platform: number)
            guard own.isEmpty else { return (own, canonical) }
            let name = tables.texts[canonical].prefix { $0 != ":" }
            return (tables.texts.intern(String(name)), canonical)
        } catch {
            throw FieldFault("handle", cell, error.reason)
        }
    }

    /// A text that names something: an id that a spreadsheet has rounded is refused.
    func id(_ slot: FieldSlot, _ field: String, of record: Record, at index: Int, tables: inout EvidenceTables) throws(FieldFault) -> TextID
    {
        let cell = view.field(slot, of: record, at: index).trimmed
        guard !SpreadsheetDamage.isScientific(cell) else { throw FieldFault(field, cell, SpreadsheetDamage.reason) }
        return PlaceholderID.isOne(cell) ? .empty : tables.texts.intern(cell)
    }

    func text(_ slot: FieldSlot, of record: Record, at index: Int, tables: inout EvidenceTables) -> TextID {
        tables.text(view.field(slot, of: record, at: index))
    }

    func name(_ slot: FieldSlot, of record: Record, at index: Int, tables: inout EvidenceTables) -> TextID {
        tables.name(view.field(slot, of: record, at: index))
    }
}
