internal import Foundation

extension WorldWriter {
    /// The registered name, in Latin letters as a bank keeps it.
    mutating func clean(_ participant: Participant) -> String {
        switch participant.kind {
        case .person(let person): random.chance(0.6) ? person.latinFamily + " " + person.latinGiven : person.latin
        case .company(let company): company.registered
        }
    }

    mutating func messy(_ participant: Participant) -> String {
        var name: String
        switch participant.kind {
        case .person(let person): name = messy(person)
        case .company(let company): name = company.written(&random)
        }
        if random.chance(difficulty.slips) { name = Spelling.slipped(name, &random) }
        switch random.below(8) {
        case 0, 1: name = Spelling.plain(name).uppercased()
        case 2: name = name.uppercased()
        case 3, 4: name = Spelling.plain(name)
        case 5: name = Spelling.cedilla(name)
        case 6: name = Spelling.decomposed(name)
        default: break
        }
        return random.chance(0.5) ? Spelling.cut(name) : name
    }

    private mutating func messy(_ person: PersonName) -> String {
        let given = person.latinGiven
        let family = person.latinFamily
        switch random.below(10) {
        case 0, 1: return family + " " + given
        case 2: return given + " " + family
        case 3: return family + " " + initials(given)
        case 4: return initials(given) + " " + family
        case 5: return family + ", " + given
        case 6: return person.culture == .german ? Spelling.umlautsSpelt(given + " " + family) : family.uppercased() + " " + given
        case 7:
            return person.culture == .cyrillic ? person.native : given.replacing("-", with: " ") + " " + family.replacing("-", with: " ")
        case 8: return family + " " + (given.split { $0 == "-" || $0 == " " }.first.map(String.init) ?? given)
        default: return person.latin
        }
    }

    private func initials(_ given: String) -> String {
        given.split { $0 == "-" || $0 == " " }.map { $0.prefix(1) + "." }.joined(separator: " ")
    }
}

extension String {
    /// Letters and marks as one.
    var precomposed: String { precomposedStringWithCanonicalMapping }
}
