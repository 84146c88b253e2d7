import Foundation
import Testing

@testable import Worlds

/// The examiner is examined: outputs written from the truth score full marks, and each planted mistake costs what it should.
@Suite struct ScoreTests {
    struct Row {
        var payment: String
        var creator: String
        var handle: String
        var campaign: String
        var grade = "confirmed"
        var sources: String
        var posts: [String]
    }

    let truth: Truth
    let handles: [String: String]

    init() {
        truth = Fixtures.world(1, .standard).truth
        handles = Dictionary(uniqueKeysWithValues: truth.creators.map { ($0.id, $0.handles[0]) })
    }

    var perfect: [Row] {
        truth.transfers.enumerated().map { number, transfer in
            Row(
                payment: "p\(number)", creator: transfer.creator ?? "", handle: transfer.creator.flatMap { handles[$0] } ?? "",
                campaign: transfer.creator == nil ? "" : transfer.campaign ?? "", sources: transfer.witnesses.joined(separator: " "),
                posts: transfer.posts
            )
        }
    }

    func score(_ rows: [Row], totals factor: Double = 1) throws -> Score {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var payments = "payment_id,creator_id,handle,campaign_id,grade,probability,sources\n"
        var links = "payment_id,platform,content_id,grade\n"
        for row in rows {
            payments += "\(row.payment),\(row.creator),\(row.handle),\(row.campaign),\(row.grade),0.9700,\"\(row.sources)\"\n"
            for post in row.posts {
                let parts = post.split(separator: ":", maxSplits: 1)
                links += "\(row.payment),\(parts[0]),\(parts[1]),\(row.grade)\n"
            }
        }
        var totals = "campaign_id,currency,total\n"
        for campaign in truth.campaigns { totals += "\(campaign.id),EUR,\(Double(campaign.euroMinor) / 100 * factor)\n" }
        for (name, text) in [("payments", payments), ("links", links), ("campaign_totals", totals)] {
            try Data(text.utf8).write(to: folder.appendingPathComponent(name + ".csv"))
        }
        return try Score(outputs: folder.path, truth: truth)
    }

    @Test func theTruthScoresFullMarks() throws {
        let score = try score(perfect)
        for counts in [score.attribution, score.payees, score.posts, score.merges] {
            #expect(counts.f1 == 1 && counts.right > 0)
        }
        #expect(score.confirmed.precision == 1 && score.falseMerges == 0)
        #expect(score.worstTotalError < 1e-9)
        #expect(score.bins.map(\.total).reduce(0, +) == score.attribution.right)
    }

    @Test func aWrongCreatorIsWrongAndMissed() throws {
        var rows = perfect
        let place = try #require(rows.firstIndex { !$0.campaign.isEmpty })
        let other = try #require(truth.creators.first { $0.id != rows[place].creator })
        rows[place].creator = other.id
        rows[place].handle = other.handles[0]
        let score = try score(rows)
        #expect(score.attribution.wrong == 1 && score.attribution.missed == 1)
        #expect(score.payees.wrong == 1 && score.payees.missed == 1)
        #expect(score.confirmed.wrong == 1)
    }

    @Test func anUnmergedPaymentIsCountedTwice() throws {
        var rows = perfect
        let place = try #require(truth.transfers.firstIndex { $0.kind == "campaign" && $0.witnesses.count == 2 && $0.twin == nil })
        rows[place].sources = truth.transfers[place].witnesses[0]
        var second = rows[place]
        second.payment = "second"
        second.sources = truth.transfers[place].witnesses[1]
        second.posts = []
        let score = try score(rows + [second])
        #expect(score.merges.missed == 1 && score.attribution.wrong == 1 && score.payees.wrong == 1 && score.falseMerges == 0)
    }

    @Test func mixedPaymentsAreFalseMerges() throws {
        var rows = perfect
        let places = truth.transfers.indices.filter { truth.transfers[$0].kind == "traffic" && truth.transfers[$0].twin == nil }
        rows[places[0]].sources += " " + rows[places[1]].sources
        rows.remove(at: places[1])
        #expect(try score(rows).falseMerges == 1)
    }

    @Test func whatIsOnlyPossibleIsNotPredicted() throws {
        var rows = perfect
        let place = try #require(rows.firstIndex { !$0.campaign.isEmpty && !$0.posts.isEmpty })
        rows[place].grade = "possible"
        let score = try score(rows)
        #expect(score.attribution.missed == 1 && score.attribution.wrong == 0)
        #expect(score.posts.missed == rows[place].posts.count)
    }

    @Test func totalsAreComparedInEuros() throws {
        let score = try score(perfect, totals: 1.1)
        #expect(abs(score.meanTotalError - 0.1) < 1e-6)
    }
}
