import Extraction
import Foundation
import Hashing
import Normalisation
import PipelineModel
import Reporting

/// Reads the rates that the configuration names.
enum RatesReading {
    struct Result {
        var table = RateTable()
        var files: [RunManifest.Rates] = []
    }

    /// - Throws: ``Problem``: `configuration` where a file is missing, `dataRefused` with the line where one cannot be read.
    static func read(_ file: ConfigurationFile) throws -> Result {
        var result = Result()
        result.table.maxAgeDays = file.configuration.rates.map(\.maxAgeDays).max() ?? 7
        for (index, source) in file.configuration.rates.enumerated() {
            let path = file.resolve(source.path)
            guard FileManager.default.fileExists(atPath: path) else {
                throw Problem(
                    .configuration, file: file.path, field: "rates[\(index)].path", "there is no file “\(source.path)”",
                    remedy: "put the ECB's eurofxref-hist.csv there or mend the path; it is relative to \(file.path)")
            }
            let name = file.shown(path)
            var settings = SourceConfiguration.DialectSettings()
            settings.delimiter = UInt8(ascii: ",")
            settings.skipLines = 0
            settings.header = true
            var table = RateTable()
            do {
                let reader = try RecordReader(path: path, settings: settings)
                var rates = try ECBRatesReader(header: reader.header, file: name)
                try reader.read { try rates.read($0) }
                rates.add(to: &table)
            } catch var problem as Problem {
                if problem.file == path { problem.file = name }
                throw problem
            }
            var days: [Day] = []
            for currency in table.currencies {
                let quotes = table.quotes(for: currency)
                result.table.add(quotes, for: currency)
                days += [quotes.first, quotes.last].compactMap { $0?.day }
            }
            result.files.append(
                RunManifest.Rates(
                    provider: source.provider.rawValue, file: name, sha256: try DropHash.sha256(ofFile: path).hex,
                    from: days.min()?.iso ?? "", to: days.max()?.iso ?? "", maxAgeDays: source.maxAgeDays))
        }
        return result
    }
}
