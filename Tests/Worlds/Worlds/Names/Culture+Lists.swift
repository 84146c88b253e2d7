/// The parts that names are combined from. Cyrillic ones are kept in Cyrillic and transliterated where a bank would.
extension Culture {
    static let romanianGiven = """
        Adela Adrian Alexandru Alina Alin Amalia Ana Anca Andrei Andreea Anghel Aurel Aurelia Beatrice Bianca Bogdan Camelia Carmen Cătălin Cătălina
        Cezar Claudia Claudiu Constantin Corina Cornel Cosmin Crina Cristian Cristina Călin Dan Dana Daniel Daniela Denisa Diana Doina Dorin Dragoș
        Dumitru Eduard Elena Emil Emilia Eugen Felicia Flavius Florin Gabriel Gabriela George Georgiana Gheorghe Grigore Horia Iacob Ileana Ilie Ilinca
        Ioan Ioana Ion Ionuț Iulia Iulian Larisa Laura Laurențiu Lavinia Leontin Liliana Lucian Luminița Mădălina Magdalena Marcel Maria Marian Mariana
        Marius Matei Mihaela Mihai Mircea Mirela Monica Nicoleta Nicușor Oana Octavian Ovidiu Paul Paula Petru Petronela Radu Raluca Rareș Rodica
        Roxana Răzvan Sabin Sanda Sebastian Sergiu Silviu Simona Sorin Sorina Stela Ștefan Ștefania Șerban Tatiana Teodor Teodora Tiberiu Toma Traian
        Tudor Valentin Valeria Vasile Veronica Victor Viorel Viorica Virgil Vlad
        """

    static let romanianFamily = """
        Adăscăliței Albescu Aldea Alexandrescu Amariei Andronache Anghelescu Apostu Ardeleanu Arghir Avădanei Bălănescu Bâlbâie Bănică Bărbulescu
        Beldiman Blănaru Bobeică Bogățeanu Botezatu Brătianu Bucureșteanu Butnaru Călărașu Câmpeanu Căpățână Cărăușu Chirilă Ciobotaru Ciocârlan
        Ciubuc Cojocaru Corbeanu Coșbuc Crăciunescu Crețulescu Croitoru Culescu Dascălu Dănilă Deleanu Dobrogeanu Dochia Drăghici Dulgheru Enăchescu
        Făgărășanu Fântânaru Filipescu Florescu Fulga Galbenu Găină Gâdea Ghițescu Gorneanu Grădinaru Grozăvescu Hațegan Hârșu Hodorogea Horlescu
        Iacobescu Ichim Irimia Ispas Ivănescu Jitaru Jurebie Lăcătușu Lăpușneanu Leuștean Lupăștean Lungulescu Măgureanu Măndruță Mărculescu Mătăsaru
        Mihăilescu Miron Mocanu Moldoveanu Morariu Moșneagu Mușat Nedelcu Negruțiu Nicolăescu Novac Odobescu Olăreanu Oțeleanu Pădurariu Păltineanu
        Pânzaru Păstorel Petrișor Pietraru Pleșca Podaru Pogonaru Popârlan Postelnicu Prisăcaru Prodănescu Răcășan Rădulescu Roșioru Rotaru Rusănescu
        Săceleanu Săvulescu Scurtu Secăreanu Sfetcu Slănină Spătaru Stâncescu Stăneață Strâmbeanu Strugaru Suceveanu Șchiopu Șerbănescu Șoimaru
        Șuteu Tăbăcaru Târnoveanu Tătărescu Teleajen Trifănescu Turcescu Țăranu Țepordei Țintea Ungureanu Ursărescu Vameșu Vântu Vărzaru Vâlcu Văcărescu
        Vicoveanu Vizitiu Vlădescu Vornicu Vrânceanu Zaharescu Zămoșteanu Zăvoianu Zlătaru
        """

    static let hungarianGiven = """
        Ágnes Ákos Anikó Árpád Attila Balázs Bence Boglárka Botond Csaba Csilla Dénes Dóra Emese Endre Enikő Erzsébet Eszter Ferenc Gábor Gergely
        György Hajnal Ibolya Ildikó István János József Judit Katalin Kinga Lajos László Levente Lőrinc Márta Mátyás Noémi Orsolya Örs Péter Réka
        Sándor Szabolcs Szilárd Tamás Tünde Zoltán Zsófia Zsolt
        """

    static let hungarianFamily = """
        Ambrus Antal Bálint Balogh Barabás Bartók Benkő Bíró Bodor Csáki Csíkszeredai Csutak Deák Dénes Ferencz Fodor Gál Gergelyffy Györgyfalvi Hegedűs
        Jakabffy Jánosi Kádár Kányádi Kelemenfi Kerekes Kovácsffy Kőrösi Lőrincz Márton Mészáros Nagyvárady Orbánffy Ördögh Pálffy Péterffy Sükösd
        Szász Szőcs Szőke Szűcs Tamási Tőkés Udvarhelyi Vadász Vargha Vitályos Zágoni Zsigmondi Zöldi
        """

    static let englishGiven = """
        Abigail Adrian Alfie Amber Archie Beatrix Bradley Brooke Callum Chloe Connor Daisy Declan Edith Elliot Felicity Finley Freya George Gwendolyn
        Harriet Hugo Imogen Jasper Josephine Kieran Lydia Malcolm Maisie Nathaniel Olive Oscar Penelope Philippa Quentin Rosalind Rupert Sebastian
        Tabitha Theodore Verity Winston
        """

    static let englishFamily = """
        Ainsworth Ashdown Barraclough Birtwistle Blackwood Bramhall Cartwright Chadwick Cholmondeley Crabtree Dewhurst Drinkwater Eccleston Fairbairn
        Fothergill Gathercole Greenhalgh Hargreaves Haythornthwaite Heathcote Inglethorpe Kettlewell Lightbourne Longbottom Merriweather Netherwood
        Oglethorpe Pemberton Postlethwaite Ramsbottom Ravenscroft Shuttleworth Silverwood Tattersall Thistlewood Underhill Wainwright Whittington
        Winterbourne Worthington
        """

    static let germanGiven = """
        Anneliese Bastian Brigitte Clemens Dietmar Dörte Eckhard Elfriede Friedemann Gerhild Gisela Götz Günther Hannelore Heinrich Helga Ingeborg Jörg
        Jürgen Käthe Konrad Kunigunde Lothar Lieselotte Mechthild Norbert Ottokar Reinhild Rüdiger Sönke Sieglinde Silke Sören Torsten Traudl Ulrike
        Uwe Volker Walburga Wolfram
        """

    static let germanFamily = """
        Ackermann Aßmann Bärenreiter Böhmer Brückner Dörfler Drechsler Eichhörnig Fröhlich Gärtner Gößwein Grünewald Hähnel Höllerer Jäger Käsebier
        Kühnhold Löffelholz Lützow Mühlbauer Münzberg Nüßlein Oberhäuser Pfänder Quäck Rößler Rübsam Sägebrecht Schönfelder Schürmann Süßmilch Tröger
        Übelacker Vögele Wächter Weißkopf Wörthmüller Würzner Zähringer Zöllner
        """

    static let cyrillicGiven = """
        Анастасія Андрій Богдана Борис Валентина Василь Вікторія Володимир Галина Григорій Дарина Дмитро Євген Зоряна Іванна Ігор Катерина Костянтин
        Лариса Леонід Людмила Максим Марія Микола Назар Надія Оксана Олександр Олег Ольга Павло Роман Руслана Світлана Сергій Соломія Тарас Тетяна Юлія Ярослав
        """

    static let cyrillicFamily = """
        Андрущенко Бабич Бондаренко Борисюк Вакуленко Величко Гаврилюк Гончарук Гуменюк Дем'яненко Дорошенко Жадан Заболотний Зінченко Іваницький
        Кириленко Коваленко Кравчук Кучеренко Левицький Литвиненко Лук'яненко Мазуренко Мельничук Назаренко Небесний Олійник Павленко Пилипчук Поліщук
        Приходько Романюк Савчук Сидоренко Стельмах Тимошук Ткаченко Федоренко Чорновол Шевчук Щербань Юрченко Яремчук Яценко
        """
}
