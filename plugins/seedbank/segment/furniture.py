"""What a page prints round its text: times, votes, counters, buttons.

The patterns are those of saved pages in several languages. Each matches a whole line: a time within a sentence is speech.
"""

from __future__ import annotations

import re

from seedbank.model import Role

MONTH = (
    r"(?:jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|févr?(?:ier)?|mar(?:ch|s)?|märz|apr(?:il)?|avr(?:il)?|may|mai|mayo|june?|juni|juin|junio"
    r"|july?|juli|juil(?:let)?|julio|aug(?:ust)?|août|agosto|sept?(?:ember|embre|iembre)?|o[ck]t(?:ober|obre|ubre)?|nov(?:ember|embre|iembre)?"
    r"|de[cz](?:ember)?|déc(?:embre)?|dic(?:iembre)?|enero|febrero|marzo|abril|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre"
    r"|dicembre|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|dezembro|januari|februari|maart|mei|augustus)\.?"
)
DAY = r"(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?,?"
CLOCK = (
    r"\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s*uhr)?(?:\s*\(?(?:[A-Z]{2,4}|utc|gmt)(?:[+-]\d{1,4})?\)?)?"
)
DATE = (
    rf"(?:{DAY}\s*)?(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s*\d{{4}})?|\d{{1,2}}(?:st|nd|rd|th|\.)?\s*(?:of\s+|de\s+)?{MONTH}(?:\s*(?:de\s+)?,?\s*\d{{4}})?"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}年\s*\d{1,2}月\s*\d{1,2}日|\d{4}년\s*\d{1,2}월\s*\d{1,2}일)"
)
UNIT = r"(?:s|m|h|d|w|mo|y|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?)"
AGO = (
    rf"(?:(?:posted|edited|updated|published)\s+)?(?:an?|one|about \d+|\d+)\s*{UNIT}(?:\s*ago)?|just now|(?:yesterday|today|gestern|heute|hier|ayer)(?:,? (?:at|um|à) \d{{1,2}}[:.h]\d{{2}}(?:\s*[ap]\.?m\.?)?)?"
    r"|vor (?:einem?r?|\d+) (?:sekunden?|minuten?|stunden?|tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en)?)"
    r"|il y a (?:une?|\d+) (?:secondes?|minutes?|heures?|jours?|semaines?|mois|ans?)"
    r"|hace (?:una?|\d+) (?:segundos?|minutos?|horas?|días?|semanas?|mes(?:es)?|años?)"
    r"|há (?:uma?|\d+) (?:segundos?|minutos?|horas?|dias?|semanas?|mês|meses|anos?)"
    r"|(?:una?|\d+) (?:secondi|minuti|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]) fa"
    r"|(?:een|\d+) (?:seconden|minuten|uur|dag(?:en)?|weken|maand(?:en)?|jaar) geleden|\d+ ?(?:分|時間|日|秒)前|\d+ ?(?:분|시간|일) ?전"
)
TIME = re.compile(
    rf"(?:(?:posted|published|updated|edited|on|at|am|le|el)\s*:?\s*)*(?:{AGO}|{DATE}(?:\s*(?:[|,·•]|at|um|à|a las|às|alle|-|–)?\s*{CLOCK})?|{CLOCK}(?:\s*[|,·•-]?\s*{DATE})?)\s*(?:\(edited\))?",
    re.IGNORECASE,
)
VOTES = re.compile(
    r"[+-]?\d+\s*\(\s*\+?\d+\s*/\s*-?\d+\s*\)|[+-]\d+(?:\s*[/|]?\s*-\d+)?|[▲△👍⬆❤♥]\s*\d+|\d+\s*[▲▼👍👎⬆⬇❤♥]"
    r"|[+-]?\d[\d,.]*k?\s*(?:likes?|dislikes?|points?|votes?|upvotes?|downvotes?|recommend(?:ed|s|ations)?|thumbs up|hearts?|people like this|gefällt mir|stimmen|j'aime|me gusta|mi piace|curtidas)"
    r"|(?:likes?|dislikes?|points?|votes?|score|rating|recommend(?:ed)?|like)\s*:?\s*[+-]?\d+(?:\s*(?:dis)?likes?\s*:?\s*\d+)?",
    re.IGNORECASE,
)
COUNTER = re.compile(
    r"(?:view |show |see |load )?(?:all )?\(?\d[\d,.]*\)?\s*(?:reader |user |more )?(?:comments?|responses?|repl(?:y|ies)|thoughts(?: on .*)?|kommentare?|antworten|commentaires?|comentarios?|respuestas|coment[áa]rios|commenti|reacties|reacties|件のコメント|コメント|댓글|条评论|评论)"
    r"|(?:comments?|responses?|replies|kommentare?|commentaires?|comentarios?|commenti|reacties|コメント|댓글|评论)\s*[:(（]\s*\d[\d,.]*\s*[)）]?"
    r"|(?:reader |user )?(?:comments?|kommentare|commentaires|comentarios|commenti|discussion)|(?:showing|page)\s+\d+(?:\s*[-–]\s*\d+)?\s+of\s+\d+(?: comments)?|\d+ (?:of|/) \d+|one (?:comment|response|thought on .*)",
    re.IGNORECASE,
)
CONTROL = re.compile(
    r"(?:reply(?: to (?:this|comment|post))?|report(?: (?:abuse|comment|this|as inappropriate))?|share(?: (?:this|on .{1,20}))?|like|dislike|likes?\s*[·|]?\s*reply|permalink|quote|edit|delete|flag(?: as inappropriate)?|follow|unfollow|upvote|downvote|recommend|link"
    r"|(?:log ?in|sign ?in|register|sign up)(?: (?:or .{1,20} )?to (?:leave a |post a |add a )?(?:comment|reply|reply here))?(?: or (?:register|sign up)(?: to .{1,20})?)?"
    r"|(?:leave|post|add|write) a (?:comment|reply)|(?:read|show|load|view|see) (?:more|less|all)(?: (?:comments?|replies|\.\.\.|…))?(?:\.\.\.|…)?|(?:view|show|hide) (?:\d+ )?(?:replies|comments)|join the (?:discussion|conversation)|see in context"
    r"|posted in:.{0,80}|advertisement|advertisements|sponsored|continue reading|sort by:?.{0,20}|newest(?: first)?|oldest(?: first)?|top comments|back to top|print|save|subscribe|comments (?:are )?closed\.?"
    r"|antworten|melden|teilen|gefällt mir|weiterlesen|anzeige|répondre|signaler|partager|lire la suite|publicité|responder|denunciar|compartir|compartilhar|leer más|publicidad|publicidade|rispondi|segnala|condividi|pubblicità|reageren|reageer|beantwoorden|svara|返信|通報|답글|신고|回复|举报|member since \d{4})",
    re.IGNORECASE,
)
KINDS = ((Role.COUNTER, COUNTER), (Role.CONTROL, CONTROL), (Role.VOTES, VOTES), (Role.TIME, TIME))
LONGEST = 100  # characters; no piece of furniture in a saved page was longer
SPEAKABLE = frozenset(
    {
        "reply",
        "report",
        "share",
        "like",
        "dislike",
        "quote",
        "edit",
        "delete",
        "link",
        "follow",
        "save",
        "print",
        "flag",
        "recommend",
        "today",
        "yesterday",
        "heute",
        "gestern",
        "hier",
        "ayer",
        "discussion",
        "comments",
        "newest",
        "oldest",
        "subscribe",
        "teilen",
        "partager",
    }
)
"""Furniture that people say too: one such line on a page proves nothing."""

TRIM = " \t\u00a0|·•-–—"


def kind_of(text: str) -> Role | None:
    """Name the kind of furniture that the line, as a whole, could be. None: it is text."""
    if len(text) > LONGEST:
        return None
    bare = text.strip(TRIM) if not text.startswith(("-", "+")) else text.strip()
    for role, pattern in KINDS:
        if pattern.fullmatch(bare):
            return role
    return None
