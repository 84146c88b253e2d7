import PipelineModel

/// The page of the manual that is made from a profile's data file.
struct ProfilePage {
    let profile: Profile

    var text: String {
        var lines = ["# \(profile.title)", "", profile.documentation.becomes, ""]
        lines += [
            "`\"profile\": \"\(profile.id)\"`"
                + (profile.kind.map { ", a \($0.rawValue) source" } ?? ": told by inspect; named under `rates`"), "",
        ]
        lines += ["## Where the export is found", "", profile.documentation.found, ""]
        lines += ["## Layouts that are known", ""]
        lines += profile.layouts.map { layout in
            let columns = layout.header.map { "`" + $0.joined(separator: "` or `") + "`" }.joined(separator: ", ")
            let shape =
                columns.isEmpty ? "no header" + (layout.columnCount.map { ", \($0) fields" } ?? "") : "told by the columns " + columns
            return "- \(layout.version): \(shape)"
                + (layout.isShared ? "; others have these columns too, so that the profile must be named" : "")
        }
        let questions = questions
        if !questions.isEmpty { lines += ["", "## What a person has to say", ""] + questions.map { "- " + $0 } }
        lines += ["", "## What is left out", ""] + profile.documentation.leftOut.map { "- " + $0 }
        lines += ["", "## What this rests on", "", profile.documentation.basis, ""]
        return lines.joined(separator: "\n")
    }

    private var questions: [String] {
        guard let plain = try? profile.plainSource(layout: profile.layouts.first) else { return [] }
        return profile.unanswered(by: plain).map { group in
            group.contains(["holder"])
                ? "Whose account it is: `constants.holder` (a name), `constants.holder_account` (a number), or both"
                : group.map { $0.map { "`constants.\($0)`" }.joined(separator: " and ") }.joined(separator: ", or ")
        }
    }

    /// The page that lists all of them.
    static func index(_ profiles: [Profile]) -> String {
        var lines = [
            "# Profiles", "", "Known exports that go in by a name instead of a mapping.", "", "## Overview", "",
            "`payola inspect FILE` tells which profile a file has, by its header and first rows; `payola init FOLDER` writes it into `pipeline.json`:",
            "",
            "```json",
            #"{ "id": "card", "kind": "ledger", "path": "revolut-*.csv", "profile": "revolut-business", "constants": { "holder": "Nimbus Media SRL" } }"#,
            "```", "",
            "Keys beside `profile` are laid over it: `columns`, `constants`, `dialect`, `parse` and `values` key by key, `exclude` rule by rule of a column",
            "(an empty list takes all rules away), other keys whole. A file whose layout the profile does not know is refused.", "",
            "A profile is one data file, `Sources/Profiles/Data/ID.json`, and one folder of tests, `Tests/PayolaTests/Profiles/ID`. This page and those below",
            "are made from the data files; a test holds them to that.", "", "## All of them", "",
            "| profile | export | kind |", "|---|---|---|",
        ]
        lines += profiles.map { "| [\($0.id)](\($0.id).md) | \($0.title) | \($0.kind?.rawValue ?? "rates") |" }
        return (lines + [""]).joined(separator: "\n")
    }
}
