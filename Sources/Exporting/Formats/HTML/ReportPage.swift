/// What the template of the report prints: texts ready to be escaped, and drawings. The names are those of the template.
struct ReportPage {
    struct Note {
        var title: String
        var text: String
    }

    struct Drop {
        var file: String
        var source: String
        var records: String
        var fates: String
        var sha256: String
    }

    struct Hash {
        var name: String
        var sha256: String
    }

    struct Flag {
        var flag: String
        var severity: String
        var subject: String
        var detail: String
        var amount: String
    }

    struct Change {
        var campaign: String
        var payment: String
        var change: String
        var before: String
        var after: String
        var because: String
    }

    struct Reason {
        var source: String
        var reason: String
        var records: String
    }

    var title: String
    var style: String
    var policy: String
    var version: String
    var run: String
    var configuration: String
    var decisions: String
    var campaigns: [ReportCampaign] = []
    var campaignsNote = ""
    var flags: [Flag] = []
    var flagsNote = ""
    var changes: [Change] = []
    var changesNote = ""
    var rejects: [Reason] = []
    var rejectsNote = ""
    var notes: [Note] = []
    var drops: [Drop] = []
    var rates: [Hash] = []
    var outputs: [Hash] = []
}
