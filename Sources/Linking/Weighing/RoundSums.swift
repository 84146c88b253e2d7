internal import PipelineModel

/// What a round teaches, summed over cases: millionths of a payment, so that sums over parts of the cases add up the same however they are cut.
///
/// All sums stand in one list, section after section: a core holds one pointer while it adds up its cases.
struct RoundSums: Equatable {
    private let slotCount: Int
    private let campaigns: Int
    private let currencies: Int
    private var sums: [Int64]

    private static let (gaps, wordings) = (GapStatistics.limits.count + 1, Wording.allCases.count)
    /// The sums of a campaign's posts: near payments that name it, all of those, who posts for it, payments in its window.
    private static let posting = 4

    init(slots: Int, campaigns: Int, currencies: Int) {
        slotCount = slots
        self.campaigns = campaigns
        self.currencies = currencies
        sums = []
        sums = Array(repeating: 0, count: wholeStart + 1)
    }

    // Where sections start: the payments for each slot's campaign come first.
    private var gapStart: Int { slotCount }
    private var wordingStart: Int { gapStart + 2 * Self.gaps }
    private var postingStart: Int { wordingStart + 2 * Self.wordings }
    private var currencyStart: Int { postingStart + Self.posting * campaigns }
    private var totalStart: Int { currencyStart + campaigns * currencies }
    private var allStart: Int { totalStart + campaigns }
    private var wholeStart: Int { allStart + currencies }

    /// - Parameter probabilities: Per option of all cases.
    mutating func add(_ range: Range<Int>, of cases: [Case], _ options: [Option], _ probabilities: UnsafeMutableBufferPointer<Double>) {
        let layout = self
        sums.withUnsafeMutableBufferPointer { sums in
            for index in range { layout.add(cases[index], options, probabilities, to: sums) }
        }
    }

    private func add(
        _ item: Case, _ options: [Option], _ probabilities: UnsafeMutableBufferPointer<Double>, to sums: UnsafeMutableBufferPointer<Int64>
    ) {
        let whole = Int64(PayerStatistics.unit)
        var mass: Int64 = 0
        if !item.isUpstream {
            sums[allStart + Int(item.currency)] += whole
            sums[wholeStart] += whole
        }
        for index in item.options {
            let option = options[index]
            guard option.campaign >= 0 else { continue }
            let (millionths, campaign) = (probabilities[index].millionths, Int(option.campaign))
            if item.teaches { sums[Int(option.slot)] += millionths }
            guard option.creator >= 0 else { continue }
            mass += millionths
            sums[currencyStart + campaign * currencies + Int(item.currency)] += millionths
            sums[totalStart + campaign] += millionths
            if item.hasOneCreator, option.isInside { addPosting(option, millionths, to: sums) }
            guard option.isNear, option.gap < GapStatistics.unknown else { continue }
            if option.isNamed { sums[gapStart + Int(option.gap)] += millionths }
            sums[gapStart + Self.gaps + Int(option.gap)] += whole - millionths
        }
        if !item.isUpstream {
            sums[wordingStart + item.wording.rawValue] += mass
            sums[wordingStart + Self.wordings + item.wording.rawValue] += max(0, whole - mass)
        }
    }

    /// - Parameter millionths: How far the payment was for the option's campaign.
    private func addPosting(_ option: Option, _ millionths: Int64, to sums: UnsafeMutableBufferPointer<Int64>) {
        let start = postingStart + Int(option.campaign) * Self.posting
        if option.isNamed {
            if option.isNear { sums[start] += millionths }
            sums[start + 1] += millionths
        }
        if option.posts { sums[start + 2] += Int64(PayerStatistics.unit) - millionths }
        sums[start + 3] += millionths
    }

    mutating func join(_ other: RoundSums) { for index in sums.indices { sums[index] += other.sums[index] } }
}

extension RoundSums {
    /// Per slot of ``PayerStatistics``, the payments for its campaign.
    var slots: ArraySlice<Int64> { sums[..<slotCount] }

    private func payments(_ start: Int, _ count: Int) -> [Double] {
        sums[start..<start + count].map { Double($0) / PayerStatistics.unit }
    }

    var wordingStatistics: WordingStatistics {
        WordingStatistics(paid: payments(wordingStart, Self.wordings), other: payments(wordingStart + Self.wordings, Self.wordings))
    }

    var gapStatistics: GapStatistics {
        GapStatistics(paid: payments(gapStart, Self.gaps), other: payments(gapStart + Self.gaps, Self.gaps))
    }

    var currencyStatistics: CurrencyStatistics {
        guard sums[wholeStart] > 0, currencies > 1 else { return CurrencyStatistics() }
        return CurrencyStatistics(
            counts: payments(currencyStart, campaigns * currencies), totals: payments(totalStart, campaigns),
            usual: sums[allStart..<wholeStart].map { Double($0) / Double(sums[wholeStart]) })
    }

    /// - Parameter inWindow: Per campaign, how many payments to creators lie in its window.
    func postingStatistics(inWindow: [Int]) -> [PostingStatistics] {
        let counts = payments(postingStart, Self.posting * campaigns)
        return inWindow.enumerated().map { campaign, count in
            let start = campaign * Self.posting
            return PostingStatistics(
                hits: (counts[start], counts[start + 1]), chances: (counts[start + 2], max(0, Double(count) - counts[start + 3])))
        }
    }
}
