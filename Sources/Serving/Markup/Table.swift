/// A table with a caption and headers. On a phone each row becomes a small card, with its headers beside the values.
struct Table {
    struct Column {
        var title: String
        var isNumber: Bool

        static func text(_ title: String) -> Column { Column(title: title, isNumber: false) }
        static func number(_ title: String) -> Column { Column(title: title, isNumber: true) }
    }

    /// What a row is; the first cell is its header.
    struct Row {
        var cells: [HTML]
        var id: String?
        var style = ""

        init(_ cells: [HTML], id: String? = nil, style: String = "") {
            self.cells = cells
            self.id = id
            self.style = style
        }
    }

    var caption: HTML
    var columns: [Column]
    var rows: [Row]

    var html: HTML {
        let heads = columns.map { column -> HTML in
            column.isNumber ? "<th scope=\"col\" class=\"n\">\(column.title)</th>" : "<th scope=\"col\">\(column.title)</th>"
        }
        var body = HTML.empty
        for row in rows {
            body +=
                "<tr\(row.id.map { id -> HTML in " id=\"\(id)\"" })\(row.style.isEmpty ? HTML.empty : " class=\"\(row.style)\"" as HTML)>"
            for (index, cell) in row.cells.enumerated() {
                let column = columns[index]
                let kind: HTML = column.isNumber ? " class=\"n\"" : ""
                body +=
                    index == 0
                    ? "<th scope=\"row\"\(kind) data-label=\"\(column.title)\"><div>\(cell)</div></th>"
                    : "<td\(kind) data-label=\"\(column.title)\"><div>\(cell)</div></td>"
            }
            body += "</tr>\n"
        }
        return """
            <div class="table"><table class="stack"><caption>\(caption)</caption>
            <thead><tr>\(heads)</tr></thead>
            <tbody>
            \(body)</tbody></table></div>

            """
    }
}
