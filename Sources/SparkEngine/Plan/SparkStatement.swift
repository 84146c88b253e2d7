/// The SQL of one step: descriptors in, what the workers report out.
struct SparkStatement {
    /// The program as the shell of a worker's machine calls it.
    let program: String
    let stage: String
    let folder: StepFolder

    private func command(_ arguments: String) -> String { "\(program) worker \(stage) \(folder.path)\(arguments)" }

    /// Parts that know nothing of each other: one pass, no shuffle.
    var parts: String {
        """
        INSERT OVERWRITE DIRECTORY '\(folder.output)' USING text
        SELECT TRANSFORM(value) USING '\(command(""))' AS (line STRING)
        FROM text.`\(folder.input)`;
        """
    }

    /// Parts whose outputs are cut by key, shuffled, and put together.
    func keyed(buckets: Int, chunks: some CustomStringConvertible) -> String {
        """
        INSERT OVERWRITE DIRECTORY '\(folder.output)' USING text
        SELECT TRANSFORM(key, line)
          ROW FORMAT DELIMITED FIELDS TERMINATED BY '\\t'
          USING '\(command(" --merge \(chunks)"))' AS (line STRING)
        FROM (
          SELECT key, line FROM (
            SELECT TRANSFORM(value) USING '\(command(" --buckets \(buckets)"))' AS (key STRING, line STRING)
              ROW FORMAT DELIMITED FIELDS TERMINATED BY '\\t'
            FROM text.`\(folder.input)`
          )
          DISTRIBUTE BY key SORT BY key
        );
        """
    }

    /// As one line, which is how a session takes it.
    static func line(_ statement: String) -> String {
        statement.split(separator: "\n").map { line in line.drop { $0 == " " } }.joined(separator: " ")
    }
}
