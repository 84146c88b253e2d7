"""Writes a world as the files that an investigator would have, and its pipeline.json."""
import csv
import json
import os
from background import FIRST, fold


class Folder:
    def __init__(self, world, folder, rates):
        self.world, self.folder, self.random = world, folder, world.random
        self.place_of_handle = {}
        for name in ("ledgers", "content", "accounts", "disclosures", "declarations", "lists", "rates"):
            os.makedirs(os.path.join(folder, name), exist_ok=True)
        os.symlink(os.path.abspath(rates), os.path.join(folder, "rates", "eurofxref-hist.csv"))
        self.write_ledgers()
        self.write_posts()
        self.write_accounts()
        self.write_disclosures()
        self.write_declarations()
        self.write("lists/targets.simple.csv", ["id", "schema", "name", "aliases", "dataset"], [one + ("test",) for one in world.watchlist])
        self.write_configuration()

    def write(self, path, header, rows):
        with open(os.path.join(self.folder, path), "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(header)
            writer.writerows(rows)

    def spelled(self, name):
        return self.random.choice([name, name, name.upper(), fold(name).upper(), name.replace(" SRL", " S.R.L.")])

    def write_ledgers(self):
        """Two banks and the payouts of a platform; a third of the agencies' payments stand in both banks."""
        rows = {"bank1": [], "bank2": [], "payouts": []}
        for transfer in sorted(self.world.transfers, key=lambda one: one.day):
            if transfer.currency == self.world.units:
                ledger = ["payouts"]
            elif transfer.ledger:
                ledger = [transfer.ledger]
            elif transfer.payer in self.world.agencies and self.random.random() < 0.33:
                ledger = ["bank1", "bank2"]
            else:
                ledger = [self.random.choice(["bank1", "bank2"])]
            for name in ledger:
                rows[name].append(transfer)
        for name, transfers in rows.items():
            lines = []
            for number, one in enumerate(transfers):
                one.places.add("ledgers/%s.csv:%d" % (name, number + 2))
                amount = "%d" % (one.cents // 100) if name == "payouts" else "%d.%02d" % divmod(one.cents, 100)
                payee = "@" + one.creator.handle if name == "payouts" else self.spelled(one.payee.name)
                account = one.creator.bank if one.creator else one.payee.iban
                known = name != "payouts" and self.random.random() < 0.7
                lines.append([name[0].upper() + "%06d" % number, one.day, self.spelled(one.payer.name), one.payer.iban if self.random.random() < 0.8
                              else "", payee, account if known else "", amount, one.currency, one.reference])
            self.write("ledgers/%s.csv" % name, ["id", "date", "payer", "payer_account", "payee", "payee_account", "amount", "currency",
                                                 "reference"], lines)

    def write_posts(self):
        rows = []
        for number, post in enumerate(sorted(self.world.posts, key=lambda one: (one.day, one.second))):
            post.id = str(7400000000000000000 + number)
            clock = "%02d:%02d:%02d" % (post.second // 3600, post.second // 60 % 60, post.second % 60)
            rows.append(["tiktok", post.id, post.creator.handle, "%sT%sZ" % (post.day, clock), post.caption, post.label])
        self.write("content/posts.csv", ["platform", "id", "handle", "posted_at", "caption", "label"], rows)

    def write_accounts(self):
        rows = []
        for number, one in enumerate(self.world.creators):
            self.place_of_handle["accounts/accounts.csv:%d" % (number + 2)] = one
            rows.append(["tiktok", one.handle, one.person.name, one.legal, one.bank, one.created, one.channel])
        self.write("accounts/accounts.csv", ["platform", "handle", "display_name", "legal_name", "bank_account", "created_at", "recruited_via"],
                   rows)

    def write_disclosures(self):
        rows = [["tiktok", post.creator.handle, sponsor, post.id, post.day, "" if cents is None else "%d.%02d" % divmod(cents, 100), currency
                 if cents is not None else "", "#publicitate"] for post, sponsor, cents, currency in self.world.disclosures]
        self.write("disclosures/disclosures.csv", ["platform", "handle", "sponsor", "content_id", "date", "amount", "currency", "label"], rows)

    def write_declarations(self):
        rows = []
        for one in self.world.campaigns:
            spent = sum(t.cents / 100 / {"EUR": 1, "RON": 4.97, "USD": 1.08}.get(t.currency, 102) for t in self.world.transfers
                        if t.campaign is one and t.creator)
            if one.declared != "none":
                rows.append([one.id, one.beneficiary, one.start, one.end, "%.2f" % {"all": spent * 1.02, "half": spent / 2, "zero": 0}[one.declared],
                             "EUR"])
        self.write("declarations/declarations.csv", ["campaign", "declarant", "from", "to", "amount", "currency"], rows)

    def write_configuration(self):
        def source(id, kind, path, columns, **more):
            return {"id": id, "kind": kind, "path": path, "columns": {name: name for name in columns.split()}, **more}

        money = "id date payer payer_account payee payee_account amount currency reference"
        ledgers = [source(name, "ledger", "ledgers/%s.csv" % name, money) for name in ("bank1", "bank2")]
        payouts = source("payouts", "ledger", "ledgers/payouts.csv", money.replace("payee payee_account", "payee"), constants={"platform": "tiktok"})
        payouts["columns"].pop("payee")
        payouts["columns"]["payee_handle"] = "payee"
        configuration = {
            "version": 1, "investigation": "Patterns", "store": ".payola/store.sqlite", "output": "out",
            "reporting": {"currencies": ["EUR", "RON"], "payments": "all"},
            "rates": [{"provider": "ecb", "path": "rates/eurofxref-hist.csv", "maxAgeDays": 7}],
            "units": [{"code": self.world.units, "currency": "USD", "price": "0.0105", "basis": "list price"}],
            "sources": ledgers + [
                payouts,
                source("posts", "content", "content/*.csv", "platform id handle posted_at caption label"),
                source("accounts", "account", "accounts/*.csv", "platform handle display_name legal_name bank_account created_at recruited_via"),
                source("disclosures", "disclosure", "disclosures/*.csv", "platform handle sponsor content_id date amount currency label"),
                source("declarations", "declaration", "declarations/*.csv", "campaign declarant from to amount currency"),
                {"id": "list", "kind": "watchlist", "path": "lists/targets.simple.csv"},
            ],
            "campaigns": [
                {"id": one.id, "name": one.name, "beneficiary": one.beneficiary, "from": str(one.start), "to": str(one.end), "hashtags": [one.tag],
                 "keywords": [one.name], "content": [], "sponsors": [one.sponsor.name]} for one in self.world.campaigns],
        }
        with open(os.path.join(self.folder, "pipeline.json"), "w", encoding="utf-8") as file:
            json.dump(configuration, file, ensure_ascii=False, indent=1)
