/// A company's name and how its legal form is written about.
struct CompanyName: Hashable, Sendable {
    enum Form: String, CaseIterable, Sendable {
        case srl = "SRL"
        case pfa = "PFA"
        case sa = "SA"
        case association = "Asociația"
        case none = ""
    }

    var core: String
    var form: Form

    /// As registered.
    var registered: String {
        switch form {
        case .association: "Asociația " + core
        case .none: core
        default: core + " " + form.rawValue
        }
    }

    /// As somebody typed it into a payment order.
    func written(_ random: inout SplitMix64) -> String {
        switch form {
        case .srl: random.pick(["\(core) SRL", "\(core) S.R.L.", "SC \(core) SRL", "S.C. \(core) S.R.L.", "\(core) srl", core])
        case .sa: random.pick(["\(core) SA", "\(core) S.A.", "SC \(core) SA"])
        case .pfa: random.pick(["\(core) PFA", "PFA \(core)", "\(core) P.F.A.", "\(core) Persoană Fizică Autorizată"])
        case .association: random.pick(["Asociația \(core)", "ASOC. \(core)", "Asociatia \(core)", core])
        case .none: core
        }
    }
}
