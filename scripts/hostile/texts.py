"""Hostile texts: what people type where a number is asked, characters of every kind, markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

__all__ = ["CANARY", "MARKUP", "NUMBERS", "TEXTS", "UNICODE", "long_text", "text"]

CANARY = "data-canary"
"""The attribute that stands in every markup here: an element that has it was injected."""

_RUN = "window.__pwned=1"

MARKUP = (
    f"<img src=x onerror={_RUN} {CANARY}>",
    f'"><script {CANARY}>{_RUN}</script>',
    f"</p><svg onload={_RUN} {CANARY}>",
    f"</textarea></select></title><iframe srcdoc='<script>parent.__pwned=1</script>' {CANARY}>",
    f"' autofocus onfocus='{_RUN}' {CANARY}='",
    f'" autofocus onfocus="{_RUN}" {CANARY}="',
    f"` onmouseover={_RUN} {CANARY} `",
    f"<math><mtext><table><mglyph><style><img src=x onerror={_RUN} {CANARY}>",
    f"<svg><animate onbegin={_RUN} attributeName=x {CANARY}>",
    f"<details open ontoggle={_RUN} {CANARY}>",
    f"<a href=javascript:{_RUN} {CANARY}>x</a>",
    f"<base href=//canary.invalid/ {CANARY}>",
    f"<meta http-equiv=refresh content='0;url=//canary.invalid/' {CANARY}>",
    f"<style {CANARY}>*{{display:none}}</style>",
    f"&lt;b {CANARY}&gt;&#60;i {CANARY}&#62;",
    f"\\u003cimg src=x onerror={_RUN} {CANARY}\\u003e",
    f"%3Cimg%20src=x%20onerror={_RUN}%20{CANARY}%3E",
    f"javascript:{_RUN}//",
    f"data:text/html,<script {CANARY}>{_RUN}</script>",
    f"${{{_RUN}}}{{{{{_RUN}}}}}<%={_RUN}%>",
    "<!--",
    "--><!doctype html>",
    "]]>",
    "<![CDATA[",
    "</",
    "<?xml version='1.0'?>",
    f"<{'b' * 300} {CANARY}>",
    f"\0<script {CANARY}>{_RUN}</script>",
    "=cmd|' /C calc'!A0",
    "'; DROP TABLE answers; --",
)
"""What becomes an element, an attribute, a script or a formula where text is taken for markup."""

NUMBERS = (
    *("1 234,56 €", "1,2,3", "1.2.3", "1e5", "1E+5", "-1e-5", "0x10", "0b1", "0o7", "1_000", "½"),
    *(
        "²",
        "10²",
        "Ⅳ",
        "④",
        "一二三",
        "١٢٣",
        "१२३",
        "１２３",
        "𝟏𝟐𝟑",
        "٫",
        "1٫5",
        "1٬000",
        "1’234",
        "1'234,5",
    ),
    *("−5", "–5", "—5", "-0", "+5", "--5", "5-", "- 5", "(5)", "5%", "5 %", "% 5", "€5", "5€€"),
    *("5 € par mois", "5 $", "5 £", "450 jours", "12 mois par an", "8h30", "8:30", "1/2", "1 2 3"),
    *("1.500", "1,500", "1.500,00", "1,500.00", "1 500,123", "0,001", "0,00001", ",5", "5,", "."),
    *(
        ",",
        "-",
        "€",
        "NaN",
        "nan",
        "Infinity",
        "-inf",
        "null",
        "true",
        "undefined",
        "[object Object]",
    ),
    *("2026-11-23", "23/11/2026", "0000-00-00", "9999-99-99", "2027-02-29", "2028-02-29"),
    *("2026-W48-1", "20261123", "2023-12-31", "2024-01-01", "2030-12-31", "2031-01-01", "demain"),
    *("99999999999999999999", "0" * 39 + "5", "0." + "0" * 37 + "1", "9" * 15, "9" * 16, "1e999"),
    *(
        "environ 400",
        "400 à 500",
        "quatre cents",
        "400 ?",
        "400 !",
        "=400",
        "'400",
        '"400"',
        "4 00",
    ),
    *(
        "\u00a0400\u00a0",
        "4\u202f00",
        "4\u200900",
        "4\u200b00",
        "\ufeff400",
        "4\t00",
        "4\n00",
        "4\r\n00",
    ),
    *(
        "4\u2028" + "00",
        "4\u0000",
        "\u202e004",
        "4\u0300",
        "4\ufe0f\u20e3",
        "\u3000400\u3000",
        "4\u00ad00",
    ),
)
"""What people type, paste or dictate where a number or a date is asked."""

UNICODE = (
    *("\u0000", "\u0007\u001b[31m", "\u007f\u0085\u009b", "\u2028\u2029", "\ufeff", "\ufffe\uffff"),
    *(
        "\ud800",
        "\udfff",
        "a\ud83d",
        "\ude00b",
        "\udc00\ud800",
        "\U0010ffff",
        "\U000e0041\U000e007f",
    ),
    *("\u202eabc\u202c", "\u2066\u2067\u2068", "\u200f\u200e\u061c", "\u200b\u200c\u200d\u2060"),
    *("e\u0301", "a" + "\u0301" * 60, "\u1100\u1161\u11a8", "ﷺ" * 20, "👩‍👩‍👧‍👦🏳️‍🌈", "İıßſK", "ﬀﬁ"),
    *("日本語", "العربية", "עברית", "ไทย", "𐍈", "\uf8ff\ue000", "Ω≈ç√", "œÉ’« »"),
    *("__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "then"),
    *(
        "length",
        "name",
        "elements",
        "submit",
        "NaN",
        "null",
        "undefined",
        "",
        " ",
        "\t\r\n",
        "\\",
        "\\u",
    ),
    *(
        "%",
        "%00",
        "%E2%80",
        "%ZZ",
        "%u0041",
        "../../etc/passwd",
        "C:\\aux",
        "-",
        "--",
        "#",
        "?",
        "&=",
        ";",
    ),
)
"""Characters of every kind, halves of characters, and names that programs give a meaning to."""

TEXTS = {"number": NUMBERS, "unicode": UNICODE, "markup": MARKUP}
"""Every hostile text, by kind."""

_LENGTHS = (50, 300, 5_000, 100_000)


def text(random: Random, kind: str) -> str:
    """A text of a kind: as it stands, two of them in a row, or with one character put elsewhere."""
    one = random.choice(TEXTS[kind])
    way = random.choice(("as it stands", "as it stands", "two", "moved"))
    if way == "two":
        return one + random.choice(TEXTS[kind])
    if way == "moved" and one:
        at, place = random.randrange(len(one)), random.randrange(len(one))
        rest = one[:at] + one[at + 1 :]
        return rest[:place] + one[at] + rest[place:]
    return one


def long_text(random: Random, kind: str) -> str:
    """A text of a kind, over and over."""
    return (text(random, kind) or "0") * random.choice(_LENGTHS)
