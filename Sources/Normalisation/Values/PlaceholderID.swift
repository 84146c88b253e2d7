internal import Foundation
internal import PipelineModel

/// What stands in a column of ids where there is none: `-`, `N/A`, `null`, `fără referință`. As an id it would make all such records one.
enum PlaceholderID {
    /// Letters and digits, folded.
    private static let words: Set<String> = {
        let whole = """
            na none nonref null nil nan nul void unknown undefined unspecified unassigned missing empty blank noid noreference noref notavailable
            notapplicable notprovided notspecified notknown notset nonumber nodata novalue tbd tba pending
            fara faraid faranr faranumar farareferinta nespecificat nespecificata necunoscut necunoscuta indisponibil nuexista nuarenumar nuesteid
            niciunul niciuna neaplicabil inexistent lipsa gol
            ohne ohneid ohnenummer ohnereferenz keine keiner keines keinereferenz keineid keineangabe unbekannt leer fehlt nichtverfugbar
            nichtvorhanden nichtangegeben kein
            sans sansid sansnumero sansreference aucun aucune aucunereference inconnu inconnue vide indisponible nonrenseigne nonrenseignee nondisponible
            nonapplicable neant
            sin sinid sinnumero sinreferencia ninguno ninguna desconocido desconocida vacio nodisponible noaplica noprocede nulo
            nincs nincsadat ismeretlen ures hianyzik nelkul azonositonelkul nemismert nemelerheto
            """
        return Set(whole.split(whereSeparator: \.isWhitespace).map(String.init))
    }()

    /// Whether `cell`, without blanks around it, gives no id. Nearly every id has a digit and is one.
    @inline(__always)
    static func isOne(_ cell: Bytes) -> Bool {
        for byte in cell where byte.isDigit { return false }
        return cell.isEmpty || isOneSlowly(cell)
    }

    private static func isOneSlowly(_ cell: Bytes) -> Bool {
        guard cell.count <= 64 else { return false }
        let folded = HeaderFold.folded(cell.text).filter { $0.isLetter || $0.isNumber }
        return folded.isEmpty || words.contains(folded)
    }
}
