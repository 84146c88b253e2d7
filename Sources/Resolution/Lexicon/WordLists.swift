/// Words that say less than others in a name, folded.
enum WordLists {
    static let titles = words(
        """
        mr mrs ms miss dr prof professor ing inginer av avocat avocata arh arhitect ec jr dl dna domnul doamna domnisoara dsoara domnului doamnei sir dame lord lady herr frau \
        hon honorable senator sen representative rep congressman congresswoman deputat deputatul primar ministru ministrul \
        president presedinte presedintele prasident praesident monsieur madame mme mlle senor senora don dona shaikh sheikh shaykh sheik mullah qari haji hajji \
        maulavi mawlawi sayyid sayed imam ayatollah pr preot preotul pastor rev reverend general gen colonel col capt captain sgt lt major maj comisar dipl \
        phd md mba esq cpa drd univ
        """)
    static let particles = words(
        """
        de da do dos das del della di du des la le las los lo el al ul van von der den ten ter zu zur vom bin ben ibn bint bte abu abou umm ad ed ud ur \
        na dit st saint san mac mc
        """)
    static let patronymics = words("bin ben ibn bint")
    static let connectives = words("and the si und et of for och og in an")
    static let generations = words("jr sr junior senior filho neto")
    static let trades = words(
        """
        bank banca banco banque bank banking group grup grupul gruppe grupo groupe holding holdings international global europe european media consulting consultants consult solutions services service servicii \
        trading trade industries industrial industry systems system technologies technology tech software it digital online web net com marketing advertising agency agentia \
        agentie publicitate promo events event productions production productie studio studios entertainment music management invest investment investments investitii capital finance financial \
        fund funds trust foundation partners partner associates ventures enterprises enterprise resources energy oil gas petroleum electric electronics motors motor auto trans \
        transport logistic logistics impex import export comert prod prodcom com construct construction constructii development dezvoltare imobiliare estate properties property \
        insurance asigurari securities asset assets mortgage loan national federal state central general united american royal public private communications telecom network networks \
        health medical pharma pharmaceuticals hospital clinic farm agro food foods retail distribution distributie market mall store shop sport sports club fashion design creative \
        security protect eco green art arts academy school university institute center centre centru research laboratories labs lab organization organisation union council \
        committee government ministry department agency authority commission society association federation party partidul corporation airlines aviation shipping maritime marine steel chemical engineering \
        instrument plant factory fabrika zavod bank centr tsentr firma kompaniia organizatsiia obshchestvennaia industriala nationala romana roman comunicare relatii publice influencer influencers \
        social content creators talent video film films tv radio press presa news publishing editura print tipografie travel turism tours hotel restaurant cafe bar equipment precision platforms \
        exchange economic cooperation education educational scientific cultural wholesale railway railroad power water
        """)
    static let places = words(
        """
        romania bucuresti bucharest cluj iasi timisoara constanta brasov moldova europe europa asia africa america usa uk us uae london paris berlin vienna wien moscow moskva kiev kyiv beijing shanghai \
        hongkong singapore dubai tokyo york angeles chicago boston atlanta dallas phoenix cleveland houston francisco washington germany deutschland france spain espana italy italia \
        portugal netherlands nederland holland belgium switzerland schweiz suisse austria osterreich hungary poland polska czech slovakia bulgaria serbia croatia slovenia greece turkey turkiye russia \
        ukraine ukraina belarus lithuania latvia estonia finland sweden sverige norway norge denmark danmark iceland ireland scotland wales england britain canada mexico brazil brasil argentina chile peru colombia \
        china japan korea india pakistan iran iraq syria egypt israel lebanon jordan kuwait qatar bahrain oman yemen australia zealand armenia georgia azerbaijan \
        kazakhstan chad nigeria kenya ethiopia ghana morocco algeria tunisia libya cyprus malta luxembourg luxemburg
        """)
    static let common = words(
        "new old first second great good best top pro plus super mega euro inter trans north south east west nord sud est vest red blue black white gold golden silver star sun royal city world life home house one"
    )

    static func words(_ text: String) -> [[UInt8]] {
        text.split(separator: " ").map { Array($0.utf8) }
    }
}
