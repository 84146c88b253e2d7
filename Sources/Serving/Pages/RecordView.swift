import PipelineModel
import PipelineRunner

/// A record as it stands in the file that was delivered, with the cells that were read marked.
enum RecordView {
    static func html(_ place: Place, _ request: PageRequest, remark: HTML = .empty) -> HTML {
        let shown = request.edition.records.show(place)
        let warning = shown.remark.map { remark -> HTML in "<p class=\"problem\">\(remark)</p>\n" } ?? .empty
        var body = HTML.empty
        if shown.cells.isEmpty {
            body +=
                shown.text.map { text -> HTML in "<pre class=\"raw\" tabindex=\"0\">\(Parts.clipped(text, to: 20_000))</pre>\n" } ?? .empty
        } else {
            let cells = shown.cells.prefix(200).map { cell -> HTML in
                let text = Parts.clipped(cell.text, to: 2000)
                guard !cell.fields.isEmpty else {
                    return "<div class=\"cell\"><dt><bdi>\(cell.column)</bdi></dt><dd><bdi>\(text)</bdi></dd></div>"
                }
                return """
                    <div class="cell read"><dt><bdi>\(cell.column)</bdi> <span class="field">\(cell.fields.joined(separator: ", "))</span></dt>\
                    <dd>\(text.isEmpty ? "<i>empty</i>" : "<mark><bdi>\(text)</bdi></mark>")</dd></div>
                    """
            }
            body += "<dl class=\"cells\">\(Array(cells))</dl>\n"
            if let text = shown.text {
                body +=
                    "<details><summary>The line as it stands in the file</summary><pre class=\"raw\" tabindex=\"0\">\(Parts.clipped(text, to: 20_000))</pre></details>\n"
            }
        }
        return """
            <div class="record"><h3><a href="\(Link.drop(Int(place.drop)))"><bdi>\(shown.place)</bdi></a> \(remark)</h3>
            \(warning)\(body)</div>

            """
    }
}
