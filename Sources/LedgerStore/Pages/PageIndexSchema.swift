/// The tables of a page index. They are derived: a change here is a new ``version``, and every index is then built anew.
///
/// Numbers are those of one state: payments by day and id, parties by id, posts and texts by how much hangs on them, so that the first
/// hits of a search are those that matter. A `*_place` is `drop, line, offset, length`.
enum PageIndexSchema {
    static let version = 1

    static let tables = """
        CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE currency (number INTEGER PRIMARY KEY, code TEXT NOT NULL, minor INTEGER NOT NULL, reporting INTEGER) STRICT;
        CREATE TABLE campaign (
          number INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, beneficiary TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL,
          hashtags TEXT NOT NULL, keywords TEXT NOT NULL, sponsors TEXT NOT NULL) STRICT;
        CREATE TABLE total (
          campaign INTEGER, position INTEGER, currency TEXT, total TEXT, confirmed TEXT, probable TEXT, possible TEXT, payments INTEGER,
          payers INTEGER, creators INTEGER, posts INTEGER, disclosed TEXT, undisclosed TEXT, declared TEXT, gap TEXT, unconverted INTEGER,
          first TEXT, last TEXT, PRIMARY KEY (campaign, position)) STRICT, WITHOUT ROWID;
        CREATE TABLE declaration (
          campaign INTEGER, declarant TEXT, first TEXT, last TEXT, amount TEXT, currency TEXT, "drop" INTEGER, line INTEGER, offset INTEGER,
          length INTEGER) STRICT;
        CREATE TABLE party (
          number INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, creator INTEGER NOT NULL,
          paid INTEGER NOT NULL, received INTEGER NOT NULL) STRICT;
        CREATE TABLE party_key (party INTEGER, kind TEXT, position INTEGER, text TEXT, PRIMARY KEY (party, kind, position)) STRICT, WITHOUT ROWID;
        CREATE TABLE mention (
          party INTEGER, position INTEGER, name TEXT, account TEXT, handle TEXT, probability REAL, evidence TEXT, candidates TEXT,
          PRIMARY KEY (party, position)) STRICT, WITHOUT ROWID;
        CREATE TABLE former (id TEXT PRIMARY KEY, payment INTEGER, party INTEGER) STRICT, WITHOUT ROWID;
        CREATE TABLE party_total (
          role TEXT, campaign INTEGER, currency INTEGER, size INTEGER, party INTEGER, total TEXT, confirmed TEXT, probable TEXT, possible TEXT,
          payments INTEGER, others INTEGER, posts INTEGER, disclosed TEXT, undisclosed TEXT, first TEXT, last TEXT, intermediary INTEGER,
          PRIMARY KEY (role, campaign, currency, size, party)) STRICT, WITHOUT ROWID;
        CREATE TABLE payment (
          number INTEGER PRIMARY KEY, id INTEGER NOT NULL, day INTEGER NOT NULL, payer INTEGER NOT NULL, payee INTEGER NOT NULL,
          mantissa INTEGER NOT NULL, scale INTEGER NOT NULL, currency INTEGER NOT NULL, linked INTEGER NOT NULL, reference INTEGER,
          "drop" INTEGER NOT NULL, line INTEGER NOT NULL, offset INTEGER NOT NULL, length INTEGER NOT NULL) STRICT;
        CREATE TABLE detail (
          payment INTEGER PRIMARY KEY, executed TEXT, executed_currency TEXT, agreement TEXT, evidence TEXT, "references" TEXT) STRICT;
        CREATE TABLE witness (
          payment INTEGER, position INTEGER, "drop" INTEGER, line INTEGER, offset INTEGER, length INTEGER, fate TEXT,
          PRIMARY KEY (payment, position)) STRICT, WITHOUT ROWID;
        CREATE TABLE link (
          payment INTEGER PRIMARY KEY, creator INTEGER, handle TEXT, probability REAL, evidence TEXT, disclosed INTEGER, namesakes TEXT) STRICT;
        CREATE TABLE share (
          payment INTEGER, position INTEGER, campaign INTEGER, grade TEXT, probability REAL, weight INTEGER, evidence TEXT,
          PRIMARY KEY (payment, position)) STRICT, WITHOUT ROWID;
        CREATE TABLE share_post (
          payment INTEGER, campaign INTEGER, position INTEGER, post INTEGER, grade TEXT, probability REAL, evidence TEXT, allocated TEXT,
          PRIMARY KEY (payment, campaign, position)) STRICT, WITHOUT ROWID;
        CREATE TABLE contribution (
          campaign INTEGER, currency INTEGER, rank INTEGER, size INTEGER, payment INTEGER, disclosed INTEGER,
          PRIMARY KEY (campaign, currency, rank, size, payment)) STRICT, WITHOUT ROWID;
        CREATE TABLE post (
          number INTEGER PRIMARY KEY, platform TEXT, id TEXT, url TEXT, handle TEXT, party INTEGER, posted TEXT, caption TEXT, label TEXT,
          views INTEGER, "drop" INTEGER, line INTEGER, offset INTEGER, length INTEGER) STRICT;
        CREATE TABLE flow (
          number INTEGER PRIMARY KEY, campaign INTEGER, origin INTEGER, path TEXT, stations TEXT, creator INTEGER, hops INTEGER, amount TEXT,
          size INTEGER, currency TEXT, method TEXT) STRICT;
        CREATE TABLE flag (
          number INTEGER PRIMARY KEY, flag TEXT, severity TEXT, weight INTEGER, subject_id TEXT, subject TEXT, campaign TEXT, amount TEXT,
          currency TEXT, detail TEXT, parameters TEXT, evidence TEXT) STRICT;
        CREATE TABLE queue (
          position INTEGER PRIMARY KEY, payment INTEGER, campaign INTEGER, worth REAL) STRICT;
        CREATE TABLE "drop" (
          number INTEGER PRIMARY KEY, name TEXT, source TEXT, sha256 TEXT, size INTEGER, arrived TEXT, summary TEXT) STRICT;
        CREATE TABLE unused (
          "drop" INTEGER, number INTEGER, line INTEGER, offset INTEGER, length INTEGER, fate TEXT, field TEXT, value TEXT, reason TEXT,
          record TEXT, PRIMARY KEY ("drop", number)) STRICT, WITHOUT ROWID;
        CREATE TABLE record (
          "drop" INTEGER, line INTEGER, kind TEXT, offset INTEGER, length INTEGER, party INTEGER, PRIMARY KEY ("drop", line)) STRICT, WITHOUT ROWID;
        CREATE TABLE text (number INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
        CREATE TABLE more_reference (reference INTEGER, payment INTEGER, PRIMARY KEY (reference, payment)) STRICT, WITHOUT ROWID;
        CREATE TABLE party_rank (rank INTEGER PRIMARY KEY, party INTEGER NOT NULL) STRICT;
        CREATE VIRTUAL TABLE party_search USING fts5(words, content='', columnsize=0, detail=none, tokenize='ascii');
        CREATE VIRTUAL TABLE post_search USING fts5(words, content='', columnsize=0, detail=none, tokenize='ascii');
        CREATE VIRTUAL TABLE text_search USING fts5(words, content='', columnsize=0, detail=none, tokenize='ascii');
        """

    /// Made after the rows are in, which is quicker.
    static let indexes = """
        CREATE INDEX payment_id ON payment (id);
        CREATE INDEX payment_payer ON payment (payer, linked, number);
        CREATE INDEX payment_payee ON payment (payee, linked, number);
        CREATE INDEX payment_reference ON payment (reference, number) WHERE reference IS NOT NULL;
        CREATE UNIQUE INDEX campaign_id ON campaign (id);
        CREATE UNIQUE INDEX party_id ON party (id);
        CREATE INDEX party_key_text ON party_key (text);
        CREATE INDEX party_total_party ON party_total (party, role, campaign, currency);
        CREATE INDEX contribution_payment ON contribution (payment, campaign, currency);
        CREATE INDEX contribution_day ON contribution (campaign, currency, payment);
        CREATE INDEX link_creator ON link (creator, payment);
        CREATE INDEX post_name ON post (platform, id);
        CREATE INDEX post_party ON post (party, number);
        CREATE INDEX share_post_post ON share_post (post, payment);
        CREATE INDEX flow_campaign ON flow (campaign, currency, size, number);
        CREATE INDEX flow_creator ON flow (creator);
        CREATE INDEX flow_origin ON flow (origin);
        CREATE INDEX flag_subject ON flag (subject_id, weight, number);
        CREATE INDEX flag_campaign ON flag (campaign, weight, number);
        CREATE INDEX flag_rule ON flag (flag, weight, number);
        CREATE INDEX flag_weight ON flag (weight, number);
        CREATE INDEX queue_payment ON queue (payment);
        CREATE INDEX record_party ON record (party);
        CREATE INDEX former_party ON former (party);
        """
}
