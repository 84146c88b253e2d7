internal import PipelineModel

/// The parties of a run, gathered from its files before the payments that name them are written.
struct FTMParties {
    private struct Party {
        var names: [String] = []
        var kind = ""
        var handles: Set<String> = []
        var created = ""
    }

    private let ids: FTMIdentifiers
    private var parties: [String: Party] = [:]

    init(_ run: PublishedRun, ids: FTMIdentifiers) throws {
        self.ids = ids
        for (file, role) in [("payers.csv", "payer"), ("creators.csv", "creator")] {
            try run.table(file)?.eachRow { row in
                add(row[role + "_id"], name: row[role], kind: row["kind"])
                guard role == "creator" else { return }
                for handle in row["handle"].split(separator: " ") { parties[row["creator_id"]]?.handles.insert(String(handle)) }
                if !row["account_created"].isEmpty { parties[row["creator_id"]]?.created = row["account_created"] }
            }
        }
        try run.table("payments.csv")?.eachRow { row in
            add(row["payer_id"], name: row["payer"], kind: row["payer_kind"])
            add(row["payee_id"], name: row["payee"], kind: row["payee_kind"])
            if !row["creator_id"].isEmpty {
                add(row["creator_id"], name: "", kind: "")
                if !row["handle"].isEmpty { parties[row["creator_id"]]?.handles.insert(row["handle"]) }
            }
        }
    }

    private mutating func add(_ id: String, name: String, kind: String) {
        guard !id.isEmpty else { return }
        var party = parties.removeValue(forKey: id) ?? Party()
        if !name.isEmpty, !party.names.contains(name) { party.names.append(name) }
        if !kind.isEmpty { party.kind = kind }
        parties[id] = party
    }

    /// The parties and their accounts, in the order of their ids.
    func eachEntity(_ body: (FTMEntity) throws -> Void) rethrows {
        var accounts: [String: FTMEntity] = [:]
        for (id, party) in parties.sorted(by: { $0.key < $1.key }) {
            // A party whose kind no document says is a legal entity, which in this model may be a person too.
            var entity = FTMEntity(
                id: ids.id("party", id), schema: party.kind == "person" ? "Person" : party.kind == "company" ? "Company" : "LegalEntity")
            let handles = party.handles.sorted()
            entity.add(name: party.names.first ?? handles.first ?? id, fallback: id)
            for alias in party.names.dropFirst() { entity.add("alias", alias) }
            try body(entity)
            for handle in handles {
                var account = accounts[handle] ?? account(handle)
                account.add("owner", entity.id)
                if handles.count == 1 { account.add("createdAt", party.created) }
                accounts[handle] = account
            }
        }
        for (_, account) in accounts.sorted(by: { $0.key < $1.key }) { try body(account) }
    }

    private func account(_ handle: String) -> FTMEntity {
        var entity = FTMEntity(id: ids.id("account", handle), schema: "UserAccount")
        let colon = handle.firstIndex(of: ":")
        let username = colon.map { String(handle[handle.index(after: $0)...]) } ?? handle
        entity.add(name: handle, fallback: entity.id)
        entity.add("username", username.isEmpty ? handle : username)
        if let colon { entity.add("service", String(handle[..<colon])) }
        return entity
    }
}
