internal import Foundation

/// Paths as the system takes them, so that two ways of writing one place are seen to be one: without links, `.` and `..`.
enum RealPath {
    /// The place that `path` leads to. What is not there yet is taken as it is written, below what is.
    static func of(_ path: String) -> String {
        var rest = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        var missing: [Substring] = []
        while true {
            if let found = realpath(rest, nil) {
                defer { free(found) }
                return missing.reversed().reduce(String(cString: found)) { below($0, String($1)) }
            }
            while rest.hasSuffix("/"), rest.utf8.count > 1 { rest.removeLast() }
            guard let slash = rest.lastIndex(of: "/"), rest != "/" else { return path }
            missing.append(rest[rest.index(after: slash)...])
            rest = slash == rest.startIndex ? "/" : String(rest[..<slash])
        }
    }

    /// The place at which the file itself, or the link to it, stands.
    static func ofEntry(_ path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return below(of("."), path) }
        return below(of(String(path[...slash])), String(path[path.index(after: slash)...]))
    }

    static func isInside(_ path: String, _ folder: String) -> Bool { path.hasPrefix(folder == "/" ? "/" : folder + "/") }

    private static func below(_ folder: String, _ name: String) -> String {
        switch name {
        case "", ".": folder
        case "..": of(folder + "/..")
        default: folder == "/" ? "/" + name : folder + "/" + name
        }
    }
}
