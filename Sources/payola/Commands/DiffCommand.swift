import ArgumentParser
import PipelineModel
import PipelineRunner

struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show what moved between two runs, payment by payment.",
        discussion: """
            Without RUN, the last run against the one before; with one, that run against the last. A RUN is a run's key or the start of it
            (run.json has it), its number from 1, or last; 0 is the state before the first run. Per campaign and currency the deltas add up to
            the change of the total exactly.
            """
    )

    @Argument(help: ArgumentHelp("The runs to compare.", valueName: "RUN"))
    var runs: [String] = []

    @OptionGroup var options: ConfigurationOptions

    func validate() throws {
        if runs.count > 2 { throw ValidationError("diff takes at most two runs.") }
    }

    func run() throws {
        let comparison = try RunComparison(options: options.runOptions, runs: runs)
        print("from \(comparison.from ?? "nothing") to \(comparison.to)\(comparison.finished.isEmpty ? "" : ", finished \(comparison.finished)")")
        if comparison.sections.isEmpty { print("no payment moved a total") }
        for section in comparison.sections {
            let plain = { (amount: Int128) in ExactDecimal.plain(amount, scale: section.currency.minorUnits).groupedAmount }
            print()
            print("\(section.campaign) \(section.currency.code): \(plain(section.before)) → \(plain(section.after)), \(signed(section.delta, plain))".singleLine)
            var table = TextTableLayout([("PAYMENT", .left), ("BEFORE", .right), ("AFTER", .right), ("DELTA", .right), ("GRADE", .left), ("BECAUSE", .left)])
            for row in section.rows {
                table.add([
                    row.payment, row.before.map { plain(Int128($0)) } ?? "", row.after.map { plain(Int128($0)) } ?? "", signed(Int128(row.delta), plain),
                    grades(row), row.because,
                ])
            }
            table.add(["", plain(section.before), plain(section.after), signed(section.delta, plain), "", "sum"])
            print(table.text, terminator: "")
        }
    }

    private func signed(_ amount: Int128, _ plain: (Int128) -> String) -> String { (amount > 0 ? "+" : "") + plain(amount) }

    private func grades(_ row: RunComparison.Row) -> String {
        switch (row.gradeBefore, row.gradeAfter) {
        case (let before?, let after?) where before != after: "\(before.rawValue) → \(after.rawValue)"
        case (let before, let after): (after ?? before)?.rawValue ?? ""
        }
    }
}
