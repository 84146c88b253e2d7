import PipelineModel

/// How columns are called in exports, in Romanian, English, German, French, Spanish and Hungarian.
///
/// Names are folded (``HeaderName``); where a file has two columns for one field, the name that stands first here wins.
enum HeaderLexicon {
    /// The names of a field of a kind, the usual ones first.
    static func names(of field: String, kind: SourceKind) -> [String] {
        (table[kind]?[field] ?? shared[field] ?? "").split(separator: "|").map { $0.trimmingBlanks }
    }

    /// Words that make a party's column one of account numbers.
    static let accountWords: Set<String> = [
        "iban", "cont", "contul", "account", "acct", "konto", "kontonummer", "kontonr", "compte", "cuenta", "szamla", "szamlaszam",
        "bankszamla",
        "bankszamlaszam", "bic",
    ]
    /// Words that make a party's column one of names on a platform.
    static let handleWords: Set<String> = [
        "handle", "username", "user", "utilizator", "benutzername", "nutzername", "usuario", "felhasznalonev",
    ]
    /// Words that say whether a record was carried out.
    static let statusWords: Set<String> = ["stare", "status", "state", "statut", "estado", "allapot", "statusz", "zustand"]
    /// Values of such a column that say that it was not.
    static let refusals: Set<String> = [
        "respins", "respinsa", "anulat", "anulata", "esuat", "esuata", "refuzat", "refuzata", "rejected", "refused", "failed", "declined",
        "cancelled", "canceled", "void", "voided", "abgelehnt", "storniert", "fehlgeschlagen", "refuse", "refusee", "rejete", "rejetee",
        "annule",
        "annulee", "echoue", "rechazado", "rechazada", "cancelado", "cancelada", "anulado", "anulada", "fallido", "elutasitva",
        "elutasitott",
        "sikertelen", "torolve",
    ]
    /// Before the name of whose account a statement is of.
    static let holderWords: Set<String> = [
        "titular", "titularul", "client", "holder", "owner", "customer", "kontoinhaber", "inhaber", "kunde", "titulaire", "cliente",
        "szamlatulajdonos", "ugyfel",
    ]

    private static let shared: [String: String] = [
        "platform": "platform|platforma|network|retea|plattform|netzwerk|plateforme|reseau|plataforma|red|csatorna",
        "currency": """
        currency|ccy|currency code|transaction currency|amount currency|moneda|valuta|unit|devise|wahrung|waehrung|divisa|penznem|deviza|monnaie
        """,
        "amount": """
        amount|suma|valoare|sum|value|total|transaction amount|suma tranzactie|amount paid|betrag|umsatz|montant|importe|cantidad|monto|osszeg
        """,
        "date": """
        date|data|datum|fecha|datum|booking date|posting date|transaction date|payment date|data tranzactiei|data tranzactie|data operatiunii
        |data operatiune|data platii|data inregistrarii|data contabila|buchungstag|buchungsdatum|buchung|date operation|date de l operation
        |date comptable|date de comptabilisation|fecha operacion|fecha de operacion|fecha contable|konyveles datuma|konyvelesi datum|tranzakcio datuma
        |kelt|paid at|paid on|completed date|date completed|executed at|started date|created at|timestamp|time|day|ziua|tag|jour|dia|nap
        |value date|data valutei|valutadatum|valuta|wertstellung|date valeur|date de valeur|fecha valor|ertek datum|erteknap
        """,
        "label": "label|disclosure label|eticheta|kennzeichnung|etiquette|etiqueta|cimke",
    ]

    private static let table: [SourceKind: [String: String]] = [
        .ledger: [
            "id": """
            id|transaction id|transaction no|transaction number|txid|tx id|payment id|payout id|reference id|entry id|nr|no|number|numar|referinta
            |nr referinta|numar referinta|referinta tranzactie|id tranzactie|nr document|transaktionsnummer|buchungsnummer|belegnummer|referenz
            |kundenreferenz|numero|numero operation|id operation|id transaccion|numero de operacion|tranzakcio azonosito|azonosito|sorszam
            """,
            "debit":
                "debit|debits|money out|paid out|withdrawal|withdrawals|suma debit|debitare|plati|soll|ausgang|lastschrift|cargo|cargos|debe|terheles",
            "credit":
                "credit|credits|money in|paid in|deposit|deposits|suma credit|creditare|incasari|haben|eingang|gutschrift|abono|abonos|haber|jovairas",
            "payer": """
            payer|payer name|sender|sender name|from|from name|source|originator|ordering party|debtor|debtor name|debitor|sponsor|donor|contributor
            |ordonator|nume ordonator|platitor|nume platitor|expeditor|auftraggeber|zahler|zahlungspflichtiger|absender|emetteur|payeur
            |donneur d ordre|ordenante|pagador|remitente|fizeto|fizeto fel|megbizo|kuldo|kuldo neve
            """,
            "payee": """
            payee|payee name|recipient|recipient name|receiver|to|to name|beneficiary|beneficiary name|creditor|creditor name|destination|vendor
            |supplier|paid to|beneficiar|nume beneficiar|destinatar|primitor|empfanger|empfaenger|name empfanger|zahlungsempfanger
            |zahlungsempfaenger|begunstigter|beguenstigter|beneficiaire|destinataire|beneficiario|destinatario|kedvezmenyezett
            |kedvezmenyezett neve|cimzett|creator|influencer
            """,
            "payee_handle":
                "payee handle|creator handle|creator username|creator|username|handle|influencer|recipient handle|utilizator creator",
            "payer_handle": "payer handle|sponsor handle|sender username|from handle|gifter",
            "counterparty": """
            counterparty|counterparty name|counter party|other party|merchant|merchant name|name|partner|partner name|contrapartida|contraparte
            |nume contrapartida|partener|nume partener|comerciant|beguenstigter zahlungspflichtiger|begunstigter zahlungspflichtiger
            |auftraggeber empfanger|auftraggeber empfaenger|auftraggeber begunstigter|name zahlungsbeteiligter|zahlungsbeteiligter
            |contrepartie|tiers|contraparte|partner neve|ellenoldal|ellenoldali nev
            """,
            "counterparty_account": """
            counterparty account|counterparty iban|cont contrapartida|iban contrapartida|cont partener|iban zahlungsbeteiligter|kontonummer iban
            |gegenkonto|compte contrepartie|cuenta contraparte|partner szamlaszama|ellenoldali szamlaszam|ellenszamla
            """,
            "holder":
                "account holder|account name|holder|titular|titular cont|kontoinhaber|titulaire|titular de la cuenta|szamlatulajdonos",
            "holder_account":
                "own account|my account|account|account number|iban|contul meu|auftragskonto|iban auftragskonto|eigenes konto|sajat szamla",
            "reference": """
            reference|description|details|detail|payment reference|payment details|remittance information|narrative|memo|note|notes|purpose|message
            |comment|particulars|detalii|detalii tranzactie|detalii plata|explicatii|explicatie|descriere|descrierea tranzactiei|mentiuni|scop
            |verwendungszweck|buchungstext|zweck|beschreibung|libelle|motif|objet|communication|details de l operation|concepto|descripcion
            |asunto|observaciones|kozlemeny|megjegyzes|leiras
            """,
            "executed_amount":
                "executed amount|amount received|received amount|target amount|converted amount|suma executata|suma primita|destination amount",
            "executed_currency":
                "executed currency|received currency|target currency|converted currency|moneda executata|destination currency",
        ],
        .content: [
            "id":
                "video id|post id|content id|media id|item id|tweet id|message id|aweme id|shortcode|id|id postare|id clip|id video|beitrags id",
            "url": "url|link|permalink|video url|post url|content url|web video url|share url|webvideourl|adresa|lien|enlace",
            "handle": """
            handle|username|author|author username|author name|author unique id|unique id|creator|channel|channel handle|account|owner username
            |screen name|cont|autor|utilizator|creator handle|benutzername|kanal|auteur|usuario|szerzo|felhasznalonev
            """,
            "posted_at": """
            posted at|create time|created at|published at|publish date|post date|posted|date posted|created time|create time iso|timestamp|taken at
            |upload date|date|data|data postarii|publicat la|datum|veroffentlicht am|date de publication|fecha|fecha de publicacion|kozzeteve
            """,
            "caption": """
            caption|description|desc|text|title|message|video description|post text|content|body|descriere|text postare|beschreibung|legende
            |texte|descripcion|texto|leiras|szoveg
            """,
            "hashtags": "hashtags|tags|hashtag|hashtag names|hashtaguri|etichete|challenges",
            "views":
                "views|view count|play count|plays|viewcount|playcount|impressions|reach|vizualizari|aufrufe|vues|visualizaciones|megtekintesek",
            "label": "label|disclosure label|paid partnership|branded content|is ad|eticheta|kennzeichnung|etiqueta",
        ],
        .account: [
            "handle":
                "handle|username|unique id|screen name|account|user|creator|utilizator|cont|benutzername|nom d utilisateur|usuario|felhasznalonev",
            "display_name": "display name|nickname|profile name|name|nume afisat|anzeigename|nom affiche|nombre mostrado|megjelenitett nev",
            "legal_name":
                "legal name|real name|full name|nume legal|nume real|nume|nume complet|klarname|nom legal|nombre legal|teljes nev|person",
            "company": "company|company name|firma|societate|nume firma|unternehmen|entreprise|societe|empresa|ceg|cegnev|business name",
            "bank_account":
                "bank account|iban|account number|cont bancar|cont iban|bankkonto|kontonummer|compte bancaire|cuenta bancaria|bankszamla",
            "created_at": """
            created at|create time|creation date|joined|date joined|registered|registered at|account created|creat la|data crearii|erstellt am
            |date de creation|fecha de creacion|letrehozva
            """,
            "recruited_via":
                "recruited via|recruited by|recruiter|source|channel|recrutat prin|recrutat de|angeworben uber|recrute via|reclutado por",
        ],
        .disclosure: [
            "handle": "handle|username|creator|author|account|influencer|utilizator|cont|autor|benutzername|usuario|felhasznalonev",
            "sponsor":
                "sponsor|advertiser|paid by|brand|payer|business partner|finantator|platitor|brand partner|werbekunde|annonceur|patrocinador|szponzor",
            "content_id": "content id|video id|post id|media id|id postare|id clip|id video",
            "content_url": "content url|url|link|video url|post url|permalink|adresa|lien|enlace",
            "label": "label|disclosure|disclosure label|disclosed as|type|eticheta|marcaj|kennzeichnung|etiquette|etiqueta|cimke",
        ],
        .declaration: [
            "campaign": "campaign|campaign id|campanie|campania|kampagne|campagne|campana|kampany",
            "declarant": "declarant|candidate|party|candidat|partid|kandidat|partei|parti|candidato|partido|jelolt|part",
            "from": "from|period from|start|start date|de la|von|beginn|du|debut|desde|inicio|tol|kezdete",
            "to": "to|until|period to|end|end date|pana la|bis|ende|au|fin|hasta|ig|vege",
            "amount":
                "amount|declared|declared amount|spent|spending|expenditure|suma|suma declarata|cheltuieli|betrag|ausgaben|montant|depenses|importe|gasto|osszeg|koltseg",
        ],
    ]
}

extension StringProtocol {
    /// Without the blanks and line ends around it.
    var trimmingBlanks: String {
        var rest = self[...]
        while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
        while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
        return String(rest)
    }
}
