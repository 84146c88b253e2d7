/// An address and the page behind it: `/campaign/:id` answers `/campaign/x` with `id` = `x`.
struct Route: Sendable {
    let pattern: [String]
    let maker: any PageMaker.Type

    init(_ pattern: String, _ maker: any PageMaker.Type) {
        self.pattern = pattern.split(separator: "/").map(String.init)
        self.maker = maker
    }

    /// Every page there is, one a row.
    static let all: [Route] = [
        Route("/", OverviewPage.self),
        Route("/campaign/:campaign", CampaignPage.self),
        Route("/campaign/:campaign/payments", CampaignPaymentsPage.self),
        Route("/campaign/:campaign/payers", CampaignPartiesPage.Payers.self),
        Route("/campaign/:campaign/creators", CampaignPartiesPage.Creators.self),
        Route("/party/:party", PartyPage.self),
        Route("/payment/:payment", PaymentPage.self),
        Route("/post", PostPage.self),
        Route("/reference/:text", ReferencePage.self),
        Route("/review", ReviewPage.self),
        Route("/flows", FlowsPage.self),
        Route("/flags", FlagsPage.self),
        Route("/flag/:flag", FlagPage.self),
        Route("/drops", DropsPage.self),
        Route("/drop/:drop", DropPage.self),
        Route("/source/:drop/:line", SourcePage.self),
        Route("/runs", RunsPage.self),
        Route("/run/:run", RunPage.self),
        Route("/search", SearchPage.self),
    ]

    /// The page at a path and what the path says, or nil where there is none. Segments are decoded after they are cut, so that an encoded
    /// slash is part of a name.
    static func find(_ path: String) -> (route: Route, parameters: [String: String])? {
        guard path.hasPrefix("/"), path.utf8.count <= 4096 else { return nil }
        var segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map { FormText.decoded($0) }
        if segments.last == "" { segments.removeLast() }
        for route in all {
            if let parameters = route.match(segments) { return (route, parameters) }
        }
        return nil
    }

    private func match(_ segments: [String]) -> [String: String]? {
        guard segments.count == pattern.count else { return nil }
        var parameters: [String: String] = [:]
        for (part, segment) in zip(pattern, segments) {
            if part.hasPrefix(":") {
                guard !segment.isEmpty else { return nil }
                parameters[String(part.dropFirst())] = segment
            } else if part != segment {
                return nil
            }
        }
        return parameters
    }
}
