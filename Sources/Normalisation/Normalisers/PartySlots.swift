internal import PipelineModel

/// Where a party of a record is named.
struct PartySlots: Sendable {
    /// The fields' prefix, for messages. No `String`: the slots are passed on for every record, and cost no counting of references so.
    enum Role: String { case payer, payee }

    var name: FieldSlot
    var account: FieldSlot
    var handle: FieldSlot
    var role: Role

    init(_ plan: ColumnPlan, role: Role, name: [String], account: [String]) {
        func first(_ fields: [String]) -> FieldSlot { fields.lazy.map(plan.slot).first { !$0.isAbsent } ?? .absent }
        self.name = first(name)
        self.account = first(account)
        handle = plan.slot(role.rawValue + "_handle")
        self.role = role
    }

    /// The mention of the party, or a fault where nothing names it. `hash` is that of ``hash(_:at:in:)``.
    @inline(__always)
    func read(
        _ record: Record, at index: Int, in view: BatchView, platform: Int, tables: inout EvidenceTables,
        notes: inout NormalisationNotes, hash: UInt64
    ) throws(FieldFault) -> MentionID {
        guard handle.isAbsent else { return try readAll(record, at: index, in: view, platform: platform, tables: &tables, notes: &notes) }
        let number = tables.parties.number(
            of: view.field(name, of: record, at: index), view.field(account, of: record, at: index), hash: hash)
        if let known = tables.parties[number] {
            if known.isDoubtful { notes.doubtfulAccounts += 1 }
            return known.mention
        }
        let doubtfulBefore = notes.doubtfulAccounts
        let mention = try readAll(record, at: index, in: view, platform: platform, tables: &tables, notes: &notes)
        tables.parties.learn(mention, isDoubtful: notes.doubtfulAccounts > doubtfulBefore, for: number)
        return mention
    }

    /// Of name and account, as ``PartyMemo`` looks them up.
    @inline(__always)
    func hash(_ record: Record, at index: Int, in view: BatchView) -> UInt64 {
        handle.isAbsent ? TextTable.hash(view.field(name, of: record, at: index), view.field(account, of: record, at: index)) : 0
    }

    /// The slow path, for every party.
    private func readAll(
        _ record: Record, at index: Int, in view: BatchView, platform: Int, tables: inout EvidenceTables,
        notes: inout NormalisationNotes
    ) throws(FieldFault) -> MentionID {
        var mention = Mention()
        let nameCell = view.field(name, of: record, at: index)
        mention.name = tables.name(nameCell)
        let accountCell = view.field(account, of: record, at: index)
        if !accountCell.isEmpty {
            let (id, isDoubtful) = tables.account(accountCell)
            mention.account = id
            if isDoubtful { notes.doubtfulAccounts += 1 }
        }
        let handleCell = view.field(handle, of: record, at: index)
        if !handleCell.isEmpty, !handleCell.trimmed.isEmpty {
            do throws(ValueFault) {
                mention.handle = try tables.handle(handleCell, platform: platform)
            } catch {
                // A party that a name or an account binds is not lost with its handle.
                guard !mention.name.isEmpty || !mention.account.isEmpty else {
                    throw FieldFault(role.rawValue + "_handle", handleCell, error.reason)
                }
                notes.unreadableHandles += 1
            }
        }
        guard !mention.name.isEmpty || !mention.account.isEmpty || !mention.handle.isEmpty else {
            throw FieldFault(role.rawValue, nameCell, "the \(role.rawValue) is missing: no name, account or handle is given")
        }
        return tables.mention(mention)
    }
}
