internal import Foundation
public import PipelineModel

/// The profiles that the program knows: one data file each, in `Data`.
public enum BuiltInProfiles {
    /// In the order of their names.
    public static let all: [Profile] = ProfileData.files.map { file in
        do {
            return try Profile(json: Data(file.json.utf8), file: "\(file.name)")
        } catch {
            // The data files are part of the program, and a test reads each of them.
            fatalError("the profile \(file.name) cannot be read: \(error)")
        }
    }

    private static let byName = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

    public static func named(_ id: String) -> Profile? { byName[id] }

    /// The profile whose layout the first rows of a file tell, and the layout. Where several fit, the one that more columns tell.
    public static func match(_ head: FileHead) -> (profile: Profile, match: Profile.Match)? {
        all.compactMap { profile in profile.match(head, isNamed: false).map { (profile, $0) } }.max { $0.1.told < $1.1.told }
    }

    /// The two profiles that have most of a header's columns, with what they miss of it.
    public static func nearest(to header: [String]) -> [(profile: Profile, missing: [String])] {
        Profile.nearest(to: header, among: all.filter { !$0.isDecoded })
    }
}
