internal import Clibxlsxwriter

/// The formats of a workbook, each made once.
final class XLSXFormats {
    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private var numbers: [Int: UnsafeMutablePointer<lxw_format>] = [:]
    let header: UnsafeMutablePointer<lxw_format>?
    let heading: UnsafeMutablePointer<lxw_format>?
    let wrapped: UnsafeMutablePointer<lxw_format>?
    let text: UnsafeMutablePointer<lxw_format>?
    /// For amounts that a spreadsheet's numbers cannot hold exactly.
    let textAmount: UnsafeMutablePointer<lxw_format>?
    let day: UnsafeMutablePointer<lxw_format>?
    let moment: UnsafeMutablePointer<lxw_format>?

    init(_ workbook: UnsafeMutablePointer<lxw_workbook>) {
        self.workbook = workbook
        func format(_ set: (UnsafeMutablePointer<lxw_format>) -> Void) -> UnsafeMutablePointer<lxw_format>? {
            guard let format = workbook_add_format(workbook) else { return nil }
            set(format)
            return format
        }
        header = format {
            format_set_bold($0)
            format_set_bg_color($0, 0xE8ECF1)
            format_set_bottom($0, UInt8(LXW_BORDER_THIN.rawValue))
        }
        heading = format {
            format_set_bold($0)
            format_set_align($0, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        }
        wrapped = format {
            format_set_text_wrap($0)
            format_set_align($0, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        }
        text = format { format_set_num_format($0, "@") }
        textAmount = format {
            format_set_num_format($0, "@")
            format_set_align($0, UInt8(LXW_ALIGN_RIGHT.rawValue))
            format_set_italic($0)
        }
        day = format { format_set_num_format($0, "yyyy-mm-dd") }
        moment = format { format_set_num_format($0, "yyyy-mm-dd hh:mm:ss") }
    }

    /// A number with this many decimals, and its thousands grouped.
    func number(decimals: Int) -> UnsafeMutablePointer<lxw_format>? {
        if let known = numbers[decimals] { return known }
        guard let format = workbook_add_format(workbook) else { return nil }
        format_set_num_format(format, decimals == 0 ? "#,##0" : "#,##0." + String(repeating: "0", count: decimals))
        numbers[decimals] = format
        return format
    }
}
