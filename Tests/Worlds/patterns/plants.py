"""What the flags are for, planted into a background world: each pattern is noted with the flag that should tell of it and what it stands on."""
import datetime

from background import LAST, PER_EURO, Background, fold


class Pattern:
    def __init__(self, flag, items, note):
        self.flag, self.items, self.note = flag, items, note


def days(number):
    return datetime.timedelta(number)


class Planted(Background):
    def __init__(self, seed):
        super().__init__(seed)
        self.patterns, self.also = [], []
        self.units = "TIKTOK_COIN"
        PER_EURO.setdefault(self.units, 1 / 0.0098)
        for plant in (self.structuring, self.pass_through, self.round_trip, self.look_alike_payments, self.look_alike_posts, self.woken_accounts,
                      self.shared_account, self.channel, self.undisclosed, self.missing_label, self.empty_disclosure, self.disagreement,
                      self.coins, self.altered_at_hop, self.altered_in_posts, self.listed_names, self.declarations):
            plant()

    def note(self, flag, items, note):
        self.patterns.append(Pattern(flag, list(items), note))

    def note_also(self, flag, items):
        """What a flag may rightly tell of beside the pattern that it was planted for; nothing is missed where it does not."""
        self.also.append(Pattern(flag, list(items), ""))

    def chance(self, share):
        return self.random.random() < share

    # Money

    def structuring(self):
        for kind in range(4):
            payer, payee = self.random.choice(self.firms + [c.sponsor for c in self.campaigns]), self.firm()
            start, count = self.day(end=LAST - days(4)), self.random.randint(2, 5)
            currency = self.random.choice(["EUR", "RON", "USD"])
            if kind == 0:
                sums = [self.random.uniform(9000, 9950) for _ in range(count)]
            elif kind == 1:
                sums = [9900 + self.random.randint(0, 90)] * count
            elif kind == 2:
                count = max(3, count)
                sums = [self.random.uniform(10300, 14000) / count * self.random.uniform(0.88, 1.12) for _ in range(count)]
            else:
                sums = [self.random.uniform(5200, 7400), self.random.uniform(5200, 8800)]
            if currency == "USD":  # the rate of the day may be a few per cent off
                sums = [euros * 0.95 for euros in sums]
            made = [self.pay(start + days(self.random.randint(0, 3)), payer, payee, euros, currency, self.random.choice(["avans", "rest", ""]),
                             exact=0) for euros in sums]
            for one in made:  # a bank's own book has each of several equal sums
                one.ledger = "bank1"
            if sum(t.cents / PER_EURO[currency] / 100 for t in made) > 10600:
                self.note("structuring", made, "%d below EUR 10,000 in %s" % (len(made), currency))

    def pass_through(self):
        for kind in range(4):
            mule = self.firm(["Trading", "Impex", "Consult"]) if kind else self.person()
            source, made = self.random.choice(self.firms + [c.sponsor for c in self.campaigns]), []
            currency, rounds = self.random.choice(["EUR", "RON"]), self.random.choice([1, 1, 2, 6])
            for _ in range(rounds):
                day, euros = self.day(end=LAST - days(4)), self.random.uniform(3000, 50000)
                made.append(self.pay(day, source, mule, euros, currency, "servicii"))
                left, parts = euros * self.random.uniform(0.86, 0.99), self.random.randint(1, 4)
                for part in range(parts):
                    payee = self.random.choice(self.people if kind == 2 else self.firms)
                    made.append(self.pay(day + days(self.random.randint(0, 3)), mule, payee, left / parts, currency, "", exact=0))
            self.note("pass-through", made, "%d times in %s" % (rounds, currency))

    def round_trip(self):
        for parties in (2, 3, 4):
            start = self.random.choice(self.firms + [c.sponsor for c in self.campaigns])
            way = [start] + [self.firm(["Trading", "Impex", "Consult"]) for _ in range(parties)] + [start]
            day, euros, made = self.day(end=LAST - days(29)), self.random.uniform(4000, 60000), []
            for payer, payee in zip(way, way[1:]):
                made.append(self.pay(day, payer, payee, euros, "EUR", self.random.choice(["contract", "servicii", "împrumut"]), exact=0))
                day, euros = day + days(self.random.randint(1, 28 // (parties + 1))), euros * self.random.uniform(0.95, 0.995)
            self.note("round-trip", made, "over %d parties" % parties)
            for received, paid in zip(made, made[1:]):
                self.note_also("pass-through", [received, paid])

    def look_alike_payments(self):
        payer, campaign = self.random.choice(self.agencies), self.random.choice(self.campaigns)
        for count in (6, 11):
            start, euros, made = self.day(campaign.start + days(5), campaign.end - days(10)), self.random.choice([150, 200, 250, 300, 400]), []
            for creator in self.random.sample(self.creators, count):
                day = start + days(self.random.randint(0, 2))
                post = self.post(creator, day + days(1), self.campaign_caption(campaign))
                made.append(self.pay(day, payer, creator.person, euros, "EUR", "campanie %s #%s" % (campaign.name, campaign.tag), exact=1,
                                     creator=creator, campaign=campaign, posts=[post]))
                self.disclose(post, payer.name, made[-1])
            self.note("look-alike-payments", made, "%d times EUR %d" % (count, euros))

    # Posts and accounts

    def look_alike_posts(self):
        briefs = ["Avem nevoie de un om drept care să țină cârma acestei țări", "Eu știu deja cu cine votez și de ce merită încrederea noastră",
                  "Tinerii merită un viitor acasă nu prin alte țări străine"]
        campaign = self.random.choice(self.campaigns)
        for brief in self.random.sample(briefs, 2):
            start = self.day(campaign.start + days(2), campaign.end - days(6))
            made = []
            for creator in self.random.sample(self.creators, self.random.randint(5, 10)):
                words = brief.split(" ")
                if self.chance(0.5):  # reworded in one place
                    words[self.random.randrange(len(words))] = self.random.choice(["azi", "chiar", "mereu", "doar"])
                text = " ".join(words) + self.random.choice(["", "!", " ❤️", "..."]) + " #" + campaign.tag
                made.append(self.post(creator, start + days(self.random.randint(0, 1)), text.upper() if self.chance(0.1) else text))
            self.note("look-alike-posts", made, "%d captions" % len(made))

    def paid_post(self, campaign, creator, label=True, disclosed=True, payer=None, euros=None, currency="EUR", caption=None, reference=None):
        payer = payer or self.random.choice(self.agencies)
        day = self.day(campaign.start + days(8), campaign.end - days(12))
        post = self.post(creator, day + days(self.random.randint(0, 6)), caption or self.campaign_caption(campaign, label))
        pay = self.pay(day, payer, creator.person, euros or self.random.uniform(200, 2500), currency,
                       reference or "campanie %s #%s" % (campaign.name, campaign.tag), creator=creator, campaign=campaign, posts=[post])
        if disclosed:
            self.disclose(post, payer.name, pay)
        return post, pay

    def woken_accounts(self):
        campaign = self.random.choice(self.campaigns)
        for number in range(5):
            creator = self.creator(created=datetime.date(2013, 1, 1) + days(self.random.randint(0, 2500)))
            if number == 0:  # posted once, years ago
                self.post(creator, datetime.date(2022, 5, 1))
            post, _ = self.paid_post(campaign, creator)
            for _ in range(self.random.randint(1, 4)):
                self.post(creator, post.day + days(self.random.randint(0, 9)), self.campaign_caption(campaign))
            self.note("woken-account", [creator], "made in %d" % creator.created.year)

    def shared_account(self):
        for count in (2, 3):
            group = [self.creator() for _ in range(count)]
            self.draw_posts(group)
            for creator in group:
                creator.bank = group[0].bank
            self.note("shared-account", group, "%d creators" % count)

    def channel(self):
        group, channel = [self.creator() for _ in range(self.random.randint(4, 9))], "t.me/lucru_" + str(self.random.randint(10, 99))
        self.draw_posts(group)
        for creator in group:
            creator.channel = self.random.choice([channel, "https://" + channel, "@" + channel if False else channel.upper()])
        self.note("common-channel", group, "%d creators" % len(group))

    # What was said of it

    def undisclosed(self):
        for creator in self.random.sample(self.creators, 6):
            post, pay = self.paid_post(self.random.choice(self.campaigns), creator, label=False, disclosed=False)
            self.note("undisclosed-payment", [pay], creator.handle)
            self.note("missing-label", [post], creator.handle)

    def missing_label(self):
        for creator in self.random.sample(self.creators, 3):
            campaign = self.random.choice(self.campaigns)
            caption = self.campaign_caption(campaign, False) + self.random.choice([" #adorabil", " #publicitar", " #adevăr"])
            post, pay = self.paid_post(campaign, creator, caption=caption, disclosed=False)
            self.note("undisclosed-payment", [pay], creator.handle)
            self.note("missing-label", [post], creator.handle)

    def empty_disclosure(self):
        for creator in self.random.sample(self.creators, 4):
            post = self.post(creator, self.day(), self.caption().split(" #")[0] + " #ad")
            self.disclose(post, self.firm(["Beauty", "Travel"]).name)
            self.note("disclosure-without-payment", [post], creator.handle)

    def disagreement(self):
        for creator in self.random.sample(self.creators, 4):
            post, pay = self.paid_post(self.random.choice(self.campaigns), creator, disclosed=False, euros=self.random.uniform(1500, 5000))
            self.disclose(post, pay.payer.name, cents=int(pay.cents * self.random.uniform(0.1, 0.7)), currency=pay.currency)
            self.note("amounts-disagree", [post], creator.handle)

    def coins(self):
        for creator in self.random.sample(self.creators, 3):
            campaign = self.random.choice(self.campaigns)
            _, pay = self.paid_post(campaign, creator, currency=self.units, payer=campaign.sponsor)
            pay.cents = pay.cents // 100 * 100
            self.note("platform-coins", [pay], creator.handle)

    def altered_at_hop(self):
        """The sponsor orders one hashtag, a second agency the next."""
        campaign = self.random.choice(self.campaigns)
        first, second = campaign.name.split(" ")
        altered = self.random.choice([fold(first) + fold(self.random.choice(["Speranței", "Adevărului", "Muncitorilor"])), campaign.tag[:-2] + "x" + campaign.tag[-2:]])
        agency, start = self.firm(["Media", "Digital"]), campaign.start + days(self.random.randint(2, 10))
        top = self.random.choice(self.agencies)
        made = [self.pay(start, top, agency, 6000, "EUR", "brief #" + campaign.tag, campaign=campaign)]
        for creator in self.random.sample(self.creators, 5):
            post, pay = self.paid_post(campaign, creator, payer=agency, reference="campanie %s #%s" % (campaign.name, altered))
            pay.day = max(pay.day, start + days(2))
            made.append(pay)
            self.note_also("altered-hashtag", [pay])
        self.note("altered-hashtag", made, "#%s became #%s" % (campaign.tag, altered))

    def altered_in_posts(self):
        campaign = self.random.choice(self.campaigns)
        for creator in self.random.sample(self.creators, 2):
            place = self.random.randrange(3, len(campaign.tag) - 3)
            altered = campaign.tag[:place] + self.random.choice("qwxk") + campaign.tag[place + self.random.randint(0, 1):]
            post, pay = self.paid_post(campaign, creator, caption="%s #%s #ad" % (self.caption().split(" #")[0], altered))
            self.note("altered-hashtag", [pay, post], "#" + altered)

    def listed_names(self):
        campaign = self.campaigns[0]
        listed = [campaign.sponsor, self.random.choice(self.firms), self.random.choice(self.creators).person, self.random.choice(self.people)]
        for number, one in enumerate(listed):
            words = one.name.replace(" SRL", " S.R.L.").split(" ")
            name = " ".join(reversed(words)) if "S.R.L." not in words else " ".join(words).upper()
            alias = number % 2 == 1
            self.watchlist.append(("N%05d" % number, "LegalEntity", "Somebody Else %d" % number if alias else fold(name) if number == 2 else name,
                                   name if alias else ""))
            self.note("watch-list", ["N%05d" % number], one.name)

    def declarations(self):
        self.campaigns[0].declared = self.random.choice(["zero", "half", "none"])
        self.note("declared-less", [self.campaigns[0]], self.campaigns[0].declared + " declared")
