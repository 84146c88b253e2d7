internal import PipelineModel

extension ColumnProfiler {
    /// The formats of the columns, as far as they were profiled.
    ///
    /// What `parse` gives wins. Otherwise the candidate that reads all values is taken, or most by far, when the rest become rejects. A column
    /// that does not tell by itself follows the source's other columns of its type.
    ///
    /// - Throws: ``Problem`` of kind `configuration` where two readings of a column are possible and mean different things; `field` names
    ///   the key that decides. ``Problems`` where two keys have to: each is named once.
    public func formats() throws -> ColumnFormats {
        var undecided: [Problem] = []
        var formats = ColumnFormats()
        formats.isSettled = isSettled
        if let pattern {
            for column in dates {
                formats.dates[column.field] = .pattern(pattern)
                formats.datePatterns[column.field] = pattern.text
            }
        } else {
            for column in dates {
                let choice = Self.noting(&undecided) { () throws(Problem) in
                    try choose(column, among: dates, key: "date", reading: reading(ofDate:_:), setting: dateSetting)
                }
                guard let choice else { break }
                formats.dates[column.field] = .order(Self.orders[choice])
                formats.datePatterns[column.field] = column.patterns[choice]
            }
        }
        for column in amounts {
            let choice = Self.noting(&undecided) { () throws(Problem) in
                try choose(column, among: amounts, key: "decimalSeparator", reading: reading(ofAmount:_:), setting: amountSetting)
            }
            guard let choice else { break }
            formats.amounts[column.field] = amountFormats[choice]
        }
        if undecided.count > 1 { throw Problems(undecided) }
        if let only = undecided.first { throw only }
        return formats
    }

    /// What `body` decides; nil where it can't, and then `undecided` says why.
    private static func noting(_ undecided: inout [Problem], _ body: () throws(Problem) -> Int) -> Int? {
        do {
            return try body()
        } catch {
            undecided.append(error)
            return nil
        }
    }

    private func choose(
        _ column: Column, among columns: [Column], key: String, reading: (String, Int) -> String, setting: (Column, Int) -> String
    ) throws(Problem) -> Int {
        let own = column.tally.decision
        if case .format(let choice) = own, column.tally.isTelling { return choice }
        var shared = CandidateTally(candidates: column.tally.candidates)
        for other in columns { shared.merge(other.tally) }
        if case .format(let choice) = shared.decision { return choice }
        let (what, first, second): (String, Int, Int)
        switch own {
        case .format(let choice): return choice
        case .ambiguous(let one, let two, let example):
            what = "“\(example)” is \(reading(example, one)) or \(reading(example, two)), and no value of the column decides"
            (first, second) = (one, two)
        case .mixed(let one, let two, let example, let other):
            what = "“\(example)” is \(reading(example, one)) and “\(other)” is \(reading(other, two)): the column is written in two ways"
            (first, second) = (one, two)
        }
        throw Problem(
            .configuration, file: plan.file, field: "sources[\(source.id)].parse.\(key)",
            "column “\(plan.columnName(column.field))”: " + what,
            remedy: "set parse.\(key) of source “\(source.id)” to \(setting(column, first)) or \(setting(column, second))"
        )
    }

    private func reading(ofDate example: String, _ candidate: Int) -> String {
        var example = example
        let parser = DateParser(format: .order(Self.orders[candidate]), allowsEpoch: true)
        return example.withUTF8 { (try? parser.read($0))?.day.iso ?? "no date" }
    }

    private func reading(ofAmount example: String, _ candidate: Int) -> String {
        var example = example
        let parser = AmountParser(format: amountFormats[candidate])
        return example.withUTF8 { (try? parser.read($0))?.value.description ?? "no amount" }
    }

    private func dateSetting(_ column: Column, _ candidate: Int) -> String {
        "\"" + (column.patterns[candidate] ?? Self.orders[candidate].rawValue) + "\""
    }

    private func amountSetting(_ column: Column, _ candidate: Int) -> String {
        amountFormats[candidate].decimalSeparator == 0x2E ? "\".\"" : "\",\""
    }
}
