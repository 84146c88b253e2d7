"""Which flags of a run are planted patterns, and which patterns were found."""
import csv
import os


def read(folder, name):
    csv.field_size_limit(1 << 30)
    with open(os.path.join(folder, "out", name), newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


class Score:
    def __init__(self):
        self.right, self.wrong, self.found, self.missed = {}, {}, {}, {}
        self.wrong_rows, self.missed_patterns = [], []

    def add(self, world, written, folder, name):
        place = {one: transfer for transfer in world.transfers for one in transfer.places}
        transfers = {}
        for row in read(folder, "payments.csv"):
            transfers[row["payment_id"]] = {place[one] for one in row["sources"].split(" ") if one in place}
        posts = {"tiktok:" + post.id: post for post in world.posts}
        campaigns = {one.id: one for one in world.campaigns}
        found = set()
        for row in read(folder, "flags.csv"):
            items = set()
            for one in row["evidence"].split(" "):
                items |= transfers.get(one, set())
                items |= {found_item for found_item in (posts.get(one), written.place_of_handle.get(one)) if found_item}
                items.add(one)
            if row["flag"] == "declared-less":
                items = {campaigns.get(row["campaign_id"])}
            matches = [one for one in world.patterns if one.flag == row["flag"] and self.covers(items, one)]
            found |= {id(one) for one in matches}
            is_right = matches or any(one.flag == row["flag"] and self.covers(items, one) for one in world.also)
            self.count(self.right if is_right else self.wrong, row["flag"])
            if not is_right:
                self.wrong_rows.append((name, row["flag"], row["subject"], row["amount"], row["currency"], row["detail"][:150]))
        for pattern in world.patterns:
            self.count(self.found if id(pattern) in found else self.missed, pattern.flag)
            if id(pattern) not in found:
                self.missed_patterns.append((name, pattern.flag, pattern.note))

    @staticmethod
    def covers(items, pattern):
        """Half of the pattern is in the flag, and the flag, as far as it can be compared, is half about the pattern."""
        shared = len(items & set(pattern.items))
        alike = [one for one in items if type(one) is type(pattern.items[0])]
        return shared * 2 >= len(pattern.items) and shared * 2 >= len(alike)

    @staticmethod
    def count(counts, flag):
        counts[flag] = counts.get(flag, 0) + 1

    def figures(self):
        """Per flag: precision and recall (None where there is nothing to count), then the four counts."""
        for flag in sorted({*self.right, *self.wrong, *self.found, *self.missed}):
            right, wrong, found, missed = (counts.get(flag, 0) for counts in (self.right, self.wrong, self.found, self.missed))
            precision = right / (right + wrong) if right + wrong else None
            yield flag, precision, found / (found + missed) if found + missed else None, right, wrong, found, missed

    def holds(self, least):
        return all(share is None or share >= least for row in self.figures() for share in row[1:3])

    def table(self):
        lines = ["%-28s %9s %7s %6s %6s %6s %7s" % ("flag", "precision", "recall", "right", "wrong", "found", "missed")]
        for flag, precision, recall, *counts in self.figures():
            shares = ["-" if share is None else "%.3f" % share for share in (precision, recall)]
            lines.append("%-28s %9s %7s %6d %6d %6d %7d" % (flag, *shares, *counts))
        return "\n".join(lines)
