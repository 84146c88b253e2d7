import PipelineModel
import Profiles

/// What is wrong with a source that names a profile, as far as it can be told before a file is read.
enum ProfileCheck {
    /// - Throws: ``Problem`` or ``Problems`` of kind `configuration` with the key's path.
    static func check(_ source: SourceConfiguration, index: Int, file: String) throws {
        guard let id = source.profile else { return }
        let path = "sources[\(index)]"
        guard let profile = BuiltInProfiles.named(id) else {
            let near = BuiltInProfiles.all.map(\.id).sorted {
                ($0.editDistance(to: id), $0) < ($1.editDistance(to: id), $1)
            }
            throw Problem(
                .configuration, file: file, field: path + ".profile", "no profile is called “\(id)”",
                remedy: "the nearest are " + near.prefix(2).map { "“\($0)”" }.joined(separator: " and ")
                    + "; `payola inspect FILE` tells which profile a file has")
        }
        guard let kind = profile.kind else {
            throw Problem(
                .configuration, file: file, field: path + ".profile", "“\(id)” is a file of reference rates, not a source",
                remedy: "name it under rates")
        }
        guard kind == source.kind else {
            throw Problem(
                .configuration, file: file, field: path + ".kind", "the profile “\(id)” is of the kind \(kind.rawValue)",
                remedy: "write \"kind\": \"\(kind.rawValue)\"")
        }
        let laid = try profile.source(under: source, layout: profile.layouts.first)
        let open = profile.unanswered(by: laid)
        guard open.isEmpty else { throw Problems(open.map { question(profile, $0, path, file) }) }
    }

    /// What a person has to say where nothing else does.
    static func question(_ group: [[String]]) -> String {
        let (what, remedy) = words(group)
        return what + ": " + remedy
    }

    private static func question(_ profile: Profile, _ group: [[String]], _ path: String, _ file: String) -> Problem {
        let (what, remedy) = words(group)
        let field = isHolder(group) ? "holder" : group[0][0]
        return Problem(.configuration, file: file, field: path + ".constants." + field, "\(profile.title): \(what)", remedy: remedy)
    }

    private static func isHolder(_ group: [[String]]) -> Bool { group.contains(["holder"]) }

    private static func words(_ group: [[String]]) -> (what: String, remedy: String) {
        if isHolder(group) {
            return (
                "the file does not say whose account it is",
                "set constants.holder to the holder's name, or constants.holder_account to the account's number, or both"
            )
        }
        let field = group[0][0]
        let example = field == "currency" ? ", such as \"RON\"" : ""
        return ("the file does not say the \(field)", "set constants.\(field)\(example)")
    }
}
