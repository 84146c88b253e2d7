/// Legal forms as they stand in names, folded: those of Romania, the other countries of the EU and the common ones of the world.
enum LegalFormList {
    /// Where in a name a form may stand. Short forms are words of their own elsewhere (`AS Roma`, `Sala IF`).
    enum Position: Sendable { case end, ends }

    struct Form: Sendable {
        let words: [[UInt8]]
        let kind: LegalForms
        let position: Position
    }

    static let forms: [Form] =
        list(
            .limited, .ends,
            """
            srl, srl d, srld, gmbh, mbh, ltd, limited, llc, ltda, lda, sarl, sarl au, eurl, kft, s r o, spol s r o, sro, sp z o o, sp z oo, sp zoo, spzoo, sp z o o sp k, \
            d o o, doo, eood, ood, ooo, tov, too, mmc, mchj, bvba, bv, sprl, sia, uab, ou, oue, aps, wll, pvt ltd, private limited, \
            limited liability company, limited liability partnership company, gesellschaft mit beschrankter haftung, \
            gesellschaft mit beschraenkter haftung, societate cu raspundere limitata, societatea cu raspundere limitata, \
            obshchestvo s ogranichennoi otvetstvennostiu, obshchestvo s ogranichennoy otvetstvennostiu, \
            tovarystvo z obmezhenoiu vidpovidalnistiu, sociedad limitada, societa a responsabilita limitata, \
            societe a responsabilite limitee, spolka z ograniczona odpowiedzialnoscia, besloten vennootschap, besloten vennootschap met beperkte aansprakelijkheid, pte ltd, pty ltd, co ltd, ltd co, coltd, \
            proprietary limited, yk, godo kaisha, korlatolt felelossegu tarsasag, drustvo s ogranicenom odgovornoscu, osauhing
            """)
        + list(
            .limited, .end,
            """
            ug, ug haftungsbeschrankt, sl, slu, pte, pty, pvt, as z o o, gesmbh, bv cv, ooo firma, epe, ike, shpk
            """)
        + list(
            .stock, .ends,
            """
            plc, inc, incorporated, aktiengesellschaft, aktiengeselschaft, spa, jsc, pjsc, ojsc, cjsc, zao, oao, pao, zrt, nyrt, oyj, \
            joint stock company, open joint stock company, public joint stock company, closed joint stock company, public limited company, \
            joint stock co, aktsionernoe obshchestvo, otkrytoe aktsionernoe obshchestvo, publichnoe aktsionernoe obshchestvo, zakrytoe aktsionernoe obshchestvo, societate pe actiuni, societatea pe actiuni, societe anonyme, \
            sociedad anonima, sociedad anonima de capital variable, sa de cv, s a de c v, s de rl de cv, societa per azioni, spolka akcyjna, akciova spolecnost, aktieselskab, aktiebolag, \
            aktsiaselts, akcine bendrove, akciju sabiedriba, naamloze vennootschap, kabushiki kaisha, kabushiki gaisha, p l c, sas, sasu
            """)
        + list(
            .stock, .end,
            "sa, ag, nv, se, a s, as, a d, ad, ab, a g, b v, oy, kk, asa, d d, dd, corp, corporation, n v, s a, na, spolka akc, ao, hf, ehf, sae, bhd, sdn bhd, tbk, berhad"
        )
        + list(
            .soleTrader, .ends,
            "pfa, ii, i i, if, i f, ek, e k, e kfm, ei, eirl, persoana fizica autorizata, persoana fizica, intreprindere individuala, intreprindere familiala, cmi, cabinet individual, cia, p f, pf, ip, fop, osvc"
        )
        + list(
            .partnership, .ends,
            "llp, lllp, gmbh co kg, gmbh co, ohg, kgaa, societate in nume colectiv, societate in comandita simpla, limited partnership, kommanditgesellschaft, sp k, sp j"
        )
        + list(.partnership, .end, "snc, scs, sca, scsp, kg, lp, l p, gbr, bt, cv, v o s, k s, kd, od, se co kga, scpi, ks")
        + list(
            .association, .ends,
            "ong, asociatia, asociatie, fundatia, fundatie, ngo, ev, e v, asbl, vzw, ano, nko, ogs, o n g, npo, uniunea, federatia")
        + list(.vague, .ends, "co, company, sc, s c, compania, firma, oo, companie, soc, kompaniia, compan")

    /// Forms of three to five letters also stand with points between them (`S.R.L.`), which folding makes single letters.
    private static func list(_ kind: LegalForms, _ position: Position, _ text: String) -> [Form] {
        text.split(separator: ",").flatMap { form in
            let words = form.split(separator: " ").map { Array($0.utf8) }
            return ([words] + spelled(words)).map { Form(words: $0, kind: kind, position: position) }
        }
    }

    /// `srl` as `s r l`, since `S.R.L.` folds to three words. Two letters could be a person's initials: those that are not stand in the list.
    private static func spelled(_ words: [[UInt8]]) -> [[[UInt8]]] {
        guard let first = words.first, (3...4).contains(first.count) else { return [] }
        return [first.map { [$0] } + words.dropFirst()]
    }
}
