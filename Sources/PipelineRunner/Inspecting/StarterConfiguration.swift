internal import Foundation
internal import PipelineModel

/// A first `pipeline.json` for the files of a folder, and what a person has to do to it.
public struct StarterConfiguration: Sendable {
    /// The file's text.
    public private(set) var text = ""
    /// Per source: its id, its kind and the path.
    public private(set) var sources: [(id: String, kind: String, path: String)] = []
    /// What was assumed, for a person to check.
    public private(set) var notes: [String] = []
    /// What a person must set; a run before that is refused or rejects records.
    public private(set) var missing: [String] = []
    /// Files that are in no source, with the reason.
    public private(set) var leftOut: [(file: String, reason: String)] = []

    private let folder: String

    /// - Throws: ``Problem``: `inputMissing` where there is no such folder, or no file in it that could be a source.
    public init(folder: String) throws {
        self.folder = folder
        let files = try FolderScan.files(in: folder)
        var inspections: [FileInspection] = []
        var names: [String] = []
        for file in files {
            let found = FileInspections(path: folder + "/" + file, name: file)
            inspections += found.all
            // A workbook of several sheets is one file.
            for name in found.all.isEmpty ? [file] : found.all.map(\.file) where names.last != name { names.append(name) }
            leftOut += found.problems.map { ($0.file ?? file, $0.what) }
        }
        for inspection in inspections where inspection.proposal.target == .unknown {
            let reason = inspection.proposal.missing.first ?? "the columns fit no kind of source"
            leftOut.append((inspection.file, [reason, inspection.proposal.nearestText].compactMap { $0 }.joined(separator: "; ")))
        }
        let usable = inspections.filter { $0.proposal.target != .unknown }
        guard !usable.isEmpty else {
            throw Problem(
                .inputMissing, file: folder, files.isEmpty ? "holds no files of records" : "holds no file that could be a source",
                remedy: "put ledgers, posts or disclosures there as .csv files; `payola inspect FILE` says what is in one")
        }
        try build(Self.withSharedPlatform(usable), all: names)
    }

    /// Files that do not say their platform get the one that all others are of.
    private static func withSharedPlatform(_ inspections: [FileInspection]) -> [FileInspection] {
        var platforms: Set<String> = []
        for inspection in inspections {
            if let constant = inspection.proposal.constants.first(where: { $0.field == "platform" }) { platforms.insert(constant.value) }
            if let column = inspection.proposal.column(of: "platform") {
                platforms.formUnion(inspection.columns[column].samples.map { $0.lowercased() })
            }
        }
        guard platforms.count == 1, let platform = platforms.first else { return inspections }
        return inspections.map { inspection in
            var inspection = inspection
            let asked = inspection.proposal.missing.filter { $0.contains("constants.platform") }
            guard !asked.isEmpty else { return inspection }
            inspection.proposal.missing.removeAll { asked.contains($0) }
            inspection.proposal.constants.append(("platform", platform))
            inspection.proposal.notes.append("constants.platform is \(platform), as in the other files")
            return inspection
        }
    }

    private mutating func build(_ inspections: [FileInspection], all: [String]) throws {
        var clues = CampaignClues()
        var currencies: [String] = []
        var rates: [OrderedJSON] = []
        var list: [OrderedJSON] = []
        var ids: Set<String> = []
        for group in FileGroup.grouping(inspections) {
            let proposal = group.inspection.proposal
            if proposal.target == .rates {
                rates += group.files.map { proposal.json(id: "", path: $0, header: []) }
                continue
            }
            currencies += proposal.currencies.filter { !currencies.contains($0) }
            for file in group.files { try? clues.add(path: folder + "/" + file, proposal) }
            for (path, wanted) in group.paths(among: all) {
                let id = Self.unique(wanted, &ids)
                list.append(proposal.json(id: id, path: path, header: group.inspection.header))
                if case .source(let kind) = proposal.target { sources.append((id, kind.rawValue, path)) }
                // The nearest profiles help where the columns alone did not do.
                let nearest = proposal.missing.isEmpty ? nil : proposal.nearestText
                notes += (proposal.notes + [nearest].compactMap { $0 }).map { "source “\(id)”: " + $0 }
                missing += proposal.missing.map { "source “\(id)”: " + $0 }
            }
        }
        if rates.isEmpty {
            missing.append(
                "no reference rates were found: amounts in other currencies stay unconverted until rates names the ECB's eurofxref-hist.csv "
                    + "(https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.zip)")
        }
        let reporting = Self.reporting(currencies, hasRates: !rates.isEmpty)
        text = document(sources: list, rates: rates, reporting: reporting, campaign: campaign(clues)).pretty() + "\n"
    }

    /// Currencies of the ledgers, the euro first where rates can convert to it.
    private static func reporting(_ currencies: [String], hasRates: Bool) -> [String] {
        let known = currencies.filter { $0.utf8.count == 3 }
        let list = hasRates || known.isEmpty ? ["EUR"] + known.filter { $0 != "EUR" } : known
        return Array(list.prefix(4))
    }

    private static func unique(_ wanted: String, _ ids: inout Set<String>) -> String {
        var id = wanted
        var number = 2
        while !ids.insert(id).inserted {
            id = "\(wanted)-\(number)"
            number += 1
        }
        return id
    }

    private mutating func campaign(_ clues: CampaignClues) -> OrderedJSON {
        let hashtags = clues.topHashtags(3)
        let window = clues.window
        let id = clues.declaredCampaign ?? "edit-me"
        var said = "campaigns[0] is an example: set its name, beneficiary, window, hashtags, keywords and sponsors"
        if !hashtags.isEmpty { said += "; its hashtags are those used most, which says nothing about who paid" }
        missing.append(said)
        if clues.declaredCampaign != nil { notes.append("campaigns[0].id is “\(id)”, which the declarations name") }
        return .object([
            ("id", .text(id)), ("name", .text("Edit me")), ("beneficiary", .text("")),
            ("from", .text(window?.lowerBound.iso ?? "2024-01-01")),
            ("to", .text(window?.upperBound.iso ?? "2024-12-31")), ("hashtags", .list(hashtags.map { .text($0) })), ("keywords", .list([])),
            ("content", .list([])), ("sponsors", .list([])),
        ])
    }

    private func document(sources: [OrderedJSON], rates: [OrderedJSON], reporting: [String], campaign: OrderedJSON) -> OrderedJSON {
        let name = URL(fileURLWithPath: folder).standardizedFileURL.lastPathComponent
        return .object([
            ("version", .integer(PipelineConfiguration.version)), ("investigation", .text(name)), ("store", .text(".payola/store.sqlite")),
            ("output", .text("out")),
            ("reporting", .object([("currencies", .list(reporting.map { .text($0) })), ("payments", .text("relevant"))])),
            ("rates", .list(rates)), ("sources", .list(sources)), ("campaigns", .list([campaign])),
        ])
    }

    /// Writes the file as `pipeline.json` into the folder.
    /// - Returns: Its path.
    /// - Throws: ``Problem`` of kind `cannotWrite`, also where there is one already.
    public func write() throws -> String {
        let path = (folder.hasSuffix("/") ? folder : folder + "/") + "pipeline.json"
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else {
            let exists = errno == EEXIST
            throw Problem(
                .cannotWrite, file: path, exists ? "is there already" : "cannot be written (\(String(cString: strerror(errno))))",
                remedy: exists ? "move it away first; nothing was written" : "check the folder's permissions")
        }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try file.write(contentsOf: Data(text.utf8))
        } catch {
            unlink(path)
            throw Problem(
                .cannotWrite, file: path, "cannot be written (\(error.localizedDescription))", remedy: "free space, then try again")
        }
        return path
    }
}
