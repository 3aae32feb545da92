"""How a name stands in its line: at its head, greeted, behind a comma, cited, or just there."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple


class Way(IntEnum):
    """How a name stands in the text, the surest first."""

    AT_HEAD = 0  # "@Name" at the head of a line, or after another name there
    ALONE = 1  # nothing else on the line
    HEAD = 2  # "Name," at the head of a line
    GREETED = 3  # "Hi Name", "Sorry, Name:"
    TOLD = 4  # "in reply to Name", "to Name:"
    BEHIND = 5  # ", Name." at the end of a sentence
    AT = 6  # "@Name" within a sentence
    CITED = 7  # "Name wrote", "as Name says"
    COPIED = 8  # a further "@name" in a bare run of them: who else may read it
    BARE = 9  # the first words of the comment, and the sentence goes on
    NAMED = 10  # anywhere else


SETTLING = frozenset({Way.AT_HEAD, Way.ALONE, Way.HEAD, Way.GREETED, Way.TOLD})
"""Ways that open a block of a comment and leave no doubt who is spoken to."""

RULE = {
    Way.AT_HEAD: "@name at the head of a line",
    Way.ALONE: "name alone on a line",
    Way.HEAD: "name at the head of a line",
    Way.GREETED: "name greeted",
    Way.TOLD: "in reply to name",
    Way.BEHIND: "name behind a sentence",
    Way.AT: "@name within a sentence",
    Way.CITED: "name cited",
    Way.COPIED: "further @name",
    Way.BARE: "name as first word",
    Way.NAMED: "name within a sentence",
}
"""What evidence says the words were taken for."""

MARKS = " \t\u00a0@＠>＞*_~#\"'“”‘’([-–—:.•·"
"""What may stand before the first word of a line."""

QUOTES = frozenset("\"“”„«»‘’'")
"""Marks of quotation, opening and closing."""

TITLE = r"(?:mrs?|ms|miss|dr|prof|professor|sir|herrn?|frau|mme|mlle|madame|monsieur|señora?|sra?|don|doña|signora?)"

GREETING = re.compile(
    r"\W*(?:(?:hi|hello|hey|dear|thanks|thank you|thx|cheers|sorry|yes|yeah|yep|no|nope|well|ok|okay|agreed?|"
    r"i agree(?: with)?|agree with|exactly|right|true|indeed|good point|well said|great|nice|wow|lol|and|but|so|oh|actually|"
    r"ah|sure|same as|totally|completely|congrats|ditto|"
    r"hallo|danke|ja|nein|doch|genau|richtig|stimmt|aber|und|sorry|entschuldigung|tut mir leid|"
    r"merci|bonjour|salut|oui|non|mais|et|désolée?|pardon|bravo|cher|chère|(?:je suis )?d['’]accord(?: avec)?|"
    r"gracias|hola|perdón|sí|pero|y|bien dicho|(?:estoy )?de acuerdo(?: con)?|"
    r"ciao|grazie|scusa|obrigad[oa]|olá|bedankt|hoi|"
    rf"{TITLE}|liebe[rs]?)[\s,:;.!¡¿-]*){{1,3}}",
    re.IGNORECASE,
)
"""Words before a name that turn to its bearer, with a mark behind the name."""

SALUTATION = re.compile(
    r"\W*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|hallo|moin|servus|guten (?:tag|morgen|abend)|"
    rf"sehr geehrter?|bonjour|bonsoir|salut|hola|buen[oa]s (?:días|tardes|noches)|ciao|olá|hoi|liebe[rs]?|ch[eè]re?)[\s,]+"
    rf"(?:{TITLE}[\s.]+)?",
    re.IGNORECASE,
)
"""Greetings that need no mark behind the name."""

THANKS = re.compile(
    r"\W*(?:(?:ok|okay|oh|well|yes|no|so|and|but|lol)[\s,.!]+)?(?:sorry|thanks|thank you|thx|\+1|(?:i )?(?:\w+ )?agree with|"
    rf"(?:i am|i['’]?m) (?:\w+ )?with|danke|merci|gracias)[\s,:]+(?:{TITLE}[\s.]+)?",
    re.IGNORECASE,
)
"""The same of thanks, regrets and consent: "Sorry Name but", "+1 Name"."""

CONCEDES = re.compile(
    r"\W*(?:(?:da|hier|ja|also|nein|aber|und)[\s,]+)?(?:(?:muss|kann|möchte|will|würde) ich|ich (?:\w+ )?(?:gebe|stimme|muss|kann))\s+"
    rf"(?:{TITLE}[\s.]+)?",
    re.IGNORECASE,
)
CONCEDED = re.compile(r"\s+(?:\w+ ){0,2}(?:recht|zu|zustimmen|beipflichten|widersprechen)\b", re.IGNORECASE)
"""How German agrees, with the name between: "Da muss ich Petra recht geben"."""

CONSENT = re.compile(
    r"(?:\b(?:you(?:['’]?re| are)|u r) (?:\w+ )?(?:right|wrong|correct)|\bagreed?|(?:vous avez|tu as|t['’]as) (?:\w+ )?raison|"
    r"\btienes? (?:\w+ )?razón|\b(?:hast|haben) (?:\w+ )?recht|\b(?:good point|well said|thanks|thank you|sorry|merci|danke|gracias|bravo))\s+$",
    re.IGNORECASE,
)
"""What needs no comma before a name, if a mark is behind it: "You are right Josiane, ..."."""

TITLED = re.compile(rf"\W*{TITLE}[\s.]+", re.IGNORECASE)
LED = re.compile(
    rf"\b(?:{TITLE}[\s.]+|(?:(?:my|mon|ma|mein|meine) )?(?:dear|liebe[rs]?|ch[eè]re?|querid[oa]|car[oa])\s+)+$",
    re.IGNORECASE,
)

ANSWERS = (
    r"(?:(?:in reply|in response|replying|replied|reply|responding) to|(?:als |in )?antwort (?:auf|an)|als antwoord op|"
    r"en réponse à|(?:en )?respuesta a|(?:en )?respondiendo a|in risposta a|em resposta a|回[复復覆]|答复|返信先?)"
)
"""What sites print before the name of the one who is answered."""

ARROWS = "[→➜➤↪▸▶►>›»]|->"
"""What sites print between a name and that of the one who is answered, "Ann → Bob"."""

TOLD = re.compile(rf"\W*(?:{ANSWERS}|re|to|an|à|zu)[\s:：]+|\s*(?:{ARROWS})\s*", re.IGNORECASE)
STOP = re.compile(r"[\s\"'*_)\]’”]*(?:\.?\s?[,:;]|[!?…–—、，：；！？。]|\.(?=\s|\.|$)|-(?=\s|-)|$)")
LAST = re.compile(r"\s*(?:[.!?…)！？。]|$)")
AMID = re.compile(r"\s?[,:]\s")
SENTENCE = re.compile(r"(?<=[.!?…])\s+")
TURNS = re.compile(r"\s?[,:!?]")
YOU = re.compile(r"\s(?:you|your|youre|you're|u)\b", re.IGNORECASE)
ASKS = re.compile(
    r"[?？]|\b(?:you|your|youre|u|du|dich|dir|dein|sie|ihnen|ihr|vous|votre|vos|tu|te|toi|usted|ustedes)\b",
    re.IGNORECASE,
)
OF_HIS = re.compile(r"['’]s\b")

SAID = (
    r"(?:wrote|writes|said|says|schrieb|schreibt|sagte?|meinte?|a écrit|écrit|a dit|dit|dijo|dice|escribió|scrive|"
    r"ha scritto|escreveu|disse)"
)
WROTE = re.compile(
    rf"\s*(?:\([^)]*\)\s*)?(?:{SAID}|asked|claims|stated|(?:is|was) (?:\w+ )?(?:right|wrong|correct|mistaken)|has a point|"
    r"makes? an? (?:\w+ )?point|hat (?:\w+ )?recht|a raison|tiene razón)\b",
    re.IGNORECASE,
)
COPIED_HEAD = re.compile(
    r"[\s,–-]+(?:(?:today|yesterday|heute|gestern|hier|hoy|ayer)\b.{0,9}\d|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}\b|\d{1,2}[:.]\d\d\b|\d{4}-\d\d-\d\d)",
    re.IGNORECASE,
)
"""A time behind a name that opens a line: the head of a comment, copied with its words."""
AS = re.compile(r"(?<!such )\b(?:as|like|wie|comme|como)\s+$", re.IGNORECASE)
SAYS = re.compile(
    rf"\s+(?:\w+ )?(?:{SAID}|puts?|noted|notes|points|pointed|mentioned|mentions|suggested)\b", re.IGNORECASE
)
CITING = re.compile(
    r"(?:^|\W)(?:quoting|quote|zitat|citation|cita|(?:wie|comme|como) (?:le )?(?:sagt|schreibt|dit|dice))"
    r"(?: from| by| von| de)?[\s:]+$",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"[\s,;&/+:@]*(?:\b(?:and|und|et|y|or)\b[\s@]*)?", re.IGNORECASE)
AND_MORE = re.compile(r"\s*(?:[&/+]|and\b)\s*@?", re.IGNORECASE)


REACH = 24
"""Characters before a name in which a word for quoting is looked for."""


class Stand(NamedTuple):
    """The surroundings of a name in its line."""

    before: str  # from the line's beginning, or from the end of a name that opens it
    after: str  # to the line's end
    first: bool  # whether this is the comment's first line
    listed: bool  # whether `before` begins behind a name that opens the line
    more: bool  # whether another name of the thread follows an "and"
    polite: bool  # whether politeness is glued to the name, which turns to its bearer without any mark


def called_way(stand: Stand) -> Way:
    """The way of a name with "@" before it."""
    opens = not stand.before.strip(MARKS)
    if stand.listed:
        bare = not stand.before.strip(" \t@＠")
        return Way.COPIED if bare else Way.AT_HEAD if BETWEEN.fullmatch(stand.before) else Way.AT
    if TOLD.fullmatch(stand.before):
        return Way.TOLD
    return Way.AT_HEAD if opens else Way.AT


def is_quoted(stand: Stand) -> bool:
    """Whether a quotation begins with the name, and goes on: "Ann, come home," said her mother."""
    return stand.before[-1:] in QUOTES and stand.after[:1] not in QUOTES


def spoken_way(stand: Stand) -> Way:
    """The way of a name without "@"."""
    before, after = stand.before, stand.after
    opens = BETWEEN.fullmatch(before) is not None if stand.listed else not TITLED.sub("", before, count=1).strip(MARKS)
    ends = (STOP.match(after) is not None and not OF_HIS.match(after)) or stand.polite
    if opens and (ends or (not stand.listed and (stand.more or YOU.match(after)))):
        return Way.ALONE if not after.strip(" \t.,:;!?-–—*_\"'”’)]~") and not stand.listed else Way.HEAD
    if is_greeted(before, after, ends=ends):
        return Way.GREETED
    if TOLD.fullmatch(before) and ends:
        return Way.TOLD
    if stands_behind(before, after) or (ends and CONSENT.search(before)):
        return Way.BEHIND
    if (
        (opens and (WROTE.match(after) or COPIED_HEAD.match(after)))
        or (AS.search(before) and SAYS.match(after))
        or CITING.search(before[-REACH:])
    ):
        return Way.CITED
    return Way.BARE if opens and stand.first else Way.NAMED


def is_greeted(before: str, after: str, *, ends: bool) -> bool:
    """Whether the words before a name turn to its bearer. `ends`: whether a mark is behind it."""
    if SALUTATION.fullmatch(before) or THANKS.fullmatch(before) or (ends and GREETING.fullmatch(before)):
        return True
    return CONCEDES.fullmatch(before) is not None and CONCEDED.match(after) is not None


def stands_behind(before: str, after: str) -> bool:
    """Whether a name stands behind what is said to its bearer ("No, Name."), or turns to him where a sentence begins ("No. Name, you")."""
    if (LAST.match(after) or AMID.match(after)) and LED.sub("", before).rstrip().endswith((",", "，", "、")):
        return True
    *sentences, last = SENTENCE.split(before)
    greets = not last.strip(MARKS) or GREETING.fullmatch(last) is not None
    return bool(sentences) and greets and TURNS.match(after) is not None
