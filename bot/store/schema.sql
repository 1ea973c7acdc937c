-- No table holds a platform's user id, a name or an unmasked number: "chat" and "person" are keyed hashes,
-- "address" and "message" are sealed (encrypted), and both are emptied as soon as they have done their work.

CREATE TABLE inbox (
    id          INTEGER PRIMARY KEY,
    event       TEXT NOT NULL UNIQUE,       -- keyed hash of channel, account and the platform's event id
    channel     TEXT NOT NULL,
    chat        TEXT,
    person      TEXT,
    message     TEXT,                       -- sealed Inbound; NULL once answered
    position    INTEGER NOT NULL,           -- the platform's own order within a chat
    received_at REAL NOT NULL
);
CREATE INDEX inbox_open ON inbox (chat, position, id) WHERE message IS NOT NULL;

CREATE TABLE outbox (
    id         INTEGER PRIMARY KEY AUTOINCREMENT, -- never given again: a call's outcome must not meet a later row
    channel    TEXT NOT NULL,
    chat       TEXT,
    person     TEXT,
    address    TEXT,                        -- sealed Address; NULL once sent
    message    TEXT,                        -- sealed Message, one platform call; NULL once sent
    state      TEXT NOT NULL CHECK (state IN ('PENDING', 'SENDING', 'SENT', 'FAILED', 'UNKNOWN')),
    notice     INTEGER NOT NULL DEFAULT 0,  -- 1 for the note that an earlier message may be lost
    attempts   INTEGER NOT NULL DEFAULT 0,
    due_at     REAL NOT NULL,
    expires_at REAL NOT NULL,
    created_at REAL NOT NULL,
    reason     TEXT
);
CREATE INDEX outbox_open ON outbox (chat, id) WHERE state = 'PENDING';
CREATE INDEX outbox_state ON outbox (state, created_at);

CREATE TABLE conversation (
    chat    TEXT NOT NULL,
    person  TEXT NOT NULL,
    state   TEXT NOT NULL,                  -- sealed State
    seen_at REAL NOT NULL,
    PRIMARY KEY (chat, person)
);
CREATE INDEX conversation_person ON conversation (person);

CREATE TABLE reminder (
    chat    TEXT NOT NULL,
    person  TEXT NOT NULL,
    channel TEXT NOT NULL,
    address TEXT NOT NULL,                  -- sealed Address
    unit    TEXT NOT NULL,
    every   TEXT NOT NULL CHECK (every IN ('day', 'week')),
    next_at REAL NOT NULL,
    seen_at REAL NOT NULL,                  -- last message of the person: Zalo's message window
    PRIMARY KEY (chat, person)
);
CREATE INDEX reminder_next ON reminder (next_at);

CREATE TABLE feedback (
    id         INTEGER PRIMARY KEY,
    channel    TEXT NOT NULL,
    person     TEXT NOT NULL,
    text       TEXT NOT NULL,
    question   TEXT,
    answer     TEXT,
    created_at REAL NOT NULL
);

CREATE TABLE token (
    account    TEXT PRIMARY KEY,
    sealed     TEXT NOT NULL
);
