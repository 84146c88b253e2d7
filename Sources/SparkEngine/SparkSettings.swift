internal import Foundation
public import PipelineModel

/// What a run says of Spark: its master, and Payola's own keys among those of `conf`, apart from Spark's.
public struct SparkSettings: Sendable {
    /// `local[N,F]`, `local`, or the address of a cluster (`spark://host:7077`).
    public var master: String
    /// What goes to Spark as it stands.
    public var conf: [String: String]
    /// The program that works on the parts, on every machine; nil for the one that runs, which is sent where the master is a cluster.
    public var worker: String?
    /// The folder through which the driver and the workers exchange files; nil for a temporary one.
    public var exchange: String?
    /// About so many bytes of a file make a chunk.
    public var chunkBytes: Int
    /// How many tasks run at a time.
    public var parallelism: Int

    /// Keys of `conf` that Payola reads itself.
    static let ownKeys = ["spark.payola.chunkBytes", "spark.payola.exchange", "spark.payola.worker"]
    /// Keys that Payola sets, since its protocol rests on them.
    static let fixedKeys = [
        "spark.master", "spark.submit.deployMode", "spark.sql.adaptive.enabled", "spark.sql.catalogImplementation",
        "spark.sql.files.maxPartitionBytes", "spark.sql.files.openCostInBytes", "spark.sql.shuffle.partitions", "spark.sql.warehouse.dir",
        "spark.files",
    ]

    /// - Parameter file: The configuration's path, for messages.
    /// - Throws: ``Problem`` of kind `configuration` where a value is none that Spark or Payola takes.
    public init(_ settings: PipelineConfiguration.EngineSettings, file: String) throws(Problem) {
        func refused(_ key: String, _ what: String, _ remedy: String) -> Problem {
            Problem(.configuration, file: file, field: "engine." + key, what, remedy: remedy)
        }
        let master = settings.master ?? "local[*,4]"
        self.master = master
        let isCluster = ["spark://", "yarn", "k8s://"].contains { master.hasPrefix($0) }
        guard isCluster || Self.localThreads(master) != nil else {
            throw refused(
                "master", "“\(master)” is no master of Spark", "write local[2,4] (2 tasks at a time, 4 attempts), or spark://HOST:7077")
        }
        for key in settings.conf.keys.sorted() {
            guard key.hasPrefix("spark."), key.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "=") }) else {
                throw refused("conf.\(key)", "no key of Spark", "its keys start with spark.")
            }
            if Self.fixedKeys.contains(key) { throw refused("conf.\(key)", "Payola sets this itself", "leave it out") }
            if key.hasPrefix("spark.payola."), !Self.ownKeys.contains(key) {
                throw refused("conf.\(key)", "is unknown", "write one of " + Self.ownKeys.joined(separator: ", "))
            }
            guard settings.conf[key]?.utf8.allSatisfy({ $0 >= 0x20 }) ?? true else {
                throw refused("conf.\(key)", "has a line end or another control character", "write one line")
            }
        }
        conf = settings.conf.filter { !Self.ownKeys.contains($0.key) }
        worker = settings.conf["spark.payola.worker"]
        exchange = settings.conf["spark.payola.exchange"]
        if let worker, !worker.hasPrefix("/") || !Self.isPlain(worker) {
            throw refused(
                "conf.spark.payola.worker", "“\(worker)” is no absolute path of plain characters",
                "write one, such as /usr/local/bin/payola")
        }
        if let exchange, !exchange.hasPrefix("/") || !Self.isPlain(exchange) {
            throw refused(
                "conf.spark.payola.exchange", "“\(exchange)” is no absolute path of plain characters",
                "write a folder that all machines see, such as /mnt/shared/payola")
        }
        let chunk = settings.conf["spark.payola.chunkBytes"]
        let bytes = chunk.map { Int($0) ?? 0 } ?? 16 << 20
        guard bytes >= 256 else {
            throw refused(
                "conf.spark.payola.chunkBytes", "“\(chunk ?? "")” is no whole number from 256",
                "write how many bytes of a file make a chunk")
        }
        chunkBytes = bytes
        let given = ["spark.default.parallelism", "spark.cores.max"].lazy.compactMap { settings.conf[$0].flatMap(Int.init) }.first
        parallelism = max(1, given ?? Self.localThreads(master) ?? 16)
    }

    /// The folder in which a run makes its exchange folder: a temporary one on one machine, else beside the store.
    func exchangeParent(store: String) -> String {
        exchange ?? (isCluster ? URL(fileURLWithPath: store).deletingLastPathComponent().path : FileManager.default.temporaryDirectory.path)
    }

    public var isCluster: Bool { Self.localThreads(master) == nil }

    /// The threads of `local`, `local[N]` and `local[N,F]`; nil for other masters.
    static func localThreads(_ master: String) -> Int? {
        if master == "local" { return 1 }
        guard master.hasPrefix("local["), master.hasSuffix("]") else { return nil }
        let parts = master.dropFirst(6).dropLast().split(separator: ",", omittingEmptySubsequences: false)
            .map { $0.trimmingCharacters(in: .whitespaces) }
        guard (1...2).contains(parts.count), parts.count == 1 || Int(parts[1]).map({ $0 > 0 }) ?? false else { return nil }
        if parts[0] == "*" { return Workers().count }
        return Int(parts[0]).flatMap { $0 > 0 ? $0 : nil }
    }

    /// Whether neither a shell nor SQL reads anything into the text.
    static func isPlain(_ path: String) -> Bool {
        path.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
            default: "/._-+".utf8.contains(byte)
            }
        }
    }
}
