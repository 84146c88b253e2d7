/// How sure a link is; the thresholds are in `pipeline.json` under `link`.
public enum Grade: String, Sendable, CaseIterable, Comparable {
    case possible, probable, confirmed

    public static func < (left: Grade, right: Grade) -> Bool {
        allCases.firstIndex(of: left)! < allCases.firstIndex(of: right)!
    }
}
