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
        if let least = file.configuration.rates.map(\.maxAgeDays).min() { result.table = RateTable(maxAgeDays: least) }
        for (index, source) in file.configuration.rates.enumerated() {
            var path = file.resolve(source.path)
            guard FileManager.default.fileExists(atPath: path) else {
                let wanted = source.provider == .ecb ? "the ECB's eurofxref-hist.csv" : "the BNR's nbrfxrates.xml"
                throw Problem(
                    .configuration, file: file.path, field: "rates[\(index)].path", "there is no file “\(source.path)”",
                    remedy: "put \(wanted) there or mend the path; it is relative to \(file.path)")
            }
            var table = RateTable()
            do {
                // The ECB publishes its file in an archive of its own.
                if let only = try onlyMember(path) { path = only }
                table = try self.table(path, file.shown(path), source.provider)
            } catch var problem as Problem {
                problem.file = problem.file.map { $0.hasPrefix("/") ? file.shown($0) : $0 }
                throw problem
            }
            let name = file.shown(path)
            var days: [Day] = []
            for currency in table.currencies(of: source.provider) {
                let quotes = table.quotes(for: currency, of: source.provider)
                result.table.add(quotes, for: currency, of: source.provider, maxAgeDays: source.maxAgeDays)
                days += [quotes.first, quotes.last].compactMap { $0?.day }
            }
            result.files.append(
                RunManifest.Rates(
                    provider: source.provider.rawValue, file: name, sha256: try DropHash.sha256(ofFile: path).hex,
                    from: days.min()?.iso ?? "", to: days.max()?.iso ?? "", maxAgeDays: source.maxAgeDays))
        }
        return result
    }

    private static func table(_ path: String, _ name: String, _ provider: RateTable.Provider) throws -> RateTable {
        var settings = SourceConfiguration.DialectSettings()
        settings.delimiter = UInt8(ascii: ",")
        settings.skipLines = 0
        settings.header = true
        let reader = try RecordReader(path: path, settings: settings)
        var table = RateTable()
        switch provider {
        case .ecb:
            var rates = try ECBRatesReader(header: reader.header, file: name)
            try reader.read { try rates.read($0) }
            rates.add(to: &table)
        case .bnr:
            var rates = try BNRRatesReader(header: reader.header, file: name)
            try reader.read { try rates.read($0) }
            rates.add(to: &table)
        }
        return table
    }

    /// The one file of an archive; nil where `path` is no archive.
    private static func onlyMember(_ path: String) throws -> String? {
        guard try ArchiveListing.isArchive(path) else { return nil }
        let listing = try ArchiveListing(path: path)
        guard listing.files.count == 1, let file = listing.files.first else {
            throw Problem(
                .dataRefused, file: path, "holds \(listing.files.count) files, where one file of rates is expected",
                remedy: "unpack it and name the file")
        }
        return path + "/" + file
    }
}
