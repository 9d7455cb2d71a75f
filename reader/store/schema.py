"""The tables of the library, as a new library file is made.

Tables are plain, not STRICT: the Python 3.11 of long-lived systems runs over SQLite 3.34, which cannot read those.
The text of an article stands apart from what lists show, so that walking a list never turns the pages of bodies.
"""

APPLICATION_ID = 0x63727265
"""Marks a file as crossread's ("crre"), so that no other program's database is taken for one."""
VERSION = 1
"""Number of the schema below: `PRAGMA user_version`. A migration leads to it from every lower number."""

TABLES = """
CREATE TABLE articles (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,           -- the public id: of the text as it first arrived, kept when the text changes
    made TEXT NOT NULL,                -- the id that `ingest.article.make` gives to the text as it is now
    content TEXT NOT NULL,             -- hash of everything an analysis depends on: the key of kept analyses
    title TEXT NOT NULL,
    byline TEXT NOT NULL,
    source TEXT NOT NULL,
    date TEXT,                         -- NULL: not known
    moment INTEGER NOT NULL,           -- UTC seconds of the date; of the arrival where it is unknown or to come
    place INTEGER NOT NULL UNIQUE,     -- where it stands in the order of time, see `reader.store.places`
    url TEXT NOT NULL,
    language TEXT NOT NULL,
    kind TEXT NOT NULL,
    origin TEXT NOT NULL,
    words INTEGER NOT NULL,
    added INTEGER NOT NULL,            -- UTC seconds
    summary_only INTEGER NOT NULL DEFAULT 0,  -- whether the feed carries a part of the text only
    full_text INTEGER NOT NULL DEFAULT 0,     -- whether the page's text stands in for the feed's
    read INTEGER,                      -- UTC seconds; NULL: unread
    starred INTEGER,                   -- UTC seconds; NULL: not starred
    hidden INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL DEFAULT 0,      -- code point of the body
    story INTEGER,                     -- key of the story's first article; NULL: in none
    copy_of INTEGER REFERENCES articles (key) ON DELETE SET NULL
);
CREATE INDEX articles_made ON articles (made);
CREATE INDEX articles_shown ON articles (hidden, place, copy_of);
CREATE INDEX articles_unread ON articles (hidden, place, read, copy_of) WHERE read IS NULL;
CREATE INDEX articles_starred ON articles (hidden, place, starred) WHERE starred IS NOT NULL;
CREATE INDEX articles_added ON articles (added);
CREATE INDEX articles_url ON articles (url) WHERE url <> '';
CREATE INDEX articles_content ON articles (content);
CREATE INDEX articles_story ON articles (story, hidden) WHERE story IS NOT NULL;
CREATE INDEX articles_copy ON articles (copy_of) WHERE copy_of IS NOT NULL;

CREATE TABLE texts (
    article INTEGER PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE,
    body TEXT NOT NULL,
    blocks TEXT NOT NULL,              -- see `reader.store.blocks`
    feed_made TEXT,
    feed_body TEXT,                    -- what the feed carried, where the page's text replaced it
    feed_blocks TEXT
);
CREATE VIEW searchable AS
    SELECT place, key, title, source, byline, body FROM articles JOIN texts ON texts.article = articles.key;

CREATE TABLE notes (
    article INTEGER PRIMARY KEY REFERENCES articles (key) ON DELETE CASCADE,
    text TEXT NOT NULL
);
CREATE TABLE tags (
    article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
    tag TEXT NOT NULL,
    PRIMARY KEY (article, tag)
) WITHOUT ROWID;
CREATE INDEX tags_tag ON tags (tag);

CREATE TABLE feeds (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    url TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    home TEXT NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    full_text INTEGER NOT NULL DEFAULT 0,
    private INTEGER NOT NULL DEFAULT 0,       -- whether its host may be of the reader's own network
    added INTEGER NOT NULL,            -- UTC seconds
    visit TEXT NOT NULL DEFAULT '{}'   -- `model.Visit` as JSON: nothing is searched by it
);
CREATE TABLE feed_tags (
    feed INTEGER NOT NULL REFERENCES feeds (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    tag TEXT NOT NULL,
    PRIMARY KEY (feed, position)
) WITHOUT ROWID;
CREATE TABLE entries (
    feed INTEGER NOT NULL REFERENCES feeds (key) ON DELETE CASCADE,
    guid TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
    PRIMARY KEY (feed, guid)
) WITHOUT ROWID;
CREATE INDEX entries_article ON entries (article);

CREATE TABLE views (name TEXT PRIMARY KEY, query TEXT NOT NULL, position INTEGER NOT NULL);
CREATE TABLE rules (key INTEGER PRIMARY KEY, query TEXT NOT NULL, action TEXT NOT NULL, tag TEXT NOT NULL);

CREATE TABLE analyses (
    content TEXT NOT NULL,
    pipeline TEXT NOT NULL,
    data BLOB NOT NULL,                -- see `reader.store.packing`
    PRIMARY KEY (content, pipeline)
);
CREATE TABLE names (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);  -- of people, places, organisations; folded
CREATE TABLE entities (
    article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
    name INTEGER NOT NULL REFERENCES names (key),
    PRIMARY KEY (article, name)
) WITHOUT ROWID;
CREATE INDEX entities_name ON entities (name);
CREATE TABLE answers (
    article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
    question TEXT NOT NULL,
    counterpart TEXT NOT NULL,
    folded TEXT NOT NULL,              -- the counterpart, folded
    relation TEXT NOT NULL,
    stance TEXT NOT NULL,
    corrected INTEGER NOT NULL,
    version TEXT NOT NULL,             -- of what gave the answer
    PRIMARY KEY (article, question, counterpart)
) WITHOUT ROWID;
CREATE INDEX answers_label ON answers (relation, stance);
CREATE TABLE answered (
    article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
    question TEXT NOT NULL,
    version TEXT NOT NULL,
    PRIMARY KEY (article, question)
) WITHOUT ROWID;
CREATE TABLE fingerprints (
    article INTEGER NOT NULL REFERENCES articles (key) ON DELETE CASCADE,
    band INTEGER NOT NULL,
    value INTEGER NOT NULL,
    PRIMARY KEY (article, band)
) WITHOUT ROWID;
CREATE INDEX fingerprints_value ON fingerprints (band, value);

CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""

FULL_TEXT_INDEX = """
CREATE VIRTUAL TABLE search USING fts5 (
    title, source, byline, body,
    content = 'searchable', content_rowid = 'place', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
"""
"""The words of every article, by place: so a search walks its findings newest first and stops when it has enough.

No triggers keep it: where the schema is not trusted these may not write to a virtual table. `word_index` does.
"""
