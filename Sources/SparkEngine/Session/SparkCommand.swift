internal import Foundation

/// The command that starts Spark's SQL shell without its start scripts, which the package pyspark lacks.
struct SparkCommand {
    let home: SparkHome
    let settings: SparkSettings
    /// A folder of this run alone.
    let scratch: String
    /// The file to ship to the machines of a cluster; nil where they have the program.
    let shipped: String?

    /// What Spark needs to reach into on Java 17 and later.
    private static let opened = [
        "java.base/java.lang", "java.base/java.lang.invoke", "java.base/java.lang.reflect", "java.base/java.io", "java.base/java.net",
        "java.base/java.nio", "java.base/java.util", "java.base/java.util.concurrent", "java.base/java.util.concurrent.atomic",
        "java.base/jdk.internal.ref", "java.base/sun.nio.ch", "java.base/sun.nio.cs", "java.base/sun.security.action",
        "java.base/sun.util.calendar",
    ]

    private var memory: String { settings.conf["spark.driver.memory"] ?? "1g" }

    var arguments: [String] {
        var arguments = ["-cp", home.folder + "/jars/*", "-Xmx" + memory, "-Duser.home=" + scratch, "-Djava.io.tmpdir=" + scratch]
        // The shell's line editor would reach for the user's terminal.
        arguments += ["-Djline.terminal=jline.UnsupportedTerminal", "-Dorg.jline.terminal.dumb=true"]
        arguments += ["-Dderby.system.home=" + scratch, "-XX:+IgnoreUnrecognizedVMOptions"]
        arguments += (settings.conf["spark.driver.extraJavaOptions"] ?? "").split(separator: " ").map(String.init)
        for package in Self.opened { arguments += ["--add-opens", package + "=ALL-UNNAMED"] }
        arguments += ["org.apache.spark.deploy.SparkSubmit", "--master", settings.master]
        for (key, value) in conf.sorted(by: { $0.key < $1.key }) { arguments += ["--conf", key + "=" + value] }
        arguments += ["--class", "org.apache.spark.sql.hive.thriftserver.SparkSQLCLIDriver", "spark-internal"]
        return arguments
    }

    /// Quiet, on the loopback where nothing else is said, with one task per file of descriptors and nothing kept.
    private var conf: [String: String] {
        var conf = ["spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.app.name": "payola"]
        if !settings.isCluster || settings.master.hasPrefix("spark://127.") || settings.master.hasPrefix("spark://localhost") {
            conf["spark.driver.bindAddress"] = "127.0.0.1"
            conf["spark.driver.host"] = "127.0.0.1"
        }
        conf["spark.sql.shuffle.partitions"] = "\(settings.parallelism)"
        conf.merge(settings.conf) { _, given in given }
        conf["spark.sql.catalogImplementation"] = "in-memory"
        conf["spark.sql.warehouse.dir"] = scratch + "/warehouse"
        if !settings.isCluster { conf["spark.local.dir"] = settings.conf["spark.local.dir"] ?? scratch }
        conf["spark.sql.adaptive.enabled"] = "false"
        // A file of descriptors is small, and stands for much work: each is a task.
        conf["spark.sql.files.maxPartitionBytes"] = "134217728"
        conf["spark.sql.files.openCostInBytes"] = "134217728"
        if let shipped { conf["spark.files"] = shipped }
        return conf
    }

    /// The environment without what would send Spark elsewhere.
    func environment(_ own: [String: String] = ProcessInfo.processInfo.environment) -> [String: String] {
        var environment = own
        environment["SPARK_HOME"] = home.folder
        environment["TERM"] = "dumb"
        if conf["spark.driver.host"] == "127.0.0.1" { environment["SPARK_LOCAL_IP"] = "127.0.0.1" }
        for key in ["SPARK_CONF_DIR", "PYSPARK_SUBMIT_ARGS", "SPARK_PREPEND_CLASSES", "SPARK_LOCAL_DIRS"] { environment[key] = nil }
        return environment
    }
}
