"""A world without a crime: firms that trade, pay wages and rent, creators who post, brands and campaigns that pay and say so."""
import datetime
import random

FIRST = datetime.date(2024, 9, 1)
LAST = datetime.date(2024, 12, 15)
PER_EURO = {"EUR": 1.0, "RON": 4.97, "USD": 1.08}
GIVEN = ("Ana Maria Elena Ioana Andreea Mihaela Cristina Alina Gabriela Raluca Ion Andrei Mihai Radu Vlad George Cosmin Dan Ștefan Paul Ilie "
         "Sorin Lucian Bogdan Cezar Petru Iulia Oana Simona Daria Tudor Matei Horia Emil Lavinia Carmen Silvia Adela Nicu Traian").split()
FAMILY = ("Popescu Ionescu Rusu Munteanu Dinu Stan Dobre Barbu Nistor Florea Stoica Lazăr Ene Moldovan Crăciun Matei Șerban Toma Voicu "
          "Pârvu Țurcan Mocanu Ungureanu Bălan Coman Sava Neagu Vasile Oprea Albu Chiriac Dragomir Enache Filip Grosu Hanganu Iacob Jitaru "
          "Kovács Lungu Manole Nagy Olaru Preda Roșca Savu Tănase Ursu Vlad Zamfir").split()
STEMS = "Alba Auris Belmar Brad Carpat Cedru Corvin Delta Dorna Ecou Fagul Helion Izvor Jade Koral Lumina Mara Nordic Opal Orizont Piatra Prima Quanta Rubin Someș Terra Ulmu Vega Vidra Zenit".split()
TRADES = "Construct Transport Imobiliare Energy Telecom Agro Auto Foods Print Logistic Consult Impex Clean Media Soft".split()
VERBS = "gătesc repar cos citesc vizitez testez pictez plantez desenez învăț cânt alerg montez fotografiez filmez".split()
THINGS = ("o bicicletă veche|ciorba bunicii|un dulap de lemn|cartea lunii|un castel din Ardeal|trei creme ieftine|o floare de balcon|"
          "un traseu pe munte|o rochie de seară|pâine cu maia|o chitară|camera copiilor|un telefon spart|dulceață de nuci|o mașină de epocă").split("|")
PLACES = "acasă|la țară|la Cluj|în parc|la mare|pe terasă|în bucătărie|la munte|în garaj|la bunici|pe drum|în curte".split("|")
MOODS = ("cu răbdare|fără grabă|cu prietenii|singură|pe ploaie|în zori|după serviciu|cu puțini bani|pentru prima dată|de sărbători|"
         "cu multă muzică|fără rețetă").split("|")


class Person:
    def __init__(self, name, iban):
        self.name, self.iban = name, iban


class Creator:
    def __init__(self, person, handle, created, channel):
        self.person, self.handle, self.created, self.channel = person, handle, created, channel
        self.bank, self.legal = person.iban, person.name


class Transfer:
    def __init__(self, day, payer, payee, cents, currency, reference, creator=None, campaign=None, posts=()):
        self.day, self.payer, self.payee, self.cents, self.currency = day, payer, payee, cents, currency
        self.reference, self.creator, self.campaign, self.posts = reference, creator, campaign, list(posts)
        self.places = set()
        self.ledger = None  # where it must stand; drawn where that is nothing


class Post:
    def __init__(self, creator, day, second, caption, label=""):
        self.creator, self.day, self.second, self.caption, self.label = creator, day, second, caption, label
        self.id = None


class Campaign:
    def __init__(self, id, name, tag, beneficiary, start, end, sponsor):
        self.id, self.name, self.tag, self.beneficiary = id, name, tag, beneficiary
        self.start, self.end, self.sponsor = start, end, sponsor
        self.declared = "all"


class Background:
    """Draws everything that no flag should tell of. `Plants` then adds what the flags are for."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.transfers, self.posts, self.disclosures, self.creators = [], [], [], []
        self.watchlist, self.names, self.handles = [], set(), set()
        self.people = [self.person() for _ in range(self.random.randint(80, 160))]
        self.firms = [self.firm() for _ in range(self.random.randint(50, 90))]
        self.brands = [self.firm("Cosmetics Foods Shop Fashion Sport".split()) for _ in range(self.random.randint(6, 12))]
        self.agencies = [self.firm(["Media", "Digital", "PR"]) for _ in range(self.random.randint(2, 3))]
        self.authority, self.landlord = self.firm(["Trezoreria"]), self.firm(["Imobiliare"])
        self.draw_creators()
        self.draw_campaigns()
        self.draw_trade()
        self.draw_wages()
        self.draw_posts()
        self.draw_brands()
        for campaign in self.campaigns:
            self.pay_campaign(campaign)
        self.draw_watchlist()

    # Who is there

    def iban(self):
        body = self.random.choice(["BTRL", "RNCB", "INGB", "BRDE"]) + "".join(self.random.choice("0123456789") for _ in range(16))
        digits = "".join(str(int(letter, 36)) for letter in body + "RO00")
        return "RO%02d%s" % (98 - int(digits) % 97, body)

    def unused(self, draw):
        while True:
            name = draw()
            if name not in self.names:
                self.names.add(name)
                return name

    def person(self):
        return Person(self.unused(lambda: self.random.choice(GIVEN) + " " + self.random.choice(FAMILY)), self.iban())

    def firm(self, trades=TRADES):
        draw = lambda: "%s%s %s SRL" % (self.random.choice(STEMS), self.random.choice(["", "", "ex", "on", "tis", "nova", "vest"]),
                                        self.random.choice(trades))
        return Person(self.unused(draw), self.iban())

    def creator(self, person=None, created=None, channel=""):
        person = person or self.person()
        given, family = [fold(part) for part in person.name.split(" ")[:2]]
        while True:
            handle = self.random.choice([given + "." + family, family + given, given + "_" + family[:4], "the" + given]) + self.random.choice(
                ["", "", str(self.random.randint(1, 99))])
            if handle not in self.handles:
                break
        self.handles.add(handle)
        created = created or datetime.date(2017, 1, 1) + datetime.timedelta(self.random.randint(0, 2600))
        self.creators.append(Creator(person, handle, created, channel))
        return self.creators[-1]

    def draw_creators(self):
        for number in range(self.random.randint(60, 130)):
            channel = self.random.choice(["", "", "organic", "t.me/grup%d" % number, "agenție", "prieteni %d" % (number // 2)])
            self.creator(channel=channel if channel != "agenție" else "")
        for one in self.random.sample(self.creators, 5):
            self.creator(one.person, channel=one.channel)  # a second account of the same person, with the same bank account

    def draw_campaigns(self):
        first = ["Podul", "Vocea", "Drumul", "Pasul", "Semnul"]
        second = ["Tinerilor", "Nostru", "Drept", "Liber", "Curat"]
        self.random.shuffle(first), self.random.shuffle(second)
        self.campaigns = []
        for number in range(2):
            name = first[number] + " " + second[number]
            start = datetime.date(2024, 9, 25) + datetime.timedelta(self.random.randint(0, 14))
            self.campaigns.append(Campaign(
                "campanie%d" % number, name, fold(name).replace(" ", ""), self.person().name, start, start + datetime.timedelta(60),
                self.firm(["Invest", "Holding"])))

    # Everyday money

    def day(self, start=FIRST, end=LAST):
        return start + datetime.timedelta(self.random.randint(0, (end - start).days))

    def cents(self, euros, currency, exact=0.4):
        units = euros * PER_EURO[currency]
        return int(round(units, -1 if units > 100 else 0)) * 100 if self.random.random() < exact else int(units * 100)

    def pay(self, day, payer, payee, euros, currency="RON", reference="", **more):
        day = min(max(day, FIRST), LAST)
        self.transfers.append(Transfer(day, payer, payee, self.cents(euros, currency, more.pop("exact", 0.4)), currency, reference, **more))
        return self.transfers[-1]

    def draw_trade(self):
        for firm in self.firms + self.brands + self.agencies:
            for supplier in self.random.sample(self.firms, self.random.randint(2, 5)):
                if supplier is firm:
                    continue
                base, gap = self.random.lognormvariate(6.8, 1.1), self.random.choice([3, 5, 7, 7, 14, 14, 30, 30, 30])
                currency = self.random.choices(["RON", "EUR", "USD"], [80, 15, 5])[0]
                day = self.day(end=FIRST + datetime.timedelta(gap))
                while day <= LAST:
                    euros = min(60000, base * self.random.uniform(0.6, 1.5))
                    self.pay(day, firm, supplier, euros, currency, "factura %d" % self.random.randint(1, 9999))
                    if self.random.random() < 0.015:  # sent back as it came
                        back = self.transfers[-1]
                        self.transfers.append(Transfer(min(LAST, day + datetime.timedelta(self.random.randint(1, 9))), supplier, firm,
                                                       back.cents, currency, "retur " + back.reference))
                    day += datetime.timedelta(max(1, int(gap * self.random.uniform(0.7, 1.4))))
        for _ in range(600):
            payer, payee = self.random.sample(self.firms, 2)
            self.pay(self.day(), payer, payee, min(40000, self.random.lognormvariate(6.5, 1.4)), "RON", "contract %d" % self.random.randint(1, 400))
        for _ in range(250):
            payer, payee = self.random.sample(self.people, 2)
            self.pay(self.day(), payer, payee, self.random.uniform(5, 120), "RON", self.random.choice(["cina", "mulțumesc", "chirie", "cadou", ""]))

    def draw_wages(self):
        for firm in self.firms + self.brands + self.agencies:
            staff = self.random.sample(self.people, self.random.randint(2, 20))
            wages = {one.name: 620 if self.random.random() < 0.4 else self.random.uniform(650, 2400) for one in staff}
            for month in (9, 10, 11, 12):
                day = datetime.date(2024, month, self.random.randint(8, 12))
                for one in staff:
                    self.pay(day, firm, one, wages[one.name], "RON", "salariu", exact=1)
                self.pay(day + datetime.timedelta(3), firm, self.authority, sum(wages.values()) * 0.6, "RON", "contribuții")
                self.pay(datetime.date(2024, month, 2), firm, self.landlord, self.random.uniform(300, 2500), "EUR", "chirie")

    # Posts

    def caption(self):
        parts = [self.random.choice(VERBS), self.random.choice(THINGS), self.random.choice(PLACES), self.random.choice(MOODS)]
        opening = self.random.choice(["Azi", "De ce", "Cum", "Iar", "Vlog:", "Partea a doua:", "Întrebați-mă cum"])
        return opening + " " + " ".join(parts[: self.random.randint(2, 4)]) + self.random.choice([" #fyp", " #romania", " #viral #2024", ""])

    def post(self, creator, day, caption=None, label=""):
        self.posts.append(Post(creator, day, self.random.randint(25000, 80000), caption or self.caption(), label))
        return self.posts[-1]

    def draw_posts(self, creators=None):
        for creator in creators or self.creators:
            day = max(creator.created, datetime.date(2024, 1, 1)) + datetime.timedelta(self.random.randint(0, 20))
            pause = datetime.date(2024, self.random.randint(3, 8), 1) if self.random.random() < 0.2 else None
            while day <= LAST:
                self.post(creator, day)
                day += datetime.timedelta(self.random.randint(3, 25))
                if pause and day > pause:
                    day, pause = day + datetime.timedelta(self.random.randint(40, 140)), None
        for day, words in [(datetime.date(2024, 11, 30), "La mulți ani tuturor Andreilor"), (datetime.date(2024, 12, 1), "La mulți ani, România!")]:
            for creator in self.random.sample(self.creators, 12):
                self.post(creator, day, words + " #romania")

    # Paid posts

    def draw_brands(self):
        for brand in self.brands:
            product = brand.name.split(" ")[0]
            for creator in self.random.sample(self.creators, self.random.randint(3, 8)):
                day = self.day(end=LAST - datetime.timedelta(12))
                post = self.post(creator, day + datetime.timedelta(self.random.randint(0, 9)), "%s și noul %s #%s #publicitate" % (
                    self.caption().split(" #")[0], product, fold(product)))
                pay = self.pay(day, brand, creator.person, self.random.uniform(100, 2500), "RON", "promovare " + product, creator=creator)
                if self.random.random() < 0.5:
                    self.disclose(post, brand.name, pay)

    def campaign_caption(self, campaign, label=True):
        return "%s #%s%s" % (self.caption().split(" #")[0], campaign.tag, self.random.choice([" #publicitate", " #AD", " #ParteneriatPlătit"])
                             if label else "")

    def disclose(self, post, sponsor, transfer=None, cents=None, currency=None):
        amount = cents if cents is not None else transfer.cents if transfer and self.random.random() < 0.4 else None
        self.disclosures.append((post, sponsor, amount, currency or (transfer.currency if transfer else "")))

    def pay_campaign(self, campaign, count=None):
        """Creators paid by way of an agency that keeps a fee, with posts that say so; the agency has the money for weeks."""
        agency = self.random.choice(self.agencies)
        paid, total = self.random.sample(self.creators, count or self.random.randint(12, 22)), 0
        for creator in paid:
            day = self.day(campaign.start + datetime.timedelta(14), campaign.end - datetime.timedelta(12))
            post = self.post(creator, day + datetime.timedelta(self.random.randint(0, 8)), self.campaign_caption(campaign))
            euros = self.random.uniform(200, 3000)
            pay = self.pay(day, agency, creator.person, euros, "EUR", "campanie %s #%s" % (campaign.name, campaign.tag), creator=creator,
                           campaign=campaign, posts=[post])
            total += euros
            if self.random.random() < 0.6:
                self.disclose(post, self.random.choice([agency.name, campaign.sponsor.name, "", campaign.sponsor.name.upper()]), pay)
        for part in range(3):
            self.pay(campaign.start - datetime.timedelta(3) + datetime.timedelta(part * 12), campaign.sponsor, agency, total * 1.15 / 3, "EUR",
                     "tranșa %d campanie %s #%s" % (part + 1, campaign.name, campaign.tag))

    def draw_watchlist(self):
        for number in range(200):  # people who are not there, some of whom share a family name
            name = self.unused(lambda: "-".join(self.random.sample(GIVEN, 2)) + " " + self.random.choice(FAMILY))
            self.watchlist.append(("Q%05d" % number, "Person", name, ""))


FOLD = str.maketrans("ăâîșțşţáéíóúöüőű", "aaiststaeiououou")


def fold(text):
    return text.lower().translate(FOLD)
