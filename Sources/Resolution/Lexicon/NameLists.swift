/// Given and family names that many bear, and the short forms of given names.
enum NameLists {
    /// Each line is one name with its short and foreign forms, folded.
    static let nicknames: [[[UInt8]]] = """
        ion ionut ionel ionica ioan nelu ionica
        mihai mihaita misu mihail mihaila mihnea
        alexandru alex alexandra alexandrina alecu sandu sandu
        alexandra sanda sandra
        gabriel gabi gabriela gabita
        gabriela gabi gabita
        andrei andrey andrej andreas andy andrew drew
        andreea andrea deea
        constantin costin costel costica titi dinu konstantin kostya
        gheorghe george gigi ghita gicu georgica jorj iorgu
        nicolae nicu niculae nicusor nicolai culita nick
        vasile vasilica lica vasi
        stefan stefanita fanel fane steven stephen steve
        stefania fania
        dumitru dumi mitica mitru dimitrie
        florin florinel
        marian marius marinel
        daniel dan dani danut dany danny
        daniela dana dani
        cristian cristi cristinel christian chris cristian kristian
        cristina cristi christina tina kristina
        maria mari mary maricica marioara mia mariuca
        elena ela lena leni ileana nuti
        ioana ionela oana
        ana anca anuta anita ann anna anne
        ecaterina catalina cati catrinel katerina ekaterina catherine kate katie kathy katherine kathryn cathy
        catalin cata
        adrian adi
        adriana adi
        laurentiu lau lauren
        valentin vali tinel
        valentina vali tina
        viorel viorica
        razvan raz
        bogdan bogdi dan
        sebastian sebi
        emil emilian milica
        emilia emi milica
        eugen jenica jeni gene eugene
        iulian iuli
        iuliana iuli
        octavian tavi
        petru petre petrica peter pete petrisor
        pavel paul
        radu raducu
        robert robi bob rob robbie bobby
        silviu silvica
        teodor tudor todor teo theodore ted teddy
        theodora teodora dora teo
        traian
        victor vic viktor
        vlad vladimir vladut volodymyr volodia
        william bill will billy liam willy
        richard rick dick rich ricky
        james jim jimmy jamie
        john johnny jack jon
        jonathan jon
        joseph joe joey
        joshua josh
        michael mike mick mickey
        matthew matt
        thomas tom tommy
        timothy tim timmy
        edward ed eddie ted ned
        edwin ed
        charles charlie chuck
        christopher chris kit topher
        benjamin ben benny bibi
        samuel sam sammy
        samantha sam
        anthony tony anton antonio
        antoniu toni
        antonia toni
        gregory greg
        kenneth ken kenny
        ronald ron ronnie
        donald don donnie
        raymond ray
        lawrence larry
        gerald jerry gerry
        jerrold jerry
        jeffrey jeff geoffrey geoff
        david dave davy
        douglas doug
        patrick pat paddy
        patricia pat patty tricia
        peter pete
        philip phil phillip
        frederick fred freddie
        francis frank
        franklin frank
        harold hal harry
        henry harry hank
        leonard len lenny
        nathaniel nate nathan
        nicholas nick nic
        stanley stan
        walter walt
        zachary zach zack
        elizabeth liz beth lizzie betty eliza elisabeta
        margaret maggie meg peggy
        jennifer jen jenny
        jessica jess
        susan sue susie suzanne
        deborah deb debbie
        barbara barb
        barack barry
        kathleen kathy katie
        victoria vicky
        rebecca becky
        pamela pam
        cynthia cindy
        theresa terry teresa terri
        alexander alex sasha aleksandr alexandr oleksandr aleksandar sandy xander
        sergei sergey serhii serghei sergiu
        dmitry dmitri dima dmytro
        evgeny yevgeny evgenii eugene
        mikhail misha
        yuri iurii yury
        osama usama
        mohammed muhammad mohammad mohamed mohamad muhammed mohd md
        abdul abd abdel
        hussein husayn hussain husain
        jose pepe
        francisco paco
        giuseppe beppe
        johannes hans
        friedrich fritz
        josef sepp
        """.split(separator: "\n").map { $0.split(separator: " ").map { Array($0.utf8) } }

    /// The other forms in the groups that a name is in.
    static func shortForms(of name: [UInt8]) -> [[UInt8]] {
        nicknames.filter { $0.contains(name) }.joined().filter { $0 != name }
    }

    /// Given names that many bear, beyond those above.
    static let given = WordLists.words(
        """
        anna claudia diana simona mihaela monica alina camelia carmen corina denisa doina georgiana irina larisa liliana loredana lucia luminita magdalena marcela \
        mirela nicoleta otilia paula ramona raluca roxana silvia sorina valeria veronica violeta zoe bianca delia florentina iulia laura lavinia madalina \
        adina aurel aurelia calin ciprian claudiu cornel corneliu cosmin darius doru dragos eduard felix flavius horia iosif iustin liviu lucian marcel matei \
        mircea mugur narcis neculai ovidiu pompiliu relu remus romeo romulus sabin sabina sorin tiberiu toma tudor virgil zaharia rares luca david mario mark luke ali ahmed hassan ibrahim
        """)

    /// Family names that many bear.
    static let family = WordLists.words(
        """
        popescu ionescu popa pop radu dumitru stan stoica gheorghe matei constantin mihai marin georgescu dumitrescu stanciu rusu moldovan munteanu nita tudor dobre ciobanu \
        diaconu florea dinu barbu ene manole preda sandu toma oprea vasile petre neagu nistor lazar serban ungureanu lungu cristea anghel muresan suciu ardelean voicu stefan iordache ilie nicolae \
        albu cojocaru tanase mocanu iancu balan olteanu vlad coman chiriac sava zamfir tomescu stanescu ionita niculescu marinescu constantinescu nemes crisan bucur smith johnson williams brown jones \
        garcia miller davis rodriguez martinez hernandez lopez wilson anderson thomas taylor moore jackson martin lee khan kim li wang zhang chen nguyen ivanov petrov smirnov kuznetsov muller schmidt schneider \
        fischer weber meyer wagner becker schulz silva santos
        """)
}
