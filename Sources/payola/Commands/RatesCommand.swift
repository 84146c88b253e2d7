import ArgumentParser
import PipelineModel
import PipelineRunner

struct RatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rates", abstract: "Show the reference rates that a run uses.", subcommands: [Show.self, List.self])

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The rate of a currency on a day, by the run's rule.")

        @Argument(help: ArgumentHelp("An ISO 4217 code.", valueName: "CUR"))
        var currency: String

        @Option(help: ArgumentHelp("The day, as yyyy-MM-dd.", valueName: "DATE"))
        var on: String

        @OptionGroup var options: ConfigurationOptions

        func run() throws {
            guard let day = Day(iso: on) else {
                throw Problem(.usage, field: "--on", "“\(on)” is no date", remedy: "write it as yyyy-MM-dd")
            }
            let rates = try RatesOverview(configuration: options.config)
            let code = currency.uppercased()
            let (provider, quote) = try rates.quote(currency: code, on: day)
            let age = day - quote.day
            let said =
                switch provider {
                case .ecb: "1 EUR = \(quote.rate) \(code)"
                case .bnr: "1 \(code) = \(quote.rate) RON"
                }
            print("\(said) on \(quote.day.iso)" + (age == 0 ? "" : " (the last rate on or before \(day.iso))"))
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The currencies that have rates, with their first and last day.")

        @OptionGroup var options: ConfigurationOptions

        func run() throws {
            var table = TextTableLayout([
                ("CURRENCY", .left), ("FIRST", .left), ("LAST", .left), ("RATES", .right), ("PROVIDER", .left),
            ])
            for row in try RatesOverview(configuration: options.config).currencies {
                table.add([row.code, row.first.iso, row.last.iso, "\(row.count)", row.provider.rawValue])
            }
            print(table.text, terminator: "")
        }
    }
}
