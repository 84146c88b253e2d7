/// A page without its frame.
struct Page {
    var title: String
    var body: HTML
    var section: Section
    var status = HTTPResponse.Status.ok

    init(_ title: String, in section: Section, status: HTTPResponse.Status = .ok, _ body: HTML) {
        self.title = title
        self.section = section
        self.status = status
        self.body = body
    }

    /// The parts of the navigation.
    enum Section: String, CaseIterable {
        case overview = "Overview"
        case review = "Review"
        case flows = "Flows"
        case flags = "Flags"
        case drops = "Drops"
        case runs = "Runs"
        case search = "Search"

        var address: String { self == .overview ? "/" : "/" + rawValue.lowercased() }
    }
}

/// Makes a page; nil where what is asked for does not exist.
protocol PageMaker: SendableMetatype {
    static func page(_ request: PageRequest) throws -> Page?
}
