internal import Foundation
import LedgerStore
import PipelineModel
public import PipelineRunner
internal import Synchronization

/// The pages of an investigation, on 127.0.0.1: `payola serve`.
public final class PageServer: Sendable {
    private let library: PageLibrary
    private let gate: Gate
    private let server: HTTPServer
    private let caches = Mutex<(run: Int64, cache: EditionCache)>((-1, EditionCache()))
    private let style = Array(PageStyle.css.utf8)
    private let say: @Sendable (String) -> Void

    /// Listens, and answers once ``run()`` is called.
    /// - Parameters:
    ///   - port: 0 takes a free one.
    ///   - say: Told what went wrong while pages were made.
    /// - Throws: ``Problem`` of kind `unavailable` where the port is taken.
    public init(library: PageLibrary, port: UInt16, say: @escaping @Sendable (String) -> Void) throws {
        self.library = library
        self.say = say
        server = try HTTPServer(port: port)
        gate = Gate(port: server.port)
    }

    /// Where the pages are.
    public var address: String { "http://127.0.0.1:\(gate.port)/" }

    /// Answers until the process ends.
    public func run() { server.run(respond) }

    // MARK: Answers

    func respond(_ request: HTTPRequest) -> HTTPResponse {
        if let refusal = gate.refusal(request) { return refusal }
        switch request.path {
        case PageStyle.address: return .kept(style, "text/css; charset=utf-8")
        case "/icon.svg": return .kept(Array(Icon.svg.utf8), "image/svg+xml")
        default: break
        }
        do {
            return request.method == .post ? try take(request) : try page(request)
        } catch let problem as Problem {
            return failure(problem)
        } catch let problems as Problems {
            return failure(problems.all.first ?? Problem(.internalError, "a page cannot be made", remedy: "report this"))
        } catch {
            return failure(Problem(.internalError, "a page cannot be made (\(error))", remedy: "report this"))
        }
    }

    private func page(_ request: HTTPRequest) throws -> HTTPResponse {
        guard let (route, parameters) = Route.find(request.path) else { return framed(Self.nothing("There is no such page.")) }
        let edition = library.edition
        let page = try edition.index.read { reader in
            try route.maker.page(self.request(parameters, FormText.pairs(request.query), edition, reader))
        }
        return framed(page ?? Self.nothing("Nothing has or had this name in the last published run."), edition)
    }

    private func request(
        _ parameters: [String: String], _ query: [String: String], _ edition: PageEdition, _ reader: PageReader
    ) -> PageRequest {
        PageRequest(
            parameters: parameters, query: query, library: library, edition: edition, reader: reader, cache: cache(edition),
            token: gate.token, reviewer: NSUserName())
    }

    private func cache(_ edition: PageEdition) -> EditionCache {
        caches.withLock { known in
            if known.run != edition.run.id { known = (edition.run.id, EditionCache()) }
            return known.cache
        }
    }

    /// A form that was sent.
    private func take(_ request: HTTPRequest) throws -> HTTPResponse {
        guard request.path == "/review" else { return framed(Self.nothing("Nothing can be sent here.")) }
        let form = FormText.pairs(String(decoding: request.body, as: UTF8.self))
        guard gate.admits(form["token"] ?? "") else {
            return framed(
                Page(
                    "Nothing was written", in: .review, status: .forbidden,
                    """
                    <h1>Nothing was written</h1><p>The form is from before the server was started again, or from another program. \
                    <a href="/review">Open the page again</a>, then say it once more.</p>
                    """))
        }
        return try VerdictForm.take(form, library: library)
    }

    private func framed(_ page: Page, _ edition: PageEdition? = nil) -> HTTPResponse {
        let edition = edition ?? library.edition
        let html = Layout.frame(page, edition: edition, hasNewDecisions: library.hasNewDecisions)
        return HTTPResponse(status: page.status, body: Array(html.text.utf8))
    }

    private func failure(_ problem: Problem) -> HTTPResponse {
        if problem.kind == .internalError || problem.kind == .dataRefused { say(problem.description) }
        let status: HTTPResponse.Status =
            switch problem.kind {
            case .busy: .conflict
            case .inputMissing, .configuration, .usage: .unprocessable
            default: .internalError
            }
        return framed(
            Page(
                "It did not work", in: .overview, status: status,
                """
                <h1>It did not work</h1><p class="problem" role="alert">\(problem.description)</p><p>Nothing was changed. \
                <a href="/">To the overview</a></p>
                """))
    }

    private static func nothing(_ text: HTML) -> Page {
        Page("Not found", in: .search, status: .notFound, "<h1>Not found</h1><p>\(text) <a href=\"/search\">Search for it</a>.</p>")
    }
}

extension HTTPResponse {
    /// What never changes under its address.
    fileprivate static func kept(_ bytes: [UInt8], _ type: String) -> HTTPResponse {
        HTTPResponse(status: .ok, contentType: type, headers: [("Cache-Control", "private, max-age=86400")], body: bytes)
    }
}
