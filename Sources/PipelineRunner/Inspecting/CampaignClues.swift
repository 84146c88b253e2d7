import Extraction
import Normalisation
import PipelineModel

/// What the files say of when things happened and which hashtags were used: for the example of a campaign.
struct CampaignClues {
    private var posted: ClosedRange<Day>?
    private var paid: ClosedRange<Day>?
    private var hashtags: [String: Int] = [:]
    private var declared: Set<String> = []

    /// Hashtags that are counted; rarer ones that come later are not among the most frequent.
    private static let manyHashtags = 50_000

    /// Days of the posts; where there are none, of the payments.
    var window: ClosedRange<Day>? { posted ?? paid }

    /// The campaign that the declarations name, where it is one.
    var declaredCampaign: String? { declared.count == 1 ? declared.first : nil }

    /// The hashtags used most, each in its most frequent spelling; of two equally frequent the first by its text.
    func topHashtags(_ count: Int) -> [String] {
        let spellings = hashtags.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        var folded: [(spelling: String, phrase: String, count: Int)] = []
        var places: [String: Int] = [:]
        for (spelling, times) in spellings {
            let phrase = HeaderName(spelling).phrase
            if let place = places[phrase] {
                folded[place].count += times
            } else {
                places[phrase] = folded.count
                folded.append((spelling, phrase, times))
            }
        }
        return folded.filter { $0.count > 1 }.sorted { ($1.count, $0.spelling) < ($0.count, $1.spelling) }.prefix(count).map(\.spelling)
    }

    mutating func add(path: String, _ proposal: SourceProposal) throws {
        guard case .source(let kind) = proposal.target, [.content, .ledger, .declaration].contains(kind) else { return }
        let reader = try RecordReader(path: path)
        let date = proposal.column(of: kind == .content ? "posted_at" : "date")
        let parser = date.flatMap { Self.parser(reader, column: $0, isMoment: kind == .content) }
        let texts = ["caption", "hashtags"].compactMap { kind == .content ? proposal.column(of: $0) : nil }
        let campaign = kind == .declaration ? proposal.column(of: "campaign") : nil
        try reader.read { batch in
            for record in batch.records where record.problem == .none {
                if let date, let parser, let day = batch.withField(date, of: record, { try? parser.read($0).day }) {
                    if kind == .content { Self.extend(&posted, day) } else { Self.extend(&paid, day) }
                }
                for column in texts { addHashtags(batch.text(column, of: record), isList: column == proposal.column(of: "hashtags")) }
                if let campaign, declared.count < 3 {
                    let name = batch.text(campaign, of: record).trimmingBlanks
                    if !name.isEmpty { declared.insert(name) }
                }
            }
        }
    }

    private static func extend(_ range: inout ClosedRange<Day>?, _ day: Day) {
        guard let known = range else {
            range = day...day
            return
        }
        range = min(known.lowerBound, day)...max(known.upperBound, day)
    }

    /// How the column's dates read; nil where that cannot be told.
    private static func parser(_ reader: RecordReader, column: Int, isMoment: Bool) -> DateParser? {
        let field = isMoment ? "posted_at" : "date"
        var source = SourceConfiguration(id: "…", kind: isMoment ? .content : .ledger, path: "")
        source.columns = [field: .position(column + 1)]
        guard let plan = try? ColumnPlan(source: source, header: reader.header, columnCount: reader.columnCount, file: ""),
            var profiler = try? ColumnProfiler(plan: plan, source: source)
        else { return nil }
        struct Settled: Error {}
        _ = try? reader.read { batch in
            profiler.add(batch)
            if profiler.isSettled { throw Settled() }
        }
        return (try? profiler.formats().dates[field]).map { DateParser(format: $0, allowsEpoch: isMoment) }
    }

    private mutating func addHashtags(_ text: String, isList: Bool) {
        var found: Set<String> = []
        var rest = text.prefix(20_000)
        while let mark = rest.firstIndex(of: "#") {
            rest = rest[rest.index(after: mark)...]
            let end = rest.firstIndex { !($0.isLetter || $0.isNumber || $0 == "_") } ?? rest.endIndex
            if end > rest.startIndex { found.insert(rest[..<end].lowercased()) }
            rest = rest[end...]
        }
        if isList, found.isEmpty {
            for tag in text.prefix(20_000).split(whereSeparator: { !($0.isLetter || $0.isNumber || $0 == "_") }) {
                found.insert(tag.lowercased())
            }
        }
        for tag in found where tag.contains(where: \.isLetter) && (hashtags[tag] != nil || hashtags.count < Self.manyHashtags) {
            hashtags[tag, default: 0] += 1
        }
    }
}
